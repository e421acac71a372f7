"""How our own sources.csv, notes.csv and quantities.csv are read back, row by row."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tracker.errors import UnreadableTextError
from tracker.export.importing.cells import (
    CellError,
    read_address,
    read_day,
    read_decimal,
    read_member,
    read_text,
    read_time,
    read_whole,
    read_yes_no,
)
from tracker.export.importing.csv_reading import iter_csv
from tracker.export.importing.own_claims import iter_built
from tracker.export.importing.values import (
    ImportedEvidence,
    ImportedNote,
    ImportedPart,
    ImportedQuantity,
    RowProblem,
)
from tracker.export.tables import EVIDENCE, NOTES, QUANTITIES
from tracker.models import limits
from tracker.models.enums import EvidenceKind, EvidenceStance, NoteKind, NoteVisibility

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import IO

_LACKS: Final = "{}.csv lacks the column “{}”."


def iter_parts(name: str, stream: IO[bytes], *, guard: bool) -> Iterator[ImportedPart | RowProblem]:
    """Yield what stands in one of `PARTS`, row by row.

    Raises:
        UnreadableTextError: the file is no such table.
    """
    columns, build = PARTS[name]
    rows = iter_csv(stream)
    header = next(rows)
    for column in columns:
        if column not in header:
            raise UnreadableTextError(_LACKS.format(name, column))
    yield from iter_built(rows, header, build, guard=guard, file=f"{name}.csv")


def _build_evidence(row: int, cells: Mapping[str, str]) -> ImportedEvidence:
    return ImportedEvidence(
        row=row,
        claim=read_text("claim_id", cells["claim_id"], limits.NAME, is_required=True),
        public_id=read_text("source_id", cells["source_id"], limits.NAME, is_required=True),
        title=read_text("title", cells["title"], limits.LINE, is_required=True),
        kind=read_member("kind", cells["kind"], EvidenceKind),
        stance=read_member("stance", cells["stance"], EvidenceStance),
        url=read_address("url", cells["url"], limits.URL),
        publisher=read_text("publisher", cells["publisher"], limits.NAME),
        is_primary=read_yes_no("is_primary", cells["is_primary"]),
        origin_group=read_text("origin_group", cells["origin_group"], limits.NAME),
        quoted_passage=read_text("quoted_passage", cells["quoted_passage"], limits.CLAIM_TEXT),
        locator=read_text("locator", cells["locator"], limits.NAME),
        archived_url=read_address("archived_url", cells["archived_url"], limits.URL),
        published_on=read_day("published_on", cells["published_on"]),
        accessed_at=read_time("accessed_at", cells["accessed_at"]),
    )


def _build_note(row: int, cells: Mapping[str, str]) -> ImportedNote:
    return ImportedNote(
        row=row,
        claim=read_text("claim_id", cells["claim_id"], limits.NAME, is_required=True),
        public_id=read_text("note_id", cells["note_id"], limits.NAME, is_required=True),
        reply_to=read_text("reply_to", cells["reply_to"], limits.NAME),
        author=read_text("author", cells["author"], limits.NAME, is_required=True),
        kind=read_member("kind", cells["kind"], NoteKind),
        visibility=read_member("visibility", cells["visibility"], NoteVisibility),
        body=read_text("body", cells["body"], limits.LONG_TEXT, is_required=True),
        created_at=read_time("created_at", cells["created_at"]),
        resolved_at=read_time("resolved_at", cells["resolved_at"]),
    )


def _build_quantity(row: int, cells: Mapping[str, str]) -> ImportedQuantity:
    for column in ("position", "value", "start", "end"):
        if not cells[column]:
            raise CellError(column, "This is empty.")
    return ImportedQuantity(
        row=row,
        claim=read_text("claim_id", cells["claim_id"], limits.NAME, is_required=True),
        position=read_whole("position", cells["position"]) or 0,
        value=read_decimal("value", cells["value"]) or Decimal(cells["value"]),
        upper=read_decimal("upper", cells["upper"]),
        qualifier=read_text("qualifier", cells["qualifier"], limits.NAME),
        unit=read_text("unit", cells["unit"], limits.NAME),
        noun=read_text("counted", cells["counted"], limits.NAME),
        place=read_text("place", cells["place"], limits.NAME),
        as_of=read_text("as_of", cells["as_of"], limits.NAME),
        start=read_whole("start", cells["start"]) or 0,
        end=read_whole("end", cells["end"]) or 0,
    )


PARTS: Final[dict[str, tuple[tuple[str, ...], Callable[[int, Mapping[str, str]], ImportedPart]]]] = {
    EVIDENCE.name: (EVIDENCE.columns, _build_evidence),
    NOTES.name: (NOTES.columns, _build_note),
    QUANTITIES.name: (QUANTITIES.columns, _build_quantity),
}
