"""Which reviews stand behind a finding."""

from __future__ import annotations

from datetime import timedelta

from tests.support.newsroom import AT
from tracker.models import Claim, Review
from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    ClaimOrigin,
    ReviewStatus,
)
from tracker.models.rounds import (
    STANDARD_POLICY,
    build_policy,
    did_agree,
    do_agree,
    is_sealed,
    list_standing_reviews,
    list_unsealed_reviews,
    were_blind,
)


def make_review(row_id: int, *, round_number: int = 1, minutes: int | None = 0, **values: object) -> Review:
    submitted_at = None if minutes is None else AT + timedelta(minutes=minutes)
    review = Review(
        id=row_id,
        claim_id=1,
        reviewer_id=row_id,
        round_number=round_number,
        created_at=AT,
        submitted_at=submitted_at,
    )
    for name, value in values.items():
        setattr(review, name, value)
    return review


def make_claim(*reviews: Review, round_number: int = 1) -> Claim:
    claim = Claim(
        article_id=1,
        position=1,
        text="x",
        kind=ClaimKind.STATEMENT,
        mode=AttributionMode.DIRECT,
        origin=ClaimOrigin.PROPOSED,
        review_status=ReviewStatus.IN_REVIEW,
        round_number=round_number,
        created_at=AT,
        updated_at=AT,
    )
    claim.reviews = list(reviews)
    return claim


def list_ids(claim: Claim) -> list[int | None]:
    return [review.id for review in list_standing_reviews(claim)]


def test_submitted_reviews_stand_in_the_order_they_came() -> None:
    claim = make_claim(make_review(1, minutes=5), make_review(2, minutes=None), make_review(3, minutes=1))
    assert list_ids(claim) == [3, 1]


def test_reviews_of_an_earlier_round_no_longer_stand() -> None:
    assert list_ids(make_claim(make_review(1), make_review(2, round_number=2), round_number=2)) == [2]


def test_a_new_round_without_reviews_leaves_the_earlier_ones_standing() -> None:
    claim = make_claim(make_review(1), make_review(2), make_review(3, round_number=2, minutes=None))
    assert list_ids(claim) == [1, 2]


def test_a_claim_without_reviews_has_none_that_stand() -> None:
    assert list_ids(make_claim()) == []


def test_one_review_agrees_with_nobody() -> None:
    assert do_agree([make_review(1)]) is None


def test_two_equal_reviews_agree() -> None:
    reviews = [
        make_review(row_id, attribution_finding=AttributionFinding.CONFIRMED, rating_id=4)
        for row_id in (1, 2)
    ]
    assert do_agree(reviews) is True


def test_reviews_with_other_ratings_differ() -> None:
    assert do_agree([make_review(1, rating_id=4), make_review(2, rating_id=5)]) is False


def test_a_third_who_decided_shows_that_they_differed() -> None:
    reviews = [make_review(1), make_review(2), make_review(3, is_adjudication=True)]
    assert do_agree(reviews) is False


def test_agreement_after_a_dispute_was_not_independent() -> None:
    claim = make_claim(
        make_review(1, rating_id=4),
        make_review(2, rating_id=5),
        make_review(3, round_number=2, rating_id=5),
        make_review(4, round_number=2, rating_id=5),
        round_number=2,
    )
    assert did_agree(claim, list_standing_reviews(claim)) is False


def test_agreement_after_agreement_stands() -> None:
    reviews = (make_review(row_id, round_number=1 + row_id // 3) for row_id in (1, 2, 3, 4))
    claim = make_claim(*reviews, round_number=2)
    assert did_agree(claim, list_standing_reviews(claim)) is True


def test_reviews_of_a_round_in_view_were_not_blind() -> None:
    standing = [make_review(1, round_number=2), make_review(2, round_number=2)]
    assert not were_blind(standing, {2})
    assert were_blind(standing, {1})
    assert were_blind([], {1})


def test_a_round_is_sealed_until_both_reviews_are_in() -> None:
    assert is_sealed(make_claim(make_review(1), make_review(2, minutes=None)), 1, STANDARD_POLICY)
    assert not is_sealed(make_claim(make_review(1), make_review(2)), 1, STANDARD_POLICY)


def test_a_broken_off_round_stays_sealed_until_a_later_one_is_complete() -> None:
    begun = (make_review(1), make_review(2, round_number=2))
    assert is_sealed(make_claim(*begun, round_number=2), 1, STANDARD_POLICY)
    assert not is_sealed(
        make_claim(*begun, make_review(3, round_number=2), round_number=2), 1, STANDARD_POLICY
    )


def test_nothing_is_sealed_where_review_is_open_or_single() -> None:
    claim = make_claim(make_review(1))
    assert not is_sealed(claim, 1, build_policy(second_review=True, blind_review=False))
    assert not is_sealed(claim, 1, build_policy(second_review=False, blind_review=True))


def test_a_sealed_review_does_not_take_the_place_of_those_that_stand() -> None:
    claim = make_claim(
        make_review(1, minutes=1), make_review(2, minutes=2), make_review(3, round_number=2), round_number=2
    )
    assert [each.id for each in list_unsealed_reviews(claim, STANDARD_POLICY)] == [1, 2]
    assert list_unsealed_reviews(make_claim(make_review(1)), STANDARD_POLICY) == []


def test_a_newsroom_of_one_needs_one_reviewer_and_seals_nothing() -> None:
    policy = build_policy(second_review=False, blind_review=True)
    assert (policy.reviewers_needed, policy.has_second_review, policy.is_sealing) == (1, False, False)
