"""What people enter in the right of reply from a claim's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from tracker.review import replying as room
from tracker.web import door
from tracker.web.claim_page import ClaimForms
from tracker.web.forms.replying import ReplyEntryForm, StrikeForm
from tracker.web.saving import save_part

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("replying", __name__, url_prefix="/desk/claims/<public_id>/replies")


@blueprint.post("")
def add_reply_entry(public_id: str) -> Response:
    """Enter what happened."""
    form = ReplyEntryForm(is_sent=True)
    return save_part(
        public_id,
        form,
        ClaimForms(answer=form),
        lambda: room.add_reply_entry(
            door.session(), public_id, entry=form.value(), actor=door.actor(), at=door.now()
        ),
        told="The right of reply has the entry.",
        fragment="replies",
    )


@blueprint.post("/<entry_id>/strike")
def strike_reply_entry(public_id: str, entry_id: str) -> Response:
    """Let an entry count no more."""
    form = StrikeForm(is_sent=True, prefix=f"strike-{entry_id}-")
    return save_part(
        public_id,
        form,
        ClaimForms(strikes={entry_id: form}),
        lambda: room.strike_reply_entry(
            door.session(),
            public_id,
            entry_id,
            reason=form.reason.data or "",
            actor=door.actor(),
            at=door.now(),
        ),
        told="The entry is struck. It stays in the list with the reason.",
        fragment="replies",
    )
