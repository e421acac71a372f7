"""Whether a text is in the language whose words the rules know."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.languages import ELISIONS, ENGLISH, FOREIGN
from tracker.extraction.lexicon.words import FUNCTION_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.extraction.structure.tokens import Sentence, Token

_SAMPLE = 4000
_LONGEST_WORD = 40
_TOO_FEW_TO_TELL = 20
_SMALLEST_SHARE = 0.05
_SMALLEST_SHARE_OF_ALL = 0.12
_MOST_FOREIGN_LETTERS = 0.3
_MOST_ACCENTED_WORDS = 0.2
# The last letters that languages written in Latin letters use, and the two blocks with Vietnamese letters.
_LAST_LATIN = 0x24F
_MORE_LATIN = range(0x1E00, 0x1F00)


def is_english(sentences: Iterable[Sentence]) -> bool:
    """Tell English from other languages by its script and its function words, about a third in news.

    A handful of plain words passes, and so does a text without words, in which there is nothing to misread.
    """
    tokens = list(islice((t for s in sentences for t in s.tokens if t.text[0].isalpha()), _SAMPLE))
    words = [token.lower[:_LONGEST_WORD] for token in tokens]
    if not words:
        return True
    if _share_of_other_scripts(words) > _MOST_FOREIGN_LETTERS:
        return False
    english = sum(map(ENGLISH.__contains__, words))
    foreign = sum(_is_foreign(token) for token in tokens if token.lower in FOREIGN or "'" in token.lower)
    if len(words) >= _TOO_FEW_TO_TELL:
        common = sum(map(FUNCTION_WORDS.__contains__, words))
        usual = english >= _SMALLEST_SHARE * len(words) and common >= _SMALLEST_SHARE_OF_ALL * len(words)
        return usual and english > foreign
    if english or foreign:
        return english > foreign
    return sum(not word.isascii() for word in words) <= max(1, _MOST_ACCENTED_WORDS * len(words))


def _share_of_other_scripts(words: Sequence[str]) -> float:
    strange = (ord(each) for word in words if not word.isascii() for each in word if each.isalpha())
    other = sum(letter > _LAST_LATIN and letter not in _MORE_LATIN for letter in strange)
    return other / sum(each.isalpha() for word in words for each in word) if other else 0.0


def _is_foreign(token: Token) -> bool:
    """Tell a little word of another language that is no part of a name (`La Scala`)."""
    if token.text[0].isupper() and token.text[1:].islower():
        return False
    word = token.lower
    return word in FOREIGN or ("'" in word and word.partition("'")[0] in ELISIONS)
