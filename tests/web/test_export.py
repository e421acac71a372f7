"""The downloads of claims.csv over HTTP."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.newsroom import Newsroom
from tests.support.people import give_session
from tests.support.publishing import add_note, publish
from tests.support.terminal import open_terminal
from tracker.errors import DatabaseUnavailableError
from tracker.export.columns import CLAIM_COLUMNS
from tracker.export.tables import TABLES
from tracker.export.writing import Chunk
from tracker.models import User
from tracker.models.enums import NoteVisibility
from tracker.review.wording import hash_wording
from tracker.web import export

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database
    from tracker.export.tables import Table

PUBLIC = "/export/claims.csv"
DESK = "/desk/export/claims.csv"
MARK = "\ufeff".encode()


@pytest.fixture
def filled(database: Database) -> Database:
    """One published claim whose text looks like a formula, one proposed claim."""
    return fill(database)


@pytest.fixture
def filled_sqlite(sqlite_database: Database) -> Database:
    """The same on SQLite alone."""
    return fill(sqlite_database)


def fill(database: Database) -> Database:
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


def break_off(rows_count: int) -> Callable[..., Iterator[Chunk]]:
    """Return a writer of files that fails after a header and a row, or at once."""

    def write(_session: object, table: Table, _reading: object, _layout: object) -> Iterator[Chunk]:
        message = "the disk is gone"
        if not rows_count:
            raise DatabaseUnavailableError(message)
        yield Chunk(raw=b"header\r\n", rows_count=0)
        yield Chunk(raw=f"one row of {table.name}\r\n".encode(), rows_count=rows_count)
        raise DatabaseUnavailableError(message)

    return write


def test_a_failure_in_the_middle_breaks_the_answer(
    sqlite_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "iter_chunks", break_off(1))
    body = iter(sqlite_client.get(PUBLIC, buffered=False).response)
    assert next(body) == b"header\r\none row of claims\r\n"
    with pytest.raises(DatabaseUnavailableError):
        next(body)


def test_a_failure_at_the_start_is_an_error_page(
    sqlite_client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "iter_chunks", break_off(0))
    answer = sqlite_client.get(PUBLIC)
    assert answer.status_code == 503
    assert "Content-Disposition" not in answer.headers


@pytest.mark.parametrize("door", ["/export", "/desk/export"])
def test_every_file_is_had_as_csv_and_as_json_with_the_same_rows(
    sqlite_app: Flask, filled_sqlite: Database, door: str
) -> None:
    client = sign_in_as(sqlite_app, filled_sqlite, "sam")
    for table in TABLES.values():
        rows = read(client.get(f"{door}/{table.name}.csv?guard=none").data)
        answer = client.get(f"{door}/{table.name}.jsonl")
        assert answer.content_type == "application/x-ndjson; charset=utf-8"
        objects = [json.loads(line) for line in answer.data.decode().split("\n")[:-1]]
        assert [list(each) for each in objects] == [list(table.columns)] * len(rows)
        assert [{name: tell(value) for name, value in each.items()} for each in objects] == rows


def tell(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


@pytest.mark.parametrize("scope", ["public", "desk"])
def test_the_command_line_writes_what_the_web_sends(
    sqlite_app: Flask,
    filled_sqlite: Database,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
    scope: str,
) -> None:
    terminal = open_terminal(tmp_path, filled_sqlite.url, monkeypatch, capsysbinary)
    monkeypatch.setenv("TRACKER_PUBLIC_URL", "http://localhost:8000")
    # Eve wrote no private note and no review, so she sees what nobody in particular sees.
    client = sign_in_as(sqlite_app, filled_sqlite, "eve")
    door = "/export" if scope == "public" else "/desk/export"
    for name in TABLES:
        said = terminal.run("export", name, "--scope", scope, "--out", "-")
        assert said.out.encode() == client.get(f"{door}/{name}.csv").data
    target = tmp_path / "claims.zip"
    terminal.run("export", "bundle", "--scope", scope, "--out", str(target))
    assert target.read_bytes() == client.get(f"{door}/claims.zip").data


def test_the_desk_s_files_are_narrowed_as_the_inbox_is(sqlite_app: Flask, filled_sqlite: Database) -> None:
    client = sign_in_as(sqlite_app, filled_sqlite, "sam")
    rows = read(client.get(f"{DESK}?status=proposed").data)
    assert [row["review_status"] for row in rows] == ["proposed"]
    assert read(client.get("/desk/export/sources.csv?status=proposed").data) == []


@pytest.mark.usefixtures("filled_sqlite")
def test_the_public_file_can_be_of_one_article(sqlite_client: FlaskClient) -> None:
    (row,) = read(sqlite_client.get(PUBLIC).data)
    assert read(sqlite_client.get(f"{PUBLIC}?article={row['article_id']}").data) == [row]
    assert read(sqlite_client.get(f"{PUBLIC}?article=bcdfghjkmnpq").data) == []


@pytest.mark.parametrize("address", ["/export/users.csv", "/export/claims.xlsx", "/export/.csv"])
def test_a_file_that_there_is_not_is_unknown(sqlite_client: FlaskClient, address: str) -> None:
    assert sqlite_client.get(address).status_code == 404


def test_what_is_not_published_is_as_unknown_as_what_is_not_there(
    sqlite_app: Flask, filled_sqlite: Database
) -> None:
    client = sign_in_as(sqlite_app, filled_sqlite, "sam")
    proposed = read(client.get(f"{DESK}?status=proposed").data)[0]["claim_id"]
    hidden, missing = (
        client.get(f"/export/claims/{public_id}.html") for public_id in (proposed, "bcdfghjkmnpq")
    )
    assert (hidden.status_code, hidden.data) == (missing.status_code, missing.data)
    assert hidden.status_code == 404
    assert client.get(f"/desk/export/claims/{proposed}.html").status_code == 200


@pytest.mark.usefixtures("filled_sqlite")
def test_a_pack_and_annotations_are_files_to_keep(sqlite_client: FlaskClient) -> None:
    (row,) = read(sqlite_client.get(PUBLIC).data)
    pack = sqlite_client.get(f"/export/claims/{row['claim_id']}.html")
    assert pack.headers["Content-Disposition"] == f"attachment; filename=claim-{row['claim_id']}.html"
    collection = sqlite_client.get(f"/export/articles/{row['article_id']}.jsonld").json
    assert collection is not None
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 1)


@pytest.mark.usefixtures("filled_sqlite")
def test_the_feed_is_one_json_object(sqlite_client: FlaskClient) -> None:
    answer = sqlite_client.get("/export/claimreview.json")
    assert json.loads(answer.data)["@type"] == "DataFeed"
