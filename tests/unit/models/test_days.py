"""Which day it can be somewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tracker.models.days import earliest_day, latest_day


def test_yesterday_is_not_over_everywhere_in_the_morning() -> None:
    at = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
    assert (earliest_day(at), latest_day(at)) == (date(2026, 3, 2), date(2026, 3, 4))


def test_in_the_evening_today_is_the_earliest_day() -> None:
    assert earliest_day(datetime(2026, 3, 3, 12, 0, tzinfo=UTC)) == date(2026, 3, 3)
