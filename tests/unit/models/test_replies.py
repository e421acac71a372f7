"""What the entries of a right of reply come to."""

from __future__ import annotations

from datetime import UTC, date, datetime

from tracker.models import ReplyEntry
from tracker.models.enums import ReplyChannel, ReplyEntryKind, ReplyOutcome
from tracker.models.replies import list_standing, read_replies


def make_entry(
    number: int, kind: ReplyEntryKind, day: int, words: str = "", *, answer_by: int = 0, strikes: int = 0
) -> ReplyEntry:
    return ReplyEntry(
        id=number,
        claim_id=1,
        kind=kind,
        happened_on=date(2026, 3, day),
        channel=ReplyChannel.EMAIL,
        words=words,
        answer_by=date(2026, 3, answer_by) if answer_by else None,
        strikes_id=strikes or None,
        entered_at=datetime(2026, 3, 9, tzinfo=UTC),
    )


ASKED = make_entry(1, ReplyEntryKind.ASKED, 2, "Is it so?", answer_by=9)


def test_no_entry_means_that_nobody_was_asked() -> None:
    replies = read_replies([])
    assert (replies.asked_on, replies.is_awaited) == (None, False)


def test_a_reminder_moves_the_deadline_and_not_the_day_of_asking() -> None:
    replies = read_replies([ASKED, make_entry(2, ReplyEntryKind.REMINDED, 9, answer_by=12)])
    assert (replies.asked_on, replies.answer_by) == (date(2026, 3, 2), date(2026, 3, 12))


def test_an_awaited_answer_is_overdue_on_the_day_after_its_deadline() -> None:
    replies = read_replies([ASKED])
    assert (replies.is_overdue(date(2026, 3, 9)), replies.is_overdue(date(2026, 3, 10))) == (False, True)


def test_answers_are_given_in_full_in_the_order_of_their_days() -> None:
    second, first = (
        make_entry(2, ReplyEntryKind.ANSWERED, 6, "And no."),
        make_entry(3, ReplyEntryKind.ANSWERED, 4, "Yes."),
    )
    replies = read_replies([ASKED, second, first])
    assert (replies.answer, replies.outcome) == ("Yes.\n\nAnd no.", ReplyOutcome.ANSWERED)


def test_asking_again_after_an_answer_awaits_another() -> None:
    answered, again = (
        make_entry(2, ReplyEntryKind.ANSWERED, 4, "Yes."),
        make_entry(3, ReplyEntryKind.ASKED, 5, "Why?"),
    )
    replies = read_replies([ASKED, answered, again])
    assert (replies.is_awaited, replies.answer, replies.answer_by) == (True, "Yes.", None)


def test_no_answer_to_a_further_question_leaves_the_answer_that_came() -> None:
    entries = [
        ASKED,
        make_entry(2, ReplyEntryKind.ANSWERED, 4, "Yes."),
        make_entry(3, ReplyEntryKind.REMINDED, 5),
        make_entry(4, ReplyEntryKind.NO_ANSWER, 9),
    ]
    assert read_replies(entries).outcome is ReplyOutcome.ANSWERED


def test_a_struck_entry_counts_no_more() -> None:
    declined = make_entry(2, ReplyEntryKind.DECLINED, 4)
    entries = [ASKED, declined, make_entry(3, ReplyEntryKind.STRUCK, 5, "Another ministry.", strikes=2)]
    assert list_standing(entries) == [ASKED]
    assert read_replies(entries).is_awaited
