"""Fractions, multiples and round numbers in words."""

from __future__ import annotations

import pytest

from tracker.extraction.quantities.finding import find_quantities
from tracker.text.spans import Span


def readings(text: str) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (str(found.value), found.qualifier, found.unit, found.span.of(text))
        for found in find_quantities(text, Span(0, len(text)))
    ]


@pytest.mark.parametrize(
    ("text", "value", "qualifier", "unit", "written"),
    [
        ("two-thirds of the hens", "0.6667", None, "share", "two-thirds"),
        ("nearly a third of adults", "0.3333", "nearly", "share", "a third"),
        ("output is down three-quarters", "0.75", None, "share", "three-quarters"),
        ("one-half of the hens", "0.5", None, "share", "one-half"),
        ("about a fifth of it", "0.2", "about", "share", "a fifth"),
        ("half of her life", "0.5", None, "share", "half"),
        ("more than half were late", "0.5", "more than", "share", "half"),
        ("they were cut in half", "0.5", None, "share", "half"),
        ("about one in eight of them", "0.125", "about", "share", "one in eight"),
        ("nine out of 10 voters", "0.9", None, "share", "nine out of 10"),
        ("one in every 200 hens", "0.005", None, "share", "one in every 200"),
        ("one in 50 hens", "0.02", None, "share", "one in 50"),
        ("1 in 100,000 hens", "0.00001", None, "share", "1 in 100,000"),
        ("sales are down a third", "0.3333", None, "share", "a third"),
        ("a quarter of an hour", "0.25", None, "hour", "a quarter of an hour"),
        ("a tenth of a percentage point", "0.1", None, "percentage point", "a tenth of a percentage point"),
        ("banned for a month", "1", None, "month", "a"),
        ("got a year in prison", "1", None, "year", "a"),
        ("within half an hour", "0.5", "within", "hour", "half an"),
        ("for as long as three hours", "3", "as long as", "hour", "three"),
        ("prices were raised twice", "2", None, "times", "twice"),
        ("prices more than doubled", "2", "more than", "times", "doubled"),
        ("it would double the bill", "2", None, "times", "double"),
        ("a tenfold rise", "10", None, "times", "tenfold"),
        ("half an hour", "0.5", None, "hour", "half an"),
        ("a half-hour show", "0.5", None, "hour", "half"),
        ("half a million hens", "500000", None, None, "half a million"),
        ("a year and a half later", "1.5", None, "year", "a year and a half"),
        ("the previous year and a half", "1.5", None, "year", "year and a half"),
        ("just a quarter of 1 percent", "0.25", "just", "percent", "a quarter of 1 percent"),
        ("sales have been halved", "0.5", None, "times", "halved"),
        ("longer than an hour", "1", "longer than", "hour", "an"),
        ("dozens of hens", "12", "dozens", None, "dozens"),
        ("tens of thousands came", "10000", "tens of thousands", None, "tens of thousands"),
        ("hundreds of thousands of hens", "100000", "hundreds of thousands", None, "hundreds of thousands"),
        ("scores of hens", "20", "scores", None, "scores"),
        ("millions of jobs", "1000000", "millions", None, "millions"),
        ("trillions of dollars in cuts", "1000000000000", "trillions", "USD", "trillions"),
        ("several hundred hens", "100", "several", None, "hundred"),
        ("a few thousand hens", "1000", "a few", None, "thousand"),
    ],
)
def test_words_stand_for_numbers(
    text: str, value: str, qualifier: str | None, unit: str | None, written: str
) -> None:
    assert readings(text) == [(value, qualifier, unit, written)]


@pytest.mark.parametrize(
    "text",
    [
        "a third man came",
        "the third quarter",
        "the second half of the game",
        "it is half a truth",
        "the best half in years",
        "his half-brother",
        "they doubled down",
        "a double standard",
        "think twice",
        "the danger is twofold",
        "the scores were level",
        "it took an hour",
    ],
)
def test_idioms_stand_for_no_number(text: str) -> None:
    assert readings(text) == []


@pytest.mark.parametrize("text", ["two in 2015", "one in 12 years"])
def test_a_number_in_a_time_is_no_proportion(text: str) -> None:
    assert "share" not in {unit for _, _, unit, _ in readings(text)}
