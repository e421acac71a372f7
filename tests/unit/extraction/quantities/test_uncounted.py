"""Numbers that count nothing."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


def written(text: str) -> list[str]:
    return [found.span.of(text) for found in find_quantities(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "on 2/26/2012",
        "1 Jane Doe.",
        "3 Roe",
        "read 2 Kings 4:1-7 aloud",
        "after 9/11",
        "a 24/7 service",
        "in '16",
        "on July 3",
        "on Sept. 7 and 9",
        "7 or 8 May",
        "the 2016 candidates",
        "in fiscal year 2015-16",
        "in 1865",
        "founded 1876",
        "from 5 to 7 p.m.",
        "at 2.30pm",
        "by 1500 GMT",
        "at 8 in the evening",
        "the 401(k) plan",
        "House Bill 1523 was signed",
        "the HB 1523 lawsuit",
        "on Windows 10 and an iPhone 6",
        "lived at 10 Downing Street",
        "the No. 2 spot",
        "a code, 82623",
        "call 1-800-555-0199 or 555-0199",
        "agent 007",
        "a 9mm pistol",
        "the Group of 20",
        "the Group of Seven",
        "the Big Ten",
        "Chapter Three",
        "phase two began",
        "a three-cornered contest",
        "a week or two later",
        "a twenty-first birthday",
        "a 3-D film",
        "365.example",
        "(1) the first",
        "2) the second",
        "1. The first thing",
        "he called 911",
        "a 911 call",
        "call (202) 555-0199",
        "call +44 20 7946 0958",
        "on AM 970",
        "chapter 11 bankruptcy",
        "type 2 diabetes",
        "the Standard & Poor's 500-stock index",
        "the S.&P. 500 fell",
        "the Nikkei 225 slid",
        "in the 1828 presidential race",
        "the Under 30 Summit",
        "on Patriot 125 weekdays",
        "two-dimensional",
        "a five-figure fee",
        "ran into six figures",
        "that is the $64,000 question",
    ],
)
def test_a_number_that_dates_or_names_is_no_quantity(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "a clumsy one",
        "One farmer wrote to us",
        "One BLM activist tweeted",
        "one senior official said",
        "from one contest to the next",
        "it was one piece of evidence",
        "paid to do one job, not to look for another job",
        "one night in the late 1960s",
        "between the two of them",
        "The two are friends",
        "the kinder of the two.",
        "one day",
        "at one point",
        "one of them",
        "the one who left",
        "In one sense it is",
        "on one hand",
        "one called it odd",
        "one, they said",
        "a one-day drop",
        "any one person",
        "a one-on-one talk",
        "one that's less known",
    ],
)
def test_one_as_a_pronoun_is_no_quantity(text: str) -> None:
    assert written(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("between one man and her", "one"),
        ("one FBI agent", "one"),
        ("only one African American candidate", "one"),
        ("One soldier was killed", "One"),
        ("there was one witness who saw it", "one"),
        ("Fully 250 foreign companies", "250"),
        ("the 1523 registered voters", "1523"),
        ("PAYING 13-YEAR-OLDS", "13"),
        ("the two farmers left", "two"),
        ("12 Roe voters left", "12"),
        ("at least one of them", "one"),
        ("Only one of those claims is true", "one"),
        ("one million hens", "one million"),
        ("a one-year-old hen", "one"),
        ("in Iowa 12 delegates left", "12"),
        ("on Tuesday 15 hens left", "15"),
        ("about 2000 hens", "2000"),
        ("2000 people", "2000"),
        ("a poll of 2047 registered voters", "2047"),
        ("'20 hens left,' he said", "20"),
        ("''20 years''", "20"),
        ("We want 5.", "5"),
        ('"We want 5."', "5"),
        ("Ohio's 5 hens", "5"),
        ("the 12 hens (mostly brown)", "12"),
        ("the top 10 countries", "10"),
        ("another 12 were hurt", "12"),
    ],
)
def test_a_number_beside_names_and_dates_still_counts(text: str, number: str) -> None:
    assert written(text) == [number]
