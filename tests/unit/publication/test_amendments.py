"""Where a page of corrections and withdrawals goes on."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from tests.support.publishing import LATER, publish
from tracker.errors import NotFoundError
from tracker.publication.amendments import list_amendments
from tracker.publication.commands import withdraw_claim

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom

MOMENT = "2026-03-03T09:05:00+00:00"


def withdraw(room: Newsroom) -> str:
    public_id = publish(room).public_id
    withdraw_claim(room.session, public_id, reason="It was another bridge.", actor=room.editor, at=LATER)
    room.session.flush()
    return public_id


def encode(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def test_pages_meet_without_a_gap_even_at_the_same_instant(room: Newsroom) -> None:
    claims = {withdraw(room) for _ in range(5)}
    seen: list[str] = []
    cursor = None
    for _ in range(3):
        page = list_amendments(room.session, after=cursor, limit=2)
        seen += [amendment.public_id for amendment in page.amendments]
        cursor = page.next_cursor
    assert (sorted(seen), cursor) == (sorted(claims), None)


@pytest.mark.parametrize(
    "cursor",
    [
        *("", "zzz", "====", "'", "\u0661", "a" * 10_000),
        encode("2026-03-03 1 1"),
        encode(f"{MOMENT} 1"),
        encode(f"{MOMENT} 2 1"),
        encode(f"{MOMENT} 1 x"),
        encode(f"{MOMENT} 1 -1"),
        encode(f"{MOMENT} 1 {2**63}"),
        encode(f"{MOMENT} 1 " + "9" * 5000),
        encode("0001-01-01T00:00:00+23:59 1 1"),
        encode("9999-12-31T23:59:59-23:59 1 1"),
    ],
)
def test_a_made_up_cursor_leads_nowhere(room: Newsroom, cursor: str) -> None:
    with pytest.raises(NotFoundError):
        list_amendments(room.session, after=cursor)


@pytest.mark.parametrize(
    ("instant", "count"), [("0001-01-01T00:00:00+00:00", 0), ("9999-12-31T23:59:59.999999+00:00", 1)]
)
def test_a_cursor_at_either_end_of_the_calendar_is_one(room: Newsroom, instant: str, count: int) -> None:
    withdraw(room)
    page = list_amendments(room.session, after=encode(f"{instant} 1 1"))
    assert len(page.amendments) == count
