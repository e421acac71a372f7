"""Who is to work on a claim, and by when."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlmodel import select

from tests.support.newsroom import AT, Newsroom, make_user
from tracker.audit import list_events, parse_changes
from tracker.errors import InputError, MoveRefusedError, StaleEditError
from tracker.models import Claim, Notification, User
from tracker.models.enums import NotificationKind, ReviewStatus, Role
from tracker.models.loading import get_claim
from tracker.review.assigning import (
    MOST_AT_ONCE,
    NOBODY,
    Assignment,
    BulkChange,
    BulkOutcome,
    assign_claim,
    assign_claims,
)

TODAY = AT.date()
TOMORROW = TODAY + timedelta(days=1)


def assign(
    room: Newsroom, claim: Claim, person: User | None, due_on: date | None = None, *, seen: str = "|"
) -> Claim:
    wanted = Assignment(person=person.public_id if person else NOBODY, due_on=due_on)
    assign_claim(room.session, claim.public_id, wanted=wanted, seen_mark=seen, actor=room.editor, at=AT)
    return get_claim(room.session, claim.public_id)


def told(room: Newsroom) -> list[int]:
    rows = room.session.exec(select(Notification)).all()
    assert all(row.kind is NotificationKind.ASSIGNED for row in rows)
    return [row.recipient_id for row in rows]


def test_a_claim_is_given_to_somebody_by_a_day(room: Newsroom) -> None:
    claim = assign(room, room.add_claim(), room.reviewer, TOMORROW)
    assert (claim.assigned_to_id, claim.due_on) == (room.reviewer.id, TOMORROW)


def test_history_tells_who_had_it_and_who_has_it(room: Newsroom) -> None:
    claim = assign(room, room.add_claim(), room.reviewer, TOMORROW)
    (event,) = list_events(room.session, claim.public_id)
    changes = {change.field: (change.old, change.new) for change in parse_changes(event)}
    assert changes == {"assigned_to": ("", "Rita"), "due_on": ("", TOMORROW.isoformat())}


def test_the_new_assignee_is_told_and_nobody_else(room: Newsroom) -> None:
    assign(room, room.add_claim(), room.reviewer)
    assert told(room) == [room.reviewer.id]


def test_nobody_is_told_what_they_assigned_to_themselves(room: Newsroom) -> None:
    assign(room, room.add_claim(), room.editor)
    assert told(room) == []


def test_a_new_day_alone_calls_nobody_again(room: Newsroom) -> None:
    claim = assign(room, room.add_claim(), room.reviewer)
    assign(room, claim, room.reviewer, TOMORROW, seen=f"{room.reviewer.public_id}|")
    assert told(room) == [room.reviewer.id]


def test_saving_what_is_so_already_writes_no_history(room: Newsroom) -> None:
    claim = assign(room, room.add_claim(), None)
    assert list_events(room.session, claim.public_id) == []


def test_a_claim_can_be_taken_from_everybody(room: Newsroom) -> None:
    claim = assign(room, room.add_claim(), room.reviewer, TOMORROW)
    claim = assign(room, claim, None, seen=f"{room.reviewer.public_id}|{TOMORROW}")
    assert (claim.assigned_to_id, claim.due_on) == (None, None)


def test_an_assignment_that_somebody_made_meanwhile_is_not_overwritten(room: Newsroom) -> None:
    claim = assign(room, room.add_claim(), room.reviewer)
    with pytest.raises(StaleEditError) as caught:
        assign(room, claim, room.second)
    (conflict,) = caught.value.conflicts
    assert (conflict.label, conflict.theirs, conflict.yours) == ("Assigned to", "Rita", "Sam")
    assert claim.assigned_to_id == room.reviewer.id


def test_a_day_that_is_past_is_refused(room: Newsroom) -> None:
    claim = room.add_claim()
    with pytest.raises(InputError) as caught:
        assign(room, claim, None, TODAY - timedelta(days=2))
    assert caught.value.field == "due_on"


def test_today_is_no_past_day(room: Newsroom) -> None:
    assert assign(room, room.add_claim(), None, TODAY).due_on == TODAY


def test_an_overdue_claim_can_be_given_to_another_without_a_new_day(room: Newsroom) -> None:
    claim = room.add_claim()
    claim.due_on = past = TODAY - timedelta(days=9)
    assert assign(room, claim, room.second, past, seen=f"|{past}").assigned_to_id == room.second.id


@pytest.mark.parametrize("left", ["disabled_at", "is_sample"])
def test_nobody_gets_work_who_is_not_at_work(room: Newsroom, left: str) -> None:
    setattr(room.second, left, AT if left == "disabled_at" else True)
    room.session.flush()
    claim = room.add_claim()
    with pytest.raises(InputError) as caught:
        assign(room, claim, room.second)
    assert caught.value.field == "person"


def test_whoever_has_a_claim_and_left_may_keep_it_while_its_day_moves(room: Newsroom) -> None:
    claim = assign(room, room.add_claim(), room.second)
    room.second.disabled_at = AT
    claim = assign(room, claim, room.second, TOMORROW, seen=f"{room.second.public_id}|")
    assert (claim.assigned_to_id, claim.due_on) == (room.second.id, TOMORROW)


def test_a_closed_claim_is_nobodys(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.DISMISSED)
    with pytest.raises(MoveRefusedError, match="reopen"):
        assign(room, claim, room.reviewer)


def bulk(room: Newsroom, claims: list[str], wanted: BulkChange) -> BulkOutcome:
    return assign_claims(room.session, claims, wanted=wanted, actor=room.editor, at=AT)


def test_many_claims_are_given_at_once_and_closed_ones_left_alone(room: Newsroom) -> None:
    free, mine, closed = room.add_claim(), room.add_claim(), room.add_claim(status=ReviewStatus.MERGED)
    mine.assigned_to_id = room.reviewer.id
    chosen = [free.public_id, mine.public_id, closed.public_id, "22222222bbbb", free.public_id]
    outcome = bulk(room, chosen, BulkChange(person=room.reviewer.public_id, due_on=None))
    assert outcome == BulkOutcome(changed_count=1, same_count=1, refused_count=2)
    assert (free.assigned_to_id, closed.assigned_to_id) == (room.reviewer.id, None)
    assert told(room) == [room.reviewer.id]


def test_a_day_for_many_leaves_each_with_whoever_has_it(room: Newsroom) -> None:
    first, second = room.add_claim(), room.add_claim()
    first.assigned_to_id = room.second.id
    bulk(room, [first.public_id, second.public_id], BulkChange(person=None, due_on=TOMORROW))
    assert (first.assigned_to_id, second.assigned_to_id) == (room.second.id, None)
    assert first.due_on == second.due_on == TOMORROW


def test_many_can_be_taken_from_everybody_and_keep_their_days(room: Newsroom) -> None:
    claim = room.add_claim()
    claim.assigned_to_id, claim.due_on = room.second.id, TOMORROW
    bulk(room, [claim.public_id], BulkChange(person=NOBODY, due_on=None))
    assert (claim.assigned_to_id, claim.due_on) == (None, TOMORROW)


@pytest.mark.parametrize(
    ("chosen", "person", "due_on", "field"),
    [
        (0, NOBODY, None, "claim"),
        (MOST_AT_ONCE + 1, NOBODY, None, "claim"),
        (1, None, None, "person"),
        (1, "22222222bbbb", None, "person"),
        (1, None, TODAY - timedelta(days=2), "due_on"),
    ],
)
def test_what_cannot_be_done_to_many_says_why(
    room: Newsroom, chosen: int, person: str | None, due_on: date | None, field: str
) -> None:
    with pytest.raises(InputError) as caught:
        bulk(room, [f"{n:012}" for n in range(chosen)], BulkChange(person=person, due_on=due_on))
    assert caught.value.field == field


def test_every_role_can_be_given_work(room: Newsroom) -> None:
    admin = make_user("aida", Role.ADMIN)
    room.session.add(admin)
    room.session.flush()
    assert assign(room, room.add_claim(), admin).assigned_to_id == admin.id
