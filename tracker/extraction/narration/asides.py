"""Relative clauses that add a fact about somebody beside the point: `Lund, who was elected in May, said`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.narration.clauses import has_verb, is_finite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_OPENS_ASIDE = frozenset({"who", "which", "whose", "where"})
_STANDS_FOR_NAME = frozenset({"who", "which"})
_CLOSES_SENTENCE = frozenset(".!?;…")
_DASHES = frozenset("—–")
_BRACKETS = frozenset("()")
_SHORTEST_ASIDE = 4
_CLOSES_ASIDE = _CLOSES_SENTENCE | _DASHES | _BRACKETS


def find_asides(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the ranges of relative clauses that a comma sets off, without their commas, in order."""
    found: list[tuple[int, int]] = []
    number = 2
    while number < len(tokens):
        if tokens[number].lower in _OPENS_ASIDE and tokens[number - 1].text in {",", "("}:
            after = _end(tokens, number)
            if after - number >= _SHORTEST_ASIDE and has_verb(tokens, number + 1, after):
                found.append((number, after))
                number = after
        number += 1
    return found


def named_before(tokens: Sequence[Token], aside: int) -> tuple[int, int] | None:
    """Return the range of the name that an aside beginning at `aside` is about, None where none is plain."""
    if tokens[aside].lower not in _STANDS_FOR_NAME or not tokens[aside - 2].is_capital:
        return None
    first = aside - 2
    while first and tokens[first - 1].is_capital:
        first -= 1
    return first, aside - 1


def _end(tokens: Sequence[Token], first: int) -> int:
    """Return where an aside ends: at the comma behind which the sentence goes on, or where that ends."""
    for number in range(first + 1, len(tokens)):
        text = tokens[number].text
        if text in _CLOSES_ASIDE:
            return number
        if text == "," and number + 1 < len(tokens):
            following = tokens[number + 1]
            if is_finite(tokens, number + 1) or following.is_quotation:
                return number
    return len(tokens)
