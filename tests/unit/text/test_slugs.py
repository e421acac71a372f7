"""The readable end of an address."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.slugs import LONGEST_SLUG, build_slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("The bridge is safe", "the-bridge-is-safe"),
        ("  156 children & 75 adults!  ", "156-children-75-adults"),
        ("Kazakhstan’s citizens", "kazakhstans-citizens"),
        ("Ölüdeniz café", "oludeniz-cafe"),
    ],
)
def test_a_slug_keeps_the_words_in_plain_letters(text: str, slug: str) -> None:
    assert build_slug(text) == slug


@pytest.mark.parametrize("text", ["", "   ", "!?", "Қазақстан", "مرحبا", "🇰🇿"])
def test_a_text_without_plain_letters_falls_back(text: str) -> None:
    assert build_slug(text) == "claim"


def test_the_fallback_can_be_another_word() -> None:
    assert build_slug("…", fallback="article") == "article"


def test_a_long_text_is_cut_between_words() -> None:
    slug = build_slug("mountain " * 20)
    assert slug == "-".join(["mountain"] * 6)


def test_one_endless_word_is_cut_at_the_limit() -> None:
    assert build_slug("x" * 1000) == "x" * LONGEST_SLUG


@given(st.text())
def test_a_slug_has_at_most_sixty_plain_characters(text: str) -> None:
    slug = build_slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST_SLUG


@given(st.text())
def test_a_slug_of_a_slug_is_itself(text: str) -> None:
    assert build_slug(build_slug(text)) == build_slug(text)
