"""Word-level differences of two texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.review.differences import MOST_TOKENS, Piece, compare_words

WORDS = st.lists(
    st.sampled_from(["the", "bridge", "is", " ", "  ", "\n", "safe", ".", "ü", "שלום"]), max_size=40
)
TEXTS = st.one_of(st.text(max_size=80), WORDS.map("".join))


def tell(old: str, new: str) -> list[tuple[str, str]]:
    return [(each.piece.value, each.text) for each in compare_words(old, new)]


def join(old: str, new: str, kind: Piece) -> str:
    return "".join(each.text for each in compare_words(old, new) if each.piece in {Piece.SAME, kind})


@given(old=TEXTS, new=TEXTS)
def test_the_pieces_join_to_both_texts(old: str, new: str) -> None:
    assert join(old, new, Piece.REMOVED) == old
    assert join(old, new, Piece.ADDED) == new


@given(old=TEXTS, new=TEXTS)
def test_no_piece_is_empty(old: str, new: str) -> None:
    assert all(each.text for each in compare_words(old, new))


def test_one_changed_word_is_one_change() -> None:
    assert tell("The old bridge is safe.", "The new bridge is safe.") == [
        ("same", "The "),
        ("removed", "old"),
        ("added", "new"),
        ("same", " bridge is safe."),
    ]


def test_a_rewritten_phrase_is_one_change() -> None:
    old, new = "The council voted for the new bridge.", "The council turned down plans of the new bridge."
    assert ("removed", "voted for") in tell(old, new)
    assert ("added", "turned down plans of") in tell(old, new)


def test_texts_with_little_in_common_are_told_whole() -> None:
    assert tell("open", "in research") == [("removed", "open"), ("added", "in research")]


@pytest.mark.parametrize(("old", "new", "kind"), [("", "Words", "added"), ("Words", "", "removed")])
def test_an_empty_side_leaves_one_piece(old: str, new: str, kind: str) -> None:
    assert tell(old, new) == [(kind, "Words")]


def test_equal_texts_are_one_piece_or_none() -> None:
    assert tell("As it was.", "As it was.") == [("same", "As it was.")]
    assert tell("", "") == []


def test_very_long_texts_are_told_whole() -> None:
    old = " ".join(f"w{number}" for number in range(MOST_TOKENS))
    new = " ".join(f"w{number}" for number in range(1, MOST_TOKENS + 1))
    assert [kind for kind, _ in tell(old, new)] == ["removed", "added"]


def test_a_small_change_of_a_very_long_text_is_still_told_by_word() -> None:
    words = [f"w{number}" for number in range(MOST_TOKENS)]
    changed = [*words[:50], "other", *words[51:]]
    assert tell(" ".join(words), " ".join(changed))[1:3] == [("removed", "w50"), ("added", "other")]
