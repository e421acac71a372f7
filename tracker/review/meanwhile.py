"""What others did with a claim since somebody opened its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.audit import list_events
from tracker.review.panel import list_visible_events

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.models import AuditEvent, Claim, User
    from tracker.models.rounds import ReviewPolicy

# These leave the claim itself, and with it its version, as they were.
_BESIDE: Final = ("note.", "review.saved")


def list_events_since(session: Session, claim: Claim, version: int) -> list[AuditEvent]:
    """Return the events that brought the claim from a version to its present one, newest first.

    The history does not carry versions, so each event that changes the claim is counted as one.
    """
    events = [each for each in list_events(session, claim.public_id) if not each.action.startswith(_BESIDE)]
    return events[: max(claim.version - version, 0)]


def find_newest_change(
    session: Session, claim: Claim, version: int, *, reader: User, policy: ReviewPolicy
) -> AuditEvent | None:
    """Return the newest change since a version that the reader may know of, if there is any.

    A change that blind review hides counts as none: that it happened is as hidden as what it says.
    """
    visible = list_visible_events(list_events_since(session, claim, version), claim, reader, policy)
    return next(iter(visible), None)
