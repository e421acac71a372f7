"""The buttons of the workflow: each move of a claim is one address to post to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from flask import Blueprint, flash, redirect, request, url_for

from tracker.errors import InputError, MoveRefusedError
from tracker.models.enums import CorrectionClass
from tracker.models.loading import get_claim
from tracker.models.workflow import Move
from tracker.publication import commands as publication
from tracker.review import commands as review
from tracker.web import door
from tracker.web.claim_page import REASONED, ClaimForms, read_reason, render_claim
from tracker.web.errors import status_of
from tracker.web.forms.review import ApproveForm, CorrectionForm
from tracker.web.ready_pages import keep_ready

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlmodel import Session
    from werkzeug.wrappers import Response

    from tracker.models import Claim, User
    from tracker.web.forms.review import ClaimPageForm

blueprint = Blueprint("moves", __name__, url_prefix="/desk/claims/<public_id>")
UNPROCESSABLE = 422
# Where a move leads back to: the workspace, or what changes on one that a script keeps open.
PART: Final = "part"
WORKSPACE: Final = ("workspace", PART)


class PlainCommand(Protocol):
    """A move that needs no more than who and when."""

    def __call__(self, session: Session, public_id: str, /, *, actor: User, at: datetime) -> Claim:
        """Make the move."""


class ReasonedCommand(Protocol):
    """A move whose reason is kept."""

    def __call__(
        self, session: Session, public_id: str, /, *, reason: str, actor: User, at: datetime
    ) -> Claim:
        """Make the move."""


PLAIN: Final[dict[Move, PlainCommand]] = {
    Move.ACCEPT: review.accept_claim,
    Move.STOP_RESEARCH: review.put_back,
    Move.ASK_REPLY: review.await_reply,
    Move.RESUME_RESEARCH: review.resume_research,
    Move.PUBLISH: publication.publish_claim,
    Move.CONFIRM: publication.confirm_claim,
    Move.UNDO_DISMISSAL: review.undo_dismissal,
}
WITH_REASON: Final[dict[Move, ReasonedCommand]] = {
    Move.DISMISS: review.dismiss_claim,
    Move.REOPEN: review.reopen_claim,
    Move.RETURN_TO_RESEARCH: review.return_to_research,
    Move.FLAG: publication.flag_for_attention,
    Move.START_CORRECTION: publication.start_correction,
    Move.WITHDRAW: publication.withdraw_claim,
}
TOLD: Final[dict[Move, str]] = {
    Move.ACCEPT: "The claim is accepted. Start research when you begin to check it.",
    Move.START_RESEARCH: "The claim is yours. Cite sources and write your assessment.",
    Move.STOP_RESEARCH: "The claim is open again. Whoever begins to check it starts research.",
    Move.ASK_REPLY: "The claim waits for the speaker’s reply.",
    Move.RESUME_RESEARCH: "The claim is in research again.",
    Move.SEND_TO_REVIEW: "The claim is sent to its second review. Somebody else has to assess it now.",
    Move.PUBLISH: "The claim is published. See its public page, or go on to the next claim.",
    Move.CONFIRM: "The claim is confirmed as it stands.",
    Move.DISMISS: "The claim is dismissed; you can undo that.",
    Move.UNDO_DISMISSAL: "The dismissal is undone; the claim is proposed again.",
    Move.REOPEN: "The claim is open again.",
    Move.RETURN_TO_RESEARCH: "The claim is back in research.",
    Move.FLAG: "The claim is flagged for attention. Send it to review again, or confirm it as it stands.",
    Move.START_CORRECTION: "Readers still see the last edition. Change it, then publish the correction.",
    Move.WITHDRAW: "The claim is withdrawn; its page gives the reason.",
    Move.APPROVE: "The claim is approved. Publish it when readers may see it.",
    Move.PUBLISH_CORRECTION: "The correction is published.",
}
TAKEN_OVER: Final = "The claim is yours now; who had it is told. Cite sources and write your assessment."
SENT_TO_APPROVAL: Final = "Your assessment is submitted. An editor can approve the claim now."


def make_plain_move(public_id: str, move: Move) -> Response:
    """Make a move that needs no text."""
    return _make(
        public_id,
        move,
        None,
        ClaimForms(),
        lambda: PLAIN[move](door.session(), public_id, actor=door.actor(), at=door.now()),
    )


def make_reasoned_move(public_id: str, move: Move) -> Response:
    """Make a move whose reason is kept."""
    form = read_reason(move)
    return _make(
        public_id,
        move,
        form,
        ClaimForms(reasons={move: form}),
        lambda: WITH_REASON[move](
            door.session(), public_id, reason=form.reason.data or "", actor=door.actor(), at=door.now()
        ),
    )


@blueprint.post("/start-research", endpoint="start_research")
def start_research(public_id: str) -> Response:
    """Begin to check a claim; the button that takes it over names whose it is."""
    taken_from = request.form.get("taken_from", "")
    return _make(
        public_id,
        Move.START_RESEARCH,
        None,
        ClaimForms(),
        lambda: review.start_research(
            door.session(), public_id, taken_from=taken_from, actor=door.actor(), at=door.now()
        ),
        told=TAKEN_OVER if taken_from else None,
    )


@blueprint.post("/send-to-review", endpoint="send_to_review")
def send_to_review(public_id: str) -> Response:
    """Send a claim to its second review, or to approval where there is none."""
    return _make(
        public_id,
        Move.SEND_TO_REVIEW,
        None,
        ClaimForms(),
        lambda: review.request_review(
            door.session(), public_id, actor=door.actor(), at=door.now(), policy=door.policy()
        ),
        told=None if door.policy().has_second_review else SENT_TO_APPROVAL,
    )


@blueprint.post("/approve", endpoint="approve")
def approve(public_id: str) -> Response:
    """Approve a claim with the explanation that readers will see."""
    form = ApproveForm(is_sent=True)
    return _make(
        public_id,
        Move.APPROVE,
        form,
        ClaimForms(approve=form),
        lambda: review.approve_claim(
            door.session(),
            public_id,
            explanation=form.explanation.data or "",
            actor=door.actor(),
            at=door.now(),
            policy=door.policy(),
        ),
    )


@blueprint.post("/publish-correction", endpoint="publish_correction")
def publish_correction(public_id: str) -> Response:
    """Publish a new edition with a dated amendment."""
    form = CorrectionForm(is_sent=True)
    return _make(
        public_id,
        Move.PUBLISH_CORRECTION,
        form,
        ClaimForms(correction=form),
        lambda: publication.publish_correction(
            door.session(),
            public_id,
            correction_class=CorrectionClass(form.correction_class.data),
            explanation=form.explanation.data or "",
            actor=door.actor(),
            at=door.now(),
        ),
    )


def _make(
    public_id: str,
    move: Move,
    form: ClaimPageForm | None,
    sent: ClaimForms,
    run: Callable[[], object],
    *,
    told: str | None = None,
) -> Response:
    """Run the command if the form holds; a refusal shows the claim again with what was typed."""
    if form is not None and not form.validate():
        return render_claim(public_id, sent=sent, status=UNPROCESSABLE)
    try:
        run()
        if move in {Move.PUBLISH, Move.PUBLISH_CORRECTION}:
            keep_ready(public_id)
    except (InputError, MoveRefusedError) as error:
        return render_claim(public_id, sent=sent, error=error, status=status_of(error))
    flash(told or TOLD[move], "success")
    if request.form.get("return_to") in WORKSPACE:
        article = get_claim(door.session(), public_id).article
        part = public_id if request.form["return_to"] == PART else None
        address = url_for(
            "desk.show_workspace", public_id=article.public_id, part=part, _anchor=f"claim-{public_id}"
        )
        return redirect(address, 303)
    return redirect(url_for("desk.show_claim", public_id=public_id, _anchor="moves"), 303)


def _slug(move: Move) -> str:
    return move.name.lower().replace("_", "-")


for _move, _view in (
    *((move, make_plain_move) for move in PLAIN),
    *((move, make_reasoned_move) for move in REASONED),
):
    blueprint.add_url_rule(
        f"/{_slug(_move)}",
        endpoint=_move.name.lower(),
        view_func=_view,
        methods=["POST"],
        defaults={"move": _move},
    )
