"""The inbox: filters in its address, pages, and the articles beside it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tracker import clock
from tracker.models.enums import ReviewStatus
from tracker.review.inbox import INBOX_PAGE

if TYPE_CHECKING:
    from flask import Flask

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def list_shown(page: str) -> int:
    return page.count('name="claim"')


def test_the_address_holds_the_filters_and_the_page_shows_them(desk: Desk) -> None:
    address = f"/desk?words=bridge&status=proposed&article={desk.article_id}&kind=statement&due=none"
    page = desk.at("reviewer").get(address).text
    assert list_shown(page) == 1
    assert 'value="bridge"' in page
    assert '<option selected value="proposed">Proposed (1)</option>' in page
    assert f'<option selected value="{desk.article_id}">' in page
    assert "bookmark it" in page


@pytest.mark.parametrize(
    "query",
    ["words=tunnel", "status=open", "kind=event", "speaker=Nobody", "rating=True", "assignee=me", "due=any"],
)
def test_what_does_not_match_is_left_out(desk: Desk, query: str) -> None:
    page = desk.at("reviewer").get(f"/desk?{query}").text
    assert list_shown(page) == 0
    assert "No claim matches" in page


def test_a_stale_claim_is_found(desk: Desk) -> None:
    # The newsroom of the tests worked in a March that is past.
    assert list_shown(desk.at("reviewer").get("/desk?stale=y").text) == 1


@pytest.mark.parametrize(
    "query",
    [
        "status=nonsense",
        "kind=%00",
        "after=x",
        "after=99999999999999",
        "before=-1",
        "articles=x",
        "words=%25",
        "words=%ED%A0%80",
        "words=" + "a" * 3000,
        "assignee=' or 1=1 --",
        "rating=%F0%9F%92%A5",
        "due=never&stale=perhaps&mine=1",
    ],
)
def test_odd_filters_never_fail(desk: Desk, query: str) -> None:
    assert desk.at("reviewer").get(f"/desk?{query}").status_code in {200, 400}


def test_pages_lead_to_each_other_and_keep_the_filters(desk: Desk) -> None:
    desk.bring(lambda room, _: [room.add_claim() for _ in range(INBOX_PAGE + 1)])
    client = desk.at("reviewer")
    first = client.get("/desk?words=bridge").text
    older = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "words=bridge" in older
    second = client.get(older).text
    assert (list_shown(first), list_shown(second)) == (INBOX_PAGE, 2)
    newer = second.partition('rel="prev" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert list_shown(client.get(newer).text) == INBOX_PAGE


def test_a_narrowed_inbox_shows_its_claims_alone(desk: Desk) -> None:
    page = desk.at("reviewer").get("/desk?words=bridge").text
    assert 'id="articles"' not in page
    assert 'id="waiting"' not in page


def test_each_article_shows_its_coverage_and_what_is_left(desk: Desk) -> None:
    page = desk.at("reviewer").get("/desk").text
    assert "claimed, not checked yet 1 of 3 passages" in page
    assert "1 fact left" in page


def test_an_overdue_claim_says_so(desk: Desk) -> None:
    def delay(room: Newsroom, claim: Claim) -> None:
        claim.review_status, claim.assigned_to_id = ReviewStatus.IN_RESEARCH, room.reviewer.id
        claim.due_on = clock.now().date() - timedelta(days=3)

    desk.bring(delay)
    page = desk.at("reviewer").get("/desk?due=overdue").text
    assert list_shown(page) == 1
    assert "Overdue since" in page
    assert "Rita" in page


def test_the_daily_filters_carry_their_counts(desk: Desk) -> None:
    page = desk.at("reviewer").get("/desk").text
    assert 'All claims <span class="count">1</span>' in page
    assert 'Assigned to me <span class="count">0</span>' in page
