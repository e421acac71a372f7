"""Speech within speech: who speaks in what is reported, as in `the paper reported that the ministry said`."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.cue_verbs import CUE_VERBS, CueForm, CueVerb
from tracker.extraction.lexicon.words import (
    CONJUNCTIONS,
    DETERMINERS,
    NEGATIONS,
    NOUN_PREPOSITIONS,
    PLURAL_SUBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBJECT_STARTS,
)
from tracker.extraction.narration.adverbials import is_adverb, is_time_at, is_verb, skip_adverbials
from tracker.extraction.phrases import noun_phrase_before
from tracker.extraction.structure.tokens import Sentence, Token, tokenise_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.phrases import Range
    from tracker.extraction.structure.quotations import Quotation
    from tracker.text.spans import Span

_PLAIN = frozenset(
    "say report announce deny confirm claim warn insist allege acknowledge admit declare".split(),  # noqa: SIM905
)
_ADDRESSED = frozenset({"tell", "assure", "inform", "notify"})
_URGING = frozenset({"urge"})
_SPEECH = _PLAIN | _ADDRESSED | _URGING
_PERFECT = frozenset({"has", "have", "had"})
_NO_SUBJECT = frozenset(
    """
    i we you who whom which that there what nobody none neither noone nothing everybody anybody
    somebody no not if whether when where why how
    """.split(),  # noqa: SIM905
)
_MIXED = frozenset({"but", "while", "whereas", "although", "though", "and"})
# Whose speaker is `half of the voters` loses its figure when the speaker is taken out of it.
_SHARES = frozenset({"percent", "per", "majority", "minority", "half", "third", "quarter", "share", "most"})
_NO_CLAUSE = frozenset({"to", "of", "so", "about"})
_ENDS = frozenset({".", "!", "?", ";"})
_NEVER_LAST = PREPOSITIONS | DETERMINERS | {"and"}
_LONGEST_SUBJECT = 10
_LONGEST_LEAD = 16
_LONGEST_OBJECT = 12
_SHORTEST_CONTENT = 3
_MOST_TOKENS = 200
_MOST_CHARACTERS = 2000
_OPENS_CONTENT = DETERMINERS | SUBJECT_STARTS
_NEVER_ALONE = DETERMINERS - {"some", "many", "others", "all", "both"}
_CLOSED = CONJUNCTIONS | PRONOUNS | (PREPOSITIONS - NOUN_PREPOSITIONS)
_OPENS_FRAGMENT = CONJUNCTIONS - {"that"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    """An attribution that stands in the content of another; `content` is without a leading `that`."""

    speaker: Span
    cue: Span
    content: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A finite verb of speech with its auxiliaries, `[first, after)`, and its subject, as token ranges."""

    lemma: str
    first: int
    after: int
    subject: Range


def find_inner(text: str, content: Span, quotations: Sequence[Quotation]) -> Inner | None:
    """Return the attribution with which `content` begins or in which it ends, if there is a sure one.

    `quotations` are those of the whole text, in order. What stands in quotation marks is not looked into. The
    content found may hold another such attribution in its turn.
    """
    short = content.end - content.start <= _MOST_CHARACTERS
    sentence = _sentence(text, content, quotations) if short else None
    if sentence is None or not _SHORTEST_CONTENT < len(sentence.tokens) <= _MOST_TOKENS:
        return None
    tokens = sentence.tokens
    if any(token.lower in _ENDS for token in tokens[:-1]) or tokens[-1].text == "?":
        return None
    if tokens[-1].text == ".":
        sentence = Sentence(
            span=sentence.span, paragraph=0, tokens=tokens[:-1], quotations=sentence.quotations
        )
    return _according(sentence) or _leading(sentence) or _trailing(sentence)


def _sentence(text: str, content: Span, quotations: Sequence[Quotation]) -> Sentence | None:
    """Return the content as tokens, or None where a quotation reaches over one of its edges."""
    first = bisect_left(quotations, content.start, key=lambda quotation: quotation.outer.end)
    inside: list[Quotation] = []
    for quotation in quotations[first:]:
        if quotation.outer.start >= content.end:
            break
        if quotation.outer.end > content.start:
            inside.append(quotation)
    if not all(content.contains(quotation.outer) for quotation in inside):
        return None
    return tokenise_sentence(text, content, inside, 0)


def _according(sentence: Sentence) -> Inner | None:
    """Read `according to the embassy, it rained` and `it rained, according to the embassy`."""
    tokens = sentence.tokens
    at = next((n for n, token in enumerate(tokens) if token.lower == "according"), len(tokens))
    if at + 2 >= len(tokens) or tokens[at + 1].lower != "to":
        return None
    speaker = _phrase_after(tokens, at + 2)
    if speaker is None or speaker[1] - speaker[0] > _LONGEST_SUBJECT or not _may_speak(tokens, speaker):
        return None
    after = skip_adverbials(tokens, speaker[1])
    if at == 0 and after < len(tokens) and tokens[after].text == ",":
        said = (after + 1, len(tokens))
    elif after == len(tokens):
        said = (0, at - 1 if at and tokens[at - 1].text == "," else at)
    else:
        return None
    return _inner(sentence, speaker, (at, at + 2), said)


def _leading(sentence: Sentence) -> Inner | None:
    """Read `the ministry had said that it rained`."""
    tokens = sentence.tokens
    start = 1 if tokens[0].lower == "that" else 0
    cue = _first_cue(tokens, start, min(len(tokens), _LONGEST_LEAD))
    if cue is None:
        return None
    first = _after_cue(tokens, cue)
    if first is None or _mixes(tokens, first):
        return None
    return _inner(sentence, cue.subject, (cue.first, cue.after), (first, len(tokens)))


def _trailing(sentence: Sentence) -> Inner | None:
    """Read `it rained, officials told the Times` and `it rained, said the ministry`."""
    tokens = sentence.tokens
    comma = next((n for n in range(len(tokens) - 1, 0, -1) if tokens[n].text == ","), None)
    if comma is None or len(tokens) - comma > _LONGEST_LEAD + _LONGEST_OBJECT:
        return None
    cue = _first_cue(tokens, comma + 1, len(tokens))
    if cue is not None:
        after = cue.after
        if cue.lemma in _ADDRESSED:
            listener = _phrase_after(tokens, after)
            after = listener[1] if listener else 0
        ends = after and cue.lemma not in _URGING and skip_adverbials(tokens, after) == len(tokens)
        return _inner(sentence, cue.subject, (cue.first, cue.after), (0, comma)) if ends else None
    verb = CUE_VERBS.get(tokens[comma + 1].lower) if comma + 2 < len(tokens) else None
    speaker = _phrase_after(tokens, comma + 2)
    if verb is None or verb.lemma not in _PLAIN or verb.form is not CueForm.PAST or speaker is None:
        return None
    sure = (
        speaker[1] == len(tokens)
        and speaker[1] - speaker[0] <= _LONGEST_SUBJECT
        and _may_speak(tokens, speaker)
    )
    return _inner(sentence, speaker, (comma + 1, comma + 2), (0, comma)) if sure else None


def _first_cue(tokens: Sequence[Token], start: int, limit: int) -> _Cue | None:
    """Return the first verb of speech, if the noun phrase that begins at `start` is its subject."""
    for number in range(start + 1, limit):
        verb = CUE_VERBS.get(tokens[number].lower)
        if verb is None or verb.lemma not in _SPEECH or verb.form is CueForm.ING or tokens[number].is_capital:
            continue
        first = number
        while first > start and (is_adverb(tokens[first - 1]) or tokens[first - 1].lower in _PERFECT):
            first -= 1
        perfect = any(token.lower in _PERFECT for token in tokens[first:number])
        while first < number and tokens[first].lower not in _PERFECT:
            first += 1
        subject = noun_phrase_before(tokens, first)
        if subject is None or subject[0] != start or not _may_speak(tokens, subject):
            return None
        if (perfect and verb.form is not CueForm.PAST) or not _is_finite(tokens, number, verb, subject):
            return None
        negated = any(token.lower in NEGATIONS for token in tokens[subject[1] : number])
        return None if negated else _Cue(lemma=verb.lemma, first=first, after=number + 1, subject=subject)
    return None


def _is_finite(tokens: Sequence[Token], number: int, verb: CueVerb, subject: Range) -> bool:
    """Tell the verb of `the unions claim that` from `the union's claim that` and `losses reported by`."""
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if verb.form is CueForm.PAST and after is not None and (after.lower == "by" or is_verb(after)):
        return False
    head = tokens[subject[1] - 1].lower
    if verb.form is CueForm.BASE and not (head.endswith("s") or head in PLURAL_SUBJECTS):
        return False
    opens = after is None or after.is_capital or after.lower in _OPENS_CONTENT
    return opens or not verb.homograph


def _phrase_after(tokens: Sequence[Token], first: int) -> Range | None:
    """Return the short noun phrase that begins at `first`, without an adverbial at its end."""
    after = first
    while after < min(len(tokens), first + _LONGEST_SUBJECT + 1) and _goes_on(tokens, first, after):
        after += 1
    return (first, after) if after > first and tokens[after - 1].lower not in _NEVER_LAST else None


def _goes_on(tokens: Sequence[Token], first: int, number: int) -> bool:
    token = tokens[number]
    if number == first and token.lower in PRONOUNS:
        return True
    if number > first and tokens[first].lower in PRONOUNS:
        return False
    if not token.is_word:
        return token.text in {"&", "'", "’", "-"} and number > first
    if token.lower == "and":
        return number + 1 < len(tokens) and tokens[number + 1].is_capital
    timely = token.is_time or (token.lower in PREPOSITIONS and is_time_at(tokens, number + 1))
    return not (token.lower in _CLOSED or is_verb(token) or is_adverb(token) or timely)


def _may_speak(tokens: Sequence[Token], subject: Range) -> bool:
    first, after = subject
    words = tokens[first:after]
    if len(words) > _LONGEST_SUBJECT or any(word.is_quotation or is_verb(word) for word in words):
        return False
    counted = any(word.text == "%" or word.lower in _SHARES for word in words)
    lone = len(words) == 1 and words[0].lower in _NEVER_ALONE
    linked = any(word.lower in RELATIVES for word in words) or words[-1].lower.endswith("'s")
    return not (lone or linked or counted or words[0].lower in _NO_SUBJECT)


def _after_cue(tokens: Sequence[Token], cue: _Cue) -> int | None:
    """Return where the content after a cue begins, or None where it is not sure to be one."""
    after = cue.after
    if after >= len(tokens):
        return None
    if cue.lemma in _URGING:
        return (
            after
            if any(token.lower == "to" for token in tokens[after + 1 : after + _LONGEST_OBJECT])
            else None
        )
    if cue.lemma in _ADDRESSED:
        return _after_listener(tokens, after)
    if cue.lemma == "warn" and (warned := _after_listener(tokens, after)) is not None:
        return warned
    first = skip_adverbials(tokens, after)
    if first + 1 < len(tokens) and tokens[first].lower == "that" and not is_time_at(tokens, first):
        return first + 1
    plain = tokens[after].is_word or tokens[after].is_quotation
    holds_verb = any(is_verb(token) or token.is_quotation for token in tokens[after + 1 :])
    return after if plain and holds_verb and tokens[after].lower not in _NO_CLAUSE else None


def _after_listener(tokens: Sequence[Token], after: int) -> int | None:
    """Return the place after `allies in February that`."""
    for number in range(after, min(len(tokens), after + _LONGEST_OBJECT)):
        if tokens[number].lower == "that" and not is_time_at(tokens, number):
            return number + 1 if number > after else None
        if not tokens[number].is_word or is_verb(tokens[number]):
            return None
    return None


def _mixes(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a second speaker follows, as in `the ministry said it rained but the union denied it`."""
    joined = False
    for token in tokens[first:]:
        joined = joined or token.lower in _MIXED
        verb = CUE_VERBS.get(token.lower) if joined else None
        if verb and verb.lemma in _SPEECH and verb.form is CueForm.PAST:
            return True
    return False


def _inner(sentence: Sentence, speaker: Range, cue: Range, said: Range) -> Inner | None:
    """Return the attribution, if what is said is a clause of its own."""
    tokens = sentence.tokens[said[0] : said[1]]
    if len(tokens) < _SHORTEST_CONTENT or tokens[0].lower in _OPENS_FRAGMENT:
        return None
    return Inner(
        speaker=sentence.span_of(*speaker),
        cue=sentence.span_of(*cue),
        content=(sentence.span_of(*said),),
    )
