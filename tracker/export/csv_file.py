"""How rows become a CSV file (RFC 4180): encoding, quoting, and the formula guard."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tracker.export.guard import guard_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.export.tables import Cell, Row

CONTENT_TYPE: Final = "text/csv; charset=utf-8; header=present"
BYTE_ORDER_MARK: Final = "\ufeff"


def build_header(columns: Sequence[str], *, bom: bool) -> bytes:
    """Return the line of column names; `bom` puts the mark in front that Excel needs to see UTF-8."""
    return ((BYTE_ORDER_MARK if bom else "") + _write([columns])).encode()


def write_lines(rows: Iterable[Row], *, guard: bool) -> str:
    """Return rows as lines of CSV, each with its line end.

    With `guard`, text that a spreadsheet could run as a formula gets an apostrophe; numbers, dates and
    true/false never need one.
    """
    return _write([[format_cell(cell, guard=guard) for cell in row] for row in rows])


def _write(rows: Sequence[Sequence[str]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def format_cell(cell: Cell, *, guard: bool = False) -> str:
    """Return a cell as text: ISO 8601, true or false, nothing for what is not known."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard_text(cell) if guard else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    # Digit by digit: str() of a small decimal has an exponent, which few readers expect.
    return format(cell, "f") if isinstance(cell, Decimal) else str(cell)
