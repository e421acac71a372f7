"""The button that acknowledges the wording hints of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, request, url_for

from tracker.errors import MoveRefusedError
from tracker.review import wording as room
from tracker.web import door
from tracker.web.claim_page import render_claim
from tracker.web.errors import status_of

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("wording", __name__)


@blueprint.post("/desk/claims/<public_id>/wording")
def accept_wording(public_id: str) -> Response:
    """Acknowledge the hints on the claim's text as the person saw it."""
    seen = request.form.get("text_sha256", "")
    try:
        room.accept_wording(door.session(), public_id, seen_sha256=seen, actor=door.actor(), at=door.now())
    except MoveRefusedError as error:
        return render_claim(public_id, error=error, status=status_of(error))
    flash("The wording is acknowledged. Editing the text brings the hints back.", "success")
    return redirect(url_for("desk.show_claim", public_id=public_id, _anchor="wording"), 303)
