"""Quotation marks in every style."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.quotations import find_quotations, without_comma


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
        "He said ‹we won› today.",  # noqa: RUF001
        "He said `we won' today.",
        "He said ‘we won' today.",
        "He said “we won“ today.",
        "He said ”we won” today.",
        'He said "we won” today.',
        'He said “we won" today.',
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


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("‘The council said “no” to us’, she said.", "The council said “no” to us"),
        ("'The council said \"no\" to us,' she said.", 'The council said "no" to us,'),
        ("She said: ‘He told me “I’m leaving”.’ Then he left.", "He told me “I’m leaving”."),
    ],
)
def test_double_marks_inside_single_ones_are_part_of_the_quotation(text: str, inner: str) -> None:
    assert quoted(text) == [inner]


def test_double_marks_behind_a_lone_apostrophe_are_a_quotation() -> None:
    assert quoted("They got ‘em in the end, “all of them” and the dogs.") == ["all of them"]


def test_curly_marks_inside_straight_ones_are_part_of_the_quotation() -> None:
    assert quoted('"He called it “a mess” twice," she said.') == ["He called it “a mess” twice,"]


def test_the_apostrophe_of_a_plural_does_not_end_a_quotation() -> None:
    assert quoted("‘It is the workers’ right,’ he said.") == ["It is the workers’ right,"]


def test_a_quotation_may_end_in_a_plural() -> None:
    assert quoted("He called them ‘losers’ on Monday. She did not.") == ["losers"]


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
