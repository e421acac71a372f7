"""Headline, standfirst, sentences and furniture of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tracker.extraction.structure.blocks import find_blocks
from tracker.extraction.structure.passages import find_passages
from tracker.extraction.structure.quotations import find_quotations
from tracker.models.enums import PassageKind

if TYPE_CHECKING:
    from tracker.extraction.proposal import ProposedPassage

PROSE = "The council met on Monday and voted for the dam."


def passages(text: str) -> tuple[ProposedPassage, ...]:
    blocks = find_blocks(text)
    return find_passages(text, blocks, find_quotations(text, blocks))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(passage.kind.value, passage.span.of(text).strip()) for passage in passages(text)]


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
    found = [(p.reason, p.span.of(text).strip()) for p in passages(text)[2:]]
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
    assert [passage.span.of(text) for passage in passages(text)] == [
        f"\n  {PROSE}  ",
        "It rained.\n\n",
    ]


def test_a_title_in_capitals_is_the_headline_even_with_a_full_stop() -> None:
    text = f"Council Backs Costly Old Dam.\n\n{PROSE}\n\n{PROSE}"
    assert [kind for kind, _ in kinds(text)] == ["headline", "sentence", "sentence"]


def test_a_terse_second_line_below_such_a_headline_is_the_standfirst() -> None:
    lead = "The council met on Monday and voted for the dam, nine years after its engineers had asked for it."
    text = f"Harbour council votes for dam.\n\nEngineers ask council for dam repair.\n\n{lead}\n\n{lead}"
    assert [kind for kind, _ in kinds(text)][:3] == ["headline", "standfirst", "sentence"]


def test_a_first_sentence_without_an_empty_line_below_is_no_headline() -> None:
    text = f"Harbour council votes for dam.\n{PROSE} It cost four million.\n{PROSE}"
    assert kinds(text)[0] == ("sentence", "Harbour council votes for dam.")


def test_the_stamps_of_a_live_blog_are_furniture_and_its_entries_are_text() -> None:
    text = f"Storm hits town\n\n17:42\nFerries stop\n\n{PROSE}\n\n17:30\nBridge opens\n\n{PROSE}"
    assert kinds(text) == [
        ("headline", "Storm hits town"),
        ("furniture", "17:42"),
        ("furniture", "Ferries stop"),
        ("sentence", PROSE),
        ("furniture", "17:30"),
        ("furniture", "Bridge opens"),
        ("sentence", PROSE),
    ]


def test_a_stamp_is_cut_off_the_entry_it_opens() -> None:
    assert kinds(f"17:42 {PROSE}\n\n17:30 {PROSE}") == [
        ("furniture", "17:42"),
        ("sentence", PROSE),
        ("furniture", "17:30"),
        ("sentence", PROSE),
    ]


def test_a_single_time_at_the_start_of_a_text_is_part_of_it() -> None:
    assert kinds(f"17:42 {PROSE}") == [("sentence", f"17:42 {PROSE}")]


def test_a_number_is_cut_off_the_item_it_opens() -> None:
    found = kinds(f"1. {PROSE}\n\n2. {PROSE}")
    assert found == [("furniture", "1."), ("sentence", PROSE), ("furniture", "2."), ("sentence", PROSE)]


def test_the_questions_and_labels_of_an_interview_stay_in_the_text() -> None:
    found = kinds(f"Ann Lee: Who pays for the dam?\n\nHall: {PROSE}\n\nQ: Why?\n\nA: {PROSE}")
    assert {kind for kind, _ in found} == {"sentence"}
    assert found[1] == ("sentence", f"Hall: {PROSE}")


def test_a_line_that_only_names_the_next_speaker_is_furniture() -> None:
    found = [(p.kind.value, p.reason) for p in passages(f"{PROSE}\n\nTHE MAYOR:\n\n{PROSE}")]
    assert found[1] == ("furniture", "a speaker label")


def test_a_reporter_named_on_two_lines_is_furniture() -> None:
    text = f"Council backs dam\n\nVote comes late\n\nAnn Lee\nLocal government correspondent\n\n{PROSE}"
    assert [kind for kind, _ in kinds(text)] == [
        "headline",
        "standfirst",
        "furniture",
        "furniture",
        "sentence",
    ]


def test_a_credit_in_brackets_is_cut_off_the_paragraph_it_ends() -> None:
    assert kinds(f"{PROSE} (Reporting by Ann Lee; Editing by Jon Hall)") == [
        ("sentence", PROSE),
        ("furniture", "(Reporting by Ann Lee; Editing by Jon Hall)"),
    ]


def test_a_sentence_in_brackets_stays_in_the_text() -> None:
    assert kinds(f"{PROSE} (Nobody else came.)")[-1] == ("sentence", "(Nobody else came.)")


def test_a_heading_in_capitals_may_end_in_a_full_stop() -> None:
    assert kinds(f"{PROSE}\n\nWHAT HAPPENS NEXT.\n\n{PROSE}")[1][0] == "furniture"


def test_a_text_in_capitals_has_no_headings_by_capitals() -> None:
    text = f"{PROSE.upper()}\n\nNOBODY CAME.\n\n{PROSE.upper()}"
    assert [kind for kind, _ in kinds(text)] == ["sentence"] * 3


def test_a_note_about_the_author_ends_the_article() -> None:
    text = f"{PROSE}\n\nJon Hall is a reporter for the Harbour Post."
    assert [kind for kind, _ in kinds(text)] == ["sentence", "furniture"]


def test_a_last_sentence_about_somebody_in_the_text_stays() -> None:
    text = f"Jon Hall spoke for the dam on Monday. {PROSE}\n\nJon Hall is a reporter for the Harbour Post."
    assert {kind for kind, _ in kinds(text)} == {"sentence"}


def test_a_sign_off_below_the_article_is_furniture_but_not_below_a_quotation() -> None:
    assert kinds(f"{PROSE}\n\n— Ann Lee")[-1][0] == "furniture"
    assert kinds(f"{PROSE}\n\n“The dam is old and cold and grey.”\n\n— Ann Lee.")[-1][0] == "sentence"


def test_a_link_like_first_line_is_the_headline_when_there_is_no_other() -> None:
    assert kinds(f"Watch: The old dam falls\n\n{PROSE}")[0][0] == "headline"
