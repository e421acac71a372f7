"""The linking head by hand."""

from __future__ import annotations

import math
from itertools import product as product_of

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.reading.linking import DISTANCE_COUNT, LinkingHead, distance_buckets, multiply
from tracker.extraction.reading.tags import LINK_COUNT

WIDTH, STATE = 3, 4
HALF = DISTANCE_COUNT // 2


def bucket(distance: int) -> int:
    return int(distance_buckets(np.array([distance]))[0])


@pytest.mark.parametrize(("distance", "number"), [(0, 0), (1, 1), (7, 7), (8, 8), (10, 8), (11, 9), (16, 11)])
def test_near_words_are_told_apart_one_by_one_and_far_ones_roughly(distance: int, number: int) -> None:
    assert bucket(distance) == HALF + number


def test_three_buckets_make_a_doubling() -> None:
    assert [bucket(distance) - HALF for distance in (8, 16, 32, 64)] == [8, 11, 14, 17]


@given(st.integers(min_value=1, max_value=300))
def test_words_before_the_cue_have_buckets_of_their_own(distance: int) -> None:
    assert bucket(distance) - bucket(-distance) == HALF


@given(st.integers(min_value=0, max_value=5000), st.integers(min_value=0, max_value=5000))
def test_a_farther_word_has_no_lower_bucket(one: int, other: int) -> None:
    near, far = sorted((one, other))
    assert HALF <= bucket(near) <= bucket(far) < DISTANCE_COUNT


def make_head(seed: int) -> LinkingHead:
    rng = np.random.default_rng(seed)

    def weights(*shape: int) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return rng.normal(size=shape).astype(np.float32)

    return LinkingHead(
        there=weights(STATE, WIDTH),
        there_bias=weights(WIDTH),
        gate=weights(STATE, WIDTH),
        gate_bias=weights(WIDTH),
        distance=weights(DISTANCE_COUNT, WIDTH),
        link=weights(WIDTH, LINK_COUNT),
        link_bias=weights(LINK_COUNT),
    )


def link_by_hand(
    head: LinkingHead, here: list[float], product: list[float], cue: list[float], distance: int
) -> list[float]:
    """Work out one word's log-probabilities number by number."""
    bent = []
    for unit in range(WIDTH):
        there = sum(cue[k] * float(head.there[k, unit]) for k in range(STATE)) + float(head.there_bias[unit])
        gate = sum(cue[k] * float(head.gate[k, unit]) for k in range(STATE)) + float(head.gate_bias[unit])
        mixed = here[unit] + there + float(head.distance[bucket(distance), unit]) + product[unit] * gate
        inner = math.sqrt(2 / math.pi) * (mixed + 0.044715 * mixed**3)
        bent.append(0.5 * mixed * (1 + math.tanh(inner)))
    raw = [
        sum(bent[unit] * float(head.link[unit, tag]) for unit in range(WIDTH)) + float(head.link_bias[tag])
        for tag in range(LINK_COUNT)
    ]
    whole = math.log(sum(math.exp(each) for each in raw))
    return [each - whole for each in raw]


@given(st.integers(min_value=0, max_value=10_000))
def test_words_are_weighed_as_worked_out_by_hand(seed: int) -> None:
    head, rng = make_head(seed), np.random.default_rng(seed + 1)
    here, product = rng.normal(size=(2, 6, WIDTH)).astype(np.float32)
    cues = rng.normal(size=(2, STATE)).astype(np.float32)
    firsts = rng.integers(6, size=2).tolist()
    found = head.link_words(here, product, cues, firsts)
    for (number, first), word in product_of(enumerate(firsts), range(6)):
        by_hand = link_by_hand(
            head, here[word].tolist(), product[word].tolist(), cues[number].tolist(), word - first
        )
        assert found[number, word].tolist() == pytest.approx(by_hand, abs=1e-3)


def test_a_cue_is_linked_the_same_whatever_other_cues_there_are() -> None:
    head, rng = make_head(1), np.random.default_rng(2)
    here, product = rng.normal(size=(2, 5, WIDTH)).astype(np.float32)
    cues = rng.normal(size=(3, STATE)).astype(np.float32)
    together = head.link_words(here, product, cues, [0, 2, 4])
    alone = head.link_words(here, product, cues[1:2], [2])
    assert together[1] == pytest.approx(alone[0], abs=1e-6)


@pytest.mark.parametrize("size", [-1e4, -30.0, 30.0, 1e4])
def test_words_far_from_the_usual_are_weighed_without_a_warning(size: float) -> None:
    here = np.full((1, WIDTH), size, dtype=np.float32)
    nothing = np.zeros((1, WIDTH), dtype=np.float32)
    found = make_head(3).link_words(here, nothing, np.zeros((1, STATE), dtype=np.float32), [0])
    assert np.isfinite(found).all()
    assert np.exp(found).sum() == pytest.approx(1, abs=1e-4)


def test_a_product_is_that_of_the_rows_and_the_matrix() -> None:
    rng = np.random.default_rng(4)
    rows, matrix = rng.normal(size=(9, 4)).astype(np.float32), rng.normal(size=(4, 3)).astype(np.float32)
    assert multiply(rows, matrix) == pytest.approx(rows @ matrix, abs=1e-5)
