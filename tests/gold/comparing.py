"""Compares the claims of a gold article, one a line, with those that the splitter proposes."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_WORD = re.compile(r"\w+")
_LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One claim: speaker, mode and kind, and its content, parts joined by an ellipsis."""

    head: tuple[str, str, str]
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Expected claims with the proposals that share most of their words, in order; the rest by side."""

    found: tuple[tuple[Line, Line], ...]
    missed: tuple[Line, ...]
    superfluous_count: int


def read_lines(path: Path) -> tuple[Line, ...]:
    """Return the claims of `NAME.claims`: `speaker | mode | kind | content`."""
    rows = (line.split(" | ", 3) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Line(head=(row[0], row[1], row[2]), content=row[3]) for row in rows)


def compare(expected: Sequence[Line], proposed: Sequence[Line]) -> Comparison:
    """Match each expected claim with the proposal that shares most words with it, half of all at least."""
    left = list(proposed)
    found, missed = [], []
    for line in expected:
        best = max(left, key=lambda other: _overlap(line.content, other.content), default=None)
        if best is None or _overlap(line.content, best.content) < _LEAST_OVERLAP:
            missed.append(line)
        else:
            left.remove(best)
            found.append((line, best))
    return Comparison(found=tuple(found), missed=tuple(missed), superfluous_count=len(left))


def _overlap(one: str, other: str) -> float:
    first, second = _WORD.findall(one), _WORD.findall(other)
    blocks = difflib.SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    return shared / max(1, len(first) + len(second) - shared)
