"""Which words only say when, where or how, and may stand between a cue and its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.cue_verbs import CUE_VERBS, CueForm
from tracker.extraction.lexicon.words import (
    ADVERBIAL_PREPOSITIONS,
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_STARTS,
    TIME_MODIFIERS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_LONGEST_ADVERBIAL = 24
_SHORTEST_ADVERB = len("daily")
_YEAR_DIGITS = 4
_FEW = frozenset({"a", "two", "three", "few", "one"})
_BREAKS_PHRASE = PREPOSITIONS | DETERMINERS
_BREAKS_ANYWHERE = SUBJECT_STARTS | CONJUNCTIONS
_BEFORE_TIME = TIME_MODIFIERS | _FEW


def is_adverb(token: Token) -> bool:
    """Tell an adverb that may stand between subject and verb."""
    if token.lower in ADVERBS:
        return True
    return token.lower.endswith("ly") and not token.is_capital and len(token.text) >= _SHORTEST_ADVERB


def is_verb(token: Token) -> bool:
    """Tell a lower-case word that is surely a finite verb or an auxiliary."""
    if token.is_capital or not token.is_word:
        return False
    if token.lower in AUXILIARIES or token.lower in COMMON_VERBS:
        return True
    cue = CUE_VERBS.get(token.lower)
    return cue is not None and not cue.homograph and cue.form is not CueForm.ING


def is_time_at(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a day, `last week` or a year stands at `at`."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    if token.is_time or (token.lower.isdigit() and len(token.lower) == _YEAR_DIGITS):
        return True
    return token.lower in TIME_MODIFIERS and at + 1 < len(tokens) and tokens[at + 1].is_time


def skip_adverbials(tokens: Sequence[Token], first: int) -> int:
    """Return the place after adverbs, times and phrases such as `in a statement` that start at `first`."""
    at = first
    limit = min(len(tokens), first + _LONGEST_ADVERBIAL)
    while at < limit:
        following = _skip_one(tokens, at)
        if following == at:
            break
        at = following
    return at


def _skip_one(tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    if token.lower in ADVERBIAL_PREPOSITIONS and not is_adverb(token):
        modified = at + 1 < len(tokens) and tokens[at + 1].lower in TIME_MODIFIERS
        if not modified and is_time_at(tokens, at + 1):
            return at + 1 if tokens[at + 1].is_time else at + 2
        return at + 1 if modified else _skip_prepositional(tokens, at)
    timely = token.is_time or (token.lower in _BEFORE_TIME and is_time_at(tokens, at + 1))
    in_date = (token.lower == "," and _is_date_tail(tokens, at)) or (
        token.lower.isdigit() and tokens[at - 1].is_time
    )
    return at + 1 if timely or in_date or is_adverb(token) else at


def _skip_prepositional(tokens: Sequence[Token], at: int) -> int:
    """Return the place after one prepositional phrase; it ends where a new subject could begin."""
    first = at + 1
    if first < len(tokens) and tokens[first].lower == "that":
        return at
    number = first
    while number < len(tokens) and number - at < _LONGEST_ADVERBIAL:
        token = tokens[number]
        if not token.is_word or is_verb(token) or token.lower in _BREAKS_ANYWHERE:
            break
        if number > first and _opens_another(token, tokens[number - 1]):
            break
        number += 1
    return number


def _opens_another(token: Token, before: Token) -> bool:
    if token.lower in _BREAKS_PHRASE or token.is_time:
        return True
    return token.is_capital and not before.is_capital and before.lower not in DETERMINERS


def _is_date_tail(tokens: Sequence[Token], comma: int) -> bool:
    """Tell the comma in `Friday, May 10` and `May 10, 2019` from one that ends the phrase."""
    if comma + 1 >= len(tokens) or comma == 0:
        return False
    before, following = tokens[comma - 1], tokens[comma + 1]
    timely = before.is_time or before.lower.isdigit()
    return timely and ((following.is_time and following.is_capital) or following.lower.isdigit())
