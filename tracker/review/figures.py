"""What the number desk works with: the figures of an article, and what was found out about them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from tracker.text.spans import Span

PERCENT: Final = "percent"
SHARE: Final = "share"
TIMES: Final = "times"
TIME_UNITS: Final = frozenset(
    {"century", "decade", "year", "month", "week", "day", "night", "hour", "minute", "second"}
)
_MOST_DIGITS: Final = 15
_ROUND: Final = 1000
_HALF: Final = Decimal("0.5")
_ROUNDING_SHARE: Final = Decimal("0.03")
_HEDGED_SHARE: Final = Decimal("0.05")
_EXACT: Final = frozenset({"", "only", "just", "a total of", "all", "all of", "exactly"})
_VAGUE: Final = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "lakhs", "millions", "crores", "billions", "trillions"}
)


class Place(StrEnum):
    """Which part of the article a figure stands in."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BODY = "body"


class Check(StrEnum):
    """What was looked at."""

    SUM = "parts and whole"
    SHARE = "share and base"
    CHANGE = "change in percent"
    HEADLINE = "headline against body"
    ELSEWHERE = "the same thing elsewhere"
    EARLIER = "earlier articles"
    WEEKDAY = "date and weekday"


class Outcome(StrEnum):
    """What came out; none of them says whether a number is true."""

    FAILS = "does not add up"
    DIFFERS = "differs"
    HOLDS = "holds"
    WORKED_OUT = "worked out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of an article, where it stands; `upper` is set for a range only.

    `span` and `passage` lie in the body of the version.
    """

    value: Decimal
    upper: Decimal | None = None
    qualifier: str = ""
    unit: str = ""
    noun: str = ""
    as_of: str = ""
    span: Span
    passage: Span
    place: Place = Place.BODY

    @property
    def written(self) -> str:
        """Return the number alone, a range with both its ends."""
        return (
            write_number(self.value)
            if self.upper is None
            else f"{write_number(self.value)}–{write_number(self.upper)}"
        )

    @property
    def is_hedged(self) -> bool:
        """Tell whether the article says that the number is not exact."""
        return self.qualifier not in _EXACT

    @property
    def is_count(self) -> bool:
        """Tell whether the number counts things or measures an amount, unlike `hundreds` or a share."""
        is_vague = bool(self.qualifier) and self.qualifier.split()[-1] in _VAGUE
        return self.upper is None and not is_vague and self.unit not in TIME_UNITS | {PERCENT, SHARE, TIMES}


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierCount:
    """A number of the same thing in a claim of another article."""

    value: Decimal
    qualifier: str
    unit: str
    noun: str
    as_of: str
    claim_id: str
    claim_text: str
    headline: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something about numbers that a reviewer may want to look at: a suggestion with its arithmetic.

    `why` says which words made the tracker look; `spans` are where its numbers stand, `earlier` what other
    articles say.
    """

    check: Check
    outcome: Outcome
    arithmetic: str
    why: str
    spans: tuple[Span, ...]
    earlier: tuple[EarlierCount, ...] = ()


def write_number(value: Decimal) -> str:
    """Return a number as a newspaper prints it: `1,300`, `9.1`."""
    if value == value.to_integral_value() and value.adjusted() < _MOST_DIGITS:
        return f"{value:,.0f}"
    return f"{value.normalize():,f}" if abs(value.adjusted()) < _MOST_DIGITS else f"{value:.3g}"


def write_amount(value: Decimal, *, unit: str = "", noun: str = "", qualifier: str = "") -> str:
    """Return a number with how exactly, its unit and what is counted: `around 1,000 fighters`, `9.1%`."""
    return _with_words(_write_measured(value, unit), unit, noun, qualifier)


def tell(figure: Figure) -> str:
    """Return a figure in words, a range with both its ends."""
    measured = _write_measured(figure.value, figure.unit)
    if figure.upper is not None:
        ends = (_write_measured(figure.upper, figure.unit), write_number(figure.upper))
        is_led = measured.startswith(figure.unit)
        measured = f"{measured} to {ends[1]}" if is_led else f"{write_number(figure.value)} to {ends[0]}"
    return _with_words(measured, figure.unit, figure.noun, figure.qualifier)


def _write_measured(value: Decimal, unit: str) -> str:
    if unit in {PERCENT, SHARE}:
        percent = value * 100 if unit == SHARE else value
        return f"{write_number(round(percent, 1))}%"
    if unit == TIMES or not unit:
        return f"{write_number(value)}×" if unit else write_number(value)
    if len(unit) == len("EUR") and unit.isupper():
        return f"{unit} {write_number(value)}"
    return f"{write_number(value)} {unit}{'' if abs(value) == 1 or unit.endswith('s') else 's'}"


def _with_words(measured: str, unit: str, noun: str, qualifier: str) -> str:
    """Put what is counted behind a bare number, in brackets behind a measured one."""
    counted = f"({noun})" if noun and unit else noun
    return " ".join(each for each in (qualifier, measured, counted) if each)


def percent_of(figure: Figure) -> Decimal:
    """Return a percentage or a share in percent."""
    return figure.value * 100 if figure.unit == SHARE else figure.value


def agree(exact: Decimal, rounded: Decimal, *, is_hedged: bool = False) -> bool:
    """Tell whether `rounded` may stand for `exact`: equal, rounded to its last digit, or hedged nearby."""
    gap = abs(exact - rounded)
    if not gap:
        return True
    place = _last_place(rounded)
    # 40,000 may stand for 40,200 and 40% for 39.7%, but 230 is not 231.
    near = min(place / 2, abs(rounded) * _ROUNDING_SHARE if place >= _ROUND else _HALF)
    return gap <= near or (is_hedged and gap <= abs(rounded) * _HEDGED_SHARE)


def is_near(one: Decimal, other: Decimal, share: Decimal) -> bool:
    """Tell whether two numbers differ by no more than `share` of the greater."""
    return abs(one - other) <= share * max(abs(one), abs(other))


def _last_place(value: Decimal) -> Decimal:
    """Return the worth of the last digit that is not zero: 10,000 for 40,000, 0.1 for 9.1."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)
