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
        ("Smith does not believe that it rained.", "Smith does not believe that it rained"),
        ("The group has urged countries to act.", "The group has urged countries to act"),
        ("Smith said it rained and demanded an inquiry.", "Smith demanded an inquiry"),
        ("It was “a bad day,” Smith said.", "It was “a bad day”"),
        ("“We won,” Smith said. “We are glad.”", "We won … We are glad."),
    ],
)
def test_the_wording_keeps_meaning_numbers_and_negation(text: str, wording: str) -> None:
    assert wording in [claim.text for claim in split_article(text).claims]


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
