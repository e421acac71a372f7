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
        ("she leads by more than 20 points", "point", None),
        ("within 2 points of her", "point", None),
        ("a 6-point margin", "point", "margin"),
        ("the index rose 25 points", "point", "index"),
        ("a three-time winner", "times", "winner"),
        ("2,000-plus hens", None, "hens"),
        ("a four-point dip", "point", "dip"),
        ("her 22-point loss", "point", "loss"),
        ("four more years of study", "year", "study"),
        ("six straight weeks", "week", None),
        ("20-odd hens", None, "hens"),
        ("400 parts per million", "part per million", None),
        ("500ml of milk", "millilitre", "milk"),
        ("it reached 30°C", "degree", None),
        ("14 were injured", None, None),
    ],
)
def test_unit_and_noun_are_read_beside_the_number(text: str, unit: str | None, noun: str | None) -> None:
    [found] = find_quantities(text, Span(0, len(text)))
    assert (found.unit, found.noun) == (unit, noun)


def test_all_figures_of_a_price_move_have_its_subject() -> None:
    text = "Acme fell $2, or 4 percent, to close at $48 a share."
    assert [found.noun for found in find_quantities(text, Span(0, len(text)))] == ["Acme"] * 3
