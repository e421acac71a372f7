"""Windows of whole paragraphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.encoded import encode, make_encoded
from tracker.extraction.reading.encoding import NO_WORD
from tracker.extraction.reading.windows import (
    BREAK_PIECE,
    START_PIECE,
    WINDOW_PIECES,
    Window,
    build_windows,
    find_units,
)

if TYPE_CHECKING:
    from tracker.extraction.reading.encoding import EncodedText

WORDS = st.integers(min_value=1, max_value=40)
PARAGRAPHS = st.builds(
    lambda length, counts: (counts * length)[:length],
    st.integers(min_value=1, max_value=120),
    st.lists(WORDS, min_size=1, max_size=3),
)
TEXTS = st.lists(PARAGRAPHS, max_size=8).map(make_encoded)
FIRST_WINDOWS = st.integers(min_value=WINDOW_PIECES // 2, max_value=WINDOW_PIECES)


def words_of(windows: list[Window]) -> list[int]:
    """Return the words of all windows, one window after the other."""
    return [word for window in windows for word in range(window.first_word, window.after_word)]


@given(TEXTS, FIRST_WINDOWS)
def test_every_word_lies_in_one_window_and_all_are_in_order(encoded: EncodedText, first_window: int) -> None:
    windows = build_windows(encoded, find_units(encoded), first_window_pieces=first_window)
    assert words_of(windows) == list(range(len(encoded)))
    assert all(window.first_word < window.after_word for window in windows)


@given(TEXTS, FIRST_WINDOWS)
def test_no_window_is_longer_than_the_encoder_takes(encoded: EncodedText, first_window: int) -> None:
    windows = build_windows(encoded, find_units(encoded), first_window_pieces=first_window)
    assert all(len(window.pieces) <= WINDOW_PIECES for window in windows)


@given(TEXTS)
def test_a_window_holds_the_pieces_and_features_of_its_words(encoded: EncodedText) -> None:
    for window in build_windows(encoded, find_units(encoded)):
        words = range(window.first_word, window.after_word)
        starts = encoded.piece_starts
        assert window.pieces[window.at].tolist() == encoded.pieces[starts[words.start : words.stop]].tolist()
        assert window.features[window.at].tolist() == encoded.features[words.start : words.stop].tolist()
        inner = window.pieces[window.features != NO_WORD]
        assert inner.tolist() == encoded.pieces[starts[words.start] : starts[words.stop]].tolist()


@given(st.lists(WORDS, min_size=1, max_size=9))
@settings(max_examples=20)
def test_a_paragraph_of_five_thousand_words_is_cut_to_fit(counts: list[int]) -> None:
    encoded = make_encoded([(counts * 5000)[:5000]])
    windows = build_windows(encoded, find_units(encoded))
    assert max(len(window.pieces) for window in windows) <= WINDOW_PIECES
    assert words_of(windows) == list(range(5000))


@given(TEXTS)
def test_units_part_the_words_and_each_lies_in_one_paragraph(encoded: EncodedText) -> None:
    units = find_units(encoded)
    assert [first for first, _ in units] == [0, *(after for _, after in units)][: len(units)]
    assert sum(after - first for first, after in units) == len(encoded)
    for first, after in units:
        assert any(low <= first < after <= high for low, high in encoded.paragraphs)


def test_paragraphs_that_fit_are_units_and_none_is_cut() -> None:
    encoded = make_encoded([[1] * 100, [2] * 50, [3]])
    assert find_units(encoded) == list(encoded.paragraphs)


def test_marks_stand_before_the_first_and_behind_every_paragraph() -> None:
    (window,) = build_windows(encoded := make_encoded([[1, 2], [1]]), find_units(encoded))
    assert window.pieces.tolist() == [START_PIECE, 1000, 1001, 1002, BREAK_PIECE, 1003, BREAK_PIECE]
    assert window.features.tolist() == [NO_WORD, 0, 1, 1, NO_WORD, 2, NO_WORD]
    assert window.at.tolist() == [1, 2, 5]


def test_a_window_takes_as_many_paragraphs_as_fit() -> None:
    encoded = make_encoded([[1] * 100, [1] * 100, [1] * 100])
    windows = build_windows(encoded, find_units(encoded))
    assert [(window.first_word, window.after_word) for window in windows] == [(0, 200), (200, 300)]


def test_a_shorter_first_window_moves_the_cuts() -> None:
    encoded = make_encoded([[1] * 60] * 8)
    usual = build_windows(encoded, find_units(encoded))
    moved = build_windows(encoded, find_units(encoded), first_window_pieces=150)
    assert usual[0].after_word == 240
    assert moved[0].after_word == 120


def test_a_text_without_words_has_no_windows() -> None:
    encoded = encode("")
    assert build_windows(encoded, find_units(encoded)) == []
