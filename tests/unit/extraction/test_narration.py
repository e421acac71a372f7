"""What the article asserts in its own voice."""

from __future__ import annotations

import pytest

from tracker.extraction.splitter import split_article
from tracker.models.enums import AttributionMode


def narrated(text: str) -> list[str]:
    claims = split_article(text).claims
    return [claim.text for claim in claims if claim.mode is AttributionMode.NARRATOR]


@pytest.mark.parametrize(
    "text",
    [
        "Last month Germany brought home several children.",
        "The trial cost 40 million euros.",
        "The council votes on June 12.",
        "Thousands have left the valley since spring.",
    ],
)
def test_a_sentence_with_a_name_a_figure_or_a_date_is_a_claim(text: str) -> None:
    assert narrated(text) == [text.rstrip(".")]


@pytest.mark.parametrize(
    "text",
    [
        "Will Germany bring the children home?",
        "We think that Germany is wrong.",
        "It was late.",
        "The room was cold and everybody left.",
    ],
)
def test_questions_confessions_and_scenery_are_no_claims(text: str) -> None:
    assert narrated(text) == []


def test_two_figures_joined_by_an_addition_are_two_claims() -> None:
    text = "Around 1,000 fighters are in detention, in addition to around 9,000 women and children in camps."
    assert narrated(text) == [
        "Around 1,000 fighters are in detention",
        "around 9,000 women and children in camps",
    ]


def test_what_follows_a_semicolon_is_a_claim_of_its_own() -> None:
    assert narrated("At least 350 people moved; the village was cleared in 1983.") == [
        "At least 350 people moved",
        "the village was cleared in 1983",
    ]


def test_a_clause_beside_an_attribution_is_a_claim_of_its_own() -> None:
    text = "The group has urged countries to act, but with few exceptions many have been reluctant."
    assert narrated(text) == ["with few exceptions many have been reluctant"]


def test_what_hangs_on_an_attribution_is_no_claim() -> None:
    assert narrated("In a speech in Oslo on Monday, Smith said it rained, without giving details.") == []


def test_a_quotation_is_never_the_articles_own_voice() -> None:
    assert narrated("“Germany has closed 12 ports.”") == []
