"""An edited wording is held against the article's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tracker.review.wording_hints import HintKind, Wording, find_hints

CONTENT = "around 1,000 fighters from Norhaven may not return to Corran"
NEARBY = f"On Friday the port said {CONTENT}."
ARTICLE = f"Ferry news\n\n{NEARBY}\n\nMayor Ada Lund spoke in Port Ellen."
BASE = Wording(
    text=CONTENT, content=CONTENT, nearby=NEARBY, article=ARTICLE, speaker="the port", is_spoken=False
)


def hints(text: str, **changed: object) -> list[tuple[HintKind, str]]:
    wording = replace(BASE, text=text, **changed)  # type: ignore[arg-type]
    return [(hint.kind, hint.words) for hint in find_hints(wording)]


def test_the_articles_own_words_give_no_hint() -> None:
    assert hints(CONTENT) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CONTENT.replace("1,000", "1,100"), [(HintKind.NUMBER, "1,100")]),
        (CONTENT.replace("1,000", "one thousand"), []),
        (CONTENT.replace("1,000 ", ""), [(HintKind.NUMBER, "1,000"), (HintKind.HEDGE, "around")]),
        (CONTENT.replace("Norhaven", "Ada Lund"), [(HintKind.NAME, "Ada")]),
        (CONTENT.replace("Norhaven", "Zagreb"), [(HintKind.NAME, "Zagreb")]),
        (CONTENT.replace("may not", "may"), [(HintKind.NEGATION, "not")]),
        (CONTENT.replace("may not", "do not"), [(HintKind.HEDGE, "may")]),
        (CONTENT.replace("around ", ""), [(HintKind.HEDGE, "around")]),
        (CONTENT.replace("around", "about"), []),
        (CONTENT.replace("may", "might"), []),
        (f"{CONTENT} and never will", [(HintKind.NEGATION, "never")]),
        ("Some of them may not return: around 1,000", []),
    ],
)
def test_a_change_of_meaning_is_told(text: str, expected: list[tuple[HintKind, str]]) -> None:
    assert hints(text) == expected


def test_a_changed_number_and_name_say_what_the_article_has() -> None:
    told = [hint.told for hint in find_hints(replace(BASE, text=CONTENT.replace("1,000", "1,100")))]
    assert told == ["The article says “1,000” here."]
    told = [hint.told for hint in find_hints(replace(BASE, text=CONTENT.replace("Norhaven", "Ellen")))]
    assert told == ["The article says “Norhaven” here."]


def test_what_the_desk_adds_in_square_brackets_is_no_change() -> None:
    assert hints(f"{CONTENT} [by 3 May 2031, says Zagreb, not Rome]") == []


def test_speaker_and_cue_from_the_same_sentence_are_no_change() -> None:
    assert hints(f"The port said {CONTENT}") == []


def test_a_name_in_place_of_a_pronoun_is_no_change() -> None:
    content = "she will not resign"
    assert hints("Ada Lund will not resign", content=content, nearby=f"Lund said {content}.") == []


def test_a_date_in_full_in_place_of_a_relative_one_is_no_change() -> None:
    content = "the ferry sails on Friday"
    assert hints("the ferry sails on 10 May 2024", content=content, nearby=content) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They may return", "They"),
        ("his boat sank", "his"),
        ("It would take six weeks", "It"),
        ("This means war", "This"),
        ("He [Karr] burned it", None),
        ("It is hard to say who won", None),
        ("It has been a bad year for ferries", None),
        ("This week [13 May 2024] nobody sailed", None),
        ("“They sank it”, the port said", None),
        ("Theirs", "Theirs"),
        ("Item one", None),
    ],
)
def test_a_pronoun_that_opens_the_text_needs_its_name(text: str, words: str | None) -> None:
    expected = [] if words is None else [(HintKind.PRONOUN, words)]
    assert hints(text, content="") == expected


def test_a_speaker_that_is_named_may_say_i() -> None:
    assert hints("I will not go", content="") == []
    assert hints("I will not go", content="", speaker=" ") == [(HintKind.PRONOUN, "I")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("the ferry sank yesterday", "yesterday"),
        ("the ferry sank last week", "last week"),
        ("the ferry sank on Friday", "on Friday"),
        ("the ferry sank on Friday morning", "on Friday morning"),
        ("the ferry sank three days ago", "three days ago"),
        ("the ferry sank on Friday [10 May 2024]", None),
        ("last year's [2023] ferry sank", None),
        ("the ferry sank on Friday, 10 May 2024", None),
        ("the ferry sank on Friday, May 10", None),
        ("the port said “we sail on Friday”", None),
        ("the Friday ferry sank", None),
    ],
)
def test_a_relative_date_needs_its_day(text: str, words: str | None) -> None:
    expected = [] if words is None else [(HintKind.DATE, words)]
    assert hints(text, content="") == expected


def test_speech_as_it_was_spoken_gives_no_hint() -> None:
    content = "They sank it on Friday"
    assert hints(content, content=content, is_spoken=True) == []
    assert hints(f"{content} [the ferry]", content=content, is_spoken=True) == []
    changed = hints("They sank it on 3 days", content=content, nearby=content, is_spoken=True)
    assert changed == [(HintKind.NUMBER, "3"), (HintKind.PRONOUN, "They")]


def test_brackets_of_the_article_itself_are_no_change() -> None:
    content = "we use our strength [two of seven seats] now"
    assert hints(content, content=content, nearby=content) == []


@pytest.mark.parametrize(
    "text", ["", " ", "[", "not " * 1200, "“" * 5000, "9 " * 2500, "a" * 5000, "last " * 1000]
)
def test_any_text_is_read_without_a_fault(text: str) -> None:
    assert isinstance(hints(text), list)
