"""What of a sentence its attributions leave to the article's own voice."""

from __future__ import annotations

import pytest

from tests.support.encoded import span_at
from tracker.extraction.narration.statements import Part, Stretch, find_narration
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.structure.tokens import tokenise_sentence
from tracker.text.spans import Span


def stretches(text: str, *taken: str, cue: str = "") -> list[tuple[str, Stretch]]:
    whole = Span(0, len(text))
    sentence = tokenise_sentence(text, whole, find_quotations(text, [whole]), 0)
    spans = sorted(span_at(text, words) for words in taken)
    found = find_narration(text, sentence, spans, [span_at(text, cue)] if cue else [])
    return [(sentence.span_of(each.first, each.after).of(text), each) for each in found]


def narrate(text: str, *taken: str, cue: str = "") -> list[str]:
    return [words for words, _ in stretches(text, *taken, cue=cue)]


def parts(text: str, *taken: str, cue: str = "") -> list[tuple[str, Part]]:
    return [(words, each.part) for words, each in stretches(text, *taken, cue=cue)]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sank off Harwich on Monday.",
        "Ticket sales fell by 12 percent.",
        "It was late.",
        "When the ferry sank, 40 people were on board.",
        "“Germany has closed 12 ports,” the letter of May 3 began.",
    ],
)
def test_a_sentence_without_attributions_is_offered_whole(text: str) -> None:
    assert narrate(text) == [text.rstrip(".")]


def test_a_preposition_that_ends_the_sentence_belongs_to_its_verb() -> None:
    text = "Lund urged the owners to sell, but most have held off."
    assert narrate(text, "Lund", "urged", "the owners to sell") == ["most have held off"]


def test_a_sentence_that_attributions_fill_offers_nothing() -> None:
    assert narrate("Lund said the ferry sank.", "Lund", "said", "the ferry sank") == []


@pytest.mark.parametrize("text", ["Read more.", "...", "“No.”", "— And yet —"])
def test_two_words_are_too_few_to_stand(text: str) -> None:
    assert narrate(text) == []


def test_what_follows_a_semicolon_stands_by_itself() -> None:
    assert narrate("At least 350 people moved; the quarry was cleared in 1983.") == [
        "At least 350 people moved",
        "the quarry was cleared in 1983",
    ]


@pytest.mark.parametrize("link", ["but", "while", "whereas", "although", "though"])
def test_a_contrast_of_two_clauses_is_two_statements(link: str) -> None:
    assert narrate(f"The ferry was repaired, {link} the pier was closed for good.") == [
        "The ferry was repaired",
        "the pier was closed for good",
    ]


def test_a_contrast_without_a_verb_of_its_own_is_not_cut_off() -> None:
    assert narrate("The ferry was old, but safe and sound.") == ["The ferry was old, but safe and sound"]


@pytest.mark.parametrize("right", ["the port handled 40 ships a day", "the port was closed"])
def test_two_clauses_joined_by_a_comma_and_and_are_two_statements(right: str) -> None:
    assert narrate(f"The ferry carried 300 people, and {right}.") == ["The ferry carried 300 people", right]


def test_a_few_words_that_lean_on_those_before_them_are_not_cut_off() -> None:
    text = "The ferry carried 300 people, and it was full"
    assert narrate(f"{text}.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry carried 300 people and was closed.",
        "The ferry carried men, women, and their horses.",
        "The ferry has three owners: Lund, who built it; Moe, his son; and a bank, founded in 1901.",
    ],
)
def test_a_list_and_a_second_verb_of_one_subject_stay_together(text: str) -> None:
    assert narrate(text) == [text.rstrip(".")]


def test_a_sentence_that_opens_with_that_is_offered_whole() -> None:
    assert narrate("That ferry sank off Harwich.") == ["That ferry sank off Harwich"]


@pytest.mark.parametrize("link", ["in addition to", "as well as", "along with", "plus"])
def test_a_second_figure_that_is_added_stands_by_itself(link: str) -> None:
    assert narrate(f"Around 1,000 sailors were on strike, {link} around 900 dockers were at home.") == [
        "Around 1,000 sailors were on strike",
        "around 900 dockers were at home",
    ]


def test_a_clause_joined_to_an_attribution_by_but_stands_by_itself() -> None:
    text = "Lund said the ferry was safe, but inspectors had found rust in the hull."
    assert narrate(text, "Lund", "said", "the ferry was safe") == ["inspectors had found rust in the hull"]


@pytest.mark.parametrize(
    "text",
    [
        "In a speech in Oslo on Monday, Lund said the ferry was safe.",
        "Lund said the ferry was safe, without giving details.",
    ],
)
def test_what_hangs_on_to_an_attribution_does_not_stand(text: str) -> None:
    assert narrate(text, "Lund", "said", "the ferry was safe") == []


def test_marks_and_links_at_the_edges_are_left_off() -> None:
    assert narrate("— And so the ferry was sold.") == ["so the ferry was sold"]


def test_stretches_come_in_order_and_touch_no_attribution() -> None:
    text = "The ferry was lost in 1987; Lund said it was overloaded; 12 people were never found."
    taken = ("Lund", "said", "it was overloaded")
    assert narrate(text, *taken) == ["The ferry was lost in 1987", "12 people were never found"]


def test_what_is_set_against_an_attribution_is_a_contrast() -> None:
    text = "Lund urged the owners to sell, but with few exceptions most have held off."
    found = parts(text, "Lund", "urged", "the owners to sell", cue="urged")
    assert found == [("with few exceptions most have held off", Part.CONTRAST)]


@pytest.mark.parametrize("when", ["minutes after", "in May, when", "two days before", "since"])
def test_a_clause_of_time_beside_an_attribution_stands_without_its_link(when: str) -> None:
    text = f"Lund warned the owners {when} the court closed the port."
    found = parts(text, "Lund", "warned", "the owners", cue="warned")
    assert found == [("the court closed the port", Part.CLAUSE)]


def test_a_main_clause_that_runs_on_into_an_attribution_is_offered_with_it() -> None:
    text = "The fall in fares led the owner Lund to announce a sale."
    found = parts(text, "the owner Lund", "to announce", "a sale", cue="to announce")
    assert found == [(text.rstrip("."), Part.FRAME)]


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("Lund, who has run the port since May, said the ferry was safe.", "who has run the port since May"),
        ("Lund, whose firm has the pier, said the ferry was safe.", "whose firm has the pier"),
        ("Lund, who ran in May, June and July, said the ferry was safe.", "who ran in May, June and July"),
    ],
)
def test_a_fact_told_of_a_speaker_in_passing_is_an_aside(text: str, aside: str) -> None:
    speaker = text[: text.index(", said")]
    found = parts(text, speaker, "said", "the ferry was safe", cue="said")
    assert found == [(aside, Part.ASIDE)]


def test_a_relative_clause_that_is_itself_an_attribution_is_no_aside() -> None:
    text = "The ferry belongs to Lund, who said it was safe."
    found = narrate(text, "who", "said", "it was safe", cue="said")
    assert "who said it was safe" not in found
