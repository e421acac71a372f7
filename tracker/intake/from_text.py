"""What an article's own text says about it: headline, standfirst, byline, day, wire credit, publisher."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Final

from tracker.intake.drafts import ArticleDraft
from tracker.models import limits
from tracker.models.enums import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENDS: Final = (
    12  # particulars stand in the first or last passages; a date in the middle is part of the story
)
_LONGEST_LINE: Final = 160
_LONGEST_BYLINE_WORDS: Final = 14
_FALLBACK_CHARACTERS: Final = 100
_LETTERS_READ: Final = 5_000

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH: Final = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _MONTHS) + r")\.?"
_DAY_BEFORE: Final = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?"
_DAY_FORMS: Final = (
    r"(?P<year>\d{4})-(?P<number>\d{1,2})-(?P<day>\d{1,2})",
    rf"{_DAY_BEFORE}{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})",
    rf"{_DAY_BEFORE}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})",
)
_DAY_LINES: Final = tuple(
    re.compile(
        rf"(?:(?:first\s+)?(?:published|posted|date)(?:\s+on|\s+at)?:?\s+)?{form}(?:[,\sT·-]+[\d:.+-]+\D{{0,20}})?",
        re.IGNORECASE,
    )
    for form in _DAY_FORMS
)
_BYLINE: Final = re.compile(r"(?:By|BY|Written by|Reported by)\s+(?P<who>\S.*\S)")
_NAME_LINKS: Final = frozenset(
    {"and", "in", "for", "of", "de", "van", "von", "der", "den", "al", "bin", "da", "di", "&"}
)
_WIRE: Final = (
    re.compile(r"\(?(?:With|Additional)\s+(?:reporting|files|material)\s+(?:from|by)\s+(?P<who>.+?)\.?\)?"),
    re.compile(r"[-–—(]\s*(?P<who>AFP|AP|Reuters|REUTERS|dpa|DPA|TASS|Xinhua|EFE|ANSA|Kyodo)\)?\.?"),
)
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)\s*©?\s*\d{4}\s+(?P<who>[^.|©]{2,80}?)(?:\.\s*All rights reserved)?\.?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPassage:
    """A passage with its words, as the door read it off a splitting."""

    kind: PassageKind
    words: str


def guess_draft(passages: Sequence[ReadPassage]) -> ArticleDraft:
    """Return what the passages of an article say about it; a particular that is not plain stays empty.

    Only the headline is never empty when the passages are not: without a recognised one it is the
    text's opening. Everything is for a person to correct.
    """
    lines = [line for passage in _ends_of(passages) for line in _split_line(_fold(passage.words))]
    return ArticleDraft(
        headline=_guess_headline(passages),
        standfirst=_join(passages, PassageKind.STANDFIRST)[: limits.SHORT_TEXT],
        byline=_first(_read_byline(line) for line in lines),
        publisher=_first(_read_name(line, (_COPYRIGHT,)) for line in lines),
        wire_credit=_first(_read_name(line, _WIRE) for line in lines),
        published_on=next((day for line in lines if (day := _read_day(line))), None),
        language=_guess_language(passages),
    )


def _ends_of(passages: Sequence[ReadPassage]) -> Sequence[ReadPassage]:
    if len(passages) <= 2 * _ENDS:
        return passages
    return [*passages[:_ENDS], *passages[-_ENDS:]]


def _split_line(line: str) -> Iterator[str]:
    if len(line) <= _LONGEST_LINE:
        yield from (part for part in re.split(r"\s+[|•·]\s+", line) if part)


def _fold(words: str) -> str:
    return " ".join(words.split())


def _join(passages: Sequence[ReadPassage], kind: PassageKind) -> str:
    return _fold(" ".join(passage.words for passage in passages if passage.kind is kind))


def _guess_headline(passages: Sequence[ReadPassage]) -> str:
    found = next((each.words for each in passages if each.kind is PassageKind.HEADLINE), None)
    if found is not None and len(_fold(found)) <= limits.LINE:
        return _fold(found)
    by_kind = sorted(passages, key=lambda each: each.kind is PassageKind.FURNITURE)
    opening = next((_fold(each.words) for each in by_kind if each.words.strip()), "")
    if len(opening) <= _FALLBACK_CHARACTERS:
        return opening
    return opening[:_FALLBACK_CHARACTERS].rsplit(" ", 1)[0] + "…"


def _first(found: Iterator[str]) -> str:
    return next((each for each in found if each), "")


def _read_byline(line: str) -> str:
    match = _BYLINE.fullmatch(line)
    if match is None or line[-1] in ".?!":
        return ""
    words = match["who"].replace(",", " ").split()
    is_name = all(word[0].isupper() or word in _NAME_LINKS for word in words)
    return match["who"] if is_name and len(words) <= _LONGEST_BYLINE_WORDS else ""


def _read_name(line: str, patterns: Sequence[re.Pattern[str]]) -> str:
    return _first(match["who"].strip() for pattern in patterns if (match := pattern.fullmatch(line)))


def _read_day(line: str) -> date | None:
    for pattern in _DAY_LINES:
        if (match := pattern.fullmatch(line)) is not None:
            parts = match.groupdict()
            month = parts.get("month")
            number = _month_number(month) if month else int(parts["number"])
            try:
                return date(int(parts["year"]), number, int(parts["day"]))
            except ValueError:
                return None
    return None


def _month_number(word: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, start=1) if name.startswith(word.lower()[:3]))


def _guess_language(passages: Sequence[ReadPassage]) -> str:
    """Return `en` for Latin letters, `he` for Hebrew, and `und` where letters do not tell the language."""
    chars = (char for passage in passages for char in passage.words)
    letters = [char for char in islice(chars, _LETTERS_READ) if char.isalpha()]
    if sum("\u0590" <= char <= "\u05ff" for char in letters) * 2 > len(letters):
        return "he"
    return "en" if sum(char < "\u0250" for char in letters) * 2 >= len(letters) else "und"
