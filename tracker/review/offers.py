"""Which moves a person can make with a claim now, and what each of the others still lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.models.enums import ReviewStatus
from tracker.models.phrases import PUBLIC_STATES
from tracker.models.rounds import STANDARD_POLICY
from tracker.models.workflow import Move, list_moves
from tracker.permissions import MOVE_ACTIONS, may
from tracker.review.guards import (
    approval_gaps,
    assessment_gaps,
    review_request_gaps,
    waiting_gaps,
)
from tracker.review.panel import find_own_review, name_move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import Claim, User
    from tracker.models.rounds import ReviewPolicy


PUBLISHING: Final = frozenset({Move.PUBLISH, Move.PUBLISH_CORRECTION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One move out of the claim's status, possible when nothing is missing; `label` is its button's."""

    move: Move
    label: str
    guard: str
    missing: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        """Tell whether the move can be made now."""
        return not self.missing


def list_offers(
    claim: Claim, actor: User, *, publish_gaps: Sequence[str], policy: ReviewPolicy = STANDARD_POLICY
) -> tuple[Offer, ...]:
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
        guard, missing = (
            ("R3", tuple(publish_gaps)) if move in PUBLISHING else _guard(claim, actor, move, policy)
        )
        if not may(actor.role, MOVE_ACTIONS[move]):
            missing = (f"Your role ({actor.role.value}) does not allow it; ask an editor.", *missing)
        offers.append(Offer(move=move, label=name_move(move, policy), guard=guard, missing=missing))
    return tuple(offers)


def _guard(claim: Claim, actor: User, move: Move, policy: ReviewPolicy) -> tuple[str, tuple[str, ...]]:
    if move is Move.SEND_TO_REVIEW:
        return "R1", review_request_gaps(claim) + assessment_gaps(claim, find_own_review(claim, actor))
    if move is Move.APPROVE:
        return "R2", approval_gaps(claim, policy)
    if move is Move.ASK_REPLY:
        return "", waiting_gaps(claim)
    return "", ()
