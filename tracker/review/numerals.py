"""Which numbers some words give, in digits or in words, so that two wordings can be compared."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_SMALL: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS: Final = {
    **{word: Decimal(value) for value, word in enumerate(_SMALL)},
    **{word: Decimal(10 * value) for value, word in enumerate(_TENS, start=2)},
}
_POWERS: Final = {
    "dozen": Decimal(12),
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "k": Decimal(1000),
    "lakh": Decimal(10**5),
    "m": Decimal(10**6),
    "mn": Decimal(10**6),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "bn": Decimal(10**9),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
}
_NUMBER: Final = re.compile(
    rf"""(?<![\w.,])(?:(?P<digits>\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+(?:\.\d+)?)
    |(?P<tens>{"|".join(_TENS)})(?:[\s-](?P<ones>{"|".join(_SMALL[1:10])}))?\b
    |(?P<small>{"|".join(sorted(_SMALL, key=len, reverse=True))})\b)
    (?P<powers>(?:[\s-]?(?:{"|".join(sorted(_POWERS, key=len, reverse=True))})s?\b)*)""",
    re.VERBOSE | re.IGNORECASE,
)
_MOST_DIGITS: Final = 30


def read_numbers(words: str) -> dict[Decimal, str]:
    """Return the numbers in `words` with how each is first written, in order.

    A bare `one` is left out, as it is a pronoun more often than a number.
    """
    found: dict[Decimal, str] = {}
    for each in _NUMBER.finditer(words):
        written = each.group().strip()
        if written.lower() == "one" or len(written) > _MOST_DIGITS:
            continue
        found.setdefault(_value_of(each), written)
    return found


def _value_of(found: re.Match[str]) -> Decimal:
    if found["digits"]:
        value = Decimal(found["digits"].replace(",", ""))
    elif found["tens"]:
        value = _WORDS[found["tens"].lower()] + _WORDS[(found["ones"] or "zero").lower()]
    else:
        value = _WORDS[found["small"].lower()]
    for power in re.findall(r"[a-z]+", found["powers"].lower()):
        value *= _POWERS[power] if power in _POWERS else _POWERS[power.removesuffix("s")]
    return value.normalize()
