"""Which numbers a text gives, how exactly, in what unit and of what; dates and labels are none."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.extraction.counted import find_counted
from tracker.extraction.lexicon.numbers import (
    CURRENCIES,
    LABELS,
    MULTIPLIERS,
    NUMBER_WORDS,
    QUALIFIERS,
    TIME_UNITS,
    UNITS,
    YEAR_OPENERS,
)
from tracker.extraction.proposal import ProposedQuantity
from tracker.extraction.tokens import Token, tokenise
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_SUFFIXED = re.compile(r"(\d+(?:\.\d+)?)(m|mn|bn|k|tn)", re.IGNORECASE)
_RANGED = re.compile(r"(\d+(?:\.\d+)?)-(\d+(?:\.\d+)?)")
_RANGE_WORDS = frozenset({"to", "-", "–", "or"})
_CLOCK = frozenset(["a.m.", "p.m.", "am", "pm", "gmt", "o'clock"])
_GLUE = frozenset("-–#.:/")
_MOST_DIGITS = 15
_FIRST_YEAR, _LAST_YEAR = Decimal(1900), Decimal(2099)
_LAST_DAY = 31
_SHORTEST_LABELLED = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A number read from tokens `[first, after)`; `spelt` when in words."""

    value: Decimal
    upper: Decimal | None
    first: int
    after: int
    spelt: bool


def find_quantities(text: str, span: Span) -> tuple[ProposedQuantity, ...]:
    """Return the quantities inside `span`, in order; the span of each covers number, multiplier and sign."""
    tokens = tokenise(text, span.start, span.end)
    found: list[ProposedQuantity] = []
    at = 0
    while at < len(tokens):
        number = _read_range(tokens, at)
        if number is None:
            at += 1
            continue
        if not _is_date_or_label(tokens, number):
            found.append(_describe(tokens, number))
        at = number.after
    return tuple(found)


def _read_range(tokens: Sequence[Token], at: int) -> _Number | None:
    hyphenated = _RANGED.fullmatch(tokens[at].text)
    if hyphenated and len(tokens[at].text) <= _MOST_DIGITS:
        low, high = Decimal(hyphenated[1]), Decimal(hyphenated[2])
        return _multiplied(tokens, _Number(value=low, upper=high, first=at, after=at + 1, spelt=False))
    low_number = _read_number(tokens, at)
    if low_number is None:
        return None
    joint = low_number.after
    opener = at - 1 - (at > 1 and tokens[at - 1].text in CURRENCIES)
    between = opener >= 0 and tokens[opener].lower == "between"
    if joint + 1 >= len(tokens) or not (
        tokens[joint].lower in _RANGE_WORDS or (between and tokens[joint].lower == "and")
    ):
        return low_number
    second = joint + 1 + (tokens[joint + 1].text in CURRENCIES)
    high_number = _read_number(tokens, second) if second < len(tokens) else None
    if high_number is None or high_number.value <= low_number.value:
        return low_number
    scale = Decimal(1) if low_number.after - low_number.first > 1 else _scale(tokens, high_number)
    return _Number(
        value=low_number.value * scale,
        upper=high_number.value,
        first=low_number.first,
        after=high_number.after,
        spelt=low_number.spelt,
    )


def _scale(tokens: Sequence[Token], number: _Number) -> Decimal:
    """Return the multiplier that `10 to 15 million` gives to both ends."""
    if number.after - number.first < 2:  # noqa: PLR2004
        return Decimal(1)
    return MULTIPLIERS.get(tokens[number.after - 1].lower, Decimal(1))


def _read_number(tokens: Sequence[Token], at: int) -> _Number | None:
    token = tokens[at]
    if len(token.text) > _MOST_DIGITS + 5:
        return None
    if _DIGITS.fullmatch(token.text) and len(token.text) <= _MOST_DIGITS:
        value = Decimal(token.text.replace(",", ""))
        return _multiplied(tokens, _Number(value=value, upper=None, first=at, after=at + 1, spelt=False))
    suffixed = _SUFFIXED.fullmatch(token.text)
    if suffixed:
        value = Decimal(suffixed[1]) * MULTIPLIERS[suffixed[2].lower()]
        return _Number(value=value, upper=None, first=at, after=at + 1, spelt=False)
    if token.lower in NUMBER_WORDS:
        number = _Number(value=NUMBER_WORDS[token.lower], upper=None, first=at, after=at + 1, spelt=True)
        return _multiplied(tokens, number)
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if token.lower in {"a", "half"} and following in MULTIPLIERS and len(following) > 2:  # noqa: PLR2004
        return _multiplied(tokens, _Number(value=Decimal(1), upper=None, first=at, after=at + 1, spelt=True))
    return None


def _multiplied(tokens: Sequence[Token], number: _Number) -> _Number:
    value, upper, after = number.value, number.upper, number.after
    while after < len(tokens) and tokens[after].lower in MULTIPLIERS and value < Decimal(10**12):
        value *= MULTIPLIERS[tokens[after].lower]
        upper = upper * MULTIPLIERS[tokens[after].lower] if upper is not None else None
        after += 1
    return _Number(value=value, upper=upper, first=number.first, after=after, spelt=number.spelt)


def _is_date_or_label(tokens: Sequence[Token], number: _Number) -> bool:
    before = tokens[number.first - 1] if number.first else None
    following = tokens[number.after] if number.after < len(tokens) else None
    word = tokens[number.first].text
    if number.spelt:
        return _is_idle_one(tokens, number, before, following)
    if ":" in word or (following is not None and following.lower in _CLOCK):
        return True
    if _is_year(word, number, before, following) or _is_day(tokens, number, before, following):
        return True
    return before is not None and _is_label(tokens, number, before, following)


def _is_label(tokens: Sequence[Token], number: _Number, before: Token, following: Token | None) -> bool:
    """Tell the numbers of `Article 5`, `Flight 93` and `#7` from counts."""
    if before.text in _GLUE or (following is not None and following.text == "/"):
        return before.end == tokens[number.first].start or before.text == "#"
    if number.value >= _SHORTEST_LABELLED or (following is not None and following.lower in UNITS):
        return False
    if before.lower in LABELS and before.is_capital:
        return True
    counted = following is not None and following.is_word and not following.is_capital
    named = before.is_capital and number.first > 1 and not _is_qualifier(before)
    return (named or before.lower in LABELS) and not counted


def _is_idle_one(
    tokens: Sequence[Token], number: _Number, before: Token | None, following: Token | None
) -> bool:
    """Tell the `one` of `one of them` and `no one` from a count."""
    if number.after - number.first > 1 or number.value > 1:
        return following is not None and following.is_time and following.is_capital
    if before is not None and before.lower in {"no", "any", "every", "this", "that", "each", "the"}:
        return True
    return following is None or not following.is_word or not _qualified(tokens, number.first)


def _is_year(word: str, number: _Number, before: Token | None, following: Token | None) -> bool:
    if not word.isdigit() or not _FIRST_YEAR <= number.value <= _LAST_YEAR or number.after - number.first > 1:
        return number.upper is not None and _FIRST_YEAR <= number.value <= _LAST_YEAR >= number.upper
    if before is None:
        return following is None or not following.lower.endswith("s")
    return (
        before.lower in YEAR_OPENERS
        or before.is_time
        or before.text in ",(-–"
        or before.lower.isdigit()
        or following is None
        or not following.lower.endswith("s")
    )


def _is_day(tokens: Sequence[Token], number: _Number, before: Token | None, following: Token | None) -> bool:
    if number.value > _LAST_DAY:
        return False
    if following is not None and following.is_time and following.is_capital:
        return True
    if before is None:
        return False
    if before.is_time and before.is_capital:
        return True
    again = before.lower in {"and", "to", "-", "–", "or"} and number.first > 2  # noqa: PLR2004
    return again and tokens[number.first - 2].lower.isdigit() and tokens[number.first - 3].is_time


def _is_qualifier(token: Token) -> bool:
    return any(phrase[-1] == token.lower for phrase in QUALIFIERS)


def _qualified(tokens: Sequence[Token], first: int) -> str | None:
    """Return the qualifier that ends just before token `first`."""
    for phrase in QUALIFIERS:
        start = first - len(phrase)
        if start >= 0 and all(t.lower == word for t, word in zip(tokens[start:first], phrase, strict=True)):
            return " ".join(phrase)
    return None


def _describe(tokens: Sequence[Token], number: _Number) -> ProposedQuantity:
    first = number.first
    currency = CURRENCIES.get(tokens[first - 1].text) if first else None
    if currency:
        first -= 1
    qualifier = _qualified(tokens, first - (1 if first and tokens[first - 1].lower == "between" else 0))
    unit, noun, after = find_counted(tokens, number.after)
    if qualifier == "over" and unit in TIME_UNITS:
        qualifier = None
    return ProposedQuantity(
        value=_plain(number.value),
        upper=_plain(number.upper) if number.upper is not None else None,
        qualifier=qualifier,
        unit=currency or unit,
        noun=noun,
        span=Span(tokens[first].start, tokens[max(after, number.after) - 1].end),
    )


def _plain(value: Decimal) -> Decimal:
    """Return the number without a fraction of zero, so that 1.5 million is 1500000."""
    whole = value.to_integral_value()
    return whole if value == whole else value
