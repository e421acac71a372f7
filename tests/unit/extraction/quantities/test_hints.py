"""Which words can begin a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.lexicon.numbers import MULTIPLIER_WORDS, NUMBER_WORDS, REPEATED, ROUND_NUMBERS
from tracker.extraction.quantities.hints import may_begin, may_hold_number
from tracker.extraction.quantities.pieces import read_pieces


def hinted(text: str) -> bool:
    return may_hold_number(text, 0, len(text))


@pytest.mark.parametrize("text", ["", "The river rose.", "A hen, the hens, an egg", "Someone atone"])
def test_plain_prose_holds_no_number(text: str) -> None:
    assert not hinted(text)


@pytest.mark.parametrize(
    "text",
    ["7 hens", "½ a hen", "SEVEN hens", "a third of them", "more than an hour", "twenty-odd", "a penny"],
)
def test_what_may_be_a_number_is_looked_at(text: str) -> None:
    assert hinted(text)


@given(st.sampled_from([*NUMBER_WORDS, *MULTIPLIER_WORDS, *REPEATED, *ROUND_NUMBERS]))
def test_every_number_word_may_begin_a_number(word: str) -> None:
    assert hinted(word)
    assert may_begin(read_pieces(word, 0, len(word)), 0)


def test_an_article_begins_a_number_only_before_a_word_of_numbers() -> None:
    pieces = read_pieces("a hen a million an hour", 0, 23)
    assert [may_begin(pieces, at) for at in (0, 2, 4)] == [False, True, True]
