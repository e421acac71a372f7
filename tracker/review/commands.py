"""The moves of a claim through review: accepted, researched, assessed twice, approved or closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.audit import REVIEW_IN_VIEW, Change, record_claim
from tracker.errors import InputError, MoveRefusedError
from tracker.models import Claim, Review
from tracker.models.axes import list_axes_problems
from tracker.models.enums import NotificationKind, ReviewStatus
from tracker.models.loading import get_claim
from tracker.models.phrases import PUBLIC_STATES
from tracker.models.rounds import LEAST_REVIEWERS, STANDARD_POLICY
from tracker.models.workflow import Move, apply_move
from tracker.permissions import Action, require
from tracker.review.assigning import find_holder, hand_over
from tracker.review.guards import (
    approval_gaps,
    assessment_gaps,
    do_reviews_agree,
    find_outcome,
    review_request_gaps,
    submitted_reviews,
    waiting_gaps,
)
from tracker.review.notifying import notify, notify_review_asked, notify_sent_back, settle_review_asked
from tracker.review.panel import REVIEWABLE, find_assessing_refusal, find_own_review, name_move
from tracker.review.queries import get_rating

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import User
    from tracker.models.rounds import ReviewPolicy
    from tracker.review.drafts import Assessment


def accept_claim(session: Session, public_id: str, *, actor: User, at: datetime) -> Claim:
    """Take a proposed claim as worth checking.

    Raises:
        NotFoundError, MoveRefusedError: no such claim, or it is not proposed.
    """
    return _move(session, public_id, Move.ACCEPT, "claim.accepted", actor=actor, at=at)


def dismiss_claim(session: Session, public_id: str, *, reason: str, actor: User, at: datetime) -> Claim:
    """Close a claim as not worth checking; the reason is kept and an editor can reopen it.

    Raises:
        InputError: no reason.
        NotFoundError, MoveRefusedError: no such claim, or work on it has gone further, or readers see it.
    """
    if get_claim(session, public_id).publication in PUBLIC_STATES:
        gap = "Readers see this claim; withdraw it, so that its page gives the reason."
        raise MoveRefusedError(Move.DISMISS.value, None, (gap,))
    return _close(session, public_id, Move.DISMISS, "claim.dismissed", reason=reason, actor=actor, at=at)


def reopen_claim(session: Session, public_id: str, *, reason: str, actor: User, at: datetime) -> Claim:
    """Take a dismissed, merged or withdrawn claim up again, in a new round of review.

    Raises:
        ForbiddenError: the actor is no editor.
        InputError: no reason.
        NotFoundError, MoveRefusedError: no such claim, or it is not closed.
    """
    require(actor.role, Action.REOPEN)
    claim = _close(session, public_id, Move.REOPEN, "claim.reopened", reason=reason, actor=actor, at=at)
    claim.closing_reason, claim.merged_into = "", ""
    claim.round_number += 1
    return claim


def undo_dismissal(session: Session, public_id: str, *, actor: User, at: datetime) -> Claim:
    """Take a dismissal back: the claim is proposed again, as the splitter left it.

    Raises:
        NotFoundError, MoveRefusedError: no such claim, or it is not dismissed.
    """
    claim = _move(session, public_id, Move.UNDO_DISMISSAL, "claim.dismissal_undone", actor=actor, at=at)
    claim.closing_reason = ""
    return claim


def start_research(
    session: Session, public_id: str, *, taken_from: str = "", actor: User, at: datetime
) -> Claim:
    """Begin to check an open claim; whoever starts has it assigned.

    A claim that is somebody else's is taken over only by naming them: `taken_from` is their public id. They
    are told.

    Raises:
        NotFoundError, MoveRefusedError: no such claim, or it is not open, or it is somebody else's.
    """
    claim = get_claim(session, public_id, is_locking=True)
    before = claim.review_status
    apply_move(claim, Move.START_RESEARCH, at=at)
    holder = find_holder(session, claim)
    if holder is not None and holder.public_id not in {actor.public_id, taken_from}:
        gap = f"The claim is assigned to {holder.display_name}. Take it over from them, or leave it to them."
        raise MoveRefusedError(Move.START_RESEARCH.value, None, (gap,))
    changes = (_status_change(before, claim), *hand_over(claim, holder, actor))
    details = {"assigned_before": holder.public_id} if holder else None
    record_claim(
        session, claim, "claim.research_started", actor=actor, at=at, details=details, changes=changes
    )
    if holder is not None:
        notify(session, claim, NotificationKind.TAKEN_OVER, [holder], actor=actor, at=at)
    return claim


def await_reply(session: Session, public_id: str, *, actor: User, at: datetime) -> Claim:
    """Set a claim aside until the speaker has answered.

    Raises:
        NotFoundError, MoveRefusedError: no such claim, nobody is researching it, or no answer is awaited.
    """
    if gaps := waiting_gaps(get_claim(session, public_id)):
        raise MoveRefusedError(Move.ASK_REPLY.value, None, gaps)
    return _move(session, public_id, Move.ASK_REPLY, "claim.reply_awaited", actor=actor, at=at)


def resume_research(session: Session, public_id: str, *, actor: User, at: datetime) -> Claim:
    """Go on with a claim that waited for a reply.

    Raises:
        NotFoundError, MoveRefusedError: no such claim, or it does not await a reply.
    """
    return _move(session, public_id, Move.RESUME_RESEARCH, "claim.research_resumed", actor=actor, at=at)


def put_back(session: Session, public_id: str, *, actor: User, at: datetime) -> Claim:
    """Undo the start of research: the claim is open again and assigned to nobody; who had it is told.

    Raises:
        NotFoundError, MoveRefusedError: no such claim, or nobody is researching it.
    """
    claim = get_claim(session, public_id, is_locking=True)
    before = claim.review_status
    apply_move(claim, Move.STOP_RESEARCH, at=at)
    holder = find_holder(session, claim)
    changes = (_status_change(before, claim), *hand_over(claim, holder, None))
    record_claim(session, claim, "claim.put_back", actor=actor, at=at, changes=changes)
    if holder is not None:
        notify(session, claim, NotificationKind.PUT_BACK, [holder], actor=actor, at=at)
    return claim


def save_review(
    session: Session,
    public_id: str,
    *,
    assessment: Assessment,
    is_submitted: bool,
    actor: User,
    at: datetime,
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Claim:
    """Keep the actor's own assessment of the current round; a submitted one cannot be changed.

    While a claim is in review, submitting is the second review: when it differs from the first the
    claim becomes disputed. In a dispute the review of a third person is the adjudication. A draft leaves
    the claim as it was, because its version and its time of change would tell others of it.

    Raises:
        InputError: an axis is set that the claim does not have.
        MoveRefusedError: already submitted, incomplete, or not in a status where this person may review.
    """
    claim = get_claim(session, public_id, is_locking=True)
    if refusal := find_assessing_refusal(claim, actor, policy):
        raise MoveRefusedError("Review", None, (refusal,))
    if is_submitted and claim.review_status not in REVIEWABLE:
        raise MoveRefusedError("Submit the review", None, ("Send the claim to its second review first.",))
    review = find_own_review(claim, actor) or _begin_review(claim, actor, at=at)
    _fill_review(session, claim, review, assessment)
    is_in_view = _is_first_in_view(claim, policy)
    session.add(review)
    session.flush()
    if is_submitted:
        _submit(claim, review, at=at)
        claim.updated_at = at
    _record_review(session, claim, review, is_in_view=is_in_view, actor=actor, at=at)
    session.flush()
    claim = get_claim(session, public_id)
    if is_submitted and claim.review_status is ReviewStatus.IN_REVIEW:
        _settle_second_review(session, claim, actor=actor, at=at)
    return claim


def request_review(
    session: Session,
    public_id: str,
    *,
    actor: User,
    at: datetime,
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Claim:
    """Submit the actor's assessment and send the claim to its second review (guard R1).

    In a newsroom of one it goes to approval instead, which needs no other person.

    Raises:
        MoveRefusedError: carries everything guard R1 and the assessment lack.
        NotFoundError: no such claim.
    """
    claim = get_claim(session, public_id, is_locking=True)
    review = find_own_review(claim, actor)
    gaps = review_request_gaps(claim) + assessment_gaps(claim, review)
    if gaps:
        raise MoveRefusedError(name_move(Move.SEND_TO_REVIEW, policy), "R1", gaps)
    if review is not None and review.submitted_at is None:
        _submit(claim, review, at=at)
        session.add(review)
    action = "claim.review_requested" if policy.has_second_review else "claim.sent_to_approval"
    if policy.has_second_review:
        notify_review_asked(session, claim, actor=actor, at=at)
    return _finish(session, claim, Move.SEND_TO_REVIEW, action, actor=actor, at=at)


def return_to_research(session: Session, public_id: str, *, reason: str, actor: User, at: datetime) -> Claim:
    """Send a claim back with a reason; the next review is a new round and the old reviews stay.

    Raises:
        InputError: no reason.
        NotFoundError, MoveRefusedError: no such claim, or it is not under review.
    """
    claim = get_claim(session, public_id, is_locking=True)
    details = {"reason": _require_reason(reason)}
    _finish(
        session,
        claim,
        Move.RETURN_TO_RESEARCH,
        "claim.returned",
        actor=actor,
        at=at,
        details=details,
    )
    settle_review_asked(session, claim, at=at)
    notify_sent_back(session, claim, actor=actor, at=at)
    claim.round_number += 1
    return claim


def approve_claim(
    session: Session,
    public_id: str,
    *,
    explanation: str,
    actor: User,
    at: datetime,
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Claim:
    """Make the agreed finding, rating and explanation the claim's own (guard R2).

    An empty `explanation` takes that of the review which stands for the round.

    Raises:
        ForbiddenError: the actor is no editor.
        MoveRefusedError: carries everything guard R2 lacks.
        NotFoundError: no such claim.
    """
    require(actor.role, Action.APPROVE)
    claim = get_claim(session, public_id, is_locking=True)
    if gaps := approval_gaps(claim, policy):
        raise MoveRefusedError(Move.APPROVE.value, "R2", gaps)
    outcome = find_outcome(claim, policy)
    if outcome is None:
        raise MoveRefusedError(Move.APPROVE.value, "R2", ("No review stands for this round.",))
    changes = _take_outcome(claim, outcome, explanation.strip() or outcome.explanation)
    return _finish(session, claim, Move.APPROVE, "claim.approved", actor=actor, at=at, changes=changes)


def _take_outcome(claim: Claim, outcome: Review, explanation: str) -> tuple[Change, ...]:
    fields = (
        ("attribution_finding", claim.attribution_finding or "", outcome.attribution_finding or ""),
        (
            "rating",
            claim.rating.label if claim.rating else "",
            outcome.rating.label if outcome.rating else "",
        ),
        ("explanation", claim.explanation, explanation),
    )
    claim.attribution_finding = outcome.attribution_finding
    claim.rating_id = outcome.rating_id
    claim.explanation = explanation
    return tuple(Change(field=name, old=str(old), new=str(new)) for name, old, new in fields if old != new)


def _begin_review(claim: Claim, actor: User, *, at: datetime) -> Review:
    return Review(
        claim_id=claim.id or 0, reviewer_id=actor.id or 0, round_number=claim.round_number, created_at=at
    )


def _is_first_in_view(claim: Claim, policy: ReviewPolicy) -> bool:
    """Tell whether whoever reviews second now can see the first review of the round."""
    is_second = claim.review_status is ReviewStatus.IN_REVIEW and bool(submitted_reviews(claim))
    return is_second and not policy.is_blind


def _fill_review(session: Session, claim: Claim, review: Review, assessment: Assessment) -> None:
    has_rating = assessment.rating_id is not None
    for problem in list_axes_problems(
        claim.kind, claim.mode, finding=assessment.finding, has_rating=has_rating
    ):
        if not problem.is_missing:
            raise InputError(problem.field, problem.message)
    if assessment.rating_id is not None:
        get_rating(session, assessment.rating_id)
    review.attribution_finding = assessment.finding
    review.rating_id = assessment.rating_id
    review.explanation = assessment.explanation.strip()


def _record_review(
    session: Session, claim: Claim, review: Review, *, is_in_view: bool, actor: User, at: datetime
) -> None:
    # The assessment itself stays out of history, which is kept for ever; only that there is one is told.
    action = (REVIEW_IN_VIEW if is_in_view else "review.submitted") if review.submitted_at else "review.saved"
    record_claim(
        session,
        claim,
        action,
        actor=actor,
        at=at,
        details={"review": review.public_id, "round": str(review.round_number)},
    )


def _submit(claim: Claim, review: Review, *, at: datetime) -> None:
    if gaps := assessment_gaps(claim, review):
        raise MoveRefusedError("Submit the review", None, gaps)
    review.submitted_at = at
    review.is_adjudication = claim.review_status is ReviewStatus.DISPUTED


def _settle_second_review(session: Session, claim: Claim, *, actor: User, at: datetime) -> None:
    settle_review_asked(session, claim, at=at)
    reviews = submitted_reviews(claim)
    if len(reviews) >= LEAST_REVIEWERS and not do_reviews_agree(reviews):
        _finish(session, claim, Move.DISPUTE, "claim.disputed", actor=actor, at=at)


def _move(session: Session, public_id: str, move: Move, action: str, *, actor: User, at: datetime) -> Claim:
    claim = get_claim(session, public_id, is_locking=True)
    return _finish(session, claim, move, action, actor=actor, at=at)


def _close(
    session: Session, public_id: str, move: Move, action: str, *, reason: str, actor: User, at: datetime
) -> Claim:
    text = _require_reason(reason)
    claim = get_claim(session, public_id, is_locking=True)
    _finish(session, claim, move, action, actor=actor, at=at, details={"reason": text})
    claim.closing_reason = text
    return claim


def _finish(
    session: Session,
    claim: Claim,
    move: Move,
    action: str,
    *,
    actor: User,
    at: datetime,
    details: dict[str, str] | None = None,
    changes: tuple[Change, ...] = (),
) -> Claim:
    before = claim.review_status
    apply_move(claim, move, at=at)
    record_claim(
        session,
        claim,
        action,
        actor=actor,
        at=at,
        details=details,
        changes=(_status_change(before, claim), *changes),
    )
    return claim


def _status_change(before: ReviewStatus, claim: Claim) -> Change:
    return Change(field="review_status", old=before.value, new=claim.review_status.value)


def _require_reason(reason: str) -> str:
    if not reason.strip():
        raise InputError("reason", "Give a reason; it is kept with the claim.")
    return reason.strip()
