"""What counts as a word when texts are searched: its place, and the form that its spellings share."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_WORD: Final = 40
# Scripts that set no spaces: each sign is a word, and words of several signs are found as phrases.
_UNSPACED: Final = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
)
# Marks over and under letters; those of Hebrew and Arabic are vowels that most texts leave out.
_ACCENTS: Final = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
# The scripts of India write vowels as marks, and a word without them would be another.
_VOWELS: Final = "".join(
    sign for sign in map(chr, range(0x0900, 0x0E00)) if unicodedata.category(sign).startswith("M")
)
_WORD = re.compile(rf"[{_UNSPACED}][{_ACCENTS}]*|(?:(?![{_UNSPACED}])[^\W_][{_ACCENTS}{_VOWELS}]*)+")
_ACCENT = re.compile(f"[{_ACCENTS}]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: `[start, end)` in code points, and its searched form."""

    start: int
    end: int
    form: str


def iter_words(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; what has no letter or digit holds none."""
    for found in _WORD.finditer(text):
        form = _fold(found.group())
        if form:
            yield Word(found.start(), found.end(), form)


def list_forms(text: str) -> list[str]:
    """Return the searched forms of a text's words in order: lower case, without accents, at most 40 long."""
    return [form for found in _WORD.findall(text) if (form := _fold(found))]


@lru_cache(maxsize=2**15)
def _fold(word: str) -> str:
    if word.isascii():
        return word.lower()[:LONGEST_WORD]
    plain = _ACCENT.sub("", unicodedata.normalize("NFKD", word)).casefold()
    # What a compatibility form unfolds to may hold signs, and folding case may bring accents back.
    return "".join(sign for sign in _ACCENT.sub("", plain) if _is_kept(sign))[:LONGEST_WORD]


def _is_kept(sign: str) -> bool:
    return sign.isalnum() or sign in _VOWELS
