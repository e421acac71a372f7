"""The right of reply as people keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DatabaseError

from tests.support.newsroom import ASKED, AT
from tests.support.publishing import publish, read_edition
from tracker.audit import list_events
from tracker.errors import InputError, MoveRefusedError, NotFoundError
from tracker.models.enums import ReplyEntryKind, ReplyOutcome, ReviewStatus
from tracker.models.loading import get_claim
from tracker.models.snapshot import dump_snapshot
from tracker.review.guards import groundwork_gaps
from tracker.review.replying import add_reply_entry, strike_reply_entry

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom
    from tracker.models import Claim, ReplyEntry
    from tracker.review.drafts import ReplyDraft

ANSWERED = replace(
    ASKED,
    kind=ReplyEntryKind.ANSWERED,
    happened_on=date(2026, 3, 3),
    words="It is safe for **all** vehicles.",
    answer_by=None,
)
UNASKED = "Ask the speaker for a reply, or say why not."


def enter(room: Newsroom, claim: Claim, entry: ReplyDraft = ASKED) -> ReplyEntry:
    added = add_reply_entry(room.session, claim.public_id, entry=entry, actor=room.reviewer, at=AT)
    room.session.flush()
    return added


def strike(room: Newsroom, claim: Claim, entry: ReplyEntry, reason: str = "Never sent.") -> ReplyEntry:
    return strike_reply_entry(
        room.session, claim.public_id, entry.public_id, reason=reason, actor=room.second, at=AT
    )


def again(room: Newsroom, claim: Claim) -> Claim:
    return get_claim(room.session, claim.public_id)


def test_having_asked_meets_guard_r2_until_the_entry_is_struck(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    assert UNASKED in groundwork_gaps(again(room, claim))
    asked = enter(room, claim)
    assert UNASKED not in groundwork_gaps(again(room, claim))
    strike(room, claim, asked)
    assert UNASKED in groundwork_gaps(again(room, claim))


def test_an_answer_that_came_unasked_does_not_meet_guard_r2(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    enter(room, claim, ANSWERED)
    assert UNASKED in groundwork_gaps(again(room, claim))


def test_each_entry_is_an_event_without_the_contact(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    strike(room, claim, enter(room, claim))
    events = list_events(room.session, claim.public_id)
    assert [event.action for event in events[:2]] == ["reply.struck", "reply.asked"]
    assert not any("city.example" in event.details for event in events)


def test_entering_the_same_twice_adds_nothing(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    assert enter(room, claim) is enter(room, claim)


def test_an_entry_cannot_be_changed_in_the_database(room: Newsroom) -> None:
    enter(room, room.add_claim(status=ReviewStatus.IN_RESEARCH))
    with pytest.raises(DatabaseError, match="append-only"), room.session.begin_nested():
        room.session.execute(sa.text("UPDATE reply_entry SET words = 'Other'"))


def test_readers_see_the_day_and_the_answer_and_never_the_contact(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.PROPOSED)
    enter(room, claim, replace(ANSWERED, contact="+44 20 7946 0000"))
    edition = read_edition(room, publish(room, claim))
    assert (edition.reply_asked_on, edition.reply_text) == (date(2026, 3, 2), ANSWERED.words)
    assert edition.reply_outcome is ReplyOutcome.ANSWERED
    assert not any(contact in dump_snapshot(edition) for contact in ("city.example", "7946"))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"happened_on": date(2026, 3, 5)}, "happened_on"),
        ({"words": "", "contact": "x"}, "words"),
        ({"answer_by": date(2026, 3, 1)}, "answer_by"),
        ({"kind": ReplyEntryKind.DECLINED, "happened_on": date(2026, 3, 1)}, "happened_on"),
        ({"kind": ReplyEntryKind.NO_ANSWER, "happened_on": date(2026, 3, 3)}, "happened_on"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(room: Newsroom, wrong: dict[str, object], field: str) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    enter(room, claim)
    with pytest.raises(InputError) as caught:
        enter(room, claim, replace(ASKED, **{"words": "Anew", **wrong}))  # type: ignore[arg-type]
    assert caught.value.field == field


def test_nobody_can_decline_who_was_not_asked(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    with pytest.raises(InputError, match="Nobody was asked"):
        enter(room, claim, replace(ASKED, kind=ReplyEntryKind.DECLINED))


def test_a_closed_claim_takes_no_entry(room: Newsroom) -> None:
    with pytest.raises(MoveRefusedError):
        enter(room, room.add_claim(status=ReviewStatus.DISMISSED))


def test_an_entry_is_struck_once_and_with_a_reason(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    asked = enter(room, claim)
    with pytest.raises(InputError):
        strike(room, claim, asked, reason=" ")
    strike(room, claim, asked)
    with pytest.raises(NotFoundError):
        strike(room, claim, asked)
