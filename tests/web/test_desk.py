"""The desk's pages and buttons, as a browser without scripts meets them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import AT, CONFIRMED
from tests.support.people import give_session, post_form
from tracker.models import EvidenceItem, Note, Review, User
from tracker.models.enums import AttributionMode, ReviewStatus, Role
from tracker.models.loading import get_claim

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

EDIT = {
    "edit-text": "The bridge is safe.",
    "edit-kind": "statement",
    "edit-mode": "direct",
    "edit-speaker_name": "Ada Lund",
    "edit-speaker_kind": "person",
    "edit-speaker_role": "mayor",
    "edit-via": "",
    "edit-claimed_on": "2026-03-01",
}
EVIDENCE = {
    "evidence-title": "Recording",
    "evidence-url": "https://example.org/r",
    "evidence-kind": "observation",
    "evidence-stance": "records",
}


@pytest.fixture
def desk(app: Flask, database: Database) -> Desk:
    return Desk(app, database)


@pytest.fixture
def sqlite_desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def send(client: FlaskClient, address: str, **fields: object) -> TestResponse:
    return post_form(client, address, **fields)


def test_the_inbox_lists_articles_and_claims(desk: Desk) -> None:
    page = desk.at("reviewer").get("/desk")
    assert page.status_code == 200
    assert "Bridge reopens" in page.text
    assert "The bridge is safe" in page.text


@pytest.mark.parametrize(
    "query", ["?status=nonsense", "?after=x", "?after=99999999999999", "?words=%25", "?mine=1"]
)
def test_odd_filters_of_the_inbox_never_fail(sqlite_desk: Desk, query: str) -> None:
    assert sqlite_desk.at("reviewer").get(f"/desk{query}").status_code == 200


def test_an_empty_inbox_says_what_to_do_next(sqlite_app: Flask, sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        user = User(name="rita", display_name="Rita", role=Role.REVIEWER, created_at=AT)
        session.add(user)
    page = give_session(sqlite_app, sqlite_database, user).get("/desk")
    assert "Add the first article" in page.text


def test_the_workspace_marks_the_claim_in_the_text(desk: Desk) -> None:
    page = desk.at("reviewer").get(f"/desk/articles/{desk.article_id}")
    assert f'id="text-{desk.claim_id}"' in page.text
    assert f'id="claim-{desk.claim_id}"' in page.text


def test_an_unknown_article_or_claim_is_not_found(sqlite_desk: Desk) -> None:
    client = sqlite_desk.at("reviewer")
    assert client.get("/desk/articles/nosucharticl").status_code == 404
    assert client.get("/desk/claims/nosuchclaim2").status_code == 404


def test_accepting_in_the_workspace_returns_there(desk: Desk) -> None:
    answer = send(desk.at("reviewer"), f"{desk.path}/accept", return_to="workspace")
    assert answer.status_code == 303
    assert answer.location == f"/desk/articles/{desk.article_id}#claim-{desk.claim_id}"
    assert desk.claim().review_status is ReviewStatus.OPEN


def test_a_decision_in_an_open_workspace_brings_what_changes_there(sqlite_desk: Desk) -> None:
    client = sqlite_desk.at("reviewer")
    answer = send(client, f"{sqlite_desk.path}/accept", return_to="part")
    part = client.get(answer.location).text
    assert "The claim is accepted." in part
    assert f'id="claim-{sqlite_desk.claim_id}"' in part
    assert 'data-status="open"' in part
    assert "<html" not in part


def test_a_claim_dismissed_in_an_open_workspace_is_folded_away_there(sqlite_desk: Desk) -> None:
    client = sqlite_desk.at("reviewer")
    fields = {"dismiss-reason": "A jest", "return_to": "part"}
    part = client.get(send(client, f"{sqlite_desk.path}/dismiss", **fields).location).text
    assert "1 dismissed" in part
    assert "data-claim=" not in part


def test_a_move_that_is_not_legal_says_why_and_changes_nothing(desk: Desk) -> None:
    answer = send(desk.at("reviewer"), f"{desk.path}/start-research")
    assert answer.status_code == 409
    assert "not possible while the claim is proposed" in answer.text
    assert desk.claim().review_status is ReviewStatus.PROPOSED


def test_a_refused_guard_names_itself_and_what_is_missing(sqlite_desk: Desk) -> None:
    client = sqlite_desk.at("reviewer")
    send(client, f"{sqlite_desk.path}/accept")
    send(client, f"{sqlite_desk.path}/start-research")
    answer = send(client, f"{sqlite_desk.path}/send-to-review")
    assert answer.status_code == 409
    assert "guard R1" in answer.text
    assert "Cite at least one source." in answer.text


def test_dismissing_without_a_reason_asks_for_one(sqlite_desk: Desk) -> None:
    answer = send(sqlite_desk.at("reviewer"), f"{sqlite_desk.path}/dismiss", **{"dismiss-reason": " "})
    assert answer.status_code == 422
    assert "Fill this in." in answer.text
    assert sqlite_desk.claim().review_status is ReviewStatus.PROPOSED


def test_dismissing_keeps_the_reason(desk: Desk) -> None:
    send(desk.at("reviewer"), f"{desk.path}/dismiss", **{"dismiss-reason": "A jest"})
    assert (desk.claim().review_status, desk.claim().closing_reason) == (ReviewStatus.DISMISSED, "A jest")


def test_an_edit_is_saved(desk: Desk) -> None:
    answer = send(desk.at("reviewer"), f"{desk.path}/edit", version=desk.claim().version, **EDIT)
    assert answer.status_code == 303
    assert desk.claim().text == "The bridge is safe."


def test_a_stale_edit_shows_both_texts_and_keeps_what_was_typed(desk: Desk) -> None:
    version = desk.claim().version
    send(desk.at("second"), f"{desk.path}/edit", version=version, **{**EDIT, "edit-text": "Theirs now"})
    answer = send(
        desk.at("reviewer"), f"{desk.path}/edit", version=version, **{**EDIT, "edit-text": "Mine too"}
    )
    assert answer.status_code == 409
    assert answer.text.count("Theirs now") >= 1
    assert ">Mine too</textarea>" in answer.text.replace("\r\n", "").replace("\n", "")
    assert desk.claim().text == "Theirs now"


def test_after_a_stale_edit_the_persons_text_can_be_saved_over_the_other(desk: Desk) -> None:
    version = desk.claim().version
    send(desk.at("second"), f"{desk.path}/edit", version=version, **{**EDIT, "edit-text": "Theirs now"})
    send(desk.at("reviewer"), f"{desk.path}/edit", version=version, **{**EDIT, "edit-text": "Mine too"})
    again = desk.claim().version
    send(desk.at("reviewer"), f"{desk.path}/edit", version=again, **{**EDIT, "edit-text": "Mine too"})
    assert desk.claim().text == "Mine too"


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "99999999999999999999"])
def test_an_edit_without_a_sensible_version_counts_as_stale(sqlite_desk: Desk, version: str) -> None:
    answer = send(sqlite_desk.at("reviewer"), f"{sqlite_desk.path}/edit", version=version, **EDIT)
    assert answer.status_code == 409
    assert sqlite_desk.claim().text != EDIT["edit-text"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("edit-text", ""),
        ("edit-text", "x" * 5001),
        ("edit-kind", "fact"),
        ("edit-mode", ""),
        ("edit-speaker_kind", "robot"),
        ("edit-claimed_on", "yesterday"),
        ("edit-speaker_name", "n" * 201),
    ],
)
def test_a_wrong_field_is_told_and_the_rest_kept(sqlite_desk: Desk, field: str, value: str) -> None:
    fields = {**EDIT, "edit-via": "kept as typed", field: value}
    answer = send(sqlite_desk.at("reviewer"), f"{sqlite_desk.path}/edit", version=1, **fields)
    assert answer.status_code == 422
    assert "kept as typed" in answer.text
    assert sqlite_desk.claim().via == ""


def test_an_empty_speaker_makes_it_the_articles_own_voice(desk: Desk) -> None:
    send(
        desk.at("reviewer"),
        f"{desk.path}/edit",
        version=desk.claim().version,
        **{**EDIT, "edit-speaker_name": ""},
    )
    assert (desk.claim().mode, desk.claim().speaker) == (AttributionMode.NARRATOR, None)


def test_a_dismissal_is_undone_by_one_button(desk: Desk) -> None:
    send(desk.at("reviewer"), f"{desk.path}/dismiss", **{"dismiss-reason": "A slip"})
    assert send(desk.at("reviewer"), f"{desk.path}/undo-dismissal").status_code == 303
    assert (desk.claim().review_status, desk.claim().closing_reason) == (ReviewStatus.PROPOSED, "")


def test_the_checks_can_still_be_set_while_the_claim_is_in_review(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim))
    fields = {"checks-reply_reason": "He speaks for himself"}
    answer = send(desk.at("second"), f"{desk.path}/checks", version=desk.claim().version, **fields)
    assert answer.status_code == 303
    assert desk.claim().reply_reason == "He speaks for himself"


def test_fields_that_are_not_on_the_form_change_nothing(desk: Desk) -> None:
    extra = {"review_status": "published", "public_id": "x", "article_id": "99", "rating_id": "1"}
    send(desk.at("reviewer"), f"{desk.path}/edit", version=desk.claim().version, **EDIT, **extra)
    claim = desk.claim()
    assert (claim.review_status, claim.public_id, claim.rating_id) == (
        ReviewStatus.PROPOSED,
        desk.claim_id,
        None,
    )


def test_a_source_is_cited_and_shown(desk: Desk) -> None:
    client = desk.at("reviewer")
    assert send(client, f"{desk.path}/evidence", **EVIDENCE).status_code == 303
    assert "https://example.org/r" in client.get(desk.path).text


@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://x.org", "http://", "https://a b"])
def test_a_source_with_a_dangerous_address_is_refused(sqlite_desk: Desk, url: str) -> None:
    fields = {**EVIDENCE, "evidence-url": url}
    answer = send(sqlite_desk.at("reviewer"), f"{sqlite_desk.path}/evidence", **fields)
    assert answer.status_code == 422
    assert sqlite_desk.claim().evidence_items == []


def test_an_address_without_its_scheme_is_completed(sqlite_desk: Desk) -> None:
    fields = {**EVIDENCE, "evidence-url": "example.org/a"}
    send(sqlite_desk.at("reviewer"), f"{sqlite_desk.path}/evidence", **fields)
    assert sqlite_desk.claim().evidence_items[0].url == "https://example.org/a"


def test_removing_a_source_can_be_undone(desk: Desk) -> None:
    client = desk.at("reviewer")
    send(client, f"{desk.path}/evidence", **EVIDENCE)
    item: EvidenceItem = desk.claim().evidence_items[0]
    send(client, f"{desk.path}/evidence/{item.public_id}/remove")
    assert "Put back" in client.get(desk.path).text
    send(client, f"{desk.path}/evidence/{item.public_id}/restore")
    assert desk.claim().evidence_items[0].removed_at is None


def test_a_note_is_rendered_from_markdown_and_never_as_html(sqlite_desk: Desk) -> None:
    client = sqlite_desk.at("reviewer")
    body = "**Bold** <script>alert(1)</script>"
    send(
        client,
        f"{sqlite_desk.path}/notes",
        **{"note-body": body, "note-kind": "comment", "note-visibility": "team"},
    )
    page = client.get(sqlite_desk.path).text
    assert "<strong>Bold</strong>" in page
    assert "<script>alert" not in page


def test_somebody_elses_private_note_is_not_shown(sqlite_desk: Desk) -> None:
    fields = {"note-body": "Between me and me", "note-kind": "comment", "note-visibility": "private"}
    send(sqlite_desk.at("reviewer"), f"{sqlite_desk.path}/notes", **fields)
    assert "Between me and me" in sqlite_desk.at("reviewer").get(sqlite_desk.path).text
    assert "Between me and me" not in sqlite_desk.at("editor").get(sqlite_desk.path).text


def test_a_note_can_be_resolved(desk: Desk) -> None:
    client = desk.at("reviewer")
    fields = {"note-body": "Which bridge?", "note-kind": "question", "note-visibility": "team"}
    send(client, f"{desk.path}/notes", **fields)
    note: Note = desk.claim().notes[0]
    send(client, f"{desk.path}/notes/{note.public_id}/resolve")
    assert desk.claim().notes[0].resolved_at is not None


def test_an_assessment_is_saved_for_its_reviewer_alone(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.research(claim))
    fields = {"review-finding": "confirmed", "review-explanation": "Heard on the recording", "submit": "no"}
    assert send(desk.at("reviewer"), f"{desk.path}/review", **fields).status_code == 303
    assert "Heard on the recording" in desk.at("reviewer").get(desk.path).text
    assert "Heard on the recording" not in desk.at("second").get(desk.path).text


def test_a_second_reviewer_sees_nothing_of_the_first_review(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim))
    page = desk.at("second").get(desk.path).text
    assert CONFIRMED.explanation not in page
    assert 'value="confirmed" checked' not in page


def test_the_whole_review_by_forms_alone(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim))
    fields = {"review-finding": "confirmed", "review-explanation": "I hear it too", "submit": "yes"}
    assert send(desk.at("second"), f"{desk.path}/review", **fields).status_code == 303
    assert send(desk.at("editor"), f"{desk.path}/approve", **{"approve-explanation": ""}).status_code == 303
    assert send(desk.at("editor"), f"{desk.path}/publish").status_code == 303
    assert desk.claim().review_status is ReviewStatus.PUBLISHED


def test_a_reviewer_may_not_approve_or_publish(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.approve(claim))
    assert send(desk.at("reviewer"), f"{desk.path}/publish").status_code == 403
    assert desk.claim().review_status is ReviewStatus.APPROVED


def test_a_finding_that_does_not_exist_is_refused(sqlite_desk: Desk) -> None:
    sqlite_desk.bring(lambda room, claim: room.research(claim))
    fields = {"review-finding": "believed", "review-explanation": "kept as typed", "submit": "no"}
    answer = send(sqlite_desk.at("reviewer"), f"{sqlite_desk.path}/review", **fields)
    assert answer.status_code == 422
    assert "kept as typed" in answer.text


def test_a_published_claim_is_corrected_and_withdrawn_by_forms(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.approve(claim))
    editor = desk.at("editor")
    send(editor, f"{desk.path}/publish")
    send(editor, f"{desk.path}/start-correction", **{"start_correction-reason": "Her title is wrong"})
    send(editor, f"{desk.path}/evidence", **EVIDENCE)
    answer = send(
        editor,
        f"{desk.path}/publish-correction",
        **{"correction-correction_class": "update", "correction-explanation": "One source more."},
    )
    assert answer.status_code == 303
    assert desk.claim().review_status is ReviewStatus.PUBLISHED
    send(editor, f"{desk.path}/withdraw", **{"withdraw-reason": "The recording was forged"})
    assert desk.claim().review_status is ReviewStatus.WITHDRAWN
    public = desk.app.test_client().get(f"/claims/{desk.claim_id}")
    assert public.status_code == 410
    assert "The recording was forged" in public.text


def test_the_articles_own_voice_offers_no_attribution_finding(sqlite_desk: Desk) -> None:
    with sqlite_desk.database.transaction() as session:
        claim = get_claim(session, sqlite_desk.claim_id)
        claim.mode, claim.speaker_id = AttributionMode.NARRATOR, None
        claim.review_status = ReviewStatus.IN_RESEARCH
    page = sqlite_desk.at("reviewer").get(sqlite_desk.path).text
    assert 'name="review-finding"' not in page
    assert 'name="review-rating"' in page


def test_a_draft_of_a_review_is_one_row_however_often_it_is_saved(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.research(claim))
    for words in ("First", "Second"):
        fields = {"review-finding": "confirmed", "review-explanation": words, "submit": "no"}
        send(desk.at("reviewer"), f"{desk.path}/review", **fields)
    reviews: list[Review] = desk.claim().reviews
    assert [review.explanation for review in reviews] == ["Second"]
