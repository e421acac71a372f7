"""The same thing counted twice is set side by side."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.support.figures import read_figures
from tracker.review.counts import compare_earlier, compare_headline, find_elsewhere
from tracker.review.figures import EarlierCount, Finding, Outcome

LEAD = "Ferry brings families home\n\nThe harbour published its figures late on Sunday night.\n\n"


def headline(top: str, body: str) -> tuple[Finding, ...]:
    return compare_headline(read_figures(f"{top}\n\nThe harbour spoke late on Sunday night. {body}\n"))


def elsewhere(text: str) -> tuple[Finding, ...]:
    return find_elsewhere(LEAD + text, read_figures(LEAD + text))


@pytest.mark.parametrize(
    ("top", "body", "outcome", "arithmetic"),
    [
        (
            "Ferry saves 231 sailors",
            "It took 231 sailors.",
            Outcome.HOLDS,
            "Headline: 231 sailors = body: 231 sailors",
        ),
        (
            "Ferry saves 230 sailors",
            "It took 231 sailors.",
            Outcome.DIFFERS,
            "Headline: 230 sailors ≠ body: 231 sailors",
        ),
        (
            "Ferry saves 230 people",
            "It took 231 citizens.",
            Outcome.DIFFERS,
            "Headline: 230 people ≠ body: 231 citizens",
        ),
        (
            "Storm cuts 40,000 homes off",
            "It cut 40,200 homes off.",
            Outcome.HOLDS,
            "Headline: 40,000 homes, in keeping with body: 40,200 homes",
        ),
        (
            "Ferry saves 230 sailors",
            "It has 12 cabins.",
            Outcome.DIFFERS,
            "Headline: 230 sailors; no such number in the body",
        ),
    ],
)
def test_a_number_of_the_headline_is_held_against_the_body(
    top: str, body: str, outcome: Outcome, arithmetic: str
) -> None:
    found = headline(top, body)
    assert [(each.outcome, each.arithmetic) for each in found] == [(outcome, arithmetic)]


def test_near_counts_of_the_same_thing_in_two_sentences_differ() -> None:
    (finding,) = elsewhere("The yard will cut 450 jobs.\n\nUnions fight the 460 jobs that the yard will cut.")
    assert finding.arithmetic == "450 jobs ≠ 460 jobs; they differ by 10"
    assert finding.outcome is Outcome.DIFFERS


@pytest.mark.parametrize(
    "text",
    [
        "The yard will cut 450 jobs.\n\nThe yard will cut 450 jobs.",
        "The yard will cut 450 jobs.\n\nThe yard will cut another 460 jobs.",
        "The yard will cut 450 jobs.\n\nFarms created 460 jobs.",
        "The yard will cut 450 jobs.\n\nThe yard will cut 4,600 jobs.",
        "The yard will cut 450 jobs, up from 430 jobs.",
        "The yard will cut 450 jobs.\n\n10:10 p.m.\n\nThe yard will cut 460 jobs.",
        "The yard will cut 450 jobs.\n\n14:32 GMT\n\nThe yard will cut 460 jobs.",
        f"The yard will cut 450 jobs.\n\n{'It rained here all day. ' * 80}\n\nAt another yard 460 jobs went.",
        "The yard will cut 7 jobs.\n\nThe yard will cut 8 jobs.",
    ],
)
def test_counts_that_need_not_be_of_one_thing_are_left_alone(text: str) -> None:
    assert elsewhere(text) == ()


def earlier(value: int, noun: str = "ferry jobs", unit: str = "") -> EarlierCount:
    return EarlierCount(
        value=Decimal(value),
        qualifier="",
        unit=unit,
        noun=noun,
        as_of="",
        claim_id="c1",
        claim_text="The yard cut them.",
        headline="Yard to close",
    )


def test_an_earlier_article_with_another_number_shows_the_change() -> None:
    (finding,) = compare_earlier(read_figures(LEAD + "The yard will cut 450 jobs."), [earlier(360)])
    assert finding.outcome is Outcome.DIFFERS
    assert finding.arithmetic == "Now 450 jobs ≠ before: 360 ferry jobs (+25.0%)"
    assert finding.earlier == (earlier(360),)


def test_an_earlier_article_with_the_same_number_holds() -> None:
    (finding,) = compare_earlier(read_figures(LEAD + "The yard will cut 450 jobs."), [earlier(450)])
    assert finding.outcome is Outcome.HOLDS


@pytest.mark.parametrize("other", [earlier(90, "people"), earlier(450, "ships"), earlier(450, unit="USD")])
def test_an_earlier_number_of_something_else_is_left_alone(other: EarlierCount) -> None:
    assert compare_earlier(read_figures(LEAD + "The yard sent 450 people and jobs home."), [other]) == ()


def test_at_most_three_earlier_numbers_stand_beside_one() -> None:
    (finding,) = compare_earlier(
        read_figures(LEAD + "The yard will cut 450 jobs."), [earlier(number) for number in range(400, 410)]
    )
    assert len(finding.earlier) == 3
