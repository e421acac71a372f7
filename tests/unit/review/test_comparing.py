"""Reviews side by side: when, and how far apart they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, CONFIRMED, DENIED, Newsroom
from tests.support.publishing import find_rating_id
from tracker.models.enums import AttributionMode, ClaimKind, ReviewStatus
from tracker.models.loading import get_claim
from tracker.models.rounds import STANDARD_POLICY, build_policy
from tracker.review import commands
from tracker.review.comparing import (
    Comparison,
    choose_round,
    describe_awaited,
    find_comparable_round,
    find_comparison,
    list_rounds,
)

if TYPE_CHECKING:
    from tracker.models import Claim

OPEN_POLICY = build_policy(second_review=True, blind_review=False)
ALONE = build_policy(second_review=False, blind_review=True)


def load(room: Newsroom, claim: Claim) -> Claim:
    return get_claim(room.session, claim.public_id)


def compare(room: Newsroom, first: str | None, second: str | None) -> Comparison:
    """Return the comparison of two reviews with these ratings."""
    ids = [find_rating_id(room.session, label) if label else None for label in (first, second)]
    claim = room.send_to_review(room.add_claim(), replace(CONFIRMED, rating_id=ids[0]))
    room.review_again(claim, replace(CONFIRMED, rating_id=ids[1]))
    found = find_comparison(load(room, claim), 1, STANDARD_POLICY)
    assert found is not None
    return found


def test_nothing_is_compared_before_both_reviews_are_in(room: Newsroom) -> None:
    claim = load(room, room.send_to_review(room.add_claim()))
    assert find_comparison(claim, 1, STANDARD_POLICY) is None
    assert find_comparable_round(claim, STANDARD_POLICY) is None


def test_one_review_is_no_comparison_where_review_is_open_either(room: Newsroom) -> None:
    claim = load(room, room.send_to_review(room.add_claim()))
    assert find_comparison(claim, 1, OPEN_POLICY) is None


def test_two_reviews_stand_in_the_order_they_were_submitted(room: Newsroom) -> None:
    found = compare(room, "True", "True")
    assert [review.reviewer.name for review in found.reviews] == ["rita", "sam"]
    assert found.does_agree


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("True", "True", "The same"),
        ("True", "Mostly true", "They differ by one step of the scale"),
        ("True", "False", "They differ by 4 steps of the scale"),
        ("True", "Unproven", "They differ"),
        ("True", None, "Only one set it"),
        (None, None, "Neither set it"),
    ],
)
def test_the_distance_of_two_ratings_is_told_in_words(
    room: Newsroom, first: str | None, second: str | None, verdict: str
) -> None:
    found = compare(room, first, second)
    assert found.rating is not None
    assert found.rating.verdict == verdict
    assert found.rating.does_agree is (first == second)


def test_the_axes_of_the_kind_are_compared_and_no_other(room: Newsroom) -> None:
    claim = room.add_claim(kind=ClaimKind.APPEAL, mode=AttributionMode.INDIRECT)
    room.send_to_review(claim)
    room.review_again(claim, DENIED)
    found = find_comparison(load(room, claim), 1, STANDARD_POLICY)
    assert found is not None
    assert (found.rating, found.does_agree) == (None, False)
    assert found.finding is not None
    assert found.finding.verdict == "They differ"


def test_the_decision_of_a_third_stands_beside_the_two(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    commands.save_review(
        room.session, claim.public_id, assessment=DENIED, is_submitted=True, actor=room.editor, at=AT
    )
    found = find_comparison(load(room, claim), 1, STANDARD_POLICY)
    assert found is not None
    assert found.decision is not None
    assert [review.reviewer.name for review in found.reviews] == ["rita", "sam", "eve"]
    assert not found.does_agree


def test_an_earlier_round_can_be_compared_while_the_next_is_hidden(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)
    assert choose_round(load(room, claim), STANDARD_POLICY) == 1
    room.request_review(claim)
    whole = load(room, claim)
    assert list_rounds(whole) == [2, 1]
    assert find_comparison(whole, 2, STANDARD_POLICY) is None
    assert find_comparable_round(whole, STANDARD_POLICY) == 1
    assert choose_round(whole, STANDARD_POLICY) == 2


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ReviewStatus.PROPOSED, "Accept the claim first"),
        (ReviewStatus.IN_RESEARCH, "not been sent to its second review"),
        (ReviewStatus.DISMISSED, "is dismissed"),
    ],
)
def test_what_is_awaited_is_said_for_each_status(room: Newsroom, status: ReviewStatus, words: str) -> None:
    claim = load(room, room.add_claim(status=status))
    assert words in describe_awaited(claim, 1, room.second, STANDARD_POLICY)


def test_what_is_awaited_depends_on_who_asks(room: Newsroom) -> None:
    claim = load(room, room.send_to_review(room.add_claim()))
    assert describe_awaited(claim, 1, room.reviewer, STANDARD_POLICY).startswith("Your review is in.")
    assert describe_awaited(claim, 1, room.second, STANDARD_POLICY).startswith(
        "The second review is awaited."
    )
    assert describe_awaited(claim, 1, room.second, ALONE).startswith("One person assesses")


def test_a_broken_off_round_says_nothing_of_who_had_assessed(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    commands.return_to_research(room.session, claim.public_id, reason="More.", actor=room.second, at=AT)
    told = describe_awaited(load(room, claim), 1, room.second, STANDARD_POLICY)
    assert told == "Round 1 ended before two reviews were in. There is nothing to compare in it."
