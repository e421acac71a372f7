"""The pages on which admins manage webhooks and read what was delivered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, flash, redirect, render_template, request, url_for

from tracker.errors import InputError
from tracker.models.enums import WebhookEvent
from tracker.publication import webhooks as room
from tracker.publication.deliveries import describe_standing, list_deliveries
from tracker.publication.webhook_messages import MOST_ATTEMPTS
from tracker.web import door
from tracker.web.forms.base import parse_number
from tracker.web.forms.webhooks import EVENT_LABELS, WebhookForm

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

    from tracker.models import Webhook

blueprint = Blueprint("webhooks", __name__, url_prefix="/desk/webhooks")
SEE_OTHER = 303
ENABLED = "The address is enabled; what waits is sent now."
DISABLED = "The address is disabled; it is told of nothing more."
UNPROCESSABLE = 422


@blueprint.get("")
def show_webhooks() -> str:
    """Show the addresses and the form for a new one."""
    return _render(WebhookForm.from_request(events=[event.value for event in room.EVENTS]))


@blueprint.post("")
def add_webhook() -> str | tuple[str, int]:
    """Add an address and show its secret, for the only time."""
    form = WebhookForm.from_request()
    if not form.validate():
        return _render(form), UNPROCESSABLE
    try:
        made = room.add_webhook(
            door.session(),
            url=form.url.data or "",
            events=[WebhookEvent(value) for value in form.events.data or ()],
            allowed_hosts=door.settings().callable_hosts,
            actor=door.actor(),
            at=door.now(),
        )
    except InputError as error:
        form.add_error(error)
        return _render(form), UNPROCESSABLE
    return _render(WebhookForm(data={"events": [event.value for event in room.EVENTS]}), made=made)


@blueprint.get("/<public_id>")
def show_webhook(public_id: str) -> str:
    """Show one address with its log, newest first."""
    webhook = room.get_webhook(door.session(), public_id)
    after = parse_number(request.args.get("after", "")) or None
    page = list_deliveries(door.session(), webhook, older_than=after)
    return render_template(
        "publication/webhook.html",
        webhook=webhook,
        events=_name_events(webhook),
        deliveries=[(each, EVENT_LABELS[each.event], describe_standing(each)) for each in page.deliveries],
        most_attempts=MOST_ATTEMPTS,
        next_url=url_for(".show_webhook", public_id=public_id, after=page.older_than)
        if page.older_than
        else None,
        is_later_page=after is not None,
    )


@blueprint.post("/<public_id>/test")
def send_test(public_id: str) -> Response:
    """Put out a message that tells of nothing."""
    try:
        room.send_test(door.session(), public_id, actor=door.actor(), at=door.now())
    except InputError as error:
        flash(str(error), "error")
    else:
        flash("A test message is put out. Reload this page soon to see what came of it.", "success")
    return redirect(url_for(".show_webhook", public_id=public_id), SEE_OTHER)


@blueprint.post("/<public_id>/switch")
def switch_webhook(public_id: str) -> Response:
    """Disable an address, or enable it again."""
    is_on = request.form.get("to") == "on"
    room.switch_webhook(door.session(), public_id, is_on=is_on, actor=door.actor(), at=door.now())
    flash(ENABLED if is_on else DISABLED, "success")
    return redirect(url_for(".show_webhook", public_id=public_id), SEE_OTHER)


@blueprint.post("/<public_id>/delete")
def delete_webhook(public_id: str) -> Response:
    """Forget an address and its log."""
    room.delete_webhook(door.session(), public_id, actor=door.actor(), at=door.now())
    flash("The address and its log are deleted.", "success")
    return redirect(url_for(".show_webhooks"), SEE_OTHER)


def _render(form: WebhookForm, *, made: Webhook | None = None) -> str:
    webhooks = [(each, _name_events(each)) for each in room.list_webhooks(door.session())]
    return render_template("publication/webhooks.html", form=form, made=made, webhooks=webhooks)


def _name_events(webhook: Webhook) -> list[str]:
    return [EVENT_LABELS[event] for event in room.EVENTS if event in webhook.events.split()]
