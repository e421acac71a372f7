"""What was sent to webhooks, what waits, and what came of each attempt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models import Webhook, WebhookDelivery, limits
from tracker.publication.webhook_messages import MOST_ATTEMPTS, Message, find_next_try

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

LOG_PAGE: Final = 50
BATCH: Final = 100
KEPT_FOR: Final = timedelta(days=90)
_FIRST_GOOD, _FIRST_NOT_GOOD = 200, 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """One message that is due, with where it goes and what signs it."""

    row_id: int
    webhook_id: int
    url: str
    secret: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one attempt; `status` is None when nothing answered, and `problem` says why."""

    status: int | None
    problem: str = ""

    @property
    def is_delivered(self) -> bool:
        """Tell whether the receiver took the message: any 2xx."""
        return self.status is not None and _FIRST_GOOD <= self.status < _FIRST_NOT_GOOD


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPage:
    """One page of the log, newest first; the row id leads to the older ones."""

    deliveries: tuple[WebhookDelivery, ...]
    older_than: int | None


def list_due(session: Session, *, at: datetime, limit: int = BATCH) -> list[Parcel]:
    """Return what is to be sent now to addresses that are not disabled, longest due first."""
    query = (
        select(WebhookDelivery, Webhook)
        .join(Webhook, col(Webhook.id) == col(WebhookDelivery.webhook_id))
        .where(col(WebhookDelivery.next_try_at) <= at, col(Webhook.disabled_at).is_(None))
        .order_by(col(WebhookDelivery.next_try_at), col(WebhookDelivery.id))
        .limit(limit)
    )
    return [
        Parcel(
            row_id=delivery.id or 0,
            webhook_id=webhook.id or 0,
            url=webhook.url,
            secret=webhook.secret,
            message=Message(
                public_id=delivery.public_id,
                event=delivery.event,
                claim_public_id=delivery.claim_public_id,
                edition=delivery.edition,
                at=delivery.created_at,
            ),
        )
        for delivery, webhook in session.exec(query)
    ]


def keep_outcome(session: Session, row_id: int, outcome: Outcome, *, at: datetime) -> None:
    """Write down what came of an attempt, and when to try again; a deleted message is let be."""
    query = select(WebhookDelivery).where(col(WebhookDelivery.id) == row_id)
    delivery = session.exec(query).first()
    if delivery is None:
        return
    delivery.attempts_count += 1
    delivery.response_status, delivery.problem = outcome.status, outcome.problem[: limits.LINE]
    if outcome.is_delivered:
        delivery.delivered_at, delivery.next_try_at = at, None
    else:
        delivery.next_try_at = find_next_try(delivery.attempts_count, at=at)
    session.add(delivery)


def list_deliveries(session: Session, webhook: Webhook, *, older_than: int | None = None) -> DeliveryPage:
    """Return one page of what was put out for an address, newest first."""
    query = (
        select(WebhookDelivery)
        .where(col(WebhookDelivery.webhook_id) == webhook.id)
        .order_by(col(WebhookDelivery.id).desc())
        .limit(LOG_PAGE + 1)
    )
    if older_than is not None:
        query = query.where(col(WebhookDelivery.id) < older_than)
    found = session.exec(query).all()
    shown = tuple(found[:LOG_PAGE])
    return DeliveryPage(deliveries=shown, older_than=shown[-1].id if len(found) > LOG_PAGE else None)


def forget_old_deliveries(session: Session, *, at: datetime) -> None:
    """Drop what was delivered or given up more than 90 days ago."""
    is_over = col(WebhookDelivery.next_try_at).is_(None)
    session.execute(
        sa.delete(WebhookDelivery).where(is_over, col(WebhookDelivery.created_at) < at - KEPT_FOR)
    )


def describe_standing(delivery: WebhookDelivery) -> str:
    """Return in a word or two where a message stands."""
    if delivery.delivered_at is not None:
        return "Delivered"
    if delivery.next_try_at is None:
        return f"Given up after {MOST_ATTEMPTS} attempts"
    return "Waiting" if delivery.attempts_count == 0 else "Failed, to be tried again"
