"""Tells which words a cue attributes, and to whom: the linking head, computed from the encoder's output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.tags import log_softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

DISTANCE_COUNT = 40
_EXACT = 8
_FARTHEST = 19
_STEPS_PER_DOUBLING = 3
_TANH_SCALE = 0.7978845608
_TANH_CUBE = 0.044715


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingHead:
    """The weights of the linking head, named as in `training/network.py`; matrices are (inputs, outputs)."""

    there: NDArray[np.float32]
    there_bias: NDArray[np.float32]
    gate: NDArray[np.float32]
    gate_bias: NDArray[np.float32]
    distance: NDArray[np.float32]
    link: NDArray[np.float32]
    link_bias: NDArray[np.float32]

    def link_words(
        self,
        here: NDArray[np.float32],
        product: NDArray[np.float32],
        cue: NDArray[np.float32],
        distances: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """Return (words, 5) log-probabilities of link tags.

        `here` and `product` are (words, width) projections of the words' states, `cue` the cue's state, and
        `distances` the buckets of how many words each stands behind the cue's first word.
        """
        mixed = here + (cue @ self.there + self.there_bias) + self.distance[distances]
        mixed = mixed + product * (cue @ self.gate + self.gate_bias)
        return log_softmax(_gelu(mixed) @ self.link + self.link_bias)


def distance_buckets(distances: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bucket of each signed distance in words: exact below 8, then by thirds of a doubling."""
    size = np.abs(distances)
    far = (np.log2(np.maximum(size, _EXACT) / _EXACT) * _STEPS_PER_DOUBLING).astype(np.int64)
    bucket = np.where(size < _EXACT, size, np.minimum(_FARTHEST, _EXACT + far))
    return np.where(distances < 0, bucket, bucket + DISTANCE_COUNT // 2)


def _gelu(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gaussian error linear unit, by its usual approximation with tanh."""
    inner = _TANH_SCALE * (values + _TANH_CUBE * values * values * values)
    result: NDArray[np.float32] = 0.5 * values * (1 + np.tanh(inner))
    return result
