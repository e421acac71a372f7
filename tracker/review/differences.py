"""Which words of a text somebody took out and which they put in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

TOKEN: Final = re.compile(r"\s+|\w+|[^\w\s]")
# Beyond this many tokens on either side a comparison takes too long, and nobody reads it word by word.
MOST_TOKENS: Final = 4000
# Two texts with less than this in common are read faster one after the other.
LEAST_SHARED: Final = 0.25


class Piece(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A run of words that stayed, went or came."""

    piece: Piece
    text: str


def compare_words(old: str, new: str) -> tuple[Difference, ...]:
    """Return the texts as one sequence of pieces, a removed one in front of the one that replaces it.

    The same and removed pieces join to the old text, the same and added ones to the new.
    """
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    head = _count_shared(before, after)
    tail = _count_shared(before[head:][::-1], after[head:][::-1])
    middle = _compare_middle(before[head : len(before) - tail], after[head : len(after) - tail])
    runs = [(before[:head], before[:head]), *middle, (before[len(before) - tail :],) * 2]
    runs = _join_changes(runs)
    shared = sum(len("".join(left).strip()) for left, right in runs if left == right)
    if shared < LEAST_SHARED * min(len(old), len(new)):
        runs = [(before, after)]
    return tuple(_list_pieces(runs))


def _count_shared(before: Sequence[str], after: Sequence[str]) -> int:
    count = 0
    for left, right in zip(before, after, strict=False):
        if left != right:
            break
        count += 1
    return count


def _compare_middle(before: list[str], after: list[str]) -> list[tuple[list[str], list[str]]]:
    if max(len(before), len(after)) > MOST_TOKENS:
        return [(before, after)]
    # The matcher's own rule about frequent elements keeps long texts from costing the square of their length.
    matcher = SequenceMatcher(None, before, after)
    return [
        (before[start:end], after[new_start:new_end])
        for _, start, end, new_start, new_end in matcher.get_opcodes()
    ]


def _join_changes(runs: Sequence[tuple[list[str], list[str]]]) -> list[tuple[list[str], list[str]]]:
    """Join changes with only white space between them: a rewritten phrase is one change, not five."""
    joined: list[tuple[list[str], list[str]]] = []
    present = [run for run in runs if run[0] or run[1]]
    for number, (left, right) in enumerate(present):
        is_gap = left == right and not "".join(left).strip() and 0 < number < len(present) - 1
        is_change = left != right or is_gap
        if joined and is_change and joined[-1][0] != joined[-1][1]:
            joined[-1] = (joined[-1][0] + left, joined[-1][1] + right)
        else:
            joined.append((left, right))
    return joined


def _list_pieces(runs: Sequence[tuple[list[str], list[str]]]) -> list[Difference]:
    pieces: list[tuple[Piece, list[str]]] = []
    for left, right in runs:
        pieces += [(Piece.SAME, left)] if left == right else [(Piece.REMOVED, left), (Piece.ADDED, right)]
    return [Difference(piece=piece, text="".join(words)) for piece, words in pieces if words]
