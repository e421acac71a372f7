"""How a cell of an imported file becomes a value, or a refusal that names its column."""

from __future__ import annotations

import math
import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING, Final, TypeVar

from tracker.models.base import DECIMAL_LENGTH
from tracker.text.addresses import is_web_address

if TYPE_CHECKING:
    from enum import StrEnum

    Member = TypeVar("Member", bound=StrEnum)

GREATEST_INTEGER: Final = 2**31 - 1
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_WHOLE: Final = re.compile(r"[0-9]{1,10}", re.ASCII)
_DECIMAL: Final = re.compile(r"-?[0-9]+(?:\.[0-9]+)?", re.ASCII)
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_YES_NO: Final = {"true": True, "false": False, "": False}


class CellError(ValueError):
    """A cell cannot be taken; names its column and says why."""

    def __init__(self, field: str, message: str, value: str = "") -> None:
        """Keep column, sentence and what stood there."""
        super().__init__(message)
        self.field, self.message, self.value = field, message, value


def read_text(field: str, text: str, most: int, *, is_required: bool = False) -> str:
    """Return a text of at most `most` code points, exactly as it is."""
    if len(text) > most:
        message = f"This has {len(text):,} characters; the limit is {most:,}."
        raise CellError(field, message, text)
    if is_required and not text.strip():
        raise CellError(field, "This is empty.")
    # Whether a text is ASCII is known without looking at it, and then it has no halves of pairs.
    if "\x00" in text or (not text.isascii() and _SURROGATES.search(text)):
        raise CellError(field, "This holds a character that no text has (NUL or half of a pair).")
    return text


def read_address(field: str, text: str, most: int) -> str:
    """Return the address of a page on the web, or nothing."""
    if text and not _is_address(read_text(field, text, most)):
        raise CellError(field, "This is not an http or https address.", text)
    return text


def read_whole(field: str, text: str) -> int | None:
    """Return a whole number that is not negative; None for nothing."""
    if not text:
        return None
    if not _WHOLE.fullmatch(text) or int(text) > GREATEST_INTEGER:
        raise CellError(field, "This is not a whole number from 0.", text)
    return int(text)


def read_share(field: str, text: str) -> float:
    """Return a number from 0 to 1; nothing is 0."""
    try:
        value = float(text or 0)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise CellError(field, "This is not a number from 0 to 1.", text)
    return value


def read_decimal(field: str, text: str) -> Decimal | None:
    """Return a decimal digit for digit; None for nothing."""
    if not text:
        return None
    try:
        if _DECIMAL.fullmatch(text) and len(text) <= DECIMAL_LENGTH:
            return Decimal(text)
    except InvalidOperation:
        pass
    raise CellError(field, f"This is not a plain number of at most {DECIMAL_LENGTH} digits.", text)


def read_yes_no(field: str, text: str) -> bool:
    """Return what true and false say; nothing is false."""
    if text not in _YES_NO:
        raise CellError(field, "This is neither true nor false.", text)
    return _YES_NO[text]


_is_address = lru_cache(maxsize=1024)(is_web_address)


@lru_cache(maxsize=4096)
def _parse_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def read_day(field: str, text: str) -> date | None:
    """Return a day written as 2026-03-01; None for nothing."""
    if not text:
        return None
    found = _parse_day(text)
    if found is None:
        raise CellError(field, "This is not a day such as 2026-03-01.", text)
    return found


@lru_cache(maxsize=4096)
def _parse_time(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
        # A time at the edge of the calendar can leave it with its zone.
        return found.astimezone(UTC) if found.tzinfo is not None else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def read_time(field: str, text: str) -> datetime | None:
    """Return a time in ISO 8601; one without a zone is UTC; None for nothing."""
    if not text:
        return None
    found = _parse_time(text)
    if found is None:
        raise CellError(field, "This is not a time such as 2026-03-01T09:05:00+00:00.", text)
    return found


def read_member(field: str, text: str, members: type[Member], default: Member | None = None) -> Member:
    """Return a member of a closed list by its value; nothing is the default, if there is one."""
    if not text and default is not None:
        return default
    found = members._value2member_map_.get(text)
    if not isinstance(found, members):
        raise CellError(field, f"This is none of {', '.join(members)}.", text)
    return found
