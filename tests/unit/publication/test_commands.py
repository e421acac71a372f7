"""What editors do with a claim in public, and what the public then sees."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, CONFIRMED, DENIED, Newsroom
from tests.support.publishing import (
    LATER,
    add_note,
    approve,
    cite_more,
    correct,
    find_rating_id,
    publish,
    read_edition,
    reassess,
    reword,
    start_correction,
    withdraw,
)
from tracker.audit import list_events, parse_changes, parse_details, verify_history
from tracker.errors import ForbiddenError, InputError, MoveRefusedError, NotFoundError
from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    NoteVisibility,
    PublicationState,
    ReviewStatus,
)
from tracker.publication import commands
from tracker.review.commands import return_to_research
from tracker.review.drafts import Assessment

if TYPE_CHECKING:
    from tracker.models import Claim


def test_publishing_shows_an_approved_claim_to_the_public(room: Newsroom) -> None:
    claim = publish(room)
    assert (claim.review_status, claim.publication) == (ReviewStatus.PUBLISHED, PublicationState.PUBLISHED)
    assert (claim.published_at, read_edition(room, claim).text) == (AT, "The bridge is safe")


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
    claim = reassess(room, start_correction(room, publish(room)), DENIED)
    with pytest.raises(MoveRefusedError, match="publish a correction"):
        commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=LATER)


def test_flagging_asks_for_attention_and_changes_nothing_in_public(room: Newsroom) -> None:
    claim = publish(room)
    before = read_edition(room, claim)
    commands.flag_for_attention(
        room.session, claim.public_id, reason="The article changed.", actor=room.reviewer, at=LATER
    )
    assert claim.review_status is ReviewStatus.NEEDS_ATTENTION
    assert read_edition(room, claim) == before
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


def test_reviewers_who_first_differed_are_not_said_to_agree_unseen(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    return_to_research(room.session, claim.public_id, reason="Compare.", actor=room.editor, at=AT)
    reassess(room, claim)
    commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=AT)
    assert read_edition(room, claim).agreement is False


def test_a_rated_claim_shows_the_definition_of_its_rating(room: Newsroom) -> None:
    rated = replace(CONFIRMED, rating_id=find_rating_id(room.session, "Half true"))
    shown = read_edition(room, publish(room, assessment=rated))
    assert shown.rating is not None
    assert (shown.rating.label, shown.rating.value, shown.rating.best_value) == ("Half true", 3, 5)
    assert shown.rating.definition.startswith("The claim is right in part")


def test_the_articles_own_claim_is_published_with_a_rating_alone(room: Newsroom) -> None:
    claim = room.add_claim(kind=ClaimKind.EVENT, mode=AttributionMode.NARRATOR)
    unproven = Assessment(
        finding=None, rating_id=find_rating_id(room.session, "Unproven"), explanation="No record was found."
    )
    shown = read_edition(room, publish(room, claim, unproven))
    assert (shown.finding, shown.speaker) == (None, None)


def test_the_history_of_a_whole_public_life_holds(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    cite_more(room, claim)
    correct(room, claim)
    withdraw(room, claim)
    actions = [event.action for event in list_events(room.session, claim.public_id)]
    assert actions[:4] == [
        "claim.withdrawn",
        "claim.corrected",
        "evidence.added",
        "claim.correction_started",
    ]
    assert verify_history(room.session) > 0
