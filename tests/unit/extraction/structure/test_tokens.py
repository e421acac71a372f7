"""Words and marks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.structure.tokens import tokenise

PIECES = (
    *("F.", "U.S.", "Mr", "Mr.", "a.m.", "Ann", "won", "é", "1", "1,000", "10:30"),
    *(" ", "\n", ".", ",", "’", "'s", "-", "“"),
)


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


def scanned_alone(text: str, start: int, end: int) -> list[tuple[str, str, int, int]]:
    """Return the tokens of a stretch that is a text of its own."""
    return [
        (t.text, t.lower, start + t.start, start + t.end) for t in tokenise(text[start:end], 0, end - start)
    ]


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), st.integers(0, 60), st.integers(0, 60))
def test_a_stretch_has_the_same_tokens_inside_a_longer_text(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = [(token.text, token.lower, token.start, token.end) for token in tokenise(text, start, end)]
    assert found == scanned_alone(text, start, end)


def test_an_initial_at_the_edge_of_a_stretch_ends_before_its_full_stop() -> None:
    text = "John F. Kennedy won"
    assert [token.text for token in tokenise(text, 0, len("John F."))] == ["John", "F", "."]
