"""The page with the reviews side by side, and the decision of a third person on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import AT, CONFIRMED, DENIED
from tests.support.people import post_form
from tracker.models.enums import AttributionFinding, ReviewStatus
from tracker.review import commands

if TYPE_CHECKING:
    from flask import Flask

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim

DECISION = {"review-finding": "denied", "review-explanation": "Her office denies it in writing."}


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def dispute(room: Newsroom, claim: Claim) -> None:
    room.send_to_review(claim)
    room.review_again(claim, DENIED)


def begin_again(room: Newsroom, claim: Claim) -> None:
    dispute(room, claim)
    commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)


def read(desk: Desk, who: str = "editor", query: str = "") -> str:
    page: str = desk.at(who).get(f"{desk.path}/compare{query}").text
    return page


def test_before_both_are_in_the_page_says_what_is_awaited(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim))
    assert "The second review is awaited." in read(desk, "second")
    assert "Your review is in." in read(desk, "reviewer")
    for who in ("second", "reviewer", "editor"):
        assert CONFIRMED.explanation not in read(desk, who)


def test_reviews_that_agree_stand_side_by_side(desk: Desk) -> None:
    desk.bring(lambda room, claim: (room.send_to_review(claim), room.review_again(claim)))
    page = read(desk)
    assert "Both came to the same result." in page
    assert page.count(CONFIRMED.explanation) == 2
    assert "The same" in page
    assert 'name="review-explanation"' not in page


def test_reviews_that_differ_are_shown_to_all_with_how_they_differ(desk: Desk) -> None:
    desk.bring(dispute)
    for who in ("reviewer", "second", "editor"):
        page = read(desk, who)
        assert CONFIRMED.explanation in page
        assert DENIED.explanation in page
        assert "They differ" in page


def test_only_a_third_person_gets_the_form_to_decide(desk: Desk) -> None:
    desk.bring(dispute)
    assert "Submit my decision" in read(desk, "editor")
    for who in ("reviewer", "second"):
        page = read(desk, who)
        assert "Submit my decision" not in page
        assert "a third person has to decide" in page


def test_a_third_person_decides_and_an_editor_approves(desk: Desk) -> None:
    desk.bring(dispute)
    answer = post_form(desk.at("editor"), f"{desk.path}/compare", submit="yes", **DECISION)
    assert answer.status_code == 303
    assert answer.location == f"{desk.path}/compare"
    page = read(desk)
    assert "Eve</bdi> decided" in page
    assert "An editor can approve the claim" in page
    post_form(desk.at("editor"), f"{desk.path}/approve", **{"approve-explanation": ""})
    claim = desk.claim()
    assert (claim.review_status, claim.attribution_finding) == (
        ReviewStatus.APPROVED,
        AttributionFinding.DENIED,
    )


def test_a_decision_can_be_saved_for_later_unseen(desk: Desk) -> None:
    desk.bring(dispute)
    post_form(desk.at("editor"), f"{desk.path}/compare", submit="no", **DECISION)
    assert desk.claim().review_status is ReviewStatus.DISPUTED
    assert DECISION["review-explanation"] in read(desk, "editor")
    assert DECISION["review-explanation"] not in read(desk, "second")


def test_a_party_to_the_dispute_cannot_decide_it(desk: Desk) -> None:
    desk.bring(dispute)
    answer = post_form(desk.at("second"), f"{desk.path}/compare", submit="yes", **DECISION)
    assert answer.status_code == 409
    assert "cannot be changed" in answer.text


def test_nothing_is_decided_where_nothing_is_disputed(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim))
    answer = post_form(desk.at("second"), f"{desk.path}/compare", submit="yes", **DECISION)
    assert answer.status_code == 409
    assert "There is no dispute to decide" in answer.text
    assert len(desk.claim().reviews) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {**DECISION, "review-finding": "believed"},
        {**DECISION, "review-rating": "99999999999999999999"},
        {**DECISION, "review-explanation": "x" * 20_001},
    ],
)
def test_a_wrong_decision_is_told_and_kept(desk: Desk, fields: dict[str, str]) -> None:
    desk.bring(dispute)
    answer = post_form(desk.at("editor"), f"{desk.path}/compare", submit="yes", **fields)
    assert answer.status_code == 422
    assert fields["review-explanation"][:30] in answer.text
    assert len(desk.claim().reviews) == 2


def test_an_incomplete_decision_keeps_its_words(desk: Desk) -> None:
    desk.bring(dispute)
    fields = {"review-finding": "", "review-explanation": "kept as typed"}
    answer = post_form(desk.at("editor"), f"{desk.path}/compare", submit="yes", **fields)
    assert answer.status_code == 409
    assert "needs an attribution finding" in answer.text
    assert "kept as typed" in answer.text


def test_an_earlier_round_can_be_chosen(desk: Desk) -> None:
    desk.bring(begin_again)
    assert DENIED.explanation in read(desk, "second", "?round=1")
    page = read(desk, "second", "?round=2")
    assert DENIED.explanation not in page
    assert "has not been sent to its second review yet" in page
    assert "Round 1" in page


def test_a_broken_off_round_gives_nothing_away(desk: Desk) -> None:
    def break_off(room: Newsroom, claim: Claim) -> None:
        room.send_to_review(claim)
        commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)

    desk.bring(break_off)
    page = read(desk, "second", "?round=1")
    assert CONFIRMED.explanation not in page
    assert "ended before two reviews were in" in page


@pytest.mark.parametrize(
    "query", ["?round=0", "?round=-1", "?round=3", "?round=x", "?round=²", "?round=" + "9" * 400]
)
def test_a_round_that_does_not_exist_is_not_found(desk: Desk, query: str) -> None:
    desk.bring(begin_again)
    assert desk.at("second").get(f"{desk.path}/compare{query}").status_code == 404


def test_an_unknown_claim_is_not_found(desk: Desk) -> None:
    client = desk.at("second")
    assert client.get("/desk/claims/nosuchclaim2/compare").status_code == 404
    assert post_form(client, "/desk/claims/nosuchclaim2/compare", **DECISION).status_code == 404


def test_a_decision_without_a_token_is_refused(desk: Desk) -> None:
    desk.bring(dispute)
    answer = desk.at("editor").post(f"{desk.path}/compare", data={"submit": "yes", **DECISION})
    assert answer.status_code == 400
    assert len(desk.claim().reviews) == 2


def test_the_claims_page_leads_to_the_comparison_once_there_is_one(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim))
    assert "Compare the reviews side by side" not in desk.at("second").get(desk.path).text
    desk.bring(lambda room, claim: room.review_again(claim, DENIED))
    assert f"{desk.path}/compare?round=1" in desk.at("second").get(desk.path).text
