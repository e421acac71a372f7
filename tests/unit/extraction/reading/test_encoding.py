"""Words, their places, and what their case and quotation marks tell."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.encoded import encode, list_words, shipped_tokenizer
from tracker.extraction.reading.encoding import (
    CAPITALISED,
    CAPITALS,
    CLOSING,
    FEATURE_COUNT,
    INSIDE,
    LOWER,
    NO_WORD,
    OPENING,
    OTHER,
    OUTSIDE,
)
from tracker.extraction.structure.blocks import find_blocks

ANY_SCRIPT = st.text(
    st.sampled_from(
        "ab Zé.,“”'\"-\n\t\u00a0\u200bжЯ北한ग़نصİßǅﬁ½²№\u0301\u0308\u0947\u0651😀👩\u200d👧🏽\ufffd\ufeff𐍈"
    ),
    max_size=60,
)


@given(st.one_of(ANY_SCRIPT, st.text(max_size=60)))
@example("e\u0301te\u0301 नमस्ते İstanbul’da 한국어 👩‍👩‍👧")
@example("The word [SEP] or [MASK] in brackets")
@example("\u0301")
@example("x" * 300)
def test_words_lie_in_order_inside_their_paragraphs_and_never_overlap(text: str) -> None:
    encoded = encode(text)
    blocks = find_blocks(text)
    assert (encoded.starts < encoded.ends).all()
    assert (encoded.ends[:-1] <= encoded.starts[1:]).all()
    for first, after in encoded.paragraphs:
        start, end = encoded.starts[first], encoded.ends[after - 1]
        assert any(block.start <= start and end <= block.end for block in blocks)


@given(st.one_of(ANY_SCRIPT, st.text(max_size=60)))
def test_every_letter_and_digit_lies_in_a_word(text: str) -> None:
    encoded = encode(text)
    covered = {
        place
        for start, end in zip(encoded.starts.tolist(), encoded.ends.tolist(), strict=True)
        for place in range(start, end)
    }
    assert {place for place, char in enumerate(text) if char.isalnum()} <= covered


@given(st.one_of(ANY_SCRIPT, st.text(max_size=60)))
def test_every_word_has_pieces_and_every_piece_is_a_words(text: str) -> None:
    encoded = encode(text)
    assert (np.diff(encoded.piece_starts) > 0).all()
    assert len(encoded.piece_starts) == len(encoded) + 1
    assert (encoded.piece_starts[0], encoded.piece_starts[-1]) == (0, len(encoded.pieces))


@given(st.one_of(ANY_SCRIPT, st.text(max_size=60)))
def test_paragraphs_part_the_words_and_none_is_empty(text: str) -> None:
    encoded = encode(text)
    edges = [0, *(after for _, after in encoded.paragraphs)]
    assert list(encoded.paragraphs) == list(pairwise(edges))
    assert edges[-1] == len(encoded)
    assert all(first < after for first, after in encoded.paragraphs)


@given(st.one_of(ANY_SCRIPT, st.text(max_size=60)))
def test_no_word_has_the_feature_of_what_is_no_word(text: str) -> None:
    features = encode(text).features
    assert ((features >= 0) & (features < NO_WORD)).all()
    assert NO_WORD < FEATURE_COUNT


def test_a_run_of_letters_or_digits_is_a_word_and_so_is_a_sign() -> None:
    text = "Ms. Okoro’s 3rd café cost $1,250."
    assert list_words(text, encode(text)) == [
        "Ms", ".", "Okoro", "’", "s", "3rd", "café", "cost", "$", "1", ",", "250", ".",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Мэр сказал, что плотина цела",
        "قال الوزير إن السد آمن",
        "市长 说 大坝",
        "😀 Lund said 👍🏽 twice",
    ],
)
def test_words_of_every_script_are_the_texts_own(text: str) -> None:
    words = list_words(text, encode(text))
    assert all(word in text and word.strip() == word for word in words)
    assert "".join(words) == "".join(text.split())


def test_words_after_signs_beyond_the_basic_plane_are_found_where_they_stand() -> None:
    text = "😀😀 The dam held."
    assert list_words(text, encode(text))[-4:] == ["The", "dam", "held", "."]


@pytest.mark.parametrize("mark", ["[SEP]", "[CLS]", "[MASK]", "[PAD]", "[UNK]"])
def test_a_mark_that_is_the_encoders_own_is_text_like_any_other(mark: str) -> None:
    assert list_words(mark, encode(mark)) == ["[", mark[1:-1], "]"]
    assert encode(mark).pieces.tolist() == encode(mark.lower()).pieces.tolist()


def test_a_word_that_begins_a_paragraph_is_none_of_the_paragraph_before() -> None:
    encoded = encode("One\n\n\u0301\n\nOne\n\nTwo three")
    assert encoded.paragraphs == ((0, 1), (1, 2), (2, 4))


def test_a_long_word_keeps_all_its_pieces() -> None:
    encoded = encode("Antidisestablishmentarianism won")
    assert len(encoded) == 2
    assert encoded.piece_starts[1] > 1


@pytest.mark.parametrize("text", ["", "\n\n", "   \n\t\n"])
def test_a_text_without_words_has_none(text: str) -> None:
    encoded = encode(text)
    assert len(encoded) == 0
    assert encoded.paragraphs == ()
    assert encoded.piece_starts.tolist() == [0]


def test_a_paragraph_of_marks_that_the_tokenizer_drops_is_left_out() -> None:
    encoded = encode("First one.\n\n\u0301\n\nSecond one.")
    assert encoded.paragraphs == ((0, 3), (3, 6))


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("dam", LOWER),
        ("élan", LOWER),
        ("Lund", CAPITALISED),
        ("A", CAPITALISED),
        ("McKay", CAPITALISED),
        ("Щорс", CAPITALISED),
        ("NATO", CAPITALS),
        ("G7", CAPITALS),
        ("1945", OTHER),
        ("%", OTHER),
        ("iPhone", OTHER),
        ("سد", OTHER),
    ],
)
def test_a_word_tells_its_case(word: str, case: int) -> None:
    assert (encode(word).features // 4).tolist() == [case]


def states(text: str) -> list[tuple[str, int]]:
    encoded = encode(text)
    return list(zip(list_words(text, encoded), (encoded.features % 4).tolist(), strict=True))


def test_a_word_tells_whether_it_stands_in_a_quotation_or_is_one_of_its_marks() -> None:
    assert states("He said “it rained” twice") == [
        ("He", OUTSIDE),
        ("said", OUTSIDE),
        ("“", OPENING),
        ("it", INSIDE),
        ("rained", INSIDE),
        ("”", CLOSING),
        ("twice", OUTSIDE),
    ]


def test_two_quotations_side_by_side_have_each_their_own_marks() -> None:
    assert [state for _, state in states('"No" "Yes"')] == [OPENING, INSIDE, CLOSING] * 2


def test_marks_of_two_signs_are_marks_throughout() -> None:
    assert [state for _, state in states("``No''")] == [OPENING, OPENING, INSIDE, CLOSING, CLOSING]


def test_a_quotation_that_runs_on_into_the_next_paragraph_has_no_closing_mark() -> None:
    found = [state for _, state in states("“One\n\n“Two”")]
    assert found == [OPENING, INSIDE, OPENING, INSIDE, CLOSING]


def test_an_apostrophe_opens_nothing() -> None:
    assert {state for _, state in states("The dogs’ owner isn’t here")} == {OUTSIDE}


@given(st.text(st.sampled_from("abcXYZ09 .,'’“”-–—…!?[]#$&|~^\n"), max_size=60))
@example("The bridge’s 12-mile wreckage — [SEP] ##s unk!")
def test_plain_english_has_the_pieces_that_the_tokenizer_gives(text: str) -> None:
    encoding = shipped_tokenizer().encode(text, add_special_tokens=False)
    assert encode(text).pieces.tolist() == encoding.ids
