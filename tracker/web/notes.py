"""What people write to each other on a claim's page: notes, replies, and that a thread is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from tracker.review import notes as room
from tracker.web import door
from tracker.web.claim_page import ClaimForms
from tracker.web.forms.notes import NoteForm, ReplyForm
from tracker.web.saving import save_part

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("notes", __name__, url_prefix="/desk/claims/<public_id>/notes")


@blueprint.post("")
def add_note(public_id: str) -> Response:
    """Write a note."""
    form = NoteForm(is_sent=True)
    return save_part(
        public_id,
        form,
        ClaimForms(note=form),
        lambda: room.add_note(
            door.session(),
            public_id,
            note=form.value(),
            actor=door.actor(),
            at=door.now(),
            policy=door.policy(),
        ),
        told="The note is saved.",
        fragment="notes",
    )


@blueprint.post("/<note_id>/reply")
def reply_to_note(public_id: str, note_id: str) -> Response:
    """Answer a note."""
    form = ReplyForm(is_sent=True, prefix=f"reply-{note_id}-")
    return save_part(
        public_id,
        form,
        ClaimForms(replies={note_id: form}),
        lambda: room.reply_to_note(
            door.session(),
            public_id,
            note_id,
            note=form.value(),
            actor=door.actor(),
            at=door.now(),
            policy=door.policy(),
        ),
        told="The reply is saved.",
        fragment=f"note-{note_id}",
    )


@blueprint.post("/<note_id>/resolve")
def resolve_note(public_id: str, note_id: str) -> Response:
    """Settle the thread of a note."""
    return save_part(
        public_id,
        None,
        ClaimForms(),
        lambda: room.resolve_note(
            door.session(), public_id, note_id, actor=door.actor(), at=door.now(), policy=door.policy()
        ),
        told="The thread is resolved. You can reopen it where it stands.",
        fragment=f"note-{note_id}",
    )


@blueprint.post("/<note_id>/reopen")
def reopen_note(public_id: str, note_id: str) -> Response:
    """Open a settled thread again."""
    return save_part(
        public_id,
        None,
        ClaimForms(),
        lambda: room.reopen_note(
            door.session(), public_id, note_id, actor=door.actor(), at=door.now(), policy=door.policy()
        ),
        told="The thread is open again.",
        fragment=f"note-{note_id}",
    )
