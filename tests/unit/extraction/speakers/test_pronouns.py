"""Pronouns that give way to the name they stand for, and those that stay."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tracker.extraction.speakers.pronouns import called
from tracker.extraction.wording import Context, own_text
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Mapping


@pytest.mark.parametrize(
    ("text", "names", "wording"),
    [
        (
            "He left and she stayed",
            {"He": "John Moss", "she": "Ann Voss"},
            "John Moss left and Ann Voss stayed",
        ),
        (
            "He said he left his house",
            {"He": "Moss", "he": "Moss", "his": "Moss"},
            "Moss said he left his house",
        ),
        ("His house burned", {"His": "John Moss"}, "John Moss's house burned"),
        ("The dam’s owner sold her house", {"her": "Ann Voss"}, "The dam’s owner sold her house"),
        ("The dam’s owner saw her house", {"her": "Ann Voss"}, "The dam’s owner saw Ann Voss’s house"),
        ("It helps her in Oslo", {"her": "Ann Voss"}, "It helps Ann Voss in Oslo"),
        ("Their vote was void", {"Their": "councillors"}, "Councillors' vote was void"),
        (
            "They met in Oslo",
            {"They": "former employee, who cannot be named,"},
            "The former employee met in Oslo",
        ),
        ("Ann Voss said she left", {"she": "Ann Voss"}, "Ann Voss said she left"),
        ("Voss said she left", {"she": "Ann Voss"}, "Voss said she left"),
        ("She’s ill and they’ll leave", {"She": "Ann Voss", "they": "guests"}, "She’s ill and they’ll leave"),
        ("The house is his", {"his": "Moss"}, "The house is his"),
        ("it had closed", {"it": "its owner"}, "it had closed"),
        ("some find it easier", {"it": "Oslo"}, "some find it easier"),
        ("it was hard to say", {"it": "Oslo"}, "it was hard to say"),
        ("it was forced to sell", {"it": "Oslo"}, "Oslo was forced to sell"),
        ("“He left,” and he wept", {"He": "Moss", "he": "Moss"}, "“He left,” and Moss wept"),
        ("I left and my wife stayed", {}, "I left and my wife stayed"),
    ],
)
def test_a_pronoun_with_a_sure_referent_becomes_the_name_once(
    text: str, names: Mapping[str, str], wording: str
) -> None:
    referents = {
        found.start(): name for word, name in names.items() for found in re.finditer(rf"\b{word}\b", text)
    }
    assert own_text(text, Span(0, len(text)), Context(referents=referents)) == wording


def test_a_name_comes_again_when_the_pronoun_meant_another_in_between() -> None:
    text = "he met Lee and he fell and he rose"
    context = Context(referents={0: "Jon Moss", 15: "Max Lee", 27: "Jon Moss"})
    assert (
        own_text(text, Span(0, len(text)), context) == "Jon Moss met Lee and Max Lee fell and Jon Moss rose"
    )


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Ann Voss", "Ann Voss"),
        ("Ann Voss, the mayor,", "Ann Voss"),
        ("council", "the council"),
        ("prosecutors", "prosecutors"),
        ("sources in the party", "sources in the party"),
        ("one of the people", "one of the people"),
        ("police", "police"),
    ],
)
def test_a_name_stands_in_a_sentence_with_its_article(name: str, shown: str) -> None:
    assert called(name) == shown
