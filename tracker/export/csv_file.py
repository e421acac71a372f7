"""How rows become a CSV file (RFC 4180): encoding, quoting, the formula guard, and writing it out."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from enum import StrEnum
from itertools import islice
from typing import IO, TYPE_CHECKING, Final

from tracker.export.columns import CLAIM_COLUMNS, ClaimRow, iter_cells
from tracker.export.guard import guard_text
from tracker.export.queries import iter_desk_rows, iter_public_rows
from tracker.models.rounds import STANDARD_POLICY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlmodel import Session

    from tracker.export.columns import Cell
    from tracker.models.rounds import ReviewPolicy

CONTENT_TYPE: Final = "text/csv; charset=utf-8; header=present"
FILENAME: Final = "claims.csv"
BYTE_ORDER_MARK: Final = "\ufeff"
# Large enough that the work for a chunk outweighs sending it, small enough to hold in memory many times over.
ROWS_A_CHUNK: Final = 100


class Scope(StrEnum):
    """Whose view of the claims a file holds."""

    PUBLIC = "public"
    DESK = "desk"


def iter_csv_chunks(rows: Iterator[ClaimRow], *, guard: bool, bom: bool) -> Iterator[bytes]:
    """Yield a CSV file of `rows` in UTF-8: the header first, then chunks of whole rows.

    With `guard`, text that a spreadsheet could run as a formula gets an apostrophe; numbers, dates and
    true/false never need one. `bom` puts the byte order mark in front that Excel needs to see UTF-8.
    """
    yield ((BYTE_ORDER_MARK if bom else "") + _write([CLAIM_COLUMNS])).encode()
    while chunk := list(islice(rows, ROWS_A_CHUNK)):
        yield _write([[_format(cell, guard=guard) for cell in iter_cells(row)] for row in chunk]).encode()


def write_claims_csv(
    session: Session,
    stream: IO[bytes],
    *,
    scope: Scope,
    guard: bool,
    bom: bool,
    claim_url: Callable[[str, str], str],
    policy: ReviewPolicy = STANDARD_POLICY,
) -> int:
    """Write claims.csv to a binary stream and return how many rows it has, the header not counted.

    `claim_url` takes a public id and a slug. For the desk nobody in particular asks, so private notes of
    everybody, and what `policy` still hides, stay out.
    """
    count = 0

    def counted() -> Iterator[ClaimRow]:
        nonlocal count
        is_public = scope is Scope.PUBLIC
        rows = (
            iter_public_rows(session, claim_url=claim_url)
            if is_public
            else iter_desk_rows(session, viewer_id=None, policy=policy, claim_url=claim_url)
        )
        for row in rows:
            count += 1
            yield row

    for chunk in iter_csv_chunks(counted(), guard=guard, bom=bom):
        stream.write(chunk)
    return count


def _write(rows: list[list[str]] | list[tuple[str, ...]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def _format(cell: Cell, *, guard: bool) -> str:
    """Return a cell as text: ISO 8601, true or false, nothing for what is not known."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guard_text(cell) if guard else cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, datetime):
        return cell.isoformat(timespec="seconds")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
