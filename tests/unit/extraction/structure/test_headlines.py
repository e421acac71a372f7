"""First lines that are headlines although they end like a sentence."""

from __future__ import annotations

import pytest

from tracker.extraction.structure.headlines import is_headline_by_style

BELOW = [
    "The council of Harbour Town voted on Monday for the old dam that its engineers want to repair.",
    "The dam will be closed for repairs until spring, and the council will pay four million euros.",
]


@pytest.mark.parametrize(
    "line",
    [
        "Harbour Town Council Votes For Costly Dam.",
        "COUNCIL VOTES FOR OLD DAM.",
        "Harbour council votes for old dam.",
        "Will council pay to repair old dam?",
    ],
)
def test_a_title_that_ends_like_a_sentence_is_a_headline(line: str) -> None:
    assert is_headline_by_style(line, BELOW)


@pytest.mark.parametrize(
    "line",
    [
        "The council voted for the old dam.",
        "Harbour council voted on Monday for old dam.",
        "She said council votes for dam.",
        "Rain fell in Oslo all night.",
        "Harbour council votes for “old” dam.",
    ],
)
def test_a_first_sentence_is_no_headline(line: str) -> None:
    assert not is_headline_by_style(line, BELOW)


def test_a_line_above_shorter_lines_is_no_headline() -> None:
    assert not is_headline_by_style("Harbour council votes for old dam.", ["It did so.", "The dam is old."])


def test_a_line_above_a_single_paragraph_is_no_headline() -> None:
    assert not is_headline_by_style("Harbour council votes for old dam.", BELOW[:1])


def test_capitals_say_nothing_when_all_the_text_has_them() -> None:
    below = [paragraph.upper() for paragraph in BELOW]
    assert not is_headline_by_style("COUNCIL VOTES FOR OLD DAM.", below)
