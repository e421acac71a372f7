"""The commands by which an operator lets people in and out, on both databases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.people import PASSWORD
from tests.support.terminal import Terminal, open_terminal
from tracker.accounts.passwords import verify_password
from tracker.models import User
from tracker.models.enums import Role

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.db import Database

ONE_TIME = re.compile(r"^One-time password: (\S+)$", re.MULTILINE)


@pytest.fixture
def terminal(
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Terminal:
    return open_terminal(tmp_path, database.url, monkeypatch, capsysbinary)


def read_user(database: Database) -> User:
    with database.reading() as session:
        return session.exec(select(User)).one()


def read_password(out: str) -> str:
    found = ONE_TIME.search(out)
    assert found is not None, out
    return found[1]


def test_a_user_is_made_with_a_one_time_password_that_is_printed_once_and_stored_hashed(
    terminal: Terminal, database: Database
) -> None:
    said = terminal.run("create-user", "Rita", "--display-name", "Rita Moss", "--role", "editor")
    user, password = read_user(database), read_password(said.out)
    assert said.code == 0
    assert (user.name, user.display_name, user.role) == ("rita", "Rita Moss", Role.EDITOR)
    assert user.must_change_password
    assert verify_password(user.password_hash, password)
    assert password not in (user.password_hash or "")


def test_a_user_may_be_made_with_an_e_mail_address(terminal: Terminal, database: Database) -> None:
    terminal.run("create-user", "rita", "--email", " rita@example.org ")
    assert read_user(database).email == "rita@example.org"


def test_an_impossible_e_mail_address_makes_no_user(terminal: Terminal, database: Database) -> None:
    said = terminal.run("create-user", "rita", "--email", "rita@")
    assert (said.code, said.out) == (2, "")
    assert "no e-mail address" in said.err
    with database.reading() as session:
        assert session.exec(select(User)).all() == []


def test_a_user_is_a_reviewer_unless_said_otherwise(terminal: Terminal, database: Database) -> None:
    terminal.run("create-user", "rita")
    assert (read_user(database).role, read_user(database).display_name) == (Role.REVIEWER, "rita")


def test_a_password_given_on_standard_input_is_final_and_never_printed(
    terminal: Terminal, database: Database
) -> None:
    said = terminal.run("create-user", "rita", "--password-stdin", given=f"{PASSWORD}\nmore\n".encode())
    assert not read_user(database).must_change_password
    assert verify_password(read_user(database).password_hash, PASSWORD)
    assert PASSWORD not in said.out + said.err


@pytest.mark.parametrize(
    "given", [b"", b"short\n", b"\xff\xfe\xff\xfe four unrelated\n"], ids=["empty", "short", "not UTF-8"]
)
def test_a_password_that_is_refused_makes_no_user(
    terminal: Terminal, database: Database, given: bytes
) -> None:
    said = terminal.run("create-user", "rita", "--password-stdin", given=given)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    with database.reading() as session:
        assert session.exec(select(User)).all() == []


def test_a_name_that_is_taken_is_refused(terminal: Terminal) -> None:
    terminal.run("create-user", "rita")
    said = terminal.run("create-user", "RITA")
    assert (said.code, said.err) == (2, "Error: There is already a user called rita.\n")


def test_resetting_gives_another_one_time_password(terminal: Terminal, database: Database) -> None:
    first = read_password(terminal.run("create-user", "rita").out)
    second = read_password(terminal.run("reset-password", "rita").out)
    assert verify_password(read_user(database).password_hash, second)
    assert first != second


def test_a_disabled_user_is_kept_and_cannot_sign_in(terminal: Terminal, database: Database) -> None:
    terminal.run("create-user", "rita")
    said = terminal.run("disable-user", "rita")
    assert said.out == "rita cannot sign in any more.\n"
    assert read_user(database).disabled_at is not None
