"""Krippendorff's alpha: how far several people's judgements of the same things agree beyond chance."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

Rating = str | float
Unit = tuple[Rating, ...]

RESAMPLES: Final = 1000
SEED: Final = 20110125
# The interval holds nineteen of twenty resamples.
TAILS_PERCENT: Final = (2.5, 97.5)
# With a smaller share of resamples in which anything varies, their spread would say nothing.
LEAST_DEFINED_SHARE: Final = 0.9
LEAST_UNITS_TO_RESAMPLE: Final = 2
PAIR: Final = 2


class Level(StrEnum):
    """What the values mean: names, ranks, distances, or distances from a true zero."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


class Undefined(StrEnum):
    """Why there is no alpha."""

    NOTHING_TO_COMPARE = "nothing to compare"
    NOTHING_VARIES = "nothing varies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Alpha over `units_count` units with two or more ratings; 1 is perfect, 0 is what chance gives.

    Without a `value`, `undefined` says why. `low` and `high` bound the bootstrap interval; they are None
    where the units are too few, or too much alike, for one.
    """

    value: float | None
    undefined: Undefined | None
    units_count: int
    low: float | None = None
    high: float | None = None


def measure_alpha(units: Sequence[Sequence[Rating | None]], level: Level) -> Alpha:
    """Return alpha with its bootstrap interval; each unit holds the ratings it got, None for a missing one.

    Alpha is 1 - observed / expected disagreement over the coincidence matrix (Krippendorff 2011, "Computing
    Krippendorff's Alpha-Reliability"). A unit with fewer than two ratings is left out. It is undefined, never
    1, when no unit is left or when all ratings that are left are equal. The interval is the percentile
    interval over resampled units, from a fixed seed, so that the same ratings always give the same one.

    Names can be of any type at the nominal level; the other levels take numbers, and ratio none below zero.
    """
    kinds = Counter(_sort(unit) for unit in units)
    patterns = {unit: count for unit, count in sorted(kinds.items(), key=_key) if len(unit) >= PAIR}
    units_count = sum(patterns.values())
    if not patterns:
        return Alpha(value=None, undefined=Undefined.NOTHING_TO_COMPARE, units_count=0)
    values = sorted({rating for unit in patterns for rating in unit}, key=_order)
    matrices = np.stack([_count_coincidences(unit, values) for unit in patterns])
    counts = np.array(list(patterns.values()), dtype=np.float64)
    value = _alphas(_add_up(counts[np.newaxis], matrices), values, level)[0]
    if np.isnan(value):
        return Alpha(value=None, undefined=Undefined.NOTHING_VARIES, units_count=units_count)
    low, high = _resample(counts, matrices, values, level)
    return Alpha(value=float(value), undefined=None, units_count=units_count, low=low, high=high)


def _sort(unit: Sequence[Rating | None]) -> Unit:
    return tuple(sorted((rating for rating in unit if rating is not None), key=_order))


def _order(rating: Rating) -> tuple[bool, Rating]:
    return (isinstance(rating, str), rating)


def _key(item: tuple[Unit, int]) -> list[tuple[bool, Rating]]:
    return [_order(rating) for rating in item[0]]


def _count_coincidences(unit: Unit, values: Sequence[Rating]) -> NDArray[np.float64]:
    """Return what a unit adds to the matrix: each ordered pair of its ratings, over their number less one."""
    tally = Counter(unit)
    counts = np.array([tally[value] for value in values], dtype=np.float64)
    pairs: NDArray[np.float64] = np.outer(counts, counts) - np.diag(counts)
    return pairs / (len(unit) - 1)


def _add_up(counts: NDArray[np.float64], matrices: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return one coincidence matrix for each row of `counts`, which says how often each pattern occurs."""
    summed: NDArray[np.float64] = np.tensordot(counts, matrices, axes=1)
    return summed


def _resample(
    counts: NDArray[np.float64], matrices: NDArray[np.float64], values: Sequence[Rating], level: Level
) -> tuple[float | None, float | None]:
    """Return the bounds of the interval: units drawn with replacement, as many as there are."""
    total = int(counts.sum())
    if total < LEAST_UNITS_TO_RESAMPLE:
        return None, None
    # Units of one pattern are alike, so it is enough to draw how often each pattern comes up.
    drawn = np.random.default_rng(SEED).multinomial(total, counts / total, size=RESAMPLES)
    alphas = _alphas(_add_up(drawn.astype(np.float64), matrices), values, level)
    defined = alphas[~np.isnan(alphas)]
    if len(defined) < LEAST_DEFINED_SHARE * RESAMPLES:
        return None, None
    low, high = np.percentile(defined, TAILS_PERCENT)
    return float(low), float(high)


def _alphas(coincidences: NDArray[np.float64], values: Sequence[Rating], level: Level) -> NDArray[np.float64]:
    """Return alpha for each matrix of the stack; not a number where all its ratings are equal."""
    marginals = coincidences.sum(axis=2)
    total = marginals.sum(axis=1)
    distances = _square_distances(marginals, values, level)
    observed = (coincidences * distances).sum(axis=(1, 2))
    expected = (marginals[:, :, np.newaxis] * marginals[:, np.newaxis, :] * distances).sum(axis=(1, 2))
    alphas = np.full(len(coincidences), np.nan)
    has_variety = expected > 0
    ratio = (total[has_variety] - 1) * observed[has_variety] / expected[has_variety]
    alphas[has_variety] = 1 - ratio
    return alphas


def _square_distances(
    marginals: NDArray[np.float64], values: Sequence[Rating], level: Level
) -> NDArray[np.float64]:
    """Return how far apart each two values are, squared; ranks depend on how often each value occurs."""
    if level is Level.NOMINAL:
        return (1 - np.eye(len(values)))[np.newaxis]
    if level is Level.ORDINAL:
        places = marginals.cumsum(axis=1) - marginals / 2
        steps = places[:, :, np.newaxis] - places[:, np.newaxis, :]
    else:
        numbers = np.array(values, dtype=np.float64)
        steps = (numbers[:, np.newaxis] - numbers[np.newaxis, :])[np.newaxis]
        if level is Level.RATIO:
            sums = (numbers[:, np.newaxis] + numbers[np.newaxis, :])[np.newaxis]
            steps = np.divide(steps, sums, out=np.zeros_like(steps), where=sums != 0)
    squared: NDArray[np.float64] = steps**2
    return squared
