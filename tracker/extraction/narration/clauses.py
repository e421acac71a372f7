"""Where a clause with a verb of its own begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.kind_words import IRREGULAR_PAST
from tracker.extraction.lexicon.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from tracker.extraction.narration.adverbials import is_adverb, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_LONGEST_SUBJECT = 9
_NOT_FINITE = frozenset({"be", "been", "being"})
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
_BEFORE_PARTICIPLES = _BEFORE_NOUNS | {"'s"}
_ENDS_SUBJECT = RELATIVES | CONJUNCTIONS - {"and", "or", "than"}
_OPENS_SUBJECT = PRONOUNS | DETERMINERS | {"there"}


def has_verb(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether some word between two places may be a verb."""
    return any(_may_be_verb(tokens, number) for number in range(first, after))


def is_finite(tokens: Sequence[Token], number: int) -> bool:
    """Tell a word that opens what is said of a subject: `has closed`, `was`, `carried`."""
    token = tokens[number]
    if token.is_capital or token.lower in _NOT_FINITE:
        return False
    if token.lower in AUXILIARIES or is_verb(token) or token.lower in IRREGULAR_PAST:
        return True
    return token.lower.endswith("ed") and (number == 0 or tokens[number - 1].lower not in _BEFORE_PARTICIPLES)


def starts_clause(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell whether a subject with its verb close behind begins here, as in `the port was closed`."""
    if first >= after or not _opens_subject(tokens[first]):
        return False
    for number in range(first + 1, min(after, first + _LONGEST_SUBJECT)):
        token = tokens[number]
        if is_finite(tokens, number):
            return True
        if not token.is_word or token.lower in _ENDS_SUBJECT:
            return False
    return False


def _opens_subject(token: Token) -> bool:
    return (
        token.is_capital
        or token.text[0].isdigit()
        or token.lower in _OPENS_SUBJECT
        or (token.is_word and token.lower.endswith("s") and not is_adverb(token) and not is_verb(token))
    )


def _may_be_verb(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    return (
        token.lower in AUXILIARIES
        or is_verb(token)
        or (token.lower.endswith("ed") and not token.is_capital and number > 0)
    )
