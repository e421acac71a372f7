"""When a try has to wait, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.accounts.throttle import network_of, require_few
from tracker.errors import TooManyTriesError

NOW = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("", "unknown"),
        ("not an address", "unknown"),
    ],
)
def test_one_customer_counts_as_one_address(address: str, network: str) -> None:
    assert network_of(address) == network


def test_fewer_failures_than_the_limit_pass() -> None:
    require_few([NOW] * 4, most=5, at=NOW)


@given(st.lists(st.integers(0, 59_999), min_size=5, max_size=5))
def test_the_wait_ends_when_a_try_leaves_the_window(milliseconds_ago: list[int]) -> None:
    failures = sorted((NOW - timedelta(milliseconds=each) for each in milliseconds_ago), reverse=True)

    with pytest.raises(TooManyTriesError) as refusal:
        require_few(failures, most=5, at=NOW)

    later = NOW + timedelta(seconds=refusal.value.retry_after_seconds)
    left = [each for each in failures if each > later - timedelta(minutes=1)]
    assert 1 <= refusal.value.retry_after_seconds <= 60
    require_few(left, most=5, at=later)
