"""The sum behind checkworthiness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.checkworthiness import Weight, weigh
from tracker.extraction.structure.tokens import Token, tokenise
from tracker.models.enums import AttributionMode, ClaimKind


def words(text: str) -> tuple[Token, ...]:
    return tokenise(text, 0, len(text))


def weight(
    text: str, *, figures: int = 0, named: bool = False, kind: ClaimKind = ClaimKind.STATEMENT
) -> Weight:
    mode = AttributionMode.INDIRECT if named else AttributionMode.NARRATOR
    return weigh(kind, mode, words(text), figures=figures, has_named_speaker=named)


def test_a_claim_with_a_name_has_little_but_its_base() -> None:
    assert weight("the road to Oslo is wet") == Weight(
        value=0.3, reasons=("every claim +0.15", "a statement +0.05", "a name +0.10")
    )


@pytest.mark.parametrize(
    ("text", "figures", "reason"),
    [
        ("the road is 12 miles long", 1, "a figure +0.25"),
        ("the road is 12 or 13 miles long", 2, "a second figure +0.05"),
        ("the road is 12, 13, 14 or 15 miles long", 4, "further figures +0.10"),
        ("thousands are on the road", 0, "a vague figure +0.10"),
        ("the road is in Oslo", 0, "a name +0.10"),
        ("the road is wet in May", 0, "a date +0.05"),
        ("the road is longer than the river", 0, "a comparison +0.10"),
        ("it is the oldest road in the land", 0, "a comparison +0.10"),
        ("the road is wet because of the river", 0, "a cause +0.05"),
        ("the road flooded the town", 0, "something that happened +0.05"),
        ("the road is wet", 0, "no figure, name or date -0.05"),
        ("the road could be wet", 0, "a possibility -0.05"),
        ("the road is ugly", 0, "a judgement -0.05"),
        ("I feel the road is wet", 0, "a feeling -0.10"),
    ],
)
def test_every_feature_gives_a_reason(text: str, figures: int, reason: str) -> None:
    assert reason in weight(text, figures=figures).reasons


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("more than 20 ships sank", "a comparison +0.10"),
        ("more than a dozen ships sank", "a comparison +0.10"),
        ("other than that it is wet", "a comparison +0.10"),
        ("the road is wet in May", "a possibility -0.05"),
        ("they feel the road is wet", "a feeling -0.10"),
        ("it rained in Oslo", "no figure, name or date -0.05"),
    ],
)
def test_what_only_looks_like_a_feature_gives_none(text: str, reason: str) -> None:
    assert reason not in weight(text).reasons


def test_only_somebody_elses_claim_gains_by_a_named_speaker() -> None:
    assert "a named speaker +0.10" in weight("it rained", named=True).reasons
    content = words("it rained")
    own = weigh(ClaimKind.EVENT, AttributionMode.NARRATOR, content, figures=0, has_named_speaker=True)
    assert "a named speaker +0.10" not in own.reasons


def test_the_kind_counts_and_a_position_counts_nothing() -> None:
    kinds = (ClaimKind.EVENT, ClaimKind.APPEAL, ClaimKind.PREDICTION, ClaimKind.OPINION)
    weights = [weight("it rained in Oslo", kind=kind).value for kind in kinds]
    assert weights == sorted(weights, reverse=True)
    assert "a prediction -0.15" in weight("it rained", kind=ClaimKind.PREDICTION).reasons
    assert not any("position" in reason for reason in weight("it rained", kind=ClaimKind.POSITION).reasons)


def test_a_claim_with_everything_has_just_1() -> None:
    text = "In May 2019 Hale closed 12 of the 40 oldest of 90 mines because of floods"
    assert weight(text, figures=3, named=True).value == 1


def test_a_sum_below_0_is_made_good_with_a_reason() -> None:
    found = weight("I feel it could be ugly", kind=ClaimKind.OPINION)
    assert found.value == 0
    assert found.reasons[-1].startswith("never below 0 +")


@given(st.sampled_from(list(ClaimKind)), st.text(max_size=60), st.integers(0, 9), st.booleans())
def test_the_weight_is_the_sum_of_its_reasons_and_in_bounds(
    kind: ClaimKind,
    text: str,
    figures: int,
    named: bool,  # noqa: FBT001
) -> None:
    found = weight(text, figures=figures, named=named, kind=kind)
    assert 0 <= found.value <= 1
    assert found.value == pytest.approx(sum(float(reason.split()[-1]) for reason in found.reasons))
