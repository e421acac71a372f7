"""Headline, standfirst, sentences and furniture of a page."""

from __future__ import annotations

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


def test_white_space_belongs_to_the_passage_before_it() -> None:
    text = f"\n  {PROSE}  It rained.\n\n"
    assert [passage.span.of(text) for passage in split_article(text).passages] == [
        f"\n  {PROSE}  ",
        "It rained.\n\n",
    ]
