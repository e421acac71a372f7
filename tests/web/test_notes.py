"""Notes as threads on a claim's page, as a browser without scripts meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.people import post_form

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database
    from tracker.models import Note


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def write(desk: Desk, client: FlaskClient, body: str = "Which bridge?", visibility: str = "team") -> Note:
    fields = {"note-body": body, "note-kind": "question", "note-visibility": visibility}
    assert post_form(client, f"{desk.path}/notes", **fields).status_code == 303
    return desk.claim().notes[-1]


def reply(
    desk: Desk, client: FlaskClient, note_id: str, body: str = "The old one.", visibility: str = "team"
) -> TestResponse:
    prefix = f"reply-{note_id}-"
    fields = {f"{prefix}body": body, f"{prefix}kind": "comment", f"{prefix}visibility": visibility}
    return post_form(client, f"{desk.path}/notes/{note_id}/reply", **fields)


def test_a_reply_is_shown_under_its_note(desk: Desk) -> None:
    note = write(desk, desk.at("reviewer"))
    answer = reply(desk, desk.at("second"), note.public_id)
    assert (answer.status_code, answer.location) == (303, f"{desk.path}#note-{note.public_id}")
    page = desk.at("editor").get(desk.path).text
    assert 'aria-label="Replies"' in page
    assert page.index("Which bridge?") < page.index("The old one.")


def test_a_reply_for_more_readers_than_its_note_comes_back_with_its_text(desk: Desk) -> None:
    note = write(desk, desk.at("reviewer"))
    answer = reply(desk, desk.at("second"), note.public_id, "Kept as typed", "public")
    assert answer.status_code == 422
    assert "Kept as typed" in answer.text
    assert "cannot be read by more people" in answer.text
    assert len(desk.claim().notes) == 1


def test_a_team_notes_reply_form_offers_no_public_reply(desk: Desk) -> None:
    note = write(desk, desk.at("reviewer"))
    page = desk.at("second").get(desk.path).text
    offered = page.partition(f'name="reply-{note.public_id}-visibility"')[2].partition("</select>")[0]
    assert "team" in offered
    assert "public" not in offered


@pytest.mark.parametrize("act", ["reply", "resolve", "reopen"])
def test_somebody_elses_private_note_is_not_found(desk: Desk, act: str) -> None:
    note = write(desk, desk.at("reviewer"), visibility="private")
    prefix = f"reply-{note.public_id}-"
    fields = {f"{prefix}body": "x", f"{prefix}kind": "comment", f"{prefix}visibility": "private"}
    address = f"{desk.path}/notes/{note.public_id}/{act}"
    assert post_form(desk.at("second"), address, **fields).status_code == 404


def test_a_private_note_counts_for_nobody_else_and_leaves_no_history(desk: Desk) -> None:
    write(desk, desk.at("reviewer"), "@sam Between me and me", "private")
    page = desk.at("second").get(desk.path).text
    assert "Between me and me" not in page
    assert 'Notes <span class="count">0</span>' in page
    assert "wrote a note" not in page
    assert "unread-count" not in page
    assert 'Notes <span class="count">1</span>' in desk.at("reviewer").get(desk.path).text


def test_a_thread_is_resolved_and_opened_again(desk: Desk) -> None:
    client = desk.at("reviewer")
    note = write(desk, client)
    address = f"{desk.path}/notes/{note.public_id}"
    for _ in range(2):
        assert post_form(client, f"{address}/resolve").status_code == 303
    assert desk.claim().notes[0].resolved_at is not None
    assert f"{address}/reopen" in client.get(desk.path).text
    post_form(client, f"{address}/reopen")
    assert desk.claim().notes[0].resolved_at is None


def test_a_mentioned_person_stands_out_and_finds_a_notification(desk: Desk) -> None:
    write(desk, desk.at("reviewer"), "@sam, and @nobody <b>x</b>")
    page = desk.at("second").get(desk.path).text
    assert "<strong>@sam</strong>, and @nobody &lt;b&gt;" in page
    assert '<span class="unread-count">1' in page
    assert "Rita mentioned you in a note" in desk.at("second").get("/desk/notifications").text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("body", ""),
        ("body", "a" * 20_001),
        ("body", "nul \x00 here"),
        ("kind", "question"),
        ("kind", "rumour"),
        ("visibility", "everybody"),
    ],
)
def test_a_hostile_reply_is_refused_and_stores_nothing(desk: Desk, field: str, value: str) -> None:
    note = write(desk, desk.at("reviewer"))
    prefix = f"reply-{note.public_id}-"
    fields = {"body": "kept", "kind": "comment", "visibility": "team", field: value}
    address = f"{desk.path}/notes/{note.public_id}/reply"
    answer = post_form(desk.at("second"), address, **{prefix + name: each for name, each in fields.items()})
    assert answer.status_code in {400, 422}
    assert len(desk.claim().notes) == 1


def test_a_note_on_a_claim_that_is_not_there_is_not_found(desk: Desk) -> None:
    client = desk.at("reviewer")
    fields = {"note-body": "x", "note-kind": "comment", "note-visibility": "team"}
    assert post_form(client, "/desk/claims/22222222bbbb/notes", **fields).status_code == 404
    assert reply(desk, client, "22222222bbbb").status_code == 404
