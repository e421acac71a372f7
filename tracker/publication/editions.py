"""The editions of one claim: what the current one says, and how the next one is put together."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tracker.audit import find_rounds_in_view
from tracker.errors import NotFoundError
from tracker.models.snapshot import SnapshotChange, SnapshotCorrection, load_snapshot
from tracker.publication.queries import get_version_to_cite
from tracker.publication.snapshot import build_snapshot

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim
    from tracker.models.snapshot import ClaimSnapshot


def load_current_edition(claim: Claim) -> ClaimSnapshot:
    """Return what the public sees of the claim, loaded whole, now.

    Raises:
        NotFoundError: the public sees nothing of it.
    """
    for publication in claim.publications:
        if publication.is_current:
            return load_snapshot(publication.payload)
    raise NotFoundError("claim")


def list_public_corrections(claim: Claim) -> tuple[SnapshotCorrection, ...]:
    """Return the corrections of a claim loaded whole, oldest first."""
    return tuple(
        SnapshotCorrection(
            correction_class=each.correction_class.value,
            explanation=each.explanation,
            corrected_at=each.corrected_at,
            changes=tuple(SnapshotChange(**change) for change in json.loads(each.changes)),
        )
        for each in claim.corrections
    )


def build_edition(
    session: Session, claim: Claim, *, corrections: tuple[SnapshotCorrection, ...], at: datetime
) -> ClaimSnapshot:
    """Return what the public would see of the claim, loaded whole, from `at` on.

    Raises:
        NotFoundError: its article has no version.
    """
    version = get_version_to_cite(session, claim)
    return build_snapshot(
        claim,
        version=version,
        passages=version.passages,
        state=claim.publication,
        corrections=corrections,
        rounds_in_view=find_rounds_in_view(session, [claim.public_id]).get(claim.public_id, frozenset()),
        first_published_at=claim.published_at or at,
        at=at,
    )
