"""The only reader of the wall clock; doors call it once and pass the time on."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Return the current time, aware and in UTC, to the microsecond."""
    return datetime.now(UTC)
