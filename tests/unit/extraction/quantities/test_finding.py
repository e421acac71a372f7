"""Numbers that count something, and numbers that do not."""

from __future__ import annotations

import sys
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span

if TYPE_CHECKING:
    from tracker.extraction.proposal import ProposedQuantity


def quantities(text: str) -> list[ProposedQuantity]:
    return list(find_quantities(text, Span(0, len(text))))


def values(text: str) -> list[str]:
    return [str(quantity.value) for quantity in quantities(text)]


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit", "noun", "written"),
    [
        ("it had evacuated 231 of its citizens", "231", None, None, "citizens", "231"),
        ("Around 1,000 suspected foreign ISIS fighters", "1000", "around", None,
         "suspected foreign ISIS fighters", "1,000"),
        ("around 9,000 foreign women and children in camps", "9000", "around", None,
         "foreign women and children", "9,000"),
        ("saw 43 Kazakhs returned to the country", "43", None, None, "Kazakhs", "43"),
        ("seven Swedish children whose parents died", "7", None, None, "Swedish children", "seven"),
        ("at least two dozen houses burnt", "24", "at least", None, "houses", "two dozen"),
        ("twenty-one ships sank", "21", None, None, "ships", "twenty-one"),
        ("more than 1.5 million people fled", "1500000", "more than", None, "people", "1.5 million"),
        ("prices rose 38% last year", "38", None, "percent", "prices", "38%"),
        ("nearly 9 per cent of voters left", "9", "nearly", "percent", "voters", "9 per cent"),
        ("it cost $40 million", "40000000", None, "USD", None, "$40 million"),
        ("it cost €3.2bn", "3200000000", None, "EUR", None, "€3.2bn"),
        ("62 million euros of debt", "62000000", None, "EUR", "debt", "62 million"),
        ("40 kilometres of road", "40", None, "kilometre", "road", "40"),
        ("at least one person died", "1", "at least", None, "person", "one"),
        ("a million books", "1000000", None, None, "books", "a million"),
        ("the 30-year-old driver", "30", None, "year", "driver", "30"),
        ("thousands of people", "1000", "thousands", None, "people", "thousands"),
        ("a three-hour interview", "3", None, "hour", "interview", "three"),
        ("a two-square-mile zone", "2", None, "square mile", "zone", "two"),
        ("a 1.4-square-mile town", "1.4", None, "square mile", "town", "1.4"),
        ("a 60-page ruling", "60", None, None, "page", "60"),
        ("gusts of 118 mph", "118", None, "mile per hour", "gusts", "118"),
        ("it grew by 40 or so", "40", "or so", None, None, "40"),
        ("over 30 hours", "30", "over", "hour", None, "30"),
        ("over 10 years", "10", None, "year", None, "10"),
        ("it would add up to $4 million", "4000000", None, "USD", None, "$4 million"),
        ("the lake fell to -12 degrees", "-12", None, "degree", "lake", "-12"),
        ("an edge of seven percentage points", "7", None, "percentage point", "edge", "seven"),
        ("a 1,000-strong crowd", "1000", None, None, "crowd", "1,000"),
        ("prices fell 9 times in a row", "9", None, "times", "prices", "9"),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_what_it_counts(
    text: str,
    value: str,
    qualifier: str | None,
    unit: str | None,
    noun: str | None,
    written: str,
) -> None:
    [found] = quantities(text)
    assert (str(found.value), found.qualifier, found.unit, found.noun) == (value, qualifier, unit, noun)
    assert found.span.of(text) == written


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 to 15 years", "10", "15"),
        ("between 3,000 and 3,500 people", "3000", "3500"),
        ("between $1.2 and $1.5 billion", "1200000000", "1500000000"),
        ("10-15 people", "10", "15"),
        ("five to seven days", "5", "7"),
    ],
)
def test_a_range_has_both_ends(text: str, low: str, high: str) -> None:
    [found] = quantities(text)
    assert (str(found.value), str(found.upper)) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "on Friday, May 10",
        "between May 7 and May 9",
        "from May 7 to 9",
        "on 7 May 2019",
        "since the beginning of 2017",
        "in 2011",
        "in the years 2018-2019",
        "at 9 a.m.",
        "at 10:30",
        "the 21st century and the 1980s",
        "Article 5 of the treaty",
        "Flight 93",
        "COVID-19 and G7",
        "one of the ministers",
        "no one came",
    ],
)
def test_dates_clocks_and_labels_are_no_quantities(text: str) -> None:
    assert quantities(text) == []


def test_figures_in_a_row_are_read_one_by_one() -> None:
    assert values("156 children and 75 adults between May 7 and May 9, and 14 of the 22 contracts") == [
        "156",
        "75",
        "14",
        "22",
    ]


def test_only_the_given_stretch_is_read() -> None:
    text = "12 dogs and 30 cats"
    [found] = find_quantities(text, Span(12, 19))
    assert (found.value, found.span) == (Decimal(30), Span(12, 14))


def test_a_number_after_the_word_minus_is_below_zero() -> None:
    assert values("It fell to minus 12 degrees, give or take plus or minus 3 degrees") == ["-12", "3"]


def test_the_same_stretch_gives_the_same_quantities_again() -> None:
    assert quantities("some 40 hens") == quantities("some 40 hens")


def test_a_table_without_an_end_is_read_only_as_far_as_anybody_would_review() -> None:
    assert len(quantities("5 hens " * 2_000)) == 1_000


def test_a_number_too_long_to_mean_anything_is_left_alone() -> None:
    assert quantities("9" * 400 + " dogs") == []


def test_the_date_of_a_number_may_stand_outside_the_stretch() -> None:
    text = "By 2030, the town said, it would plant 500 trees. By 2040 it would plant more."
    start = text.index("it would")
    [found] = find_quantities(text, Span(start, text.index(".")))
    assert found.as_of is None
    text = "By 2030, it would plant 500 trees. By 2040 it would plant more."
    [found] = find_quantities(text, Span(text.index("it would"), text.index(".")))
    assert found.as_of == "By 2030"


@given(st.integers(0, 999_999_999))
def test_a_number_with_separators_keeps_its_value(number: int) -> None:
    assert values(f"He saw {number:,} dogs") == [str(number)]


_PARTS = """
    0 1 12 2,000 2015 1.5 ½ ² ٣٣ 5-4 10-15 20% .5 +7 555-1234 9/11 24/7 401(k) 3rd $ £ Rs Rs500 US
    - – -- , . : ; ( ) ' ’ “ ” / to and or of in from between about more than a an the half third thirds
    two twenty-one hundred million bn m dozen dozens tens one twice doubled year years year-old aged per
    cent percent percentage points basis people rose as said May Monday last week No. Room e.g. U.S. Ünal
"""
_WORDS = st.sampled_from([*_PARTS.split(), "\n", " "])


@given(st.lists(_WORDS, max_size=40).map(" ".join) | st.lists(_WORDS, max_size=40).map("".join) | st.text())
def test_quantities_lie_in_the_text_in_order_and_apart_and_are_finite(text: str) -> None:
    if not text:
        return
    at = 0
    for quantity in find_quantities(text, Span(0, len(text))):
        assert at <= quantity.span.start < quantity.span.end <= len(text)
        at = quantity.span.end
        assert quantity.value.is_finite()
        assert quantity.upper is None or quantity.value < quantity.upper
        assert quantity.as_of is None or quantity.as_of.split()


@given(st.lists(_WORDS, min_size=1, max_size=30).map(" ".join), st.data())
def test_a_stretch_never_gives_a_quantity_outside_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert all(Span(start, end).contains(found.span) for found in find_quantities(text, Span(start, end)))


@pytest.mark.parametrize(
    "unit", ["9 ", "5;", "9", "half a ", "in 2014 5 men ", "two-", "million ", "1.", "\n5"]
)
def test_a_long_text_of_one_thing_takes_no_longer_than_its_length(unit: str) -> None:
    def count_calls(length: int) -> int:
        calls = 0

        def notice(*_: object) -> None:
            nonlocal calls
            calls += 1

        text = (unit * length)[:length]
        sys.setprofile(notice)
        try:
            find_quantities(text, Span(0, length))
        finally:
            sys.setprofile(None)
        return calls

    assert count_calls(2_000) < 2.5 * count_calls(1_000)
