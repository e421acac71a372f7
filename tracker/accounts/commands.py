"""Changes to accounts: people come, sign in and out, choose passwords, and go."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col

from tracker.accounts.names import check_name, fold_name
from tracker.accounts.passwords import (
    check_password,
    hash_password,
    is_same_password,
    make_one_time_password,
    needs_rehash,
    verify_password,
)
from tracker.accounts.queries import find_user, get_user, list_failures
from tracker.accounts.sessions import hash_token, make_token
from tracker.accounts.throttle import MOST_FOR_ADDRESS, MOST_FOR_NAME, WINDOW, network_of, require_few
from tracker.audit import Subject, record
from tracker.db import lock
from tracker.errors import InputError, SignInFailedError
from tracker.models import FailedSignIn, User, UserSession, limits
from tracker.text.addresses import is_mail_address

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models.enums import Role

FAILURES_KEPT = timedelta(days=1)
SESSIONS_KEPT = timedelta(days=30)


def create_user(
    session: Session,
    *,
    name: str,
    display_name: str,
    role: Role,
    password: str | None,
    must_change_password: bool,
    is_sample: bool,
    at: datetime,
) -> User:
    """Make a user; without a password nobody can sign in as them.

    Raises:
        InputError: a name is taken or not possible, or the password is refused.
    """
    folded = check_name(name)
    shown = display_name.strip()
    if not shown or len(shown) > limits.NAME or not shown.isprintable():
        message = f"A display name has 1 to {limits.NAME} characters on one line."
        raise InputError("display_name", message)
    if find_user(session, folded) is not None:
        message = f"There is already a user called {folded}."
        raise InputError("name", message)
    if password is not None:
        check_password(password, name=folded, field="password")
    user = User(
        name=folded,
        display_name=shown,
        role=role,
        password_hash=None if password is None else hash_password(password),
        must_change_password=must_change_password,
        is_sample=is_sample,
        created_at=at,
    )
    session.add(user)
    session.flush()
    _record(session, user, "user.created", actor=None, at=at, details={"name": folded, "role": role.value})
    return user


def sign_in(
    session: Session, *, name: str, password: str, address: str, lifetime: timedelta, at: datetime
) -> tuple[str, UserSession]:
    """Start a session for whoever name and password belong to; return its token and its row.

    A failed try is kept for the throttle, so the caller has to commit after SignInFailedError too.
    The transaction is rolled back while the password is verified, so this comes first in it.

    Raises:
        SignInFailedError: for any cause, and after about the same time, whether the name exists or not.
        TooManyTriesError: too many tries failed within a minute; nobody learns whether this one was right.
    """
    folded, network = fold_name(name), network_of(address)
    _require_few_failures(session, folded, network, at=at)
    stored = _find_password_hash(session, folded)
    session.rollback()
    is_right = verify_password(stored, password)
    renewed = hash_password(password) if is_right and stored and needs_rehash(stored) else stored
    _require_turn(session, folded, network, at=at)
    user = find_user(session, folded)
    # What was verified has to be still what is stored.
    if not is_right or user is None or _find_password_hash(session, folded) != stored:
        _keep_failure(session, folded, network, at=at)
        raise SignInFailedError
    user.password_hash = renewed
    _forget_old(session, at=at)
    return _start_session(session, user, lifetime=lifetime, at=at)


def sign_out(session: Session, token: str, *, at: datetime) -> None:
    """End the session of a token; one that is unknown or over stays so."""
    _revoke(session, col(UserSession.token_sha256) == hash_token(token), at=at)


def change_password(
    session: Session,
    user: User,
    *,
    current: str,
    new: str,
    address: str,
    lifetime: timedelta,
    at: datetime,
) -> tuple[str, UserSession]:
    """Give a user the password they chose; end all their sessions and start a fresh one.

    A wrong present password counts as a failed sign-in, so the caller has to commit after InputError too.
    The transaction is rolled back while the password is verified, so this comes first in it.

    Raises:
        InputError: names `current` or `new`.
        TooManyTriesError: the present password was wrong too often within a minute.
    """
    check_password(new, name=user.name, field="new")
    if is_same_password(new, current):
        message = "Choose a password that is not the present one."
        raise InputError("new", message)
    name, stored, network = user.name, user.password_hash, network_of(address)
    _require_few_failures(session, name, network, at=at)
    session.rollback()
    new_hash = hash_password(new) if verify_password(stored, current) else None
    _require_turn(session, name, network, at=at)
    if new_hash is None or user.password_hash != stored:
        _keep_failure(session, name, network, at=at)
        message = "This is not the password you signed in with."
        raise InputError("current", message)
    user.password_hash = new_hash
    user.must_change_password = False
    _revoke(session, col(UserSession.user_id) == user.id, at=at)
    _record(session, user, "user.password_changed", actor=user, at=at)
    return _start_session(session, user, lifetime=lifetime, at=at)


def set_email(session: Session, user: User, email: str, *, actor: User | None, at: datetime) -> User:
    """Keep where a user gets e-mail; empty is nowhere. The address itself stays out of history.

    Raises:
        InputError: no e-mail can be sent there.
    """
    address = _check_email(email)
    if address != user.email:
        user.email = address
        session.add(user)
        _record(session, user, "user.email_changed", actor=actor, at=at)
    return user


def reset_password(session: Session, name: str, *, at: datetime) -> str:
    """Give a user a one-time password, return it, and end all their sessions.

    Raises:
        NotFoundError: nobody has this name.
        InputError: it is a sample user, whom nobody may sign in as.
    """
    user = get_user(session, name)
    if user.is_sample:
        message = "Nobody can sign in as a sample user."
        raise InputError("name", message)
    password = make_one_time_password()
    user.password_hash = hash_password(password)
    user.must_change_password = True
    _revoke(session, col(UserSession.user_id) == user.id, at=at)
    _record(session, user, "user.password_reset", actor=None, at=at)
    return password


def disable_user(session: Session, name: str, *, actor: User | None, at: datetime) -> User:
    """Bar a user from signing in and end all their sessions; doing it twice keeps the first date.

    Raises:
        NotFoundError: nobody has this name.
    """
    user = get_user(session, name)
    if user.disabled_at is None:
        user.disabled_at = at
        _revoke(session, col(UserSession.user_id) == user.id, at=at)
        _record(session, user, "user.disabled", actor=actor, at=at)
    return user


def _check_email(raw: str) -> str:
    address = raw.strip()
    if address and (len(address) > limits.LINE or not is_mail_address(address)):
        raise InputError("email", "This is no e-mail address; one looks like ada@example.org.")
    return address


def _require_few_failures(session: Session, name: str, network: str, *, at: datetime) -> None:
    since = at - WINDOW
    for_name = list_failures(session, address=network, name=name, since=since, limit=MOST_FOR_NAME)
    require_few(for_name, most=MOST_FOR_NAME, at=at)
    for_address = list_failures(session, address=network, since=since, limit=MOST_FOR_ADDRESS)
    require_few(for_address, most=MOST_FOR_ADDRESS, at=at)


def _require_turn(session: Session, name: str, network: str, *, at: datetime) -> None:
    """Count again before a try is stored or let in: many may have passed the first count at once."""
    lock(session, f"sign-in {network}")
    _require_few_failures(session, name, network, at=at)


def _keep_failure(session: Session, name: str, network: str, *, at: datetime) -> None:
    session.add(FailedSignIn(name=name, address=network, failed_at=at))
    session.flush()


def _find_password_hash(session: Session, name: str) -> str | None:
    """Return the hash that whoever signs in with this name has to match; None lets nobody in."""
    user = find_user(session, name)
    return user.password_hash if user is not None and user.disabled_at is None else None


def _start_session(
    session: Session, user: User, *, lifetime: timedelta, at: datetime
) -> tuple[str, UserSession]:
    if user.id is None:
        session.flush()
    token = make_token()
    row = UserSession(
        token_sha256=hash_token(token), user_id=user.id or 0, created_at=at, expires_at=at + lifetime
    )
    session.add(row)
    session.flush()
    return token, row


def _revoke(session: Session, which: sa.ColumnElement[bool], *, at: datetime) -> None:
    is_open = col(UserSession.revoked_at).is_(None)
    session.execute(sa.update(UserSession).where(which, is_open).values(revoked_at=at))


def _forget_old(session: Session, *, at: datetime) -> None:
    session.execute(sa.delete(FailedSignIn).where(col(FailedSignIn.failed_at) < at - FAILURES_KEPT))
    session.execute(sa.delete(UserSession).where(col(UserSession.expires_at) < at - SESSIONS_KEPT))


def _record(
    session: Session,
    user: User,
    action: str,
    *,
    actor: User | None,
    at: datetime,
    details: dict[str, str] | None = None,
) -> None:
    record(
        session,
        actor=actor,
        action=action,
        subject=Subject.USER,
        public_id=user.public_id,
        at=at,
        details=details,
    )
