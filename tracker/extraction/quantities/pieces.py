"""Words and marks of a text, with what is glued to a number (`32-year-old`, `118m`, `Rs500`) taken apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.numbers import MULTIPLIER_WORDS, MULTIPLIERS, NUMBER_WORDS
from tracker.extraction.lexicon.units import CURRENCY_CODES, GLUED_UNITS
from tracker.extraction.structure.tokens import Token, tokenise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

HYPHENS = frozenset("-\u2011")  # the second never breaks a line
DASHES = HYPHENS | frozenset("–—−")
JOINTS = DASHES | {"to", "and", "or"}
_LONGEST = 60
_PART = re.compile("[-\u2011]|[^-\u2011]+")
_GLUED = re.compile(r"(\d+)([^\W\d_]{1,8})")
_RATED = "magnitude-"
_CODED = re.compile(r"([A-Za-z]{2,3})(\d+)")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")


def read_pieces(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]` in order, so that every number is a token of its own."""
    found: list[Token] = []
    reached = start
    for token in tokenise(text, start, end):
        if token.start < reached:
            continue
        if token.text.isalpha() or len(token.text) > _LONGEST or not token.is_word:
            found.append(token)
        else:
            found += _split(text, token, end)
            reached = found[-1].end
    return tuple(found)


def is_glued(left: Token, right: Token) -> bool:
    """Tell whether nothing stands between two pieces."""
    return left.end == right.start


def word_at(pieces: Sequence[Token], number: int) -> str:
    """Return the piece in lower case, or nothing outside the text."""
    return pieces[number].lower if 0 <= number < len(pieces) else ""


def follows_glued(pieces: Sequence[Token], number: int) -> bool:
    """Tell whether piece `number` exists and touches the one before it."""
    return 0 < number < len(pieces) and is_glued(pieces[number - 1], pieces[number])


def dash_between(pieces: Sequence[Token], number: int) -> bool:
    """Tell whether piece `number` is a dash that touches both its neighbours."""
    return (
        0 < number < len(pieces) - 1
        and pieces[number].text in DASHES
        and is_glued(pieces[number - 1], pieces[number])
        and is_glued(pieces[number], pieces[number + 1])
    )


def _split(text: str, token: Token, end: int) -> Iterator[Token]:
    parts = list(_PART.finditer(token.text))
    first = parts[0].group()
    if token.lower.startswith(_RATED):
        middle = token.start + len(_RATED)
        figure = _FIGURE.match(text, middle, min(end, middle + _LONGEST))
        yield _piece(text, token.start, middle - 1)
        yield _piece(text, middle - 1, middle)
        yield _piece(text, middle, figure.end() if figure else token.end)
    elif len(parts) == 1 or not _opens_number(first):
        yield from _unglue(text, token, end)
    else:
        for part in parts:
            start = token.start + part.start()
            yield from _unglue(text, _piece(text, start, token.start + part.end()), end)


def _opens_number(word: str) -> bool:
    lower = word.lower()
    return lower[0].isdigit() or lower in NUMBER_WORDS or lower in MULTIPLIER_WORDS or lower == "half"


def _unglue(text: str, token: Token, end: int) -> Iterator[Token]:
    glued = _GLUED.fullmatch(token.text)
    if glued and (glued[2].lower() in MULTIPLIERS or glued[2].lower() in GLUED_UNITS):
        middle = token.start + len(glued[1])
        yield _piece(text, token.start, middle)
        yield _piece(text, middle, token.end)
        return
    coded = _CODED.fullmatch(token.text)
    if coded and coded[1].lower() in CURRENCY_CODES:
        middle = token.start + len(coded[1])
        figure = _FIGURE.match(text, middle, min(end, middle + _LONGEST))
        yield _piece(text, token.start, middle)
        yield _piece(text, middle, figure.end() if figure else token.end)
        return
    yield token


def _piece(text: str, start: int, end: int) -> Token:
    word = text[start:end]
    return Token(text=word, lower=word.lower().replace("’", "'"), start=start, end=end)
