"""Quotation marks in every style."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.blocks import find_blocks
from tracker.extraction.quotations import find_quotations, without_comma


def quoted(text: str) -> list[str]:
    return [quotation.inner.of(text) for quotation in find_quotations(text, find_blocks(text))]


@pytest.mark.parametrize(
    "text",
    [
        "He said “we won” today.",
        'He said "we won" today.',
        "He said «we won» today.",
        "He said „we won“ today.",
        "He said »we won« today.",
        "He said ''we won'' today.",
        "He said ``we won'' today.",
        "He said ‘we won’ today.",
        "He said 'we won' today.",
        "He said 「we won」 today.",
        '("we won")',
    ],
)
def test_a_quotation_is_found_in_every_style(text: str) -> None:
    assert quoted(text) == ["we won"]


@pytest.mark.parametrize(
    "text",
    [
        "The players' union and the workers' party met.",
        "It's the '90s, isn't it?",
        "A 6'2\" guard scored.",
        "“An unclosed mark is a slip.",
        "Rock ’n’ roll",
    ],
)
def test_apostrophes_inches_and_slips_open_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_inside_a_quotation_is_part_of_it() -> None:
    assert quoted("“He told me ‘no’ twice,” she said.") == ["He told me ‘no’ twice,"]


def test_a_speech_runs_on_into_the_next_paragraph_that_opens_with_a_mark() -> None:
    text = "“One is first.\n\n“Two is last,” he said."
    assert quoted(text) == ["One is first.", "Two is last,"]


def test_a_quotation_never_reaches_across_paragraphs() -> None:
    assert quoted('He said "yes.\n\nShe said no" twice.') == []


def test_two_quotations_with_straight_marks_stay_two() -> None:
    assert quoted('"Yes," he said, "and no."') == ["Yes,", "and no."]


def test_the_comma_that_leads_to_the_speaker_is_no_part_of_the_words() -> None:
    text = "“We won, ” he said."
    found = find_quotations(text, find_blocks(text))[0]
    assert without_comma(text, found).inner.of(text) == "We won"


@given(st.text(st.sampled_from("\"'“”‘’«»„`ab ,.\n"), max_size=80))
def test_quotations_come_in_order_and_never_overlap(text: str) -> None:
    found = find_quotations(text, find_blocks(text))
    assert all(one.outer.end <= other.outer.start for one, other in pairwise(found))
    assert all(quotation.outer.contains(quotation.inner) for quotation in found)
