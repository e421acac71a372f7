"""Claims that can be read on their own and say what the article says."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extraction.splitter import split_article

GOLD = Path(__file__).parents[2] / "gold"
MATTERS = frozenset(
    (
        *("not", "no", "never", "nobody", "nothing", "neither", "nor", "cannot", "without", "may", "might"),
        *(
            "could",
            "would",
            "perhaps",
            "likely",
            "reportedly",
            "about",
            "around",
            "some",
            "nearly",
            "possibly",
        ),
    )
)


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
        ("The council in May said it rained.", "it rained"),
        ("Smith blamed the US.", "Smith blamed the US"),
        ("The office expects ten.", "The office expects ten"),
        ("“No,” Smith said. “We stay.”", "No … We stay."),
        ("“Prices fell,” Smith said.", "Prices fell"),
    ],
)
def test_short_words_with_a_meaning_are_a_claim(text: str, wording: str) -> None:
    assert [claim.text for claim in split_article(text).claims] == [wording]


def facts(words: str) -> Counter[str]:
    """Count the digit groups, capitalised names, negations and hedges in `words`."""
    found = re.findall(r"\d+|[^\W\d_][\w’'\-]*", words)
    return Counter(w for w in found if w[0].isdigit() or w[0].isupper() or w.lower() in MATTERS)


ARTICLES = [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]
SUBJECTS = ("Ann Voss", "The council", "An inspection", "It", "Voss, 41,", "Ann Voss, the mayor of Oslo,")
TELLINGS = (
    *("said", "denied that", "never thought", "last year found", "in 2019 urged", "does not expect"),
    *("reportedly believes", "said on Friday that", "told the Post that", "on May 3 called"),
)
TOPICS = ("it had ", "Corran ", "14 of 22 bolts ", "nobody in Oslo ", "it may ", "the dam, Lee said, ")
ENDINGS = (
    *("", " and added that Oslo might pay 3 euros", ", according to Jane Tokar", ", Lee said"),
    *(", but Lee denied it had paid 7", ", adding that some 40 had no heating"),
)
assertions = st.builds(
    "{}{} {} {}{}{}.".format,
    st.sampled_from(("", "On Friday, ", "Last autumn ", "In May 2023 ", "But ")),
    st.sampled_from(SUBJECTS),
    st.sampled_from(TELLINGS),
    st.sampled_from(TOPICS),
    st.sampled_from(("not cost $1.5 million", "perhaps failed in 2011", "“a joke”", "would likely not open")),
    st.sampled_from(ENDINGS),
)


def assert_nothing_lost(text: str) -> None:
    for claim in split_article(text).claims:
        content = facts(" ".join(span.of(text) for span in claim.content_spans))
        assert content <= facts(claim.text), claim.text


@settings(max_examples=300)
@given(st.lists(assertions, max_size=4).map(" ".join))
def test_no_figure_name_negation_or_hedge_of_the_content_is_lost(text: str) -> None:
    assert_nothing_lost(text)


@pytest.mark.parametrize("text", ARTICLES)
def test_no_figure_name_negation_or_hedge_of_an_article_is_lost(text: str) -> None:
    assert_nothing_lost(text)


@given(assertions)
def test_what_is_worded_with_speaker_and_cue_keeps_all_that_stands_between_them(text: str) -> None:
    for claim in split_article(text).claims:
        place = [span.of(text) for span in (*claim.speaker_spans, *claim.cue_spans)]
        if (
            place
            and claim.speaker_spans[0] < claim.cue_spans[0]
            and all(words in claim.text for words in place)
        ):
            between = text[claim.speaker_spans[0].start : claim.cue_spans[0].end]
            assert between in claim.text or " added" in between or " adding" in between


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
