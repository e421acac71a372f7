"""A text as the encoder reads it: words, word pieces, and what their case and quotation marks tell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from tokenizers import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from tracker.extraction.structure.quotations import Quotation
    from tracker.text.spans import Span

    # Where a word begins and ends, its pieces, and its case.
    _Word = tuple[int, int, tuple[Sequence[int], int]]

OUTSIDE, OPENING, CLOSING, INSIDE = range(4)
LOWER, CAPITALS, CAPITALISED, OTHER = range(4)
# The feature of what is no word: the marks at the edges of paragraphs and windows.
NO_WORD = 16
FEATURE_COUNT = 17
# Of these alone one can tell without the tokenizer which make a word together: each mark stands for itself.
_PLAIN = re.compile("[ \n!-~“”‘’–—…]*")
_WORD = re.compile("[A-Za-z0-9]+|[^ \nA-Za-z0-9]")


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
    starts, ends, cases = list[int](), list[int](), list[int]()
    pieces, sizes, paragraphs = list[int](), [0], list[tuple[int, int]]()
    words = _Words(text, tokenizer)
    for block in blocks:
        before = len(starts)
        for start, end, (found, case) in words.read(block):
            starts.append(start)
            ends.append(end)
            cases.append(case)
            pieces += found
            sizes.append(len(found))
        if before < len(starts):
            paragraphs.append((before, len(starts)))
    first_letters = np.array(starts, dtype=np.int32)
    return EncodedText(
        starts=first_letters,
        ends=np.array(ends, dtype=np.int32),
        features=4 * np.array(cases, dtype=np.int32) + _quotation_states(first_letters, quotations),
        pieces=np.array(pieces, dtype=np.int32),
        piece_starts=np.cumsum(sizes, dtype=np.int32),
        paragraphs=tuple(paragraphs),
    )


# The vocabulary of a model, and of the one before it in a process that tries several.
@lru_cache(maxsize=2)
def _vocabulary_of(tokenizer: Tokenizer) -> dict[str, int]:
    return tokenizer.get_vocab(with_added_tokens=False)


class _Words:
    """Finds the words of a text and their pieces, most of them without the tokenizer's help.

    In English of plain letters and marks, a word that is in the vocabulary is its own only piece.
    """

    def __init__(self, text: str, tokenizer: Tokenizer) -> None:
        self._text = text
        self._tokenizer = tokenizer
        self._vocabulary = _vocabulary_of(tokenizer)
        self._seen: dict[str, tuple[Sequence[int], int]] = {}

    def read(self, block: Span) -> Iterator[_Word]:
        """Yield the words of a paragraph, in order."""
        if not _PLAIN.fullmatch(self._text, block.start, block.end):
            yield from self._read_any(block)
            return
        seen = self._seen
        for found in _WORD.finditer(self._text, block.start, block.end):
            word = found.group()
            if word not in seen:
                seen[word] = self._pieces(word), _case(word)
            yield found.start(), found.end(), seen[word]

    def _pieces(self, word: str) -> Sequence[int]:
        piece = self._vocabulary.get(word.lower())
        return (piece,) if piece is not None else self._tokenizer.encode(word, add_special_tokens=False).ids

    def _read_any(self, block: Span) -> Iterator[_Word]:
        """Yield the words of a paragraph in whatever script, as the tokenizer cuts it."""
        encoding = self._tokenizer.encode(block.of(self._text), add_special_tokens=False)
        ids, numbers, offsets = encoding.ids, encoding.word_ids, encoding.offsets
        first = 0
        for _, group in groupby(numbers):
            after = first + sum(1 for _ in group)
            start, end = block.start + offsets[first][0], block.start + offsets[after - 1][1]
            yield start, end, (ids[first:after], _case(self._text[start:end]))
            first = after


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
