"""Where in a text the terms of a search stand, and the part of a long text that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.text.words import iter_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.publication.searching import Search, Term
    from tracker.text.words import Word

WORDS_BEFORE: Final = 8
WORDS_SHOWN: Final = 32
ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is, or is no, part of a hit."""

    text: str
    is_hit: bool = False


def highlight(text: str, search: Search) -> tuple[Piece, ...]:
    """Return the whole text in pieces; joined they give it back."""
    words = list(iter_words(text)) if search.terms else []
    return _cut(text, 0, len(text), _find_hits(words, search))


def excerpt(text: str, search: Search) -> tuple[Piece, ...]:
    """Return the words around the first hit, with dots where the text goes on; empty without a hit."""
    words = list(iter_words(text)) if search.terms else []
    hits = _find_hits(words, search)
    if not hits:
        return ()
    first = next(number for number, word in enumerate(words) if word.end > hits[0][0])
    opening = max(0, first - WORDS_BEFORE)
    closing = min(len(words), opening + WORDS_SHOWN)
    start = 0 if opening == 0 else words[opening].start
    end = len(text) if closing == len(words) else words[closing - 1].end
    before = (Piece(f"{ELLIPSIS} "),) if start else ()
    after = (Piece(f" {ELLIPSIS}"),) if end < len(text) else ()
    return (*before, *_cut(text, start, end, hits), *after)


def _find_hits(words: Sequence[Word], search: Search) -> list[tuple[int, int]]:
    """Return the stretches that terms cover, in order and apart from each other."""
    found = sorted(
        (words[number].start, words[number + len(term.forms) - 1].end)
        for term in search.terms
        for number in range(len(words) - len(term.forms) + 1)
        if _stands_at(words, number, term)
    )
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _stands_at(words: Sequence[Word], number: int, term: Term) -> bool:
    last = len(term.forms) - 1
    for place, form in enumerate(term.forms):
        standing = words[number + place].form
        if standing != form and not (place == last and term.is_beginning and standing.startswith(form)):
            return False
    return True


def _cut(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = start
    for opening, closing in hits:
        if opening < at or closing > end:
            continue
        if opening > at:
            pieces.append(Piece(text[at:opening]))
        pieces.append(Piece(text[opening:closing], is_hit=True))
        at = closing
    if at < end or not pieces:
        pieces.append(Piece(text[at:end]))
    return tuple(pieces)
