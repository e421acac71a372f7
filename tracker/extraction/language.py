"""Whether a text is in the language whose words the rules know."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.words import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.extraction.tokens import Sentence

_FUNCTION_WORDS = (AUXILIARIES | CONJUNCTIONS | DETERMINERS | PREPOSITIONS) - frozenset(
    ["in", "no", "as", "so", "an", "war", "am"]
)
_SAMPLE = 4000
_TOO_FEW_TO_TELL = 8
_SMALLEST_SHARE = 0.12


def is_english(sentences: Iterable[Sentence]) -> bool:
    """Tell English from other languages by its share of function words, about a third in news.

    A handful of plain words passes.
    """
    words = list(islice((t.lower for s in sentences for t in s.tokens if t.is_word), _SAMPLE))
    known = sum(word in _FUNCTION_WORDS for word in words)
    if len(words) < _TOO_FEW_TO_TELL:
        return all(word.isascii() for word in words)
    return known >= _SMALLEST_SHARE * len(words) and known > 0
