"""The addresses that are told of what is published, and how a message is put out for each."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.audit import Subject, record
from tracker.errors import AddressRefusedError, InputError, NotFoundError
from tracker.fetching import read_target
from tracker.models import Webhook, WebhookDelivery, limits
from tracker.models.enums import WebhookEvent
from tracker.permissions import Action, require

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import User

EVENTS: Final = (WebhookEvent.PUBLISHED, WebhookEvent.CORRECTED, WebhookEvent.WITHDRAWN)
# A beginning by which people and leak scanners know what they see.
BEGINNING: Final = "cts_"
MOST_WEBHOOKS: Final = 50
_SECRET_BYTES: Final = 32


def add_webhook(
    session: Session,
    *,
    url: str,
    events: Collection[WebhookEvent],
    allowed_hosts: frozenset[str],
    actor: User,
    at: datetime,
) -> Webhook:
    """Let an address be told of events; its new secret stands in the row.

    Raises:
        ForbiddenError: the actor is no admin.
        InputError: names `url` or `events`.
    """
    require(actor.role, Action.MANAGE_WEBHOOKS)
    if len(url) > limits.URL:
        raise InputError("url", f"This is too long; {limits.URL:,} characters are possible.")
    try:
        read_target(url, allowed=allowed_hosts)
    except AddressRefusedError as error:
        raise InputError("url", str(error)) from error
    if not events:
        raise InputError("events", "Choose at least one event.")
    if len(list_webhooks(session)) >= MOST_WEBHOOKS:
        raise InputError("url", f"There are {MOST_WEBHOOKS} addresses already. Delete one that nobody needs.")
    webhook = Webhook(
        url=url,
        events=" ".join(event.value for event in EVENTS if event in events),
        secret=BEGINNING + secrets.token_urlsafe(_SECRET_BYTES),
        created_at=at,
    )
    session.add(webhook)
    session.flush()
    _record(session, webhook, "webhook.added", actor=actor, at=at)
    return webhook


def switch_webhook(session: Session, public_id: str, *, is_on: bool, actor: User, at: datetime) -> Webhook:
    """Stop telling an address, or tell it again; what waits for it waits meanwhile.

    Raises:
        ForbiddenError, NotFoundError: the actor is no admin, or there is no such address.
    """
    require(actor.role, Action.MANAGE_WEBHOOKS)
    webhook = get_webhook(session, public_id)
    if (webhook.disabled_at is None) is not is_on:
        webhook.disabled_at = None if is_on else at
        session.add(webhook)
        _record(session, webhook, f"webhook.{'enabled' if is_on else 'disabled'}", actor=actor, at=at)
    return webhook


def delete_webhook(session: Session, public_id: str, *, actor: User, at: datetime) -> None:
    """Forget an address with everything that was or was to be sent there.

    Raises:
        ForbiddenError, NotFoundError: the actor is no admin, or there is no such address.
    """
    require(actor.role, Action.MANAGE_WEBHOOKS)
    webhook = get_webhook(session, public_id)
    session.execute(sa.delete(WebhookDelivery).where(col(WebhookDelivery.webhook_id) == webhook.id))
    session.delete(webhook)
    session.flush()
    _record(session, webhook, "webhook.deleted", actor=actor, at=at)


def send_test(session: Session, public_id: str, *, actor: User, at: datetime) -> WebhookDelivery:
    """Put out a message that tells of nothing.

    Raises:
        ForbiddenError, NotFoundError: the actor is no admin, or there is no such address.
        InputError: it is disabled, so that nothing would be sent.
    """
    require(actor.role, Action.MANAGE_WEBHOOKS)
    webhook = get_webhook(session, public_id)
    if webhook.disabled_at is not None:
        raise InputError("url", "Enable the address first; nothing is sent to it now.")
    return _put_out(session, webhook, WebhookEvent.TEST, claim_public_id="", edition=None, at=at)


def announce(
    session: Session, event: WebhookEvent, claim_public_id: str, *, edition: int | None, at: datetime
) -> None:
    """Put out a message for every address that wants this event, in the transaction of the event itself."""
    query = select(Webhook).where(col(Webhook.disabled_at).is_(None)).order_by(col(Webhook.id))
    for webhook in session.exec(query):
        if event in webhook.events.split():
            _put_out(session, webhook, event, claim_public_id=claim_public_id, edition=edition, at=at)


def get_webhook(session: Session, public_id: str) -> Webhook:
    """Return one address.

    Raises:
        NotFoundError: there is none.
    """
    webhook = session.exec(select(Webhook).where(col(Webhook.public_id) == public_id)).first()
    if webhook is None:
        raise NotFoundError("webhook")
    return webhook


def list_webhooks(session: Session) -> list[Webhook]:
    """Return all addresses, newest first; `MOST_WEBHOOKS` limits them."""
    return list(session.exec(select(Webhook).order_by(col(Webhook.id).desc())))


def _put_out(
    session: Session,
    webhook: Webhook,
    event: WebhookEvent,
    *,
    claim_public_id: str,
    edition: int | None,
    at: datetime,
) -> WebhookDelivery:
    delivery = WebhookDelivery(
        webhook_id=webhook.id or 0,
        event=event,
        claim_public_id=claim_public_id,
        edition=edition,
        created_at=at,
        next_try_at=at,
    )
    session.add(delivery)
    session.flush()
    return delivery


def _record(session: Session, webhook: Webhook, action: str, *, actor: User, at: datetime) -> None:
    record(
        session,
        actor=actor,
        action=action,
        subject=Subject.USER,
        public_id=actor.public_id,
        at=at,
        details={"webhook": webhook.public_id, "url": webhook.url, "events": webhook.events},
    )
