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

    `pieces` and `features` are as long as the input; word `first_word + n` begins at piece `at[n]`. Of words
    that lie in two windows, each belongs to the one that shows more of what surrounds it: `own` is the
    half-open range of words that belong to this one.
    """

    first_word: int
    own: tuple[int, int]
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
    encoded: EncodedText,
    units: Units,
    *,
    first_window_pieces: int = WINDOW_PIECES,
    overlap_pieces: int = 0,
) -> list[Window]:
    """Return windows that hold as many whole units as fit, in order, with each word in at least one of them.

    A window begins with the last units of the one before it, as far as they fit into `overlap_pieces`.
    `first_window_pieces` shortens the first window, so that training sees the same text cut elsewhere.
    """
    sizes = [int(encoded.piece_starts[after] - encoded.piece_starts[first]) + 1 for first, after in units]
    ranges = _fill(sizes, first_window_pieces, overlap_pieces)
    counts = np.diff(encoded.piece_starts)
    windows = []
    for number, (low, high) in enumerate(ranges):
        before = ranges[number - 1][1] if number else low
        behind = ranges[number + 1][0] if number + 1 < len(ranges) else high
        # Shared units are halved between their two windows.
        first_own, after_own = (low + before) // 2, (behind + high) // 2
        own = (units[first_own][0], units[after_own - 1][1])
        windows.append(_window(encoded, counts, units[low:high], own))
    return windows


def _fill(sizes: Sequence[int], first_pieces: int, overlap_pieces: int) -> list[tuple[int, int]]:
    """Return half-open ranges of units."""
    ranges: list[tuple[int, int]] = []
    low, most = 0, first_pieces
    while low < len(sizes):
        high, size = low, 1
        while high < len(sizes) and (high == low or size + sizes[high] <= most):
            size += sizes[high]
            high += 1
        ranges.append((low, high))
        if high == len(sizes):
            break
        back, shared, most = high, 0, WINDOW_PIECES
        room = min(overlap_pieces, most - 1 - sizes[high])
        while back - 1 > low and shared + sizes[back - 1] <= room:
            back -= 1
            shared += sizes[back]
        low = back
    return ranges


def _window(encoded: EncodedText, counts: NDArray[np.int32], units: Units, own: tuple[int, int]) -> Window:
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
        own=own,
        pieces=np.concatenate(pieces),
        features=np.concatenate(features),
        at=np.concatenate(at).astype(np.int32),
    )
