"""Which part of a text is headline, standfirst, sentence or furniture; the parts are the whole text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.blocks import ends_like_prose
from tracker.extraction.furniture import dateline_length, furniture_reason, is_link_heading, is_section_name
from tracker.extraction.proposal import ProposedPassage
from tracker.extraction.sentences import find_sentences
from tracker.models.enums import PassageKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.quotations import Quotation

_LONGEST_HEADLINE_WORDS = 30
_LONGEST_STANDFIRST_WORDS = 60
_SHORTEST_PROSE_WORDS = 5
_SHORTEST_UNSPACED_PROSE = 15
_LONGEST_CROSSHEAD_WORDS = 12
_LONGEST_TEASER_WORDS = 40
_LONGEST_HEADLINE_SENTENCE = 20
_QUOTATION_MARKS = frozenset('"“”„«»')
_TOP_LINES = frozenset({"a byline", "a date line", "a dateline"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One paragraph and what it is taken for."""

    span: Span
    words: str
    kind: PassageKind
    reason: str

    @property
    def is_prose(self) -> bool:
        """Tell whether the paragraph reads as running text rather than as a title or a link."""
        if not ends_like_prose(self.words) or self.words.endswith(":"):
            return False
        return self.word_count >= _SHORTEST_PROSE_WORDS or (
            not self.words.isascii() and len(self.words) >= _SHORTEST_UNSPACED_PROSE
        )

    @property
    def word_count(self) -> int:
        """Count words, up to a little beyond the longest that any rule asks about."""
        return len(self.words.split(None, _LONGEST_STANDFIRST_WORDS + 1))

    @property
    def is_furniture(self) -> bool:
        """Tell furniture from article."""
        return self.kind is PassageKind.FURNITURE

    def as_furniture(self, reason: str) -> _Part:
        """Return the paragraph as furniture."""
        return replace(self, kind=PassageKind.FURNITURE, reason=reason)


def find_passages(
    text: str,
    blocks: Sequence[Span],
    quotations: Sequence[Quotation],
) -> tuple[ProposedPassage, ...]:
    """Return the passages of `text` in order; white space belongs to the passage before it."""
    parts = [_first_look(text, block) for block in blocks]
    body = next((n for n, part in enumerate(parts) if part.is_prose and not part.is_furniture), None)
    if body is not None:
        body = _after_headline(text, parts, body)
        parts = _read_top(parts, body)
        parts = _read_middle(parts, body)
        parts = _read_tail(parts, body)
    starts = _sentence_starts(text, parts, quotations)
    if not starts:
        starts = [(0, PassageKind.FURNITURE, "white space")] if text else []
    ends = [*(start for start, _, _ in starts[1:]), len(text)] if starts else []
    return tuple(
        ProposedPassage(kind=kind, span=Span(start if number else 0, end), reason=reason)
        for number, ((start, kind, reason), end) in enumerate(zip(starts, ends, strict=True))
    )


def _first_look(text: str, block: Span) -> _Part:
    words = block.of(text)
    reason = furniture_reason(words)
    kind = PassageKind.FURNITURE if reason else PassageKind.SENTENCE
    return _Part(span=block, words=words, kind=kind, reason=reason or "running text")


def _after_headline(text: str, parts: Sequence[_Part], body: int) -> int:
    """Return where the running text begins: below `body` when that is a headline written as a sentence.

    It is one when it stands first, is short, and a byline, a date or a dateline follows, with text below.
    """
    first = parts[body]
    above = any(not (part.is_furniture or is_section_name(part.words)) for part in parts[:body])
    if above or first.word_count > _LONGEST_HEADLINE_SENTENCE or dateline_length(first.words, opening=True):
        return body
    prose = [n for n in range(body + 1, len(parts)) if parts[n].is_prose and not parts[n].is_furniture]
    if not prose or len(find_sentences(text, first.span, ())) > 1:
        return body
    below = parts[body + 1]
    headed = below.reason in _TOP_LINES or dateline_length(below.words, opening=True)
    over_standfirst = prose[0] == body + 1 and len(prose) > 1 and parts[body + 2].reason in _TOP_LINES
    return prose[0] if headed or over_standfirst else body


def _read_top(parts: list[_Part], body: int) -> list[_Part]:
    """Name the headline, the standfirst and section names above the first running text."""
    read = list(parts)
    titles = [n for n in range(body) if not (parts[n].is_furniture or parts[n].words.endswith(":"))]
    while len(titles) > 1 and is_section_name(parts[titles[0]].words):
        read[titles[0]] = parts[titles[0]].as_furniture("a section name")
        titles.pop(0)
    if not titles or parts[titles[0]].word_count > _LONGEST_HEADLINE_WORDS:
        return read
    head = titles.pop(0)
    sign = "above the byline" if parts[head].is_prose else "without a full stop"
    read[head] = replace(parts[head], kind=PassageKind.HEADLINE, reason=f"the first line, {sign}")
    for n in titles:
        if parts[n].word_count <= _LONGEST_STANDFIRST_WORDS:
            reason = "between the headline and the first running text"
            read[n] = replace(parts[n], kind=PassageKind.STANDFIRST, reason=reason)
    under_byline = body + 1 < len(parts) and parts[body + 1].is_furniture
    more_text = any(part.is_prose and not part.is_furniture for part in parts[body + 2 :])
    if body == head + 1 and under_byline and more_text and parts[body + 1].reason in _TOP_LINES:
        reason = "between the headline and the byline"
        read[body] = replace(parts[body], kind=PassageKind.STANDFIRST, reason=reason)
    return read


def _read_middle(parts: list[_Part], body: int) -> list[_Part]:
    """Take headings between paragraphs of running text for furniture."""
    return [
        part.as_furniture("a heading inside the text") if n > body and _is_crosshead(part) else part
        for n, part in enumerate(parts)
    ]


def _is_crosshead(part: _Part) -> bool:
    if part.is_furniture or part.word_count > _LONGEST_CROSSHEAD_WORDS or ends_like_prose(part.words):
        return False
    first, last = part.words[0], part.words[-1]
    return (
        (first.isupper() or first.isdigit()) and last not in ",;" and not _QUOTATION_MARKS & set(part.words)
    )


def _read_tail(parts: list[_Part], body: int) -> list[_Part]:
    """Take links, teasers and questions below the last running text for furniture."""
    read = list(parts)
    heading = next((n for n in range(body + 1, len(parts)) if is_link_heading(parts[n].words)), len(parts))
    below = range(heading, len(parts))
    if all(parts[n].word_count <= _LONGEST_TEASER_WORDS for n in below):
        for n in below:
            if not read[n].is_furniture:
                read[n] = parts[n].as_furniture("a link below the article")
    for n in range(len(read) - 1, body, -1):
        if read[n].is_furniture:
            continue
        followed = n + 1 < len(read)
        if not _is_teaser(read[n], followed=followed):
            break
        read[n] = read[n].as_furniture("a teaser below the article")
    return read


def _is_teaser(part: _Part, *, followed: bool) -> bool:
    words = part.words
    if part.word_count > _LONGEST_TEASER_WORDS or _QUOTATION_MARKS & set(words):
        return False
    if words.endswith("?"):
        return words.count(".") == 0 and (followed or ": " in words)
    return not ends_like_prose(words) and words[0].isupper()


def _sentence_starts(
    text: str,
    parts: Sequence[_Part],
    quotations: Sequence[Quotation],
) -> list[tuple[int, PassageKind, str]]:
    starts: list[tuple[int, PassageKind, str]] = []
    at = 0
    opening = next((part for part in parts if part.kind is PassageKind.SENTENCE and part.is_prose), None)
    for part in parts:
        while at < len(quotations) and quotations[at].outer.start < part.span.start:
            at += 1
        if part.kind is not PassageKind.SENTENCE:
            starts.append((part.span.start, part.kind, part.reason))
            continue
        block = part.span
        if skip := dateline_length(part.words, opening=part is opening):
            starts.append((block.start, PassageKind.FURNITURE, "a dateline"))
            block = Span(block.start + skip, block.end)
        within = []
        while at < len(quotations) and quotations[at].outer.start < block.end:
            within.append(quotations[at])
            at += 1
        starts += [(s.start, part.kind, part.reason) for s in find_sentences(text, block, within)]
    return starts
