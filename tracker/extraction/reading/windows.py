"""Cuts an encoded text into windows of whole paragraphs that the encoder can take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.encoding import NO_WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from tracker.extraction.reading.encoding import EncodedText

WINDOW_PIECES = 256
START_PIECE, BREAK_PIECE = 101, 102

Units = list[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """Consecutive words of a text as the encoder's input.

    `pieces` and `features` are as long as the input; word `first_word + n` begins at piece `at[n]`.
    """

    first_word: int
    pieces: NDArray[np.int32]
    features: NDArray[np.int32]
    at: NDArray[np.int32]

    @property
    def after_word(self) -> int:
        """Return the number of the word behind the last."""
        return self.first_word + len(self.at)


def find_units(encoded: EncodedText, most_pieces: int = WINDOW_PIECES) -> Units:
    """Return ranges of words: the paragraphs, and the parts of those that are too long for a window.

    Every unit fits into a window of `most_pieces` together with the marks around it.
    """
    room = most_pieces - 3
    units: Units = []
    for first, after in encoded.paragraphs:
        start = first
        while start < after:
            full = int(encoded.piece_starts[start]) + room
            end = min(after, int(np.searchsorted(encoded.piece_starts, full, side="right")) - 1)
            end = max(end, start + 1)
            units.append((start, end))
            start = end
    return units


def build_windows(
    encoded: EncodedText, units: Units, *, first_window_pieces: int = WINDOW_PIECES
) -> list[Window]:
    """Return windows that hold as many whole units as fit, in order, with each word in one of them.

    `first_window_pieces` shortens the first window, so that training sees the same text cut elsewhere.
    """
    sizes = [int(encoded.piece_starts[after] - encoded.piece_starts[first]) + 1 for first, after in units]
    counts = np.diff(encoded.piece_starts)
    ranges = _fill(sizes, first_window_pieces)
    return [_window(encoded, counts, units[low:high]) for low, high in ranges]


def _fill(sizes: Sequence[int], first_pieces: int) -> list[tuple[int, int]]:
    """Return half-open ranges of units."""
    ranges: list[tuple[int, int]] = []
    low, most = 0, first_pieces
    while low < len(sizes):
        high, size = low, 1
        while high < len(sizes) and (high == low or size + sizes[high] <= most):
            size += sizes[high]
            high += 1
        ranges.append((low, high))
        low, most = high, WINDOW_PIECES
    return ranges


def _window(encoded: EncodedText, counts: NDArray[np.int32], units: Units) -> Window:
    mark = np.array([NO_WORD], dtype=np.int32)
    pieces: list[NDArray[np.int32]] = [np.array([START_PIECE], dtype=np.int32)]
    features: list[NDArray[np.int32]] = [mark]
    at: list[NDArray[np.int32]] = []
    size = 1
    for first, after in units:
        start, end = int(encoded.piece_starts[first]), int(encoded.piece_starts[after])
        at.append(encoded.piece_starts[first:after] - start + size)
        pieces += [encoded.pieces[start:end], np.array([BREAK_PIECE], dtype=np.int32)]
        features += [np.repeat(encoded.features[first:after], counts[first:after]), mark]
        size += end - start + 1
    return Window(
        first_word=units[0][0],
        pieces=np.concatenate(pieces),
        features=np.concatenate(features),
        at=np.concatenate(at).astype(np.int32),
    )
