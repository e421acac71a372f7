"""The page that shows what the desk got through."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import CONFIRMED, DENIED
from tests.support.publishing import approve, find_rating_id, publish
from tracker.models.enums import ClaimKind
from tracker.review.statistics import Outcome, OutcomeRow, OutcomeTable, WeekCount
from tracker.web.charts import GUTTER, choose_tones, draw_outcomes, draw_weeks, list_ticks

if TYPE_CHECKING:
    from flask import Flask

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim

ADDRESS = "/desk/statistics"


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def fill(room: Newsroom, claim: Claim) -> None:
    """Publish a claim, approve one with a rating, and leave a third with reviews that differ."""
    publish(room, claim)
    rated = replace(DENIED, finding=None, rating_id=find_rating_id(room.session, "False"))
    approve(room, room.add_claim(kind=ClaimKind.ESTIMATE), rated)
    disputed = room.send_to_review(room.add_claim(), CONFIRMED)
    room.review_again(disputed, DENIED)


def read(desk: Desk, query: str = "") -> str:
    page: str = desk.at("reviewer").get(ADDRESS + query).text
    return page


def test_an_empty_desk_says_what_to_do(desk: Desk) -> None:
    page = read(desk)
    assert "Nothing to count yet" in page
    assert "chart-drawing" not in page


def test_every_chart_has_a_name_a_description_and_its_numbers_below(desk: Desk) -> None:
    desk.bring(fill)
    page = read(desk)
    for title in (
        "Accepted and published",
        "Days to publication",
        "Findings by kind",
        "Ratings by kind",
        "Findings by speaker",
        "Ratings by speaker",
        "Agreement over time",
    ):
        assert title in page
    drawings = page.count('<svg class="chart-drawing"')
    assert drawings == page.count('role="img"') == page.count("<desc id=") == 7
    assert page.count("<table") == drawings
    assert "3 accepted and 1 published in 1 week." in page


def test_the_name_of_a_speaker_is_text(desk: Desk) -> None:
    def rename(room: Newsroom, claim: Claim) -> None:
        publish(room, claim)
        assert claim.speaker is not None
        claim.speaker.name = "<b>Ada</b>"

    desk.bring(rename)
    page = read(desk)
    assert "&lt;b&gt;Ada" in page
    assert "<b>Ada" not in page


@pytest.mark.parametrize(
    ("query", "is_in"),
    [("?from=2026-03-03&to=2026-03-03", True), ("?to=2026-03-02", False), ("?from=2026-03-04", False)],
)
def test_the_period_in_the_address_narrows_the_page(desk: Desk, query: str, *, is_in: bool) -> None:
    desk.bring(fill)
    page = read(desk, query)
    assert ("chart-drawing" in page) is is_in
    assert ("Nothing in this period" in page) is not is_in


@pytest.mark.parametrize(
    "query", ["?from=yesterday", "?to=2026-13-40", "?from=2026-04-01&to=2026-03-01", "?to=%3Cb%3E"]
)
def test_a_period_that_is_none_is_told_and_kept(desk: Desk, query: str) -> None:
    desk.bring(fill)
    answer = desk.at("reviewer").get(ADDRESS + query)
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert "<b>" not in answer.text


def test_a_period_from_the_end_of_the_calendar_is_no_failure(desk: Desk) -> None:
    desk.bring(fill)
    assert desk.at("reviewer").get(f"{ADDRESS}?from=0001-01-01&to=9999-12-31").status_code == 200


def test_somebody_not_signed_in_is_sent_away(sqlite_app: Flask, desk: Desk) -> None:
    desk.bring(fill)
    assert sqlite_app.test_client().get(ADDRESS).status_code in {302, 303, 401}


@pytest.mark.parametrize(
    ("most", "is_whole", "ticks"),
    [
        (0, True, (0, 1)),
        (1, True, (0, 1)),
        (3, True, (0, 1, 2, 3)),
        (11, True, (0, 5, 10, 15)),
        (0.5, False, (0, 0.2, 0.4, 0.6)),
        (1000, True, (0, 500, 1000)),
    ],
)
def test_a_scale_has_few_round_numbers(most: float, *, is_whole: bool, ticks: tuple[float, ...]) -> None:
    assert list_ticks(most, is_whole=is_whole) == ticks


def test_columns_of_many_weeks_stay_inside_and_their_labels_apart() -> None:
    weeks = [
        WeekCount(monday=date(2026, 1, 5) + timedelta(weeks=number), accepted_count=number, published_count=1)
        for number in range(53)
    ]
    chart = draw_weeks(weeks)
    assert all(bar.x >= GUTTER and bar.x + bar.width <= 100 for bar in chart.bars)
    assert all(bar.y >= 0 and bar.y + bar.height <= chart.height for bar in chart.bars)
    places = [each.x for each in chart.below]
    assert len(places) <= 4
    assert all(after - before > 20 for before, after in pairwise(places))


def test_pieces_of_a_bar_lie_end_to_end_and_small_ones_have_no_number() -> None:
    outcomes = tuple(Outcome(key=key, label=key) for key in ("confirmed", "altered", "denied"))
    row = OutcomeRow(label="Ada Lund", counts=(97, 1, 2))
    chart = draw_outcomes(OutcomeTable(outcomes=outcomes, rows=(row,)))
    assert [(bar.x, bar.width, bar.label) for bar in chart.bars] == [(0, 97, "97"), (97, 1, ""), (98, 2, "")]


def test_ratings_have_the_colour_of_their_place_and_others_take_turns() -> None:
    outcomes = [
        Outcome(key="true", label="True", value=5),
        *(Outcome(key=str(number), label="Off the scale") for number in range(4)),
    ]
    assert choose_tones(outcomes) == ("good", "off", "call", "quiet", "off")
