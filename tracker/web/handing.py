"""What both doors hand to the export room of what other rooms know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.export.reading import Reading, Scope
from tracker.publication.addresses import build_article_path, build_claim_path
from tracker.publication.claimreview import Publisher, build_claimreview
from tracker.review.panel import list_visible_events

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement

    from tracker.export.reading import JsonValue
    from tracker.models import AuditEvent, Claim, User
    from tracker.models.rounds import ReviewPolicy
    from tracker.models.snapshot import ClaimSnapshot
    from tracker.settings import Settings


def build_reading(
    settings: Settings,
    scope: Scope,
    *,
    policy: ReviewPolicy,
    viewer: User | None = None,
    narrowed: tuple[ColumnElement[bool], ...] = (),
) -> Reading:
    """Return who reads, and what; at the desk, without a viewer it is an operator's file."""

    def list_events(events: Sequence[AuditEvent], claim: Claim) -> list[AuditEvent]:
        return list_visible_events(events, claim, viewer, policy)

    def build_markup(snapshot: ClaimSnapshot) -> Mapping[str, JsonValue]:
        url = settings.public_url + build_claim_path(snapshot.public_id, snapshot.slug)
        publisher = Publisher(name=settings.newsroom_name, url=settings.public_url)
        return build_claimreview(snapshot, url=url, publisher=publisher) or {}

    return Reading(
        scope=scope,
        public_url=settings.public_url,
        claim_path=build_claim_path,
        article_path=build_article_path,
        desk_path=lambda public_id: f"/desk/claims/{public_id}",
        build_markup=build_markup,
        list_visible_events=list_events,
        viewer_id=viewer.id if viewer else None,
        policy=policy,
        narrowed=narrowed,
    )
