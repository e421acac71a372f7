"""Which notifications go out as e-mail, and what the letters say."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, DENIED, Newsroom
from tracker.models.enums import NotificationKind
from tracker.review.notifying import notify
from tracker.review.outbox import KEPT, MOST_IN_A_LETTER, Parcel, list_parcels, mark_emailed

if TYPE_CHECKING:
    from tracker.models import Notification


def list_waiting(room: Newsroom) -> tuple[Parcel, ...]:
    room.session.flush()
    return list_parcels(
        room.session, newsroom_name="The Bell", public_url="https://claims.example.org", at=AT
    )


def send(room: Newsroom, kind: NotificationKind = NotificationKind.ASSIGNED) -> Notification:
    room.second.email = "sam@example.org"
    (row,) = notify(room.session, room.add_claim(), kind, [room.second], actor=room.editor, at=AT)
    room.session.flush()
    return row


def test_a_letter_says_who_did_what_and_where_to_go(room: Newsroom) -> None:
    row = send(room)
    (parcel,) = list_waiting(room)
    assert (parcel.ids, parcel.to) == ((row.id,), "sam@example.org")
    assert parcel.subject == "[The Bell] Eve assigned a claim to you"
    assert "“The bridge is safe”" in parcel.body
    assert "https://claims.example.org/desk/claims/" in parcel.body
    assert "#assignment" in parcel.body


def test_everything_for_one_person_is_one_letter(room: Newsroom) -> None:
    rows = [send(room) for _ in range(3)]
    (parcel,) = list_waiting(room)
    assert parcel.ids == tuple(row.id for row in rows)
    assert parcel.subject == "[The Bell] 3 notifications"


def test_a_letter_is_of_a_length_that_people_read(room: Newsroom) -> None:
    for _ in range(MOST_IN_A_LETTER + 1):
        send(room)
    (parcel,) = list_waiting(room)
    assert len(parcel.ids) == MOST_IN_A_LETTER


def test_nobody_gets_a_letter_without_an_address(room: Newsroom) -> None:
    send(room)
    room.second.email = ""
    assert list_waiting(room) == ()


@pytest.mark.parametrize("why", ["sent", "read", "old", "left"])
def test_what_is_no_news_stays_in_the_desk(room: Newsroom, why: str) -> None:
    row = send(room)
    if why == "sent":
        mark_emailed(room.session, [row.id or 0], at=AT)
    elif why == "read":
        row.read_at = AT
    elif why == "old":
        row.created_at = AT - KEPT
    else:
        room.second.disabled_at = AT
    assert list_waiting(room) == ()


def test_what_was_sent_keeps_its_first_time(room: Newsroom) -> None:
    row = send(room)
    for at in (AT, AT + timedelta(hours=1)):
        mark_emailed(room.session, [row.id or 0], at=at)
    room.session.refresh(row)
    assert row.emailed_at == AT


def test_a_letter_tells_nothing_of_an_assessment_nor_whose_it_is(room: Newsroom) -> None:
    room.second.email = "sam@example.org"
    room.send_to_review(room.add_claim(), DENIED)
    (parcel,) = list_waiting(room)
    assert DENIED.explanation not in parcel.body
    assert "enied" not in parcel.body
    assert "Rita" not in parcel.body + parcel.subject
