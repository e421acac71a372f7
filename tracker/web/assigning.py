"""What people press to give a claim, or many at once, to somebody by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request

from tracker.errors import InputError
from tracker.review import assigning as room
from tracker.web import door
from tracker.web.claim_page import ClaimForms
from tracker.web.errors import status_of
from tracker.web.forms.assigning import AssignmentForm, BulkForm
from tracker.web.forms.inbox import InboxForm
from tracker.web.inbox import BulkSent, build_inbox_url, read_row, render_inbox
from tracker.web.saving import UNPROCESSABLE, save_part

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from tracker.review.assigning import BulkOutcome

blueprint = Blueprint("assigning", __name__)


@blueprint.post("/desk/claims/<public_id>/assign")
def assign_claim(public_id: str) -> Response:
    """Give a claim to somebody, or say that somebody else has just done so."""
    form = AssignmentForm(is_sent=True)
    return save_part(
        public_id,
        form,
        ClaimForms(assignment=form),
        lambda: room.assign_claim(
            door.session(),
            public_id,
            wanted=form.value(),
            seen_mark=form.seen.data or "",
            actor=door.actor(),
            at=door.now(),
        ),
        told="The assignment is saved.",
        fragment="assignment",
    )


@blueprint.post("/desk/assign")
def assign_claims() -> Response:
    """Give the claims chosen in the inbox to somebody, and show the inbox under the same filters."""
    form = BulkForm(request.form)
    chosen = request.form.getlist("claim")
    sent = BulkSent(form=form, chosen=frozenset(chosen))
    if not form.validate():
        return render_inbox(sent, status=UNPROCESSABLE)
    try:
        outcome = room.assign_claims(
            door.session(), chosen, wanted=form.value(), actor=door.actor(), at=door.now()
        )
    except InputError as error:
        door.session().rollback()
        form.add_error(error)
        return render_inbox(sent, status=status_of(error))
    flash(tell_outcome(outcome), "success" if outcome.changed_count else "warning")
    narrowed = InboxForm(request.args).value()
    here = build_inbox_url(narrowed, after=read_row("after"), before=read_row("before"))
    return redirect(here, 303)


def tell_outcome(outcome: BulkOutcome) -> str:
    """Return what became of the chosen claims, in one line."""
    told = [f"{_count(outcome.changed_count)} assigned."]
    if outcome.same_count:
        told.append(f"{_count(outcome.same_count)} were so already.")
    if outcome.refused_count:
        told.append(f"{_count(outcome.refused_count)} left alone: closed, or gone.")
    return " ".join(told)


def _count(number: int) -> str:
    return f"{number} claim{'' if number == 1 else 's'}"
