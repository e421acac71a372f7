"""Where a number may begin, told by single words alone, so that plain prose costs next to nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.figures import CAPTIVITY, LONE, PENALTIES
from tracker.extraction.lexicon.numbers import (
    DENOMINATORS,
    MULTIPLIERS,
    NUMBER_WORDS,
    REPEATED,
    ROUND_NUMBERS,
    VULGAR_FRACTIONS,
)
from tracker.extraction.lexicon.units import UNITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_FIGURE = re.compile(f"[0-9{''.join(VULGAR_FRACTIONS)}]")
_WORD = re.compile(r"[a-z]+")
_ARTICLES = frozenset({"a", "an", "the"})
_STARTS = frozenset({*NUMBER_WORDS, *MULTIPLIERS, *ROUND_NUMBERS, *REPEATED, "tens", "half"})
_HINTS = _STARTS | DENOMINATORS.keys() | {"penny"}
# After these even the article of `an hour` is a number.
_BEFORE_LONE = LONE | PENALTIES | CAPTIVITY
_AFTER_ARTICLE = _HINTS | UNITS.keys()


def may_hold_number(text: str, start: int, end: int) -> bool:
    """Tell whether any word of `text[start:end]` belongs to numbers; where none does, none is found."""
    if _FIGURE.search(text, start, end):
        return True
    words = _WORD.findall(text[start:end].lower())
    return not _HINTS.isdisjoint(words) or not _BEFORE_LONE.isdisjoint(words)


def may_begin(pieces: Sequence[Token], at: int) -> bool:
    """Tell whether the word at `at`, and after an article the next one, could begin a number."""
    word = pieces[at].lower
    if word in _ARTICLES:
        return at + 1 < len(pieces) and pieces[at + 1].lower in _AFTER_ARTICLE
    return word in _STARTS or word[0].isnumeric()
