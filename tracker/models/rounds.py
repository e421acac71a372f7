"""Which reviews of a claim stand: those submitted in the newest round that has any."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tracker.models.assessment import Review
    from tracker.models.claims import Claim

LEAST_REVIEWERS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPolicy:
    """How this newsroom reviews: how many people assess a claim, and whether unseen by each other."""

    reviewers_needed: int = LEAST_REVIEWERS
    is_blind: bool = True


def list_standing_reviews(claim: Claim) -> list[Review]:
    """Return the submitted reviews of the newest round in which somebody submitted one, oldest first.

    A correction opens a new round at once; until somebody reviews in it, the earlier reviews stand.
    """
    dated = [
        (review.round_number, review.submitted_at, review.id or 0, review)
        for review in claim.reviews
        if review.submitted_at is not None
    ]
    newest = max((number for number, *_ in dated), default=0)
    return [row[-1] for row in sorted(dated, key=lambda row: row[:3]) if row[0] == newest]


def did_agree_unseen(claim: Claim) -> bool | None:
    """Tell whether the standing reviews agree and no one could have known the other's.

    Once two reviews of a round differed, both were shown; what agrees after that was not independent.
    None for fewer than two standing reviews.
    """
    standing = list_standing_reviews(claim)
    agreement = do_agree(standing)
    if not agreement:
        return agreement
    numbers = {review.round_number for review in claim.reviews} - {standing[0].round_number}
    earlier = (
        [each for each in claim.reviews if each.round_number == n and each.submitted_at] for n in numbers
    )
    return all(do_agree(reviews) is not False for reviews in earlier)


def do_agree(reviews: list[Review]) -> bool | None:
    """Tell whether the reviewers came to one outcome without a third who decided; None for fewer than two."""
    if len(reviews) < LEAST_REVIEWERS:
        return None
    outcomes = {(review.attribution_finding, review.rating_id) for review in reviews}
    return len(outcomes) == 1 and not any(review.is_adjudication for review in reviews)
