"""Whom programs of others are told of what was published: their addresses, and one row for each message."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.base import LAZY, enum_type, new_public_id
from tracker.models.enums import WebhookEvent


class Webhook(SQLModel, table=True):
    """One address that is told of events; `events` are values of `WebhookEvent`, separated by spaces.

    The secret signs every message, so it is stored as it is. A disabled address is told of nothing new.
    """

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    url: str = Field(max_length=limits.URL)
    events: str = Field(max_length=limits.NAME)
    secret: str = Field(max_length=limits.NAME)
    created_at: datetime
    disabled_at: datetime | None = None


class WebhookDelivery(SQLModel, table=True):
    """One message to one address, written in the transaction of what it tells of.

    `next_try_at` is None once it arrived or was given up; `edition` and the claim are empty in a test.
    """

    __tablename__ = "webhook_delivery"
    __table_args__ = (sa.Index("ix_webhook_delivery_waiting", "next_try_at", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    webhook_id: int = Field(foreign_key="webhook.id", index=True)
    event: WebhookEvent = Field(sa_type=enum_type(WebhookEvent))
    claim_public_id: str = Field(default="", max_length=12)
    edition: int | None = None
    created_at: datetime
    attempts_count: int = 0
    next_try_at: datetime | None = None
    delivered_at: datetime | None = None
    response_status: int | None = None
    problem: str = Field(default="", max_length=limits.LINE)

    webhook: Webhook = Relationship(sa_relationship_kwargs=LAZY)
