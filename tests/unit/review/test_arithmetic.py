"""Parts and wholes are added up where the words tie them, and nowhere else."""

from __future__ import annotations

import pytest

from tests.support.figures import read_figures
from tracker.review.arithmetic import find_sums
from tracker.review.figures import Finding, Outcome

LEAD = "A ferry came home late on Sunday night, the harbour said.\n\n"


def sums(text: str) -> tuple[Finding, ...]:
    body = LEAD + text
    return find_sums(body, read_figures(body))


def only_sum(text: str) -> Finding:
    (finding,) = sums(text)
    return finding


def test_children_and_adults_are_added_up_to_the_people_elsewhere_in_the_text() -> None:
    finding = only_sum("It carried 231 citizens.\n\nOn board were 156 children and 75 adults.")
    assert finding.outcome is Outcome.HOLDS
    assert finding.arithmetic == "156 children + 75 adults = 231 citizens"
    assert "leave nobody out" in finding.why


def test_a_near_whole_shows_by_how_much_the_sum_is_off() -> None:
    finding = only_sum("It carried 230 citizens.\n\nOn board were 156 children and 75 adults.")
    assert finding.outcome is Outcome.FAILS
    assert finding.arithmetic == "156 children + 75 adults = 231, 1 more than 230 citizens"


def test_people_of_quite_another_number_are_no_whole() -> None:
    assert sums("The town has 9,400 residents.\n\nOn board were 156 children and 75 adults.") == ()


def test_the_spans_are_those_of_parts_and_whole() -> None:
    text = "It carried 231 citizens.\n\nOn board were 156 children and 75 adults."
    finding = only_sum(text)
    assert [span.of(LEAD + text) for span in finding.spans] == ["231", "156", "75"]


@pytest.mark.parametrize(
    ("text", "arithmetic"),
    [
        (
            "The crew counted 231 people, of whom 156 were children and 75 adults.",
            "156 children + 75 adults = 231 people",
        ),
        (
            "The fleet has 23 vessels: 12 tugs, 8 barges and 3 ferries.",
            "12 tugs + 8 barges + 3 ferries = 23 vessels",
        ),
        (
            "The yard built 12 tugs, 8 barges and 3 ferries, a total of 23 vessels.",
            "12 tugs + 8 barges + 3 ferries = 23 vessels",
        ),
        (
            "The yard built 12 tugs and 8 barges, 20 vessels in all.",
            "12 tugs + 8 barges = 20 vessels",
        ),
        (
            "The quay cost $12 million, comprising $8 million from the state and $4 million from the city.",
            "USD 8,000,000 + USD 4,000,000 = USD 12,000,000 (quay)",
        ),
    ],
)
def test_words_that_tie_parts_to_a_whole_are_enough(text: str, arithmetic: str) -> None:
    finding = only_sum(text)
    assert finding.outcome is Outcome.HOLDS
    assert finding.arithmetic == arithmetic


def test_a_total_that_does_not_come_out_fails() -> None:
    finding = only_sum("The yard built 12 tugs, 8 barges and 3 ferries, a total of 25 vessels.")
    assert finding.outcome is Outcome.FAILS
    assert "2 fewer than a total of 25 vessels" in finding.arithmetic


def test_included_parts_may_leave_something_out() -> None:
    assert sums("The ferry carried 40 people, including 12 nurses and 8 doctors.") == ()


def test_included_parts_cannot_be_more_than_the_whole() -> None:
    finding = only_sum("The ferry carried 18 people, including 12 nurses and 8 doctors.")
    assert finding.outcome is Outcome.FAILS


def test_a_rounded_whole_still_holds() -> None:
    finding = only_sum("About 230 people came ashore: 156 children and 75 adults.")
    assert finding.outcome is Outcome.HOLDS
    assert "in keeping with about 230 people" in finding.arithmetic


@pytest.mark.parametrize(
    "text",
    [
        "The ferry has 4 decks and 12 boats.\n\nIt was built by 16 people.",
        "The council has 12 tugs and 8 barges.\n\nIt employs 20 people.",
        "Prices rose 3% and 4%.\n\nThe bank expects 7%.",
        "He waited 2 days and 3 hours, 5 years after the flood.",
        "Hundreds of men and thousands of women marched.",
    ],
)
def test_numbers_that_no_words_tie_together_are_left_alone(text: str) -> None:
    assert sums(text) == ()


def test_the_same_sum_is_told_once_with_all_its_places() -> None:
    text = "It carried 231 citizens.\n\nAll 231 people are well.\n\nOn board were 156 children and 75 adults."
    assert len(only_sum(text).spans) == 4


def test_any_text_is_read_in_a_short_time_and_without_a_fault() -> None:
    assert isinstance(sums("1 and 2, " * 3000), tuple)
