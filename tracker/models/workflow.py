"""The review workflow as one table: from which status which move leads where."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from tracker.errors import MoveRefusedError
from tracker.models.enums import ReviewStatus as S

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.models.claims import Claim


class Move(StrEnum):
    """What a person does with a claim; the value is what the button says."""

    ACCEPT = "Accept"
    DISMISS = "Dismiss"
    MERGE = "Merge"
    START_RESEARCH = "Start research"
    STOP_RESEARCH = "Put back"
    ASK_REPLY = "Await the speaker's reply"
    RESUME_RESEARCH = "Resume research"
    SEND_TO_REVIEW = "Send to second review"
    RETURN_TO_RESEARCH = "Return to research"
    DISPUTE = "Reviews differ"
    APPROVE = "Approve"
    PUBLISH = "Publish"
    FLAG = "Flag for attention"
    CONFIRM = "Confirm as it stands"
    START_CORRECTION = "Start a correction"
    PUBLISH_CORRECTION = "Publish the correction"
    WITHDRAW = "Withdraw"
    REOPEN = "Reopen"
    UNDO_DISMISSAL = "Undo the dismissal"


TRANSITIONS: Final[dict[tuple[S, Move], S]] = {
    (S.PROPOSED, Move.ACCEPT): S.OPEN,
    (S.PROPOSED, Move.DISMISS): S.DISMISSED,
    (S.PROPOSED, Move.MERGE): S.MERGED,
    (S.OPEN, Move.START_RESEARCH): S.IN_RESEARCH,
    (S.OPEN, Move.DISMISS): S.DISMISSED,
    (S.OPEN, Move.MERGE): S.MERGED,
    (S.IN_RESEARCH, Move.SEND_TO_REVIEW): S.IN_REVIEW,
    (S.IN_RESEARCH, Move.ASK_REPLY): S.AWAITING_REPLY,
    (S.IN_RESEARCH, Move.STOP_RESEARCH): S.OPEN,
    (S.AWAITING_REPLY, Move.RESUME_RESEARCH): S.IN_RESEARCH,
    (S.AWAITING_REPLY, Move.SEND_TO_REVIEW): S.IN_REVIEW,
    (S.IN_REVIEW, Move.DISPUTE): S.DISPUTED,
    (S.IN_REVIEW, Move.APPROVE): S.APPROVED,
    (S.IN_REVIEW, Move.RETURN_TO_RESEARCH): S.IN_RESEARCH,
    (S.DISPUTED, Move.APPROVE): S.APPROVED,
    (S.DISPUTED, Move.RETURN_TO_RESEARCH): S.IN_RESEARCH,
    (S.APPROVED, Move.PUBLISH): S.PUBLISHED,
    (S.APPROVED, Move.PUBLISH_CORRECTION): S.PUBLISHED,
    (S.APPROVED, Move.CONFIRM): S.PUBLISHED,
    (S.APPROVED, Move.RETURN_TO_RESEARCH): S.IN_RESEARCH,
    (S.PUBLISHED, Move.FLAG): S.NEEDS_ATTENTION,
    (S.PUBLISHED, Move.START_CORRECTION): S.UNDER_CORRECTION,
    (S.PUBLISHED, Move.WITHDRAW): S.WITHDRAWN,
    (S.NEEDS_ATTENTION, Move.SEND_TO_REVIEW): S.IN_REVIEW,
    (S.NEEDS_ATTENTION, Move.CONFIRM): S.PUBLISHED,
    (S.NEEDS_ATTENTION, Move.START_CORRECTION): S.UNDER_CORRECTION,
    (S.UNDER_CORRECTION, Move.SEND_TO_REVIEW): S.IN_REVIEW,
    (S.UNDER_CORRECTION, Move.PUBLISH_CORRECTION): S.PUBLISHED,
    (S.UNDER_CORRECTION, Move.CONFIRM): S.PUBLISHED,
    (S.UNDER_CORRECTION, Move.WITHDRAW): S.WITHDRAWN,
    # What the public sees can be taken down at once, however far its re-review has gone.
    (S.NEEDS_ATTENTION, Move.WITHDRAW): S.WITHDRAWN,
    (S.OPEN, Move.WITHDRAW): S.WITHDRAWN,
    (S.IN_RESEARCH, Move.WITHDRAW): S.WITHDRAWN,
    (S.AWAITING_REPLY, Move.WITHDRAW): S.WITHDRAWN,
    (S.IN_REVIEW, Move.WITHDRAW): S.WITHDRAWN,
    (S.DISPUTED, Move.WITHDRAW): S.WITHDRAWN,
    (S.APPROVED, Move.WITHDRAW): S.WITHDRAWN,
    (S.WITHDRAWN, Move.REOPEN): S.OPEN,
    (S.DISMISSED, Move.UNDO_DISMISSAL): S.PROPOSED,
    (S.DISMISSED, Move.REOPEN): S.OPEN,
    (S.MERGED, Move.REOPEN): S.OPEN,
}

# The text, speaker and evidence of a claim may change only while somebody works on it: what a second
# reviewer assesses, and what the public was shown, must not move under them.
EDITABLE: Final = frozenset(
    {S.PROPOSED, S.OPEN, S.IN_RESEARCH, S.AWAITING_REPLY, S.UNDER_CORRECTION, S.NEEDS_ATTENTION}
)
# Reasons and the right of reply may still be added while the claim is assessed: guard R2 asks for them last.
CHECKABLE: Final = frozenset({*EDITABLE, S.IN_REVIEW, S.DISPUTED})


def list_moves(status: S) -> list[Move]:
    """Return the moves that lead out of `status`, in the order of the table."""
    return [move for (origin, move) in TRANSITIONS if origin is status]


def apply_move(claim: Claim, move: Move, *, at: datetime) -> None:
    """Bring the claim to the status the move leads to.

    Raises:
        MoveRefusedError: the move does not start from the claim's status.
    """
    target = TRANSITIONS.get((claim.review_status, move))
    if target is None:
        status = claim.review_status.value.replace("_", " ")
        raise MoveRefusedError(
            move.value, None, (f"“{move.value}” is not possible while the claim is {status}.",)
        )
    claim.review_status = target
    claim.updated_at = at


def require_editable(claim: Claim, statuses: frozenset[S] = EDITABLE) -> None:
    """Let only claims pass that somebody works on, or whose status is among `statuses`.

    Raises:
        MoveRefusedError: the claim is in review, approved, published or closed.
    """
    if claim.review_status not in statuses:
        status = claim.review_status.value.replace("_", " ")
        raise MoveRefusedError("Edit", None, (f"The claim cannot be changed while it is {status}.",))
