"""The canonical form of a text, and the input that is refused as no text."""

from __future__ import annotations

import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.errors import UnreadableTextError
from tracker.text.normalize import canonicalise, check_text, decode_text

letters = st.text(st.characters(exclude_categories=["Cs"]))
marks = st.text(
    st.sampled_from("e\u0301\u0316\u0323\u0344\u0f73\u0f71한\u1100\u1161"), min_size=30, max_size=200
)


@given(st.one_of(letters, marks))
def test_making_a_text_canonical_twice_changes_nothing(text: str) -> None:
    assert canonicalise(canonicalise(text)) == canonicalise(text)


@given(st.one_of(letters, marks))
def test_a_canonical_text_is_in_nfc(text: str) -> None:
    assert unicodedata.is_normalized("NFC", canonicalise(text))


@given(st.one_of(letters, marks))
def test_a_canonical_text_differs_from_plain_nfc_in_line_ends_alone(text: str) -> None:
    plain = unicodedata.normalize("NFC", text)
    assert canonicalise(text) == plain.replace("\r\n", "\n").replace("\r", "\n")


def test_every_line_end_becomes_one_newline() -> None:
    assert canonicalise("a\r\nb\rc\nd\r\n\r\ne") == "a\nb\nc\nd\n\ne"


def test_spaces_tabs_and_quotation_marks_stay_as_they_are() -> None:
    text = "\t “a”\u00a0b  c\u200b\n"
    assert canonicalise(text) == text


def test_long_runs_of_combining_marks_take_no_quadratic_time() -> None:
    assert unicodedata.is_normalized("NFC", canonicalise("e" + "\u0301\u0316" * 300_000))


def test_utf8_is_read_with_and_without_a_byte_order_mark() -> None:
    assert decode_text("Жақсы".encode()) == decode_text(codecs.BOM_UTF8 + "Жақсы".encode()) == "Жақсы"


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_utf16_is_read_when_it_has_a_byte_order_mark(mark: bytes, encoding: str) -> None:
    assert decode_text(mark + "Zoë 🇰🇿".encode(encoding)) == "Zoë 🇰🇿"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b" \n\t\n", "white space"),
        (b"one\x00two", "NUL"),
        (b"\x89PNG\r\n\x1a\n\xff\xfe", "not plain text"),
        ("café".encode("latin-1"), "not plain text"),
        (codecs.BOM_UTF16_LE + b"a", "not plain text"),
        (b"\xed\xa0\x80 half", "not plain text"),
        (b"\x01\x02\x03\x04 abc", "control characters"),
    ],
)
def test_bytes_that_are_no_text_are_refused_with_the_reason(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableTextError, match=reason):
        decode_text(raw)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("  \r\n \u00a0", "white space"),
        ("\ufeff", "white space"),
        ("a\x00b", "NUL"),
        ("a\ud83d", "lone surrogate"),
        ("\x1b\x1b\x1b", "control characters"),
    ],
)
def test_text_that_cannot_be_stored_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(UnreadableTextError, match=reason):
        check_text(text)


@pytest.mark.parametrize(
    "text", ["a", "قال الرئيس", "👩\u200d👩\u200d👧 family", "tab\there", "page\x0cbreak"]
)
def test_text_in_any_script_passes_unchanged(text: str) -> None:
    assert check_text(text) == text


@given(st.binary(max_size=200))
def test_any_bytes_are_either_read_or_refused_in_one_sentence(raw: bytes) -> None:
    refusal = ""
    try:
        decode_text(raw)
    except UnreadableTextError as error:
        refusal = str(error)
    assert refusal.count(".") <= 1
