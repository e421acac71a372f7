"""The moves of a claim through review."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.newsroom import ASKED, AT, CONFIRMED, DENIED, Newsroom
from tracker.audit import find_rounds_in_view, list_events
from tracker.errors import ForbiddenError, InputError, MoveRefusedError, NotFoundError
from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    PublicationState,
    ReviewStatus,
)
from tracker.models.rounds import build_policy
from tracker.review import commands
from tracker.review.drafts import Assessment
from tracker.review.replying import add_reply_entry, strike_reply_entry

ALONE = build_policy(second_review=False, blind_review=True)
OPEN_POLICY = build_policy(second_review=True, blind_review=False)


def test_accepting_a_proposed_claim_opens_it(room: Newsroom) -> None:
    claim = room.add_claim()
    assert commands.accept_claim(room.session, claim.public_id, actor=room.reviewer, at=AT).review_status is (
        ReviewStatus.OPEN
    )


def test_a_claim_that_is_not_proposed_cannot_be_accepted(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_REVIEW)
    with pytest.raises(MoveRefusedError, match="not possible while the claim is in review"):
        commands.accept_claim(room.session, claim.public_id, actor=room.reviewer, at=AT)


def test_an_unknown_claim_cannot_be_accepted(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        commands.accept_claim(room.session, "nosuchclaim2", actor=room.reviewer, at=AT)


def test_a_dismissal_keeps_its_reason(room: Newsroom) -> None:
    claim = room.add_claim()
    commands.dismiss_claim(room.session, claim.public_id, reason=" A jest. ", actor=room.reviewer, at=AT)
    assert (claim.review_status, claim.closing_reason) == (ReviewStatus.DISMISSED, "A jest.")


def test_a_dismissal_without_a_reason_is_refused(room: Newsroom) -> None:
    claim = room.add_claim()
    with pytest.raises(InputError) as caught:
        commands.dismiss_claim(room.session, claim.public_id, reason="  ", actor=room.reviewer, at=AT)
    assert caught.value.field == "reason"


def test_a_reviewer_cannot_reopen_a_dismissed_claim(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.DISMISSED)
    with pytest.raises(ForbiddenError):
        commands.reopen_claim(room.session, claim.public_id, reason="New", actor=room.reviewer, at=AT)


def test_an_editor_reopens_a_dismissed_claim_in_a_new_round(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.DISMISSED)
    commands.reopen_claim(room.session, claim.public_id, reason="News", actor=room.editor, at=AT)
    assert (claim.review_status, claim.round_number, claim.closing_reason) == (ReviewStatus.OPEN, 2, "")


def test_whoever_starts_research_has_the_claim_assigned(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.OPEN)
    commands.start_research(room.session, claim.public_id, actor=room.reviewer, at=AT)
    assert claim.assigned_to_id == room.reviewer.id


def test_guard_r1_names_everything_that_is_missing(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    with pytest.raises(MoveRefusedError) as caught:
        commands.request_review(room.session, claim.public_id, actor=room.reviewer, at=AT)
    assert caught.value.guard == "R1"
    assert caught.value.missing == ("Cite at least one source.", "Save your assessment first.")


def test_a_refused_move_leaves_the_status_as_it_was(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    with pytest.raises(MoveRefusedError):
        commands.request_review(room.session, claim.public_id, actor=room.reviewer, at=AT)
    assert claim.review_status is ReviewStatus.IN_RESEARCH


def test_sending_to_review_submits_the_own_assessment(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert claim.review_status is ReviewStatus.IN_REVIEW
    assert [review.submitted_at for review in claim.reviews] == [AT]


def test_a_rating_on_an_appeal_is_refused_at_its_field(room: Newsroom) -> None:
    claim = room.add_claim(
        kind=ClaimKind.APPEAL, mode=AttributionMode.INDIRECT, status=ReviewStatus.IN_RESEARCH
    )
    with pytest.raises(InputError) as caught:
        commands.save_review(
            room.session,
            claim.public_id,
            assessment=replace(CONFIRMED, rating_id=1),
            is_submitted=False,
            actor=room.reviewer,
            at=AT,
        )
    assert caught.value.field == "rating"


def test_a_finding_on_the_articles_own_voice_is_refused_at_its_field(room: Newsroom) -> None:
    claim = room.add_claim(
        kind=ClaimKind.EVENT, mode=AttributionMode.NARRATOR, status=ReviewStatus.IN_RESEARCH
    )
    with pytest.raises(InputError) as caught:
        commands.save_review(
            room.session,
            claim.public_id,
            assessment=replace(CONFIRMED, rating_id=1),
            is_submitted=False,
            actor=room.reviewer,
            at=AT,
        )
    assert caught.value.field == "finding"


def test_nobody_submits_a_review_before_the_claim_is_in_review(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    with pytest.raises(MoveRefusedError, match="second review first"):
        room.review_again(claim)


def test_a_submitted_review_cannot_be_changed(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    with pytest.raises(MoveRefusedError, match="cannot be changed"):
        commands.save_review(
            room.session,
            claim.public_id,
            assessment=DENIED,
            is_submitted=True,
            actor=room.reviewer,
            at=AT,
        )


def test_a_review_without_an_explanation_cannot_be_submitted(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    with pytest.raises(MoveRefusedError, match="Write an explanation"):
        room.review_again(claim, replace(CONFIRMED, explanation=" "))


def test_one_reviewer_alone_cannot_have_a_claim_approved(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    with pytest.raises(MoveRefusedError, match="second person") as caught:
        commands.approve_claim(room.session, claim.public_id, explanation="", actor=room.editor, at=AT)
    assert caught.value.guard == "R2"


def test_two_agreeing_reviews_let_an_editor_approve(room: Newsroom) -> None:
    claim = room.approve(room.add_claim())
    assert claim.review_status is ReviewStatus.APPROVED
    assert claim.attribution_finding is AttributionFinding.CONFIRMED
    assert claim.explanation == CONFIRMED.explanation


def test_a_reviewer_cannot_approve(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim)
    with pytest.raises(ForbiddenError):
        commands.approve_claim(room.session, claim.public_id, explanation="", actor=room.second, at=AT)


def test_the_editor_may_reword_the_explanation_at_approval(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim)
    commands.approve_claim(room.session, claim.public_id, explanation="Plainer.", actor=room.editor, at=AT)
    assert claim.explanation == "Plainer."


def test_reviews_that_differ_make_the_claim_disputed(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert room.review_again(claim, DENIED).review_status is ReviewStatus.DISPUTED


def test_a_third_person_decides_a_dispute(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    commands.save_review(
        room.session, claim.public_id, assessment=DENIED, is_submitted=True, actor=room.editor, at=AT
    )
    commands.approve_claim(room.session, claim.public_id, explanation="", actor=room.editor, at=AT)
    assert claim.attribution_finding is AttributionFinding.DENIED


def test_a_party_to_a_dispute_cannot_decide_it(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    with pytest.raises(MoveRefusedError, match="cannot be changed"):
        room.review_again(claim)


def test_returning_to_research_needs_a_reason_and_opens_a_new_round(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    commands.return_to_research(
        room.session, claim.public_id, reason="Find the recording.", actor=room.second, at=AT
    )
    assert (claim.review_status, claim.round_number) == (ReviewStatus.IN_RESEARCH, 2)


def test_reviews_of_an_old_round_do_not_count_in_a_new_one(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim)
    commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)
    room.request_review(claim)
    with pytest.raises(MoveRefusedError, match="second person"):
        commands.approve_claim(room.session, claim.public_id, explanation="", actor=room.editor, at=AT)


def test_a_claim_is_set_aside_for_a_reply_once_somebody_was_asked(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    with pytest.raises(MoveRefusedError, match="whom you asked"):
        commands.await_reply(room.session, claim.public_id, actor=room.reviewer, at=AT)
    add_reply_entry(room.session, claim.public_id, entry=ASKED, actor=room.reviewer, at=AT)
    commands.await_reply(room.session, claim.public_id, actor=room.reviewer, at=AT)
    assert claim.review_status is ReviewStatus.AWAITING_REPLY


def test_the_history_of_a_blind_review_does_not_tell_its_finding(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    told = "".join(event.details for event in list_events(room.session, claim.public_id))
    assert CONFIRMED.explanation not in told
    assert "confirmed" not in told


def test_every_move_writes_one_event(room: Newsroom) -> None:
    claim = room.approve(room.add_claim())
    actions = [event.action for event in reversed(list_events(room.session, claim.public_id))]
    assert actions == [
        "claim.accepted",
        "claim.research_started",
        "evidence.added",
        "reply.asked",
        "claim.checks_set",
        "review.saved",
        "claim.review_requested",
        "review.submitted",
        "claim.approved",
    ]


def test_an_unknown_rating_is_not_found(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.IN_RESEARCH)
    with pytest.raises(NotFoundError):
        commands.save_review(
            room.session,
            claim.public_id,
            assessment=Assessment(finding=None, rating_id=999, explanation=""),
            is_submitted=False,
            actor=room.reviewer,
            at=AT,
        )


def test_a_claim_that_readers_see_cannot_be_dismissed(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.OPEN)
    claim.publication = PublicationState.PUBLISHED
    with pytest.raises(MoveRefusedError, match="withdraw it"):
        commands.dismiss_claim(room.session, claim.public_id, reason="Old.", actor=room.reviewer, at=AT)


def test_a_finding_that_says_nothing_cannot_be_submitted_for_a_statement(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    empty = replace(CONFIRMED, finding=AttributionFinding.NOT_APPLICABLE)
    with pytest.raises(MoveRefusedError, match="needs an attribution finding"):
        room.request_review(claim, empty)


def test_a_rating_that_no_longer_fits_the_kind_cannot_be_submitted(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    rated = replace(CONFIRMED, rating_id=1)
    commands.save_review(
        room.session, claim.public_id, assessment=rated, is_submitted=False, actor=room.reviewer, at=AT
    )
    claim.kind = ClaimKind.APPEAL
    room.session.flush()
    with pytest.raises(MoveRefusedError, match="leave the rating empty"):
        commands.request_review(room.session, claim.public_id, actor=room.reviewer, at=AT)


def test_what_cannot_be_checked_is_told_before_anybody_reviews_it(room: Newsroom) -> None:
    claim = room.research(room.add_claim(kind=ClaimKind.OPINION))
    with pytest.raises(MoveRefusedError, match="dismiss it, or correct its kind"):
        commands.request_review(room.session, claim.public_id, actor=room.reviewer, at=AT)


def test_a_draft_of_an_assessment_leaves_no_trace_on_the_claim(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    room.session.flush()
    before = (claim.version, claim.updated_at)
    commands.save_review(
        room.session,
        claim.public_id,
        assessment=DENIED,
        is_submitted=False,
        actor=room.reviewer,
        at=AT + timedelta(hours=1),
    )
    room.session.flush()
    assert (claim.version, claim.updated_at) == before


def test_in_a_newsroom_of_one_the_editor_approves_their_own_review(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    name, editor = claim.public_id, room.editor
    commands.save_review(
        room.session, name, assessment=CONFIRMED, is_submitted=False, actor=editor, at=AT, policy=ALONE
    )
    commands.request_review(room.session, name, actor=editor, at=AT, policy=ALONE)
    commands.approve_claim(room.session, name, explanation="", actor=editor, at=AT, policy=ALONE)
    assert claim.review_status is ReviewStatus.APPROVED
    assert claim.attribution_finding is AttributionFinding.CONFIRMED
    actions = {event.action for event in list_events(room.session, name)}
    assert "claim.sent_to_approval" in actions
    assert "claim.review_requested" not in actions


def test_in_a_newsroom_of_one_guard_r2_asks_for_everything_else(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    (asked,) = claim.reply_entries
    strike_reply_entry(
        room.session, claim.public_id, asked.public_id, reason="Not sent.", actor=room.reviewer, at=AT
    )
    with pytest.raises(MoveRefusedError) as caught:
        commands.approve_claim(
            room.session, claim.public_id, explanation="", actor=room.editor, at=AT, policy=ALONE
        )
    assert (caught.value.guard, caught.value.missing) == (
        "R2",
        ("Ask the speaker for a reply, or say why not.",),
    )


def test_an_editor_cannot_approve_their_own_review_alone_where_a_second_is_asked(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    name, editor = claim.public_id, room.editor
    commands.save_review(
        room.session, name, assessment=CONFIRMED, is_submitted=False, actor=editor, at=AT, policy=OPEN_POLICY
    )
    commands.request_review(room.session, name, actor=editor, at=AT, policy=OPEN_POLICY)
    with pytest.raises(MoveRefusedError, match="second person"):
        commands.approve_claim(room.session, name, explanation="", actor=editor, at=AT, policy=OPEN_POLICY)


def test_a_dispute_is_decided_by_a_third_whatever_is_set_afterwards(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    with pytest.raises(MoveRefusedError, match="third person has to decide"):
        commands.approve_claim(
            room.session, claim.public_id, explanation="", actor=room.editor, at=AT, policy=ALONE
        )


@pytest.mark.parametrize("is_blind", [True, False])
def test_the_history_keeps_whether_the_second_reviewer_could_see_the_first(
    room: Newsroom, *, is_blind: bool
) -> None:
    claim = room.send_to_review(room.add_claim())
    commands.save_review(
        room.session,
        claim.public_id,
        assessment=CONFIRMED,
        is_submitted=True,
        actor=room.second,
        at=AT,
        policy=build_policy(second_review=True, blind_review=is_blind),
    )
    in_view = find_rounds_in_view(room.session, [claim.public_id])
    assert in_view == ({} if is_blind else {claim.public_id: frozenset({1})})
    assert find_rounds_in_view(room.session) == in_view
