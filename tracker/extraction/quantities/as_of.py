"""Which words of a sentence say when a number holds: `in 2014`, `last month`, `as of Friday`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.numbers import QUALIFIERS
from tracker.extraction.lexicon.units import TIME_UNITS
from tracker.extraction.lexicon.words import ABBREVIATIONS
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_REACH = 300
_FARTHEST_AFTER, _FARTHEST_BEFORE, _FARTHEST_OPENING = 120, 60, 120
_MONTH = (
    r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)\b(?![,.]\d)"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_FEW = r"(?:few|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,2})"
_PERIOD = (
    r"(?:(?:(?:fiscal |financial |calendar |school |academic )?year|month|week|quarter|decade|century"
    r"|spring|summer|autumn|fall|winter|season|weekend|night|(?:general |midterm )?election)\b"
    rf"|{_WEEKDAY}|{_MONTH})"
)
_CALENDAR_DAY = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} {_DAY}(?:,? {_YEAR})?|{_DAY} {_MONTH}(?: {_YEAR})?)"
    rf"|{_MONTH}(?:,? {_YEAR})?|{_WEEKDAY}(?: (?:night|morning|afternoon|evening)\b)?)"
)
_POINT = (
    r"(?:(?:(?:early|late|mid|the (?:start|beginning|end|middle) of)[ -])?"
    rf"(?:{_CALENDAR_DAY}|(?:fiscal |financial )?(?:year )?{_YEAR}(?:[-–]\d\d(?:\d\d)?\b)?)"
    r"|(?:the )?(?:(?:start|beginning|end|middle) of )?(?:(?:the )?(?:early |late |mid-)?\d{4}s\b"
    r"|(?:last|previous|past|current|same|following|next|this) "
    rf"(?:{_FEW} (?:years|months|weeks|days|decades|quarters|elections)\b|{_PERIOD})"
    rf"|(?:first|second|third|fourth|final) (?:half|quarter)\b"
    rf"(?: of (?:the year|last year|this year|{_YEAR}))?"
    r"|year\b|decade\b|century\b))"
)
_CLOCK = r"(?:\d{1,2}(?:[.:]\d\d)? ?(?:[ap]m\b|[ap]\.m\.)|\d{3,4} GMT\b|(?:noon|midnight|midday|lunchtime)\b)"
_PREPOSITION = r"(?i:as of|as at|in|on|by|since|during|before|after|through|over|at|for)"
_DATE = re.compile(
    # Most words of a text end here already: no date begins with their letter.
    r"\b(?=[ABDEFILNOSTYabdefilnosty])"
    rf"(?:(?i:in|over|during) the {_FEW} (?:months|weeks|years) (?:to|ending|ended)(?: on| in)?"
    rf" {_CALENDAR_DAY}|(?i:at|by|as of) {_CLOCK}"
    rf"|(?i:between) {_POINT} and {_POINT}|(?i:from) {_POINT} (?:to|through|until) {_POINT}"
    rf"|{_PREPOSITION} {_POINT}"
    rf"|(?:[Ee]arlier |[Ll]ater )?(?:[Ll]ast|[Tt]his|[Nn]ext) {_PERIOD}"
    r"|[Yy]esterday\b|[Tt]oday\b|[Ss]ince then\b|[Ss]o far\b|[Tt]o date\b)"
)
_WALL = re.compile(
    r"[;:—\n]| -- |[.!?][\"”’')]*(?=\s)|, (?:and|up|down|compared)\b"
    r"|,? (?:which|who|said|says|told|but|while|whereas|although|because|that)\b"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’')]*(?=\s)|\n")
_COMPARED = re.compile(r"\bthan\b")
_COMMA = re.compile(r",(?!\d)")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
_WEEKDAY_ONLY = re.compile(rf"(?:(?i:on|by) )?{_WEEKDAY}.*")
_LONGEST_WORD = 20
_MARKS = " \n\"“‘'-—"
_OPENERS = frozenset({"", "and", "but", "so", "then", "still"})
_ADDED = re.compile(
    rf", (?:with |or |and |for )?(?:(?:{'|'.join(re.escape(' '.join(phrase)) for phrase in QUALIFIERS)}) )?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The dates in and around a stretch of text, and the places where one clause ends, all in order."""

    text: str
    dates: Sequence[Span]
    walls: Sequence[int]
    commas: Sequence[int]
    sentence_ends: Sequence[int]

    def date_of(self, number: Span, unit: str | None) -> str | None:
        """Return the date that belongs to the number at `number`; a length of time has none."""
        if unit in TIME_UNITS:
            return None
        found = self._after(number) or self._before(number)
        return " ".join(found.of(self.text).split()) if found else None

    def _after(self, number: Span) -> Span | None:
        at = bisect_left(self.dates, number.end, key=_start)
        if at == len(self.dates) or self.dates[at].start - number.end > _FARTHEST_AFTER:
            return None
        date = self.dates[at]
        if _is_parted(self.walls, number.end, date.start) or _is_parted(self.commas, number.end, date.start):
            return None
        return None if _COMPARED.search(self.text, number.end, date.start) else date

    def _before(self, number: Span) -> Span | None:
        at = bisect_right(self.dates, number.start, key=_start) - 1
        if at < 0 or not 0 <= number.start - self.dates[at].end <= _FARTHEST_OPENING:
            return None
        date = self.dates[at]
        if _is_parted(self.walls, date.end, number.start):
            return None
        if self._opens_sentence(date):
            return date
        gap = self.text[date.end : number.start]
        weekday = _WEEKDAY_ONLY.fullmatch(date.of(self.text)) is not None
        if weekday or len(gap) > _FARTHEST_BEFORE:
            return None
        return date if "," not in gap or _ADDED.fullmatch(gap) else None

    def _opens_sentence(self, date: Span) -> bool:
        at = bisect_left(self.sentence_ends, date.start) - 1
        start = self.sentence_ends[at] + 1 if at >= 0 else 0
        if date.start - start > _LONGEST_WORD:
            return False
        return self.text[start : date.start].strip(_MARKS).lower() in _OPENERS


def read_calendar(text: str, span: Span) -> Calendar:
    """Find the dates of `span` and of the sentence around it, as far as that is near."""
    low, high = max(0, span.start - _REACH), min(len(text), span.end + _REACH)
    before = [at for at in _places(_SENTENCE_END, text, low, span.start) if _ends_sentence(text, at)]
    low = before[-1] if before else low
    high = next((at for at in _places(_SENTENCE_END, text, span.end, high) if _ends_sentence(text, at)), high)
    dates = [Span(*match.span()) for match in _DATE.finditer(text, low, high)]
    walls = [at for at in _places(_WALL, text, low, high) if text[at] != "." or _ends_sentence(text, at)]
    commas = [at for at in _places(_COMMA, text, low, high) if not _is_inside(dates, at)]
    ends = [at for at in walls if _ends_sentence(text, at)]
    return Calendar(text=text, dates=dates, walls=walls, commas=commas, sentence_ends=ends)


def _places(pattern: re.Pattern[str], text: str, low: int, high: int) -> list[int]:
    return [match.start() for match in pattern.finditer(text, low, high)]


def _ends_sentence(text: str, at: int) -> bool:
    """Tell a full stop from that of `Mr.` and `U.S.`."""
    if text[at] != ".":
        return text[at] in "!?\n"
    word = _LAST_WORD.search(text, max(0, at - _LONGEST_WORD), at)
    return word is None or (len(word.group()) > 1 and word.group().lower() not in ABBREVIATIONS)


def _start(date: Span) -> int:
    return date.start


def _is_parted(places: Sequence[int], start: int, end: int) -> bool:
    number = bisect_left(places, start)
    return number < len(places) and places[number] < end


def _is_inside(dates: Sequence[Span], at: int) -> bool:
    number = bisect_right(dates, at, key=_start) - 1
    return number >= 0 and dates[number].end > at
