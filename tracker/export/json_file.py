"""How rows become a JSON file: one object for each row, with the columns of claims.csv as its keys."""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, Final

from tracker.export.columns import CLAIM_COLUMNS, ClaimRow, iter_cells
from tracker.export.csv_file import ROWS_A_CHUNK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.export.columns import Cell

JSON_TYPE: Final = "application/json"


def iter_json_chunks(rows: Iterator[ClaimRow]) -> Iterator[bytes]:
    """Yield `{"claims": [...]}` in UTF-8; numbers, truth values and null are what they are, text is text."""
    yield b'{"claims": ['
    separator = "\n"
    while chunk := list(islice(rows, ROWS_A_CHUNK)):
        yield (separator + ",\n".join(_write(row) for row in chunk)).encode()
        separator = ",\n"
    yield b"\n]}\n"


def _write(row: ClaimRow) -> str:
    cells = {name: _plain(cell) for name, cell in zip(CLAIM_COLUMNS, iter_cells(row), strict=True)}
    return json.dumps(cells, ensure_ascii=False)


def _plain(cell: Cell) -> str | float | bool | None:
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else cell
