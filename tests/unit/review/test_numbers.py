"""The number desk puts the figures of claims and passages together, and looks into earlier articles."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, add_version
from tracker.models import Article, Claim, Quantity
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_current_version
from tracker.review.figures import Check, Figure, Outcome, Place, tell
from tracker.review.numbers import _Reader, build_number_desk, list_earlier_counts, merge_figures
from tracker.review.queries import list_article_claims
from tracker.text.spans import Span

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom
    from tracker.models import ArticleVersion
    from tracker.review.numbers import NumberDesk

BODY = "Bridge reopens\n\n“The bridge is safe,” mayor Ada Lund said. Repairs took 14 months.\n"
MONTHS = Span(BODY.index("14"), BODY.index("14") + 2)


def figure(start: int, end: int, value: int = 14, noun: str = "") -> Figure:
    span = Span(start, end)
    return Figure(value=Decimal(value), noun=noun, span=span, passage=span)


def store(room: Newsroom, claim: Claim, noun: str = "bolts", value: int = 14) -> Quantity:
    quantity = Quantity(
        claim_id=claim.id or 0,
        position=len(noun) + value,
        value=Decimal(value),
        noun=noun,
        start=MONTHS.start,
        end=MONTHS.end,
    )
    room.session.add(quantity)
    room.session.flush()
    return quantity


@pytest.fixture
def version(room: Newsroom) -> ArticleVersion:
    return get_current_version(room.session, room.article.public_id)


def build(room: Newsroom, *found: Figure) -> NumberDesk:
    version = get_current_version(room.session, room.article.public_id)
    claims = list_article_claims(room.session, version.article_id)
    return build_number_desk(room.session, version, claims, found)


def test_an_article_without_numbers_has_an_empty_desk(room: Newsroom) -> None:
    assert build(room) == build(room)
    assert build(room).figures == ()
    assert build(room).findings == ()


def test_a_figure_stands_in_its_passage_and_its_words(room: Newsroom) -> None:
    (shown,) = build(room, figure(*_ends())).figures
    assert shown.figure.place is Place.BODY
    assert shown.excerpt.stretches == ("said. Repairs took ", "14", " months.")
    assert shown.excerpt.claims == ()


def test_the_claims_that_hold_a_figure_are_named(room: Newsroom) -> None:
    claim = room.add_claim()
    start = BODY.index("bridge is")
    (shown,) = build(room, figure(start, start + 6)).figures
    assert [(each.public_id, each.ordinal) for each in shown.excerpt.claims] == [(claim.public_id, 1)]


def test_a_quantity_of_a_claim_displaces_what_was_read_in_its_place(room: Newsroom) -> None:
    store(room, room.add_claim(), value=15)
    (shown,) = build(room, figure(*_ends())).figures
    assert shown.figure.value == 15
    assert shown.figure.noun == "bolts"


def test_a_merged_claim_says_nothing(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.MERGED)
    store(room, claim)
    assert build(room).figures == ()


def test_a_quantity_outside_the_text_is_left_out(room: Newsroom) -> None:
    quantity = store(room, room.add_claim())
    quantity.end = 10_000
    room.session.flush()
    assert build(room).figures == ()


def test_figures_come_in_text_order_without_overlaps(version: ArticleVersion) -> None:
    merged = merge_figures(
        version, [figure(30, 34), figure(32, 36)], [figure(33, 40), figure(5, 7), figure(34, 36)]
    )
    assert [each.span for each in merged] == [Span(5, 7), Span(30, 34), Span(34, 36)]
    assert merged[0].place is Place.HEADLINE


def test_what_does_not_fit_comes_first(room: Newsroom) -> None:
    headline = figure(0, 6, 12, "bolts")
    claim = room.add_claim()
    store(room, claim)
    found = build(room, headline, figure(20, 22, 12, "nuts")).findings
    outcomes = [shown.finding.outcome for shown in found]
    assert outcomes == sorted(outcomes, key=list(Outcome).index)


def test_an_earlier_article_is_told_with_its_claim(room: Newsroom) -> None:
    store(room, room.add_claim(), value=20)
    later = Article(headline="Bridge again", language="en", created_at=AT)
    room.session.add(later)
    room.session.flush()
    add_version(room.session, later)
    room.session.flush()
    version = get_current_version(room.session, later.public_id)
    desk = build_number_desk(room.session, version, [], [figure(*_ends(), noun="bolts")])
    (shown,) = desk.findings
    assert shown.finding.check is Check.EARLIER
    assert shown.finding.arithmetic == "Now 14 bolts ≠ before: 20 bolts (−30.0%)"
    assert [each.headline for each in shown.finding.earlier] == ["Bridge reopens"]


def test_numbers_of_one_passage_share_an_excerpt(room: Newsroom) -> None:
    months = BODY.index("months")
    version = get_current_version(room.session, room.article.public_id)
    excerpts = _Reader(version, []).list_excerpts([Span(months, months + 6), MONTHS, Span(0, 6)])
    assert [each.stretches for each in excerpts] == [
        ("", "Bridge", " reopens"),
        ("said. Repairs took ", "14", " ", "months", "."),
    ]
    assert excerpts[1].opening == "14 months."


def test_only_articles_added_before_are_looked_at(room: Newsroom) -> None:
    store(room, room.add_claim())
    assert list_earlier_counts(room.session, room.article, [figure(*_ends(), noun="bolts")]) == ()
    assert list_earlier_counts(room.session, room.article, [figure(*_ends())]) == ()


def test_figures_are_told_as_a_newspaper_prints_them() -> None:
    shown = Figure(
        value=Decimal(1_200_000_000),
        upper=Decimal(1_500_000_000),
        qualifier="about",
        unit="USD",
        noun="barrier",
        span=MONTHS,
        passage=MONTHS,
    )
    assert tell(shown) == "about USD 1,200,000,000 to 1,500,000,000 (barrier)"
    assert shown.written == "1,200,000,000–1,500,000,000"


def _ends() -> tuple[int, int]:
    return MONTHS.start, MONTHS.end
