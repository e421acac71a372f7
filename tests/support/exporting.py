"""Who reads an export in a test, and a ClaimReview that stands in for the publication room's."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tracker.export.reading import Reading, Scope
from tracker.models.rounds import STANDARD_POLICY
from tracker.publication.addresses import build_article_path, build_claim_path
from tracker.review.panel import list_visible_events

if TYPE_CHECKING:
    from collections.abc import Mapping

    import sqlalchemy as sa

    from tracker.export.reading import JsonValue
    from tracker.models import AuditEvent, Claim, User
    from tracker.models.rounds import ReviewPolicy
    from tracker.models.snapshot import ClaimSnapshot

PUBLIC_URL = "https://claims.example.org"


def build_markup(snapshot: ClaimSnapshot) -> Mapping[str, JsonValue]:
    """Return a small ClaimReview of a claim with a rating, and nothing of any other."""
    if snapshot.rating is None:
        return {}
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": snapshot.text,
        "itemReviewed": {
            "@type": "Claim",
            "appearance": [{"@type": "CreativeWork", "url": "https://a.example"}],
        },
        "reviewRating": {"@type": "Rating", "alternateName": snapshot.rating.label, "ratingValue": 1},
    }


def read_as(
    scope: Scope,
    *,
    viewer: User | None = None,
    policy: ReviewPolicy = STANDARD_POLICY,
    narrowed: tuple[sa.ColumnElement[bool], ...] = (),
) -> Reading:
    """Return who asks for an export, and what they see."""
    return Reading(
        scope=scope,
        public_url=PUBLIC_URL,
        claim_path=build_claim_path,
        article_path=build_article_path,
        desk_path=lambda public_id: f"/desk/claims/{public_id}",
        build_markup=build_markup,
        list_visible_events=partial(_list_events, viewer, policy),
        viewer_id=viewer.id if viewer else None,
        policy=policy,
        narrowed=narrowed,
    )


def _list_events(
    viewer: User | None, policy: ReviewPolicy, events: list[AuditEvent], claim: Claim
) -> list[AuditEvent]:
    return list_visible_events(events, claim, viewer, policy)
