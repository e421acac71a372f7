"""A weekday beside a date is compared with the calendar."""

from __future__ import annotations

from datetime import date

import pytest

from tracker.review.figures import Outcome
from tracker.review.weekdays import check_weekdays

DAY = date(2024, 5, 12)


@pytest.mark.parametrize(
    ("text", "outcome", "arithmetic"),
    [
        ("It sailed on Friday, 10 May 2024.", Outcome.HOLDS, "10 May 2024 is a Friday"),
        ("It sailed on Thursday, 10 May 2024.", Outcome.FAILS, "10 May 2024 is a Friday, not a Thursday"),
        ("It sailed on Friday, May 10, 2024.", Outcome.HOLDS, "10 May 2024 is a Friday"),
        ("It sailed on Friday the 10th of May 2024.", Outcome.HOLDS, "10 May 2024 is a Friday"),
        ("It sails on Fri, 10 May 2024 (Friday).", Outcome.HOLDS, "10 May 2024 is a Friday"),
        (
            "It sailed on Friday, May 10.",
            Outcome.HOLDS,
            "10 May 2024 is a Friday (the year nearest to publication is 2024)",
        ),
        ("It sailed on Friday, 31 June 2024.", Outcome.FAILS, "June 2024 has no day 31"),
        ("It sails on Sunday, Sept. 1, 2024.", Outcome.HOLDS, "1 September 2024 is a Sunday"),
    ],
)
def test_a_date_is_or_is_not_the_weekday_it_says(text: str, outcome: Outcome, arithmetic: str) -> None:
    assert [(each.outcome, each.arithmetic) for each in check_weekdays(text, DAY)] == [(outcome, arithmetic)]


def test_the_year_is_the_one_nearest_to_publication() -> None:
    (finding,) = check_weekdays("It sailed on Sunday, December 31.", date(2024, 1, 3))
    assert finding.arithmetic.startswith("31 December 2023 is a Sunday")


@pytest.mark.parametrize(
    "text",
    ["It sailed on Friday.", "It sailed on May 10.", "Friday, 10 men left.", "Friday, 10.5 May be enough"],
)
def test_a_weekday_or_a_date_alone_is_left_alone(text: str) -> None:
    assert check_weekdays(text, DAY) == ()


def test_without_a_year_and_a_day_of_publication_nothing_is_said() -> None:
    assert check_weekdays("It sailed on Thursday, May 10.", None) == ()
    assert check_weekdays("It sailed on Friday, February 29.", date(1, 3, 1)) == ()


def test_the_span_covers_weekday_and_date() -> None:
    text = "It sailed on Friday, 10 May 2024, at dawn."
    (finding,) = check_weekdays(text, DAY)
    assert [span.of(text) for span in finding.spans] == ["Friday, 10 May 2024"]
