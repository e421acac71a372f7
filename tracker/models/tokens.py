"""How programs work here: bearer tokens of people, and what was answered to a request that may come twice."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.base import LAZY, new_public_id
from tracker.models.people import User


class ApiToken(SQLModel, table=True):
    """What a program signs in with for a person; only its SHA-256 is stored, and it can be revoked.

    `scopes` are values of `tracker.permissions.Scope`, separated by spaces.
    """

    __tablename__ = "api_token"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    user_id: int = Field(foreign_key="user.id", index=True)
    name: str = Field(max_length=limits.NAME)
    token_sha256: str = Field(unique=True, max_length=64)
    scopes: str = Field(max_length=limits.NAME)
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None

    user: User = Relationship(sa_relationship_kwargs=LAZY)


class StoredAnswer(SQLModel, table=True):
    """What a request with an idempotency key was answered, for whoever sends the same request again.

    The key is the program's own; `request_sha256` tells whether the second request is the same.
    """

    __tablename__ = "stored_answer"
    __table_args__ = (sa.UniqueConstraint("token_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    token_id: int = Field(foreign_key="api_token.id")
    key: str = Field(max_length=limits.NAME)
    request_sha256: str = Field(max_length=64)
    status: int
    location: str = Field(default="", max_length=limits.URL)
    version_tag: str = Field(default="", max_length=limits.NAME)
    body: str = Field(sa_type=sa.Text)
    created_at: datetime = Field(index=True)
