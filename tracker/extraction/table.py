"""The table of claims that the terminal shows: speaker, kind, mode, claim."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.proposal import ProposedClaim, Splitting

_HEADINGS = ("Speaker", "Kind", "Mode", "Claim")
_GAP = "  "
_NARROWEST = 60
_WIDEST_SPEAKER = 28
_NARROWEST_CLAIM = 20
_ELLIPSIS = "…"
_NO_SPEAKER = "(article)"
_UNRESOLVED = "(not named)"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def build_table(splitting: Splitting, *, width: int) -> str:
    """Return the claims as a table of at most `width` columns (60 at least), one claim a line or more.

    Wide characters count as two columns, combining marks as none. Control and direction characters become
    spaces or disappear, so that no article can steer the terminal. Ends without a line end.
    """
    width = max(width, _NARROWEST)
    rows = [_cells(claim) for claim in splitting.claims]
    widths = [max(columns_of(row[n]) for row in [_HEADINGS, *rows]) for n in range(3)]
    widths[0] = min(widths[0], _WIDEST_SPEAKER, width - sum(widths[1:]) - len(_GAP) * 3 - _NARROWEST_CLAIM)
    widths.append(width - sum(widths) - len(_GAP) * 3)
    lines = [_line(_HEADINGS, widths), _line(["-" * columns for columns in widths], widths)]
    for row in rows:
        folded = list(_fold(row[3], widths[3])) or [""]
        lines.append(_line([*row[:3], folded[0]], widths))
        lines += [_line(["", "", "", more], widths) for more in folded[1:]]
    if not rows:
        lines.append("No claim was found.")
    return "\n".join(lines)


def columns_of(words: str) -> int:
    """Return how many terminal columns `words` take."""
    return sum(_width(char) for char in words)


def neutralise(words: str) -> str:
    """Return `words` on one line, without characters that could steer a terminal or reverse its direction."""
    shown = "".join(" " if char.isspace() else char for char in words)
    return " ".join("".join(char for char in shown if unicodedata.category(char) not in _HIDDEN).split())


def _cells(claim: ProposedClaim) -> tuple[str, str, str, str]:
    if claim.speaker is not None:
        speaker = claim.speaker.name
    else:
        speaker = _NO_SPEAKER if claim.mode.value == "narrator" else _UNRESOLVED
    return neutralise(speaker), claim.kind.value, claim.mode.value, neutralise(claim.text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = []
    for cell, columns in zip(cells, widths, strict=True):
        shown = _clip(cell, columns)
        padded.append(shown + " " * (columns - columns_of(shown)))
    return _GAP.join(padded).rstrip()


def _clip(words: str, columns: int) -> str:
    if columns_of(words) <= columns:
        return words
    kept = ""
    taken = 0
    for char in words:
        if taken + _width(char) > columns - 1:
            break
        kept += char
        taken += _width(char)
    return kept + _ELLIPSIS


def _fold(words: str, columns: int) -> Iterator[str]:
    """Yield lines of at most `columns`, broken at spaces, or inside a word that is longer than a line."""
    line: list[str] = []
    taken = 0
    for word in words.split(" "):
        for piece in _cut(word, columns):
            needed = columns_of(piece) + (1 if line else 0)
            if line and taken + needed > columns:
                yield " ".join(line)
                line, taken, needed = [], 0, columns_of(piece)
            line.append(piece)
            taken += needed
    if line:
        yield " ".join(line)


def _cut(word: str, columns: int) -> Iterator[str]:
    piece: list[str] = []
    taken = 0
    for char in word:
        if piece and taken + _width(char) > columns:
            yield "".join(piece)
            piece, taken = [], 0
        piece.append(char)
        taken += _width(char)
    if piece:
        yield "".join(piece)
