"""What a claim takes over from another that says nearly the same: its finding, or its sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import InputError
from tracker.models import limits
from tracker.models.enums import EvidenceKind, EvidenceStance
from tracker.models.loading import get_claim
from tracker.models.phrases import PUBLIC_STATES
from tracker.review.annotation import add_evidence
from tracker.review.drafts import EvidenceDraft
from tracker.review.guards import current_evidence
from tracker.review.similar import Statement, list_differences

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim, EvidenceItem, User


def cite_finding(
    session: Session,
    public_id: str,
    other_id: str,
    *,
    address: str,
    newsroom: str,
    actor: User,
    at: datetime,
) -> EvidenceItem:
    """Cite the public page of another claim, at `address`.

    All findings of this newsroom are one origin, so that nobody counts as independent of themselves.

    Raises:
        InputError: readers do not see the other claim.
        NotFoundError, MoveRefusedError: no such claim, or nobody works on the one that cites.
    """
    other = get_claim(session, other_id)
    if other.publication not in PUBLIC_STATES:
        raise InputError("similar", "That claim has no public page now. Look at it at the desk instead.")
    draft = EvidenceDraft(
        title=other.text[: limits.LINE],
        url=address,
        publisher=newsroom,
        kind=EvidenceKind.MEDIA,
        stance=EvidenceStance.NEUTRAL,
        is_primary=False,
        origin_group=newsroom[: limits.NAME],
        quoted_passage=other.explanation[: limits.CLAIM_TEXT],
        locator="",
        archived_url="",
        published_on=other.published_at.date() if other.published_at else None,
    )
    return add_evidence(session, public_id, evidence=draft, actor=actor, at=at)


def take_over_evidence(
    session: Session, public_id: str, other_id: str, *, actor: User, at: datetime
) -> list[EvidenceItem]:
    """Cite for one claim what is cited for another that says the same, seen on the day it was seen then.

    Raises:
        InputError: a number or a negation sets the claims apart, so that a stance may be wrong here.
        NotFoundError, MoveRefusedError: no such claim, or nobody works on the one that takes over.
    """
    claim, other = get_claim(session, public_id), get_claim(session, other_id)
    if not do_stances_hold(claim, other):
        raise InputError(
            "similar", "The claims differ in a number or a negation. Cite its sources one by one."
        )
    taken = []
    for item in current_evidence(other):
        added = add_evidence(session, public_id, evidence=_draft_of(item), actor=actor, at=at)
        if added.accessed_at == at:
            added.accessed_at = item.accessed_at
        session.flush()
        taken.append(added)
    return taken


def do_stances_hold(claim: Claim, other: Claim) -> bool:
    """Tell whether what supports one claim supports the other: only who says it may differ."""
    own, theirs = Statement(text=claim.text, speaker=""), Statement(text=other.text, speaker="")
    return not list_differences(own, theirs)


def _draft_of(item: EvidenceItem) -> EvidenceDraft:
    return EvidenceDraft(
        title=item.title,
        url=item.url,
        publisher=item.publisher,
        kind=item.kind,
        stance=item.stance,
        is_primary=item.is_primary,
        origin_group=item.origin_group,
        quoted_passage=item.quoted_passage,
        locator=item.locator,
        archived_url=item.archived_url,
        published_on=item.published_on,
    )
