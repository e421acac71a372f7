"""What editors do with a claim in public, and what the public then sees."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, CONFIRMED, DENIED, Newsroom
from tests.support.publishing import LATER, add_note, approve, find_rating_id, publish, reword
from tracker.audit import list_events, parse_changes, parse_details, verify_history
from tracker.errors import ForbiddenError, GoneError, InputError, MoveRefusedError, NotFoundError
from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    CorrectionClass,
    NoteVisibility,
    PublicationState,
    ReviewStatus,
)
from tracker.models.loading import get_claim
from tracker.publication import commands
from tracker.publication.queries import get_current_edition
from tracker.review import commands as review
from tracker.review.drafts import Assessment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.db import Database
    from tracker.models import Claim
    from tracker.models.snapshot import ClaimSnapshot


@pytest.fixture
def room(database: Database) -> Iterator[Newsroom]:
    with database.transaction() as session:
        yield Newsroom.open(session)


def read(room: Newsroom, claim: Claim) -> ClaimSnapshot:
    """Return what the public sees."""
    return get_current_edition(room.session, claim.public_id).load()


def correct(
    room: Newsroom, claim: Claim, correction_class: CorrectionClass = CorrectionClass.SUBSTANTIVE
) -> Claim:
    """Publish the correction of a claim that is ready for it."""
    return commands.publish_correction(
        room.session,
        claim.public_id,
        correction_class=correction_class,
        explanation="A word was missing.",
        actor=room.editor,
        at=LATER,
    )


def start_correction(room: Newsroom, claim: Claim) -> Claim:
    return commands.start_correction(
        room.session, claim.public_id, reason="A reader wrote.", actor=room.editor, at=LATER
    )


def withdraw(room: Newsroom, claim: Claim) -> Claim:
    return commands.withdraw_claim(
        room.session, claim.public_id, reason="It was another bridge.", actor=room.editor, at=LATER
    )


def test_publishing_shows_an_approved_claim_to_the_public(room: Newsroom) -> None:
    claim = publish(room)
    assert (claim.review_status, claim.publication) == (ReviewStatus.PUBLISHED, PublicationState.PUBLISHED)
    assert (claim.published_at, read(room, claim).text) == (AT, "The bridge is safe")


def test_publishing_is_told_in_the_history_with_what_was_shown(room: Newsroom) -> None:
    claim = publish(room)
    event = list_events(room.session, claim.public_id)[0]
    assert (event.action, event.actor_name) == ("claim.published", "Eve")
    assert parse_details(event)["edition"] == "1"
    assert len(parse_details(event)["edition_sha256"]) == 64
    changed = [(each.field, each.old, each.new) for each in parse_changes(event)]
    assert changed == [
        ("review_status", "approved", "published"),
        ("publication", "unpublished", "published"),
    ]


def test_a_reviewer_cannot_publish(room: Newsroom) -> None:
    claim = approve(room, room.add_claim())
    with pytest.raises(ForbiddenError):
        commands.publish_claim(room.session, claim.public_id, actor=room.reviewer, at=AT)


def test_a_claim_in_review_cannot_be_published(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    with pytest.raises(MoveRefusedError, match="while the claim is in review"):
        commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=AT)


def test_an_unknown_claim_cannot_be_published(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        commands.publish_claim(room.session, "nosuchclaim2", actor=room.editor, at=AT)


def test_publishing_names_guard_r3_and_everything_that_is_missing(room: Newsroom) -> None:
    claim = approve(room, room.add_claim())
    claim.explanation, claim.text = " ", ""
    room.session.flush()
    with pytest.raises(MoveRefusedError) as caught:
        commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=AT)
    assert caught.value.guard == "R3"
    assert caught.value.missing == ("Write the claim as one sentence.", "Write an explanation.")


def test_a_published_claim_cannot_be_published_again(room: Newsroom) -> None:
    claim = publish(room)
    with pytest.raises(MoveRefusedError):
        commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=LATER)


def test_a_claim_reviewed_again_needs_a_correction_instead_of_publishing(room: Newsroom) -> None:
    claim = approve_again(room, publish(room))
    with pytest.raises(MoveRefusedError, match="publish a correction"):
        commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=LATER)


def approve_again(room: Newsroom, claim: Claim, assessment: Assessment = DENIED) -> Claim:
    """Bring a published claim through a second round of review to approval."""
    start_correction(room, claim)
    room.session.flush()
    room.request_review(claim, assessment)
    room.review_again(claim, assessment)
    return review.approve_claim(room.session, claim.public_id, explanation="", actor=room.editor, at=LATER)


def test_flagging_asks_for_attention_and_changes_nothing_in_public(room: Newsroom) -> None:
    claim = publish(room)
    before = read(room, claim)
    commands.flag_for_attention(
        room.session, claim.public_id, reason="The article changed.", actor=room.reviewer, at=LATER
    )
    assert claim.review_status is ReviewStatus.NEEDS_ATTENTION
    assert read(room, claim) == before
    assert parse_details(list_events(room.session, claim.public_id)[0]) == {"reason": "The article changed."}


@pytest.mark.parametrize("reason", ["", " \n"])
def test_flagging_needs_a_reason(room: Newsroom, reason: str) -> None:
    claim = publish(room)
    with pytest.raises(InputError) as caught:
        commands.flag_for_attention(
            room.session, claim.public_id, reason=reason, actor=room.reviewer, at=LATER
        )
    assert caught.value.field == "reason"


def test_confirming_a_flagged_claim_leaves_its_edition(room: Newsroom) -> None:
    claim = flag(room, publish(room))
    commands.confirm_claim(room.session, claim.public_id, actor=room.editor, at=LATER)
    assert claim.review_status is ReviewStatus.PUBLISHED
    assert [publication.number for publication in claim.publications] == [1]


def flag(room: Newsroom, claim: Claim) -> Claim:
    return commands.flag_for_attention(
        room.session, claim.public_id, reason="Look again.", actor=room.reviewer, at=LATER
    )


def test_a_claim_that_was_changed_since_cannot_be_confirmed_as_it_stands(room: Newsroom) -> None:
    claim = flag(room, publish(room))
    reword(room, claim, "The bridge is quite safe")
    with pytest.raises(MoveRefusedError, match=r"not stand as published any more \(Claim\)"):
        commands.confirm_claim(room.session, claim.public_id, actor=room.editor, at=LATER)


def test_a_public_note_does_not_stand_in_the_way_of_confirming(room: Newsroom) -> None:
    claim = flag(room, publish(room))
    add_note(room, claim, "We looked again.", NoteVisibility.PUBLIC)
    confirmed = commands.confirm_claim(room.session, claim.public_id, actor=room.editor, at=LATER)
    assert confirmed.review_status is ReviewStatus.PUBLISHED


def test_a_reviewer_cannot_confirm(room: Newsroom) -> None:
    claim = flag(room, publish(room))
    with pytest.raises(ForbiddenError):
        commands.confirm_claim(room.session, claim.public_id, actor=room.reviewer, at=LATER)


def test_while_a_claim_is_under_correction_the_public_sees_the_old_edition(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    reword(room, claim, "The bridge is quite safe")
    assert read(room, claim).text == "The bridge is safe"


def test_a_correction_shows_what_changed(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    reword(room, claim, "The bridge is quite safe")
    correct(room, claim)
    shown = read(room, claim)
    assert (shown.text, shown.state) == ("The bridge is quite safe", PublicationState.CORRECTED)
    (correction,) = shown.corrections
    assert (correction.correction_class, correction.corrected_at) == ("substantive", LATER)
    assert [(each.field, each.old, each.new) for each in correction.changes] == [
        ("text", "The bridge is safe", "The bridge is quite safe")
    ]


def test_a_correction_keeps_the_first_date_and_counts_the_editions(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    correct(room, claim, CorrectionClass.MINOR)
    shown = read(room, claim)
    assert (shown.first_published_at, shown.published_at) == (AT, LATER)
    assert [(each.number, each.is_current) for each in claim.publications] == [(1, False), (2, True)]


def test_corrections_add_up(room: Newsroom) -> None:
    claim = publish(room)
    for text in ("The bridge is quite safe", "The bridge is very safe"):
        start_correction(room, claim)
        reword(room, claim, text)
        correct(room, claim, CorrectionClass.UPDATE)
    assert [each.changes[0].new for each in read(room, claim).corrections] == [
        "The bridge is quite safe",
        "The bridge is very safe",
    ]


def test_a_correction_is_stored_with_its_edition(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    reword(room, claim, "The bridge is quite safe")
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
    with pytest.raises(MoveRefusedError, match="second review first"):
        correct(room, claim)


def test_a_finding_that_was_reviewed_again_is_published_as_a_correction(room: Newsroom) -> None:
    claim = approve_again(room, publish(room))
    correct(room, claim)
    shown = read(room, claim)
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
        read(room, claim)


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
    shown = read(room, claim)
    assert (shown.first_published_at, shown.published_at) == (AT, LATER)
    assert [(each.number, each.is_current) for each in claim.publications] == [(1, False), (2, True)]


def test_a_rated_claim_shows_the_definition_of_its_rating(room: Newsroom) -> None:
    rated = replace(CONFIRMED, rating_id=find_rating_id(room.session, "Half true"))
    shown = read(room, publish(room, assessment=rated))
    assert shown.rating is not None
    assert (shown.rating.label, shown.rating.value, shown.rating.best_value) == ("Half true", 3, 5)
    assert shown.rating.definition.startswith("The claim is right in part")


def test_the_articles_own_claim_is_published_with_a_rating_alone(room: Newsroom) -> None:
    claim = room.add_claim(kind=ClaimKind.EVENT, mode=AttributionMode.NARRATOR)
    unproven = Assessment(
        finding=None, rating_id=find_rating_id(room.session, "Unproven"), explanation="No record was found."
    )
    shown = read(room, publish(room, claim, unproven))
    assert (shown.finding, shown.speaker) == (None, None)


def test_the_history_of_a_whole_public_life_holds(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    correct(room, claim)
    withdraw(room, claim)
    actions = [event.action for event in list_events(room.session, claim.public_id)]
    assert actions[:4] == [
        "claim.withdrawn",
        "claim.corrected",
        "claim.correction_started",
        "claim.published",
    ]
    assert verify_history(room.session) > 0
