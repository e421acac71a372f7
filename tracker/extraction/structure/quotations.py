"""Where quotation marks open and close, in any of the styles that newspapers use."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_MARK = re.compile("''|``|[\"“”„‟«»‹›「」『』‘’'`]")  # noqa: RUF001 (marks, not brackets)
_PAIRS = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "「": "」", "『": "』", "``": "''", "‘": "’"} | {
    "‹": "›",  # noqa: RUF001
    "”": "”",
}
_CLOSING = frozenset("”«»›」』’")  # noqa: RUF001
_SINGLE = frozenset("'‘’`")
_STOPS = frozenset(".,!?;:…")
_ENDS_OF_DOUBLE = frozenset('”"»')
_ONLY_CLOSING = frozenset("”")
_OPENERS_BEFORE = frozenset("([{—–-/:")
_NEVER_CONTINUED = _SINGLE | _ONLY_CLOSING


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
        if (
            text[blocks[number + 1].start] in '"“„«'
            and scan.mark not in _NEVER_CONTINUED
            and inner < block.end
        ):
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
    if start == end or (start == quotation.inner.start and end == quotation.inner.end):
        return quotation
    return replace(quotation, inner=Span(start, end))


class _Scan:
    """One pass over a paragraph's quotation marks."""

    def __init__(self, text: str, block: Span) -> None:
        self.text = text
        self.block = block
        self.opened_at: int | None = None
        self.mark = ""
        self.found: list[Quotation] = []
        # A single mark that was open when a double one opened: where, which, and how many were found by then.
        self.around: tuple[int, str, int] | None = None
        # Curly marks opened inside straight ones.
        self.nested = 0
        # Where a single quotation ends unless its mark turns out to be an apostrophe, as in `workers’`.
        self.perhaps: tuple[int, int] | None = None

    def run(self) -> list[Quotation]:
        """Return the closed quotations; a mark still open afterwards stands in `opened_at`."""
        for match in _MARK.finditer(self.text, self.block.start, self.block.end):
            self._see(match.group(), match.start(), match.end())
        self._settle()
        return self.found

    def _see(self, mark: str, start: int, end: int) -> None:
        if self.opened_at is not None and self.mark == '"' and self._is_nested(mark):
            return
        if self.opened_at is not None and self._closes(mark, start, end):
            self._close(start, end)
        elif self._opens(mark, start, end):
            self._settle()
            held = self.opened_at is not None and self.mark in _SINGLE and mark not in _SINGLE
            if held and self.opened_at is not None:
                self.around = (self.opened_at, self.mark, len(self.found))
            elif mark in _SINGLE:
                self.around = None
            self.opened_at, self.mark, self.nested = start, mark, 0
        elif self.around is not None and self.opened_at is None:
            self._close_around(mark, start, end)

    def _is_nested(self, mark: str) -> bool:
        """Tell the curly marks of a quotation inside a straight one."""
        if mark == "“":
            self.nested += 1
            return True
        inside = mark == "”" and self.nested > 0
        self.nested -= inside
        return inside

    def _close(self, start: int, end: int) -> None:
        if self.mark in _SINGLE and self._may_be_apostrophe(start, end):
            self.perhaps = self.perhaps or (start, end)
            return
        if self.perhaps is None or self.text[start - 1] in _STOPS:
            self.perhaps = None
            self._add(start, end)

    def _settle(self) -> None:
        """Take the mark that may have been an apostrophe for the end after all."""
        if self.perhaps is not None and self.opened_at is not None:
            self._add(*self.perhaps)
        self.perhaps = None

    def _add(self, start: int, end: int) -> None:
        if self.opened_at is not None and start > self.opened_at + len(self.mark):
            inner = Span(self.opened_at + len(self.mark), start)
            self.found.append(Quotation(outer=Span(self.opened_at, end), inner=inner))
        self.opened_at = None

    def _close_around(self, mark: str, start: int, end: int) -> None:
        """Let a single quotation swallow the double ones inside it when its closing mark is beyond doubt."""
        if self.around is None or not self._fits_single(mark, self.around[1], start, end):
            return
        before, after = self.text[start - 1], self.text[end : end + 1]
        if before in _STOPS or before in _ENDS_OF_DOUBLE or after in _STOPS or end == self.block.end:
            opened_at, opener, count = self.around
            del self.found[count:]
            inner = Span(opened_at + len(opener), start)
            self.found.append(Quotation(outer=Span(opened_at, end), inner=inner))
            self.around = None

    def _may_be_apostrophe(self, start: int, end: int) -> bool:
        """Tell the mark in `the workers’ right`, which may close a quotation or not."""
        following = self.text[end : end + 2]
        return self.text[start - 1] == "s" and following[:1].isspace() and following[1:].islower()

    def _fits_single(self, mark: str, opener: str, start: int, end: int) -> bool:
        fits = mark == "'" if opener in "'`" else mark in "’'" and opener == "‘"
        return fits and not self.text[end : end + 1].isalnum() and not self.text[start - 1].isspace()

    def _closes(self, mark: str, start: int, end: int) -> bool:
        after = self.text[end : end + 1]
        if mark in _SINGLE:
            return self._fits_single(mark, self.mark, start, end)
        if self.mark == '"' and mark == "”":
            return not after.isalnum()
        if self.mark in "\"'" or (self.mark == "''"):
            reopens = self.text[start - 1].isspace() and after.isalnum() and start - 1 > (self.opened_at or 0)
            return mark == self.mark and not reopens
        if mark == self.mark == "“":
            return not (after.isalnum() or self.text[start - 1].isspace())
        return mark in _PAIRS.get(self.mark, "") or (mark == '"' and self.mark == "“" and not after.isalnum())

    def _opens(self, mark: str, start: int, end: int) -> bool:
        after = self.text[end : end + 1]
        if not after or after.isspace() or (self.opened_at is not None and not self._replaces(mark)):
            return False
        if mark in {'"', "'", "''", "`", "”"}:
            before = self.text[start - 1] if start > self.block.start else " "
            free = before.isspace() or before in _OPENERS_BEFORE
            if mark == "”" and self.opened_at is not None:
                return False
            return free and (after.isalpha() if mark in {"'", "`"} else mark != "”" or after.isalnum())
        if mark == "‘":
            return not after.isdigit()
        return mark not in _CLOSING or mark == "«" or (mark == "»" and self.opened_at is None)

    def _replaces(self, mark: str) -> bool:
        """Tell whether a new opening mark outweighs the one that is open."""
        return self.mark in _SINGLE or (mark == self.mark and mark not in _SINGLE)
