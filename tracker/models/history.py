"""Who did what when: the append-only, hash-chained history."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.models import limits


class AuditEvent(SQLModel, table=True):
    """One act (PROV Activity); triggers refuse UPDATE and DELETE.

    It refers to its subject by public id only, so that history outlives what it tells about.
    `details` is canonical JSON; `sha256` covers the previous event's hash and all other columns.
    """

    __tablename__ = "audit_event"

    id: int | None = Field(default=None, primary_key=True)
    at: datetime
    actor_public_id: str = Field(default="", max_length=12)
    actor_name: str = Field(default="", max_length=limits.NAME)
    action: str = Field(max_length=limits.NAME)
    subject_kind: str = Field(max_length=32)
    subject_public_id: str = Field(max_length=12, index=True)
    details: str = Field(sa_type=sa.Text)
    previous_sha256: str = Field(max_length=64)
    sha256: str = Field(max_length=64, unique=True)
