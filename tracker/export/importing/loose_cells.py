"""How a cell that a person typed becomes a value: days as people write them, addresses without a scheme."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

from tracker.export.importing.cells import CellError, read_address, read_text
from tracker.export.importing.mapping import DayOrder
from tracker.models import limits

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    Member = TypeVar("Member", bound=StrEnum)

# What people type where they have nothing to say.
_NOTHING: Final = frozenset({"-", "–", "—", "?", ".", "n/a", "na", "#n/a", "#ref!", "null", "none", "nan"})
_PAIRS: Final = ("“”", "„“", "„”", "«»", "»«", "\u2039\u203a", "‘’", '""', "''", "「」", "『』")
_BARE_ADDRESS: Final = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?")
_ADDRESS: Final = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_ADDRESS: Final = ".,;:)]}»”"
_NUMBERS: Final = re.compile(r"(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4})", re.ASCII)
_YEAR_FIRST: Final = re.compile(r"(\d{4})[./](\d{1,2})[./](\d{1,2})", re.ASCII)
_WRITTEN: Final = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y")
_MONTHS: Final = 12
_NO_DAY: Final = "This is not a day that can be read, such as 2026-03-04, 4.3.2026 or 4 March 2026."
_TWO_DAYS: Final = (
    "This can be two days. Say which comes first, the day or the month, or write {} or {} in the spreadsheet."
)


def clean_cell(text: str) -> str:
    """Return a cell without outer white space; nothing for what only says that there is nothing."""
    # A no-break space, and marks that say in which direction to read, stand at the edges of pasted cells.
    trimmed = text.strip().strip("\ufeff\u200b\u200e\u200f").strip()
    return "" if trimmed.casefold() in _NOTHING else trimmed


def join_lines(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.split())


def strip_marks(text: str) -> tuple[str, bool]:
    """Return a quote without the quotation marks around the whole of it, and whether it had them."""
    for opening, closing in _PAIRS:
        inner = text[1:-1]
        is_whole = len(text) > 1 and text[0] == opening and text[-1] == closing
        if is_whole and opening not in inner and closing not in inner and inner.strip():
            return inner.strip(), True
    return text, False


def read_loose_address(field: str, text: str) -> str:
    """Return the address of a page, completed where people leave out how it begins."""
    is_bare = "://" not in text and _BARE_ADDRESS.fullmatch(text)
    return read_address(field, f"https://{text}" if is_bare else text, limits.URL)


def list_evidence(field: str, text: str) -> list[tuple[str, str]]:
    """Return title and address of each page or work that a cell names; one without an address has none."""
    found = [each.rstrip(_AFTER_ADDRESS) for each in _ADDRESS.findall(text)]
    addresses = [each for each in dict.fromkeys(found) if len(each) <= limits.URL]
    if not addresses:
        if _BARE_ADDRESS.fullmatch(text):
            addresses = [read_loose_address(field, text)]
        else:
            return [(read_text(field, join_lines(text), limits.LINE), "")] if text else []
    named, rest = [], text
    for address in addresses:
        before, _, rest = rest.partition(address)
        named.append((_trim_title(before), address))
    if len(named) == 1 and not named[0][0]:
        named = [(_trim_title(rest), addresses[0])]
    return [
        (title or _name_page(address), read_address(field, address, limits.URL)) for title, address in named
    ]


def _trim_title(words: str) -> str:
    return join_lines(words).strip(" ,;:()[]|–-")[: limits.LINE]


def _name_page(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address[: limits.LINE]
    return f"{parts.netloc}{parts.path.rstrip('/')}"[: limits.LINE]


def read_loose_day(field: str, text: str, order: DayOrder) -> date | None:
    """Return a day; one that can be two days is read by the order, and refused without one."""
    if not text:
        return None
    found = _read_ordered(field, text, order) or _read_year_first(text) or _read_written(text)
    if found is None:
        raise CellError(field, _NO_DAY, text)
    return found


def _read_year_first(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _make_day(*(int(part) for part in match.groups()))
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _read_ordered(field: str, text: str, order: DayOrder) -> date | None:
    # A time behind the day is when somebody typed it, or midnight.
    match = _NUMBERS.fullmatch(re.sub(r"[ T]\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?$", "", text))
    if match is None:
        return None
    first, mark, second, year = int(match[1]), match[2], int(match[3]), int(match[4])
    day_first, month_first = _make_day(year, second, first), _make_day(year, first, second)
    # Whoever writes dots writes the day first.
    if mark == "." or order is DayOrder.DAY_FIRST:
        return day_first
    if order is DayOrder.MONTH_FIRST or day_first is None or first == second:
        return month_first
    if month_first is None:
        return day_first
    raise CellError(field, _TWO_DAYS.format(day_first, month_first), text)


def _read_written(text: str) -> date | None:
    plain = join_lines(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b|[,.]", " ", text))
    for form in _WRITTEN:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 -- a day has no zone
        except ValueError:
            continue
    return None


def _make_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_loose_member(field: str, text: str, names: Mapping[Member, str], default: Member) -> Member:
    """Return a member of a closed list by its value or its name, whatever their case."""
    plain = join_lines(text.replace("_", " ")).casefold()
    if not plain:
        return default
    for member, name in names.items():
        if plain in {member.value.replace("_", " ").casefold(), name.casefold()}:
            return member
    raise CellError(field, f"This is none of {', '.join(names.values())}.", text)
