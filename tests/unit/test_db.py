"""What the database promises: durable settings, one writer at a time, nothing lost unseen."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import select

from tests.support.newsroom import AT, Newsroom, make_user
from tracker.audit import Subject, record, verify_history
from tracker.db import Database, lock, migrate
from tracker.errors import ConflictError, DatabaseUnavailableError
from tracker.models import Claim, User
from tracker.models.enums import Role

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("pragma", "value"), [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1)]
)
def test_sqlite_is_durable_and_keeps_its_references(
    sqlite_database: Database, pragma: str, value: str | int
) -> None:
    with sqlite_database.reading() as session:
        assert session.execute(sa.text(f"PRAGMA {pragma}")).scalar_one() == value


def test_what_a_transaction_did_is_there_for_the_next(database: Database) -> None:
    with database.transaction() as session:
        session.add(make_user("rita", Role.REVIEWER))
    with database.reading() as session:
        assert session.exec(select(User.name)).all() == ["rita"]


def test_a_reading_session_cannot_write(database: Database) -> None:
    def write() -> None:
        with database.reading() as session:
            session.add(make_user("rita", Role.REVIEWER))
            session.flush()

    with pytest.raises((DatabaseUnavailableError, sa.exc.DBAPIError)):
        write()
    with database.transaction() as session:
        session.add(make_user("sam", Role.REVIEWER))
    with database.reading() as session:
        assert session.exec(select(User.name)).all() == ["sam"]


def test_the_same_name_twice_is_a_conflict(database: Database) -> None:
    with database.transaction() as session:
        session.add(make_user("rita", Role.REVIEWER))
    with pytest.raises(ConflictError), database.transaction() as session:
        session.add(make_user("rita", Role.EDITOR))


def test_a_second_writer_of_the_same_version_is_a_conflict(database: Database) -> None:
    with database.transaction() as session:
        public_id = Newsroom.open(session).add_claim().public_id

    def overwrite() -> None:
        with database.transaction() as session:
            claim = session.exec(select(Claim).where(Claim.public_id == public_id)).one()
            session.execute(sa.text("UPDATE claim SET version = version + 1"))
            claim.text = "Overwritten"

    with pytest.raises(ConflictError):
        overwrite()


def test_many_writers_at_once_all_succeed_and_chain_one_history(database: Database) -> None:
    def write(number: int) -> None:
        for step in range(5):
            with database.transaction() as session:
                record(
                    session,
                    actor=None,
                    action="claim.edited",
                    subject=Subject.CLAIM,
                    public_id=f"claim{number}{step}".ljust(12, "x"),
                    at=AT,
                )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(8)))
    with database.reading() as session:
        assert verify_history(session) == 40


def test_a_database_that_cannot_be_opened_is_told_in_one_sentence(tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path}/missing/tracker.sqlite3")
    with pytest.raises(DatabaseUnavailableError, match="does not answer"), database.reading() as session:
        session.execute(sa.text("SELECT 1"))


def test_words_of_the_database_in_several_lines_become_one() -> None:
    database = Database("postgresql+psycopg://nobody@localhost:1/nothing")
    with pytest.raises(DatabaseUnavailableError) as caught, database.reading() as session:
        session.execute(sa.text("SELECT 1"))
    assert "refused" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


@pytest.mark.parametrize("statement", ["SELECT id FROM claim", "INSERT INTO claim (id) VALUES (1)"])
def test_a_database_without_tables_says_what_to_run(empty_database_url: str, statement: str) -> None:
    database = Database(empty_database_url)
    with pytest.raises(DatabaseUnavailableError, match="run `tracker migrate`") as caught:  # noqa: SIM117 -- longer than a line otherwise
        with database.transaction() as session:
            session.execute(sa.text(statement))
    assert "claim" in str(caught.value)
    database.dispose()


def test_a_database_of_an_older_version_says_what_to_run(database: Database) -> None:
    with pytest.raises(DatabaseUnavailableError, match="run `tracker migrate`") as caught:  # noqa: SIM117 -- longer than a line otherwise
        with database.reading() as session:
            session.execute(sa.text("SELECT a_column_of_tomorrow FROM claim"))
    assert "a_column_of_tomorrow" in str(caught.value)


def test_a_file_that_is_no_database_is_told_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear reader, this is no database. " * 50)
    url = f"sqlite:///{tmp_path / 'letter.txt'}"
    database = Database(url)
    with pytest.raises(DatabaseUnavailableError, match="not a database"), database.reading() as session:
        session.execute(sa.text("SELECT 1"))
    with pytest.raises(DatabaseUnavailableError, match=r"cannot be migrated: .*not a database"):
        migrate(url)


def test_a_database_of_a_newer_version_is_told_when_migrating(database: Database) -> None:
    with database.transaction() as session:
        session.execute(sa.text("UPDATE alembic_version SET version_num = 'tomorrow'"))
    with pytest.raises(DatabaseUnavailableError, match=r"cannot be migrated: .*tomorrow"):
        migrate(database.url)


def test_two_writers_who_wait_for_each_other_are_a_conflict_and_not_an_outage(database: Database) -> None:
    both_hold_one = threading.Barrier(2)

    def take(first: str, second: str) -> str:
        try:
            with database.transaction() as session:
                lock(session, first)
                if session.get_bind().dialect.name == "postgresql":
                    both_hold_one.wait()
                lock(session, second)
        except ConflictError:
            return "conflict"
        return "done"

    with ThreadPoolExecutor(2) as pool:
        outcomes = sorted(pool.map(take, ("a", "b"), ("b", "a")))
    assert outcomes == (["conflict", "done"] if database.url.startswith("postgresql") else ["done", "done"])


def test_migrating_twice_changes_nothing(database: Database) -> None:
    with database.transaction() as session:
        session.add(make_user("rita", Role.REVIEWER))
    migrate(database.url)
    with database.reading() as session:
        assert session.exec(select(User.name)).all() == ["rita"]
