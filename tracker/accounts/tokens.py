"""Tokens that programs sign in with: shown once, stored as a hash, bound to scopes, revoked at once."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import contains_eager
from sqlmodel import col, select

from tracker.accounts.sessions import hash_token
from tracker.audit import Subject, record
from tracker.errors import InputError, NotFoundError
from tracker.models import ApiToken, StoredAnswer, User, limits
from tracker.permissions import Scope

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sqlmodel import Session

# A beginning by which people and leak scanners know what they see.
PREFIX: Final = "ct_"
MOST_DAYS: Final = 730
MOST_TOKENS: Final = 50
ANSWERS_KEPT: Final = timedelta(days=1)
_TOKEN_BYTES: Final = 32
# How exactly the last use is kept: one write an hour, not one a request.
_USE_NOTED_EVERY: Final = timedelta(hours=1)


def create_token(
    session: Session, user: User, *, name: str, scopes: Collection[Scope], days: int, at: datetime
) -> tuple[str, ApiToken]:
    """Make a token for a person's programs; return it, for the only time, and its row.

    Raises:
        InputError: names `name`, `scopes` or `days`.
    """
    shown = " ".join(name.split())
    if not shown or len(shown) > limits.NAME or not shown.isprintable():
        raise InputError("name", "Give the token a name, such as that of the program that will use it.")
    if not scopes:
        raise InputError("scopes", "Choose at least one thing that the token is for.")
    if not 1 <= days <= MOST_DAYS:
        raise InputError("days", f"A token lasts 1 to {MOST_DAYS} days.")
    if len(list_tokens(session, user, at=at)) >= MOST_TOKENS:
        raise InputError("name", f"You have {MOST_TOKENS} tokens. Revoke one that nothing uses any more.")
    token = PREFIX + secrets.token_urlsafe(_TOKEN_BYTES)
    row = ApiToken(
        user_id=user.id or 0,
        user=user,
        name=shown,
        token_sha256=hash_token(token),
        scopes=" ".join(scope.value for scope in Scope if scope in scopes),
        created_at=at,
        expires_at=at + timedelta(days=days),
    )
    session.add(row)
    session.flush()
    _record(session, row, "token.created", actor=user, at=at)
    return token, row


def revoke_token(session: Session, user: User, public_id: str, *, at: datetime) -> ApiToken:
    """End a person's token; doing it twice keeps the first time.

    Raises:
        NotFoundError: the person has no such token.
    """
    query = select(ApiToken).where(col(ApiToken.public_id) == public_id, col(ApiToken.user_id) == user.id)
    row = session.exec(query).first()
    if row is None:
        raise NotFoundError("token")
    if row.revoked_at is None:
        row.revoked_at = at
        session.add(row)
        _record(session, row, "token.revoked", actor=user, at=at)
    return row


def list_tokens(session: Session, user: User, *, at: datetime) -> list[ApiToken]:
    """Return a person's tokens that still let a program in, newest first."""
    query = (
        select(ApiToken)
        .where(
            col(ApiToken.user_id) == user.id,
            col(ApiToken.revoked_at).is_(None),
            col(ApiToken.expires_at) > at,
        )
        .order_by(col(ApiToken.created_at).desc(), col(ApiToken.id).desc())
    )
    return list(session.exec(query))


def find_token(session: Session, token: str, *, at: datetime) -> ApiToken | None:
    """Return the row of a token that lets a program in now, with its person; None for any other."""
    query = (
        select(ApiToken)
        .join(User, col(User.id) == col(ApiToken.user_id))
        .where(
            col(ApiToken.token_sha256) == hash_token(token),
            col(ApiToken.revoked_at).is_(None),
            col(ApiToken.expires_at) > at,
            col(User.disabled_at).is_(None),
            col(User.must_change_password).is_(False),
        )
        .options(contains_eager(ApiToken.user))  # type: ignore[arg-type]  # SQLModel types it as a value
    )
    return session.exec(query).first()


def note_use(session: Session, row: ApiToken, *, at: datetime) -> None:
    """Keep when a token was last used, to the hour, so that people see which ones nothing uses."""
    if row.last_used_at is None or at - row.last_used_at >= _USE_NOTED_EVERY:
        row.last_used_at = at
        session.add(row)


def scopes_of(row: ApiToken) -> frozenset[Scope]:
    """Return what a token is for."""
    return frozenset(Scope(value) for value in row.scopes.split())


def find_stored_answer(session: Session, token_id: int, key: str) -> StoredAnswer | None:
    """Return what a token's request with this idempotency key was answered."""
    query = select(StoredAnswer).where(col(StoredAnswer.token_id) == token_id, col(StoredAnswer.key) == key)
    return session.exec(query).first()


def store_answer(session: Session, answer: StoredAnswer, *, at: datetime) -> None:
    """Keep an answer for a day, and drop those that were kept longer."""
    session.execute(sa.delete(StoredAnswer).where(col(StoredAnswer.created_at) < at - ANSWERS_KEPT))
    session.add(answer)


def _record(session: Session, row: ApiToken, action: str, *, actor: User, at: datetime) -> None:
    record(
        session,
        actor=actor,
        action=action,
        subject=Subject.USER,
        public_id=actor.public_id,
        at=at,
        details={"token": row.public_id, "name": row.name, "scopes": row.scopes},
    )
