"""Which day, week, month or year `on Friday` and `last month` mean, seen from the publication day."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.calendar import (
    AFTER_DAY,
    AGO_ABOUT,
    AGO_HEDGES,
    AHEAD_ONLY,
    BEFORE_ANY_DAY,
    BEFORE_MRS_MAY,
    BEFORE_OWN_TIME,
    DAYS_KNOWN_BY_DATE,
    JOINS_DAYS,
    MONTH_NAMES,
    NAMED_DAY_ENDINGS,
    NAMED_DAY_OPENERS,
    OTHER_TIME,
    WEEKDAYS,
)
from tracker.extraction.lexicon.numbers import NUMBER_WORDS
from tracker.extraction.narration.tense import Tense, tense_at

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUNDAY, _SATURDAY = 6, 5
_DAY = "|".join(WEEKDAYS)
_MONTH = "|".join((*MONTH_NAMES, *(rf"{month[:3]}\." for month in MONTH_NAMES), r"Sept\."))
_PART = r"(?:\s(?:early\s|late\s)?(?:morning|afternoon|evening|night|lunchtime)\b)?"
_NTH = r"\d{1,2}(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_YEAR = r"(?:,?\s(?:of\s)?\d{4})"
_WHEN = re.compile(
    rf"""(?<![\w'’.-])(?:
      (?P<nth>(?:(?:{_DAY}),?\s)?(?:the\s)?(?:(?:{_NTH}\s(?:of\s)?(?:{_MONTH}))|(?:(?:{_MONTH})\s{_NTH})))(?P<year>{_YEAR})?
    | (?P<which>[Ll]ast|[Tt]his|[Nn]ext)\s(?P<unit>weekend|week|month|year|night|morning|afternoon|evening
        |(?P<which_day>{_DAY})|(?P<which_month>{_MONTH})(?!{_YEAR}|\s\d))(?!\w|-\w)(?:['’]s\b)?{_PART}
    | (?P<opening>[Ii]n|[Ss]ince|[Dd]uring|[Bb]y|[Uu]ntil)\s(?:early\s|late\s|mid[\s-])?
        (?P<month>{_MONTH})(?![\w'’-]|{_YEAR}|\s\d)
    | (?P<count>an?|\d{{1,2}}|{"|".join(sorted(NUMBER_WORDS, key=len, reverse=True))})\s
        (?P<span>day|week|month|year)s?\sago\b
    | (?P<near>[Yy]esterday|[Tt]omorrow|[Tt]onight|[Tt]oday)\b(?:['’]s\b)?{_PART}
    | (?P<day>{_DAY})\b(?!['’-])(?!,?\s\(?(?:the\s)?(?:\d|{_MONTH})){_PART}
    )""",
    re.VERBOSE,
)
_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|[^\w\s]")
_ANY_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOTED = re.compile(r"\s?\[")
_MOST_AGO = {"day": 30, "week": 12, "month": 24, "year": 99}
_FARTHEST = timedelta(days=275)
_HALF_YEAR = 6
_MOST_MONTHS = 9
_LEAST_AHEAD = 3
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class DateNote:
    """An absolute date in square brackets, and the place in the words after which it belongs."""

    place: int
    words: str


def date_notes(words: str, published_on: date) -> tuple[DateNote, ...]:
    """Return the absolute dates that the relative ones in `words` surely mean, in order.

    What is already noted in square brackets, is absolute or could mean two dates gets none.
    """
    bare = _BRACKETED.sub(lambda found: " " * len(found.group()), words)
    reader = _Reader(bare, published_on)
    notes: list[DateNote] = []
    for found in _WHEN.finditer(bare):
        place = found.end()
        if _NOTED.match(words, place):
            continue
        try:
            meant = reader.meaning(found)
        except (ValueError, OverflowError):  # 31 June, or a day before the first year
            continue
        if meant:
            notes.append(DateNote(place=place, words=f"[{meant}]"))
    return tuple(notes)


class _Reader:
    """Reads the relative dates of some words; `bare` is the words without what stands in brackets."""

    def __init__(self, bare: str, today: date) -> None:
        self.today = today
        words = list(_WORD.finditer(bare))
        self.tokens = [found.group() for found in words]
        self.starts = [found.start() for found in words]
        self.names_year = _ANY_YEAR.search(bare) is not None

    def meaning(self, found: re.Match[str]) -> str | None:
        """Return what one relative date means, None when it is absolute or could mean two."""
        first = bisect_left(self.starts, found.start())
        after = bisect_left(self.starts, found.end())
        if found["nth"]:
            return None if found["year"] else self._nth(found["nth"], first, after)
        if found["which"]:
            return self._which(found, first, after)
        if found["month"]:
            return self._month(found, first, after)
        if found["count"]:
            return self._ago(found, first, after)
        if found["near"]:
            return self._near(found, first, after)
        return self._weekday(found["day"], first, after)

    def _before(self, first: int, back: int = 1) -> str:
        return self.tokens[first - back] if first >= back else ""

    def _following(self, after: int) -> str:
        return self.tokens[after] if after < len(self.tokens) else ""

    def _near(self, found: re.Match[str], first: int, after: int) -> str | None:
        """Read `yesterday` and its like; `today` may mean these days unless something happens on it."""
        word = found["near"]
        if (word[0].isupper() and not self._opens_sentence(first)) or self._before(first).lower() == "of":
            return None
        owned = "s" in found.group()[len(word) :].split(" ")[0]
        if word.lower() == "yesterday":
            return _day(self.today - timedelta(days=1))
        if word.lower() == "tonight":
            return _day(self.today)
        if owned:
            return None
        if word.lower() == "tomorrow":
            return _day(self.today + timedelta(days=1))
        return _day(self.today) if self._tense(first, after) is not None else None

    def _opens_sentence(self, first: int) -> bool:
        return first == 0 or self.tokens[first - 1] in {".", "!", "?", "“", '"', "‘", "…"}

    def _tense(self, first: int, after: int) -> Tense | None:
        return tense_at(self.tokens, first, after)

    def _when(self, opening: str, first: int, after: int) -> Tense | None:
        """Return whether a date lies behind or ahead; `by Friday` lies ahead or is unsure."""
        if opening == "since":
            return Tense.PAST
        tense = self._tense(first, after)
        return None if tense is Tense.PAST and opening in AHEAD_ONLY else tense

    def _weekday(self, name: str, first: int, after: int) -> str | None:
        before = self._before(first)
        if before in NAMED_DAY_OPENERS or before.lower() in BEFORE_ANY_DAY or before in {"-", "–"}:
            return None
        if not self._may_end(before.lower(), after):
            return None
        ahead = (WEEKDAYS.index(name) - self.today.weekday()) % 7
        when = self._when(before.lower(), first, after)
        if when is Tense.PAST:
            return _day(self.today - timedelta(days=(7 - ahead) % 7))
        return _day(self.today + timedelta(days=ahead)) if when is Tense.FUTURE and ahead else None

    def _may_end(self, before: str, after: int) -> bool:
        """Tell a day on which something happens from `Friday prayers`, `Friday to Sunday` and a newspaper."""
        following = self._following(after)
        if following in NAMED_DAY_ENDINGS or following in {"-", "–", "week"} or self._names_other_week(after):
            return False
        if following in JOINS_DAYS and self._following(after + 1) in WEEKDAYS:
            return False
        if before == "on" or not following or not following[0].isalnum():
            return True
        return following in AFTER_DAY or following.endswith("ly")

    def _names_other_week(self, after: int) -> bool:
        """Tell whether `last week`, `of next year` or the like follows, which says more."""
        following = self._following(after)
        further = self._following(after + 1)
        return following in OTHER_TIME or (following == "of" and further in OTHER_TIME | {"the"})

    def _which(self, found: re.Match[str], first: int, after: int) -> str | None:
        before = self._before(first).lower()
        if before in BEFORE_OWN_TIME or before.endswith(("'s", "’s")):
            return None
        which = found["which"].lower()
        step = {"last": -1, "this": 0, "next": 1}[which]
        if found["which_day"]:
            return self._which_day(step, WEEKDAYS.index(found["which_day"]), after)
        if found["which_month"]:
            return self._which_month(step, _month_number(found["which_month"]))
        return self._which_span(step, found["unit"])

    def _which_span(self, step: int, unit: str) -> str | None:
        if unit == "week":
            return self._week(step)
        if unit == "weekend":
            return self._weekend(step)
        if unit in {"year", "month"}:
            return str(self.today.year + step) if unit == "year" else _month(_months_on(self.today, step))
        if unit == "night":
            return _day(self.today - timedelta(days=1)) if step < 0 else None
        return None if step else _day(self.today)

    def _week(self, step: int) -> str | None:
        """Return a week by its Monday; on a Sunday some begin a new week and some end one."""
        if self.today.weekday() == _SUNDAY:
            return None
        monday = self.today + timedelta(days=7 * step - self.today.weekday())
        return f"week of {_day(monday)}"

    def _weekend(self, step: int) -> str | None:
        weekday = self.today.weekday()
        if step > 0 or weekday == 0 or (step < 0 and weekday >= _SATURDAY):
            return None
        saturday = self.today + timedelta(days=_SATURDAY - weekday + 7 * step)
        return _two_days(saturday, saturday + timedelta(days=1))

    def _which_day(self, step: int, weekday: int, after: int) -> str | None:
        """Read `last Friday` only if the latest was in last week, `next` only if the coming is in next."""
        if self._following(after) in JOINS_DAYS and self._following(after + 1) in WEEKDAYS:
            return None
        monday = self.today - timedelta(days=self.today.weekday())
        meant = monday + timedelta(days=weekday + 7 * step)
        gap = abs((meant - self.today).days)
        if step == 0:
            return None if self.today.weekday() == _SUNDAY != weekday else _day(meant)
        if step < 0:
            return _day(meant) if gap <= _WEEK else None
        return _day(meant) if _LEAST_AHEAD <= gap <= _WEEK else None

    def _which_month(self, step: int, month: int) -> str | None:
        """Read `last May` when this year's is still to come, `next May` when this year's is over."""
        now = self.today.month
        if step == 0:
            return str(self.today.year) if abs(month - now) <= _HALF_YEAR else None
        sure = month > now if step < 0 else month < now
        return str(self.today.year + step) if sure else None

    def _month(self, found: re.Match[str], first: int, after: int) -> str | None:
        """Return the year of `in January`, unless some other year is named near it."""
        following = self._following(after)
        joined = following in JOINS_DAYS | {"-", "–"} and self._starts_date(after + 1)
        if self.names_year or joined or self._names_other_week(after):
            return None
        if found["month"] == "May" and self._before(first).lower() in BEFORE_MRS_MAY:
            return None
        month = _month_number(found["month"])
        when = self._when(found["opening"].lower(), first, after)
        if when is None or month == self.today.month:
            return None
        away = (self.today.month - month) % 12 if when is Tense.PAST else (month - self.today.month) % 12
        if away > _MOST_MONTHS:
            return None
        return str(_months_on(self.today, -away if when is Tense.PAST else away).year)

    def _starts_date(self, at: int) -> bool:
        word = self._following(at)
        return word[:1].isdigit() or word in MONTH_NAMES or word in WEEKDAYS

    def _nth(self, words: str, first: int, after: int) -> str | None:
        """Return the year of `May 3`, unless it is a range or belongs to a noun (`the May 3 attack`)."""
        before = self._before(first).lower()
        following = self._following(after)
        ranged = following in JOINS_DAYS | {"-", "–", ",", "/"} and self._starts_date(after + 1)
        if ranged or before in BEFORE_ANY_DAY | {"in"} or self._names_other_week(after) or self.names_year:
            return None
        if before not in {"on", "since"} and not self._may_end(before, after):
            return None
        day = int(re.findall(r"\d+", words)[0])
        month = next(
            number for number, name in enumerate(MONTH_NAMES, 1) if re.search(rf"\b{name[:3]}", words)
        )
        when = self._when(before, first, after)
        if when is None or (month, day) in DAYS_KNOWN_BY_DATE:
            return None
        this_year = date(self.today.year, month, day)
        past = when is Tense.PAST
        turn = -1 if past and this_year > self.today else int(not past and this_year < self.today)
        meant = date(self.today.year + turn, month, day)
        return str(meant.year) if abs(meant - self.today) < _FARTHEST else None

    def _ago(self, found: re.Match[str], first: int, after: int) -> str | None:
        """Read `two weeks ago`: days are exact, anything longer is rounded by who says it."""
        before = self._before(first).lower()
        unit, word = found["span"], found["count"]
        count = 1 if word in {"a", "an"} else int(word) if word.isdigit() else int(NUMBER_WORDS[word])
        ranged = before in JOINS_DAYS and self._before(first, 2).lower() in NUMBER_WORDS
        if (
            ranged
            or before in AGO_HEDGES
            or not 0 < count <= _MOST_AGO[unit]
            or self._following(after) in WEEKDAYS
        ):
            return None
        if unit == "day":
            about = "around " if before in AGO_ABOUT else ""
            return about + _day(self.today - timedelta(days=count))
        if unit == "week":
            return "around " + _day(self.today - timedelta(weeks=count))
        if unit == "month":
            return "around " + _month(_months_on(self.today, -count))
        return f"around {self.today.year - count}"


def _day(meant: date) -> str:
    return f"{meant.day} {_month(meant)}"


def _month(meant: date) -> str:
    return f"{MONTH_NAMES[meant.month - 1]} {meant.year}"


def _two_days(one: date, other: date) -> str:
    if one.month == other.month:
        return f"{one.day}–{_day(other)}"
    return f"{_day(one)}–{_day(other)}"


def _months_on(start: date, months: int) -> date:
    """Return the first day of the month that is `months` after that of `start`."""
    number = start.year * 12 + start.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)


def _month_number(name: str) -> int:
    return 1 + next(number for number, month in enumerate(MONTH_NAMES) if month[:3] == name[:3])


def with_notes(words: str, notes: Sequence[DateNote]) -> str:
    """Return the words with the notes in their places."""
    parts: list[str] = []
    at = 0
    for note in notes:
        parts += [words[at : note.place], " ", note.words]
        at = note.place
    return "".join((*parts, words[at:]))
