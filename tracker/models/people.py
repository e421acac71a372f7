"""Who works here: users, their server-side sessions, and failed sign-ins."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from tracker.models import limits
from tracker.models.base import enum_type, new_public_id
from tracker.models.enums import Role


class User(SQLModel, table=True):
    """A person of the newsroom; without a password hash nobody can sign in as them."""

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    name: str = Field(unique=True, max_length=limits.NAME)
    display_name: str = Field(max_length=limits.NAME)
    email: str = Field(default="", max_length=limits.LINE)
    role: Role = Field(sa_type=enum_type(Role))
    password_hash: str | None = Field(default=None, max_length=limits.LINE)
    must_change_password: bool = False
    is_sample: bool = False
    created_at: datetime
    disabled_at: datetime | None = None


class UserSession(SQLModel, table=True):
    """One sign-in on one device; only the SHA-256 of its token is stored, and it can be revoked."""

    __tablename__ = "user_session"

    id: int | None = Field(default=None, primary_key=True)
    token_sha256: str = Field(unique=True, max_length=64)
    user_id: int = Field(foreign_key="user.id", index=True)
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None


class FailedSignIn(SQLModel, table=True):
    """One failed try, kept for the throttle that all worker processes share."""

    __tablename__ = "failed_sign_in"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=limits.NAME, index=True)
    address: str = Field(max_length=limits.NAME)
    failed_at: datetime = Field(index=True)
