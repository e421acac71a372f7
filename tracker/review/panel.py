"""Those who assess a claim: who may, what each has written, and what they may know of each other's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.audit import parse_details
from tracker.models.enums import ReviewStatus
from tracker.models.reading import is_note_sealed
from tracker.models.rounds import is_review_visible, is_sealed, list_submitted
from tracker.models.workflow import Move

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import AuditEvent, Claim, Review, User
    from tracker.models.rounds import ReviewPolicy

REVIEWABLE: Final = (ReviewStatus.IN_REVIEW, ReviewStatus.DISPUTED)
# A first reviewer drafts an assessment while researching; nobody assesses a claim that is closed or public.
ASSESSABLE: Final = (
    ReviewStatus.OPEN,
    ReviewStatus.IN_RESEARCH,
    ReviewStatus.AWAITING_REPLY,
    ReviewStatus.NEEDS_ATTENTION,
    ReviewStatus.UNDER_CORRECTION,
    *REVIEWABLE,
)


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


def find_assessing_refusal(claim: Claim, actor: User, policy: ReviewPolicy) -> str | None:
    """Say why this person cannot assess the claim now; None when they can."""
    if claim.review_status not in ASSESSABLE:
        status = claim.review_status.value.replace("_", " ")
        return f"The claim cannot be assessed while it is {status}."
    own = find_own_review(claim, actor)
    if own is not None and own.submitted_at is not None:
        return "You have submitted your review of this round; it cannot be changed."
    done = list_submitted(claim, claim.round_number)
    if claim.review_status is ReviewStatus.IN_REVIEW and len(done) >= policy.reviewers_needed:
        are_in = "Both reviews are in" if policy.has_second_review else "The review is in"
        return f"{are_in}; an editor can approve the claim now."
    if claim.review_status is ReviewStatus.DISPUTED and any(review.is_adjudication for review in done):
        return "The dispute is decided; an editor can approve the claim now."
    return None


def is_blind(claim: Claim, policy: ReviewPolicy) -> bool:
    """Tell whether reviewers must not see each other's assessments of the present round yet."""
    return is_sealed(claim, claim.round_number, policy)


def list_visible_events(
    events: Sequence[AuditEvent], claim: Claim, reader: User | None, policy: ReviewPolicy
) -> list[AuditEvent]:
    """Return the events that somebody may read, in the order given; None is nobody in particular.

    While review is blind, that and when another saved or submitted an assessment is as hidden as what it
    says; so are decision notes of the panel. That the claim was sent to review is the claim's own standing,
    which everybody has to know.
    """
    hidden = {note.public_id for note in claim.notes if is_note_sealed(note, claim, policy)} | {
        review.public_id
        for review in claim.reviews
        if not is_review_visible(review, claim, reader.id if reader else None, policy)
    }
    own = reader.public_id if reader else None
    return [
        event for event in events if event.actor_public_id == own or hidden.isdisjoint(_list_told_of(event))
    ]


def _list_told_of(event: AuditEvent) -> set[str]:
    details = parse_details(event)
    return {details.get("review", ""), details.get("note", "")}


def name_move(move: Move, policy: ReviewPolicy) -> str:
    """Return what the button of a move says; without a second review nothing can be sent to one."""
    is_single = move is Move.SEND_TO_REVIEW and not policy.has_second_review
    return "Send to approval" if is_single else move.value
