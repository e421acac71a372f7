"""Which day it can be somewhere, so that no date is refused as lying ahead where it has begun."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date, datetime

# East of Greenwich tomorrow has begun, and people have spoken and published on that day.
_EARLIER_ZONES: Final = timedelta(days=1)


def latest_day(at: datetime) -> date:
    """Return the last day that can have begun anywhere on earth at the instant `at`, aware and in UTC."""
    return (at + _EARLIER_ZONES).date()
