"""Which part of a text is headline, standfirst, sentence or furniture; the parts are the whole text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tracker.extraction.proposal import ProposedPassage
from tracker.extraction.structure.furniture import (
    author_of_note,
    dateline_length,
    furniture_reason,
    is_link_heading,
    is_reporters_role,
    is_section_name,
    is_sign_off,
    is_speaker_label,
    list_number_length,
    stamp_length,
)
from tracker.extraction.structure.headlines import is_headline_by_style
from tracker.extraction.structure.lines import ends_like_prose, is_between_dashes, is_in_capitals, is_name
from tracker.extraction.structure.sentences import find_sentences
from tracker.models.enums import PassageKind
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from tracker.extraction.structure.quotations import Quotation

_LONGEST_HEADLINE_WORDS = 30
_LONGEST_STANDFIRST_WORDS = 60
_SHORTEST_PROSE_WORDS = 5
_SHORTEST_UNSPACED_PROSE = 15
_LONGEST_CROSSHEAD_WORDS = 12
_LONGEST_TEASER_WORDS = 40
_LONGEST_HEADLINE_SENTENCE = 20
_LONGEST_CREDIT_IN_TEXT = 300
_MOST_AUTHORS = 4
_PARAGRAPHS_BELOW = 3
_FEWEST_STAMPS = 2
_CREDIT_OPENERS = frozenset("([—–")
_QUOTATION_MARKS = frozenset('"“”„«»')
_TOP_LINES = frozenset({"a byline", "a date line", "a dateline", "a time stamp"})
_STAMP = "a time stamp"
# What a first line may be called although it is the page's headline.
_WEAK_REASONS = frozenset({"a byline", "a link to something else", "names those who contributed", "a menu"})
_CREDITS = frozenset({"names those who contributed", "an agency credit", "a caption or picture credit"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One paragraph and what it is taken for; `lead` is the length and name of a stamp before it."""

    span: Span
    words: str
    kind: PassageKind
    reason: str
    lead: tuple[int, str] | None = None

    @property
    def is_prose(self) -> bool:
        """Tell whether the paragraph reads as running text rather than as a title or a link."""
        if not ends_like_prose(self.words) or self.words.endswith(":"):
            return False
        return self.word_count >= _SHORTEST_PROSE_WORDS or (
            not self.words.isascii() and len(self.words) >= _SHORTEST_UNSPACED_PROSE
        )

    @property
    def is_text(self) -> bool:
        """Tell prose that nothing says is furniture."""
        return self.is_prose and not self.is_furniture

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
    parts = _first_look(text, blocks)
    body = next((n for n, part in enumerate(parts) if part.is_text), None)
    if body is not None:
        body = _after_headline(text, parts, body)
        parts = _read_top(parts, body)
        parts = _read_middle(parts, body)
        parts = _read_tail(parts, body)
    starts = _passage_starts(text, parts, quotations)
    if not starts:
        starts = [(0, PassageKind.FURNITURE, "white space")] if text else []
    ends = [*(start for start, _, _ in starts[1:]), len(text)] if starts else []
    return tuple(
        ProposedPassage(kind=kind, span=Span(start if number else 0, end), reason=reason)
        for number, ((start, kind, reason), end) in enumerate(zip(starts, ends, strict=True))
    )


def _first_look(text: str, blocks: Sequence[Span]) -> list[_Part]:
    """Judge each paragraph by its own words, after the time or number that opens it."""
    words = [block.of(text) for block in blocks]
    reasons = [furniture_reason(line) for line in words]
    stamps = sum(reason == _STAMP for reason in reasons) + sum(stamp_length(w, live=True) > 0 for w in words)
    parts: list[_Part] = []
    for block, line, reason in zip(blocks, words, reasons, strict=True):
        lead = None if reason else _lead_of(line, live=stamps >= _FEWEST_STAMPS)
        skip = lead[0] if lead else 0
        rest = line[skip:]
        why = reason or (furniture_reason(rest) if skip else None)
        parts.append(
            _Part(
                span=Span(block.start + skip, block.end),
                words=rest,
                kind=PassageKind.FURNITURE if why else PassageKind.SENTENCE,
                reason=why or "running text",
                lead=lead,
            )
        )
    return parts


def _lead_of(line: str, *, live: bool) -> tuple[int, str] | None:
    if length := stamp_length(line, live=live):
        return length, _STAMP
    if length := list_number_length(line):
        return length, "a number of a list"
    return None


def _after_headline(text: str, parts: Sequence[_Part], body: int) -> int:
    """Return where the running text begins: below `body` when that is a headline written as a sentence.

    It is one when it stands first, is short, and a byline, a date or a dateline follows, with text below,
    or when its style says so.
    """
    first = parts[body]
    above = any(not (part.is_furniture or is_section_name(part.words)) for part in parts[:body])
    if above or first.word_count > _LONGEST_HEADLINE_SENTENCE or dateline_length(first.words, opening=True):
        return body
    prose = [n for n in range(body + 1, len(parts)) if parts[n].is_text]
    if not prose or first.lead:
        return body
    below = parts[body + 1]
    headed = below.reason in _TOP_LINES or dateline_length(below.words, opening=True) > 0
    over_standfirst = prose[0] == body + 1 and len(prose) > 1 and parts[body + 2].reason in _TOP_LINES
    if (headed or over_standfirst) and len(find_sentences(text, first.span, ())) == 1:
        return prose[0]
    if not (_stands_apart(text, parts, body) and _has_style(parts, body, prose)):
        return body
    second = prose[0]
    return prose[1] if _stands_apart(text, parts, second) and _has_style(parts, second, prose[1:]) else second


def _stands_apart(text: str, parts: Sequence[_Part], number: int) -> bool:
    """Tell whether an empty line follows the part."""
    return text.count("\n", parts[number].span.end, parts[number + 1].span.start) > 1


def _has_style(parts: Sequence[_Part], number: int, prose: Sequence[int]) -> bool:
    below = [parts[n].words for n in prose if n > number][:_PARAGRAPHS_BELOW]
    return is_headline_by_style(parts[number].words, below)


def _read_top(parts: list[_Part], body: int) -> list[_Part]:
    """Name the headline, the standfirst and section names above the first running text."""
    read = list(parts)
    titles = [n for n in range(body) if not (parts[n].is_furniture or parts[n].words.endswith(":"))]
    sections = next((k for k, n in enumerate(titles[:-1]) if not is_section_name(parts[n].words)), None)
    for n in titles[: max(0, len(titles) - 1) if sections is None else sections]:
        read[n] = parts[n].as_furniture("a section name")
    titles = titles[-1:] if sections is None else titles[sections:]
    if not titles and body and _may_be_headline(parts[0]):
        titles = [0]
    if not titles or parts[titles[0]].word_count > _LONGEST_HEADLINE_WORDS:
        return read
    head, *titles = titles
    sign = "above the running text" if parts[head].is_prose else "without a full stop"
    read[head] = replace(parts[head], kind=PassageKind.HEADLINE, reason=f"the first line, {sign}")
    _name_standfirsts(read, titles)
    under_byline = body + 1 < len(parts) and parts[body + 1].is_furniture
    more_text = any(part.is_text for part in parts[body + 2 :])
    if body == head + 1 and under_byline and more_text and parts[body + 1].reason in _TOP_LINES:
        reason = "between the headline and the byline"
        read[body] = replace(parts[body], kind=PassageKind.STANDFIRST, reason=reason)
    return read


def _may_be_headline(part: _Part) -> bool:
    """Tell a line such as `Watch: The bridge falls` from a byline."""
    return part.reason in _WEAK_REASONS and not part.words.lower().startswith("by ")


def _name_standfirsts(read: list[_Part], titles: Sequence[int]) -> None:
    """Name what stands between headline and running text: standfirst, reporter or an entry's heading."""
    stamp = next((n for n, part in enumerate(read) if part.reason == _STAMP), len(read))
    for n in titles:
        part = read[n]
        if n > stamp:
            read[n] = part.as_furniture("a heading inside the text")
        elif is_reporters_role(part.words) or (is_name(part.words) and _stands_over_top_line(read, n)):
            read[n] = part.as_furniture("a byline")
        elif part.word_count <= _LONGEST_STANDFIRST_WORDS:
            reason = "between the headline and the first running text"
            read[n] = replace(part, kind=PassageKind.STANDFIRST, reason=reason)


def _stands_over_top_line(parts: Sequence[_Part], number: int) -> bool:
    below = parts[number + 1]
    return is_reporters_role(below.words) or below.reason in _TOP_LINES


def _read_middle(parts: list[_Part], body: int) -> list[_Part]:
    """Take headings between paragraphs and lines that only name the next speaker for furniture."""
    in_capitals = all(is_in_capitals(part.words) for part in parts if part.is_text)
    read = list(parts)
    for n, part in enumerate(parts):
        if n < body or part.is_furniture:
            continue
        if is_speaker_label(part.words):
            read[n] = part.as_furniture("a speaker label")
        elif n > body and _is_crosshead(part, shouts=not in_capitals):
            read[n] = part.as_furniture("a heading inside the text")
    return read


def _is_crosshead(part: _Part, *, shouts: bool) -> bool:
    """Tell a heading by its missing full stop; `shouts` says that capitals are a sign of one, too."""
    if part.word_count > _LONGEST_CROSSHEAD_WORDS or not _QUOTATION_MARKS.isdisjoint(part.words):
        return False
    if is_between_dashes(part.words) or is_name(part.words.removesuffix(".")):
        return True
    if ends_like_prose(part.words):
        return shouts and is_in_capitals(part.words) and part.words.endswith(".")
    first, last = part.words[0], part.words[-1]
    return (first.isupper() or first.isdigit()) and last not in ",;"


def _read_tail(parts: list[_Part], body: int) -> list[_Part]:
    """Take links, teasers, questions and notes on the author below the last running text for furniture."""
    read = list(parts)
    heading = next((n for n in range(body + 1, len(parts)) if is_link_heading(parts[n].words)), len(parts))
    below = range(heading, len(parts))
    if all(parts[n].word_count <= _LONGEST_TEASER_WORDS for n in below):
        for n in below:
            if not read[n].is_furniture:
                read[n] = parts[n].as_furniture("a link below the article")
    authors = 0
    for n in range(len(read) - 1, body, -1):
        if read[n].is_furniture:
            continue
        if authors < _MOST_AUTHORS and _is_author_note(read, n):
            authors += 1
            read[n] = read[n].as_furniture("a note about the author")
        elif is_sign_off(read[n].words) and _QUOTATION_MARKS.isdisjoint(read[n - 1].words[-2:]):
            read[n] = read[n].as_furniture("a byline")
        elif _is_teaser(read[n], followed=n + 1 < len(read)):
            read[n] = read[n].as_furniture("a teaser below the article")
        else:
            break
    return read


def _is_author_note(parts: Sequence[_Part], number: int) -> bool:
    """Tell a line about somebody whom the running text above never names."""
    author = author_of_note(parts[number].words)
    if author is None:
        return False
    surname = author.split()[-1].rstrip(",.")
    return not any(surname in part.words for part in parts[:number] if not part.is_furniture)


def _is_teaser(part: _Part, *, followed: bool) -> bool:
    words = part.words
    if part.word_count > _LONGEST_TEASER_WORDS or not _QUOTATION_MARKS.isdisjoint(words):
        return False
    if words.endswith("?"):
        return words.count(".") == 0 and (followed or ": " in words)
    return not ends_like_prose(words) and words[0].isupper()


def _passage_starts(
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
        if part.lead:
            starts.append((part.span.start - part.lead[0], PassageKind.FURNITURE, part.lead[1]))
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
        starts += _judge_credits(text, find_sentences(text, block, within), part.reason)
    return starts


def _judge_credits(
    text: str, sentences: Sequence[Span], reason: str
) -> Iterable[tuple[int, PassageKind, str]]:
    """Yield the sentences; those in brackets at the paragraph's end may be credits."""
    credits_from = len(sentences)
    why: dict[int, str] = {}
    while credits_from > 1:
        span = sentences[credits_from - 1]
        if span.end - span.start > _LONGEST_CREDIT_IN_TEXT or text[span.start] not in _CREDIT_OPENERS:
            break
        found = furniture_reason(span.of(text))
        if found not in _CREDITS:
            break
        credits_from -= 1
        why[credits_from] = found
    for n, span in enumerate(sentences):
        yield (
            (span.start, PassageKind.FURNITURE, why[n])
            if n in why
            else (span.start, PassageKind.SENTENCE, reason)
        )
