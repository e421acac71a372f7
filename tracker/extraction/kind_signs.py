"""By which words of a claim one tells that it foretells, judges, takes a side, or counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.checkworthiness import has_date
from tracker.extraction.lexicon.cue_verbs import CUE_VERBS, SILENT_CUE_VERBS, CueForm
from tracker.extraction.lexicon.kind_words import (
    ACCUSATIONS,
    ACCUSING_VERBS,
    ALLEGIANCES,
    BEFORE_NOUN,
    CHANGES,
    CONSEQUENCES,
    IRREGULAR_PAST,
    JUDGEMENTS,
    LINKING,
    MINDS,
    MY_MINDS,
    PARTICIPLES,
    PLAIN_STANCES,
    PREDICATE_JUDGEMENTS,
)
from tracker.extraction.lexicon.numbers import APPROXIMATE, MULTIPLIERS, NUMBER_WORDS
from tracker.extraction.lexicon.words import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVES,
    ROUND_FIGURES,
)
from tracker.extraction.narration.adverbials import is_adverb, is_verb
from tracker.extraction.narration.main_verb import Happening, after_opening, happening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

FUTURE = frozenset({"will", "would", "won't", "wouldn't", "'ll", "shall"})
_NO_FORECAST = frozenset({"like", "you", "i", "we", "say", "tell", "admit", "add", "note", "argue"})
_POSSIBLE = frozenset({"could", "may", "might", "can"})
_SHARES = frozenset({"half", "third", "quarter", "majority", "average"})
_FIGURES = (set(NUMBER_WORDS) | set(MULTIPLIERS) | ROUND_FIGURES | _SHARES) - {"one", "m", "k"}
_LARGE_WORDS = frozenset({"million", "billion", "trillion", "hundred", "thousand"})
_HEDGES = APPROXIMATE - {"some", "over", "under"}
_CLAUSE_LINKS = RELATIVES | {"whose", "where", "whom"}
_I_AND_WE = frozenset({"i", "we"})
_SPEAKERS = _I_AND_WE | {"i'm", "we're"}
_OPENS_CONTENT = PREPOSITIONS | MINDS
_BEFORE_PHRASE = DETERMINERS | PREPOSITIONS
_BEFORE_PARTICIPLE = BE | {"and", ",", "having"}
_COPULAS = BE | LINKING
_OUTCOMES = CONSEQUENCES | CHANGES
_ENDS_PREDICATE = PREPOSITIONS - {"of"}
_NEEDED = frozenset({"need", "needs"})
_OBLIGED = frozenset({"we", "you", "we've", "you've"})
_DOUBTING = frozenset({"do", "don't", "can't"})
_MUST = frozenset({"have", "got", "has"})
_TAKES_STAND = frozenset({"would"}) | _NEEDED | _MUST | _SPEAKERS
_MOST_TOKENS = 60
_LONGEST_JUDGEMENT = 40
_LONGEST_COUNT = 32
_NEAR = 6


def is_figure(token: Token) -> bool:
    """Tell a number, in digits or in words, or a share such as `half`."""
    return token.text[0].isdigit() or token.lower in _FIGURES or token.lower.removesuffix("s") in _FIGURES


def is_modal(tokens: Sequence[Token], number: int) -> bool:
    """Tell the verb of `prices will rise` from the noun of `the will was read` and from a name."""
    token = tokens[number]
    if number and (tokens[number - 1].lower in BEFORE_NOUN or tokens[number - 1].lower.endswith("'s")):
        return False
    named = number + 1 < len(tokens) and tokens[number + 1].is_capital
    return not (token.is_capital and (named or (number > 0 and tokens[number - 1].is_word)))


def main_verb(tokens: Sequence[Token]) -> int | None:
    """Return which token is the finite verb of the first sentence's main clause, as far as its form shows.

    In `I think that prices will rise` it is that of what is thought.
    """
    skipping = False
    for number in range(after_opening(tokens), min(len(tokens), _MOST_TOKENS)):
        token = tokens[number]
        if token.text in ".!?;" and number > 1:
            return None
        before = tokens[number - 1].lower if number else ""
        if number and token.lower in _CLAUSE_LINKS and before not in _OPENS_CONTENT:
            skipping = True
        elif token.lower in MINDS and not skipping:
            continue
        elif _is_finite(tokens, number):
            if not skipping:
                return number
            skipping = False
    return None


def _is_finite(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if token.lower in AUXILIARIES:
        return is_modal(tokens, number) and not (number and tokens[number - 1].lower == "to")
    if _contracted(token):
        return True
    before = tokens[number - 1].lower if number else ""
    if not number or token.is_capital or before in _BEFORE_PHRASE:
        return False
    if _stance_of(tokens, number) or is_verb(token) or token.lower in IRREGULAR_PAST:
        return True
    after = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    return token.lower.endswith("ed") and before not in _BEFORE_PARTICIPLE and after != "by"


def _contracted(token: Token) -> str | None:
    """Return the auxiliary in `we'll` and `it's`; a noun's `'s` is none."""
    stem, mark, tail = token.lower.rpartition("'")
    if not mark:
        return None
    if tail == "s":
        return "is" if stem in {"it", "that", "there", "he", "she", "what", "here", "this"} else None
    return {"ll": "'ll", "re": "are", "m": "am", "ve": "have", "d": "would"}.get(tail)


def _stance_of(tokens: Sequence[Token], number: int) -> bool:
    """Tell `the United States supports the plan`, whose verb takes a side by itself."""
    verb = CUE_VERBS.get(tokens[number].lower) or SILENT_CUE_VERBS.get(tokens[number].lower)
    if verb is None or verb.lemma not in PLAIN_STANCES or number + 1 >= len(tokens):
        return False
    before, after = tokens[number - 1], tokens[number + 1]
    if verb.form is CueForm.PRESENT_S:
        return before.is_capital and after.is_word and not after.is_capital
    if verb.form is CueForm.PAST:
        return verb.lemma in {"oppose", "support"} and before.lower not in BE and after.lower != "by"
    return verb.form is CueForm.BASE and before.lower in {"we", "i", "they"}


def _verb_after(tokens: Sequence[Token], number: int) -> str:
    return next(
        (t.lower for t in tokens[number + 1 : number + _NEAR] if not is_adverb(t) and t.lower != "not"), ""
    )


def foretells(tokens: Sequence[Token]) -> bool:
    """Tell `prices will rise` and `it could lead to layoffs` from `it would have helped`."""
    number = main_verb(tokens)
    if number is None:
        return False
    word = _contracted(tokens[number]) or tokens[number].lower
    following = _verb_after(tokens, number)
    if number + 1 < len(tokens) and tokens[number + 1].lower == "rather":
        return False
    if word in FUTURE:
        return following not in _NO_FORECAST and not _is_unreal(tokens, number)
    if word in _POSSIBLE:
        return following in _OUTCOMES
    return (
        word in BE
        and following in {"going", "gonna"}
        and any(t.lower == "to" for t in tokens[number + 1 : number + 4])
    )


def _is_unreal(tokens: Sequence[Token], number: int) -> bool:
    """Tell `would have helped`, of what did not happen, from `would have consequences`."""
    words = [t.lower for t in tokens[number + 1 : number + _NEAR] if not is_adverb(t) and t.lower != "not"]
    return (
        len(words) > 1 and words[0] == "have" and (words[1].endswith(("ed", "en")) or words[1] in PARTICIPLES)
    )


def takes_side(tokens: Sequence[Token]) -> bool:
    """Tell what ought to be, whom one stands by and what is called false or unjust."""
    words = [token.lower for token in tokens[:_MOST_TOKENS]]
    opens = bool(words) and words[0] in ALLEGIANCES
    stands = not _TAKES_STAND.isdisjoint(words)
    if opens or (stands and any(_is_stand(words, number) for number in range(len(words) - 2))):
        return True
    accuses = not ACCUSING_VERBS.isdisjoint(words)
    if accuses or happening_of(tokens) is Happening.EVENT:
        return accuses
    verb = main_verb(tokens)
    return (verb is not None and _stance_of(tokens, verb)) or _says_of_subject(tokens, ACCUSATIONS)


def _is_stand(words: Sequence[str], number: int) -> bool:
    """Tell `we have to`, `needs to`, `would rather` and `we stand with` from what is so."""
    word, after = words[number], words[number + 1]
    before = words[number - 1] if number else ""
    if word == "would" and after == "rather":
        return True
    if after == "to" and word in _NEEDED:
        return before not in DETERMINERS
    if after == "to" and word in _MUST:
        return before in _OBLIGED or word == "got"
    return word in _SPEAKERS and not ALLEGIANCES.isdisjoint(words[number + 1 : number + 3])


def _says_of_subject(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    """Tell whether any of the clauses says with one of `words` what its subject is."""
    tokens = tokens[:_MOST_TOKENS]
    if words.isdisjoint(token.lower for token in tokens):
        return False
    return any(not words.isdisjoint(_predicate(tokens, number)) for number in range(len(tokens)))


def _predicate(tokens: Sequence[Token], verb: int) -> set[str]:
    """Return the words that say what the subject is: those after `is` or `seems`."""
    word = _contracted(tokens[verb]) or tokens[verb].lower
    if word not in _COPULAS:
        return set()
    found: set[str] = set()
    for token in tokens[verb + 1 : verb + 1 + _NEAR]:
        if token.text in ",.;:—–" or (token.lower in _ENDS_PREDICATE and found):
            break
        found.add(token.lower)
    return found


def judges(tokens: Sequence[Token]) -> bool:
    """Tell a judgement or feeling without a figure, a date or anything that happened."""
    words = [token for token in tokens if token.is_word]
    if len(words) > _LONGEST_JUDGEMENT or any(is_figure(token) for token in words) or has_date(words):
        return False
    if happening_of(tokens) is Happening.EVENT:
        return False
    if any(token.lower in JUDGEMENTS for token in words) or any(t.text == "!" for t in tokens[-1:]):
        return True
    return _says_of_subject(tokens, PREDICATE_JUDGEMENTS) or _is_my_mind(words)


def _is_my_mind(words: Sequence[Token]) -> bool:
    """Tell `I think` and `I don't believe` at the start."""
    opening = [token.lower for token in words[:4] if not is_adverb(token)][:3]
    if len(opening) < len(("i", "think")) or opening[0] not in _I_AND_WE:
        return False
    return opening[1] in MY_MINDS or (opening[1] in _DOUBTING and opening[-1] in MY_MINDS)


def counts(tokens: Sequence[Token]) -> bool:
    """Tell a short claim with a rough number of a thousand or more, as in `it killed about 60,000 people`."""
    words = [token for token in tokens if token.is_word]
    return len(words) <= _LONGEST_COUNT and any(
        _is_large(words, number) and is_figure(word) and _is_hedged(words, number)
        for number, word in enumerate(words)
    )


def _is_hedged(words: Sequence[Token], number: int) -> bool:
    before = [word.lower for word in words[max(0, number - 2) : number]]
    return bool(before) and (before[-1] in _HEDGES or " ".join(before) in _HEDGES)


def _is_large(words: Sequence[Token], number: int) -> bool:
    following = words[number + 1].lower if number + 1 < len(words) else ""
    return "," in words[number].text or following in _LARGE_WORDS
