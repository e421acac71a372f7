"""Who speaks in what somebody else reports."""

from __future__ import annotations

import pytest

from tracker.extraction.structure.quotations import find_quotations
from tracker.extraction.via import find_inner
from tracker.text.spans import Span


def inner_of(text: str) -> tuple[str, str, str] | None:
    whole = Span(0, len(text))
    found = find_inner(text, whole, find_quotations(text, [whole]))
    if found is None:
        return None
    return found.speaker.of(text), found.cue.of(text), " … ".join(span.of(text) for span in found.content)


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("the ministry said the dam was safe", ("the ministry", "said", "the dam was safe")),
        ("that officials say the dam is “quite safe”", ("officials", "say", "the dam is “quite safe”")),
        (
            "the port authority had said two ships had sunk",
            ("the port authority", "had said", "two ships had sunk"),
        ),
        ("the bank on Friday announced that it had failed", ("the bank", "announced", "it had failed")),
        ("Hale assured allies in March that the pass was open", ("Hale", "assured", "the pass was open")),
        ("Hale told Reuters that talks had failed", ("Hale", "told", "talks had failed")),
        ("the mayor has warned staff that jobs will go", ("the mayor", "has warned", "jobs will go")),
        (
            "the union urged ministers to reopen the mine",
            ("the union", "urged", "ministers to reopen the mine"),
        ),
        ("the mayor denied that she had been paid", ("the mayor", "denied", "she had been paid")),
    ],
)
def test_content_may_begin_with_somebody_elses_words(text: str, inner: tuple[str, str, str]) -> None:
    assert inner_of(text) == inner


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("the dam was safe, officials told the Courier", ("officials", "told", "the dam was safe")),
        ("the talks had failed, the premier said on Friday", ("the premier", "said", "the talks had failed")),
        ("the dam was safe, said the ministry", ("the ministry", "said", "the dam was safe")),
        (
            "a spokesman for the port was ill, Hale has confirmed",
            ("Hale", "has confirmed", "a spokesman for the port was ill"),
        ),
    ],
)
def test_content_may_end_in_who_said_it(text: str, inner: tuple[str, str, str]) -> None:
    assert inner_of(text) == inner


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("according to the embassy, Hale was ill", ("the embassy", "according to", "Hale was ill")),
        ("the dam was safe, according to the embassy", ("the embassy", "according to", "the dam was safe")),
        ("the dam was safe according to Hale on Monday", ("Hale", "according to", "the dam was safe")),
    ],
)
def test_according_to_names_the_speaker_before_or_behind(text: str, inner: tuple[str, str, str]) -> None:
    assert inner_of(text) == inner


def test_what_is_found_may_hold_another_speaker_in_its_turn() -> None:
    text = "according to the embassy, Hale assured allies that the pass was open"
    outer = find_inner(text, Span(0, len(text)), ())
    assert outer is not None
    inner = find_inner(text, outer.content[0], ())
    assert inner is not None
    assert inner.speaker.of(text) == "Hale"
    assert inner.content[0].of(text) == "the pass was open"


@pytest.mark.parametrize(
    "text",
    [
        "the dam was safe",
        "no official said the dam was safe",
        "nobody said the dam was safe",
        "the mayor did not say the dam was safe",
        "the mayor never said the dam was safe",
        "the mayor would say the dam was safe",
        "if the ministry said the dam was safe, people would stay",
        "I said the dam was safe",
        "we say the dam is safe",
        "it was said the dam was safe",
        "the mayor was told that the dam was safe",
        "the mayor is said to own the dam",
        "did the ministry say the dam was safe?",
    ],
)
def test_nobody_speaks_in_what_is_denied_supposed_or_said_by_nobody(text: str) -> None:
    assert inner_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "insurance claims rose after the storm was over",
        "the union's claim that the dam was safe",
        "the losses reported by the bank were small",
        "the dam the ministry said was safe broke",
        "people who said the dam was safe were wrong",
        "the families admitted are mostly from the coast",
        "72 percent of voters said the dam was safe",
        "a majority of voters say they are tired",
    ],
)
def test_nouns_participles_clauses_and_shares_of_people_are_no_speakers(text: str) -> None:
    assert inner_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "the ministry said the dam was safe but the union denied it",
        "the ministry said the dam was safe. It broke",
        "the long-serving and often criticised head of the northern river and dam authority said it was safe",
    ],
)
def test_two_speakers_two_sentences_and_long_subjects_are_left_alone(text: str) -> None:
    assert inner_of(text) is None


def test_words_in_quotation_marks_are_not_looked_into() -> None:
    assert inner_of("“the ministry said the dam was safe”") is None
    text = "a memo read “officials said the dam was safe”"
    start = text.index("officials")
    quotations = find_quotations(text, [Span(0, len(text))])
    assert find_inner(text, Span(start, len(text) - 1), quotations) is None


def test_spans_lie_where_the_words_stand_in_the_article() -> None:
    text = "The Courier reported that the ministry said the dam was safe."
    found = find_inner(text, Span(text.index("the ministry"), len(text)), ())
    assert found is not None
    assert found.speaker == Span(text.index("the ministry"), text.index(" said"))
    assert found.content == (Span(text.index("the dam"), len(text) - 1),)


def test_a_very_long_content_is_not_read() -> None:
    assert inner_of("the ministry said the dam was safe " + "and sound " * 500) is None
