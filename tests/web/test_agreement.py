"""The page that shows how far reviewers agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import CONFIRMED, DENIED

if TYPE_CHECKING:
    from flask import Flask

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim

ADDRESS = "/desk/agreement"


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def review_all(room: Newsroom, claim: Claim) -> None:
    """Have three claims reviewed twice: two times alike, once not."""
    for each, second in ((claim, CONFIRMED), (room.add_claim(), DENIED)):
        room.send_to_review(each)
        room.review_again(each, second)
    other = room.add_claim()
    room.send_to_review(other, DENIED)
    room.review_again(other, DENIED)


def read(desk: Desk, query: str = "") -> str:
    page: str = desk.at("reviewer").get(ADDRESS + query).text
    return page


def test_without_two_reviews_of_a_claim_the_page_says_what_to_do(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim))
    page = read(desk)
    assert "Nothing to compare yet" in page
    assert "1.00" not in page


def test_alpha_is_shown_with_its_range_its_claims_and_how_to_read_it(desk: Desk) -> None:
    desk.bring(review_all)
    page = read(desk)
    assert '<span class="alpha-value">0.44</span>' in page
    assert "2 of 3" in page
    assert "How to read alpha." in page
    for group in ("By kind of claim", "By pair of reviewers", "By month", "Rita and Sam", "March 2026"):
        assert group in page


def test_an_axis_that_nobody_answered_is_undefined_with_the_reason(desk: Desk) -> None:
    desk.bring(review_all)
    page = read(desk)
    assert "undefined" in page
    assert "no claim that both answered" in page


def test_one_answer_throughout_is_undefined_and_not_perfect(desk: Desk) -> None:
    desk.bring(lambda room, claim: (room.send_to_review(claim), room.review_again(claim)))
    page = read(desk)
    assert "every answer is the same (1)" in page
    assert "alpha-value" not in page


@pytest.mark.parametrize(
    ("query", "is_in"),
    [
        ("?from=2026-03-01&to=2026-03-31", True),
        ("?from=2026-03-03&to=2026-03-03", True),
        ("?to=2026-03-02", False),
        ("?from=2026-03-04", False),
        ("?from=&to=", True),
    ],
)
def test_the_period_in_the_address_narrows_the_page(desk: Desk, query: str, *, is_in: bool) -> None:
    desk.bring(review_all)
    page = read(desk, query)
    assert ("How to read alpha." in page) is is_in
    assert ("No claim in this period" in page) is not is_in


@pytest.mark.parametrize(
    "query",
    [
        "?from=yesterday",
        "?to=2026-13-40",
        "?from=2026-04-01&to=2026-03-01",
        "?from=" + "9" * 500,
        "?to=%3Cb%3E",
    ],
)
def test_a_period_that_is_none_is_told_and_kept(desk: Desk, query: str) -> None:
    desk.bring(review_all)
    answer = desk.at("reviewer").get(ADDRESS + query)
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert "<b>" not in answer.text


def test_a_period_from_the_end_of_the_calendar_is_no_failure(desk: Desk) -> None:
    desk.bring(review_all)
    assert desk.at("reviewer").get(f"{ADDRESS}?from=0001-01-01&to=9999-12-31").status_code == 200
