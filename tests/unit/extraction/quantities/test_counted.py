"""What a number counts."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


@pytest.mark.parametrize(
    ("text", "unit", "noun"),
    [
        ("64,000 tonnes of copper", "tonne", "copper"),
        ("a 37% fall in half-year profit", "percent", "half-year profit"),
        ("oil exports in May fell by 4 per cent", "percent", "oil exports"),
        ("an emergency fund of £15m", "GBP", "emergency fund"),
        ("an average of 9 percent", "percent", None),
        ("£200 a canvas", "GBP", "canvas"),
        ("a 39-hour filibuster", "hour", "filibuster"),
        ("three days of mourning", "day", "mourning"),
        ("nine of the sick hens", None, "sick hens"),
        ("two dozen other towns", None, "towns"),
        ("five same-sex couples", None, "same-sex couples"),
        ("it was 5.3 points lower", "point", None),
        ("it was measured at 212 points", None, "points"),
        ("shares were up 12 basis points", "basis point", None),
        ("a field of 2.5 hectares", "hectare", "field"),
        ("the 20 Times reporters", None, "Times reporters"),
        ("14 were injured", None, None),
    ],
)
def test_unit_and_noun_are_read_beside_the_number(text: str, unit: str | None, noun: str | None) -> None:
    [found] = find_quantities(text, Span(0, len(text)))
    assert (found.unit, found.noun) == (unit, noun)
