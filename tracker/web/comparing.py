"""The page that shows the reviews of a claim side by side, and lets a third person decide between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for

from tracker.errors import InputError, MoveRefusedError, NotFoundError
from tracker.models.axes import axes_of
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.commands import save_review
from tracker.review.comparing import choose_round, describe_awaited, find_comparison, list_rounds
from tracker.review.panel import find_assessing_refusal, find_own_review
from tracker.review.queries import list_ratings
from tracker.web import door
from tracker.web.claim_page import read_review
from tracker.web.errors import status_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from tracker.errors import TrackerError
    from tracker.models import Claim
    from tracker.web.forms.review import ReviewForm

blueprint = Blueprint("comparing", __name__, url_prefix="/desk/claims/<public_id>")
UNPROCESSABLE = 422
LONGEST_NUMBER = 9


@blueprint.get("/compare")
def show_comparison(public_id: str) -> Response:
    """Show the reviews of the round in the URL, or what is awaited before they can be compared."""
    return _render(public_id)


@blueprint.post("/compare")
def decide(public_id: str) -> Response:
    """Save or submit the review of a third person, which decides a dispute."""
    form = read_review()
    is_submitted = request.form.get("submit") == "yes"
    if not form.validate():
        return _render(public_id, form=form, status=UNPROCESSABLE)
    try:
        _require_dispute(get_claim(door.session(), public_id))
        save_review(
            door.session(),
            public_id,
            assessment=form.value(),
            is_submitted=is_submitted,
            actor=door.actor(),
            at=door.now(),
            policy=door.policy(),
        )
    except (InputError, MoveRefusedError) as error:
        if isinstance(error, InputError):
            form.add_error(error)
        return _render(public_id, form=form, error=error, status=status_of(error))
    told = "Your decision is submitted. An editor can approve the claim now."
    flash(told if is_submitted else "Your assessment is saved; only you see it.", "success")
    return redirect(url_for(".show_comparison", public_id=public_id), 303)


def _require_dispute(claim: Claim) -> None:
    if claim.review_status is not ReviewStatus.DISPUTED:
        raise MoveRefusedError("Decide", None, ("There is no dispute to decide about this claim.",))


def _render(
    public_id: str, *, form: ReviewForm | None = None, error: TrackerError | None = None, status: int = 200
) -> Response:
    session, actor, policy = door.session(), door.actor(), door.policy()
    if error is not None:
        session.rollback()
    claim = get_claim(session, public_id)
    number = _read_round(claim) or choose_round(claim, policy)
    if form is None:
        form = read_review(is_sent=False)
        form.fill(find_own_review(claim, actor))
    is_disputed = claim.review_status is ReviewStatus.DISPUTED and number == claim.round_number
    page = render_template(
        "review/compare.html",
        claim=claim,
        rounds=list_rounds(claim),
        round_number=number,
        comparison=find_comparison(claim, number, policy),
        awaited=describe_awaited(claim, number, actor, policy),
        is_deciding=is_disputed and find_assessing_refusal(claim, actor, policy) is None,
        axes=axes_of(claim.kind, claim.mode),
        ratings=list_ratings(session),
        form=form,
        error=error,
    )
    return make_response(page, status)


def _read_round(claim: Claim) -> int | None:
    """Return the round that the URL asks for; None when it asks for none.

    Raises:
        NotFoundError: the claim has no such round.
    """
    raw = request.args.get("round", "")
    if not raw:
        return None
    number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= LONGEST_NUMBER else 0
    if number not in list_rounds(claim):
        raise NotFoundError("round of review")
    return number
