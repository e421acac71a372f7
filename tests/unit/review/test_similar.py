"""How alike two claims are, and what differs between them."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.support.paraphrases import OTHER, SAME
from tracker.review.similar import MOST_SHOWN, Statement, is_negated, list_differences, rank
from tracker.text.search_words import list_words, stem_of

LEAST_FOUND = 32
MOST_MISTAKEN = 3


def state(text: str, speaker: str = "") -> Statement:
    return Statement(text=text, speaker=speaker)


def count_words(text: str, pool: list[str]) -> dict[str, int]:
    known = Counter(stem for each in pool for stem in {stem_of(word) for word in list_words(each)})
    return {word: known[stem_of(word)] for word in list_words(text)}


def test_nearly_every_other_wording_is_among_the_first_five() -> None:
    pool = [text for pair in (*SAME, *OTHER) for text in pair]
    found = 0
    for own, same in SAME:
        others = [text for text in pool if text != own]
        ranked = rank(state(own), [state(text) for text in others], count_words(own, pool))
        found += same in {others[each.place] for each in ranked[:MOST_SHOWN]}
    assert found >= LEAST_FOUND


def test_few_claims_on_one_subject_that_say_different_things_count_as_similar() -> None:
    pool = [text for pair in (*SAME, *OTHER) for text in pair]
    mistaken = [own for own, other in OTHER if rank(state(own), [state(other)], count_words(own, pool))]
    assert len(mistaken) <= MOST_MISTAKEN


@pytest.mark.parametrize(
    ("own", "other", "told"),
    [
        (
            state("150 children came back"),
            state("231 children came back"),
            ("other number: 231 against 150",),
        ),
        (state("Twelve came"), state("12 came"), ()),
        (state("Children came"), state("12 children came"), ("number only there: 12",)),
        (state("It is safe"), state("It isn’t safe"), ("negated",)),
        (state("No fewer than 12 came"), state("At least 12 came"), ()),
        (state("It is safe", "Ada Lund"), state("It is safe", "ada lund"), ()),
        (state("It is safe", "Ada Lund"), state("It is safe", "Bo"), ("other speaker: Bo",)),
        (state("It is safe", "Ada Lund"), state("It is safe"), ("in the article’s own voice",)),
    ],
)
def test_what_differs_is_told(own: Statement, other: Statement, told: tuple[str, ...]) -> None:
    assert list_differences(own, other) == told


def test_two_denials_cancel_each_other() -> None:
    assert not is_negated("She did not deny it")


@pytest.mark.parametrize("text", ["", "The of and", "12 34", "!?*\"'()", "مرحبا"])
def test_a_text_without_telling_words_is_like_nothing(text: str) -> None:
    assert rank(state(text), [state("The bridge is safe"), state("!")], {}) == ()
