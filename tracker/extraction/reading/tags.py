"""The tags of words, beginning-inside-outside by role, and how a row of them reads as spans."""

from __future__ import annotations

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
# A lead of the outside tag so large that no rule about the words beside it should change the answer.
_BEYOND_DOUBT = 12.0


def log_softmax(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return log-probabilities over the last axis."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    result: NDArray[np.float32] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return result


def best_path(values: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the legal row of tags with the largest sum of (words, tags) values, such as logarithms.

    Tag 0 is outside; tags 2k-1 and 2k begin and continue role k. A tag that continues a role follows only a
    tag of that role. Words that are outside beyond doubt part the row into stretches that are decided one by
    one (Viterbi, 1967).
    """
    path: NDArray[np.int64] = values.argmax(axis=-1)
    unsure = np.flatnonzero(values[:, OUTSIDE] - values[:, 1:].max(axis=-1) < _BEYOND_DOUBT)
    if not len(unsure):
        return path
    for stretch in np.split(unsure, np.flatnonzero(np.diff(unsure) > 1) + 1):
        first, after = int(stretch[0]), int(stretch[-1]) + 1
        if not _is_legal(path[first:after]):
            path[first:after] = _viterbi(values[first:after])
    return path


def _is_legal(path: NDArray[np.int64]) -> bool:
    before = np.concatenate([[OUTSIDE], path[:-1]])
    continues = (path % 2 == 0) & (path != OUTSIDE)
    return bool(np.all(~continues | (before == path) | (before == path - 1)))


def _viterbi(values: NDArray[np.float32]) -> list[int]:
    rows = values.tolist()
    tags = range(len(rows[0]))
    total = [NEVER if tag and tag % 2 == 0 else value for tag, value in enumerate(rows[0])]
    back: list[list[int]] = []
    for row in rows[1:]:
        best = max(tags, key=total.__getitem__)
        came = [best if tag == OUTSIDE or tag % 2 else _of_role(total, tag) for tag in tags]
        total = [total[before] + value for before, value in zip(came, row, strict=True)]
        back.append(came)
    tag = max(tags, key=total.__getitem__)
    path = [tag]
    for came in reversed(back):
        tag = came[tag]
        path.append(tag)
    return path[::-1]


def _of_role(total: list[float], tag: int) -> int:
    """Return the better of the two tags that `tag`, which continues a role, may follow."""
    return tag if total[tag] > total[tag - 1] else tag - 1


def find_runs(path: NDArray[np.int64]) -> list[tuple[int, int, int]]:
    """Return (role's first tag, first word, word after) of every span in a row of tags, in order."""
    runs: list[tuple[int, int, int]] = []
    role, start = OUTSIDE, 0
    for word, tag in enumerate([*path.tolist(), OUTSIDE]):
        begins = tag % 2 == 1
        if role and (begins or tag != role + 1):
            runs.append((role, start, word))
            role = OUTSIDE
        if begins:
            role, start = tag, word
    return runs
