"""What a reader's search asks for: words, phrases in quotation marks, and beginnings with a star."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tracker.text.words import list_forms

LONGEST_SEARCH: Final = 200
MOST_TERMS: Final = 12
# A single letter begins too many words to be of use.
LEAST_BEGINNING: Final = 2
_PARTS = re.compile(r"[\"“”„«»]([^\"“”„«»]*)[\"“”„«»](\*?)|([^\s\"“”„«»]+)")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand side by side in this order; with `is_beginning` the last need only begin so."""

    forms: tuple[str, ...]
    is_beginning: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What was typed, cut to 200 characters, and the terms that all have to be found."""

    text: str = ""
    terms: tuple[Term, ...] = ()

    @property
    def is_hopeless(self) -> bool:
        """Tell whether something was typed in which there is no word."""
        return bool(self.text) and not self.terms


def parse_search(typed: str) -> Search:
    """Read what somebody typed; there is no text that it cannot read."""
    text = " ".join(typed[:LONGEST_SEARCH].split())
    terms: dict[Term, None] = {}
    for phrase, star, word in _PARTS.findall(text):
        forms = tuple(list_forms(phrase or word))
        if forms:
            is_starred = bool(star) or (phrase or word).rstrip().endswith("*")
            terms[Term(forms, is_starred and len(forms[-1]) >= LEAST_BEGINNING)] = None
    return Search(text=text, terms=tuple(terms)[:MOST_TERMS])
