"""Reads about people: who a session belongs to, who has a name, how often somebody failed to sign in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.accounts.names import fold_name
from tracker.accounts.sessions import hash_token
from tracker.errors import NotFoundError
from tracker.models import FailedSignIn, User, UserSession

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session


def find_session(session: Session, token: str, at: datetime) -> User | None:
    """Return whose sign-in a token is; None when it is unknown, over or revoked, or its user disabled."""
    query = (
        select(User)
        .join(UserSession, col(UserSession.user_id) == col(User.id))
        .where(
            col(UserSession.token_sha256) == hash_token(token),
            col(UserSession.revoked_at).is_(None),
            col(UserSession.expires_at) > at,
            col(User.disabled_at).is_(None),
        )
    )
    return session.exec(query).first()


def find_user(session: Session, name: str) -> User | None:
    """Return the user with this sign-in name, whatever the case it is typed in."""
    return session.exec(select(User).where(col(User.name) == fold_name(name))).first()


def get_user(session: Session, name: str) -> User:
    """Return the user with this sign-in name.

    Raises:
        NotFoundError: nobody has it.
    """
    user = find_user(session, name)
    if user is None:
        what = f"user: {fold_name(name)}"
        raise NotFoundError(what)
    return user


def list_failures(
    session: Session, *, address: str, since: datetime, name: str | None = None, limit: int
) -> list[datetime]:
    """Return when sign-ins from an address failed after `since`, newest first, at most `limit`.

    With a name only the tries for that name count.
    """
    query = select(col(FailedSignIn.failed_at)).where(
        col(FailedSignIn.address) == address, col(FailedSignIn.failed_at) > since
    )
    if name is not None:
        query = query.where(col(FailedSignIn.name) == name)
    newest_first = query.order_by(col(FailedSignIn.failed_at).desc(), col(FailedSignIn.id).desc())
    return list(session.exec(newest_first.limit(limit)))


def count_users(session: Session) -> int:
    """Return how many people may sign in."""
    query = (
        select(sa.func.count())
        .select_from(User)
        .where(col(User.password_hash).is_not(None), col(User.disabled_at).is_(None))
    )
    return session.exec(query).one()
