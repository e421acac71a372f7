"""What a live claim becomes in the files beside claims.csv, as one person of the newsroom may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.reading import list_readable_notes
from tracker.models.rounds import list_visible_reviews

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.export.reading import Reading
    from tracker.export.tables import Row
    from tracker.models import Claim


def iter_evidence(claim: Claim, _reading: Reading) -> Iterator[Row]:
    """Yield the sources of the claim that were not removed, in the order they were cited."""
    for item in claim.evidence_items:
        if item.removed_at is None:
            yield (
                *(claim.public_id, item.public_id, item.title, item.url, item.publisher),
                *(item.kind.value, item.stance.value, item.is_primary, item.origin_group),
                *(item.quoted_passage, item.locator, item.archived_url, item.published_on, item.accessed_at),
            )


def iter_notes(claim: Claim, reading: Reading) -> Iterator[Row]:
    """Yield the notes that the viewer may read now, oldest first."""
    readable = list_readable_notes(claim, reading.viewer_id, reading.policy)
    names = {note.id: note.public_id for note in readable}
    for note in readable:
        answered = names.get(note.parent_id, "") if note.parent_id is not None else ""
        yield (
            *(claim.public_id, note.public_id, answered, note.author.display_name, note.kind.value),
            *(note.visibility.value, note.body, note.created_at, note.resolved_at),
        )


def iter_reviews(claim: Claim, reading: Reading) -> Iterator[Row]:
    """Yield the submitted assessments that the viewer may see now: none of another's that is still hidden."""
    for review in list_visible_reviews(claim, reading.viewer_id, reading.policy):
        finding, rating = review.attribution_finding, review.rating
        yield (
            *(claim.public_id, review.public_id, review.round_number, review.reviewer.display_name),
            *(finding.value if finding else "", rating.label if rating else ""),
            *(rating.value if rating else None, review.explanation, review.is_adjudication),
            review.submitted_at,
        )


def iter_quantities(claim: Claim, _reading: Reading) -> Iterator[Row]:
    """Yield the numbers of the claim, numbered from 1."""
    for position, each in enumerate(claim.quantities, start=1):
        yield (
            *(claim.public_id, position, each.value, each.upper, each.qualifier, each.unit, each.noun),
            *(each.place, each.as_of, each.start, each.end),
        )
