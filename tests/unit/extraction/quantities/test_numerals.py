"""Numbers in digits and in words."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


def values(text: str) -> list[str]:
    return [str(found.value) for found in find_quantities(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("three hundred and fifty hens", "350"),
        ("two thousand five hundred hens", "2500"),
        ("twenty one hens", "21"),
        ("ninety-nine hens", "99"),
        ("sixty million hens", "60000000"),
        ("1,00,000 hens", "100000"),
        ("4.6 crore hens", "46000000"),
        ("3.2 lakh hens", "320000"),
        ("1.4m hens", "1400000"),
        ("5 bn hens", "5000000000"),
        ("two and a half tonnes", "2.5"),
        ("1½ tonnes", "1.5"),
        ("a $5-million house", "5000000"),
        ("the dozen hens", "12"),
        ("two-and-a-half tonnes", "2.5"),
        ("5 1/2 tonnes", "5.5"),
        ("5-1/2 tonnes", "5.5"),
        ("half-a-dozen hens", "6"),
        ("a magnitude-6.4 earthquake", "6.4"),
    ],
)
def test_a_number_is_read_whole(text: str, value: str) -> None:
    assert values(text) == [value]


def test_digits_said_one_by_one_are_read_one_by_one() -> None:
    assert values("seven eight hens") == ["7", "8"]


def test_a_number_word_joins_the_next_only_where_it_can() -> None:
    assert values("five million and three hens") == ["5000000", "3"]
