"""Alpha against the published example, worked cases, and a slow second reckoning."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.review.krippendorff import Level, Undefined, measure_alpha

if TYPE_CHECKING:
    from collections.abc import Sequence

_CODERS = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
# Four coders and twelve units, as Krippendorff (2011) works them through.
EXAMPLE = [
    [None if mark == "." else float(mark) for mark in unit]
    for unit in zip(*(row.split() for row in _CODERS), strict=True)
]


def reckon_slowly(units: Sequence[Sequence[float]], level: Level) -> float | None:
    """Return alpha from every single pair of ratings, without a matrix."""
    kept = [unit for unit in units if len(unit) >= 2]
    pooled = [value for unit in kept for value in unit]

    def square_distance(one: float, other: float) -> float:
        if level is Level.NOMINAL:
            return float(one != other)
        if level is Level.INTERVAL:
            return (one - other) ** 2
        if level is Level.RATIO:
            return ((one - other) / (one + other)) ** 2 if one + other else 0
        low, high = sorted((one, other))
        between = sum(low <= value <= high for value in pooled)
        return (between - (pooled.count(one) + pooled.count(other)) / 2) ** 2 if low != high else 0

    observed = sum(
        sum(square_distance(*pair) for pair in itertools.permutations(unit, 2)) / (len(unit) - 1)
        for unit in kept
    )
    expected = sum(square_distance(*pair) for pair in itertools.permutations(pooled, 2))
    return 1 - (len(pooled) - 1) * observed / expected if expected else None


@pytest.mark.parametrize(
    ("level", "alpha"),
    [
        (Level.NOMINAL, 0.743),
        (Level.ORDINAL, 0.815),
        (Level.INTERVAL, 0.849),
        (Level.RATIO, 0.797),
    ],
)
def test_the_published_example_comes_out_at_every_level(level: Level, alpha: float) -> None:
    found = measure_alpha(EXAMPLE, level)
    assert found.value is not None
    assert round(found.value, 3) == alpha


def test_a_unit_with_a_single_rating_is_not_counted() -> None:
    assert measure_alpha(EXAMPLE, Level.NOMINAL).units_count == 11


@given(
    st.lists(st.lists(st.integers(0, 4).map(float), max_size=4), max_size=8),
    st.sampled_from(list(Level)),
)
def test_the_matrix_gives_what_single_pairs_give(units: list[list[float]], level: Level) -> None:
    assert measure_alpha(units, level).value == pytest.approx(reckon_slowly(units, level))


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("units", [[], [[]], [[1.0], [2.0, None], [None, None]]])
def test_without_a_unit_of_two_ratings_alpha_is_undefined(
    units: list[list[float | None]], level: Level
) -> None:
    found = measure_alpha(units, level)
    assert (found.value, found.undefined, found.units_count) == (None, Undefined.NOTHING_TO_COMPARE, 0)


@pytest.mark.parametrize("level", list(Level))
def test_with_all_ratings_equal_alpha_is_undefined_and_never_one(level: Level) -> None:
    found = measure_alpha([[3.0, 3.0]] * 20, level)
    assert (found.value, found.undefined, found.units_count) == (None, Undefined.NOTHING_VARIES, 20)
    assert (found.low, found.high) == (None, None)


def test_a_lone_rating_of_another_value_brings_no_variety() -> None:
    assert measure_alpha([["a", "a"], ["b"]], Level.NOMINAL).undefined is Undefined.NOTHING_VARIES


def test_full_agreement_on_several_values_is_one() -> None:
    assert measure_alpha([["a", "a"], ["b", "b"]], Level.NOMINAL).value == 1


def test_two_people_who_always_differ_fall_below_chance() -> None:
    value = measure_alpha([["a", "b"]] * 10, Level.NOMINAL).value
    assert value is not None
    assert value < 0


def test_a_near_miss_costs_less_than_a_far_one_on_a_scale() -> None:
    agreed = [[float(value), float(value)] for value in range(1, 6)] * 3
    near = measure_alpha([*agreed, [4.0, 5.0]], Level.ORDINAL).value
    far = measure_alpha([*agreed, [1.0, 5.0]], Level.ORDINAL).value
    assert near is not None
    assert far is not None
    assert near > far


def test_names_in_another_order_change_nothing() -> None:
    units = [["a", "a"], ["b", "c"], ["c", "c"], ["a", "b"]]
    assert measure_alpha(units, Level.NOMINAL) == measure_alpha(
        [unit[::-1] for unit in units[::-1]], Level.NOMINAL
    )


def test_the_interval_is_the_same_every_time_and_holds_alpha() -> None:
    first, second = (measure_alpha(EXAMPLE, Level.ORDINAL) for _ in range(2))
    assert first == second
    assert first.low is not None
    assert first.high is not None
    assert first.value is not None
    assert first.low < first.value < first.high <= 1


def test_more_units_narrow_the_interval() -> None:
    few, many = (measure_alpha(EXAMPLE * times, Level.NOMINAL) for times in (1, 20))
    assert few.low is not None
    assert few.high is not None
    assert many.low is not None
    assert many.high is not None
    assert many.high - many.low < few.high - few.low


@pytest.mark.parametrize(
    "units", [[["a", "b"]], [*([["a", "a"]] * 30), ["a", "b"]]], ids=["one unit", "one unit that differs"]
)
def test_too_little_to_draw_from_gives_no_interval(units: list[list[str]]) -> None:
    found = measure_alpha(units, Level.NOMINAL)
    assert found.value is not None
    assert (found.low, found.high) == (None, None)
