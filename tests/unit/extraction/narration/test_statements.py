"""What of a sentence its attributions leave to the article's own voice."""

from __future__ import annotations

import pytest

from tests.support.encoded import span_at
from tracker.extraction.narration.statements import find_narration
from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.structure.tokens import tokenise_sentence
from tracker.text.spans import Span


def narrate(text: str, *taken: str) -> list[str]:
    whole = Span(0, len(text))
    sentence = tokenise_sentence(text, whole, find_quotations(text, [whole]), 0)
    spans = sorted(span_at(text, words) for words in taken)
    return [sentence.span_of(*found).of(text) for found in find_narration(text, sentence, spans)]


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


def test_two_clauses_joined_by_and_are_cut_where_both_hold_a_figure() -> None:
    assert narrate("The ferry carried 300 people, and the port handled 40 ships a day.") == [
        "The ferry carried 300 people",
        "the port handled 40 ships a day",
    ]


def test_two_clauses_joined_by_and_stay_together_without_two_figures() -> None:
    text = "The ferry carried 300 people, and the port was closed."
    assert narrate(text) == [text.rstrip(".")]


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
        "Lund, who has run the port since May, said the ferry was safe.",
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
