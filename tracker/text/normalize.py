"""What makes an article's text canonical, and which input is no text at all."""

from __future__ import annotations

import codecs
import re
import unicodedata

from tracker.errors import UnreadableTextError

_LONG_RUN = re.compile("[^\x00-\u02ff]{33,}")
_LINE_ENDS = re.compile("\r\n?")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_CONTROLS_PER_THOUSAND = 10

_EMPTY = "The text is empty."
_BLANK = "The text holds nothing but white space."
_NUL = "The text contains a NUL character, so it is not plain text."
_LONE_SURROGATE = "The text contains half of a character pair (a lone surrogate), so it cannot be stored."
_BINARY = "The text is mostly control characters, so it looks like a binary file."
_NOT_UTF8 = "The file is not plain text in UTF-8 (or in UTF-16 with a byte order mark)."


def canonicalise(raw: str) -> str:
    """Return `raw` in NFC with every line end as a newline, and nothing else changed.

    Idempotent; takes linear time on any input.
    """
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_sort_marks, _LINE_ENDS.sub("\n", raw)))


def check_text(text: str) -> str:
    """Return `text` unchanged when it can be stored and read.

    Raises:
        UnreadableTextError: it is empty, blank, binary, or holds a NUL or a lone surrogate.
    """
    if not text:
        raise UnreadableTextError(_EMPTY)
    if "\x00" in text:
        raise UnreadableTextError(_NUL)
    if _SURROGATES.search(text):
        raise UnreadableTextError(_LONE_SURROGATE)
    if not text.strip("\ufeff \u200b") or text.isspace():
        raise UnreadableTextError(_BLANK)
    if len(_CONTROLS.findall(text)) * 1000 > len(text) * _CONTROLS_PER_THOUSAND:
        raise UnreadableTextError(_BINARY)
    return text


def decode_text(raw: bytes) -> str:
    """Return the text of a file: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Raises:
        UnreadableTextError: the bytes are in no such encoding, or `check_text` refuses the text.
    """
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif b"\x00" in raw:
        raise UnreadableTextError(_NUL)
    else:
        encoding = "utf-8-sig"
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableTextError(_NOT_UTF8) from error
    return check_text(text)


def _sort_marks(found: re.Match[str]) -> str:
    """Order long runs of combining marks by class, which is canonically equivalent.

    CPython orders them by insertion, in quadratic time: one megabyte of alternating marks takes minutes.
    Each character is decomposed first because a few of class 0 decompose into marks.
    """
    ordered: list[str] = []
    run: list[str] = []
    for char in "".join(unicodedata.normalize("NFD", char) for char in found.group()):
        if unicodedata.combining(char):
            run.append(char)
            continue
        ordered += sorted(run, key=unicodedata.combining)
        run = []
        ordered.append(char)
    return "".join(ordered + sorted(run, key=unicodedata.combining))
