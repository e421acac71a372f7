"""Shares and changes are worked out from the numbers beside them."""

from __future__ import annotations

import pytest

from tests.support.figures import read_figures
from tracker.review.figures import Finding, Outcome
from tracker.review.shares import find_changes, find_shares

LEAD = "The harbour published its figures late on Sunday night.\n\n"


def shares(text: str) -> tuple[Finding, ...]:
    body = LEAD + text
    return find_shares(body, read_figures(body))


def changes(text: str) -> tuple[Finding, ...]:
    body = LEAD + text
    return find_changes(body, read_figures(body))


@pytest.mark.parametrize(
    ("text", "outcome", "arithmetic"),
    [
        ("They asked 40% of the 250 crews.", Outcome.WORKED_OUT, "40% of 250 crews = 100"),
        (
            "They asked 100 of the 250 crews, or 40%.",
            Outcome.HOLDS,
            "100 of 250 crews = 40%, and the text says 40%",
        ),
        (
            "They asked 100 of the 250 crews (45%).",
            Outcome.FAILS,
            "100 of 250 crews = 40%, and the text says 45%",
        ),
        (
            "They asked 100 crews, or 40% of the 250 crews.",
            Outcome.HOLDS,
            "40% of 250 crews = 100, and the text says 100 crews",
        ),
        ("They asked 14 of the 22 crews.", Outcome.WORKED_OUT, "14 of 22 crews = 63.6%"),
        (
            "They asked 14 of the 22 crews, about two-thirds of them.",
            Outcome.WORKED_OUT,
            "14 of 22 crews = 63.6%",
        ),
        ("They asked 24 of the 22 crews.", Outcome.FAILS, "24 of 22 crews = 109.1%, more than the whole"),
    ],
)
def test_a_share_is_compared_with_its_base(text: str, outcome: Outcome, arithmetic: str) -> None:
    assert [(finding.outcome, finding.arithmetic) for finding in shares(text)] == [(outcome, arithmetic)]


def test_a_share_keeps_its_qualifier() -> None:
    (finding,) = shares("They asked nearly half of the 250 crews.")
    assert finding.arithmetic == "nearly 50% of 250 crews = nearly 125"


@pytest.mark.parametrize(
    "text",
    [
        "They asked two of the three crews.",
        "They owe a quarter of a trillion dollars.",
        "Fares rose 40%. Some 250 crews were asked.",
        "Sales fell 40%, 250 of them at sea.",
    ],
)
def test_a_share_without_a_base_of_its_own_is_left_alone(text: str) -> None:
    assert shares(text) == ()


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Fares rose 25% from $180 to $225.", Outcome.HOLDS),
        ("Fares rose 30% from $180 to $225.", Outcome.FAILS),
        ("Fares fell 20% from $225 to $180.", Outcome.HOLDS),
        ("Fares went from $180 to $225, up 25%.", Outcome.HOLDS),
    ],
)
def test_a_change_is_compared_with_the_numbers_it_lies_between(text: str, outcome: Outcome) -> None:
    (finding,) = changes(text)
    assert finding.outcome is outcome
    assert "÷" in finding.arithmetic


def test_a_change_with_one_number_only_is_left_alone() -> None:
    assert changes("Fares rose 25% to $225. A cabin costs $90.") == ()
