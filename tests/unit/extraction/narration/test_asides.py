"""Relative clauses that tell a fact in passing, and whom they tell it of."""

from __future__ import annotations

import pytest

from tracker.extraction.narration.asides import find_asides, named_before
from tracker.extraction.structure.tokens import tokenise


def asides(text: str) -> list[str]:
    tokens = tokenise(text, 0, len(text))
    return [text[tokens[first].start : tokens[after - 1].end] for first, after in find_asides(tokens)]


def names(text: str) -> list[str | None]:
    tokens = tokenise(text, 0, len(text))
    named = [named_before(tokens, first) for first, _ in find_asides(tokens)]
    return [text[tokens[each[0]].start : tokens[each[1] - 1].end] if each else None for each in named]


def test_an_aside_ends_where_its_sentence_goes_on() -> None:
    assert asides("Lund, who was elected in May, resigned.") == ["who was elected in May"]


def test_an_aside_may_end_its_sentence() -> None:
    assert asides("They spoke of Lund, who was elected in May.") == ["who was elected in May"]


def test_an_aside_may_stand_in_brackets() -> None:
    assert asides("Lund (who was elected in May) resigned.") == ["who was elected in May"]


@pytest.mark.parametrize("text", ["The man who was elected in May resigned.", "Lund, who won, resigned."])
def test_what_only_picks_somebody_out_or_says_next_to_nothing_is_no_aside(text: str) -> None:
    assert asides(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They spoke of Mayor Ines Lund, who was elected in May.", "Mayor Ines Lund"),
        ("They praised the Harbour Union, which was founded in May.", "Harbour Union"),
        ("They praised the harbour, which was built in May.", None),
        ("They praised Lund, whose house was built in May.", None),
    ],
)
def test_an_aside_is_told_of_the_name_right_before_it(text: str, name: str | None) -> None:
    assert names(text) == [name]
