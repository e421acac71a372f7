"""Which moves are offered."""

from __future__ import annotations

import pytest

from tests.support.newsroom import AT, Newsroom
from tracker.models.enums import PublicationState, ReviewStatus
from tracker.models.loading import get_claim
from tracker.models.workflow import Move
from tracker.permissions import MOVE_ACTIONS
from tracker.publication.commands import publish_claim, start_correction
from tracker.review import commands
from tracker.review.assigning import CLOSED
from tracker.review.offers import list_offers


def test_a_proposed_claim_may_be_accepted_or_dismissed(room: Newsroom) -> None:
    claim = get_claim(room.session, room.add_claim().public_id)
    offers = list_offers(claim, room.reviewer, publish_gaps=())
    assert [(offer.move, offer.is_possible) for offer in offers] == [
        (Move.ACCEPT, True),
        (Move.DISMISS, True),
    ]


def test_a_move_that_is_not_legal_yet_says_what_is_missing(room: Newsroom) -> None:
    claim = get_claim(room.session, room.add_claim(status=ReviewStatus.IN_RESEARCH).public_id)
    offers = {offer.move: offer for offer in list_offers(claim, room.reviewer, publish_gaps=())}
    assert offers[Move.SEND_TO_REVIEW].guard == "R1"
    assert "Cite at least one source." in offers[Move.SEND_TO_REVIEW].missing


def test_a_reviewer_is_told_that_publishing_takes_an_editor(room: Newsroom) -> None:
    claim = get_claim(room.session, room.approve(room.add_claim()).public_id)
    offers = {offer.move: offer for offer in list_offers(claim, room.reviewer, publish_gaps=())}
    assert "ask an editor" in offers[Move.PUBLISH].missing[0]


def test_withdrawing_is_not_offered_for_what_nobody_sees(room: Newsroom) -> None:
    claim = get_claim(room.session, room.approve(room.add_claim()).public_id)
    assert Move.WITHDRAW not in {offer.move for offer in list_offers(claim, room.editor, publish_gaps=())}


def test_what_readers_see_can_be_withdrawn_at_any_time_and_never_dismissed(room: Newsroom) -> None:
    claim = room.approve(room.add_claim())
    publish_claim(room.session, claim.public_id, actor=room.editor, at=AT)
    start_correction(room.session, claim.public_id, reason="A name.", actor=room.editor, at=AT)
    room.request_review(claim)
    commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)
    claim = get_claim(room.session, claim.public_id)
    offered = {offer.move for offer in list_offers(claim, room.editor, publish_gaps=())}
    assert Move.WITHDRAW in offered
    commands.put_back(room.session, claim.public_id, actor=room.editor, at=AT)
    offered = {offer.move for offer in list_offers(claim, room.editor, publish_gaps=())}
    assert Move.DISMISS not in offered


@pytest.mark.parametrize("status", list(ReviewStatus))
def test_every_move_on_offer_has_a_role(room: Newsroom, status: ReviewStatus) -> None:
    claim = get_claim(room.session, room.add_claim(status=status).public_id)
    assert {offer.move for offer in list_offers(claim, room.editor, publish_gaps=())} <= set(MOVE_ACTIONS)


@pytest.mark.parametrize("status", [status for status in ReviewStatus if status not in CLOSED])
def test_whatever_is_public_can_be_withdrawn_wherever_its_work_stands(
    room: Newsroom, status: ReviewStatus
) -> None:
    claim = get_claim(room.session, room.add_claim(status=status).public_id)
    claim.publication = PublicationState.PUBLISHED
    offered = {offer.move for offer in list_offers(claim, room.editor, publish_gaps=())}
    assert (Move.WITHDRAW in offered) is (status is not ReviewStatus.PROPOSED)


def test_a_correction_without_sources_names_guard_r3(room: Newsroom) -> None:
    claim = room.add_claim(status=ReviewStatus.UNDER_CORRECTION)
    claim.publication = PublicationState.PUBLISHED
    claim = get_claim(room.session, claim.public_id)
    offers = {offer.move: offer for offer in list_offers(claim, room.editor, publish_gaps=("Cite.",))}
    assert offers[Move.PUBLISH_CORRECTION].guard == "R3"
    assert not offers[Move.PUBLISH_CORRECTION].is_possible
