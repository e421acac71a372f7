"""Whether what happens at a place in a sentence is over or still to come, by the verb nearest to it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.clauses import (
    BETWEEN_VERBS,
    CLAUSE_BOUNDARIES,
    IRREGULAR_PARTICIPLES,
    NO_PARTICIPLES,
    NOUN_OPENERS,
    PAST_HELPERS,
    PRETERITES,
    STARTS_AHEAD,
    STAYS,
    SURE_TO,
    UNSURE_TENSE,
    WILL,
    WISHES,
)
from tracker.extraction.lexicon.words import DETERMINERS

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tense(StrEnum):
    """When something happens, seen from who writes."""

    PAST = "past"
    FUTURE = "future"


_FARTHEST = 24
_AHEAD_OR_UNSURE = WILL | WISHES | UNSURE_TENSE
_HELPERS_OF_HAVE = UNSURE_TENSE | WILL | {"to", "not"}
_DESCRIBED_AFTER = NOUN_OPENERS | STAYS
_PAST_FORMS = PRETERITES | IRREGULAR_PARTICIPLES
_SHORTEST = len("died")
_NOUN_REACH = 3


def tense_at(tokens: Sequence[str], first: int, after: int) -> Tense | None:
    """Return when that happens which is said to be at `tokens[first:after]`; None when it could be either.

    The verb before it in its clause counts, or the one after it if it opens the clause or stands beside it.
    """
    lowest = max(0, first - _FARTHEST)
    at = first - 1
    while at >= lowest and tokens[at].lower() not in CLAUSE_BOUNDARIES:
        found = _verb(tokens, at)
        if found is not None:
            return found.tense
        at -= 1
    opens = all(_leads(word) for word in tokens[at + 1 : first])
    return _tense_after(tokens, after, opens=opens) if at < 0 or at >= lowest else None


class _Found:
    """A verb that was found; its tense may be unsure."""

    __slots__ = ("tense",)

    def __init__(self, tense: Tense | None) -> None:
        self.tense = tense


def _leads(word: str) -> bool:
    return word.lower() in {"on", "in", "early", "late", "since", "“", '"', "then", "earlier", "later"}


def _tense_after(tokens: Sequence[str], after: int, *, opens: bool) -> Tense | None:
    at = after + 1 if opens and after < len(tokens) and tokens[after] == "," else after
    highest = min(len(tokens), at + _FARTHEST)
    while at < highest and tokens[at].lower() not in CLAUSE_BOUNDARIES:
        found = _verb(tokens, at)
        if found is not None:
            return found.tense
        if not opens and not _is_between(tokens[at].lower()):
            return None
        at += 1
    return None


def _verb(tokens: Sequence[str], at: int) -> _Found | None:
    """Return the tense of the verb at `at`, None when there is none."""
    word = tokens[at].lower().replace("’", "'")
    if word in WILL or word.endswith("'ll"):
        return _Found(Tense.FUTURE)
    if word in PAST_HELPERS:
        return _Found(Tense.PAST)
    if word == "to" and _opens_infinitive(tokens, at):
        return _Found(_before_to(tokens, at))
    if not tokens[at][0].islower() or _describes(tokens, at):
        return None
    return _Found(Tense.FUTURE) if word in STARTS_AHEAD else _full_verb(tokens, at, word)


def _describes(tokens: Sequence[str], at: int) -> bool:
    """Tell the participle of `the newly elected mayor` and `will stay closed` from a verb."""
    number = at - 1 - (at > 1 and tokens[at - 1].endswith("ly"))
    beside = tokens[number].lower() if number >= 0 else ""
    return beside in _DESCRIBED_AFTER or beside.endswith(("'s", "’s"))


def _full_verb(tokens: Sequence[str], at: int, word: str) -> _Found | None:
    if word.endswith("ing") and len(word) > _SHORTEST:
        noun = any(token.lower() in DETERMINERS for token in tokens[max(0, at - _NOUN_REACH) : at])
        return None if noun else _Found(_with_helper(tokens, at, alone=None))
    regular = word.endswith("ed") and len(word) >= _SHORTEST and word not in NO_PARTICIPLES
    if (regular or word in _PAST_FORMS) and word not in UNSURE_TENSE:
        return _Found(_with_helper(tokens, at, alone=_alone(tokens, at)))
    return _Found(_with_helper(tokens, at, alone=None)) if word in UNSURE_TENSE else None


def _alone(tokens: Sequence[str], at: int) -> Tense | None:
    """Return the past, unless the clause may speak of what is to come (`will see him freed on Friday`)."""
    for number in range(at - 1, max(-1, at - _FARTHEST), -1):
        word = tokens[number].lower().replace("’", "'")
        if word in CLAUSE_BOUNDARIES:
            break
        infinitive = word == "to" and _opens_infinitive(tokens, number)
        if infinitive or word in _AHEAD_OR_UNSURE or word.endswith("'ll"):
            return None
    return Tense.PAST


def _opens_infinitive(tokens: Sequence[str], at: int) -> bool:
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    return following[:1].islower() and following not in DETERMINERS and not following.endswith("ing")


def _before_to(tokens: Sequence[str], at: int) -> Tense | None:
    """Tell `is due to` from any other infinitive, which may happen or not."""
    sure = at > 1 and tokens[at - 1].lower() in SURE_TO
    return Tense.FUTURE if sure and tokens[at - 2].lower() in {"is", "are"} else None


def _with_helper(tokens: Sequence[str], at: int, *, alone: Tense | None) -> Tense | None:
    """Return the tense of a participle with the helping verb before it, `alone` when there is none."""
    number = at - 1
    while number >= 0 and _is_between(tokens[number].lower()):
        number -= 1
    helper = tokens[number].lower().replace("’", "'") if number >= 0 else ""
    if helper in WILL or helper.endswith("'ll"):
        return Tense.FUTURE
    if helper == "be":
        return _before_be(tokens, number)
    if helper in PAST_HELPERS:
        return Tense.PAST if tokens[at].lower() not in SURE_TO else None
    if helper in {"has", "have", "having"} and alone is not None:
        certain = number == 0 or tokens[number - 1].lower() not in _HELPERS_OF_HAVE
        return Tense.PAST if certain else None
    return None if helper in UNSURE_TENSE or helper == "to" else alone


def _before_be(tokens: Sequence[str], at: int) -> Tense | None:
    number = at - 1
    while number >= 0 and _is_between(tokens[number].lower()):
        number -= 1
    helper = tokens[number].lower() if number >= 0 else ""
    if helper in WILL or helper.endswith(("'ll", "’ll")):
        return Tense.FUTURE
    return _before_to(tokens, number) if helper == "to" else None


def _is_between(word: str) -> bool:
    return word in BETWEEN_VERBS or (word.endswith("ly") and word not in {"only", "family"})
