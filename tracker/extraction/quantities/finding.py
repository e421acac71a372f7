"""Which numbers a text gives: how exactly, in what unit, of what and as of when."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.numbers import QUALIFIER_ENDS, QUALIFIERS
from tracker.extraction.lexicon.units import SPANNED_UNITS, TIME_UNITS
from tracker.extraction.proposal import ProposedQuantity
from tracker.extraction.quantities.ages import is_age, person_before
from tracker.extraction.quantities.amounts import read_amounts
from tracker.extraction.quantities.as_of import read_calendar
from tracker.extraction.quantities.counted import find_measure, find_noun
from tracker.extraction.quantities.hints import may_begin, may_hold_number
from tracker.extraction.quantities.money import currency_before, in_whole_money
from tracker.extraction.quantities.numerals import read_numeral
from tracker.extraction.quantities.pieces import JOINTS, follows_glued, read_pieces, word_at
from tracker.extraction.quantities.uncounted import counts_nothing, is_chain
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from tracker.extraction.quantities.numerals import Numeral
    from tracker.extraction.structure.tokens import Token

_QUALIFIERS_AFTER = (("or", "so"), ("or", "more"), ("or", "fewer"), ("or", "less"))
_QUALIFIERS_BY_END = {
    end: tuple(phrase for phrase in QUALIFIERS if phrase[-1] == end) for end in QUALIFIER_ENDS
}
# A table pasted as one line has more than anybody reviews.
_MOST_IN_A_STRETCH = 1000
_REMEMBERED = 512
_BEFORE_UP = frozenset({"add", "adds", "added", "adding", "live", "stand", "stood", "own"})
_SPELT_MINUS = frozenset({"minus", "negative"})
_MEASURED_BELOW_ZERO = frozenset({"percent", "percentage point", "point", "degree"})


# The splitter asks about the same stretch while it cuts, judges and finishes a claim.
@lru_cache(maxsize=_REMEMBERED)
def find_quantities(text: str, span: Span) -> tuple[ProposedQuantity, ...]:
    """Return the quantities inside `span`, in order; the span of each covers number, multiplier and sign.

    The date at which a number holds may stand outside `span`, in the same sentence.
    """
    if not may_hold_number(text, span.start, span.end):
        return ()
    pieces = read_pieces(text, span.start, span.end)
    numerals = _counting_numerals(pieces)
    if not numerals:
        return ()
    found = tuple(_describe(text, pieces, numeral) for numeral in numerals)
    if all(quantity.unit in TIME_UNITS for quantity in found):
        return found
    calendar = read_calendar(text, span)
    dates = (calendar.date_of(quantity.span, quantity.unit) for quantity in found)
    return tuple(replace(each, as_of=date) if date else each for each, date in zip(found, dates, strict=True))


def _counting_numerals(pieces: Sequence[Token]) -> list[Numeral]:
    found: list[Numeral] = []
    at = 0
    while at < len(pieces) and len(found) < _MOST_IN_A_STRETCH:
        if not may_begin(pieces, at):
            at += 1
            continue
        chained = is_chain(pieces, at) if pieces[at].text.isdigit() else at
        if chained > at:
            at = chained
            continue
        numerals = read_amounts(pieces, at)
        found += [numeral for numeral in numerals if not counts_nothing(pieces, numeral)]
        at = numerals[-1].after if numerals else at + 1
    return found


def _describe(text: str, pieces: Sequence[Token], numeral: Numeral) -> ProposedQuantity:
    currency, first = currency_before(pieces, numeral.first)
    measure = find_measure(pieces, numeral) if currency is None else None
    unit = numeral.unit or currency or (measure.unit if measure else None)
    unit = unit or _unit_of_pair(pieces, numeral)
    numeral, unit = in_whole_money(text, numeral, unit)
    noun = find_noun(pieces, numeral, unit, measure)
    if unit is None and is_age(pieces, numeral):
        unit, noun = "year", person_before(pieces, numeral.first)
    qualifier = (
        numeral.qualifier or _qualifier_before(pieces, first) or _qualifier_after(pieces, numeral.after)
    )
    if qualifier == "over" and unit in SPANNED_UNITS and pieces[numeral.first].lower not in {"a", "an"}:
        qualifier = None
    first, sign = _with_sign(pieces, first, unit)
    after = max(numeral.after, measure.written if measure else 0)
    span = Span(pieces[first].start, pieces[after - 1].end)
    return ProposedQuantity(
        value=_plain(numeral.value * sign),
        upper=_plain(numeral.upper) if numeral.upper is not None else None,
        qualifier=qualifier,
        unit=unit,
        noun=noun,
        span=span,
    )


def _unit_of_pair(pieces: Sequence[Token], numeral: Numeral) -> str | None:
    """Return the percent of the 52 in `from 52 to 48 percent`, and the years of `four, or eight years`."""
    joint = numeral.after
    joint += word_at(pieces, joint) == "," and word_at(pieces, joint + 1) == "or"
    if word_at(pieces, joint) not in JOINTS or joint + 1 >= len(pieces):
        return None
    place = joint + 1 + (word_at(pieces, joint + 1) in QUALIFIER_ENDS and joint + 2 < len(pieces))
    other = read_numeral(pieces, place)
    measure = find_measure(pieces, other) if other else None
    return measure.unit if measure else None


def _with_sign(pieces: Sequence[Token], first: int, unit: str | None) -> tuple[int, int]:
    """Return where the number begins with its minus, and 1 or -1."""
    minus = first - 1
    spelt = word_at(pieces, minus) in _SPELT_MINUS and word_at(pieces, minus - 1) != "or"
    if spelt and unit in _MEASURED_BELOW_ZERO:
        return minus, -1
    if unit not in _MEASURED_BELOW_ZERO or not follows_glued(pieces, first):
        return first, 1
    if pieces[minus].text not in "-−" or follows_glued(pieces, minus):
        return first, 1
    return minus, -1


def _qualifier_before(pieces: Sequence[Token], first: int) -> str | None:
    first -= word_at(pieces, first - 1) == "between"
    for phrase in _QUALIFIERS_BY_END.get(word_at(pieces, first - 1), ()):
        start = first - len(phrase)
        if start >= 0 and all(
            piece.lower == word for piece, word in zip(pieces[start:first], phrase, strict=True)
        ):
            return (
                None if word_at(pieces, start - 1) in _BEFORE_UP and phrase[0] == "up" else " ".join(phrase)
            )
    return None


def _qualifier_after(pieces: Sequence[Token], after: int) -> str | None:
    words = (word_at(pieces, after), word_at(pieces, after + 1))
    return " ".join(words) if words in _QUALIFIERS_AFTER else None


def _plain(value: Decimal) -> Decimal:
    """Return the number without a fraction of zero, so that 1.5 million is 1500000."""
    whole = value.to_integral_value()
    return whole if value == whole else value
