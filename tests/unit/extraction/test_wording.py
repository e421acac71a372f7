"""Claims that can be read on their own and say what the article says."""

from __future__ import annotations

import pytest

from tracker.extraction.splitter import split_article


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Smith said it rained in Oslo.", "it rained in Oslo"),
        ("Kazakhstan said it had evacuated 231 citizens.", "Kazakhstan had evacuated 231 citizens"),
        ("Smith said he would not resign.", "he would not resign"),
        ("John Moss said she had not been ill since May.", "she had not been ill since May"),
        ("“We won,” Smith said.", "We won"),
        ("“We won  in Oslo,” Smith said.", "We won in Oslo"),
        ("The mayor denied that any rule had been broken.", "The mayor denied that any rule had been broken"),
        ("Voss denied that it rained.", "Voss denied that it rained"),
        (
            "An inspection last autumn found that three of eight bearings had cracked.",
            "An inspection last autumn found that three of eight bearings had cracked",
        ),
        (
            "Last autumn an inspection found that it rained.",
            "Last autumn an inspection found that it rained",
        ),
        (
            "The study, published in May, found that it rained.",
            "The study, published in May, found that it rained",
        ),
        ("On Friday the mayor criticised the plan.", "On Friday the mayor criticised the plan"),
        ("The council last year never thought it safe.", "The council last year never thought it safe"),
        ("The dam, Smith said, would cost 5 million.", "The dam would cost 5 million"),
        ("The dam, according to Smith, is not safe.", "The dam is not safe"),
        ("Smith does not believe that it rained.", "Smith does not believe that it rained"),
        ("The group has urged countries to act.", "The group has urged countries to act"),
        ("Smith said it rained and demanded an inquiry.", "Smith demanded an inquiry"),
        ("It was “a bad day,” Smith said.", "It was “a bad day”"),
        ("“We won,” Smith said. “We are glad.”", "We won … We are glad."),
    ],
)
def test_the_wording_keeps_meaning_numbers_and_negation(text: str, wording: str) -> None:
    assert wording in [claim.text for claim in split_article(text).claims]


@pytest.mark.parametrize(
    "text",
    ["Smith said so.", "She said yes.", "They did, Smith said.", "“No,” Smith said.", "Voss denied it."],
)
def test_one_or_two_function_words_are_no_claim(text: str) -> None:
    assert split_article(text).claims == ()


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("Smith blamed the US.", "Smith blamed the US"),
        ("The office expects ten.", "The office expects ten"),
        ("“No,” Smith said. “We stay.”", "No … We stay."),
        ("“Never again,” Smith said.", None),
        ("“Prices fell,” Smith said.", "Prices fell"),
    ],
)
def test_short_words_with_a_meaning_are_a_claim(text: str, wording: str | None) -> None:
    assert [claim.text for claim in split_article(text).claims] == ([wording] if wording else [])


def test_a_pronoun_before_a_whole_clause_becomes_the_name() -> None:
    text = "President Jane Tokar said it rained. She criticized the plan."
    assert split_article(text).claims[1].text == "Jane Tokar criticized the plan"


def test_the_reason_names_the_cue_and_its_side() -> None:
    reasons = [
        claim.reason
        for text in ("“We won,” Smith said.", "Smith said it rained.", "It cost 40 million euros in 2011.")
        for claim in split_article(text).claims
    ]
    assert reasons == [
        "cue “said” after the quotation",
        "cue “said” before the content",
        "the article's own voice: figure 40 million",
    ]
