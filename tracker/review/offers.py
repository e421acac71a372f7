"""Which moves a person can make with a claim now, and what each of the others still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.models.enums import ReviewStatus
from tracker.models.phrases import PUBLIC_STATES
from tracker.models.rounds import LEAST_REVIEWERS
from tracker.models.workflow import Move, list_moves
from tracker.permissions import MOVE_ACTIONS, may
from tracker.review.guards import (
    approval_gaps,
    assessment_gaps,
    review_request_gaps,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import Claim, Review, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One move out of the claim's status; possible when nothing is missing."""

    move: Move
    guard: str
    missing: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        """Tell whether the move can be made now."""
        return not self.missing


def list_offers(claim: Claim, actor: User, *, publish_gaps: Sequence[str]) -> tuple[Offer, ...]:
    """Return the moves out of the claim's status in the order of the workflow, each with its gaps.

    `publish_gaps` are guard R3's, which the publication room knows.
    """
    offers = []
    is_public = claim.publication in PUBLIC_STATES
    for move in list_moves(claim.review_status):
        if move not in MOVE_ACTIONS or move is (Move.DISMISS if is_public else Move.WITHDRAW):
            continue
        if claim.review_status is ReviewStatus.APPROVED and move in (
            {Move.PUBLISH} if is_public else {Move.PUBLISH_CORRECTION, Move.CONFIRM}
        ):
            continue
        guard, missing = _guard(claim, actor, move, tuple(publish_gaps))
        if not may(actor.role, MOVE_ACTIONS[move]):
            missing = (f"Your role ({actor.role.value}) does not allow it; ask an editor.", *missing)
        offers.append(Offer(move=move, guard=guard, missing=missing))
    return tuple(offers)


def _guard(
    claim: Claim, actor: User, move: Move, publish_gaps: tuple[str, ...]
) -> tuple[str, tuple[str, ...]]:
    if move is Move.SEND_TO_REVIEW:
        return "R1", review_request_gaps(claim) + assessment_gaps(claim, find_own_review(claim, actor))
    if move is Move.APPROVE:
        return "R2", approval_gaps(claim)
    if move in {Move.PUBLISH, Move.PUBLISH_CORRECTION}:
        return "R3", publish_gaps
    return "", ()


def find_own_review(claim: Claim, actor: User) -> Review | None:
    """Return the actor's review of the current round, draft or submitted."""
    for review in claim.reviews:
        if review.reviewer_id == actor.id and review.round_number == claim.round_number:
            return review
    return None


def find_own_earlier_review(claim: Claim, actor: User) -> Review | None:
    """Return the actor's newest review of an earlier round, to start the next one from."""
    own = [review for review in claim.reviews if review.reviewer_id == actor.id]
    return max(own, key=lambda review: review.round_number, default=None)


def is_blind(claim: Claim) -> bool:
    """Tell whether reviewers must not see each other's assessments yet: both of the round are not in."""
    return _count_submitted(claim, claim.round_number) < LEAST_REVIEWERS


def list_visible_reviews(claim: Claim, actor: User) -> list[Review]:
    """Return the submitted reviews this person may see, oldest first: while blind, only their own.

    Whatever becomes of the claim, a review shows to others only once its own round has two, or the
    present one has: a claim that is dismissed or begun again must not give away an only assessment.
    """
    return [
        review
        for review in claim.reviews
        if review.submitted_at is not None
        and (
            review.reviewer_id == actor.id
            or not is_blind(claim)
            or _count_submitted(claim, review.round_number) >= LEAST_REVIEWERS
        )
    ]


def _count_submitted(claim: Claim, round_number: int) -> int:
    return sum(each.submitted_at is not None and each.round_number == round_number for each in claim.reviews)
