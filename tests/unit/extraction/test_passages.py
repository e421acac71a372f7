"""Headline, standfirst, sentences and furniture of a page."""

from __future__ import annotations

import pytest

from tracker.extraction.splitter import split_article
from tracker.models.enums import PassageKind

PROSE = "The council met on Monday and voted for the dam."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.span.of(text).strip()) for passage in split_article(text).passages]


def test_section_headline_and_standfirst_stand_above_the_text() -> None:
    text = f"World\n\nCouncil backs dam\n\nVote comes after nine years of talks\n\n{PROSE}\n"
    assert kinds(text) == [
        ("furniture", "World"),
        ("headline", "Council backs dam"),
        ("standfirst", "Vote comes after nine years of talks"),
        ("sentence", PROSE),
    ]


def test_a_standfirst_may_end_in_a_full_stop_when_a_byline_follows() -> None:
    text = f"Council backs dam\n\nThe vote came after nine years.\n\nBy Ann Lee\n\n{PROSE}\n"
    assert [kind for kind, _ in kinds(text)] == ["headline", "standfirst", "furniture", "sentence"]


def test_text_without_a_title_is_all_sentences() -> None:
    assert [kind for kind, _ in kinds(f"{PROSE} It rained.\n\n{PROSE}")] == ["sentence"] * 3


def test_a_heading_between_paragraphs_is_furniture() -> None:
    assert kinds(f"{PROSE}\n\nWhat happens next\n\n{PROSE}")[1] == ("furniture", "What happens next")


def test_teasers_below_the_article_are_furniture_even_as_questions() -> None:
    text = f"{PROSE}\n\nDams and rivers: Who pays in the end?\n\nTen facts about rain\n"
    assert [kind for kind, _ in kinds(text)] == ["sentence", "furniture", "furniture"]


def test_all_that_stands_below_a_heading_over_links_is_furniture() -> None:
    text = f"{PROSE}\n\nRelated Articles\n\nRiver rises again.\n\nDam breaks.\n"
    assert [kind for kind, _ in kinds(text)] == ["sentence", "furniture", "furniture", "furniture"]


def test_a_closing_question_of_the_article_itself_is_a_sentence() -> None:
    assert kinds(f"{PROSE}\n\nBut who will pay for it in the end?")[-1][0] == PassageKind.SENTENCE.value


def test_a_dateline_is_cut_off_the_sentence_it_opens() -> None:
    assert kinds(f"OSLO, May 3 — {PROSE}") == [("furniture", "OSLO, May 3 —"), ("sentence", PROSE)]


def test_a_bare_place_before_a_dash_is_cut_off_the_first_paragraph_alone() -> None:
    found = kinds(f"Oslo — {PROSE}\n\nBergen — {PROSE}")
    assert [words for kind, words in found if kind == "furniture"] == ["Oslo —"]


@pytest.mark.parametrize(
    "top", ["By Ann Lee", "12 March 2026", "OSLO, 12 March 2026", "By Ann Lee\n12 March 2026"]
)
@pytest.mark.parametrize("title", ["The council backs the old dam.", "Will the council back the dam?"])
def test_a_first_line_that_ends_like_a_sentence_is_the_headline_above_a_byline(title: str, top: str) -> None:
    found = kinds(f"{title}\n\n{top}\n\n{PROSE}\n\n{PROSE}")
    assert found[0] == ("headline", title)
    assert {kind for kind, _ in found[1:-2]} == {"furniture"}
    assert found[-2:] == [("sentence", PROSE)] * 2


def test_a_first_line_that_ends_like_a_sentence_is_the_headline_above_a_dateline() -> None:
    title = "The council backs the old dam."
    assert kinds(f"{title}\n\nOSLO, 3 May 2024 — {PROSE}") == [
        ("headline", title),
        ("furniture", "OSLO, 3 May 2024 —"),
        ("sentence", PROSE),
    ]


def test_a_first_paragraph_of_two_sentences_is_no_headline() -> None:
    assert kinds(f"It rained in Oslo. {PROSE}\n\nBy Ann Lee\n\n{PROSE}")[0][0] == "sentence"


def test_a_headline_and_a_standfirst_may_both_end_in_a_full_stop() -> None:
    text = f"The council backs the dam.\n\nThe vote came after nine years.\n\nBy Ann Lee\n\n{PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "standfirst", "furniture", "sentence"]


def test_credits_on_lines_as_long_as_wrapped_ones_stay_apart() -> None:
    credit_lines = [
        "Reporting by Ann Lee in Oslo and Jon Hall in the port of Bergen",
        "Photo: Jan Berg/Harbour Post and the county road agency of Oslo",
        "Editing by Sam Roe",
    ]
    text = f"{PROSE}\n\n{PROSE}\n\n" + "\n".join(credit_lines)
    found = [(p.reason, p.span.of(text).strip()) for p in split_article(text).passages[2:]]
    assert found == [
        ("names those who contributed", credit_lines[0]),
        ("a caption or picture credit", credit_lines[1]),
        ("names those who contributed", credit_lines[2]),
    ]


def test_credits_right_below_wrapped_lines_stay_apart() -> None:
    wrapped = (
        "The council met on Monday afternoon and voted after nine\nyears of talks for the dam and its road."
    )
    text = f"{wrapped}\nReporting by Ann Lee"
    assert kinds(text) == [("sentence", wrapped), ("furniture", "Reporting by Ann Lee")]


def test_white_space_belongs_to_the_passage_before_it() -> None:
    text = f"\n  {PROSE}  It rained.\n\n"
    assert [passage.span.of(text) for passage in split_article(text).passages] == [
        f"\n  {PROSE}  ",
        "It rained.\n\n",
    ]
