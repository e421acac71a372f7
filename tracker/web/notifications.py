"""What the desk has to tell its viewer, and that it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from tracker.review import notifying as room
from tracker.web import door
from tracker.web.forms.base import GREATEST_INTEGER

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("notifications", __name__, url_prefix="/desk/notifications")


@blueprint.get("")
def show_notifications() -> str:
    """Show what the viewer was told, newest first."""
    older_than = request.args.get("after", type=int)
    if older_than is not None and not 0 < older_than <= GREATEST_INTEGER:
        older_than = None
    page = room.list_notifications(door.session(), door.actor(), older_than=older_than)
    return render_template(
        "review/notifications.html",
        page=page,
        path_of=room.build_path,
        tell=room.tell_notification,
        has_email=bool(door.actor().email),
    )


@blueprint.post("/<notification_id>/read")
def mark_read(notification_id: str) -> Response:
    """Mark one as read, and go on to what it tells when that button was pressed."""
    row = room.mark_read(door.session(), notification_id, actor=door.actor(), at=door.now())
    if request.form.get("open") == "yes":
        claim_id = room.find_claim_of(door.session(), row)
        return redirect(room.build_path(row.kind, claim_id), 303)
    return redirect(url_for(".show_notifications"), 303)


@blueprint.post("/read")
def mark_all_read() -> Response:
    """Mark as read all that the page showed, and all before it."""
    newest = request.form.get("newest", "")
    count = room.mark_all_read(door.session(), newest, actor=door.actor(), at=door.now())
    flash(f"{count} notification{'' if count == 1 else 's'} marked as read.", "success")
    return redirect(url_for(".show_notifications"), 303)
