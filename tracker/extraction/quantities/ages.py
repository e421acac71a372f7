"""Which numbers say how old somebody is, and who: `Jane Doe, 32,`, `aged 60 to 79`, `45 or older`."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.figures import AGE_SUBJECTS, AGE_VERBS, AGED, GROWN, PERSONS
from tracker.extraction.lexicon.words import BE, FUNCTION_WORDS
from tracker.extraction.quantities.nouns import is_counted_noun
from tracker.extraction.quantities.pieces import word_at
from tracker.extraction.quantities.uncounted import is_month

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.quantities.numerals import Numeral
    from tracker.extraction.structure.tokens import Token

_OLDEST, _YOUNGEST_ADULT = Decimal(119), Decimal(16)
_LONGEST_NAME = 4
_AFTER_AGE = frozenset({"", ".", ",", ")", ";", "when", "at", "and", "years"})
_AT_AN_AGE = frozenset({"died", "dead", "dies", "retired", "married"})
_CLOSING = frozenset(",.)—–")


def is_age(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell an age that is written without `years`."""
    whole = numeral.value == numeral.value.to_integral_value()
    if not whole or numeral.value > _OLDEST or numeral.unit or numeral.is_scaled or not numeral.value:
        return False
    first, after = numeral.first, numeral.after
    before, following = word_at(pieces, first - 1), word_at(pieces, after)
    grown = following in {"or", "and"} and word_at(pieces, after + 1) in GROWN
    if grown or _is_said_of_somebody(pieces, numeral):
        return True
    if _is_announced(pieces, first):
        return not is_counted_noun(pieces, after)
    if numeral.is_spelt or not pieces[first].text.isdigit() or not _is_person(pieces, first - 2):
        return False
    if before == ",":
        return following in _CLOSING or following == ""
    return before == "(" and following == ")" and numeral.value >= _YOUNGEST_ADULT


def _is_announced(pieces: Sequence[Token], first: int) -> bool:
    """Tell `aged 32`, `at the age of 32` and `voters under 30`."""
    before, earlier = word_at(pieces, first - 1), word_at(pieces, first - 2)
    if before == "than":
        return earlier in {"older", "younger"}
    if before in {"between", "from"}:
        before, earlier = earlier, word_at(pieces, first - 3)
    if before == "at":
        return earlier in _AT_AN_AGE
    grown = before in GROWN and (earlier in PERSONS or _tells_of_people(pieces, first - 2))
    return grown or before in AGED or (before == "of" and earlier == "age")


def _is_said_of_somebody(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell `She was 92.`, `who is 45 and lives here` and `Ms. Roe, now 34,`."""
    first, following = numeral.first, word_at(pieces, numeral.after)
    if following not in _AFTER_AGE:
        return False
    if word_at(pieces, first - 1) == "now" and word_at(pieces, first - 2) == ",":
        return _is_person(pieces, first - 3) and numeral.value >= _YOUNGEST_ADULT
    if word_at(pieces, first - 1) in {"is", "was"} and following in {",", "."}:
        is_grown = numeral.value >= _YOUNGEST_ADULT and pieces[first].text.isdigit()
        if is_grown and _is_person(pieces, first - 2) and word_at(pieces, first - 2) not in FUNCTION_WORDS:
            return True
    verb = first - 1
    while word_at(pieces, verb) in AGE_VERBS and first - verb < _LONGEST_NAME:
        verb -= 1
    return verb < first - 1 and word_at(pieces, verb) in AGE_SUBJECTS


def person_before(pieces: Sequence[Token], first: int) -> str | None:
    """Return the name that `, 32,` stands after, or the `adults` of `adults aged 32`."""
    if word_at(pieces, first - 1) in AGED:
        return pieces[first - 2].text if is_counted_noun(pieces, first - 2) else None
    start = first - 1
    while start > 0 and first - 1 - start < _LONGEST_NAME and pieces[start - 1].is_capital:
        start -= 1
    name = " ".join(piece.text for piece in pieces[start : first - 1])
    return None if name.lower() in AGE_SUBJECTS else name or None


def _tells_of_people(pieces: Sequence[Token], number: int) -> bool:
    """Tell the `of them were` of `half of them were under 25`."""
    return word_at(pieces, number) in BE and word_at(pieces, number - 1) in {"them", "who", "they", "whom"}


def _is_person(pieces: Sequence[Token], number: int) -> bool:
    if number < 0 or not pieces[number].is_capital or is_month(pieces, number):
        return False
    return len(pieces[number].text) > 1
