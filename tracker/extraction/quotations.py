"""Where quotation marks open and close, in any of the styles that newspapers use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile("''|``|[\"“”„‟«»「」『』‘’']")
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "「": "」", "『": "』", "``": "''", "‘": "’"}
_CLOSING = frozenset("”«»」』’")
_SINGLE = frozenset("'‘’")
_OPENERS_BEFORE = frozenset("([{—–-/:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words in quotation marks: `outer` with the marks, `inner` without; `continues` beyond its paragraph."""

    outer: Span
    inner: Span
    continues: bool = False


def find_quotations(text: str, blocks: Sequence[Span]) -> tuple[Quotation, ...]:
    """Return the outermost quotations of each paragraph, in order.

    A quotation left open at a paragraph's end runs to it only when the next paragraph opens with a quotation
    mark, as long speeches do; any other unclosed mark is taken for a slip and ignored.
    """
    found: list[Quotation] = []
    for number, block in enumerate(blocks):
        scan = _Scan(text, block)
        found += scan.run()
        if scan.opened_at is None or number + 1 == len(blocks):
            continue
        inner = scan.opened_at + len(scan.mark)
        if text[blocks[number + 1].start] in '"“„«' and scan.mark not in _SINGLE and inner < block.end:
            outer = Span(scan.opened_at, block.end)
            found.append(Quotation(outer=outer, inner=Span(inner, block.end), continues=True))
    return tuple(found)


def without_comma(text: str, quotation: Quotation) -> Quotation:
    """Return the quotation without white space at its edges or the comma that leads over to the speaker."""
    start, end = quotation.inner.start, quotation.inner.end
    while start < end and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return replace(quotation, inner=Span(start, end)) if start < end else quotation


class _Scan:
    """One pass over a paragraph's quotation marks."""

    def __init__(self, text: str, block: Span) -> None:
        self.text = text
        self.block = block
        self.opened_at: int | None = None
        self.mark = ""
        self.found: list[Quotation] = []

    def run(self) -> list[Quotation]:
        """Return the closed quotations; a mark still open afterwards stands in `opened_at`."""
        for match in _MARK.finditer(self.text, self.block.start, self.block.end):
            self._see(match.group(), match.start(), match.end())
        return self.found

    def _see(self, mark: str, start: int, end: int) -> None:
        if self.opened_at is not None and self._closes(mark, start, end):
            if start > self.opened_at + len(self.mark):
                inner = Span(self.opened_at + len(self.mark), start)
                self.found.append(Quotation(outer=Span(self.opened_at, end), inner=inner))
            self.opened_at = None
        elif self._opens(mark, start, end):
            self.opened_at, self.mark = start, mark

    def _closes(self, mark: str, start: int, end: int) -> bool:
        after = self.text[end : end + 1]
        if mark in _SINGLE:
            fits = mark == "'" if self.mark == "'" else self.mark == "‘" and mark == "’"
            return fits and not after.isalnum() and not self.text[start - 1].isspace()
        if self.mark in "\"'" or (self.mark == "''"):
            reopens = self.text[start - 1].isspace() and after.isalnum() and start - 1 > (self.opened_at or 0)
            return mark == self.mark and not reopens
        return mark in _PAIRS.get(self.mark, "") or (mark == '"' and self.mark == "“" and not after.isalnum())

    def _opens(self, mark: str, start: int, end: int) -> bool:
        after = self.text[end : end + 1]
        if not after or after.isspace() or (self.opened_at is not None and not self._replaces(mark)):
            return False
        if mark in {'"', "'", "''"}:
            before = self.text[start - 1] if start > self.block.start else " "
            free = before.isspace() or before in _OPENERS_BEFORE
            return free and (mark != "'" or after.isalpha())
        if mark == "‘":
            return not after.isdigit()
        return mark not in _CLOSING or mark == "«" or (mark == "»" and self.opened_at is None)

    def _replaces(self, mark: str) -> bool:
        """Tell whether a new opening mark outweighs the one that is open."""
        return self.mark in _SINGLE or (mark == self.mark and mark not in _SINGLE)
