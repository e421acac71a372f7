"""How a whole file is written: which rows, in which form, in chunks that carry their number of rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Final

from tracker.export import csv_file, json_file
from tracker.export.files import iter_rows
from tracker.export.stored_rows import iter_stored_chunks
from tracker.export.tables import CLAIMS

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from sqlmodel import Session

    from tracker.export.reading import Reading
    from tracker.export.tables import Row, Table

# Large enough that the work for a chunk outweighs sending it, small enough to hold in memory many times over.
ROWS_A_CHUNK: Final = 100


class Form(StrEnum):
    """How rows are written down; the value ends the name of the file."""

    CSV = "csv"
    JSON_LINES = "jsonl"


CONTENT_TYPES: Final = {Form.CSV: csv_file.CONTENT_TYPE, Form.JSON_LINES: json_file.CONTENT_TYPE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What a person chooses about a file; guard and byte order mark concern CSV alone."""

    form: Form = Form.CSV
    guard: bool = True
    bom: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Chunk:
    """A piece of a file that ends with a whole row, and how many rows it holds, the header not counted."""

    raw: bytes
    rows_count: int


def iter_chunks(session: Session, table: Table, reading: Reading, layout: Layout) -> Generator[Chunk]:
    """Yield one file; the session must be used for nothing else meanwhile.

    A CSV file begins with a chunk that is its header alone. JSON Lines have none, so their first chunk may
    not come.
    """
    if layout.form is Form.CSV:
        yield Chunk(raw=csv_file.build_header(table.columns, bom=layout.bom), rows_count=0)
    if table is CLAIMS and layout.form is Form.CSV and reading.is_public and not reading.narrowed:
        stored = iter_stored_chunks(
            session, public_url=reading.public_url, claim_path=reading.claim_path, guard=layout.guard
        )
        yield from (Chunk(raw=raw, rows_count=count) for raw, count in stored)
        return
    yield from iter_written(table, iter_rows(session, table, reading), layout)


def iter_written(table: Table, rows: Iterator[Row], layout: Layout) -> Generator[Chunk]:
    """Yield rows as they stand in a file, without its header."""
    while taken := list(islice(rows, ROWS_A_CHUNK)):
        text = (
            csv_file.write_lines(taken, guard=layout.guard)
            if layout.form is Form.CSV
            else json_file.write_lines(table.columns, taken)
        )
        yield Chunk(raw=text.encode(), rows_count=len(taken))


def iter_one_object(table: Table, rows: Iterator[Row]) -> Generator[Chunk]:
    """Yield rows as one JSON document, an object whose only member is named after the table."""
    yield Chunk(raw=f'{{"{table.name}": ['.encode(), rows_count=0)
    separator = "\n"
    while taken := list(islice(rows, ROWS_A_CHUNK)):
        text = separator + json_file.write_objects(table.columns, taken)
        yield Chunk(raw=text.encode(), rows_count=len(taken))
        separator = ",\n"
    yield Chunk(raw=b"\n]}\n", rows_count=0)
