"""Tells which words a cue attributes, and to whom: the linking head, computed from the encoder's output."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.tags import log_softmax

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        cues: NDArray[np.float32],
        firsts: Sequence[int],
    ) -> NDArray[np.float32]:
        """Return the log-probabilities of link tags for each cue: (cues, words, tags).

        `here` and `product` are (words, width) projections of the words' states, `cues` the cues' states, and
        `firsts` their first words.
        """
        words = len(here)
        there = multiply(cues, self.there) + self.there_bias
        gate = multiply(cues, self.gate) + self.gate_bias
        behind = self.distance[distance_buckets(np.arange(1 - words, words))]
        logits = np.empty((len(cues), words, len(self.link_bias)), dtype=np.float32)
        # One cue at a time, in the same two rooms: all at once would not fit into the processor's cache.
        mixed, spare = np.empty((2, words, len(self.there_bias)), dtype=np.float32)
        # Beyond the largest number lies infinity, and what is divided by it is 0, as it should be.
        with np.errstate(over="ignore"):
            for number, first in enumerate(firsts):
                np.multiply(product, gate[number], out=mixed)
                mixed += here
                mixed += behind[words - 1 - first : 2 * words - 1 - first]
                mixed += there[number]
                # Small enough for a window's words to stay on this thread, unlike what `multiply` is for.
                np.matmul(_gelu(mixed, spare), self.link, out=logits[number])
        logits += self.link_bias
        return log_softmax(logits)


def multiply(rows: NDArray[np.float32], matrix: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return `rows @ matrix`, computed where it is called; quickest for a matrix that lies column by column.

    The library behind `@` hands such products to threads of its own, which go on spinning for longer than
    the product takes.
    """
    result: NDArray[np.float32] = np.einsum("nk,km->nm", rows, matrix)
    return result


def distance_buckets(distances: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the bucket of each signed distance in words: exact below 8, then by thirds of a doubling."""
    size = np.abs(distances)
    far = (np.log2(np.maximum(size, _EXACT) / _EXACT) * _STEPS_PER_DOUBLING).astype(np.int64)
    bucket = np.where(size < _EXACT, size, np.minimum(_FARTHEST, _EXACT + far))
    return np.where(distances < 0, bucket, bucket + DISTANCE_COUNT // 2)


def _gelu(values: NDArray[np.float32], spare: NDArray[np.float32]) -> NDArray[np.float32]:
    """Gaussian error linear unit, by its usual approximation with tanh, written with exp; fills `spare`."""
    np.multiply(values, values, out=spare)
    spare *= -2 * _TANH_SCALE * _TANH_CUBE
    spare -= 2 * _TANH_SCALE
    spare *= values
    np.exp(spare, out=spare)
    spare += 1
    return np.divide(values, spare, out=spare)
