"""Ranges, changes and results."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


def amounts(text: str) -> list[tuple[str, str | None, str | None]]:
    return [
        (str(found.value), str(found.upper) if found.upper else None, found.unit)
        for found in find_quantities(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10 to 15 million hens", "10000000", "15000000", None),
        ("€210m to €230m", "210000000", "230000000", "EUR"),
        ("$10-15 billion", "10000000000", "15000000000", "USD"),
        ("between 60 and 70 per cent of it", "60", "70", "percent"),
        ("10 percent to 15 percent of hens", "10", "15", "percent"),
        ("20%–30%", "20", "30", "percent"),
        ("five or six hens", "5", "6", None),
        ("ranging from 30 to 40 hens", "30", "40", None),
        ("900,000 to 1 million hens", "900000", "1000000", None),
        ("a 10-15 mile walk", "10", "15", "mile"),
        ("18-to-24-year-olds", "18", "24", "year"),
        ("being 3, 4 percent in the polls", "3", "4", "percent"),
        ("a 40-something nominee", "40", "49", "year"),
    ],
)
def test_a_range_is_one_quantity(text: str, low: str, high: str, unit: str | None) -> None:
    assert amounts(text) == [(low, high, unit)]


@pytest.mark.parametrize(
    ("text", "first", "second", "unit"),
    [
        ("the chamber voted 52-48", "52", "48", None),
        ("the chamber voted 46 to 54 against it", "46", "54", None),
        ("a 5-to-4 decision", "5", "4", None),
        ("a five-to-four vote", "5", "4", None),
        ("United won 3-1", "3", "1", None),
        ("they lost 0-2", "0", "2", None),
        ("it fell from 6.1 percent to 5.4 percent", "6.1", "5.4", "percent"),
        ("it rose from 5 to 7 percent", "5", "7", "percent"),
        ("Rovers 24, United 20", "24", "20", None),
        ("either 300 or 9 hens", "300", "9", None),
        ("she leads Roe 41-40", "41", "40", None),
        ("he beats Roe 45 to 40 percent", "45", "40", "percent"),
        ("the herd rose 1,000 to 12,000", "1000", "12000", None),
    ],
)
def test_a_result_or_a_change_is_two_quantities(text: str, first: str, second: str, unit: str | None) -> None:
    assert amounts(text) == [(first, None, unit), (second, None, unit)]
