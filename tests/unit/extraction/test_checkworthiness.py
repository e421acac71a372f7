"""The sum behind checkworthiness."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.checkworthiness import weigh
from tracker.extraction.tokens import Token, tokenise
from tracker.models.enums import AttributionMode, ClaimKind


def words(text: str) -> tuple[Token, ...]:
    return tokenise(text, 0, len(text))


def weight(
    text: str, *, figures: int = 0, named: bool = False, kind: ClaimKind = ClaimKind.STATEMENT
) -> float:
    mode = AttributionMode.INDIRECT if named else AttributionMode.NARRATOR
    return weigh(kind, mode, words(text), figures=figures, has_named_speaker=named)


def test_a_bare_statement_has_the_base_weight() -> None:
    assert weight("it rained") == 0.35


def test_every_feature_adds_what_the_docstring_says() -> None:
    assert weight("it rained 12 times", figures=1) == 0.6
    assert weight("it rained 12 or 13 times", figures=2) == 0.65
    assert weight("thousands left") == 0.45
    assert weight("it rained in Oslo") == 0.45
    assert weight("it rained in May") == 0.45
    assert weight("it rained", named=True) == 0.45


def test_an_event_outweighs_an_appeal_and_an_appeal_an_opinion() -> None:
    kinds = (ClaimKind.EVENT, ClaimKind.APPEAL, ClaimKind.OPINION)
    weights = [weight("it rained", kind=kind) for kind in kinds]
    assert weights == sorted(weights, reverse=True)


@given(st.sampled_from(list(ClaimKind)), st.text(max_size=60), st.integers(0, 9), st.booleans())
def test_the_weight_is_never_out_of_bounds(kind: ClaimKind, text: str, figures: int, named: bool) -> None:  # noqa: FBT001
    assert 0 <= weight(text, figures=figures, named=named, kind=kind) <= 1
