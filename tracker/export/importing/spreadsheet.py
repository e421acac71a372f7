"""How a spreadsheet saved as text is read, whatever separates its cells and whatever it is encoded in."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Final

from tracker.errors import UnreadableTextError
from tracker.export.importing.csv_reading import MOST_CHARACTERS_A_CELL, MOST_ROWS
from tracker.models import limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_COLUMNS: Final = 100
# A title and a date often stand above the names of the columns.
ROWS_TRIED: Final = 20
FILLED_SHARE: Final = 0.6
FEWEST_NAMES: Final = 2
HEAD_BYTES: Final = 65_536
_DELIMITERS: Final = ("\t", ";", ",", "|")
_ENCODINGS: Final = ("utf-8-sig", "cp1252")
_PIECE_BYTES: Final = 1 << 18
_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NO_TEXT: Final = "The file is no text in UTF-8, UTF-16 or Windows-1252. Save the spreadsheet as “CSV UTF-8”."
_EMPTY: Final = "The file is empty: it has no row with the names of its columns."
_TOO_MANY: Final = "The file has more than {:,} rows; split it."
_TOO_WIDE: Final = "The file has {:,} columns; {:,} are the most that can be mapped."
_BROKEN: Final = "The file is no table from line {:,} on: {}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Spreadsheet:
    """The names of the columns, and every row below them that says anything, with its number in the file."""

    names: tuple[str, ...]
    rows: Iterator[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Writing:
    """How the cells of a file are written."""

    encoding: str
    delimiter: str = ","
    quoting: int = csv.QUOTE_MINIMAL


def is_table(head: bytes) -> bool:
    """Tell from its beginning whether a file is a table of at least two columns."""
    # What was cut off could end within a character or a quoted cell.
    whole = head.rpartition(b"\n")[0] if len(head) >= HEAD_BYTES else head
    try:
        return len(read_spreadsheet(io.BytesIO(whole)).names) >= FEWEST_NAMES
    except UnreadableTextError:
        return False


def read_spreadsheet(stream: IO[bytes]) -> Spreadsheet:
    """Read the names of the columns of a seekable file; its rows are read as they are taken.

    Raises:
        UnreadableTextError: it is no table in a known encoding; also while rows are taken.
    """
    writing = _find_writing(stream)
    stream.seek(0)
    rows = _iter_rows(stream, writing)
    first = list(islice(rows, ROWS_TRIED))
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in first]
    fewest = max(1, max(filled, default=0) * FILLED_SHARE)
    at = next((place for place, count in enumerate(filled) if count >= fewest), None)
    if at is None:
        raise UnreadableTextError(_EMPTY)
    names = _name_columns(first[at][1])
    return Spreadsheet(names=names, rows=_iter_filled([*first[at + 1 :]], rows))


def _iter_filled(
    first: Sequence[tuple[int, list[str]]], rows: Iterator[tuple[int, list[str]]]
) -> Iterator[tuple[int, list[str]]]:
    for number, cells in (*first,):
        if any(map(str.strip, cells)):
            yield number, cells
    for number, cells in rows:
        if any(map(str.strip, cells)):
            yield number, cells


def _name_columns(cells: Sequence[str]) -> tuple[str, ...]:
    """Return names that differ: a column without one goes by its letter, a second one by its number."""
    told = [" ".join(cell.split())[: limits.NAME] for cell in cells]
    while told and not told[-1]:
        told.pop()
    if len(told) > MOST_COLUMNS:
        raise UnreadableTextError(_TOO_WIDE.format(len(told), MOST_COLUMNS))
    names: list[str] = []
    seen: Counter[str] = Counter()
    for place, name in enumerate(told):
        plain = name or f"Column {name_letter(place)}"
        seen[plain.casefold()] += 1
        count = seen[plain.casefold()]
        names.append(plain if count == 1 else f"{plain} ({count})")
    return tuple(names)


def name_letter(place: int) -> str:
    """Return the letters over a column of a spreadsheet; the first one's place is 0."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _find_writing(stream: IO[bytes]) -> _Writing:
    """Try what a file can be written in on its beginning, and the quoting of tabs on all of it."""
    encoding = _find_encoding(stream)
    tried = [
        (_judge(stream, _Writing(encoding=encoding, delimiter=each)), -place, each)
        for place, each in enumerate(_DELIMITERS)
    ]
    writing = _Writing(encoding=encoding, delimiter=max(tried)[2])
    if writing.delimiter != "\t":
        return writing
    # What is copied out of a spreadsheet has tabs, and quotation marks that quote nothing.
    try:
        stream.seek(0)
        for _ in _iter_rows(stream, writing):
            pass
    except UnreadableTextError:
        return _Writing(encoding=encoding, delimiter="\t", quoting=csv.QUOTE_NONE)
    return writing


def _judge(stream: IO[bytes], writing: _Writing) -> tuple[int, int]:
    """Return how many rows at the beginning have the commonest width above one, and that width."""
    stream.seek(0)
    widths: Counter[int] = Counter()
    try:
        for _, cells in islice(_iter_rows(stream, writing), ROWS_TRIED):
            widths[len(cells)] += 1
    except UnreadableTextError:
        pass
    shared = [(count, width) for width, count in widths.items() if width > 1]
    return max(shared, default=(0, 0))


def _find_encoding(stream: IO[bytes]) -> str:
    stream.seek(0)
    for encoding in ("utf-16",) if stream.read(2) in _UTF_16 else _ENCODINGS:
        stream.seek(0)
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            while raw := stream.read(_PIECE_BYTES):
                if "\x00" in decoder.decode(raw):
                    raise UnreadableTextError(_NO_TEXT)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            continue
        return encoding
    raise UnreadableTextError(_NO_TEXT)


def _iter_rows(stream: IO[bytes], writing: _Writing) -> Iterator[tuple[int, list[str]]]:
    """Yield every row with its number, blank ones too, as the spreadsheet shows them."""
    text = io.TextIOWrapper(stream, encoding=writing.encoding, newline="")
    lines = iter(lambda: text.readline(MOST_CHARACTERS_A_CELL), "")
    reader = csv.reader(lines, delimiter=writing.delimiter, quoting=writing.quoting, strict=True)  # type: ignore[arg-type]  # an int there
    try:
        for number, cells in enumerate(reader, start=1):
            if number > MOST_ROWS:
                raise UnreadableTextError(_TOO_MANY.format(MOST_ROWS))
            yield number, cells
    except UnicodeError as error:
        raise UnreadableTextError(_NO_TEXT) from error
    except csv.Error as error:
        raise UnreadableTextError(_BROKEN.format(reader.line_num, error)) from error
    finally:
        # Whoever lent the stream closes it, and may have done so already.
        if not stream.closed:
            text.detach()
