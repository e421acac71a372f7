"""Wording hints hold the second review up until somebody fixes or acknowledges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT
from tracker.audit import list_events
from tracker.errors import MoveRefusedError
from tracker.models.enums import AttributionMode, ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.guards import review_request_gaps
from tracker.review.wording import (
    accept_wording,
    describe_wording,
    hash_wording,
    list_open_hints,
    wording_gaps,
)

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom
    from tracker.models import Claim

CHANGED = "The bridge is not safe"


@pytest.fixture
def claim(room: Newsroom) -> Claim:
    made = room.add_claim()
    made.text = CHANGED
    room.session.flush()
    return get_claim(room.session, made.public_id)


def accept(room: Newsroom, claim: Claim, seen: str = CHANGED) -> Claim:
    return accept_wording(
        room.session, claim.public_id, seen_sha256=hash_wording(seen), actor=room.reviewer, at=AT
    )


def test_the_articles_words_leave_nothing_open(room: Newsroom) -> None:
    whole = get_claim(room.session, room.add_claim().public_id)
    assert wording_gaps(whole) == ()


def test_each_open_hint_is_a_gap_of_guard_r1(claim: Claim) -> None:
    (gap,) = wording_gaps(claim)
    assert gap.startswith("Wording, “not”:")
    assert gap.endswith("Acknowledge or fix it before the second review.")
    assert gap in review_request_gaps(claim)


def test_acknowledging_closes_the_gap_and_is_recorded(room: Newsroom, claim: Claim) -> None:
    accepted = accept(room, claim)
    assert accepted.wording_accepted == hash_wording(CHANGED)
    assert wording_gaps(accepted) == ()
    assert describe_wording(accepted).is_acknowledged
    event = list_events(room.session, claim.public_id)[0]
    assert event.action == "claim.wording_accepted"
    assert "negation: not" in event.details


def test_another_text_brings_the_hints_back(room: Newsroom, claim: Claim) -> None:
    accepted = accept(room, claim)
    accepted.text = "The bridge is never safe"
    assert [hint.words for hint in list_open_hints(accepted)] == ["never"]
    assert not describe_wording(accepted).is_acknowledged


def test_acknowledging_twice_is_recorded_once(room: Newsroom, claim: Claim) -> None:
    before = len(list_events(room.session, claim.public_id))
    accept(room, claim)
    accept(room, claim)
    assert len(list_events(room.session, claim.public_id)) == before + 1


def test_a_text_that_the_person_did_not_see_is_not_acknowledged(room: Newsroom, claim: Claim) -> None:
    with pytest.raises(MoveRefusedError, match="changed meanwhile"):
        accept(room, claim, "The bridge is safe")
    assert claim.wording_accepted == ""


def test_a_claim_in_review_is_settled(room: Newsroom, claim: Claim) -> None:
    claim.review_status = ReviewStatus.IN_REVIEW
    assert describe_wording(claim).hints == ()
    with pytest.raises(MoveRefusedError):
        accept(room, claim)


def test_a_claim_without_a_place_in_the_text_is_read_by_itself(room: Newsroom) -> None:
    made = get_claim(room.session, room.add_claim().public_id)
    made.mode = AttributionMode.INDIRECT
    made.text = "They sank it yesterday"
    room.session.delete(made.anchors[0])
    room.session.flush()
    whole = get_claim(room.session, made.public_id)
    assert [hint.words for hint in list_open_hints(whole)] == ["They", "yesterday"]
