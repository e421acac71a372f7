"""Changes that make an article look like others, and what they leave as it was."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.encoded import encode, make_encoded, shipped_tokenizer
from tracker.extraction.reading.windows import BREAK_PIECE, START_PIECE, build_windows, find_units
from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.training.augment import (
    MASK_PIECE,
    find_names,
    leave_out_words,
    replace_names,
    restyle_quotations,
)


def make_rng(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 (nothing secret hangs on it)


SEEDS = st.integers(min_value=0, max_value=10_000).map(make_rng)
NAMED = "Lund met Oyelaran. Lund left. Then Oyelaran and Lund rang Lund, and Lund told Oyelaran. " * 2


def pieces_of(word: str) -> tuple[int, ...]:
    return tuple(encode(word).pieces.tolist())


@given(st.text("ab “”‘’\"'\n.", max_size=60), SEEDS)
def test_restyled_text_has_every_other_code_point_where_it_was(text: str, rng: random.Random) -> None:
    restyled = restyle_quotations(text, rng)
    assert len(restyled) == len(text)
    marks = set("“”‘’\"'«»")
    assert all(one == other or {one, other} <= marks for one, other in zip(text, restyled, strict=True))


@pytest.mark.parametrize("seed", range(12))
def test_quotations_are_found_in_every_style_where_they_were(seed: int) -> None:
    text = "Lund said: “It rained.” He added “not much” later."
    restyled = restyle_quotations(text, make_rng(seed))
    assert restyled != text
    spans = [[q.outer for q in find_quotations(each, find_blocks(each))] for each in (text, restyled)]
    assert spans[0] == spans[1]


def test_names_are_words_that_are_almost_always_capitalised_most_frequent_first() -> None:
    text = NAMED + "The dam. The gate. A the the the. And the. And so. And on. And off. And in."
    names = find_names([encode(text)])
    assert names == [pieces_of("Lund"), pieces_of("Oyelaran")]


def test_a_rare_name_is_not_known_for_one() -> None:
    assert find_names([encode("Lund met Lund and Lund met Lund.")]) == []


def test_names_are_counted_over_all_texts() -> None:
    assert find_names([encode("Lund met Lund and Lund."), encode("Lund met Lund.")]) == [pieces_of("Lund")]


def replaced(text: str, share: float, seed: int = 1) -> list[str]:
    encoded = encode(text)
    names = find_names([encoded])
    changed = replace_names(encoded, names, make_rng(seed), share)
    tokenizer = shipped_tokenizer()
    return [
        tokenizer.decode(changed.pieces[start:end].tolist())
        for start, end in zip(changed.piece_starts[:-1], changed.piece_starts[1:], strict=True)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_a_name_is_replaced_by_the_same_one_everywhere(seed: int) -> None:
    words, changed = replaced(NAMED, 0.0), replaced(NAMED, 1.0, seed)
    stands_for: dict[str, set[str]] = {}
    for word, other in zip(words, changed, strict=True):
        stands_for.setdefault(word, set()).add(other)
    assert all(len(others) == 1 for others in stands_for.values())
    assert all(word in {"lund", "oyelaran"} or others == {word} for word, others in stands_for.items())


def test_with_a_share_of_nothing_no_name_is_replaced() -> None:
    encoded = encode(NAMED)
    unchanged = replace_names(encoded, find_names([encoded]), make_rng(1), share=0.0)
    assert unchanged.pieces.tolist() == encoded.pieces.tolist()
    assert unchanged.piece_starts.tolist() == encoded.piece_starts.tolist()


def test_words_with_other_names_keep_their_places_and_features() -> None:
    encoded = encode(NAMED)
    changed = replace_names(encoded, find_names([encoded]), make_rng(3), share=1.0)
    assert changed.starts is encoded.starts
    assert changed.features is encoded.features
    assert changed.paragraphs == encoded.paragraphs
    assert changed.piece_starts[-1] == len(changed.pieces)


@given(st.integers(min_value=0, max_value=10_000), st.floats(min_value=0, max_value=1))
def test_left_out_words_are_masked_whole_and_all_others_stay(seed: int, share: float) -> None:
    encoded = make_encoded([[1, 3, 2], [2, 1]])
    (window,) = build_windows(encoded, find_units(encoded))
    pieces = leave_out_words(window, np.random.default_rng(seed), share)
    masked = pieces == MASK_PIECE
    assert (pieces[~masked] == window.pieces[~masked]).all()
    for start, length in zip(window.at.tolist(), (1, 3, 2, 2, 1), strict=True):
        assert len(set(masked[start : start + length].tolist())) == 1


def test_the_marks_of_a_window_are_never_left_out() -> None:
    encoded = make_encoded([[1, 3], [2]])
    (window,) = build_windows(encoded, find_units(encoded))
    pieces = leave_out_words(window, np.random.default_rng(1), 1.0).tolist()
    mask = MASK_PIECE
    assert pieces == [START_PIECE, *[mask] * 4, BREAK_PIECE, mask, mask, BREAK_PIECE]


def test_leaving_words_out_leaves_the_window_itself_alone() -> None:
    encoded = make_encoded([[1, 3]])
    (window,) = build_windows(encoded, find_units(encoded))
    before = window.pieces.tolist()
    leave_out_words(window, np.random.default_rng(1), 1.0)
    assert window.pieces.tolist() == before
