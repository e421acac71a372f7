"""How rows become JSON Lines: one object a row, keys in the order of the columns, text never guarded."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.export.tables import Cell, Row

CONTENT_TYPE: Final = "application/x-ndjson; charset=utf-8"


def write_lines(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as lines of JSON, each with its line end.

    What is not known is null. Days and times are ISO 8601; decimals are strings, which keep every digit.
    """
    return "".join(_write_line(columns, row) for row in rows)


def write_objects(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as JSON objects with commas between them, as they stand in an array."""
    return ",\n".join(_write_line(columns, row).rstrip("\n") for row in rows)


def _write_line(columns: Sequence[str], row: Row) -> str:
    values = {name: _plain(cell) for name, cell in zip(columns, row, strict=True)}
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(cell: Cell) -> str | float | bool | None:
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    return format(cell, "f") if isinstance(cell, Decimal) else cell
