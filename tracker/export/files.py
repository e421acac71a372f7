"""The rows of every file for every asker: the same through each door."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.export import desk_rows, public_rows
from tracker.export.columns import iter_cells
from tracker.export.csv_rows import build_public_row
from tracker.export.history_rows import iter_desk_history, iter_public_history
from tracker.export.markup_rows import build_markup_row
from tracker.export.queries import (
    evidence_options,
    iter_claims,
    iter_desk_rows,
    iter_editions,
    quantity_options,
    standing_options,
)
from tracker.export.tables import CLAIMS, EVIDENCE, HISTORY, MARKUP, NOTES, QUANTITIES, REVIEWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy.sql.base import ExecutableOption
    from sqlmodel import Session

    from tracker.export.reading import Reading
    from tracker.export.tables import Row, Table
    from tracker.models import Claim
    from tracker.models.snapshot import ClaimSnapshot

_OF_EDITIONS: Final[dict[str, Callable[[ClaimSnapshot], Iterator[Row]]]] = {
    EVIDENCE.name: public_rows.iter_evidence,
    NOTES.name: public_rows.iter_notes,
    REVIEWS.name: public_rows.iter_reviews,
    QUANTITIES.name: public_rows.iter_quantities,
}
_OF_CLAIMS: Final[
    dict[
        str,
        tuple[Callable[[Claim, Reading], Iterator[Row]], Callable[[], tuple[ExecutableOption, ...]]],
    ]
] = {
    EVIDENCE.name: (desk_rows.iter_evidence, evidence_options),
    NOTES.name: (desk_rows.iter_notes, standing_options),
    REVIEWS.name: (desk_rows.iter_reviews, standing_options),
    QUANTITIES.name: (desk_rows.iter_quantities, quantity_options),
}


def iter_rows(session: Session, table: Table, reading: Reading) -> Iterator[Row]:
    """Yield the rows of one file in their order, which is that of the claims, or of the events.

    The session must be used for nothing else while rows are taken.
    """
    if table is MARKUP:
        return _iter_markup(session, reading)
    return _iter_public(session, table, reading) if reading.is_public else _iter_desk(session, table, reading)


def _iter_public(session: Session, table: Table, reading: Reading) -> Iterator[Row]:
    if table is HISTORY:
        yield from iter_public_history(session, reading)
        return
    for snapshot in iter_editions(session, reading):
        if table is CLAIMS:
            yield tuple(iter_cells(build_public_row(snapshot, claim_url=reading.claim_url)))
        else:
            yield from _OF_EDITIONS[table.name](snapshot)


def _iter_desk(session: Session, table: Table, reading: Reading) -> Iterator[Row]:
    if table is CLAIMS:
        yield from (tuple(iter_cells(row)) for row in iter_desk_rows(session, reading))
    elif table is HISTORY:
        yield from iter_desk_history(session, reading)
    else:
        build, options = _OF_CLAIMS[table.name]
        for batch in iter_claims(session, reading, options()):
            for claim in batch:
                yield from build(claim, reading)


def _iter_markup(session: Session, reading: Reading) -> Iterator[Row]:
    """Yield the ClaimReviews of what is published, whoever asks."""
    for snapshot in iter_editions(session, reading):
        if markup := reading.build_markup(snapshot):
            yield build_markup_row(snapshot.public_id, markup)
