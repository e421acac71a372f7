"""What guards R1 and R2 count."""

from __future__ import annotations

import pytest

from tests.support.newsroom import AT
from tracker.models import Claim, EvidenceItem
from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    ClaimOrigin,
    EvidenceKind,
    EvidenceStance,
    ReviewStatus,
)
from tracker.review.guards import count_origins


def claim_with(*groups: str) -> Claim:
    claim = Claim(
        article_id=1,
        position=1,
        text="x",
        kind=ClaimKind.EVENT,
        mode=AttributionMode.NARRATOR,
        origin=ClaimOrigin.ADDED,
        review_status=ReviewStatus.OPEN,
        created_at=AT,
        updated_at=AT,
    )
    claim.evidence_items = [
        EvidenceItem(
            claim_id=1,
            title=f"source {number}",
            kind=EvidenceKind.MEDIA,
            stance=EvidenceStance.SUPPORTS,
            origin_group=group,
            accessed_at=AT,
            created_by_id=1,
            created_at=AT,
        )
        for number, group in enumerate(groups)
    ]
    return claim


@pytest.mark.parametrize(
    ("groups", "count"),
    [((), 0), (("",), 1), (("", ""), 2), (("AFP", "afp"), 1), (("AFP", "afp", ""), 2), (("AFP", "TASS"), 2)],
)
def test_five_links_to_one_press_release_are_one_origin(groups: tuple[str, ...], count: int) -> None:
    assert count_origins(claim_with(*groups)) == count


def test_a_removed_source_is_no_origin() -> None:
    claim = claim_with("", "")
    claim.evidence_items[0].removed_at = AT
    assert count_origins(claim) == 1
