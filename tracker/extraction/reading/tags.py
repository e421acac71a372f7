"""The tags of words, beginning-inside-outside by role, and how a row of them reads as spans."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

OUTSIDE = 0
SPEAKER, CUE, CONTENT = 1, 3, 5
TAG_COUNT = 7
LINK_SPEAKER, LINK_CONTENT = 1, 3
LINK_COUNT = 5
NEVER = -1e9
# The role's first tag, the first word, and the word after the last.
Run = tuple[int, int, int]


def row_maxima(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the largest value over the last axis, by columns: a row is too short to be quick by itself."""
    most = values[..., 0].copy()
    for column in range(1, values.shape[-1]):
        np.maximum(most, values[..., column], out=most)
    return most


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return log-probabilities over the last axis."""
    shifted = logits - row_maxima(logits)[..., np.newaxis]
    shifted -= np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return shifted


def best_path(values: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the legal row of tags with the largest sum of (words, tags) values, such as logarithms.

    Tag 0 is outside; tags 2k-1 and 2k begin and continue role k. A tag that continues a role follows only a
    tag of that role.
    """
    path: NDArray[np.int64] = best_paths(values[np.newaxis])[0]
    return path


def best_paths(values: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the `best_path` of each row of (rows, words, tags) values."""
    paths: NDArray[np.int64] = values.argmax(axis=-1)
    strays = _find_strays(paths)
    for row in np.flatnonzero(strays.any(axis=1)).tolist():
        _mend(paths[row], values[row], np.flatnonzero(strays[row]))
    return paths


def _find_strays(paths: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Tell which tags of (rows, words) continue a role that the word before is not of."""
    before = np.zeros_like(paths)
    before[:, 1:] = paths[:, :-1]
    strays: NDArray[np.bool_] = (
        (paths & 1 == 0) & (paths != OUTSIDE) & (before != paths) & (before != paths - 1)
    )
    return strays


def _mend(path: NDArray[np.int64], values: NDArray[np.float32], strays: NDArray[np.int64]) -> None:
    """Make a row of each word's best tag legal, at the least cost, where the words `strays` make it illegal.

    Were each of them to begin its role instead, the row would be legal; so the best way costs no more than
    that. Words for which any tag but outside costs more stay outside, and what lies between two of them can
    be decided alone (Viterbi, 1967).
    """
    most = float((values[strays, path[strays]] - values[strays, path[strays] - 1]).sum())
    sure = np.flatnonzero(values[:, OUTSIDE] - row_maxima(values[:, 1:]) > most).tolist()
    after = 0
    for word in strays.tolist():
        if word >= after:
            number = bisect_left(sure, word)
            first = sure[number - 1] + 1 if number else 0
            after = sure[number] if number < len(sure) else len(path)
            path[first:after] = _viterbi(values[first:after].tolist())


def _viterbi(rows: list[list[float]]) -> list[int]:
    middles = range(2, len(rows[0]), 2)
    total = [NEVER if tag in middles else value for tag, value in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        most = max(total)
        came = [total.index(most)] * len(row)
        reached = [most + value for value in row]
        for tag in middles:
            before = tag if total[tag] > total[tag - 1] else tag - 1
            came[tag] = before
            reached[tag] = total[before] + row[tag]
        back.append(came)
        total = reached
    tag = total.index(max(total))
    path = [tag]
    for came in reversed(back):
        tag = came[tag]
        path.append(tag)
    return path[::-1]


def find_runs(path: NDArray[np.int64]) -> list[Run]:
    """Return every span in a row of tags, in order."""
    return find_row_runs(path[np.newaxis])[0]


def find_row_runs(paths: NDArray[np.int64]) -> list[list[Run]]:
    """Return the spans of each row of (rows, words) tags."""
    size = paths.shape[1] + 1
    # A word outside behind every row ends the row's last span.
    padded = np.zeros((len(paths), size), dtype=np.int64)
    padded[:, :-1] = paths
    tags = padded.ravel()
    starts = np.flatnonzero(tags & 1 == 1)
    stops = np.flatnonzero((tags & 1 == 1) | (tags == OUTSIDE) | _find_strays(padded).ravel())
    afters = stops[np.searchsorted(stops, starts, side="right")]
    runs: list[list[Run]] = [[] for _ in paths]
    for role, start, after in zip(tags[starts].tolist(), starts.tolist(), afters.tolist(), strict=True):
        row, first = divmod(start, size)
        runs[row].append((role, first, after - row * size))
    return runs
