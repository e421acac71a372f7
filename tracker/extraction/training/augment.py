"""Changes that make an article look like others: quotation styles, names, and words left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from tracker.extraction.reading.encoding import CAPITALISED, CAPITALS, LOWER

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from tracker.extraction.reading.encoding import EncodedText
    from tracker.extraction.reading.windows import Window

MASK_PIECE = 103
_FEWEST_OCCURRENCES = 5
_NAME_SHARE = 0.95

# Each style replaces code points one by one, so that offsets stay. British papers quote in single marks.
_STYLES = (
    str.maketrans({"“": '"', "”": '"'}),
    str.maketrans({"“": "‘", "”": "’", "‘": "“"}),
    str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"}),
    str.maketrans({"“": "«", "”": "»"}),
)


def restyle_quotations(text: str, rng: random.Random) -> str:
    """Return `text` with another style of quotation marks and every code point where it was."""
    return text.translate(rng.choice(_STYLES))


def find_names(texts: Iterable[EncodedText]) -> list[tuple[int, ...]]:
    """Return the pieces of words that are almost always written with a capital, most frequent first."""
    capital: Counter[tuple[int, ...]] = Counter()
    all_cases: Counter[tuple[int, ...]] = Counter()
    for encoded in texts:
        for word, case in enumerate((encoded.features // 4).tolist()):
            if case in {LOWER, CAPITALISED, CAPITALS}:
                pieces = _pieces(encoded, word)
                all_cases[pieces] += 1
                capital[pieces] += case != LOWER
    return [
        pieces
        for pieces, count in capital.most_common()
        if count >= _FEWEST_OCCURRENCES and count >= _NAME_SHARE * all_cases[pieces]
    ]


def replace_names(
    encoded: EncodedText, names: Sequence[tuple[int, ...]], rng: random.Random, share: float
) -> EncodedText:
    """Return the text with `share` of its names replaced by others, the same one everywhere."""
    known = set(names)
    chosen: dict[tuple[int, ...], tuple[int, ...]] = {}
    words: list[tuple[int, ...]] = []
    for word in range(len(encoded)):
        pieces = _pieces(encoded, word)
        if pieces in known:
            if pieces not in chosen:
                chosen[pieces] = rng.choice(names) if rng.random() < share else pieces
            pieces = chosen[pieces]
        words.append(pieces)
    counts = np.cumsum([0, *(len(pieces) for pieces in words)], dtype=np.int32)
    flat = np.array([piece for pieces in words for piece in pieces], dtype=np.int32)
    return replace(encoded, pieces=flat, piece_starts=counts)


def leave_out_words(window: Window, rng: np.random.Generator, share: float) -> NDArray[np.int32]:
    """Return the window's pieces with those of about `share` of its words masked."""
    ends = np.append(window.at[1:], len(window.pieces) - 1)
    pieces = window.pieces.copy()
    for word in np.flatnonzero(rng.random(len(window.at)) < share).tolist():
        start, end = int(window.at[word]), int(ends[word])
        masked = pieces[start:end]
        masked[masked > MASK_PIECE] = MASK_PIECE
    return pieces


def _pieces(encoded: EncodedText, word: int) -> tuple[int, ...]:
    start, end = encoded.piece_starts[word], encoded.piece_starts[word + 1]
    return tuple(encoded.pieces[start:end].tolist())
