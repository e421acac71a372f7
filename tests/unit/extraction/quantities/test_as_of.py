"""When a number holds."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


def dates(text: str) -> list[str | None]:
    return [quantity.as_of for quantity in find_quantities(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The mill made 400 tonnes of paper in 2014.", "in 2014"),
        ("Sales grew 12% last quarter.", "last quarter"),
        ("As of Friday, 1,203 ships had been counted.", "As of Friday"),
        ("By 2026, the debt would surpass $1 trillion.", "By 2026"),
        ("The town lost 40 shops between 2010 and 2020.", "between 2010 and 2020"),
        ("Profit fell to £3m in the six months to 30 June, it said.", "in the six months to 30 June"),
        ("And in 2004, when 11 towns merged, nobody minded.", "in 2004"),
        ("Since then we have lost 4.2 metres of ice.", "Since then"),
        ("It made 64,000 hats last year, about a fifth of the total.", "last year"),
        ("Some 186 had been brought up by 1500 GMT.", "by 1500 GMT"),
        ("Mr. Roe won 14 seats on May 2, 2019.", "on May 2, 2019"),
        ("Winds of 118 mph were measured at the cape at 2pm.", "at 2pm"),
        ("Visits are down 22 per cent since\n2014.", None),
        ("Turnout was 61% at the end of March.", "at the end of March"),
    ],
)
def test_a_date_in_the_same_clause_says_when_a_number_holds(text: str, date: str | None) -> None:
    assert dates(text)[0] == date


@pytest.mark.parametrize(
    "text",
    [
        "He was jailed for three years in January.",
        "The bank on Thursday reported a 37% fall in profit.",
        "Shares fell 11%, their biggest drop since 2016.",
        "The firm, founded in 1911, employs 8,700 people.",
        "It cost $105 million more than last year.",
        "She sold 30 houses. In May she retired.",
        "The party won 19 seats, which it had lost in 2011.",
        "Nobody knows why 20 boats sank.",
    ],
)
def test_a_date_of_something_else_says_nothing_about_a_number(text: str) -> None:
    assert dates(text) == [None]


def test_each_number_has_its_own_date() -> None:
    assert dates("The town had 4,000 people in 1990 and 9,000 in 2010.") == ["in 1990", "in 2010"]


def test_a_date_of_the_next_sentence_is_too_far() -> None:
    assert dates("They saw 5 owls at the U.S. base. In 2012 the base closed.") == [None]
