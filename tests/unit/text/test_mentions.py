"""How a remark names somebody."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.accounts.names import fold_name
from tracker.text.mentions import MOST_MENTIONS, fold_mention, list_candidates, split_mentions
from tracker.text.sanitize import find_mentions, render_markdown


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("@rita look", "rita"),
        ("Ask @Rita.", "rita"),
        ("(@rita)", "rita"),
        ("@rita's note", "rita"),
        ("@a.lund-2, please", "a.lund-2"),
        ("@ТОҚАЕВ", "тоқаев"),
    ],
)
def test_a_name_after_an_at_sign_is_a_mention(words: str, name: str) -> None:
    assert name in list_candidates(words)


@pytest.mark.parametrize("words", ["ada@example.org", "@ rita", "rita", "@", "https://a.org/@rita", "@@rita"])
def test_what_only_looks_like_a_mention_names_nobody(words: str) -> None:
    assert "rita" not in list_candidates(words)
    assert "example.org" not in list_candidates(words)


def test_a_name_that_ends_in_a_stop_is_found_as_it_is_written() -> None:
    pieces = list(split_mentions("Ask @j.r. today", {"j.r."}))
    assert [(piece.text, piece.name) for piece in pieces] == [("Ask ", ""), ("@j.r.", "j.r."), (" today", "")]


def test_an_unknown_name_stays_plain_text() -> None:
    assert [piece.name for piece in split_mentions("Ask @nobody", {"rita"})] == [""]


def test_a_remark_mentions_no_more_people_than_a_newsroom_has() -> None:
    assert len(list_candidates(" ".join(f"@name{n}" for n in range(1000)))) == MOST_MENTIONS


@given(st.text())
def test_the_pieces_joined_are_the_words(words: str) -> None:
    assert "".join(piece.text for piece in split_mentions(words, {"rita"})) == words


@given(st.text())
def test_a_name_is_folded_as_sign_in_names_are(name: str) -> None:
    assert fold_mention(name.strip())[:200] == fold_name(name)


def test_a_known_name_is_strong_and_an_unknown_one_is_not() -> None:
    html = render_markdown("@rita and @nobody", {"rita"})
    assert html == "<p><strong>@rita</strong> and @nobody</p>\n"


def test_words_in_code_mention_nobody() -> None:
    assert find_mentions("`@rita` and ``@sam``") == []
    assert "<strong>" not in render_markdown("`@rita`", {"rita"})


def test_html_beside_a_mention_stays_text() -> None:
    html = render_markdown("<b onclick=x>@rita</b>", {"rita"})
    assert "<b" not in html
    assert "<strong>@rita</strong>" in html
