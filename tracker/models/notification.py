"""What people are told about: one row for each person and event, in the desk and by e-mail."""

from datetime import datetime

from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.base import LAZY, enum_type, new_public_id
from tracker.models.claims import Claim
from tracker.models.enums import NotificationKind


class Notification(SQLModel, table=True):
    """One message to one person about one claim; `emailed_at` is set once it went out as e-mail."""

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    recipient_id: int = Field(foreign_key="user.id", index=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    kind: NotificationKind = Field(sa_type=enum_type(NotificationKind))
    actor_name: str = Field(default="", max_length=limits.NAME)
    created_at: datetime
    read_at: datetime | None = None
    emailed_at: datetime | None = None

    claim: Claim = Relationship(sa_relationship_kwargs=LAZY)
