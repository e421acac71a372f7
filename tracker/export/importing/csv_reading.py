"""How a CSV file is read row by row in little memory, however hostile it is (RFC 4180)."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING, Final

from tracker.errors import UnreadableTextError
from tracker.export.guard import FORMULA_STARTS, guard_text, unguard_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_ROWS: Final = 5_000_000
MOST_COLUMNS: Final = 500
# The notes of a much discussed claim stand in one cell.
MOST_CHARACTERS_A_CELL: Final = 4_000_000
_NOT_UTF8: Final = "The file is not in UTF-8. Save it as “CSV UTF-8” and import it again."
_EMPTY: Final = "The file is empty: it has no line with the names of its columns."
_TWICE: Final = "The column “{}” is there twice."
_TOO_MANY: Final = "The file has more than {:,} rows; split it."
_TOO_WIDE: Final = "The file has more than {:,} columns."
_BROKEN: Final = "The file is no CSV from line {:,} on: {}."

_GLANCE_BYTES: Final = 1 << 18
_OPENERS: Final = b',"\r\n'
# The full-width forms all begin with the byte EF.
_STARTS: Final = b"=+-@\t\xef"
# Each byte as what it could be: what stands before a cell, what begins a formula, an apostrophe, or neither.
_KINDS: Final = bytes(
    ord(",") if each in _OPENERS else ord("=") if each in _STARTS else each if each == ord("'") else ord(".")
    for each in range(256)
)
# A line end begins a cell only in quotation marks.
_LINE_ENDS_AS_CELLS: Final = tuple(
    before + b'"' + end for before in (b",", b"\n", b"\r") for end in (b"\n", b"\r")
)

csv.field_size_limit(MOST_CHARACTERS_A_CELL)


def iter_csv(stream: IO[bytes]) -> Iterator[list[str]]:
    """Yield the header and then every row; a byte order mark is no part of the header, blank lines no rows.

    Raises:
        UnreadableTextError: the file is not UTF-8, is no CSV, or has too many rows or columns.
    """
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    reader = csv.reader(_iter_lines(text), strict=True)
    count = 0
    try:
        for row in reader:
            if not row:
                continue
            if count == 0:
                _check_header(row)
            if count > MOST_ROWS:
                raise UnreadableTextError(_TOO_MANY.format(MOST_ROWS))
            count += 1
            yield row
    except UnicodeDecodeError as error:
        raise UnreadableTextError(_NOT_UTF8) from error
    except csv.Error as error:
        raise UnreadableTextError(_BROKEN.format(reader.line_num, error)) from error
    finally:
        # Whoever lent the stream closes it, and may have done so already.
        if not stream.closed:
            text.detach()
    if count == 0:
        raise UnreadableTextError(_EMPTY)


def _iter_lines(text: io.TextIOWrapper) -> Iterator[str]:
    """Yield lines; one that never ends is cut, and csv then finds its cell too long."""
    while line := text.readline(MOST_CHARACTERS_A_CELL):
        yield line


def _check_header(header: Sequence[str]) -> None:
    if len(header) > MOST_COLUMNS:
        raise UnreadableTextError(_TOO_WIDE.format(MOST_COLUMNS))
    seen: set[str] = set()
    for name in header:
        if name in seen and name:
            raise UnreadableTextError(_TWICE.format(name[:100]))
        seen.add(name)


def glance_for_guard(stream: IO[bytes]) -> bool | None:
    """Tell from the bytes of a file whether its texts are guarded; None when only its cells can say.

    Without an apostrophe where a cell could begin there is none to take away. Without the beginning of a
    formula there, all apostrophes may be taken away that `unguard_text` would take.
    """
    is_marked = is_bare = False
    before = b""
    while raw := stream.read(_GLANCE_BYTES):
        piece = before + raw
        kinds = piece.translate(_KINDS)
        is_marked = is_marked or b",'" in kinds
        is_bare = is_bare or b",=" in kinds or any(each in piece for each in _LINE_ENDS_AS_CELLS)
        if is_marked and is_bare:
            return None
        before = raw[-3:]
    return is_marked


def is_guarded(stream: IO[bytes]) -> bool:
    """Tell from its cells whether the texts of a file are guarded; reads it to its end if it has to.

    One text that begins like a formula without an apostrophe says that they are not; otherwise one with an
    apostrophe says that they are.
    """
    is_found = False
    for row in iter_csv(stream):
        for cell in row:
            if cell and cell[0] in FORMULA_STARTS:
                return False
            is_found = is_found or (cell[:1] == "'" and guard_text(cell) != cell)
    return is_found


def unguard_row(row: list[str]) -> list[str]:
    """Return the cells without the apostrophes of the formula guard."""
    return [unguard_text(cell) if cell[:1] == "'" else cell for cell in row]
