"""Which stored reviews are compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.newsroom import AT, CONFIRMED, DENIED, Newsroom
from tests.support.publishing import find_rating_id
from tracker.models.enums import AttributionFinding
from tracker.models.rounds import build_policy
from tracker.review import commands
from tracker.review.agreement_queries import list_blind_pairs


def test_a_claim_with_one_review_gives_nothing_away(room: Newsroom) -> None:
    room.send_to_review(room.add_claim())
    assert list_blind_pairs(room.session) == []


def test_two_reviews_are_listed_with_their_people_findings_and_values(room: Newsroom) -> None:
    rated = replace(CONFIRMED, rating_id=find_rating_id(room.session, "Mostly true"))
    room.review_again(room.send_to_review(room.add_claim(), rated), DENIED)
    (pair,) = list_blind_pairs(room.session)
    assert [(each.reviewer_name, each.finding, each.rating_value) for each in (pair.first, pair.second)] == [
        ("Rita", AttributionFinding.CONFIRMED, 4),
        ("Sam", AttributionFinding.DENIED, None),
    ]


def test_each_claim_has_a_pair_of_its_own(room: Newsroom) -> None:
    for assessment in (CONFIRMED, DENIED):
        room.review_again(room.send_to_review(room.add_claim()), assessment)
    assert len(list_blind_pairs(room.session)) == 2


def test_a_decision_and_the_rounds_after_a_dispute_are_left_out(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    commands.save_review(
        room.session, claim.public_id, assessment=DENIED, is_submitted=True, actor=room.editor, at=AT
    )
    commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)
    room.request_review(claim)
    room.review_again(claim)
    assert len(list_blind_pairs(room.session)) == 1


def test_reviews_with_the_other_in_view_are_left_out_whatever_is_set_now(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    commands.save_review(
        room.session,
        claim.public_id,
        assessment=CONFIRMED,
        is_submitted=True,
        actor=room.second,
        at=AT,
        policy=build_policy(second_review=True, blind_review=False),
    )
    assert list_blind_pairs(room.session) == []


def test_the_sample_is_left_out(room: Newsroom) -> None:
    room.article.is_sample = True
    room.review_again(room.send_to_review(room.add_claim()))
    room.session.flush()
    assert list_blind_pairs(room.session) == []


@pytest.mark.parametrize(("first", "last", "count"), [(-1, 1, 1), (0, 0, 1), (1, 2, 0), (-2, -1, 0)])
def test_a_period_holds_the_pairs_completed_in_it(room: Newsroom, first: int, last: int, count: int) -> None:
    room.review_again(room.send_to_review(room.add_claim()))
    since, until = (AT.date() + timedelta(days=days) for days in (first, last))
    assert len(list_blind_pairs(room.session, since=since, until=until)) == count
