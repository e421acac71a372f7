"""Starting research on a claim that is somebody else's already."""

from __future__ import annotations

import pytest
from sqlmodel import select

from tests.support.newsroom import AT, Newsroom
from tracker.audit import list_events, parse_changes
from tracker.errors import MoveRefusedError
from tracker.models import Claim, Notification
from tracker.models.enums import NotificationKind, ReviewStatus
from tracker.review import commands
from tracker.review.undoing import undo


def assign(room: Newsroom) -> Claim:
    """Return an open claim that is the second's."""
    claim = room.add_claim(status=ReviewStatus.OPEN)
    claim.assigned_to_id = room.second.id
    room.session.flush()
    return claim


def take_over(room: Newsroom, claim: Claim) -> None:
    commands.start_research(
        room.session, claim.public_id, taken_from=room.second.public_id, actor=room.reviewer, at=AT
    )
    room.session.flush()


def list_told(room: Newsroom) -> list[tuple[int, NotificationKind]]:
    return [(row.recipient_id, row.kind) for row in room.session.exec(select(Notification))]


@pytest.mark.parametrize("named", ["", "nosuchperson"])
def test_nobody_takes_a_claim_from_another_without_saying_so(room: Newsroom, named: str) -> None:
    claim = assign(room)
    with pytest.raises(MoveRefusedError, match="assigned to Sam"):
        commands.start_research(room.session, claim.public_id, taken_from=named, actor=room.reviewer, at=AT)
    assert claim.assigned_to_id == room.second.id
    assert list_told(room) == []


def test_taking_over_is_told_to_whoever_had_the_claim_and_in_history(room: Newsroom) -> None:
    claim = assign(room)
    take_over(room, claim)
    assert (claim.assigned_to_id, claim.review_status) == (room.reviewer.id, ReviewStatus.IN_RESEARCH)
    assert list_told(room) == [(room.second.id, NotificationKind.TAKEN_OVER)]
    changes = {
        each.field: (each.old, each.new)
        for each in parse_changes(list_events(room.session, claim.public_id)[0])
    }
    assert changes["assigned_to"] == ("Sam", "Rita")


def test_undoing_gives_the_claim_back(room: Newsroom) -> None:
    claim = assign(room)
    take_over(room, claim)
    undo(
        room.session,
        room.article,
        expected_event=None,
        find_quantities=lambda _body, _span: (),
        actor=room.reviewer,
        at=AT,
    )
    assert (claim.assigned_to_id, claim.review_status) == (room.second.id, ReviewStatus.OPEN)


def test_ones_own_claim_and_nobodys_are_begun_without_ado(room: Newsroom) -> None:
    for claim in (assign(room), room.add_claim(status=ReviewStatus.OPEN)):
        commands.start_research(room.session, claim.public_id, actor=room.second, at=AT)
        assert claim.assigned_to_id == room.second.id
    assert list_told(room) == []


def test_putting_back_anothers_research_is_told_to_them(room: Newsroom) -> None:
    claim = assign(room)
    commands.start_research(room.session, claim.public_id, actor=room.second, at=AT)
    commands.put_back(room.session, claim.public_id, actor=room.reviewer, at=AT)
    room.session.flush()
    assert claim.assigned_to_id is None
    assert list_told(room) == [(room.second.id, NotificationKind.PUT_BACK)]
