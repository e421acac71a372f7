"""Who assesses a claim, and what they may know of each other's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, CONFIRMED, DENIED, Newsroom
from tests.support.publishing import add_note
from tracker.audit import list_events
from tracker.models.enums import NoteKind, NoteVisibility, ReviewStatus
from tracker.models.loading import get_claim
from tracker.models.rounds import STANDARD_POLICY, build_policy, list_visible_reviews
from tracker.models.workflow import Move
from tracker.review import commands, notes
from tracker.review.drafts import NoteDraft
from tracker.review.panel import find_assessing_refusal, is_blind, list_visible_events, name_move

if TYPE_CHECKING:
    from tracker.models import Claim, Review, User
    from tracker.models.rounds import ReviewPolicy

OPEN_POLICY = build_policy(second_review=True, blind_review=False)
ALONE = build_policy(second_review=False, blind_review=True)


def see(room: Newsroom, claim: Claim, reader: User, policy: ReviewPolicy = STANDARD_POLICY) -> list[Review]:
    whole = get_claim(room.session, claim.public_id)
    return list_visible_reviews(whole, reader.id, policy)


def tell(room: Newsroom, claim: Claim, reader: User, policy: ReviewPolicy = STANDARD_POLICY) -> list[str]:
    whole = get_claim(room.session, claim.public_id)
    events = list_visible_events(list_events(room.session, claim.public_id), whole, reader, policy)
    return [event.action for event in reversed(events)]


def decide(room: Newsroom, claim: Claim, author: User) -> None:
    draft = NoteDraft(kind=NoteKind.DECISION, visibility=NoteVisibility.TEAM, body="It is not so.")
    notes.add_note(room.session, claim.public_id, note=draft, actor=author, at=AT)
    room.session.flush()


def test_the_second_reviewer_does_not_see_the_first_review(room: Newsroom) -> None:
    claim = get_claim(room.session, room.send_to_review(room.add_claim()).public_id)
    assert is_blind(claim, STANDARD_POLICY)
    assert list_visible_reviews(claim, room.second.id, STANDARD_POLICY) == []


def test_a_reviewer_sees_the_own_review_at_once(room: Newsroom) -> None:
    claim = get_claim(room.session, room.send_to_review(room.add_claim()).public_id)
    assert len(list_visible_reviews(claim, room.reviewer.id, STANDARD_POLICY)) == 1


def test_both_reviews_are_seen_once_both_are_in(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    assert len(see(room, claim, room.editor)) == 2


def test_a_new_round_is_blind_again(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)
    room.request_review(claim)
    assert see(room, claim, room.editor) == []


def test_dismissing_and_reopening_does_not_give_away_an_only_review(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    public_id = claim.public_id
    commands.return_to_research(room.session, public_id, reason="More.", actor=room.second, at=AT)
    commands.put_back(room.session, public_id, actor=room.second, at=AT)
    commands.dismiss_claim(room.session, public_id, reason="To peek.", actor=room.second, at=AT)
    assert see(room, claim, room.second) == []


def test_where_review_is_open_the_second_reviewer_sees_the_first_review_at_once(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert len(see(room, claim, room.second, OPEN_POLICY)) == 1


def test_a_draft_is_never_shown_to_another_even_where_review_is_open(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    commands.save_review(
        room.session, claim.public_id, assessment=DENIED, is_submitted=False, actor=room.reviewer, at=AT
    )
    assert see(room, claim, room.second, OPEN_POLICY) == []
    assert "review.saved" not in tell(room, claim, room.second, OPEN_POLICY)


def test_the_history_hides_that_another_saved_an_assessment_until_both_are_in(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert "review.saved" in tell(room, claim, room.reviewer)
    assert "review.saved" not in tell(room, claim, room.second)
    assert "claim.review_requested" in tell(room, claim, room.second)
    room.review_again(claim)
    assert tell(room, claim, room.editor).count("review.saved") == 1
    assert tell(room, claim, room.editor).count("review.submitted") == 1


def test_the_history_hides_a_decision_note_of_the_first_reviewer_until_both_are_in(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    decide(room, claim, room.reviewer)
    assert "note.added" in tell(room, claim, room.reviewer)
    assert "note.added" not in tell(room, claim, room.second)
    room.review_again(claim)
    assert "note.added" in tell(room, claim, room.second)


def test_the_history_tells_of_any_other_note(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    add_note(room, claim, "Call the mayor.", NoteVisibility.TEAM)
    assert "note.added" in tell(room, claim, room.second)


def test_in_a_newsroom_of_one_nothing_is_hidden(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    commands.save_review(
        room.session, claim.public_id, assessment=CONFIRMED, is_submitted=False, actor=room.editor, at=AT
    )
    commands.request_review(room.session, claim.public_id, actor=room.editor, at=AT, policy=ALONE)
    assert not is_blind(get_claim(room.session, claim.public_id), ALONE)
    assert len(see(room, claim, room.reviewer, ALONE)) == 1


def test_whoever_has_submitted_cannot_assess_the_same_round_again(room: Newsroom) -> None:
    claim = get_claim(room.session, room.send_to_review(room.add_claim()).public_id)
    assert "cannot be changed" in (find_assessing_refusal(claim, room.reviewer, STANDARD_POLICY) or "")
    assert find_assessing_refusal(claim, room.second, STANDARD_POLICY) is None


def test_a_third_cannot_assess_once_both_reviews_are_in_and_agree(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim)
    whole = get_claim(room.session, claim.public_id)
    assert "Both reviews are in" in (find_assessing_refusal(whole, room.editor, STANDARD_POLICY) or "")


def test_a_second_cannot_assess_where_one_review_is_enough(room: Newsroom) -> None:
    claim = get_claim(room.session, room.send_to_review(room.add_claim()).public_id)
    assert "The review is in" in (find_assessing_refusal(claim, room.second, ALONE) or "")


@pytest.mark.parametrize("status", [ReviewStatus.PROPOSED, ReviewStatus.PUBLISHED, ReviewStatus.DISMISSED])
def test_nobody_assesses_what_is_not_worked_on(room: Newsroom, status: ReviewStatus) -> None:
    claim = get_claim(room.session, room.add_claim(status=status).public_id)
    assert "cannot be assessed while" in (find_assessing_refusal(claim, room.second, STANDARD_POLICY) or "")


def test_the_button_names_a_second_review_only_where_there_is_one() -> None:
    assert name_move(Move.SEND_TO_REVIEW, STANDARD_POLICY) == "Send to second review"
    assert name_move(Move.SEND_TO_REVIEW, ALONE) == "Send to approval"
    assert name_move(Move.APPROVE, ALONE) == "Approve"
