"""What the second reviewer can find out before both are in: nothing, on no page and in no file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import AT, CONFIRMED, DENIED, Newsroom
from tests.support.people import post_form
from tracker.cli.exporting import export_corrections
from tracker.models.enums import NoteKind, NoteVisibility, ReviewStatus
from tracker.review import commands, notes
from tracker.review.drafts import NoteDraft

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database
    from tracker.models import Claim

SECRET = "The tape says otherwise, to the second."
DECISION = "We hold it to be made up."
ASSESSMENT = replace(DENIED, explanation=SECRET)
SAVED_AT = AT + timedelta(hours=7, minutes=7, seconds=7)
DECIDED_AT = SAVED_AT + timedelta(minutes=2)


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def draft(room: Newsroom, claim: Claim) -> None:
    """Research a claim, and let the first reviewer draft an assessment and write down a decision."""
    room.research(claim)
    room.session.flush()
    name, actor = claim.public_id, room.reviewer
    commands.save_review(
        room.session, name, assessment=ASSESSMENT, is_submitted=False, actor=actor, at=SAVED_AT
    )
    note = NoteDraft(kind=NoteKind.DECISION, visibility=NoteVisibility.TEAM, body=DECISION)
    notes.add_note(room.session, name, note=note, actor=actor, at=DECIDED_AT)


def submit(room: Newsroom, claim: Claim) -> None:
    draft(room, claim)
    commands.request_review(room.session, claim.public_id, actor=room.reviewer, at=AT)


def list_pages(desk: Desk) -> list[str]:
    return [
        "/desk",
        "/desk?status=in_review",
        f"/desk/articles/{desk.article_id}",
        desk.path,
        f"{desk.path}/compare",
        f"{desk.path}/compare?round=1",
        "/desk/agreement",
        "/desk/export/claims.csv",
        "/desk/export/claims.csv?guard=none",
    ]


def read_row(client: FlaskClient) -> dict[str, str]:
    text = client.get("/desk/export/claims.csv").text
    (row,) = csv.DictReader(io.StringIO(text))
    return row


@pytest.mark.parametrize("step", [draft, submit])
@pytest.mark.parametrize("who", ["second", "editor"])
def test_nobody_else_reads_what_the_first_reviewer_found_or_decided(
    desk: Desk, who: str, step: Callable[[Newsroom, Claim], None]
) -> None:
    desk.bring(step)
    client = desk.at(who)
    for address in list_pages(desk):
        page = client.get(address).text
        for words in (SECRET, DECISION, "Denied</span>"):
            assert words not in page, address


@pytest.mark.parametrize("who", ["second", "editor"])
def test_nobody_else_learns_when_an_assessment_was_saved(desk: Desk, who: str) -> None:
    desk.bring(submit)
    client = desk.at(who)
    for address in list_pages(desk):
        page = client.get(address).text
        for told in ("saved their assessment", "2026-03-03T16:12", "2026-03-03T16:14"):
            assert told not in page, address


def test_a_drafted_assessment_changes_nothing_that_another_sees(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.research(claim))
    client = desk.at("second")

    def look() -> list[str]:
        # The tokens of the forms differ from page to page.
        pages = (client.get(address).text for address in list_pages(desk))
        return ["".join(line for line in page.splitlines() if "csrf_token" not in line) for page in pages]

    def assess(room: Newsroom, claim: Claim) -> None:
        name, actor = claim.public_id, room.reviewer
        commands.save_review(
            room.session, name, assessment=ASSESSMENT, is_submitted=False, actor=actor, at=SAVED_AT
        )

    before = look()
    desk.bring(assess)
    assert look() == before


def test_a_drafted_assessment_is_no_reason_to_refuse_anothers_edit(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.research(claim))
    version = desk.claim().version
    fields = {"review-finding": "confirmed", "review-explanation": "Heard", "submit": "no"}
    post_form(desk.at("reviewer"), f"{desk.path}/review", **fields)
    assert desk.claim().version == version


def test_the_first_reviewer_sees_all_of_their_own(desk: Desk) -> None:
    desk.bring(submit)
    page = desk.at("reviewer").get(desk.path).text
    for words in (SECRET, DECISION, "saved their assessment"):
        assert words in page


def test_both_see_everything_once_both_are_in(desk: Desk) -> None:
    desk.bring(submit)
    desk.bring(lambda room, claim: room.review_again(claim, CONFIRMED))
    for who in ("reviewer", "second", "editor"):
        page = desk.at(who).get(desk.path).text
        for words in (SECRET, DECISION, CONFIRMED.explanation, "saved their assessment"):
            assert words in page


def test_the_file_names_no_reviewer_before_both_are_in(desk: Desk) -> None:
    desk.bring(submit)
    row = read_row(desk.at("second"))
    assert (row["reviewers"], row["agreement"], row["explanation"]) == ("", "", "")
    assert DECISION not in row["notes"]
    desk.bring(lambda room, claim: room.review_again(claim, CONFIRMED))
    row = read_row(desk.at("second"))
    assert (row["reviewers"], row["agreement"]) == ("Rita | Sam", "false")
    assert DECISION in row["notes"]


def test_a_new_review_leaves_the_row_of_a_reviewed_claim_as_it_was(desk: Desk) -> None:
    def correct(room: Newsroom, claim: Claim) -> None:
        room.approve(claim)
        commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)

    desk.bring(correct)
    before = read_row(desk.at("second"))
    assert (before["reviewers"], before["agreement"]) == ("Rita | Sam", "true")
    desk.bring(lambda room, claim: room.request_review(claim, ASSESSMENT))
    after = read_row(desk.at("second"))
    assert (after["reviewers"], after["agreement"]) == (before["reviewers"], before["agreement"])


def test_the_lines_for_training_hold_no_assessment(desk: Desk) -> None:
    desk.bring(submit)
    stream = io.BytesIO()
    export_corrections(desk.database, stream)
    written = stream.getvalue().decode()
    assert desk.article_id in written
    for words in (SECRET, DECISION, "denied", "Rita"):
        assert words not in written


def test_the_inbox_asks_the_others_for_the_second_review_and_not_the_first_again(desk: Desk) -> None:
    desk.bring(submit)
    assert "Waiting for you" in desk.at("second").get("/desk").text
    assert "Waiting for you" not in desk.at("reviewer").get("/desk").text


def test_nobody_settles_a_decision_that_they_cannot_read(desk: Desk) -> None:
    desk.bring(submit)
    note = desk.claim().notes[0]
    answer = post_form(desk.at("second"), f"{desk.path}/notes/{note.public_id}/resolve")
    assert answer.status_code == 404
    assert desk.claim().notes[0].resolved_at is None


def test_whoever_has_assessed_gets_no_second_form(desk: Desk) -> None:
    desk.bring(submit)
    desk.bring(lambda room, claim: room.review_again(claim, ASSESSMENT))
    assert desk.claim().review_status is ReviewStatus.IN_REVIEW
    for who in ("reviewer", "second", "editor"):
        assert 'name="review-explanation"' not in desk.at(who).get(desk.path).text
