"""Who says what in an article: the model's answer as spans of the text, their edges put right."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.structure.quotations import without_comma
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.extraction.reading.decoding import LinkedCue, WordRange
    from tracker.extraction.reading.encoding import EncodedText
    from tracker.extraction.structure.quotations import Quotation

_LEAD = re.compile(r"(?:[\s,;:—–.…-]+|that\b(?!\s+(?:is|was|are|were|will|would|has|had)\b))+", re.IGNORECASE)
# A run of marks is tried from its first one only, so that a long one takes linear time.
_TAIL = re.compile(r"(?<![\s,;:—–-])[\s,;:—–-]+$|(?<![.\w])\.$|(?<=[^.\s])\.$")
_GAP = re.compile(r"[\s,;.“”\"'’‘—–-]*")
# What is left of `on Friday, May 10` when the content is taken to begin at `May 10`.
_DATE_LEFT = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?,? (?=[a-z“‘\"])"
)
_AFTER_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, $")
_ABBREVIATED = re.compile(r"(?:[^\W\d_]\.){2,}$|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|a\.m|p\.m|etc)\.$", re.IGNORECASE)
_MOST_MISSED_WORDS = 4
_LONGEST_WEEKDAY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution; the spans of a role are in order.

    `content` is without the quotation marks where a span is one quotation, without a leading `that` and
    without the final full stop of the sentence. `sureness` in 0..1 is how sure the model is of it.
    """

    speaker: tuple[Span, ...]
    cue: Span
    content: tuple[Span, ...]
    sureness: float

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return all its spans, in order."""
        return tuple(sorted((*self.speaker, self.cue, *self.content)))


def find_attributions(
    text: str,
    encoded: EncodedText,
    linked_cues: Iterable[LinkedCue],
    quotations: Sequence[Quotation],
) -> tuple[Attribution, ...]:
    """Return the attributions of `text` in the order of their cues."""
    marks = _Marks(text, quotations)
    found = (_attribution(encoded, linked, marks) for linked in linked_cues)
    return tuple(each for each in found if each is not None)


def _attribution(encoded: EncodedText, linked: LinkedCue, marks: _Marks) -> Attribution | None:
    content = marks.tidy(_span(encoded, words) for words in linked.content)
    if not content:
        return None
    return Attribution(
        speaker=tuple(_span(encoded, words) for words in linked.speaker),
        cue=_span(encoded, linked.cue),
        content=content,
        sureness=round(math.exp(min(linked.sureness, 0.0)), 2),
    )


def _span(encoded: EncodedText, words: WordRange) -> Span:
    first, after = words
    return Span(int(encoded.starts[first]), int(encoded.ends[after - 1]))


class _Marks:
    """Knows the quotations of a text and where a content must end because of them."""

    def __init__(self, text: str, quotations: Sequence[Quotation]) -> None:
        self.text = text
        self.quotations = quotations
        self.starts = [quotation.outer.start for quotation in quotations]

    def tidy(self, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Return the contents with whole quotations, parts that stand side by side joined, and bare edges."""
        joined: list[Span] = []
        for span in spans:
            whole = self._whole(span)
            if joined and whole.start <= joined[-1].end:
                joined[-1] = Span(joined[-1].start, max(joined[-1].end, whole.end))
            elif joined and self._belongs(joined[-1], whole):
                joined[-1] = Span(joined[-1].start, whole.end)
            else:
                joined.append(whole)
        bare = (self._bare(span) for span in joined)
        return tuple(span for span in bare if span is not None)

    def _belongs(self, one: Span, other: Span) -> bool:
        gap = self.text[one.end : other.start]
        return "\n" not in gap and _GAP.fullmatch(gap) is not None

    def _at(self, place: int) -> Quotation | None:
        number = bisect_right(self.starts, place) - 1
        if number >= 0 and place < self.quotations[number].outer.end:
            return self.quotations[number]
        return None

    def _whole(self, span: Span) -> Span:
        """Widen a span that misses a few words at the edge of a quotation."""
        start, end = span.start, span.end
        opening = self._at(start)
        if opening and self._misses_little(opening.inner.start, start):
            start = opening.outer.start
        closing = self._at(end - 1)
        if closing and self._misses_little(end, closing.inner.end):
            end = closing.outer.end
        return Span(start, end)

    def _misses_little(self, start: int, end: int) -> bool:
        return len(self.text[start:end].split()) <= _MOST_MISSED_WORDS

    def _bare(self, span: Span) -> Span | None:
        """Take off a leading `that`, marks at the edges, and those around what is then a lone quotation."""
        start, end = span.start, span.end
        if not self._around(start, end):
            date = _DATE_LEFT.match(self.text, start, end)
            if date and _AFTER_WEEKDAY.search(self.text, max(0, start - _LONGEST_WEEKDAY), start):
                start = date.end()
            lead = _LEAD.match(self.text, start, end)
            start = lead.end() if lead else start
            while start < end and (tail := self._tail(start, end)):
                end -= tail
        if quotation := self._around(start, end):
            inner = without_comma(self.text, quotation).inner
            start, end = max(start, inner.start), min(end, inner.end)
        return Span(start, end) if start < end else None

    def _around(self, start: int, end: int) -> Quotation | None:
        """Return the quotation that all of a stretch lies in."""
        quotation = self._at(start)
        return quotation if quotation and end <= quotation.outer.end else None

    def _tail(self, start: int, end: int) -> int:
        if self.text[end - 1].isalnum():
            return 0
        words = self.text[start:end]
        found = _TAIL.search(words)
        if found is None or (found.group() == "." and _ABBREVIATED.search(words)):
            return 0
        return len(found.group())
