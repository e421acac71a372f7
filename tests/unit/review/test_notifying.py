"""Who is told what about a claim."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlmodel import select

from tests.support.newsroom import AT, DENIED, Newsroom
from tracker.errors import NotFoundError
from tracker.models import Notification
from tracker.models.enums import NotificationKind
from tracker.models.rounds import build_policy
from tracker.review import commands
from tracker.review.notifying import (
    NOTIFICATIONS_PAGE,
    count_unread,
    list_notifications,
    mark_all_read,
    mark_read,
    notify,
    notify_reported,
    settle_reported,
    tell_notification,
)

LATER = AT + timedelta(hours=1)


def told(room: Newsroom, kind: NotificationKind) -> list[int]:
    rows = room.session.exec(select(Notification).where(Notification.kind == kind)).all()
    return sorted(row.recipient_id for row in rows)


def send(room: Newsroom, count: int = 1) -> list[Notification]:
    claim, people = room.add_claim(), [room.second]
    rows = [
        row
        for _ in range(count)
        for row in notify(room.session, claim, NotificationKind.MENTIONED, people, actor=room.reviewer, at=AT)
    ]
    room.session.flush()
    return rows


def test_a_second_review_is_asked_of_everybody_but_the_first_reviewer(room: Newsroom) -> None:
    room.send_to_review(room.add_claim())
    assert told(room, NotificationKind.REVIEW_ASKED) == sorted([room.second.id or 0, room.editor.id or 0])


def test_a_second_review_is_asked_of_the_one_it_is_assigned_to(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    claim.assigned_to_id = room.editor.id
    room.session.flush()
    room.request_review(claim)
    assert told(room, NotificationKind.REVIEW_ASKED) == [room.editor.id]


def test_nobody_is_asked_in_a_newsroom_of_one(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    name, policy = claim.public_id, build_policy(second_review=False, blind_review=True)
    commands.save_review(
        room.session, name, assessment=DENIED, is_submitted=False, actor=room.reviewer, at=AT, policy=policy
    )
    commands.request_review(room.session, name, actor=room.reviewer, at=AT, policy=policy)
    assert told(room, NotificationKind.REVIEW_ASKED) == []


def test_what_is_sent_back_is_told_to_the_first_reviewer(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    commands.return_to_research(
        room.session, claim.public_id, reason="Thin sources", actor=room.editor, at=AT
    )
    assert told(room, NotificationKind.SENT_BACK) == [room.reviewer.id]


def test_nobody_is_told_that_they_sent_it_back_themselves(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    commands.return_to_research(room.session, claim.public_id, reason="Wait", actor=room.reviewer, at=AT)
    assert told(room, NotificationKind.SENT_BACK) == []


def test_no_notification_tells_of_an_assessment(room: Newsroom) -> None:
    room.send_to_review(room.add_claim(), DENIED)
    room.session.flush()
    (row,) = list_notifications(room.session, room.second).rows
    said = tell_notification(row.kind, row.actor_name)
    assert "enied" not in said
    assert room.reviewer.display_name not in said


def test_submitting_the_second_review_tells_nobody(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    before = len(room.session.exec(select(Notification)).all())
    room.review_again(claim, DENIED)
    assert len(room.session.exec(select(Notification)).all()) == before


def test_the_people_of_the_sample_tell_nobody_anything(room: Newsroom) -> None:
    room.reviewer.is_sample = True
    assert send(room) == []


def test_reading_counts_down_and_keeps_the_first_time(room: Newsroom) -> None:
    row, _ = send(room, 2)
    assert count_unread(room.session, room.second) == 2
    for at in (AT, LATER):
        mark_read(room.session, row.public_id, actor=room.second, at=at)
    assert (count_unread(room.session, room.second), row.read_at) == (1, AT)


def test_nobody_reads_for_another(room: Newsroom) -> None:
    (row,) = send(room)
    with pytest.raises(NotFoundError):
        mark_read(room.session, row.public_id, actor=room.reviewer, at=AT)
    with pytest.raises(NotFoundError):
        mark_all_read(room.session, row.public_id, actor=room.reviewer, at=AT)


def test_marking_all_as_read_leaves_what_came_meanwhile(room: Newsroom) -> None:
    _, seen, late = send(room, 3)
    assert mark_all_read(room.session, seen.public_id, actor=room.second, at=AT) == 2
    assert late.read_at is None


def test_a_page_of_notifications_goes_on_where_the_one_before_ended(room: Newsroom) -> None:
    rows = send(room, NOTIFICATIONS_PAGE + 2)
    first = list_notifications(room.session, room.second)
    rest = list_notifications(room.session, room.second, older_than=first.older_than)
    assert [*first.rows, *rest.rows] == rows[::-1]
    assert rest.older_than is None


def test_a_notification_without_a_name_still_reads(room: Newsroom) -> None:
    assert tell_notification(NotificationKind.ASSIGNED, "") == "Somebody assigned a claim to you"
    assert tell_notification(NotificationKind.MENTIONED, room.editor.display_name).startswith("Eve ")


def test_what_was_asked_of_many_is_settled_once_one_has_done_it(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert count_unread(room.session, room.editor) == 1
    room.review_again(claim)
    assert count_unread(room.session, room.editor) == 0


def test_who_may_correct_hears_of_a_report_once_until_somebody_has_seen_to_it(room: Newsroom) -> None:
    claim = room.add_claim()
    heard = [len(notify_reported(room.session, claim.public_id, at=AT)) for _ in range(2)]
    assert heard == [1, 0]
    assert told(room, NotificationKind.REPORTED) == [room.editor.id]
    settle_reported(room.session, claim.id or 0, at=LATER)
    assert len(notify_reported(room.session, claim.public_id, at=LATER)) == 1
