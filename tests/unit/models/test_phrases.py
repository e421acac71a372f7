"""The one phrase that sums up the axes of a claim for people."""

from __future__ import annotations

import pytest

from tracker.models.enums import AttributionFinding, PublicationState, ReviewStatus
from tracker.models.phrases import FINDING_DEFINITIONS, status_phrase

P, S, F = PublicationState, ReviewStatus, AttributionFinding


@pytest.mark.parametrize(
    ("status", "publication", "finding", "rating_label", "phrase"),
    [
        (S.IN_REVIEW, P.UNPUBLISHED, None, None, "In review"),
        (S.APPROVED, P.UNPUBLISHED, F.CONFIRMED, "True", "Approved"),
        (S.PUBLISHED, P.PUBLISHED, F.CONFIRMED, "Mostly true", "Published: Mostly true"),
        (S.PUBLISHED, P.PUBLISHED, F.OUT_OF_CONTEXT, None, "Published: Out of context"),
        (S.PUBLISHED, P.CORRECTED, None, "False", "Corrected: False"),
        (S.UNDER_CORRECTION, P.PUBLISHED, None, "False", "Under correction; published: False"),
        (S.NEEDS_ATTENTION, P.CORRECTED, F.DENIED, None, "Needs attention; corrected: Denied"),
        (S.WITHDRAWN, P.WITHDRAWN, F.DENIED, "True", "Withdrawn"),
        (S.OPEN, P.WITHDRAWN, None, None, "Open"),
    ],
)
def test_the_phrase_says_what_matters_now(
    status: ReviewStatus,
    publication: PublicationState,
    finding: AttributionFinding | None,
    rating_label: str | None,
    phrase: str,
) -> None:
    told = status_phrase(
        review_status=status, publication=publication, finding=finding, rating_label=rating_label
    )
    assert told == phrase


def test_every_finding_is_defined() -> None:
    assert set(FINDING_DEFINITIONS) == set(AttributionFinding)
