"""Numbers are read the same in digits and in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tracker.review.numerals import read_numbers


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("231 citizens", [231]),
        ("1,300 families and 12,34,567 votes", [1300, 1234567]),
        ("$1.5 million", [1500000]),
        ("twenty-three tugs, thirty men", [23, 30]),
        ("two hundred thousand", [200000]),
        ("3.2 lakh of 4 crore", [320000, 40000000]),
        ("€118m and 2.31bn", [118000000, 2310000000]),
        ("one of them", []),
        ("a dozen", []),
        ("seventeen", [17]),
        ("the 3rd, 9.1%", [3, Decimal("9.1")]),
        ("someone, often, weight", []),
    ],
)
def test_numbers_are_read(words: str, values: list[int]) -> None:
    assert list(read_numbers(words)) == [Decimal(value).normalize() for value in values]


def test_the_same_value_is_the_same_number_however_it_is_written() -> None:
    assert list(read_numbers("1.50 million")) == list(read_numbers("1,500,000"))
    assert list(read_numbers("twelve")) == list(read_numbers("12"))


def test_a_chain_of_digits_or_powers_without_end_is_no_number() -> None:
    assert read_numbers("9" * 5000) == {}
    assert read_numbers("9" + " million" * 700) == {}
