"""Numbers that count something, and numbers that do not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.quantities import find_quantities
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
        ("prices rose 38% last year", "38", None, "percent", None, "38%"),
        ("nearly 9 per cent of voters left", "9", "nearly", "percent", "voters", "9 per cent"),
        ("it cost $40 million", "40000000", None, "USD", None, "$40 million"),
        ("it cost €3.2bn", "3200000000", None, "EUR", None, "€3.2bn"),
        ("62 million euros of debt", "62000000", None, "EUR", "debt", "62 million"),
        ("40 kilometres of road", "40", None, "kilometre", "road", "40"),
        ("at least one person died", "1", "at least", None, "person", "one"),
        ("a million books", "1000000", None, None, "books", "a million"),
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
        "the 30-year-old driver",
        "the 21st century and the 1980s",
        "Article 5 of the treaty",
        "Flight 93",
        "COVID-19 and G7",
        "one of the ministers",
        "no one came",
        "thousands of people",
    ],
)
def test_dates_clocks_labels_and_vague_words_are_no_quantities(text: str) -> None:
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


def test_a_number_too_long_to_mean_anything_is_left_alone() -> None:
    assert quantities("9" * 400 + " dogs") == []


@given(st.integers(0, 999_999_999))
def test_a_number_with_separators_keeps_its_value(number: int) -> None:
    assert values(f"He saw {number:,} dogs") == [str(number)]
