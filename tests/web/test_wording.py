"""Wording hints on the claim's page, and the button that acknowledges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import Newsroom
from tests.support.people import give_session, post_form
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.wording import hash_wording

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database
    from tracker.models import Claim, User

CHANGED = "The bridge is <not> safe"


class Desk:
    """A claim whose text says the opposite of what was said, and a reviewer at it."""

    def __init__(self, app: Flask, database: Database) -> None:
        """Fill the database."""
        self.app, self.database = app, database
        with database.transaction() as session:
            room = Newsroom.open(session)
            self.reviewer: User = room.reviewer
            claim = room.add_claim()
            claim.text = CHANGED
            self.claim_id = claim.public_id
            self.path = f"/desk/claims/{self.claim_id}"

    def browser(self) -> FlaskClient:
        """Return the reviewer's browser."""
        return give_session(self.app, self.database, self.reviewer)

    def claim(self) -> Claim:
        """Return the claim as stored."""
        with self.database.reading() as session:
            return get_claim(session, self.claim_id)


@pytest.fixture
def desk(app: Flask, database: Database) -> Desk:
    return Desk(app, database)


def test_the_page_shows_the_hints_and_what_to_do(desk: Desk) -> None:
    page = desk.browser().get(desk.path).text
    assert "Look at the wording" in page
    assert "The article has no such negation here." in page
    assert hash_wording(CHANGED) in page


def test_acknowledging_returns_to_the_hints_and_tells_so(desk: Desk) -> None:
    client = desk.browser()
    answer = post_form(client, f"{desk.path}/wording", text_sha256=hash_wording(CHANGED))
    assert (answer.status_code, answer.location) == (303, f"{desk.path}#wording")
    assert desk.claim().wording_accepted == hash_wording(CHANGED)
    page = client.get(desk.path).text
    assert "Wording acknowledged" in page
    assert "acknowledged the wording hints" in page


@pytest.mark.parametrize("seen", ["", "0" * 64, "é\x00", "x" * 5000])
def test_a_text_that_was_not_seen_is_refused(desk: Desk, seen: str) -> None:
    answer = post_form(desk.browser(), f"{desk.path}/wording", text_sha256=seen)
    assert 400 <= answer.status_code < 500
    assert desk.claim().wording_accepted == ""


def test_a_claim_in_review_is_refused(desk: Desk) -> None:
    with desk.database.transaction() as session:
        get_claim(session, desk.claim_id).review_status = ReviewStatus.IN_REVIEW
    answer = post_form(desk.browser(), f"{desk.path}/wording", text_sha256=hash_wording(CHANGED))
    assert answer.status_code == 409
    assert "cannot be changed while it is in review" in answer.text
    assert "Look at the wording" not in answer.text


def test_an_open_hint_holds_the_second_review_up(desk: Desk) -> None:
    client = desk.browser()
    post_form(client, f"{desk.path}/accept")
    post_form(client, f"{desk.path}/start-research")
    answer = post_form(client, f"{desk.path}/send-to-review")
    assert answer.status_code == 409
    assert "Acknowledge or fix it before the second review." in answer.text


def test_without_a_token_nothing_is_acknowledged(desk: Desk) -> None:
    answer = desk.browser().post(f"{desk.path}/wording", data={"text_sha256": hash_wording(CHANGED)})
    assert answer.status_code in {400, 403}
    assert desk.claim().wording_accepted == ""


def test_an_unknown_claim_is_not_found(desk: Desk) -> None:
    assert post_form(desk.browser(), "/desk/claims/nosuchclaim2/wording").status_code == 404
