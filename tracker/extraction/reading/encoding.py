"""A text as the encoder reads it: words, word pieces, and what their case and quotation marks tell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from tracker.extraction.structure.quotations import Quotation
    from tracker.text.spans import Span

OUTSIDE, OPENING, CLOSING, INSIDE = range(4)
LOWER, CAPITALS, CAPITALISED, OTHER = range(4)
# The feature of what is no word: the marks at the edges of paragraphs and windows.
NO_WORD = 16
FEATURE_COUNT = 17


@dataclass(frozen=True, slots=True, kw_only=True)
class EncodedText:
    """The words of a text, in order; every array is indexed by word but for `pieces`.

    `starts` and `ends` are code points of the text. The pieces of word `n` are
    `pieces[piece_starts[n]:piece_starts[n + 1]]`. `features` holds `4 * case + quotation state`, and
    `paragraphs` the half-open range of words of each paragraph that has any.
    """

    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    features: NDArray[np.int32]
    pieces: NDArray[np.int32]
    piece_starts: NDArray[np.int32]
    paragraphs: tuple[tuple[int, int], ...]

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self.starts)


def encode_text(
    text: str, blocks: Sequence[Span], quotations: Iterable[Quotation], tokenizer: Tokenizer
) -> EncodedText:
    """Return the words of `text` inside `blocks`; `quotations` are in order and do not overlap.

    A word is what the tokenizer takes for one: a run of letters and digits, or a single sign.
    """
    encodings = tokenizer.encode_batch([block.of(text) for block in blocks], add_special_tokens=False)
    starts: list[NDArray[np.int32]] = []
    ends: list[NDArray[np.int32]] = []
    pieces: list[NDArray[np.int32]] = []
    firsts: list[NDArray[np.int32]] = []
    paragraphs: list[tuple[int, int]] = []
    words = piece_count = 0
    for block, encoding in zip(blocks, encodings, strict=True):
        ids = np.array(encoding.ids, dtype=np.int32)
        if not len(ids):
            continue
        numbers = np.array(encoding.word_ids, dtype=np.int32)
        offsets = np.array(encoding.offsets, dtype=np.int32) + block.start
        first = np.flatnonzero(np.diff(numbers, prepend=-1)).astype(np.int32)
        last = np.append(first[1:], len(ids)) - 1
        starts.append(offsets[first, 0])
        ends.append(offsets[last, 1])
        pieces.append(ids)
        firsts.append(first + np.int32(piece_count))
        paragraphs.append((words, words + len(first)))
        words += len(first)
        piece_count += len(ids)
    start, end = _joined(starts), _joined(ends)
    return EncodedText(
        starts=start,
        ends=end,
        features=4 * _cases(text, start, end) + _quotation_states(start, quotations),
        pieces=_joined(pieces),
        piece_starts=np.append(_joined(firsts), np.int32(piece_count)),
        paragraphs=tuple(paragraphs),
    )


def _joined(arrays: Sequence[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int32)


def _cases(text: str, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> NDArray[np.int32]:
    return np.array(
        [_case(text[start:end]) for start, end in zip(starts.tolist(), ends.tolist(), strict=True)],
        dtype=np.int32,
    )


def _case(word: str) -> int:
    if word.islower():
        return LOWER
    if word[:1].isupper():
        return CAPITALS if len(word) > 1 and word.isupper() else CAPITALISED
    return OTHER


def _quotation_states(starts: NDArray[np.int32], quotations: Iterable[Quotation]) -> NDArray[np.int32]:
    states = np.zeros(len(starts), dtype=np.int32)
    edges = [(q.outer.start, q.inner.start, q.inner.end, q.outer.end) for q in quotations]
    if not edges:
        return states
    for first, inner, after, last in np.searchsorted(starts, np.array(edges, dtype=np.int32)).tolist():
        states[first:inner] = OPENING
        states[inner:after] = INSIDE
        states[after:last] = CLOSING
    return states
