"""How a published claim is corrected and withdrawn."""

from __future__ import annotations

import json

import pytest

from tests.support.newsroom import AT, DENIED, Newsroom
from tests.support.publishing import (
    LATER,
    approve,
    cite_more,
    correct,
    publish,
    read_edition,
    reassess,
    reword,
    start_correction,
    withdraw,
)
from tracker.errors import ForbiddenError, GoneError, InputError, MoveRefusedError
from tracker.models.enums import (
    AttributionFinding,
    ClaimKind,
    CorrectionClass,
    PublicationState,
    ReviewStatus,
)
from tracker.models.loading import get_claim
from tracker.publication import commands
from tracker.review import commands as review


def test_while_a_claim_is_under_correction_the_public_sees_the_old_edition(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    reword(room, claim, "The bridge is quite safe")
    assert read_edition(room, claim).text == "The bridge is safe"


def test_a_correction_shows_what_changed(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    reword(room, claim, "The bridge is quite safe")
    reassess(room, claim)
    correct(room, claim)
    shown = read_edition(room, claim)
    assert (shown.text, shown.state) == ("The bridge is quite safe", PublicationState.CORRECTED)
    (correction,) = shown.corrections
    assert (correction.correction_class, correction.corrected_at) == ("substantive", LATER)
    assert [(each.field, each.old, each.new) for each in correction.changes] == [
        ("text", "The bridge is safe", "The bridge is quite safe")
    ]


def test_a_correction_keeps_the_first_date_and_counts_the_editions(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    cite_more(room, claim)
    correct(room, claim, CorrectionClass.MINOR)
    shown = read_edition(room, claim)
    assert (shown.first_published_at, shown.published_at) == (AT, LATER)
    assert [(each.number, each.is_current) for each in claim.publications] == [(1, False), (2, True)]


def test_a_text_that_nobody_reviewed_cannot_be_published_as_a_correction(room: Newsroom) -> None:
    claim = start_correction(room, publish(room))
    reword(room, claim, "The bridge is quite safe")
    with pytest.raises(MoveRefusedError, match=r"What was reviewed has changed since \(Claim"):
        correct(room, claim, CorrectionClass.MINOR)


def test_a_correction_that_changes_nothing_is_refused(room: Newsroom) -> None:
    claim = start_correction(room, publish(room))
    with pytest.raises(MoveRefusedError, match="Nothing differs"):
        correct(room, claim)


def test_a_correction_started_by_mistake_can_be_ended(room: Newsroom) -> None:
    claim = start_correction(room, publish(room))
    commands.confirm_claim(room.session, claim.public_id, actor=room.editor, at=LATER)
    assert claim.review_status is ReviewStatus.PUBLISHED
    assert len(claim.publications) == 1


def test_corrections_add_up(room: Newsroom) -> None:
    claim = publish(room)
    for text in ("The bridge is quite safe", "The bridge is very safe"):
        start_correction(room, claim)
        reword(room, claim, text)
        reassess(room, claim)
        correct(room, claim, CorrectionClass.UPDATE)
    assert [each.changes[0].new for each in read_edition(room, claim).corrections] == [
        "The bridge is quite safe",
        "The bridge is very safe",
    ]


def test_a_correction_is_stored_with_its_edition(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    reword(room, claim, "The bridge is quite safe")
    reassess(room, claim)
    correct(room, claim)
    room.session.flush()
    (stored,) = get_claim(room.session, claim.public_id).corrections
    assert stored.publication_id == claim.publications[-1].id
    assert stored.corrected_by_id == room.editor.id
    assert json.loads(stored.changes)[0]["label"] == "Claim"


def test_a_correction_needs_an_explanation(room: Newsroom) -> None:
    claim = start_correction(room, publish(room))
    with pytest.raises(InputError) as caught:
        commands.publish_correction(
            room.session,
            claim.public_id,
            correction_class=CorrectionClass.MINOR,
            explanation="  ",
            actor=room.editor,
            at=LATER,
        )
    assert caught.value.field == "explanation"


def test_a_changed_finding_without_review_cannot_be_published(room: Newsroom) -> None:
    claim = start_correction(room, publish(room))
    claim.attribution_finding = AttributionFinding.DENIED
    room.session.flush()
    with pytest.raises(MoveRefusedError, match="send the claim to review again"):
        correct(room, claim)


def test_a_finding_that_was_reviewed_again_is_published_as_a_correction(room: Newsroom) -> None:
    claim = reassess(room, start_correction(room, publish(room)), DENIED)
    correct(room, claim)
    shown = read_edition(room, claim)
    assert shown.finding is AttributionFinding.DENIED
    assert ("finding", "Confirmed", "Denied") in {
        (each.field, each.old, each.new) for each in shown.corrections[0].changes
    }


def test_reviews_of_the_old_edition_do_not_approve_the_new_one(room: Newsroom) -> None:
    claim = start_correction(room, publish(room))
    reword(room, claim, "The bridge is quite safe")
    with pytest.raises(MoveRefusedError, match="Save your assessment first"):
        review.request_review(room.session, claim.public_id, actor=room.reviewer, at=LATER)


def test_an_approved_claim_that_was_never_published_has_nothing_to_correct(room: Newsroom) -> None:
    claim = approve(room, room.add_claim())
    with pytest.raises(MoveRefusedError, match="The public does not see this claim"):
        correct(room, claim)


def test_a_correction_passes_guard_r3_too(room: Newsroom) -> None:
    claim = start_correction(room, publish(room))
    claim.kind = ClaimKind.OPINION
    room.session.flush()
    with pytest.raises(MoveRefusedError) as caught:
        correct(room, claim)
    assert caught.value.guard == "R3"


@pytest.mark.parametrize("name", ["start_correction", "publish_correction", "withdraw_claim"])
def test_a_reviewer_neither_corrects_nor_withdraws(room: Newsroom, name: str) -> None:
    claim = publish(room)
    room.editor = room.reviewer
    command = {
        "start_correction": start_correction,
        "publish_correction": correct,
        "withdraw_claim": withdraw,
    }
    with pytest.raises(ForbiddenError):
        command[name](room, claim)


def test_withdrawing_takes_the_claim_away_from_the_public(room: Newsroom) -> None:
    claim = withdraw(room, publish(room))
    assert (claim.review_status, claim.publication) == (ReviewStatus.WITHDRAWN, PublicationState.WITHDRAWN)
    assert claim.closing_reason == "It was another bridge."
    with pytest.raises(GoneError):
        read_edition(room, claim)


def test_a_claim_that_is_not_public_cannot_be_withdrawn(room: Newsroom) -> None:
    claim = approve(room, room.add_claim())
    with pytest.raises(MoveRefusedError, match="The public does not see this claim"):
        withdraw(room, claim)


def test_a_withdrawn_claim_can_be_published_again_with_its_first_date(room: Newsroom) -> None:
    claim = withdraw(room, publish(room))
    review.reopen_claim(room.session, claim.public_id, reason="It was not.", actor=room.editor, at=LATER)
    review.start_research(room.session, claim.public_id, actor=room.reviewer, at=LATER)
    room.session.flush()
    room.request_review(claim)
    room.review_again(claim)
    review.approve_claim(room.session, claim.public_id, explanation="", actor=room.editor, at=LATER)
    commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=LATER)
    shown = read_edition(room, claim)
    assert (shown.first_published_at, shown.published_at) == (AT, LATER)
    assert [(each.number, each.is_current) for each in claim.publications] == [(1, False), (2, True)]
