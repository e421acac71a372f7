"""Numbers taken out of longer words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.quantities.pieces import read_pieces


def words(text: str) -> list[str]:
    return [piece.text for piece in read_pieces(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("32-year-old", ["32", "-", "year", "-", "old"]),
        ("six-page", ["six", "-", "page"]),
        ("5-to-4", ["5", "-", "to", "-", "4"]),
        ("118m", ["118", "m"]),
        ("18million", ["18", "million"]),
        ("magnitude-6.4", ["magnitude", "-", "6.4"]),
        ("40km", ["40", "km"]),
        ("Rs1,500.50", ["Rs", "1,500.50"]),
        ("million-strong", ["million", "-", "strong"]),
        ("COVID-19", ["COVID-19"]),
        ("mother-in-law", ["mother-in-law"]),
        ("1980s", ["1980s"]),
        ("21st", ["21st"]),
        ("9mm", ["9mm"]),
    ],
)
def test_only_what_is_glued_to_a_number_is_taken_apart(text: str, pieces: list[str]) -> None:
    assert words(text) == pieces


@given(st.text(alphabet="aRs15mk-\u2011,. ½²'\n"))
def test_pieces_are_in_order_and_say_what_the_text_says(text: str) -> None:
    at = 0
    for piece in read_pieces(text, 0, len(text)):
        assert at <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end] == piece.text
        at = piece.end
