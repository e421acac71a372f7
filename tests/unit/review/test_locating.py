"""Finding words in a text as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.review.locating import MOST_OCCURRENCES, find_words, join_neighbours, show_occurrence
from tracker.text.spans import Span

BODY = (
    "“It’s\u00a0safe,” she said – twice. It's safe, he said.\nIn 2014, 14 of 140 fell. Café 👩\u200d🚀 open."
)
WHOLE = (Span(0, len(BODY)),)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ('"It\'s safe,"', ["“It’s\u00a0safe,”"]),
        ("It's safe", ["It’s\u00a0safe", "It's safe"]),
        ("said - twice", ["said – twice"]),
        ("said.  In", ["said.\nIn"]),
        ("14", ["14"]),
        ("20", ["20"]),
        ("SHE SAID", ["she said"]),
        ("Cafe\u0301 👩\u200d🚀", ["Café 👩\u200d🚀"]),
        ("(it", []),
        ("  ", []),
        ("nothing like it", []),
    ],
)
def test_words_are_found_as_people_type_them(typed: str, found: list[str]) -> None:
    assert [span.of(BODY) for span in find_words(BODY, typed, WHOLE)] == found


def test_words_are_found_in_the_areas_only_and_each_place_once() -> None:
    second = Span(BODY.index("It's"), len(BODY))
    assert len(find_words(BODY, "It's safe", (second, second))) == 1


def test_there_are_at_most_twenty_places() -> None:
    assert len(find_words("ab " * 50, "ab", (Span(0, 150),))) == MOST_OCCURRENCES


@given(st.text(max_size=40), st.integers(0, 40), st.integers(1, 10))
def test_words_copied_from_a_text_are_found_there(text: str, start: int, length: int) -> None:
    body = " ".join(text.split())
    span = Span(start, start + length)
    copied = span.of(body)
    found = find_words(body, copied, (Span(0, len(body) + 1),))
    if copied.strip() and len(found) < MOST_OCCURRENCES and copied == copied.strip():
        assert all(place.of(body).split() for place in found)


def test_a_place_is_told_with_the_whole_words_around_it() -> None:
    body = "The first bridge over the northern arm of the river is safe. Nobody asked about the other one."
    shown = show_occurrence(body, Span(body.index("safe"), body.index("safe") + 4))
    assert shown.before == "… over the northern arm of the river is "
    assert shown.after == ". Nobody asked about the other one."


def test_a_place_at_the_ends_of_the_text_is_told_without_an_ellipsis() -> None:
    shown = show_occurrence("the bridge\nis safe", Span(4, 10))
    assert (shown.before, shown.words, shown.after) == ("the ", "bridge", " is safe")


def test_spans_with_only_white_space_between_them_become_one() -> None:
    assert join_neighbours("ab \n cd e", [Span(5, 7), Span(0, 2)]) == (Span(0, 7),)
    assert join_neighbours("ab, cd", [Span(0, 2), Span(4, 6)]) == (Span(0, 2), Span(4, 6))
