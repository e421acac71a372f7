"""What is a word, and which spellings of one are equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.text.words import LONGEST_WORD, iter_words, list_forms


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("The Mayor's  2,000", ["the", "mayor", "s", "2", "000"]),
        ("Ёлка ЁЛКА ёлка", ["елка"] * 3),
        ("café CAFE\u0301 cafe", ["cafe"] * 3),
        ("Straße", ["strasse"]),
        ("Қазақстан", ["қазақстан"]),
        ("قَالَ قال", ["قال", "قال"]),
        ("北京说", ["北", "京", "说"]),
        ("हिन्दी", ["हिन्दी"]),
        ("½ ﬁn", ["12", "fin"]),
        ("🇰🇿 … — \u202e", []),
    ],
)
def test_words_are_found_and_folded(text: str, forms: list[str]) -> None:
    assert list_forms(text) == forms


@given(st.text(max_size=60))
def test_a_word_lies_where_it_says_and_holds_nothing_that_parts_words(text: str) -> None:
    words = list(iter_words(text))
    assert [word.form for word in words] == list_forms(text)
    for word in words:
        assert list_forms(text[word.start : word.end]) == [word.form]
        assert len(word.form) <= LONGEST_WORD
        assert not set(word.form) & set(" \"'*¶\\\0")
