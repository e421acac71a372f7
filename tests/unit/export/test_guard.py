"""No text cell is run as a formula, and every text comes back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.export.guard import guard_text, unguard_text

STARTS = ["=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20"]


@pytest.mark.parametrize("start", STARTS)
def test_what_a_spreadsheet_would_run_gets_an_apostrophe(start: str) -> None:
    assert guard_text(start + "1+1") == "'" + start + "1+1"


@pytest.mark.parametrize("text", ["", "231 citizens", " =1", "a=1", "'", "''", "'tis so", "“=1”"])
def test_every_other_text_stays_as_it_is(text: str) -> None:
    assert guard_text(text) == unguard_text(text) == text


@given(st.text())
def test_guarded_text_never_begins_like_a_formula(text: str) -> None:
    assert guard_text(text)[:1] not in STARTS


@given(st.text())
@pytest.mark.parametrize("prefix", ["", "=", "'", "'=", "''-", "'''@"])
def test_taking_the_guard_away_gives_back_any_text(prefix: str, text: str) -> None:
    assert unguard_text(guard_text(prefix + text)) == prefix + text


@given(st.lists(st.text(alphabet="'=+-@a\t\n", max_size=6), min_size=2, max_size=2, unique=True))
def test_two_texts_never_become_one(texts: list[str]) -> None:
    assert guard_text(texts[0]) != guard_text(texts[1])
