"""Accounts on both databases: who is made, who gets in, who is put out."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from argon2 import PasswordHasher
from sqlmodel import col, select

from tests.support.newsroom import make_user
from tests.support.people import PASSWORD, add_user
from tracker.accounts import commands
from tracker.accounts.passwords import verify_password
from tracker.accounts.queries import count_users, find_session, find_user
from tracker.audit import parse_details, verify_history
from tracker.errors import InputError, NotFoundError, SignInFailedError, TooManyTriesError
from tracker.models import AuditEvent, FailedSignIn, User, UserSession
from tracker.models.enums import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

    from tracker.db import Database

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
ADDRESS = "203.0.113.9"


def _create(session: Session, name: str = "ada", **values: object) -> User:
    given: dict[str, object] = {
        "display_name": "Ada",
        "role": Role.REVIEWER,
        "password": PASSWORD,
        "must_change_password": False,
        "is_sample": False,
        **values,
    }
    return commands.create_user(session, name=name, at=NOW, **given)  # type: ignore[arg-type]  # tests vary them


def _sign_in(
    session: Session, name: str = "ada", password: str = PASSWORD, at: datetime = NOW
) -> tuple[str, UserSession]:
    return commands.sign_in(session, name=name, password=password, address=ADDRESS, lifetime=HOUR, at=at)


def _change_password(session: Session) -> str:
    user = session.exec(select(User).where(col(User.name) == "ada")).one()
    token, _ = commands.change_password(
        session,
        user,
        current=PASSWORD,
        new="another set of four words",
        address=ADDRESS,
        lifetime=HOUR,
        at=NOW,
    )
    return token


def test_a_new_user_is_stored_and_in_the_history(database: Database) -> None:
    with database.transaction() as session:
        made = _create(session, "Ada", role=Role.EDITOR)

    with database.reading() as session:
        user = find_user(session, "ADA")
        event = session.exec(select(AuditEvent)).one()
        assert user is not None
        assert (user.name, user.role, user.created_at) == ("ada", Role.EDITOR, NOW)
        assert user.password_hash is not None
        assert PASSWORD not in user.password_hash
        assert (event.action, event.subject_public_id) == ("user.created", made.public_id)
        assert parse_details(event) == {"name": "ada", "role": "editor"}
        assert verify_history(session) == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": "a b"}, "name"),
        ({"name": "TAKEN"}, "name"),
        ({"display_name": "   "}, "display_name"),
        ({"display_name": "two\nlines"}, "display_name"),
        ({"display_name": "a" * 201}, "display_name"),
        ({"display_name": "a\x00b"}, "display_name"),
        ({"password": "short"}, "password"),
        ({"password": "the name is somebody"}, "password"),
    ],
)
def test_a_user_who_cannot_be_is_refused_and_nothing_is_stored(
    sqlite_database: Database, values: dict[str, str], field: str
) -> None:
    add_user(sqlite_database, "taken")

    with pytest.raises(InputError) as refusal, sqlite_database.transaction() as session:
        _create(session, **{"name": "somebody", **values})

    assert refusal.value.field == field
    with sqlite_database.reading() as session:
        assert session.exec(select(User.name)).all() == ["taken"]
        assert session.exec(select(AuditEvent)).all() == []


def test_signing_in_gives_a_token_that_finds_the_user(database: Database) -> None:
    user = add_user(database)

    with database.transaction() as session:
        token, row = _sign_in(session, "ADA")

    assert (row.created_at, row.expires_at) == (NOW, NOW + HOUR)
    with database.reading() as session:
        found = find_session(session, token, NOW)
        assert found is not None
        assert found.public_id == user.public_id
        assert find_session(session, token, NOW + HOUR - timedelta(microseconds=1)) is not None
        assert find_session(session, token, NOW + HOUR) is None
        assert find_session(session, token + "x", NOW) is None


def test_nobody_signs_in_without_a_password_hash(database: Database) -> None:
    with database.transaction() as session:
        _create(session, password=None, is_sample=True)

    for password in ("", "None", PASSWORD):
        with pytest.raises(SignInFailedError), database.transaction() as session:
            _sign_in(session, password=password)


def test_a_failed_try_is_kept_when_the_caller_commits(database: Database) -> None:
    with database.transaction() as session, pytest.raises(SignInFailedError):
        _sign_in(session, "Nobody", "not the password")

    with database.reading() as session:
        kept = session.exec(select(FailedSignIn)).one()
    assert (kept.name, kept.address, kept.failed_at) == ("nobody", ADDRESS, NOW)


def test_many_tries_at_once_do_not_slip_through(database: Database) -> None:
    add_user(database)

    def attempt(_: int) -> type[Exception]:
        try:
            with database.transaction() as session:
                try:
                    _sign_in(session, password="not the password")
                except SignInFailedError as error:
                    return type(error)
        except TooManyTriesError as error:
            return type(error)
        return AssertionError

    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(attempt, range(12)))

    assert outcomes.count(SignInFailedError) == 5
    assert outcomes.count(TooManyTriesError) == 7


def _meanwhile(database: Database, monkeypatch: pytest.MonkeyPatch, act: Callable[[Session], None]) -> None:
    """Let somebody else change the database while a password is verified."""

    def verify(password_hash: str | None, password: str) -> bool:
        with database.transaction() as other:
            act(other)
        return verify_password(password_hash, password)

    monkeypatch.setattr(commands, "verify_password", verify)


def test_others_can_write_while_a_password_is_verified(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_user(database)
    _meanwhile(database, monkeypatch, lambda other: other.add(make_user("rita", Role.REVIEWER)))

    with database.transaction() as session:
        _sign_in(session)

    with database.reading() as session:
        assert find_user(session, "rita") is not None


def test_others_can_write_while_the_present_password_is_verified(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_user(database)
    _meanwhile(database, monkeypatch, lambda other: other.add(make_user("rita", Role.REVIEWER)))

    with database.transaction() as session:
        _change_password(session)

    with database.reading() as session:
        assert find_user(session, "rita") is not None


def _disable(other: Session) -> None:
    other.exec(select(User)).one().disabled_at = NOW


def _replace_password(other: Session) -> None:
    other.exec(select(User)).one().password_hash = "another hash"


@pytest.mark.parametrize("act", [_disable, _replace_password])
def test_a_password_that_was_right_when_the_try_began_opens_nothing_after_a_change(
    database: Database, monkeypatch: pytest.MonkeyPatch, act: Callable[[Session], None]
) -> None:
    add_user(database)
    _meanwhile(database, monkeypatch, act)

    with database.transaction() as session, pytest.raises(SignInFailedError):
        _sign_in(session)

    with database.reading() as session:
        assert session.exec(select(UserSession)).all() == []
        assert len(session.exec(select(FailedSignIn)).all()) == 1


def test_a_present_password_that_was_reset_meanwhile_changes_nothing(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_user(database)
    _meanwhile(database, monkeypatch, _replace_password)

    with database.transaction() as session, pytest.raises(InputError) as refusal:
        _change_password(session)

    assert refusal.value.field == "current"
    with database.reading() as session:
        assert session.exec(select(User.password_hash)).one() == "another hash"


def _fail_often(other: Session) -> None:
    other.add_all(FailedSignIn(name="ada", address=ADDRESS, failed_at=NOW) for _ in range(5))


@pytest.mark.parametrize("password", [PASSWORD, "not the password"])
def test_a_try_among_too_many_learns_nothing_of_its_password(
    database: Database, monkeypatch: pytest.MonkeyPatch, password: str
) -> None:
    add_user(database)
    _meanwhile(database, monkeypatch, _fail_often)

    with database.transaction() as session, pytest.raises(TooManyTriesError):
        _sign_in(session, password=password)


def test_old_tries_and_sessions_are_forgotten_at_a_sign_in(database: Database) -> None:
    user = add_user(database)
    with database.transaction() as session:
        long_ago = NOW - timedelta(days=40)
        for age, name in ((timedelta(days=2), "old"), (timedelta(hours=1), "recent")):
            session.add(FailedSignIn(name=name, address=ADDRESS, failed_at=NOW - age))
        session.add(
            UserSession(token_sha256="0" * 64, user_id=user.id or 0, created_at=long_ago, expires_at=long_ago)
        )

    with database.transaction() as session:
        _sign_in(session)

    with database.reading() as session:
        assert session.exec(select(FailedSignIn.name)).all() == ["recent"]
        assert len(session.exec(select(UserSession)).all()) == 1


def test_a_hash_of_old_parameters_is_renewed_at_a_sign_in(database: Database) -> None:
    old = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    add_user(database, password_hash=old)

    with database.transaction() as session:
        _sign_in(session)

    with database.reading() as session:
        renewed = session.exec(select(User.password_hash)).one()
    assert renewed is not None
    assert renewed.startswith("$argon2id$v=19$m=65536")
    with database.transaction() as session:
        assert _sign_in(session)


def test_signing_out_ends_this_session_and_no_other(database: Database) -> None:
    add_user(database)
    with database.transaction() as session:
        first, _ = _sign_in(session)
    with database.transaction() as session:
        second, _ = _sign_in(session)

    with database.transaction() as session:
        commands.sign_out(session, first, at=NOW)
        commands.sign_out(session, "unknown", at=NOW)

    with database.reading() as session:
        assert find_session(session, first, NOW) is None
        assert find_session(session, second, NOW) is not None


def test_changing_the_password_ends_every_session_and_starts_one(database: Database) -> None:
    add_user(database, must_change_password=True)
    with database.transaction() as session:
        old, _ = _sign_in(session)

    with database.transaction() as session:
        new = _change_password(session)

    with database.reading() as session:
        assert find_session(session, old, NOW) is None
        found = find_session(session, new, NOW)
        assert found is not None
        assert not found.must_change_password
        assert verify_history(session) == 1


def test_a_reset_gives_a_one_time_password_and_ends_every_session(database: Database) -> None:
    add_user(database)
    with database.transaction() as session:
        old, _ = _sign_in(session)
        password = commands.reset_password(session, "Ada", at=NOW)

    with database.transaction() as session:
        assert find_session(session, old, NOW) is None
        token, _ = _sign_in(session, password=password)
        user = find_session(session, token, NOW)
        assert user is not None
        assert user.must_change_password
        event = session.exec(select(AuditEvent)).one()
        assert event.action == "user.password_reset"
        assert password not in event.details


def test_nobody_resets_the_password_of_a_sample_user(database: Database) -> None:
    add_user(database, password_hash=None, is_sample=True)

    with pytest.raises(InputError), database.transaction() as session:
        commands.reset_password(session, "ada", at=NOW)


def test_disabling_ends_every_session_and_is_told_once(database: Database) -> None:
    add_user(database)
    with database.transaction() as session:
        token, _ = _sign_in(session)
        commands.disable_user(session, "ada", actor=None, at=NOW)
        commands.disable_user(session, "ada", actor=None, at=NOW + HOUR)

    with database.transaction() as session:
        assert find_session(session, token, NOW) is None
        assert session.exec(select(User.disabled_at)).one() == NOW
        assert session.exec(select(AuditEvent.action)).all() == ["user.disabled"]
        assert count_users(session) == 0
        with pytest.raises(SignInFailedError):
            _sign_in(session)


@pytest.mark.parametrize("command", ["reset_password", "disable_user"])
def test_a_name_that_nobody_has_is_told(sqlite_database: Database, command: str) -> None:
    more = {"actor": None} if command == "disable_user" else {}

    with pytest.raises(NotFoundError, match="no such user"), sqlite_database.transaction() as session:
        getattr(commands, command)(session, "nobody", at=NOW, **more)
