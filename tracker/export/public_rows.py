"""What a current edition becomes in the files beside claims.csv; nothing but the edition is read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.models.enums import NoteVisibility

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.export.tables import Row
    from tracker.models.snapshot import ClaimSnapshot


def iter_evidence(snapshot: ClaimSnapshot) -> Iterator[Row]:
    """Yield the sources readers see, in the order of their page."""
    for item in snapshot.evidence:
        yield (
            *(snapshot.public_id, item.public_id, item.title, item.url, item.publisher),
            *(item.kind.value, item.stance.value, item.is_primary, item.origin_group),
            *(item.quoted_passage, item.locator, item.archived_url, item.published_on, item.accessed_at),
        )


def iter_notes(snapshot: ClaimSnapshot) -> Iterator[Row]:
    """Yield the public notes; which answers which, and whether it is settled, is the desk's."""
    public = NoteVisibility.PUBLIC.value
    for note in snapshot.notes:
        yield (
            *(snapshot.public_id, note.public_id, "", note.author_name, note.kind.value, public),
            *(note.body, note.created_at, None),
        )


def iter_reviews(snapshot: ClaimSnapshot) -> Iterator[Row]:
    """Yield who reviewed the claim; what each found is known where they agreed, and otherwise the desk's."""
    finding = snapshot.finding.value if snapshot.finding and snapshot.agreement else ""
    rating = snapshot.rating if snapshot.agreement else None
    label, value = (rating.label, rating.value) if rating else ("", None)
    for name in snapshot.reviewers:
        yield (snapshot.public_id, "", None, name, finding, label, value, "", None, None)


def iter_quantities(snapshot: ClaimSnapshot) -> Iterator[Row]:
    """Yield the numbers of the claim, numbered from 1."""
    for position, each in enumerate(snapshot.quantities, start=1):
        yield (
            *(snapshot.public_id, position, Decimal(each.value), Decimal(each.upper) if each.upper else None),
            *(each.qualifier, each.unit, each.counted, each.place, each.as_of, each.start, each.end),
        )
