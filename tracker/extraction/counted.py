"""What a number counts: the unit of measurement or the noun phrase after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_adverb, is_verb
from tracker.extraction.lexicon.numbers import IRREGULAR_PLURALS, UNITS
from tracker.extraction.lexicon.words import (
    CONJUNCTIONS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Token

_LONGEST_COUNTED = 6


def find_counted(tokens: Sequence[Token], at: int) -> tuple[str | None, str | None, int]:
    """Return unit, noun and the place after a unit such as `%`, for a number that ends at token `at`."""
    if at >= len(tokens):
        return None, None, at
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if word == "per" and following == "cent":
        return UNITS["percent"], _noun_after_of(tokens, at + 2), at + 2
    if word in UNITS:
        return UNITS[word], _noun_after_of(tokens, at + 1), at + 1 if word == "%" else at
    return None, _noun_after_of(tokens, at) or _noun(tokens, at), at


def _noun_after_of(tokens: Sequence[Token], at: int) -> str | None:
    if at + 1 >= len(tokens) or tokens[at].lower != "of":
        return None
    number = at + 1
    while number < len(tokens) and (tokens[number].lower in DETERMINERS or tokens[number].text[0].isdigit()):
        number += 1
    return _noun(tokens, number)


def _noun(tokens: Sequence[Token], first: int) -> str | None:
    after = first
    while after < min(len(tokens), first + _LONGEST_COUNTED) and _belongs(tokens, first, after):
        after += 1
        if _is_plural(tokens, after - 1) and not _coordinates(tokens, after):
            break
    while after > first and (tokens[after - 1].lower == "and" or tokens[after - 1].lower in PREPOSITIONS):
        after -= 1
    return " ".join(token.text for token in tokens[first:after]) or None


def _belongs(tokens: Sequence[Token], first: int, number: int) -> bool:
    token = tokens[number]
    if not token.is_word or token.text[0].isdigit() or is_verb(token) or token.is_time:
        return False
    if token.lower == "and":
        return number > first and _coordinates(tokens, number)
    closed = token.lower in CONJUNCTIONS | PREPOSITIONS | DETERMINERS | PRONOUNS | OBJECT_PRONOUNS
    return not closed and not (is_adverb(token) and not token.lower.endswith("ly"))


def _is_plural(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    if token.lower in IRREGULAR_PLURALS:
        return True
    if (
        not token.lower.endswith("s")
        or token.lower.endswith(("ss", "us", "is", "'s"))
        or token.text.isupper()
    ):
        return False
    following = tokens[number + 1] if number + 1 < len(tokens) else None
    heads_next = (
        following is not None and following.is_word and not following.is_capital and _looks_plural(following)
    )
    return not (token.is_capital and heads_next)


def _looks_plural(token: Token) -> bool:
    return token.lower in IRREGULAR_PLURALS or (token.lower.endswith("s") and not is_verb(token))


def _coordinates(tokens: Sequence[Token], number: int) -> bool:
    """Tell the `and` of `women and children` from one that joins clauses or further figures."""
    if number + 1 >= len(tokens) or tokens[number].lower != "and":
        return False
    return not tokens[number + 1].is_capital and _looks_plural(tokens[number + 1])
