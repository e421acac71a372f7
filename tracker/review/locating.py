"""Where words that somebody typed stand in a text, however they typed its quotation marks and spaces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.text.normalize import canonicalise
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MOST_OCCURRENCES: Final = 20
CONTEXT: Final = 40
# Signs that a keyboard has one of and print has several of.
_ALIKE: Final = (
    '"\u201c\u201d\u201e\u201f\u00ab\u00bb',
    "'\u2018\u2019\u201a\u201b`\u00b4",
    "-\u2010\u2011\u2012\u2013\u2014\u2212",
)
_WORD_BREAK: Final = re.compile(r"\s+")
_CLASSES: Final = {sign: f"[{re.escape(signs)}]" for signs in _ALIKE for sign in signs}


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """One place where the words stand, with what is around them up to where they begin and from their end."""

    span: Span
    before: str
    words: str
    after: str


def find_words(body: str, words: str, areas: Sequence[Span]) -> tuple[Span, ...]:
    """Return where the words stand in the areas, in their order; at most 20 places.

    White space is any white space, and marks that look alike are alike. Places with another case count only
    where there is none with the same, and parts of longer words only where there is no whole word.
    """
    typed = canonicalise(words).split()
    if not typed:
        return ()
    pattern = r"\s+".join("".join(_CLASSES.get(sign, re.escape(sign)) for sign in each) for each in typed)
    for flags in (re.NOFLAG, re.IGNORECASE):
        found = list(dict.fromkeys(_search(re.compile(pattern, flags), body, areas)))
        whole = [span for span in found if _is_whole(body, span)]
        if found:
            return tuple((whole or found)[:MOST_OCCURRENCES])
    return ()


def show_occurrence(body: str, span: Span) -> Occurrence:
    """Return a place with the whole words around it on one line, as a person tells it from others."""
    opening, closing = max(0, span.start - CONTEXT), min(len(body), span.end + CONTEXT)
    before, after = body[opening : span.start], body[span.end : closing]
    if opening and (cut := _WORD_BREAK.search(before)):
        before = f"… {before[cut.end() :]}"
    if closing < len(body) and (cuts := list(_WORD_BREAK.finditer(after))):
        after = f"{after[: cuts[-1].start()]} …"
    return Occurrence(
        span=span,
        before=_WORD_BREAK.sub(" ", before).lstrip(),
        words=" ".join(span.of(body).split()),
        after=_WORD_BREAK.sub(" ", after).rstrip(),
    )


def join_neighbours(body: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those with nothing but white space between them as one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and joined[-1].end <= span.start and not body[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return tuple(joined)


def _search(pattern: re.Pattern[str], body: str, areas: Sequence[Span]) -> Iterator[Span]:
    for area in areas:
        for found in pattern.finditer(body, area.start, area.end):
            yield Span(*found.span())


def _is_whole(body: str, span: Span) -> bool:
    """Tell whether no letter or figure goes on at either edge."""
    opens = span.start == 0 or not (body[span.start - 1].isalnum() and body[span.start].isalnum())
    closes = span.end == len(body) or not (body[span.end - 1].isalnum() and body[span.end].isalnum())
    return opens and closes
