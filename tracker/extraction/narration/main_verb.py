"""Whether the main verb of a clause tells what happened or what is so."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.kind_words import (
    ADJECTIVES_LIKE_PARTICIPLES,
    IRREGULAR_PAST,
    PARTICIPLES,
    STATIVE_VERBS,
    UNCHANGED_PAST,
)
from tracker.extraction.lexicon.words import (
    BE,
    CONJUNCTIONS,
    DETERMINERS,
    HYPOTHETICAL,
    NEGATIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from tracker.extraction.narration.adverbials import is_adverb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_FUTURE = frozenset({"will", "won't"})
_MODALS = HYPOTHETICAL
_PLANNED = frozenset({"scheduled", "set", "due", "slated", "planned"})
_BE_NOW = frozenset({"is", "are", "am", "'s", "'re", "isn't", "aren't"})
_HAVE = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't"})
_DO = frozenset({"do", "does", "don't", "doesn't"})
_DID = frozenset({"did", "didn't"})
_SHORTEST_PAST = len("used")
_LONGEST_OPENING = 25
_MOST_TOKENS = 80
_OPENS_ADVERBIAL = PREPOSITIONS | CONJUNCTIONS - {"and"}
_SURELY_FINITE = BE - {"be", "been", "being"} | _HAVE | _MODALS | _FUTURE | _DO | _DID
_TELL_BY_THEMSELVES = BE | _BE_NOW | _HAVE | _MODALS | _FUTURE | _DO | _DID
_SURELY_VERBS = BE | _HAVE | _MODALS
_AUXILIARIES = BE | _HAVE
_BEFORE_PARTICIPLE = DETERMINERS | PREPOSITIONS | {"'s", ",", "and"} - {"this"}
_BEFORE_NOUN = DETERMINERS | PREPOSITIONS
_BEFORE_ADJECTIVE = DETERMINERS - {"that", "all", "both", "each"}
_ENDS_CLAUSE = RELATIVES | CONJUNCTIONS | PRONOUNS


class Happening(Enum):
    """What a clause tells: something that happened, that is so, that lies ahead, or one cannot say."""

    EVENT = auto()
    STATE = auto()
    AHEAD = auto()
    UNSURE = auto()


def happening_of(tokens: Sequence[Token]) -> Happening:
    """Return what the main verb tells, as far as its form and a list of verbs of state show it."""
    tokens = tokens[:_MOST_TOKENS]
    number = after_opening(tokens)
    skipping = False
    while number < len(tokens):
        token = tokens[number]
        if token.lower in RELATIVES and number and tokens[number - 1].lower not in PREPOSITIONS:
            skipping = True
        elif found := _tells(tokens, number):
            if not skipping:
                return found
            skipping = False
            number = _after_relative(tokens, number)
            continue
        number += 1
    return Happening.UNSURE


def after_opening(tokens: Sequence[Token]) -> int:
    """Return the place after `In 2019,` and `Although it rained,`."""
    first = next((n for n, token in enumerate(tokens) if not is_adverb(token)), 0)
    opens = bool(tokens) and tokens[first].lower in _OPENS_ADVERBIAL
    if not opens:
        return 0
    comma = next((n for n, token in enumerate(tokens[:_LONGEST_OPENING]) if token.text == ","), -1)
    return comma + 1


def _after_relative(tokens: Sequence[Token], verb: int) -> int:
    """Return the place after a relative clause: its comma if it has one, else just after its verb."""
    opened = any(token.text == "," for token in tokens[:verb])
    comma = next((n for n in range(verb + 1, len(tokens)) if tokens[n].text == ","), None)
    return comma + 1 if opened and comma is not None else verb + 1


def _tells(tokens: Sequence[Token], number: int) -> Happening | None:
    """Return what the token tells if it is a finite verb, else None."""
    token = tokens[number]
    if token.is_capital and number:
        return None
    if token.lower in _TELL_BY_THEMSELVES or token.lower.endswith("n't"):
        following = (t for t in tokens[number + 1 : number + 5] if t.lower in NEGATIONS or not _is_loose(t))
        return _auxiliary_tells(token.lower, [t.lower for t in following])
    if token.lower in STATIVE_VERBS and _follows_subject(tokens, number):
        return Happening.STATE
    return Happening.EVENT if _is_past(tokens, number) else None


def _auxiliary_tells(word: str, following: Sequence[str]) -> Happening | None:
    after = following[0] if following else ""
    if word in _FUTURE:
        return Happening.AHEAD
    if word in _DID:
        return Happening.UNSURE
    if (
        word in _MODALS
        or word in _DO
        or word.endswith("n't")
        or (word in _AUXILIARIES and after in NEGATIONS)
    ):
        return Happening.STATE
    if word in _BE_NOW:
        return _present(after)
    if word in BE:
        return Happening.EVENT if _is_participle(after) else Happening.STATE
    return _perfect(following) if word in _HAVE else None


def _is_loose(token: Token) -> bool:
    """Tell a word that may stand between an auxiliary and its verb, as in `has since more than doubled`."""
    return is_adverb(token) or token.lower in {"more", "than", "since"}


def _present(after: str) -> Happening:
    """Tell `is due to open` and `is moving`, which happen, from `is a member`."""
    if after in _PLANNED:
        return Happening.EVENT
    return Happening.UNSURE if after.endswith("ing") else Happening.STATE


def _perfect(following: Sequence[str]) -> Happening:
    """Tell `has closed` from `has been ill`, `has had` and `has three ports`."""
    after = following[0] if following else ""
    if after == ",":
        return Happening.EVENT if any(_is_participle(word) for word in following) else Happening.STATE
    if after == "been":
        return (
            Happening.EVENT if _is_participle(following[1] if len(following) > 1 else "") else Happening.STATE
        )
    if not _is_participle(after) or after in STATIVE_VERBS:
        return Happening.STATE
    return Happening.EVENT


def _is_participle(word: str) -> bool:
    return (word.endswith(("ed", "en")) and word not in ADJECTIVES_LIKE_PARTICIPLES) or word in PARTICIPLES


def _follows_subject(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether a word that may also be a noun stands where a verb stands."""
    if number == 0:
        return False
    before = tokens[number - 1]
    after = tokens[number + 1] if number + 1 < len(tokens) else None
    if before.lower in _BEFORE_NOUN or not before.is_word or after is None:
        return before.lower in PRONOUNS or before.text == ","
    past = after.lower in IRREGULAR_PAST or after.lower.endswith("ed")
    return after.is_word and not past and after.lower not in _SURELY_VERBS


def _is_past(tokens: Sequence[Token], number: int) -> bool:
    """Tell a finite past from a participle that goes with a noun, as in `a leaked memo`."""
    word = tokens[number].lower
    if word in UNCHANGED_PAST:
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        return number > 0 and following is not None and _opens_object(following)
    if word in IRREGULAR_PAST:
        return number > 0 and tokens[number - 1].lower not in _BEFORE_ADJECTIVE
    if (
        not word.endswith("ed")
        or len(word) < _SHORTEST_PAST
        or word in ADJECTIVES_LIKE_PARTICIPLES
        or number == 0
    ):
        return False
    if _finite_follows(tokens, number):
        return False
    back = number - 1
    while back > 0 and is_adverb(tokens[back]):
        back -= 1
    after = tokens[number + 1].lower if number + 1 < len(tokens) else ""
    return tokens[back].lower not in _BEFORE_PARTICIPLE and after != "by"


def _opens_object(token: Token) -> bool:
    return token.lower in DETERMINERS or token.text[0].isdigit()


def _finite_follows(tokens: Sequence[Token], number: int) -> bool:
    """Tell whether the same clause goes on to a sure verb, as in `the fee charged in May is too high`."""
    for token in tokens[number + 1 :]:
        if not token.is_word or token.lower in _ENDS_CLAUSE:
            return False
        if token.lower in _SURELY_FINITE:
            return True
    return False
