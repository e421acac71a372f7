"""Words and marks of a sentence, with their places; a quotation counts as one token."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.words import ABBREVIATIONS, DAYS, MONTHS, TIME_NOUNS
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.structure.quotations import Quotation

QUOTATION = "“”"
_REMEMBERED = 2
_RELATIVE_DAYS = frozenset({"yesterday", "today", "tonight", "tomorrow"})
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S., a.m.
    r"|[^\W\d_]\.(?=\s[^\W\d_a-z])"  # the initial in John F. Kennedy
    r"|\d+(?:[.,:]\d+)+"  # 1,000 and 10:30
    r"|\w+(?:['’\-‑]\w+)*"  # noqa: RUF001 (words, with their hyphens and apostrophes)
    r"|[^\w\s]",
)


# Not frozen: an article has thousands, each asked many times, and a frozen one takes twice as long to make.
@dataclass(slots=True, kw_only=True)
class Token:
    """One word, mark or whole quotation, `[start, end)` in code points of the article; nobody changes it.

    `is_word` tells a word or number from a mark, `is_capital` whether its first letter is a capital.
    """

    text: str
    lower: str
    start: int
    end: int
    is_word: bool = field(init=False)
    is_capital: bool = field(init=False)

    def __post_init__(self) -> None:
        """Look at the first letter, once for all."""
        first = self.text[:1]
        self.is_word = first.isalnum()
        self.is_capital = first.isupper()

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


class _Index:
    """All tokens of one text, in order, to be handed out stretch by stretch."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = tuple(_scan(text, 0, len(text)))
        self._starts = array("l", [token.start for token in self._tokens])
        self._ends = array("l", [token.end for token in self._tokens])

    def between(self, start: int, end: int) -> tuple[Token, ...]:
        """Return the tokens of a stretch as if there were nothing before and behind it."""
        first = bisect_right(self._ends, start)
        if first < len(self._starts) and self._starts[first] < start:
            return tuple(_scan(self._text, start, end))
        after = bisect_right(self._ends, end, first)
        cut = after < len(self._starts) and self._starts[after] < end
        if not cut and after > first and _looks_ahead(self._tokens[after - 1]):
            after -= 1
            cut = True
        tokens = self._tokens[first:after]
        return (*tokens, *_scan(self._text, self._starts[after], end)) if cut else tokens


def tokenise(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]` in order; an abbreviation keeps its full stop."""
    return _index_of(text).between(start, end)


# The rules ask for the words of the same article again and again.
@lru_cache(maxsize=_REMEMBERED)
def _index_of(text: str) -> _Index:
    return _Index(text)


def _looks_ahead(token: Token) -> bool:
    """Tell an initial such as `F.`, whose full stop is its own only because of what follows."""
    return token.end - token.start == len("F.") and token.text[1] == "."


def _scan(text: str, start: int, end: int) -> Iterator[Token]:
    at = start
    for match in _TOKEN.finditer(text, start, end):
        first, after = match.span()
        if first < at:  # the full stop that the word before it keeps
            continue
        word = match.group()
        lower = word.lower()
        if after < end and text[after] == "." and lower in ABBREVIATIONS:
            after += 1
            word += "."
            lower += "."
        at = after
        if "’" in lower:
            lower = lower.replace("’", "'")
        yield Token(text=word, lower=lower, start=first, end=after)


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
