"""Which assessments count as agreement, and how they are put together."""

from __future__ import annotations

from datetime import date

from tracker.models.enums import AttributionFinding, ClaimKind
from tracker.review.agreement import (
    Assessed,
    BlindPair,
    agreement_by_kind,
    agreement_by_month,
    agreement_by_reviewers,
    list_claim_pairs,
    measure_agreement,
)
from tracker.review.krippendorff import Undefined

CONFIRMED, DENIED = AttributionFinding.CONFIRMED, AttributionFinding.DENIED
NAMES = {1: "Rita", 2: "Sam", 3: "Eve"}


def make_assessed(
    reviewer_id: int,
    finding: AttributionFinding | None = CONFIRMED,
    value: int | None = None,
    *,
    is_adjudication: bool = False,
    on: date = date(2026, 3, 3),
) -> Assessed:
    return Assessed(
        reviewer_id=reviewer_id,
        reviewer_name=NAMES[reviewer_id],
        finding=finding,
        rating_id=value,
        rating_value=value,
        is_adjudication=is_adjudication,
        submitted_on=on,
    )


def make_pair(
    first: AttributionFinding | None,
    second: AttributionFinding | None,
    values: tuple[int | None, int | None] = (None, None),
    *,
    kind: ClaimKind = ClaimKind.STATEMENT,
    people: tuple[int, int] = (1, 2),
    on: date = date(2026, 3, 3),
) -> BlindPair:
    return BlindPair(
        kind=kind,
        first=make_assessed(people[0], first, values[0]),
        second=make_assessed(people[1], second, values[1], on=on),
    )


def pairs_of(*rounds: list[Assessed], in_view: frozenset[int] = frozenset()) -> list[BlindPair]:
    numbered = dict(enumerate(rounds, start=1))
    return list_claim_pairs(ClaimKind.STATEMENT, numbered, rounds_in_view=in_view)


AGREED = [make_assessed(1), make_assessed(2)]
DIFFERED = [make_assessed(2), make_assessed(1, DENIED)]


def test_two_reviews_of_a_round_are_a_pair_in_the_order_of_the_people() -> None:
    (pair,) = pairs_of(DIFFERED)
    assert (pair.first.reviewer_id, pair.second.reviewer_id) == (1, 2)


def test_a_single_review_is_no_pair() -> None:
    assert pairs_of([make_assessed(1)]) == []


def test_the_decision_of_a_third_does_not_count() -> None:
    (pair,) = pairs_of([*DIFFERED, make_assessed(3, DENIED, is_adjudication=True)])
    assert {pair.first.reviewer_id, pair.second.reviewer_id} == {1, 2}


def test_a_round_after_a_dispute_does_not_count() -> None:
    assert len(pairs_of(DIFFERED, AGREED)) == 1


def test_a_round_after_agreement_counts() -> None:
    assert len(pairs_of(AGREED, [make_assessed(1)], DIFFERED)) == 2


def test_a_round_in_which_one_could_see_the_other_does_not_count() -> None:
    assert pairs_of(AGREED, in_view=frozenset({1})) == []


def test_a_dispute_in_view_ends_independence_too() -> None:
    assert pairs_of(DIFFERED, AGREED, in_view=frozenset({1})) == []


def test_findings_are_measured_by_name_and_ratings_by_rank() -> None:
    pairs = [
        make_pair(CONFIRMED, CONFIRMED, (5, 5)),
        make_pair(DENIED, DENIED, (1, 2)),
        make_pair(CONFIRMED, DENIED, (3, 3)),
    ]
    row = measure_agreement("All", pairs)
    assert row.pairs_count == 3
    assert (row.findings.same_count, row.findings.alpha.units_count) == (2, 3)
    assert (row.ratings.same_count, row.ratings.alpha.units_count) == (2, 3)
    assert row.findings.alpha.value is not None
    assert row.ratings.alpha.value is not None
    assert row.ratings.alpha.value > row.findings.alpha.value


def test_a_rating_off_the_scale_leaves_its_claim_out_and_is_counted() -> None:
    row = measure_agreement("All", [make_pair(None, None, (5, None)), make_pair(None, None, (5, 5))])
    assert (row.ratings.alpha.units_count, row.one_sided_count) == (1, 1)


def test_not_applicable_twice_is_no_agreement_about_anything() -> None:
    finding = AttributionFinding.NOT_APPLICABLE
    row = measure_agreement("All", [make_pair(finding, finding)])
    assert row.findings.alpha.undefined is Undefined.NOTHING_TO_COMPARE
    assert row.findings.same_count == 0


def test_agreement_on_one_answer_alone_is_undefined() -> None:
    row = measure_agreement("All", [make_pair(CONFIRMED, CONFIRMED)] * 9)
    assert row.findings.alpha.undefined is Undefined.NOTHING_VARIES
    assert row.findings.same_count == 9


def test_nothing_at_all_is_undefined() -> None:
    row = measure_agreement("All", [])
    assert (row.findings.alpha.value, row.ratings.alpha.value) == (None, None)


def test_kinds_come_in_their_own_order_and_only_where_assessed() -> None:
    pairs = [make_pair(CONFIRMED, DENIED, kind=kind) for kind in (ClaimKind.EVENT, ClaimKind.APPEAL)]
    assert [row.label for row in agreement_by_kind(pairs)] == ["Appeal", "Event"]


def test_the_two_people_with_most_claims_come_first() -> None:
    pairs = [
        make_pair(CONFIRMED, DENIED, people=(2, 3)),
        *([make_pair(CONFIRMED, DENIED, people=(1, 3))] * 2),
        make_pair(CONFIRMED, DENIED, people=(1, 2)),
    ]
    rows = agreement_by_reviewers(pairs)
    assert [(row.label, row.pairs_count) for row in rows] == [
        ("Eve and Rita", 2),
        ("Eve and Sam", 1),
        ("Rita and Sam", 1),
    ]


def test_a_pair_belongs_to_the_month_in_which_it_was_completed() -> None:
    pairs = [make_pair(CONFIRMED, DENIED, on=day) for day in (date(2026, 4, 1), date(2026, 3, 31))]
    rows = agreement_by_month(pairs)
    assert [(each.month, each.row.label) for each in rows] == [
        (date(2026, 3, 1), "March 2026"),
        (date(2026, 4, 1), "April 2026"),
    ]
