"""A text as the encoder reads it: words, word pieces, and what their case and quotation marks tell."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

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


def read_tokenizer(path: Path) -> Tokenizer:
    """Return the tokenizer of a file, to which marks of its own such as `[SEP]` are text like any other."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.encode_special_tokens = True
    return tokenizer


def encode_text(
    text: str, blocks: Sequence[Span], quotations: Iterable[Quotation], tokenizer: Tokenizer
) -> EncodedText:
    """Return the words of `text` inside `blocks`; `quotations` are in order and do not overlap.

    A word is what the tokenizer takes for one: a run of letters and digits, or a single sign.
    """
    ids, numbers, offsets, counts = list[int](), list[int | None](), list[tuple[int, int]](), [0]
    for block in blocks:
        # One by one, for a batch would set the tokenizer's own threads to work.
        encoding = tokenizer.encode(block.of(text), add_special_tokens=False)
        ids += encoding.ids
        numbers += encoding.word_ids
        offsets += encoding.offsets
        counts.append(len(encoding.ids))
    edges = np.cumsum(counts, dtype=np.int32)
    is_first = np.diff(np.array(numbers, dtype=np.int32), prepend=-1) != 0
    is_first[edges[:-1][np.diff(edges) > 0]] = True
    piece_starts = np.append(np.flatnonzero(is_first), edges[-1]).astype(np.int32)
    shifts = np.repeat([block.start for block in blocks], counts[1:]).astype(np.int32)
    places = np.array(offsets, dtype=np.int32).reshape(-1, 2) + shifts[:, np.newaxis]
    starts, ends = places[piece_starts[:-1], 0], places[piece_starts[1:] - 1, 1]
    paragraphs = pairwise(np.searchsorted(piece_starts, edges).tolist())
    return EncodedText(
        starts=starts,
        ends=ends,
        features=4 * _cases(text, starts, ends) + _quotation_states(starts, quotations),
        pieces=np.array(ids, dtype=np.int32),
        piece_starts=piece_starts,
        paragraphs=tuple((low, high) for low, high in paragraphs if low < high),
    )


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
