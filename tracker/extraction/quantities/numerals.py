"""How English writes a number: in digits, in words, with multipliers, and as a range or a result."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.numbers import (
    ABBREVIATED_MULTIPLIERS,
    FREE_ABBREVIATIONS,
    MULTIPLIER_WORDS,
    MULTIPLIERS,
    NUMBER_WORDS,
    SMALL_NUMBERS,
    TENS,
    VULGAR_FRACTIONS,
)
from tracker.extraction.quantities.pieces import HYPHENS, follows_glued, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_DIGITS = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_VULGAR = re.compile(r"(\d{0,6})([½⅓⅔¼¾])")
_MOST_DIGITS = 15
_LARGEST = Decimal(10**13)
_MOST_MULTIPLIERS = 3
_MOST_WORDS = 12
_HUNDRED, _THOUSAND = Decimal(100), Decimal(1000)
_VAGUE = frozenset(["few", "several", "couple", "many"])
_BEFORE_VAGUE = _VAGUE | {"of"}
_SLASHED = frozenset(["2", "3", "4", "8", "16", "32"])
_POINTED = {"half": Decimal("0.5"), "quarter": Decimal("0.25"), "third": Decimal("0.3333")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """A number read from the pieces `[first, after)`; `unit` and `qualifier` when its very words say them."""

    value: Decimal
    first: int
    after: int
    upper: Decimal | None = None
    is_spelt: bool = False
    is_scaled: bool = False
    unit: str | None = None
    qualifier: str | None = None


def read_numeral(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Return the single number that begins at piece `at`, with its multipliers and `and a half`."""
    numeral = _read_digits(pieces, at) or _read_spelt(pieces, at) or _read_round(pieces, at)
    return _with_fraction(pieces, numeral) if numeral else None


def _read_digits(pieces: Sequence[Token], at: int) -> Numeral | None:
    word = pieces[at].text
    if len(word) > _MOST_DIGITS:
        return None
    vulgar = _VULGAR.fullmatch(word)
    if vulgar:
        value = Decimal(vulgar[1] or 0) + VULGAR_FRACTIONS[vulgar[2]]
    elif word.isascii() and _DIGITS.fullmatch(word):
        value = Decimal(word.replace(",", ""))
    else:
        return None
    return _multiplied(pieces, Numeral(value=value, first=at, after=at + 1))


def _read_spelt(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Read `twenty-one`, `three hundred and fifty` and `two thousand five hundred`."""
    if pieces[at].lower not in NUMBER_WORDS:
        return None
    total, current, number, scaled = Decimal(0), Decimal(0), at, False
    while number < min(len(pieces), at + _MOST_WORDS):
        step = _skip_joint(pieces, number) if number > at else number
        word = word_at(pieces, step)
        if word in NUMBER_WORDS and _fits(word, current):
            current += NUMBER_WORDS[word]
        elif word == "hundred" and 0 < current < _HUNDRED:
            current, scaled = current * _HUNDRED, True
        elif word in MULTIPLIER_WORDS and 0 < current < _THOUSAND:
            total, current, scaled = total + current * MULTIPLIER_WORDS[word], Decimal(0), True
        else:
            break
        number = step + 1
    return Numeral(value=total + current, first=at, after=number, is_spelt=True, is_scaled=scaled)


def _skip_joint(pieces: Sequence[Token], number: int) -> int:
    """Step over the hyphen of `twenty-one` and the `and` of `two hundred and one`."""
    before = pieces[number - 1].lower
    if pieces[number].text in HYPHENS and follows_glued(pieces, number) and follows_glued(pieces, number + 1):
        following = word_at(pieces, number + 1)
        joins = following in MULTIPLIER_WORDS or (before in TENS and following in SMALL_NUMBERS)
        return number + 1 if joins else number
    if pieces[number].lower == "and" and before in {"hundred", "thousand"}:
        return number + 1
    return number


def _fits(word: str, current: Decimal) -> bool:
    """Tell whether a number word can go on where `current` stands: after `twenty` only a unit can."""
    if current % _HUNDRED == 0:
        return current == 0 or NUMBER_WORDS[word] > 0
    return current % 10 == 0 and word in SMALL_NUMBERS and 0 < SMALL_NUMBERS[word] < 10  # noqa: PLR2004


def _read_round(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Read `a million`, `half a dozen`, `half-million`, and `several hundred`, whose digit nobody knows."""
    word, following = pieces[at].lower, at + 1
    share = Decimal(1)
    if word == "half":
        share = Decimal("0.5")
        following += word_at(pieces, following) in HYPHENS
        following += word_at(pieces, following) == "a"
        following += word_at(pieces, following) in HYPHENS
    elif word == "a" and word_at(pieces, following) == "half":
        share = Decimal("0.5")
        following += 1 + (word_at(pieces, following + 1) in HYPHENS)
    elif word in {"a", "the"} and word_at(pieces, following) in MULTIPLIER_WORDS:
        if word == "the" and word_at(pieces, following) != "dozen":
            return None
    elif word in MULTIPLIER_WORDS and word_at(pieces, at - 1) in _BEFORE_VAGUE:
        return _vague(pieces, at)
    else:
        return None
    if word_at(pieces, following) not in MULTIPLIER_WORDS:
        return None
    value = share * MULTIPLIER_WORDS[pieces[following].lower]
    scaled = Numeral(value=value, first=at, after=following + 1, is_spelt=True, is_scaled=True)
    return _multiplied(pieces, scaled)


def _vague(pieces: Sequence[Token], at: int) -> Numeral | None:
    first = at - 1
    if word_at(pieces, first) == "of":
        first -= 1
    vague = word_at(pieces, first)
    if vague not in _VAGUE or (vague != "couple" and first != at - 1):
        return None
    qualifier = vague
    if vague in {"few", "couple"} and word_at(pieces, first - 1) == "a":
        qualifier = f"a {vague}"
    numeral = Numeral(
        value=MULTIPLIER_WORDS[pieces[at].lower], first=at, after=at + 1, is_spelt=True, is_scaled=True
    )
    return replace(_multiplied(pieces, numeral), qualifier=qualifier)


def _multiplied(pieces: Sequence[Token], numeral: Numeral) -> Numeral:
    value, after = numeral.value, numeral.after
    for _ in range(_MOST_MULTIPLIERS):
        hyphened = word_at(pieces, after) in HYPHENS and follows_glued(pieces, after)
        place = after + hyphened
        word = word_at(pieces, place)
        if word not in MULTIPLIERS or value >= _LARGEST or not _multiplies(pieces, place):
            break
        value *= MULTIPLIERS[word]
        after = place + 1
    return replace(numeral, value=value, after=after, is_scaled=True) if after > numeral.after else numeral


def _multiplies(pieces: Sequence[Token], place: int) -> bool:
    word = pieces[place].lower
    glued = follows_glued(pieces, place)
    return glued or word not in ABBREVIATED_MULTIPLIERS or word in FREE_ABBREVIATIONS


def _with_fraction(pieces: Sequence[Token], numeral: Numeral) -> Numeral:
    """Add the half of `two and a half`; `a million and a half` has half a million."""
    after = numeral.after
    fraction = None if numeral.is_scaled else _read_slashed(pieces, after)
    if fraction is not None:
        joined = word_at(pieces, after) in HYPHENS
        return replace(numeral, value=numeral.value + fraction, after=after + joined + 3)
    step = 2 if word_at(pieces, after) in HYPHENS else 1
    after += step - 1
    words = tuple(word_at(pieces, after + place) for place in range(0, 3 * step, step))
    if words[:2] != ("and", "a") or words[2] not in _POINTED or numeral.is_scaled:
        return numeral
    return replace(numeral, value=numeral.value + _POINTED[words[2]], after=after + 2 * step + 1)


def _read_slashed(pieces: Sequence[Token], at: int) -> Decimal | None:
    """Read the `1/2` of `5 1/2` and `5-1/2`."""
    at += word_at(pieces, at) in HYPHENS and follows_glued(pieces, at)
    part, whole = word_at(pieces, at), word_at(pieces, at + 2)
    if not part.isdecimal() or word_at(pieces, at + 1) != "/" or whole not in _SLASHED:
        return None
    glued = follows_glued(pieces, at + 1) and follows_glued(pieces, at + 2)
    return Decimal(part) / Decimal(whole) if glued and len(part) < len("100") else None
