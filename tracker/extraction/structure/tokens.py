"""Words and marks of a sentence, with their places; a quotation counts as one token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.words import ABBREVIATIONS, DAYS, MONTHS, TIME_NOUNS
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.quotations import Quotation

QUOTATION = "“”"
_RELATIVE_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow"})
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|[^\W\d_]\.(?=\s[^\W\d_a-z])"  # the initial in John F. Kennedy
    r"|\d+(?:[.,:]\d+)+"  # 1,000 and 10:30
    r"|\w+(?:['’\-‑]\w+)*"  # noqa: RUF001 (words, with their hyphens and apostrophes)
    r"|[^\w\s]",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word, mark or whole quotation, `[start, end)` in code points of the article."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Tell a word or number from a mark."""
        return self.text[0].isalnum()

    @property
    def is_capital(self) -> bool:
        """Tell whether the first letter is a capital."""
        return self.text[0].isupper()

    @property
    def is_quotation(self) -> bool:
        """Tell whether the token stands for a whole quotation."""
        return self.lower == QUOTATION

    @property
    def is_time(self) -> bool:
        """Tell a day, a month, or a word such as `week` (`may` and `sun` need their capital)."""
        if self.is_capital:
            return self.lower in DAYS or self.lower in MONTHS or self.lower in _RELATIVE_DAYS
        return self.lower in TIME_NOUNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence as tokens; `quotations` are in the order of the tokens that stand for them."""

    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    quotations: tuple[Quotation, ...]

    def span_of(self, first: int, after: int) -> Span:
        """Return the span from token `first` up to token `after`, which is not included."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)


def tokenise(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]` in order; an abbreviation keeps its full stop."""
    found: list[Token] = []
    at = start
    while match := _TOKEN.search(text, at, end):
        at = match.end()
        word = match.group()
        if at < end and text[at] == "." and word.lower() in ABBREVIATIONS:
            at += 1
            word += "."
        found.append(Token(text=word, lower=word.lower().replace("’", "'"), start=match.start(), end=at))
    return tuple(found)


def tokenise_sentence(text: str, span: Span, quotations: Sequence[Quotation], paragraph: int) -> Sentence:
    """Return a sentence with each of its `quotations` (in order, inside `span`) as one token."""
    tokens: list[Token] = []
    at = span.start
    for quotation in quotations:
        outer = quotation.outer
        tokens += tokenise(text, at, outer.start)
        tokens.append(Token(text="“", lower=QUOTATION, start=outer.start, end=outer.end))
        at = outer.end
    tokens += tokenise(text, at, span.end)
    return Sentence(span=span, paragraph=paragraph, tokens=tuple(tokens), quotations=tuple(quotations))
