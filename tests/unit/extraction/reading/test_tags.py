"""Rows of tags: the likeliest legal one, and its spans."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from tracker.extraction.reading.tags import (
    CONTENT,
    CUE,
    LINK_COUNT,
    OUTSIDE,
    SPEAKER,
    TAG_COUNT,
    best_path,
    best_paths,
    find_row_runs,
    find_runs,
    log_softmax,
)

Rows = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


def rows_of(tags: int, most_words: int) -> st.SearchStrategy[Rows]:
    values = st.floats(min_value=-12, max_value=0, width=32)
    shapes = st.tuples(st.integers(min_value=1, max_value=most_words), st.just(tags))
    return arrays.arrays(np.float32, shapes, elements=values, fill=values)


def is_legal(path: tuple[int, ...]) -> bool:
    return all(
        tag % 2 == 1 or tag == OUTSIDE or before in {tag - 1, tag}
        for before, tag in zip((OUTSIDE, *path), path, strict=False)
    )


def total(rows: Rows, path: tuple[int, ...]) -> float:
    return sum(float(row[tag]) for row, tag in zip(rows, path, strict=True))


@given(st.one_of(rows_of(TAG_COUNT, 20), rows_of(LINK_COUNT, 20)))
def test_a_role_is_never_continued_that_was_not_begun(rows: Rows) -> None:
    assert is_legal(tuple(best_path(rows).tolist()))


@given(rows_of(LINK_COUNT, 4))
def test_no_legal_row_of_tags_is_likelier_than_the_one_found(rows: Rows) -> None:
    best = max(total(rows, path) for path in product(range(LINK_COUNT), repeat=len(rows)) if is_legal(path))
    assert total(rows, tuple(best_path(rows).tolist())) == pytest.approx(best, abs=1e-4)


def test_a_likely_middle_of_a_span_makes_its_unlikely_beginning_one() -> None:
    rows = np.log(np.array([[0.6, 0.3, 0.1], [0.05, 0.05, 0.9], [0.05, 0.05, 0.9]], dtype=np.float32))
    assert best_path(rows).tolist() == [1, 2, 2]


def test_a_middle_without_a_beginning_falls_back_on_the_next_best() -> None:
    rows = np.log(np.array([[0.25, 0.05, 0.7]], dtype=np.float32))
    assert best_path(rows).tolist() == [OUTSIDE]


@given(rows_of(TAG_COUNT, 6))
def test_log_probabilities_add_up_to_one_and_keep_their_order(rows: Rows) -> None:
    found = log_softmax(rows)
    assert np.exp(found).sum(axis=-1) == pytest.approx(np.ones(len(rows)), abs=1e-5)
    assert (found <= 1e-6).all()
    assert found - found[:, :1] == pytest.approx(rows - rows[:, :1], abs=1e-4)


def test_large_numbers_do_not_overflow() -> None:
    found = log_softmax(np.array([[1000.0, 0.0, -1000.0]], dtype=np.float32))
    assert found.tolist() == [[0.0, -1000.0, -2000.0]]


@pytest.mark.parametrize(
    ("path", "runs"),
    [
        ([], []),
        ([0, 0], []),
        ([SPEAKER, SPEAKER + 1, 0, CUE], [(SPEAKER, 0, 2), (CUE, 3, 4)]),
        ([CONTENT, CONTENT], [(CONTENT, 0, 1), (CONTENT, 1, 2)]),
        ([SPEAKER, CUE, CONTENT], [(SPEAKER, 0, 1), (CUE, 1, 2), (CONTENT, 2, 3)]),
        ([0, CONTENT, CONTENT + 1, CONTENT + 1], [(CONTENT, 1, 4)]),
    ],
)
def test_spans_are_read_from_their_first_word_to_their_last(
    path: list[int], runs: list[tuple[int, int, int]]
) -> None:
    assert find_runs(np.array(path, dtype=np.int64)) == runs


@given(st.lists(rows_of(LINK_COUNT, 12), min_size=1, max_size=4))
def test_rows_are_decided_and_read_each_as_if_it_were_alone(several: list[Rows]) -> None:
    words = min(len(rows) for rows in several)
    together = np.stack([rows[:words] for rows in several])
    paths = best_paths(together)
    assert paths.tolist() == [best_path(rows).tolist() for rows in together]
    assert find_row_runs(paths) == [find_runs(path) for path in paths]


def test_a_doubtful_word_is_decided_with_its_neighbours_and_leaves_clear_ones_alone() -> None:
    clear, doubtful = [0.0, -9.0, -9.0], [[-1.0, -4.5, -1.5], [-5.0, -3.0, 0.0]]
    rows = np.array([clear, *doubtful, clear, [-9.0, 0.0, -9.0]], dtype=np.float32)
    assert best_path(rows).tolist() == [0, 0, 1, 0, 1]
    rows[1, 1] = -1.1
    assert best_path(rows).tolist() == [0, 1, 2, 0, 1]


@given(rows_of(TAG_COUNT, 20))
def test_spans_say_all_that_the_row_says(rows: Rows) -> None:
    path = best_path(rows)
    again = np.zeros_like(path)
    for role, first, after in find_runs(path):
        again[first] = role
        again[first + 1 : after] = role + 1
    assert again.tolist() == path.tolist()
