"""Rounds of review: which assessments of a claim stand, and which are still hidden from whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection

    from tracker.models.assessment import Review
    from tracker.models.claims import Claim

LEAST_REVIEWERS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewPolicy:
    """How this newsroom reviews: how many people assess a claim, and whether unseen by each other."""

    reviewers_needed: int = LEAST_REVIEWERS
    is_blind: bool = True

    @property
    def has_second_review(self) -> bool:
        """Tell whether a second person assesses each claim; in a newsroom of one nobody does."""
        return self.reviewers_needed >= LEAST_REVIEWERS

    @property
    def is_sealing(self) -> bool:
        """Tell whether there is anybody to hide an assessment from, and a wish to."""
        return self.is_blind and self.has_second_review


# What holds unless an operator sets otherwise, and what the sample was reviewed under.
STANDARD_POLICY: Final = ReviewPolicy()


def build_policy(*, second_review: bool, blind_review: bool) -> ReviewPolicy:
    """Return the policy that the two settings stand for."""
    return ReviewPolicy(reviewers_needed=LEAST_REVIEWERS if second_review else 1, is_blind=blind_review)


def list_submitted(claim: Claim, round_number: int) -> list[Review]:
    """Return the submitted reviews of one round, oldest first."""
    dated = [
        (review.submitted_at, review.id or 0, review)
        for review in claim.reviews
        if review.submitted_at is not None and review.round_number == round_number
    ]
    return [row[-1] for row in sorted(dated, key=lambda row: row[:2])]


def is_sealed(claim: Claim, round_number: int, policy: ReviewPolicy) -> bool:
    """Tell whether the assessments of a round are hidden: review is blind, and not all of them are in.

    The present round unseals those before it, which readers and reviewers then have to be told about.
    """
    numbers = (round_number, claim.round_number)
    return policy.is_sealing and all(
        len(list_submitted(claim, number)) < policy.reviewers_needed for number in numbers
    )


def is_review_visible(review: Review, claim: Claim, reader_id: int | None, policy: ReviewPolicy) -> bool:
    """Tell whether somebody may see a review: their own always, a draft of another's never.

    Whatever becomes of the claim, another's shows only once its round is complete, or the present one is: a
    claim that is dismissed or begun again must not give away an only assessment. Without a reader, as for a
    file that the operator writes, nothing is one's own.
    """
    if reader_id is not None and review.reviewer_id == reader_id:
        return True
    return review.submitted_at is not None and not is_sealed(claim, review.round_number, policy)


def list_visible_reviews(claim: Claim, reader_id: int | None, policy: ReviewPolicy) -> list[Review]:
    """Return the submitted reviews that somebody may see, in the order they were begun."""
    return [
        review
        for review in claim.reviews
        if review.submitted_at is not None and is_review_visible(review, claim, reader_id, policy)
    ]


def list_standing_reviews(claim: Claim) -> list[Review]:
    """Return the submitted reviews of the newest round in which somebody submitted one, oldest first.

    A correction opens a new round at once; until somebody reviews in it, the earlier reviews stand.
    """
    newest = max((each.round_number for each in claim.reviews if each.submitted_at is not None), default=0)
    return list_submitted(claim, newest)


def list_unsealed_reviews(claim: Claim, policy: ReviewPolicy) -> list[Review]:
    """Return the reviews that stand for everybody: of the newest round with any that is not hidden."""
    numbers = {review.round_number for review in claim.reviews if review.submitted_at is not None}
    newest = max((number for number in numbers if not is_sealed(claim, number, policy)), default=0)
    return list_submitted(claim, newest)


def did_agree(claim: Claim, standing: list[Review]) -> bool | None:
    """Tell whether these reviews agree, and those of no earlier round differed.

    Once two reviews of a round differed, both were shown; what agrees after that was not independent.
    None for fewer than two reviews.
    """
    agreement = do_agree(standing)
    if not agreement:
        return agreement
    numbers = {review.round_number for review in claim.reviews if review.round_number < _number(standing)}
    return all(do_agree(list_submitted(claim, number)) is not False for number in numbers)


def were_blind(standing: list[Review], rounds_in_view: Collection[int]) -> bool:
    """Tell whether none of these reviewers could see the other's assessment before they submitted.

    `rounds_in_view` are the rounds of which the history says that somebody could.
    """
    return _number(standing) not in rounds_in_view


def do_agree(reviews: list[Review]) -> bool | None:
    """Tell whether the reviewers came to one outcome without a third who decided; None for fewer than two."""
    if len(reviews) < LEAST_REVIEWERS:
        return None
    outcomes = {(review.attribution_finding, review.rating_id) for review in reviews}
    return len(outcomes) == 1 and not any(review.is_adjudication for review in reviews)


def _number(reviews: list[Review]) -> int:
    return reviews[0].round_number if reviews else 0
