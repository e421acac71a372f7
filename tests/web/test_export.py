"""The downloads of claims.csv over HTTP."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.newsroom import Newsroom
from tests.support.people import give_session
from tests.support.publishing import add_note, publish
from tracker.errors import DatabaseUnavailableError
from tracker.export.columns import CLAIM_COLUMNS
from tracker.models import User
from tracker.models.enums import NoteVisibility
from tracker.review.wording import hash_wording
from tracker.web import export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from sqlmodel import Session

    from tracker.db import Database

PUBLIC = "/export/claims.csv"
DESK = "/desk/export/claims.csv"
MARK = "\ufeff".encode()


@pytest.fixture
def filled(database: Database) -> Database:
    """One published claim whose text looks like a formula, one proposed claim."""
    with database.transaction() as session:
        room = Newsroom.open(session)
        claim = room.add_claim()
        claim.text = "=1+1"
        claim.wording_accepted = hash_wording("=1+1")
        add_note(room, claim, "Ask the mayor.", NoteVisibility.TEAM)
        add_note(room, claim, "Only for me.", NoteVisibility.PRIVATE)
        publish(room, claim)
        room.add_claim()
    return database


def sign_in_as(app: Flask, database: Database, name: str) -> FlaskClient:
    with database.reading() as session:
        user = next(user for user in session.exec(select(User)) if user.name == name)
    return give_session(app, database, user)


def read(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


@pytest.mark.usefixtures("filled")
def test_the_public_file_is_a_csv_to_keep(client: FlaskClient) -> None:
    answer = client.get(PUBLIC)
    assert answer.status_code == 200
    assert answer.content_type == "text/csv; charset=utf-8; header=present"
    assert answer.headers["Content-Disposition"] == "attachment; filename=claims.csv"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.usefixtures("filled")
def test_the_public_file_holds_published_claims_with_absolute_addresses(client: FlaskClient) -> None:
    (row,) = read(client.get(PUBLIC).data)
    assert tuple(row) == CLAIM_COLUMNS
    assert row["claim_url"] == f"http://localhost:8000/claims/{row['claim_id']}/1-1"
    assert row["notes"] == ""


def test_a_newsroom_without_findings_has_a_file_with_a_header(sqlite_client: FlaskClient) -> None:
    assert sqlite_client.get(PUBLIC).data == ",".join(CLAIM_COLUMNS).encode() + b"\r\n"


@pytest.mark.usefixtures("filled")
@pytest.mark.parametrize(
    ("query", "has_mark", "text"),
    [
        ("", False, "'=1+1"),
        ("?for=excel", True, "'=1+1"),
        ("?guard=none", False, "=1+1"),
        ("?for=excel&guard=none", True, "=1+1"),
        ("?for=&guard=", False, "'=1+1"),
    ],
)
def test_the_address_chooses_the_form(client: FlaskClient, query: str, text: str, *, has_mark: bool) -> None:
    raw = client.get(PUBLIC + query).data
    assert raw.startswith(MARK) is has_mark
    assert read(raw)[0]["claim_text"] == text


@pytest.mark.parametrize("query", ["?guard=off", "?for=numbers"])
def test_an_unknown_form_is_refused_by_name(sqlite_client: FlaskClient, query: str) -> None:
    answer = sqlite_client.get(PUBLIC + query)
    assert answer.status_code == 422
    assert query[1:].partition("=")[0] in answer.text


@pytest.mark.usefixtures("filled")
def test_asking_for_the_head_sends_no_rows(client: FlaskClient) -> None:
    answer = client.head(PUBLIC)
    assert (answer.status_code, answer.data) == (200, b"")
    assert answer.content_type == "text/csv; charset=utf-8; header=present"


def test_the_desk_file_is_for_the_newsroom(client: FlaskClient) -> None:
    answer = client.get(DESK)
    assert (answer.status_code, answer.location) == (303, f"/sign-in?next={DESK}")


def test_the_desk_file_holds_every_claim_and_is_kept_by_nobody(app: Flask, filled: Database) -> None:
    answer = sign_in_as(app, filled, "sam").get(DESK)
    assert [row["review_status"] for row in read(answer.data)] == ["published", "proposed"]
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_the_desk_file_has_the_viewers_own_private_notes(app: Flask, filled: Database) -> None:
    notes = {name: read(sign_in_as(app, filled, name).get(DESK).data)[0]["notes"] for name in ("rita", "sam")}
    assert "Ask the mayor." in notes["rita"]
    assert "Ask the mayor." in notes["sam"]
    assert ("Only for me." in notes["rita"], "Only for me." in notes["sam"]) == (True, False)


def test_a_failure_in_the_middle_breaks_the_answer(
    sqlite_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_late(rows: object, *, guard: bool, bom: bool) -> Iterator[bytes]:
        assert rows
        assert guard
        assert not bom
        yield b"header\r\n"
        yield b"one row\r\n"
        message = "the disk is gone"
        raise DatabaseUnavailableError(message)

    monkeypatch.setattr(export, "iter_csv_chunks", fail_late)
    answer = sqlite_client.get(PUBLIC, buffered=False)
    body = iter(answer.response)
    assert next(body) == b"header\r\none row\r\n"
    with pytest.raises(DatabaseUnavailableError):
        next(body)


def test_a_failure_at_the_start_is_an_error_page(
    sqlite_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_at_once(_session: Session, *, claim_url: object) -> Iterator[object]:
        assert claim_url
        message = "the disk is gone"
        raise DatabaseUnavailableError(message)

    monkeypatch.setattr(export, "iter_public_rows", fail_at_once)
    answer = sqlite_client.get(PUBLIC)
    assert answer.status_code == 503
    assert "Content-Disposition" not in answer.headers
