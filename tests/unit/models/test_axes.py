"""Which questions can be asked of which claim."""

from __future__ import annotations

import itertools

import pytest

from tracker.models.axes import axes_of, list_axes_problems
from tracker.models.enums import AttributionFinding, AttributionMode, ClaimKind

K, M, F = ClaimKind, AttributionMode, AttributionFinding
ALL_PAIRS = list(itertools.product(ClaimKind, AttributionMode))


@pytest.mark.parametrize(
    ("kind", "mode", "finding", "rating"),
    [
        (K.STATEMENT, M.DIRECT, "required", "allowed"),
        (K.STATEMENT, M.NARRATOR, "refused", "required"),
        (K.APPEAL, M.INDIRECT, "required", "refused"),
        (K.APPEAL, M.NARRATOR, "refused", "refused"),
        (K.POSITION, M.MIXED, "required", "refused"),
        (K.POSITION, M.NARRATOR, "refused", "refused"),
        (K.ESTIMATE, M.INDIRECT, "refused", "required"),
        (K.ESTIMATE, M.NARRATOR, "refused", "required"),
        (K.EVENT, M.DIRECT, "refused", "required"),
        (K.EVENT, M.NARRATOR, "refused", "required"),
        (K.PREDICTION, M.DIRECT, "refused", "refused"),
        (K.OPINION, M.DIRECT, "refused", "refused"),
    ],
)
def test_kind_and_mode_decide_on_both_axes(
    kind: ClaimKind, mode: AttributionMode, finding: str, rating: str
) -> None:
    axes = axes_of(kind, mode)
    say = {(False, False): "refused", (True, False): "allowed", (True, True): "required"}
    assert say[axes.finding_allowed, axes.finding_required] == finding
    assert say[axes.rating_allowed, axes.rating_required] == rating


@pytest.mark.parametrize(("kind", "mode"), ALL_PAIRS)
def test_what_is_required_is_allowed(kind: ClaimKind, mode: AttributionMode) -> None:
    axes = axes_of(kind, mode)
    assert axes.finding_allowed or not axes.finding_required
    assert axes.rating_allowed or not axes.rating_required


@pytest.mark.parametrize(("kind", "mode"), ALL_PAIRS)
def test_a_checkable_claim_needs_an_outcome(kind: ClaimKind, mode: AttributionMode) -> None:
    axes = axes_of(kind, mode)
    assert axes.is_checkable == (axes.finding_required or axes.rating_required)
    problems = list_axes_problems(kind, mode, finding=None, has_rating=False)
    assert bool(problems) == axes.is_checkable


def test_an_appeal_takes_no_rating() -> None:
    (problem,) = list_axes_problems(K.APPEAL, M.INDIRECT, finding=F.CONFIRMED, has_rating=True)
    assert problem.message == "An appeal is not true or false in itself; leave the rating empty."
    assert (problem.field, problem.is_missing) == ("rating", False)


def test_the_articles_own_voice_takes_no_finding() -> None:
    problems = list_axes_problems(K.EVENT, M.NARRATOR, finding=F.CONFIRMED, has_rating=True)
    assert len(problems) == 1
    assert problems[0].message.startswith("An event in the article's own voice has no attribution to check;")


def test_not_applicable_counts_as_no_finding() -> None:
    assert list_axes_problems(K.EVENT, M.NARRATOR, finding=F.NOT_APPLICABLE, has_rating=True) == ()
    (problem,) = list_axes_problems(K.APPEAL, M.DIRECT, finding=F.NOT_APPLICABLE, has_rating=False)
    assert problem.message == "An appeal needs an attribution finding: did they say it?"


def test_a_statement_may_have_both() -> None:
    assert list_axes_problems(K.STATEMENT, M.DIRECT, finding=F.DENIED, has_rating=True) == ()
    assert list_axes_problems(K.STATEMENT, M.DIRECT, finding=F.DENIED, has_rating=False) == ()
