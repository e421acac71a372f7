"""Which currency a number is written with: a sign or code in front of it, or cents behind it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.units import CURRENCY_CODES, CURRENCY_SIGNS, DOLLAR_PREFIXES, HUNDREDTHS
from tracker.extraction.quantities.pieces import follows_glued, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.quantities.numerals import Numeral
    from tracker.extraction.structure.tokens import Token

_DOLLARS = re.compile(r"(?<![A-Za-z])\$|\bUS\$|\b[Dd]ollars?\b")
_HUNDRED = 100
_REMEMBERED = 16


def currency_before(pieces: Sequence[Token], number: int) -> tuple[str | None, int]:
    """Return the currency written just before piece `number` and where its sign begins."""
    sign = number - 1
    if sign < 0:
        return None, number
    written = pieces[sign]
    if written.text in CURRENCY_SIGNS:
        prefix = word_at(pieces, sign - 1) if follows_glued(pieces, sign) else ""
        if written.text == "$" and prefix in DOLLAR_PREFIXES:
            return DOLLAR_PREFIXES[prefix], sign - 1
        return CURRENCY_SIGNS[written.text], sign
    if written.text == "." and word_at(pieces, sign - 1) == "rs":
        return CURRENCY_CODES["rs"], sign - 1
    if written.lower in CURRENCY_CODES and (written.text.isupper() or written.text == "Rs"):
        return CURRENCY_CODES[written.lower], sign
    return None, number


def in_whole_money(text: str, numeral: Numeral, unit: str | None) -> tuple[Numeral, str | None]:
    """Return 69 cents as 0.69 dollars; cents stay cents in a text that names no dollars."""
    currency = HUNDREDTHS.get(unit) if unit else None
    if unit == "cent" and _names_dollars(text):
        currency = "USD"
    if currency is None:
        return numeral, unit
    upper = numeral.upper / _HUNDRED if numeral.upper is not None else None
    return replace(numeral, value=numeral.value / _HUNDRED, upper=upper), currency


@lru_cache(maxsize=_REMEMBERED)
def _names_dollars(text: str) -> bool:
    return _DOLLARS.search(text) is not None


def skip_currency(pieces: Sequence[Token], at: int) -> int:
    """Return the place after a currency sign or code that begins at `at`, or `at`."""
    for length in (1, 2):
        code, first = currency_before(pieces, at + length) if at + length <= len(pieces) else (None, at)
        if code and first == at:
            return at + length
    return at
