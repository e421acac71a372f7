"""How history reads."""

from __future__ import annotations

from tests.support.newsroom import AT, Newsroom
from tracker.audit import Subject, list_events, record
from tracker.review import commands
from tracker.review.telling import tell_history


def test_an_event_reads_as_who_did_what(room: Newsroom) -> None:
    claim = room.add_claim()
    commands.accept_claim(room.session, claim.public_id, actor=room.reviewer, at=AT)
    (told,) = tell_history(list_events(room.session, claim.public_id))
    assert (told.actor_name, told.clause) == ("Rita", "accepted the claim")
    assert [(change.label, change.before, change.after) for change in told.changes] == [
        ("Status", "proposed", "open")
    ]


def test_a_reason_is_told(room: Newsroom) -> None:
    claim = room.add_claim()
    commands.dismiss_claim(room.session, claim.public_id, reason="A jest.", actor=room.reviewer, at=AT)
    (told,) = tell_history(list_events(room.session, claim.public_id))
    assert told.reason == "A jest."


def test_what_no_person_did_the_splitter_did(room: Newsroom) -> None:
    record(
        room.session, actor=None, action="claim.proposed", subject=Subject.CLAIM, public_id="x" * 12, at=AT
    )
    (told,) = tell_history(list_events(room.session, "x" * 12))
    assert told.actor_name == "The splitter"
