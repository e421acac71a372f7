"""Which day it can be somewhere, so that no date is refused as ahead or past where it is today."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime

# East of Greenwich tomorrow has begun, and people have spoken and published on that day.
_EARLIER_ZONES: Final = timedelta(days=1)
# The zones that begin a day last are twelve hours behind.
_LATEST_ZONES: Final = timedelta(hours=12)


def latest_day(at: datetime) -> date:
    """Return the last day that can have begun anywhere on earth at the instant `at`, aware and in UTC."""
    return (at + _EARLIER_ZONES).date()


def earliest_day(at: datetime) -> date:
    """Return the first day that is not over everywhere on earth at the instant `at`, aware and in UTC."""
    return (at - _LATEST_ZONES).date()
