"""Who says what, in one sentence."""

from __future__ import annotations

import pytest

from tracker.extraction.attribution import find_attributions, find_introduction
from tracker.extraction.quotations import find_quotations
from tracker.extraction.tokens import Sentence, tokenise_sentence
from tracker.text.spans import Span


def read(text: str) -> Sentence:
    span = Span(0, len(text))
    return tokenise_sentence(text, span, find_quotations(text, [span]), 0)


def attributions(text: str) -> list[tuple[str, str, list[str]]]:
    sentence = read(text)
    return [
        (
            sentence.span_of(*found.speaker).of(text),
            sentence.span_of(*found.cue).of(text),
            [sentence.span_of(*content).of(text) for content in found.contents],
        )
        for found in find_attributions(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "contents"),
    [
        ("“We won,” Smith said.", "Smith", "said", ["“We won,”"]),
        ("“We won,” said Jane Smith, the mayor.", "Jane Smith", "said", ["“We won,”"]),
        ("“We won,” he said, “and we are glad.”", "he", "said", ["“We won,”", "“and we are glad.”"]),
        ("Smith said: “We won.”", "Smith", "said", ["“We won.”"]),
        ("Smith told reporters, “We won.”", "Smith", "told", ["“We won.”"]),
        ("“We won,” she told reporters outside the court.", "she", "told", ["“We won,”"]),
        ("Smith was blunt: “No.”", "Smith", ":", ["“No.”"]),
        ("“No.” — Jane Smith", "Jane Smith", "—", ["“No.”"]),
        ("The minister said on Monday that the dam was safe.", "The minister", "said", ["the dam was safe"]),
        ("Oslo said on Friday, May 10 it had closed the port.", "Oslo", "said", ["it had closed the port"]),
        ("The dam is safe, the ministry said in a note, without details.", "the ministry", "said",
         ["The dam is safe"]),
        ("The dam, according to Jane Smith, is safe.", "Jane Smith", "according to",
         ["The dam", "is safe"]),
        ("The dam, Smith said, would cost 5 million.", "Smith", "said", ["The dam", "would cost 5 million"]),
        ("A report by the auditor warned in 2023 that it rained.", "A report by the auditor", "warned",
         ["it rained"]),
        ("A letter seen by the Post says it rained.", "A letter seen by the Post", "says", ["it rained"]),
        ("Voss denied, however, that it rained.", "Voss", "denied", ["it rained"]),
        ("Voss denied on Tuesday that work had stopped.", "Voss", "denied", ["work had stopped"]),
        ("The mayor of Corran, Ann Lee, said it rained.", "Ann Lee", "said", ["it rained"]),
        ("According to the ministry, the dam is safe.", "the ministry", "According to", ["the dam is safe"]),
        ("Smith, 34, a farmer in Zomba, said it rained.", "Smith", "said", ["it rained"]),
        ("Its director, Jane Smith, said it rained.", "Jane Smith", "said", ["it rained"]),
        ("The port has called for an inquiry.", "The port", "has called for", ["an inquiry"]),
        ("The group has urged us to act, but few have.", "The group", "has urged", ["us to act"]),
        ("Smith called the plan “blackmail”.", "Smith", "called", ["the plan “blackmail”"]),
        ("Smith described the flight as a success.", "Smith", "described", ["the flight as a success"]),
        ("A court on Thursday rejected the complaint.", "A court", "rejected", ["the complaint"]),
        ("Critics of the plan argue that it failed.", "Critics of the plan", "argue", ["it failed"]),
        ("Smith does not believe that it rained.", "Smith", "does not believe", ["it rained"]),
    ],
)  # fmt: skip
def test_one_attribution_is_read_whole(text: str, speaker: str, cue: str, contents: list[str]) -> None:
    assert attributions(text) == [(speaker, cue, contents)]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "Smith did not say when it would end.",
        "He would say that it rained.",
        "Smith was told to leave.",
        "The claims were many.",
        "She has questions about the plan.",
        "An official asked not to be named.",
        "It was hard to say.",
        "Nothing happened.",
    ],
)
def test_words_that_report_nothing_are_no_cue(text: str) -> None:
    assert attributions(text) == []


def test_two_attributions_share_their_subject() -> None:
    assert attributions("Smith said it rained and added that the dam was safe.") == [
        ("Smith", "said", ["it rained"]),
        ("Smith", "added", ["the dam was safe"]),
    ]


def test_a_speaker_behind_another_speaker_is_found_too() -> None:
    assert attributions("An inspection found that it rained, Smith said.") == [
        ("An inspection", "found", ["it rained"]),
        ("Smith", "said", ["An inspection found that it rained"]),
    ]


def test_a_participle_borrows_the_subject() -> None:
    assert attributions("Smith said it rained, adding that the dam was safe.")[1] == (
        "Smith",
        "adding",
        ["the dam was safe"],
    )


def test_two_speakers_in_one_sentence_are_kept_apart() -> None:
    text = "The council has called for a court to try members, but the U.S. says countries should act."
    assert attributions(text) == [
        ("The council", "has called for", ["a court to try members"]),
        ("the U.S.", "says", ["countries should act"]),
    ]


def test_a_clause_about_the_speaker_does_not_hide_what_they_say() -> None:
    text = "Smith, who believes that the deal is dead, said the talks were over."
    assert [content for _, _, content in attributions(text)] == [
        ["the deal is dead"],
        ["the talks were over"],
    ]


def test_that_opens_a_content_but_not_when_it_is_a_relative() -> None:
    text = "The dam is safe, the ministry said in a statement that gave no details."
    assert attributions(text) == [("the ministry", "said", ["The dam is safe"])]


def test_words_inside_a_quotation_are_no_cue() -> None:
    assert attributions("“She said no,” Smith recalled.") == [("Smith", "recalled", ["“She said no,”"])]


def test_a_sentence_that_ends_in_a_colon_introduces_the_next() -> None:
    text = "He put it this way:"
    sentence = read(text)
    found = find_introduction(sentence)
    assert found is not None
    assert sentence.span_of(*found[0]).of(text) == "He"


def test_other_sentences_introduce_nothing() -> None:
    assert find_introduction(read("He put it well.")) is None
