"""How old people are."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


@pytest.mark.parametrize(
    ("text", "value", "noun"),
    [
        ("Jane Doe, 32, left", "32", "Jane Doe"),
        ("said Jane Doe, 88.", "88", "Jane Doe"),
        ("Mr Rao (45) left", "45", "Mr Rao"),
        ("adults aged 60 to 79", "60", "adults"),
        ("at the age of 12", "12", None),
        ("She turned 40.", "40", None),
        ("voters under 30", "30", None),
        ("a sibling who died at 43", "43", None),
        ("all of them are younger than 50.", "50", None),
        ("many of them were above 85", "85", None),
        ("voters 45 or older", "45", None),
        ("54-year-old nurse Jo Roe", "54", "nurse Jo Roe"),
        ("She was 92.", "92", None),
        ("the boy, who was only 12, ran", "12", None),
        ("He is 45 and lives here", "45", None),
        ("Ms. Roe, now 34, left", "34", None),
        ("While Doe was 63, Roe", "63", None),
    ],
)
def test_an_age_is_in_years(text: str, value: str, noun: str | None) -> None:
    [found] = find_quantities(text, Span(0, len(text)))
    assert (str(found.value), found.unit) == (value, "year")
    assert noun is None or found.noun == noun


@pytest.mark.parametrize(
    "text",
    [
        "United (2) won",
        "It was 20.",
        "She was 4th",
        "He is 6 feet tall",
        "with 20 hens, 32 left",
        "Jane Doe, 32 hens",
        "over 30 hens",
    ],
)
def test_what_only_looks_like_an_age_is_none(text: str) -> None:
    assert "year" not in {found.unit for found in find_quantities(text, Span(0, len(text)))}
