"""Which numbers belong together: ranges, changes from one to another, votes and scores."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.figures import CHANGES, CONTESTS, DIRECTIONS, RANGING
from tracker.extraction.lexicon.numbers import MULTIPLIERS
from tracker.extraction.lexicon.units import UNITS
from tracker.extraction.quantities.money import currency_before, skip_currency
from tracker.extraction.quantities.numerals import Numeral, read_numeral
from tracker.extraction.quantities.pieces import DASHES, JOINTS, dash_between, word_at
from tracker.extraction.quantities.shares import read_decade_of_life, read_worded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_NEAR = 5
_MOVES = CHANGES | DIRECTIONS
_FAR = 10
_SCALABLE = Decimal(1000)
_TEN, _HUNDRED = Decimal(10), Decimal(100)
_FIRST_YEAR, _LAST_YEAR = Decimal(1700), Decimal(2099)


def read_amounts(pieces: Sequence[Token], at: int) -> tuple[Numeral, ...]:
    """Return what begins at piece `at`: nothing, one number or range, or the two numbers of a result."""
    worded = read_decade_of_life(pieces, at) or read_worded(pieces, at)
    if worded:
        return (worded,)
    low = read_numeral(pieces, at)
    if low is None:
        return ()
    high = _read_hyphened(pieces, low)
    if high:
        ranged = _is_attribute_range(pieces, low, high)
        return (replace(low, upper=high.value, after=high.after),) if ranged else (low, high)
    spoken = _read_spoken(pieces, low)
    if spoken:
        return (replace(low, upper=spoken.value, after=spoken.after),)
    joint = _after_unit(pieces, low)
    high = _read_second(pieces, low, joint)
    if high is None:
        return (low,)
    low = _sharing_scale(pieces, low, high)
    if _is_range(pieces, low, high):
        low = replace(low, upper=high.value, after=high.after, is_scaled=low.is_scaled or high.is_scaled)
    return (low,)


def _read_hyphened(pieces: Sequence[Token], low: Numeral) -> Numeral | None:
    """Return the second number of `5-to-4`, a result where no unit is joined to it."""
    dash = low.after
    joined = (
        dash_between(pieces, dash) and word_at(pieces, dash + 1) == "to" and dash_between(pieces, dash + 2)
    )
    return read_numeral(pieces, dash + 3) if joined else None


def _is_attribute_range(pieces: Sequence[Token], low: Numeral, high: Numeral) -> bool:
    """Tell `18-to-24-year-olds` from a result."""
    measured = dash_between(pieces, high.after) and word_at(pieces, high.after + 1) in UNITS
    return measured and low.value < high.value


def _read_spoken(pieces: Sequence[Token], low: Numeral) -> Numeral | None:
    """Return the second number of `3, 4 percent`, as people say it when they do not know exactly."""
    comma = low.after
    if word_at(pieces, comma) != "," or word_at(pieces, low.first - 1) == "," or comma + 1 >= len(pieces):
        return None
    high = read_numeral(pieces, comma + 1)
    if high is None or word_at(pieces, high.after) not in UNITS or low.is_scaled or high.is_scaled:
        return None
    step = high.value - low.value
    tens = step == _TEN and low.value % _TEN == 0
    return high if low.value < _HUNDRED and (step == 1 or tens) else None


def _after_unit(pieces: Sequence[Token], low: Numeral) -> int:
    """Step over the unit of `10 percent to 15 percent`."""
    at = low.after
    if word_at(pieces, at) == "per" and word_at(pieces, at + 1) == "cent":
        return at + 2
    return at + 1 if word_at(pieces, at) in UNITS else at


def _read_second(pieces: Sequence[Token], low: Numeral, joint: int) -> Numeral | None:
    word = word_at(pieces, joint)
    _, opener = currency_before(pieces, low.first)
    between = word_at(pieces, opener - 1) == "between" or word_at(pieces, opener - 2) == "between"
    if not (
        word in {"to", "or"} or (word in DASHES and _joins(pieces, joint)) or (between and word == "and")
    ):
        return None
    place = skip_currency(pieces, joint + 1)
    if place >= len(pieces):
        return None
    high = read_numeral(pieces, place)
    if high and joint != low.after and word_at(pieces, high.after) != pieces[low.after].lower:
        return None
    return high


def _joins(pieces: Sequence[Token], joint: int) -> bool:
    """Tell the dash of `10-15` or `10 – 15` from one that sets off a thought."""
    return dash_between(pieces, joint) or (
        joint + 1 < len(pieces)
        and pieces[joint].text == "–"
        and pieces[joint + 1].start - pieces[joint - 1].end <= len(" – ")
        and pieces[joint + 1].text[0].isdigit()
    )


def _sharing_scale(pieces: Sequence[Token], low: Numeral, high: Numeral) -> Numeral:
    """Give `10 to 15 million` its multiplier at both ends."""
    if low.is_scaled or not high.is_scaled or low.value >= _SCALABLE:
        return low
    scale = Decimal(1)
    for piece in pieces[high.first : high.after]:
        scale *= MULTIPLIERS.get(piece.lower, Decimal(1)) if piece.lower != "dozen" else Decimal(1)
    scaled = low.value * scale
    return replace(low, value=scaled, is_scaled=True) if scaled < high.value else low


def _is_range(pieces: Sequence[Token], low: Numeral, high: Numeral) -> bool:
    if high.value <= low.value or (high.is_scaled and not low.is_scaled and low.value < 1):
        return False
    _, opener = currency_before(pieces, low.first)
    near = [piece.lower for piece in pieces[max(0, opener - _NEAR - 1) : opener]]
    if "between" in near[-2:] or not RANGING.isdisjoint(near):
        return True
    if word_at(pieces, low.after) == "or":
        return high.value <= 2 * low.value + 1
    return not _is_change(pieces, low, high, near) and not _is_result(pieces, low, high, near)


def _is_change(pieces: Sequence[Token], low: Numeral, high: Numeral, near: Sequence[str]) -> bool:
    """Tell `rose from 5 to 7 percent` and `fell 9% to 12%` from ranges."""
    own_unit = low.after != _before_joint(pieces, low, high)
    if "from" in near[-2:]:
        return own_unit or not _MOVES.isdisjoint(near)
    far = low.upper is None and high.value >= _FAR * low.value
    return (own_unit or far) and not _MOVES.isdisjoint(near[-1:])


def _is_result(pieces: Sequence[Token], low: Numeral, high: Numeral, near: Sequence[str]) -> bool:
    """Tell the `46 to 54` of a vote, by the words about it, from a range."""
    if _looks_like_years(pieces, low, high) or word_at(pieces, high.after) in UNITS:
        return False
    after = {piece.lower for piece in pieces[high.after : high.after + _NEAR]}
    return not CONTESTS.isdisjoint({*near, *after})


def _before_joint(pieces: Sequence[Token], low: Numeral, high: Numeral) -> int:
    """Return the place of the word between the two ends."""
    joint = high.first - 1
    while joint > low.after and word_at(pieces, joint) not in JOINTS:
        joint -= 1
    return joint


def _looks_like_years(pieces: Sequence[Token], low: Numeral, high: Numeral) -> bool:
    plain = not low.is_scaled and pieces[low.first].text.isdigit()
    return plain and _FIRST_YEAR <= low.value <= _LAST_YEAR and high.value <= _LAST_YEAR
