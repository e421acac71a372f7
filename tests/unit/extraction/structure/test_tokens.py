"""Words and marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.structure.tokens import tokenise


def words(text: str) -> list[str]:
    return [token.text for token in tokenise(text, 0, len(text))]


def test_abbreviations_initials_and_numbers_stay_whole() -> None:
    assert words("Mr. F. Moss paid 1,000.50 in the U.S. at 10:30.") == [
        "Mr.", "F.", "Moss", "paid", "1,000.50", "in", "the", "U.S.", "at", "10:30", ".",
    ]  # fmt: skip


def test_hyphens_and_apostrophes_join_a_word() -> None:
    assert words("Kassym-Jomart’s co-founder isn't") == ["Kassym-Jomart’s", "co-founder", "isn't"]


def test_may_is_a_month_only_with_its_capital() -> None:
    may, modal = tokenise("May may", 0, 7)
    assert (may.is_time, modal.is_time) == (True, False)


@given(st.text(max_size=120))
def test_tokens_are_the_text_without_its_white_space(text: str) -> None:
    found = tokenise(text, 0, len(text))
    assert all(text[token.start : token.end] == token.text for token in found)
    assert "".join(words(text)) == "".join(text.split())
