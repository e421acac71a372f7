"""Giving claims to people, one on its page and many from the inbox."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import AT
from tests.support.people import get_csrf_token, post_form
from tracker import clock
from tracker.models.enums import ReviewStatus
from tracker.review.commands import accept_claim

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def in_days(number: int) -> str:
    return (clock.now().date() + timedelta(days=number)).isoformat()


def assign(desk: Desk, person: str, due_on: str = "", seen: str = "|") -> TestResponse:
    fields = {"assign-person": person, "assign-due_on": due_on, "assign-seen": seen}
    return post_form(desk.at("editor"), f"{desk.path}/assign", **fields)


def assign_many(desk: Desk, *claims: str, address: str = "/desk/assign", **fields: str) -> TestResponse:
    client = desk.at("editor")
    data = {"csrf_token": get_csrf_token(client), "claim": list(claims), **fields}
    return client.post(address, data=data)


def test_a_claim_is_given_to_somebody_who_finds_it_in_their_notifications(desk: Desk) -> None:
    second = desk.people["second"]
    answer = assign(desk, second.public_id, in_days(3))
    assert (answer.status_code, answer.location) == (303, f"{desk.path}#assignment")
    assert desk.claim().assigned_to_id == second.id
    assert "Eve assigned a claim to you" in desk.at("second").get("/desk/notifications").text
    page = desk.at("reviewer").get(desk.path).text
    assert "changed whose the claim is" in page


def test_a_past_day_comes_back_with_what_was_chosen(desk: Desk) -> None:
    second = desk.people["second"]
    answer = assign(desk, second.public_id, "2020-02-03")
    assert answer.status_code == 422
    assert "This day is past" in answer.text
    assert 'value="2020-02-03"' in answer.text
    assert f'<option selected value="{second.public_id}">' in answer.text
    assert desk.claim().assigned_to_id is None


def test_an_assignment_made_meanwhile_shows_both_and_can_be_saved_over(desk: Desk) -> None:
    reviewer, second = desk.people["reviewer"], desk.people["second"]
    assign(desk, reviewer.public_id)
    answer = assign(desk, second.public_id)
    assert answer.status_code == 409
    assert desk.claim().assigned_to_id == reviewer.id
    seen = f"{reviewer.public_id}|"
    assert f'value="{seen}"' in answer.text
    assert 'id="assignment-form"' in answer.text
    assert assign(desk, second.public_id, seen=seen).status_code == 303
    assert desk.claim().assigned_to_id == second.id


@pytest.mark.parametrize(
    ("person", "due_on"),
    [("22222222bbbb", ""), ("x" * 3000, ""), ("nul\x00", ""), ("", "yesterday"), ("", "9999999-01-01")],
)
def test_a_hostile_assignment_is_refused(desk: Desk, person: str, due_on: str) -> None:
    assert assign(desk, person, due_on).status_code in {400, 422}
    assert (desk.claim().assigned_to_id, desk.claim().due_on) == (None, None)


def test_a_closed_claim_offers_no_assignment(desk: Desk) -> None:
    def close(_room: Newsroom, claim: Claim) -> None:
        claim.review_status = ReviewStatus.DISMISSED

    desk.bring(close)
    assert "assignment-form" not in desk.at("editor").get(desk.path).text
    assert assign(desk, desk.people["second"].public_id).status_code == 409


def test_chosen_claims_are_assigned_and_the_filters_stay(desk: Desk) -> None:
    second = desk.people["second"]
    address = "/desk/assign?words=bridge&status=proposed&stale=&nonsense=1"
    answer = assign_many(desk, desk.claim_id, address=address, person=second.public_id)
    assert (answer.status_code, answer.location) == (303, "/desk?words=bridge&status=proposed#claims")
    assert desk.claim().assigned_to_id == second.id


def test_a_day_alone_is_set_on_the_chosen_claims(desk: Desk) -> None:
    assign_many(desk, desk.claim_id, person="", due_on=in_days(2))
    assert desk.claim().due_on is not None


def test_without_a_chosen_claim_nothing_happens_and_the_choice_is_kept(desk: Desk) -> None:
    second = desk.people["second"]
    answer = assign_many(desk, person=second.public_id)
    assert answer.status_code == 422
    assert "Choose at least one claim" in answer.text
    assert f'<option selected value="{second.public_id}">' in answer.text


def test_a_refused_bulk_form_keeps_the_chosen_claims(desk: Desk) -> None:
    answer = assign_many(desk, desk.claim_id, person="", due_on="2020-02-03")
    assert answer.status_code == 422
    box = answer.text.partition(f'id="choose-{desk.claim_id}"')[2].partition(">")[0]
    assert "checked" in box


@pytest.mark.parametrize("claim", ["", "22222222bbbb", "x" * 5000, "nul\x00", "' or 1=1 --"])
def test_hostile_claims_change_nothing(desk: Desk, claim: str) -> None:
    answer = assign_many(desk, claim, person=desk.people["second"].public_id)
    assert answer.status_code < 500
    assert desk.claim().assigned_to_id is None


def test_taking_over_is_a_button_that_names_whose_the_claim_is(desk: Desk) -> None:
    second, client = desk.people["second"], desk.at("reviewer")
    desk.bring(lambda room, claim: accept_claim(room.session, claim.public_id, actor=room.reviewer, at=AT))
    assign(desk, second.public_id)
    page = client.get(desk.path).text
    assert "Take over from Sam" in page
    assert f'name="taken_from" value="{second.public_id}"' in page
    assert "Take over" not in desk.at("second").get(desk.path).text
    refused = post_form(client, f"{desk.path}/start-research")
    assert refused.status_code == 409
    assert "The claim is assigned to Sam." in refused.text
    assert desk.claim().assigned_to_id == second.id
    answer = post_form(client, f"{desk.path}/start-research", taken_from=second.public_id)
    assert answer.status_code == 303
    assert desk.claim().assigned_to_id == desk.people["reviewer"].id
    assert "Rita took a claim over from you" in desk.at("second").get("/desk/notifications").text
