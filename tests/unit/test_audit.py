"""The history: chained, append-only, checkable."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.support.newsroom import AT, make_user
from tracker.audit import (
    GENESIS,
    Change,
    Subject,
    find_head,
    list_events,
    parse_changes,
    record,
    record_many,
    verify_history,
)
from tracker.errors import ConflictError, HistoryBrokenError
from tracker.models import AuditEvent
from tracker.models.enums import Role

if TYPE_CHECKING:
    from tracker.db import Database


def write(database: Database, count: int = 3) -> None:
    with database.transaction() as session:
        user = make_user("rita", Role.REVIEWER)
        session.add(user)
        for number in range(count):
            record(
                session,
                actor=user,
                action="claim.edited",
                subject=Subject.CLAIM,
                public_id="claim2345678",
                at=AT,
                changes=(Change(field="text", old=f"«{number}»", new="Жаңа 🏳️‍🌈\n"),),
            )


def forge(database: Database, statement: str) -> None:
    """Change history as somebody with the database file and no scruples would."""
    with database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ALTER TABLE audit_event DISABLE TRIGGER ALL")
        else:
            for verb in ("update", "delete", "replace"):
                connection.exec_driver_sql(f"DROP TRIGGER audit_event_no_{verb}")
        connection.exec_driver_sql(statement)
        connection.commit()


def test_an_untouched_history_holds(database: Database) -> None:
    write(database)
    with database.reading() as session:
        assert verify_history(session) == 3


def test_an_empty_history_holds_and_its_head_is_the_genesis(database: Database) -> None:
    with database.reading() as session:
        assert (verify_history(session), find_head(session)) == (0, GENESIS)


def test_events_come_back_newest_first_with_their_changes_exact(database: Database) -> None:
    write(database, 2)
    with database.reading() as session:
        newest, _ = list_events(session, "claim2345678")
        assert parse_changes(newest) == (Change(field="text", old="«1»", new="Жаңа 🏳️‍🌈\n"),)


@pytest.mark.parametrize("statement", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
def test_the_database_itself_refuses_to_change_history(database: Database, statement: str) -> None:
    write(database)
    with pytest.raises((ConflictError, sa.exc.DBAPIError)), database.transaction() as session:
        session.execute(sa.text(statement))
    with database.reading() as session:
        assert verify_history(session) == 3


def test_sqlite_refuses_to_replace_an_event(sqlite_database: Database) -> None:
    write(sqlite_database)
    replace = "INSERT OR REPLACE INTO audit_event SELECT id, at, '', '', action, subject_kind, "
    columns = "subject_public_id, details, previous_sha256, 'x' FROM audit_event WHERE id = 2"
    with pytest.raises(ConflictError), sqlite_database.transaction() as session:
        session.execute(sa.text(replace + columns))
    with sqlite_database.reading() as session:
        assert verify_history(session) == 3


def test_a_changed_event_is_named(database: Database) -> None:
    write(database)
    forge(database, "UPDATE audit_event SET actor_name = 'Sam' WHERE id = 2")
    with database.reading() as session, pytest.raises(HistoryBrokenError) as caught:
        verify_history(session)
    assert caught.value.event_id == 2


def test_a_missing_event_is_noticed_at_the_next(database: Database) -> None:
    write(database)
    forge(database, "DELETE FROM audit_event WHERE id = 2")
    with database.reading() as session, pytest.raises(HistoryBrokenError) as caught:
        verify_history(session)
    assert caught.value.event_id == 3


def test_an_event_of_a_transaction_that_failed_is_not_kept(database: Database) -> None:
    class DeliberateError(Exception):
        """Ends the transaction."""

    def fail() -> None:
        with database.transaction() as session:
            record(
                session, actor=None, action="claim.edited", subject=Subject.CLAIM, public_id="a" * 12, at=AT
            )
            raise DeliberateError

    with pytest.raises(DeliberateError):
        fail()
    with database.reading() as session:
        assert session.execute(sa.select(sa.func.count()).select_from(AuditEvent)).scalar_one() == 0


def test_events_recorded_together_hold_as_those_recorded_one_by_one(database: Database) -> None:
    name = 'Rita "R", "subject_kind":\n\u2028 Жаңа'
    told = [("claim2345678", {"text": name, "b": "\x07"}), ("claim2345679", {})]
    write(database, 1)
    with database.transaction() as session:
        user = make_user("sam", Role.REVIEWER)
        user.display_name = name
        session.add(user)
        session.flush()
        record_many(session, told, actor=user, action="claim.imported", subject=Subject.CLAIM, at=AT)
    with database.reading() as session:
        assert verify_history(session) == 3
        (event,) = list_events(session, "claim2345679")
        assert (event.actor_name, event.action, event.at) == (name, "claim.imported", AT)
