"""Whether the weekdays that a text gives with its dates are the right ones."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from tracker.review.figures import Check, Finding, Outcome
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY: Final = "(?P<weekday>" + "|".join(_WEEKDAYS) + ")"
_MONTH: Final = "(?P<month>" + "|".join(f"{name[:3]}(?:{name[3:]}\\b|t?\\.)" for name in _MONTHS) + ")"
_NUMBER: Final = r"(?:the\s)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\d%:]|[.,]\d)"
_YEAR: Final = r"(?:,?\s(?P<year>(?:1[6-9]|20)\d\d)(?!\d))?"
_DATED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b{_DAY},?\s\(?{_NUMBER}\s(?:of\s)?{_MONTH}{_YEAR}",
        rf"\b{_DAY},?\s\(?{_MONTH}\s{_NUMBER}{_YEAR}",
        rf"(?<![\w.,:]){_NUMBER}\s{_MONTH}{_YEAR}\s?[,(]\s?(?:a\s)?{_DAY}\b",
        rf"\b{_MONTH}\s{_NUMBER}{_YEAR}\s?\((?:a\s)?{_DAY}\b",
    )
)
_FIRST_YEAR: Final = 1600
_HALF_YEAR: Final = timedelta(days=183)


def check_weekdays(body: str, published_on: date | None) -> tuple[Finding, ...]:
    """Compare every date that stands beside a weekday with the calendar, in text order.

    A date without a year has the year that brings it nearest to `published_on`; without that day it is
    left alone. The years before 1600 are left alone too: they had other calendars.
    """
    found = {each.start(): each for pattern in _DATED for each in pattern.finditer(body)}
    return tuple(finding for _, each in sorted(found.items()) for finding in _check(each, published_on))


def _check(found: re.Match[str], published_on: date | None) -> Iterator[Finding]:
    day, month = int(found["day"]), 1 + [name[:3] for name in _MONTHS].index(found["month"][:3])
    year = int(found["year"]) if found["year"] else _nearest_year(month, day, published_on)
    if year is None or year < _FIRST_YEAR:
        return
    span = Span(found.start(), found.end())
    written = found["weekday"]
    try:
        meant = date(year, month, day)
    except ValueError:
        arithmetic = f"{_MONTHS[month - 1]} {year} has no day {day}"
        yield _finding(Outcome.FAILS, arithmetic, span)
        return
    right = _WEEKDAYS[meant.weekday()]
    shown = f"{day} {_MONTHS[month - 1]} {year} is a {right}"
    if found["year"] is None:
        shown += f" (the year nearest to publication is {year})"
    if right == written:
        yield _finding(Outcome.HOLDS, shown, span)
    else:
        yield _finding(Outcome.FAILS, f"{shown}, not a {written}", span)


def _finding(outcome: Outcome, arithmetic: str, span: Span) -> Finding:
    return Finding(
        check=Check.WEEKDAY,
        outcome=outcome,
        arithmetic=arithmetic,
        why="A weekday and a date stand side by side.",
        spans=(span,),
    )


def _nearest_year(month: int, day: int, published_on: date | None) -> int | None:
    if published_on is None:
        return None
    for year in (published_on.year, published_on.year - 1, published_on.year + 1):
        try:
            meant = date(year, month, day)
        except ValueError:
            continue
        if abs(meant - published_on) <= _HALF_YEAR:
            return year
    return published_on.year
