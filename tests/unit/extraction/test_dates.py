"""Relative dates that get their absolute date, and those that could mean two."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.dates import date_notes, with_notes

FRIDAY = date(2019, 5, 10)


def dated(words: str, published_on: date = FRIDAY) -> str:
    return with_notes(words, date_notes(words, published_on))


@pytest.mark.parametrize(
    "words",
    [
        "the dam failed on Friday [10 May 2019]",
        "the dam failed on Tuesday night [7 May 2019], killing three",
        "On Monday [6 May 2019] the mayor resigned",
        "On Monday [6 May 2019], the mayor resigned",
        "the vote on Tuesday [7 May 2019] was close",
        "he was released on Tuesday [7 May 2019]",
        "ministers have met since Monday [6 May 2019]",
        "He spoke at a court hearing on Monday [6 May 2019]",
        "police arrested two men Wednesday [8 May 2019]",
    ],
)
def test_a_weekday_in_the_past_is_the_last_one_up_to_the_publication_day(words: str) -> None:
    assert dated(bare(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "the council will vote on Monday [13 May 2019]",
        "On Monday [13 May 2019], the council will vote",
        "he will be released on Tuesday [14 May 2019]",
        "he is due to be released on Tuesday [14 May 2019]",
        "they’ll meet on Thursday [16 May 2019]",
        "schools will stay closed on Monday [13 May 2019]",
        "the exhibition opens on Sunday [12 May 2019]",
        "the office will be shut until Wednesday [15 May 2019]",
    ],
)
def test_a_weekday_ahead_is_the_coming_one(words: str) -> None:
    assert dated(bare(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "it would open on Tuesday",
        "the council will vote on Friday",
        "he voted to leave on Tuesday",
        "he was expected to be released on Tuesday",
        "she wants the bill passed on Monday",
        "the judge who will hear the case left on Monday",
        "the talks on Monday",
        "every Friday they met",
        "a Friday in June",
        "sales rose on Black Friday",
        "it was closed for Friday prayers",
        "shops were open Monday to Friday",
        "the road was closed on Saturday and Sunday",
        "the Sunday Times reported losses",
        "it was shut by Friday",
        "it was shut on Friday last week [week of 29 April 2019]",
    ],
)
def test_a_weekday_that_could_mean_two_days_is_left_alone(words: str) -> None:
    assert dated(bare(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "it fell last month [April 2019] and rose earlier this month [May 2019]",
        "Prices rose last week [week of 29 April 2019]",
        "next week [week of 13 May 2019] it will open",
        "last year’s [2018] budget was cut",
        "it may end next year [2020], not this year [2019]",
        "last night [9 May 2019] it rained",
        "it rained this morning [10 May 2019]",
        "three died last weekend [4–5 May 2019]",
        "yesterday [9 May 2019] it rained, tomorrow [11 May 2019] it will not",
        "Yesterday’s [9 May 2019] rain",
        "he was arrested today [10 May 2019]",
        "the hall opens tonight [10 May 2019]",
        "last Friday [3 May 2019] it rained",
        "this Thursday [9 May 2019] it rained",
        "next Wednesday [15 May 2019] it will rain",
        "next Friday [17 May 2019] it will rain",
        "last September [2018] it rained",
        "next January [2020] it may rain",
    ],
)
def test_a_day_week_month_or_year_counted_from_the_publication_day(words: str) -> None:
    assert dated(bare(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "in the last year it fell",
        "her last week in office",
        "the last week of May saw rain",
        "last Tuesday it rained",
        "next Sunday it will rain",
        "this summer it will rain",
        "last May he left",
        "next weekend it may rain",
        "Today four in ten homes have one",
        "tomorrow’s leaders were there",
        "he read USA Today in bed",
        "the programme Last Week was cancelled",
    ],
)
def test_what_could_mean_two_times_is_left_alone(words: str) -> None:
    assert dated(words) == words


def test_on_a_sunday_nobody_can_tell_which_week_this_is() -> None:
    assert dated("it rained this week", date(2019, 5, 12)) == "it rained this week"


@pytest.mark.parametrize(
    "words",
    [
        "two days ago [8 May 2019] it rained",
        "about two days ago [around 8 May 2019] it rained",
        "two weeks ago [around 26 April 2019] it rained",
        "six months ago [around November 2018] it rained",
        "a year ago [around 2018] it rained",
        "20 years ago [around 1999] it rained",
        "more than three years ago it rained",
        "nearly two weeks ago it rained",
        "two or three weeks ago it rained",
        "two and a half years ago it rained",
        "a few days ago it rained",
        "a week ago Tuesday it rained",
    ],
)
def test_a_time_ago_is_rounded_unless_it_is_counted_in_days(words: str) -> None:
    assert dated(bare(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "he was arrested in January [2019]",
        "In December [2018] the firm closed",
        "in early March [2019] two died",
        "it will open in September [2019]",
        "it will open in January [2020]",
        "prices have risen since February [2019]",
        "he resigned on March 3 [2019]",
        "he resigned on Friday, 3 May [2019]",
        "he resigned on the 3rd of April [2019]",
        "work begins Sept. 8 [2019]",
        "it will resume on 3 June [2019]",
    ],
)
def test_a_month_or_day_without_a_year_gets_its_year(words: str) -> None:
    assert dated(bare(words)) == words


@pytest.mark.parametrize(
    "words",
    [
        "he resigned on 3 May 2019",
        "he resigned on Friday, May 3, 2019",
        "he was born in January 1990",
        "in 2016 she moved and in March she died",
        "it fell in May",
        "in March and April it fell",
        "it fell in January last year [2018]",
        "they had confidence in May",
        "the March 3 attack killed two",
        "it happened on Sept. 11",
        "In March 12 people died",
        "it was adjourned until 3 June",
        "it rained from March 3 to 5",
        "it rained on June 31",
        "it could open in September",
        "it rained on July 3",
    ],
)
def test_an_absolute_date_and_one_that_is_unsure_are_left_alone(words: str) -> None:
    assert dated(bare(words)) == words


def test_the_first_day_of_the_calendar_has_no_day_before_it() -> None:
    assert dated("it rained yesterday and last month", date(1, 1, 1)) == "it rained yesterday and last month"


def bare(words: str) -> str:
    """Return the words as they were before the dates were told."""
    parts = words.split(" [")
    return parts[0] + "".join(part.partition("]")[2] for part in parts[1:])


PIECES = (
    *("on Friday", "last week", "in January", "yesterday", "May 3", "two weeks ago", "today", "next year’s"),
    *("the council", "will", "voted", "to leave", "was", "had been", "and", "which", ",", ".", "3 June 2018"),
    *("[", "]", "1990", "last May", "this weekend", "tonight", "since", "by", "Monday"),
)


@given(
    st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join),
    st.dates(date(1990, 1, 1), date(2035, 12, 31)),
)
def test_telling_the_dates_twice_changes_nothing_and_no_word_is_lost(words: str, published_on: date) -> None:
    once = dated(words, published_on)
    assert dated(once, published_on) == once
    rest = iter(once)
    assert all(letter in rest for letter in words)


@given(st.text(max_size=80), st.dates())
def test_any_words_and_any_day_can_be_read(words: str, published_on: date) -> None:
    assert len(dated(words, published_on)) >= len(words)
