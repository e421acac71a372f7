"""Notes on a claim as threads."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import select

from tests.support.newsroom import AT, Newsroom
from tracker.audit import list_events
from tracker.errors import InputError, MoveRefusedError, NotFoundError
from tracker.models import Claim, Note, Notification, User
from tracker.models.enums import NoteKind, NoteVisibility, NotificationKind, ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.drafts import NoteDraft
from tracker.review.notes import (
    REACH,
    Thread,
    add_note,
    build_threads,
    find_mentioned_names,
    reopen_note,
    reply_to_note,
    resolve_note,
)

QUESTION = NoteDraft(kind=NoteKind.QUESTION, visibility=NoteVisibility.TEAM, body="Which bridge?")
ANSWER = NoteDraft(kind=NoteKind.COMMENT, visibility=NoteVisibility.TEAM, body="The old one.")
LATER = AT + timedelta(hours=1)


def write(room: Newsroom, claim: Claim, note: NoteDraft = QUESTION, author: User | None = None) -> Note:
    return add_note(room.session, claim.public_id, note=note, actor=author or room.reviewer, at=AT)


def answer(
    room: Newsroom, claim: Claim, note: Note, reply: NoteDraft = ANSWER, author: User | None = None
) -> Note:
    actor = author or room.second
    return reply_to_note(room.session, claim.public_id, note.public_id, note=reply, actor=actor, at=AT)


def threads(room: Newsroom, claim: Claim) -> tuple[Thread, ...]:
    return build_threads(get_claim(room.session, claim.public_id).notes)


def told(room: Newsroom) -> list[tuple[int, NotificationKind]]:
    return [(row.recipient_id, row.kind) for row in room.session.exec(select(Notification))]


def test_a_reply_stands_in_the_thread_of_its_note(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim)
    reply = answer(room, claim, note)
    (thread,) = threads(room, claim)
    assert (thread.first, thread.replies) == (note, (reply,))


def test_a_reply_to_a_reply_joins_the_thread(room: Newsroom) -> None:
    claim = room.add_claim()
    first = answer(room, claim, write(room, claim))
    second = answer(room, claim, first, replace(ANSWER, body="Are you sure?"), room.reviewer)
    (thread,) = threads(room, claim)
    assert thread.replies == (first, second)


@pytest.mark.parametrize("note_reach", REACH)
@pytest.mark.parametrize("reply_reach", REACH)
def test_a_reply_is_never_read_by_more_people_than_its_note(
    room: Newsroom, note_reach: NoteVisibility, reply_reach: NoteVisibility
) -> None:
    claim = room.add_claim()
    note = write(room, claim, replace(QUESTION, visibility=note_reach))
    reply = replace(ANSWER, visibility=reply_reach)
    if REACH.index(reply_reach) > REACH.index(note_reach):
        with pytest.raises(InputError) as caught:
            answer(room, claim, note, reply, room.reviewer)
        assert caught.value.field == "visibility"
    else:
        assert answer(room, claim, note, reply, room.reviewer).visibility is reply_reach


def test_a_reply_to_a_private_reply_stays_private_in_a_public_thread(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim, replace(QUESTION, visibility=NoteVisibility.PUBLIC))
    aside = answer(room, claim, note, replace(ANSWER, visibility=NoteVisibility.PRIVATE))
    with pytest.raises(InputError):
        answer(room, claim, aside)


def test_a_question_begins_a_thread_of_its_own(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim)
    with pytest.raises(InputError) as caught:
        answer(room, claim, note, replace(ANSWER, kind=NoteKind.QUESTION))
    assert caught.value.field == "kind"


def test_nobody_answers_a_note_they_cannot_read(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim, replace(QUESTION, visibility=NoteVisibility.PRIVATE))
    with pytest.raises(NotFoundError):
        answer(room, claim, note, replace(ANSWER, visibility=NoteVisibility.PRIVATE))


def test_a_note_of_another_claim_is_not_found(room: Newsroom) -> None:
    note = write(room, room.add_claim())
    with pytest.raises(NotFoundError):
        answer(room, room.add_claim(), note)


def test_a_double_click_makes_one_note_and_one_reply(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim)
    assert write(room, claim) is note
    assert answer(room, claim, note) is answer(room, claim, note)
    (thread,) = threads(room, claim)
    assert len(thread.replies) == 1


def test_two_people_may_say_the_same(room: Newsroom) -> None:
    claim = room.add_claim()
    assert write(room, claim) is not write(room, claim, author=room.second)


def test_a_settled_question_may_be_asked_again(room: Newsroom) -> None:
    claim = room.add_claim()
    first = write(room, claim)
    resolve_note(room.session, claim.public_id, first.public_id, actor=room.reviewer, at=AT)
    assert write(room, claim) is not first


def test_resolving_a_reply_settles_its_thread(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim)
    reply = answer(room, claim, note)
    resolve_note(room.session, claim.public_id, reply.public_id, actor=room.second, at=LATER)
    (thread,) = threads(room, claim)
    assert thread.is_resolved
    assert reply.resolved_at is None


def test_resolving_twice_never_reopens(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim)
    for at in (AT, LATER):
        resolve_note(room.session, claim.public_id, note.public_id, actor=room.second, at=at)
    assert note.resolved_at == AT


def test_a_settled_thread_can_be_opened_again(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim)
    resolve_note(room.session, claim.public_id, note.public_id, actor=room.second, at=AT)
    reopen_note(room.session, claim.public_id, note.public_id, actor=room.reviewer, at=AT)
    assert note.resolved_at is None


def test_open_threads_come_before_settled_ones(room: Newsroom) -> None:
    claim = room.add_claim()
    settled, waiting = write(room, claim), write(room, claim, replace(QUESTION, body="Which mayor?"))
    resolve_note(room.session, claim.public_id, settled.public_id, actor=room.second, at=AT)
    assert [thread.first for thread in threads(room, claim)] == [waiting, settled]


def test_a_thread_whose_first_note_is_hidden_shows_nothing(room: Newsroom) -> None:
    claim = room.add_claim()
    reply = answer(room, claim, write(room, claim))
    assert build_threads([reply]) == ()


def test_an_open_question_holds_approval_back_until_it_is_resolved(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    note = write(room, claim, author=room.second)
    room.review_again(claim)
    with pytest.raises(MoveRefusedError, match="open question"):
        room.decide(claim)
    resolve_note(room.session, claim.public_id, note.public_id, actor=room.reviewer, at=AT)
    assert room.decide(claim).review_status is ReviewStatus.APPROVED


def test_a_private_question_holds_nothing_back(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    write(room, claim, replace(QUESTION, visibility=NoteVisibility.PRIVATE))
    room.review_again(claim)
    assert room.decide(claim).review_status is ReviewStatus.APPROVED


def test_the_words_of_a_note_stay_out_of_history(room: Newsroom) -> None:
    claim = room.add_claim()
    answer(room, claim, write(room, claim))
    events = list_events(room.session, claim.public_id)
    assert [event.action for event in events] == ["note.replied", "note.added"]
    assert not any(words in event.details for event in events for words in (QUESTION.body, ANSWER.body))


def test_a_private_note_leaves_no_trace_on_the_claim(room: Newsroom) -> None:
    claim = room.add_claim()
    before = (claim.updated_at, claim.version)
    note = add_note(
        room.session,
        claim.public_id,
        note=replace(QUESTION, visibility=NoteVisibility.PRIVATE, body="@sam is late"),
        actor=room.reviewer,
        at=LATER,
    )
    resolve_note(room.session, claim.public_id, note.public_id, actor=room.reviewer, at=LATER)
    room.session.flush()
    assert (claim.updated_at, claim.version) == before
    assert list_events(room.session, claim.public_id) == []
    assert told(room) == []


def test_whoever_is_mentioned_is_told_once(room: Newsroom) -> None:
    claim = room.add_claim()
    write(room, claim, replace(QUESTION, body="@sam, ask @Eve. And @sam again, and @rita, and @nobody."))
    expected = {(room.second.id, NotificationKind.MENTIONED), (room.editor.id, NotificationKind.MENTIONED)}
    assert len(told(room)) == len(expected)
    assert set(told(room)) == expected


def test_somebody_who_left_is_not_told(room: Newsroom) -> None:
    room.second.disabled_at = AT
    claim = room.add_claim()
    write(room, claim, replace(QUESTION, body="@sam"))
    assert told(room) == []


def test_a_decision_that_is_sealed_by_the_blind_review_calls_nobody(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    before = told(room)
    write(room, claim, NoteDraft(kind=NoteKind.DECISION, visibility=NoteVisibility.TEAM, body="@sam: true"))
    assert told(room) == before


def test_only_names_of_people_are_known_names(room: Newsroom) -> None:
    claim = room.add_claim()
    note = write(room, claim, replace(QUESTION, body="@sam and @nobody"))
    assert find_mentioned_names(room.session, [note]) == {"sam"}
