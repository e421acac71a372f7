"""How our own claims.csv is read back, row by row."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, TypeVar

from tracker.errors import UnreadableTextError
from tracker.export.importing.cells import CellError, read_text
from tracker.export.importing.csv_reading import iter_csv, unguard_row
from tracker.export.importing.own_cells import (
    KEPT,
    MOST_KEPT,
    read_article,
    read_checkworthiness,
    read_claim_date,
    read_created,
    read_kind,
    read_mode,
    read_place,
    read_speaker,
    read_updated,
)
from tracker.export.importing.own_columns import build_claims
from tracker.export.importing.values import OWN, ImportedClaim, RowProblem
from tracker.export.tables import CLAIMS
from tracker.models import limits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import IO

NEEDED: Final = ("claim_id", "claim_text")
_LACKS: Final = "The file lacks the column “{}”, so it is no claims.csv of a claim tracker."
_RAGGED: Final = "This row has {} cells, and the header has {}."
# Enough rows at a time that equal cells are many, few enough to stay in a processor's cache.
_ROWS_A_STRETCH: Final = 500
Value = TypeVar("Value")


def iter_claims(stream: IO[bytes], *, guard: bool) -> Iterator[ImportedClaim | RowProblem]:
    """Yield each row as a claim, or as the problem with it; the row below the header is number 2.

    Raises:
        UnreadableTextError: the file is no claims.csv.
    """
    rows = iter_csv(stream)
    header = next(rows)
    for name in NEEDED:
        if name not in header:
            raise UnreadableTextError(_LACKS.format(name))
    unknown = [name for name in header if name not in CLAIMS.columns]
    if unknown:
        told = "This column is not one of claims.csv; it was left out."
        yield RowProblem(row=1, field=unknown[0][: limits.NAME], message=told, is_notice=True)
    first = 2
    for stretch in _iter_stretches(rows):
        yield from _build_stretch(first, header, stretch, guard=guard)
        first += len(stretch)


def _iter_stretches(rows: Iterator[list[str]]) -> Iterator[list[list[str]]]:
    """Yield some rows at a time; those before a place where the file breaks come before its error."""
    some: list[list[str]] = []
    try:
        for row in rows:
            some.append(row)
            if len(some) == _ROWS_A_STRETCH:
                yield some
                some = []
    except UnreadableTextError:
        yield some
        raise
    yield some


def _build_stretch(
    first: int, header: list[str], rows: list[list[str]], *, guard: bool
) -> Iterable[ImportedClaim | RowProblem]:
    width = len(header)
    if rows and all(len(row) == width for row in rows):
        try:
            return build_claims(first, header, [unguard_row(row) for row in rows] if guard else rows)
        except CellError:
            # Only row by row can it be said what is wrong where, and the others be taken.
            pass
    blank = dict.fromkeys(CLAIMS.columns, "")
    return iter_built(
        iter(rows),
        header,
        lambda row, cells: build_claim(row, {**blank, **cells}),
        guard=guard,
        first=first,
    )


def iter_built(
    rows: Iterator[list[str]],
    header: list[str],
    build: Callable[[int, Mapping[str, str]], Value],
    *,
    guard: bool,
    file: str = "",
    first: int = 2,
) -> Iterator[Value | RowProblem]:
    """Yield what `build` makes of each row, numbered from `first`, or the problem with it."""
    for number, row in enumerate(rows, start=first):
        if len(row) != len(header):
            told = _RAGGED.format(len(row), len(header))
            yield RowProblem(row=number, field="", message=told, file=file)
            continue
        cells = dict(zip(header, unguard_row(row) if guard else row, strict=True))
        try:
            yield build(number, cells)
        except CellError as error:
            value = error.value[: limits.NAME].replace("\x00", "\ufffd")
            yield RowProblem(row=number, field=error.field, message=error.message, value=value, file=file)


def build_claim(row: int, cells: Mapping[str, str]) -> ImportedClaim:
    """Return the claim of one row, which has every column of claims.csv.

    Raises:
        CellError: names the first column that cannot be taken.
    """
    return ImportedClaim(
        row=row,
        origin=OWN,
        external_id=read_text("claim_id", cells["claim_id"], limits.NAME, is_required=True),
        text=read_text("claim_text", cells["claim_text"], limits.CLAIM_TEXT, is_required=True),
        kind=read_kind(cells),
        mode=read_mode(cells),
        speaker=read_speaker(cells),
        cue=read_text("cue", cells["cue"], limits.CLAIM_TEXT),
        claimed_on=read_claim_date(cells),
        checkworthiness=read_checkworthiness(cells),
        article=read_article(cells),
        place=read_place(cells),
        rating_label=read_text("rating", cells["rating"], limits.NAME),
        kept=tuple((name, read_text(name, cells[name], MOST_KEPT)) for name in KEPT if cells[name]),
        created_at=read_created(cells),
        updated_at=read_updated(cells),
        fingerprint=sha256("\x1f".join(cells.values()).encode("utf-8", "surrogatepass")).hexdigest(),
    )
