"""Newsrooms that review otherwise: by one person alone, or with the first assessment in view."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import CONFIRMED, DENIED
from tests.support.people import post_form
from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.models.enums import ReviewStatus
from tracker.review.agreement_queries import list_blind_pairs
from tracker.web.door import EXTENSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

ASSESSMENT = {"review-finding": "confirmed", "review-explanation": "I hear it."}
INDEPENDENT = "without seeing the other’s work"


def _open_desk(folder: Path, database: Database, **variables: str) -> Iterator[Desk]:
    app = create_app(build_settings(folder, database.url, **variables))
    yield Desk(app, database)
    app.extensions[EXTENSION].database.dispose()


@pytest.fixture
def alone(tmp_path: Path, sqlite_database: Database) -> Iterator[Desk]:
    """The desk of a newsroom of one."""
    yield from _open_desk(tmp_path, sqlite_database, TRACKER_SECOND_REVIEW="off")


@pytest.fixture
def in_view(tmp_path: Path, sqlite_database: Database) -> Iterator[Desk]:
    """A desk where the second reviewer sees the first assessment."""
    yield from _open_desk(tmp_path, sqlite_database, TRACKER_BLIND_REVIEW="off")


def send(client: FlaskClient, desk: Desk, move: str, **fields: object) -> TestResponse:
    return post_form(client, f"{desk.path}/{move}", **fields)


def publish(desk: Desk) -> str:
    """Approve and publish as the editor; return what readers see of how it was checked."""
    editor = desk.at("editor")
    assert send(editor, desk, "approve", **{"approve-explanation": ""}).status_code == 303
    assert send(editor, desk, "publish").status_code == 303
    page: str = desk.app.test_client().get(f"/claims/{desk.claim_id}", follow_redirects=True).text
    return page.partition('id="checking"')[2].partition("</section>")[0]


def read_agreement(desk: Desk) -> set[str]:
    """Return what the public file and the desk's say of agreement."""
    cells = set()
    for client, address in (
        (desk.app.test_client(), "/export/claims.csv"),
        (desk.at("editor"), "/desk/export/claims.csv"),
    ):
        (row,) = csv.DictReader(io.StringIO(client.get(address).text))
        cells.add(row["agreement"])
    return cells


def test_a_newsroom_of_one_comes_from_research_to_readers_with_one_person(alone: Desk) -> None:
    alone.bring(lambda room, claim: room.research(claim))
    editor = alone.at("editor")
    send(editor, alone, "review", submit="no", **ASSESSMENT)
    assert "Send to approval" in editor.get(alone.path).text
    answer = send(editor, alone, "send-to-review")
    assert answer.status_code == 303
    page = editor.get(alone.path).text
    assert "An editor can approve the claim now." in page
    assert "second review" not in page.partition('id="moves"')[2].partition("</aside>")[0]
    checked = publish(alone)
    assert "Single review" in checked
    assert "Eve" in checked
    assert INDEPENDENT not in checked
    assert alone.claim().review_status is ReviewStatus.PUBLISHED
    assert read_agreement(alone) == {""}


def test_a_newsroom_of_one_asks_nobody_for_a_second_review(alone: Desk) -> None:
    alone.bring(lambda room, claim: room.send_to_review(claim))
    assert "Waiting for you" not in alone.at("second").get("/desk").text
    assert "Waiting for you" in alone.at("editor").get("/desk").text
    answer = send(alone.at("second"), alone, "review", submit="yes", **ASSESSMENT)
    assert answer.status_code == 409
    assert "The review is in" in answer.text


def test_a_newsroom_of_one_has_nothing_to_compare(alone: Desk) -> None:
    alone.bring(lambda room, claim: room.send_to_review(claim))
    assert "One person assesses a claim here" in alone.at("editor").get(f"{alone.path}/compare").text
    assert "One person assesses a claim" in alone.at("editor").get("/desk/agreement").text


def test_two_reviews_stay_two_when_the_second_is_switched_off_later(alone: Desk) -> None:
    alone.bring(lambda room, claim: (room.send_to_review(claim), room.review_again(claim)))
    checked = publish(alone)
    assert "Single review" not in checked
    assert INDEPENDENT in checked


def test_with_a_second_review_the_editor_cannot_approve_their_own_alone(in_view: Desk) -> None:
    in_view.bring(lambda room, claim: room.research(claim))
    editor = in_view.at("editor")
    send(editor, in_view, "review", submit="no", **ASSESSMENT)
    send(editor, in_view, "send-to-review")
    answer = send(editor, in_view, "approve", **{"approve-explanation": ""})
    assert answer.status_code == 409
    assert "guard R2" in answer.text
    assert "A second person has to submit a review." in answer.text


def test_where_review_is_open_the_second_sees_the_first_at_once(in_view: Desk) -> None:
    in_view.bring(lambda room, claim: room.send_to_review(claim))
    page = in_view.at("second").get(in_view.path).text
    assert CONFIRMED.explanation in page
    assert "Reviews are open here" in page


def test_where_review_is_open_readers_are_not_told_of_independence(in_view: Desk) -> None:
    in_view.bring(lambda room, claim: room.send_to_review(claim))
    send(in_view.at("second"), in_view, "review", submit="yes", **ASSESSMENT)
    checked = publish(in_view)
    assert INDEPENDENT not in checked
    assert "could see the first one’s assessment" in checked
    assert read_agreement(in_view) == {""}
    with in_view.database.reading() as session:
        assert list_blind_pairs(session) == []


def test_what_was_reviewed_in_view_stays_so_when_reviews_become_blind_later(
    tmp_path: Path, sqlite_database: Database
) -> None:
    desks = _open_desk(tmp_path, sqlite_database, TRACKER_BLIND_REVIEW="off")
    desk = next(desks)
    desk.bring(lambda room, claim: room.send_to_review(claim))
    send(desk.at("second"), desk, "review", submit="yes", **ASSESSMENT)
    blind = create_app(build_settings(tmp_path, sqlite_database.url))
    desk.app = blind
    assert INDEPENDENT not in publish(desk)
    assert read_agreement(desk) == {""}
    blind.extensions[EXTENSION].database.dispose()


def test_where_review_is_open_a_dispute_is_told_as_one(in_view: Desk) -> None:
    in_view.bring(lambda room, claim: room.send_to_review(claim, DENIED))
    send(in_view.at("second"), in_view, "review", submit="yes", **ASSESSMENT)
    assert in_view.claim().review_status is ReviewStatus.DISPUTED
    send(in_view.at("editor"), in_view, "compare", submit="yes", **ASSESSMENT)
    assert "The assessments differed" in publish(in_view)
