"""What a number counts: the unit of measurement, and the noun phrase beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.figures import CHANGE_NOUNS, CHANGES, COMPARISONS, MARGINS, REACHING
from tracker.extraction.lexicon.numbers import IRREGULAR_PLURALS, MULTIPLIERS, QUALIFIER_ENDS
from tracker.extraction.lexicon.units import CURRENCY_SIGNS, TIME_UNITS, UNIT_PHRASES, UNITS
from tracker.extraction.lexicon.words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIME_MODIFIERS,
)
from tracker.extraction.narration.adverbials import is_adverb, is_verb
from tracker.extraction.quantities.pieces import HYPHENS, dash_between, is_glued, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.quantities.numerals import Numeral
    from tracker.extraction.structure.tokens import Token

_LONGEST_COUNTED = 6
_LONGEST_SUBJECT, _MOST_BETWEEN, _MOST_LISTED = 8, 6, 14
_LONGEST_PHRASE = 3
_PHRASE_OPENERS = frozenset(phrase[0] for phrase in UNIT_PHRASES)
_THAN = frozenset({"more", "less", "fewer"})
_BEFORE_POINTS = frozenset({"by", "up", "down"}) | (CHANGES - {"gained", "lost"})
_SIGNS = frozenset(["%"])
_LEADING = frozenset({"more", "other", "additional", "extra", "further", "such"})
_BEFORE_UNIT = frozenset(
    {"more", "additional", "extra", "further", "straight", "consecutive", "long", "full"}
)
_IDLE_HEADS = frozenset(
    {"average", "total", "maximum", "minimum", "most", "upward", "upwards", "out", "instead", "because"}
)
_LINKS = CHANGES | REACHING
_ENDS_SUBJECT = CONJUNCTIONS | RELATIVES | PRONOUNS
_CLOSED = CONJUNCTIONS | PREPOSITIONS | DETERMINERS | PRONOUNS | OBJECT_PRONOUNS
_LISTED = frozenset(
    {",", "or", "point", "points", "cent", "cents", "from", "close", "settle", "finish", "up", "down"}
)
_GBP_FROM = 1000
_BETWEEN = (
    QUALIFIER_ENDS
    | MULTIPLIERS.keys()
    | CURRENCY_SIGNS.keys()
    | {"by", "to", "a", "at", "more", "as", "%", "percent", "-", "−"}
) - {"of"}
_BEFORE_FIGURE = QUALIFIER_ENDS | _THAN
_AFTER_POINTS = COMPARISONS | MARGINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A unit that ends before piece `after`; `written` is the place after what belongs to the number itself.

    `is_attribute` tells the `three-hour` of `a three-hour interview`.
    """

    unit: str
    after: int
    written: int
    is_attribute: bool


def find_measure(pieces: Sequence[Token], numeral: Numeral) -> Measure | None:
    """Return the unit after a number: `%`, `per cent`, `-mile`, `points higher`, `million euros`."""
    at = numeral.after
    of = word_at(pieces, at) == "of" and numeral.qualifier is not None
    hyphened = word_at(pieces, at) in HYPHENS and at > 0 and is_glued(pieces[at - 1], pieces[at])
    place = at + (hyphened or of)
    place += word_at(pieces, place) in _BEFORE_UNIT and not hyphened
    found = _unit_at(pieces, numeral, place)
    if found is None:
        return None
    unit, after = found
    sign = word_at(pieces, place) in _SIGNS or (unit == "percent" and word_at(pieces, place) == "per")
    singular = pieces[after - 1].lower == unit not in {"percent", "times"} and numeral.value != 1 and not of
    return Measure(unit=unit, after=after, written=after if sign else at, is_attribute=hyphened or singular)


def _unit_at(pieces: Sequence[Token], numeral: Numeral, place: int) -> tuple[str, int] | None:
    word = word_at(pieces, place)
    for length in range(_LONGEST_PHRASE, 1, -1) if word in _PHRASE_OPENERS else ():
        step = 1 + dash_between(pieces, place + 1)
        phrase = tuple(piece.lower for piece in pieces[place : place + length * step : step])
        if phrase in UNIT_PHRASES:
            return UNIT_PHRASES[phrase], place + (len(phrase) - 1) * step + 1
    if word in {"point", "points"} and _are_points(pieces, numeral, place):
        return "point", place + 1
    if word == "time" and numeral.value > 1 and word_at(pieces, place - 1) in HYPHENS:
        return "times", place + 1
    if word not in UNITS or (pieces[place].is_capital and not pieces[place].text.isupper()):
        return None
    if word == "pounds" and (numeral.is_scaled or numeral.value >= _GBP_FROM):
        return "GBP", place + 1
    return UNITS[word], place + 1


def _are_points(pieces: Sequence[Token], numeral: Numeral, place: int) -> bool:
    """Tell the points of a poll or an index from points that somebody makes."""
    if numeral.value != numeral.value.to_integral_value():
        return True
    at = numeral.first - 1
    while at > 0 and numeral.first - at <= _LONGEST_PHRASE and word_at(pieces, at) in _BEFORE_FIGURE:
        at -= 1
    following = word_at(pieces, place + 1)
    return (
        word_at(pieces, at) in _BEFORE_POINTS
        or word_at(pieces, numeral.first - 1) == "within"
        or following in _AFTER_POINTS
    )


def find_noun(
    pieces: Sequence[Token], numeral: Numeral, unit: str | None, measure: Measure | None
) -> str | None:
    """Return what a number counts or measures, where the words beside it say so."""
    after = measure.after if measure else numeral.after
    counted = _noun_after(pieces, after, "of")
    if counted:
        return counted
    if measure and measure.is_attribute:
        return _noun(pieces, _skip_old(pieces, after))
    if unit is None:
        return _hyphened_noun(pieces, after) or _noun(pieces, after) or _noun_before_of(pieces, numeral.first)
    if unit in TIME_UNITS:
        return None
    if unit in {"share", "times"}:
        whole = _noun_after(pieces, after, None)
        return whole or _subject(pieces, numeral.first + (numeral.unit == "times"))
    return _noun_of_measure(pieces, numeral, unit, after)


def _noun_of_measure(pieces: Sequence[Token], numeral: Numeral, unit: str, after: int) -> str | None:
    found = None
    if word_at(pieces, after) in CHANGE_NOUNS:
        found = _noun_after(pieces, after + 1, "in", "of", "from") or pieces[after].text
    elif unit.isupper():
        found = _noun_after(pieces, after, "in", "for")
    found = found or _noun_before_of(pieces, numeral.first) or _subject(pieces, numeral.first)
    if found or not unit.isupper():
        return found
    return _noun_after(pieces, after, "a", "an", "per") or _plural_noun(pieces, after)


def _hyphened_noun(pieces: Sequence[Token], after: int) -> str | None:
    """Return the `page` of `60-page`."""
    if (
        word_at(pieces, after) not in HYPHENS
        or after + 1 >= len(pieces)
        or not is_glued(pieces[after - 1], pieces[after])
    ):
        return None
    if pieces[after + 1].lower in {"strong", "odd", "plus"}:
        return _noun(pieces, after + 2)
    named = pieces[after + 1].text[0].isalpha() and pieces[after + 1].lower not in PREPOSITIONS
    return pieces[after + 1].text if named else None


def _noun_before_of(pieces: Sequence[Token], first: int) -> str | None:
    """Return the `emergency fund` of `an emergency fund of £15m`."""
    at = first - 1
    while at > 0 and first - at <= _MOST_BETWEEN and _stands_between(pieces[at]) and pieces[at].lower != "to":
        at -= 1
    if at <= 0 or pieces[at].lower != "of" or pieces[at - 1].lower in _IDLE_HEADS:
        return None
    start = at
    while start > 0 and at - start < _LONGEST_COUNTED and _belongs(pieces, start, start - 1):
        start -= 1
    return _join(pieces, start, at)


def _skip_old(pieces: Sequence[Token], at: int) -> int:
    """Step over the `-old` of `32-year-old`."""
    at += word_at(pieces, at) in HYPHENS
    return at + (word_at(pieces, at) in {"old", "olds"})


def _noun_after(pieces: Sequence[Token], at: int, *openers: str | None) -> str | None:
    """Return the noun phrase after one of the words, or, for None, one that begins with a determiner."""
    if word_at(pieces, at) in openers:
        at += 1
    elif None not in openers or word_at(pieces, at) not in DETERMINERS:
        return None
    number = at
    while number < min(len(pieces), at + _LONGEST_COUNTED) and (
        pieces[number].lower in DETERMINERS or pieces[number].text[0].isdigit()
    ):
        number += 1
    return _noun(pieces, number)


def _plural_noun(pieces: Sequence[Token], at: int) -> str | None:
    if at >= len(pieces) or pieces[at].is_capital:
        return None
    noun = _noun(pieces, at)
    return noun if noun and (noun.endswith("s") or at + 1 >= len(pieces)) else None


def _subject(pieces: Sequence[Token], first: int) -> str | None:
    """Return the `oil exports` of `oil exports fell by 4 per cent`."""
    at = first - 1
    while at > 0 and first - at <= _MOST_LISTED and _stands_listed(pieces[at]):
        at -= 1
    if at <= 0 or pieces[at].lower not in _LINKS:
        return None
    at -= 1
    while at > 0 and (
        pieces[at].lower in AUXILIARIES or is_adverb(pieces[at]) or pieces[at].lower in {"more", "than"}
    ):
        at -= 1
    start = at + 1
    while start > 0 and at + 1 - start < _LONGEST_SUBJECT and _is_of_subject(pieces[start - 1]):
        start -= 1
    head = start
    while head <= at and pieces[head].lower not in PREPOSITIONS:
        head += 1
    while start < head and pieces[start].lower in DETERMINERS:
        start += 1
    return _join(pieces, start, head)


def _stands_between(piece: Token) -> bool:
    return piece.lower in _BETWEEN or piece.text[0].isdigit() or is_adverb(piece)


def _stands_listed(piece: Token) -> bool:
    """Tell the words of `fell $1.25, or 1.4 percent, to close at $88.95` from its verb."""
    return piece.lower in _LISTED or _stands_between(piece)


def _is_of_subject(piece: Token) -> bool:
    if not piece.is_word or piece.lower in _ENDS_SUBJECT:
        return False
    return piece.is_capital or not is_verb(piece)


def _noun(pieces: Sequence[Token], first: int) -> str | None:
    while first < len(pieces) and pieces[first].lower in _LEADING:
        first += 1
    after = first
    while after < min(len(pieces), first + _LONGEST_COUNTED) and _belongs(pieces, first, after):
        after += 1
        if _is_plural(pieces, after - 1) and not _coordinates(pieces, after):
            break
    while after > first and (pieces[after - 1].lower == "and" or pieces[after - 1].lower in PREPOSITIONS):
        after -= 1
    return _join(pieces, first, after)


def _join(pieces: Sequence[Token], first: int, after: int) -> str | None:
    words = ""
    for number in range(first, after):
        space = "" if not words or is_glued(pieces[number - 1], pieces[number]) else " "
        words += space + pieces[number].text
    return words or None


def _belongs(pieces: Sequence[Token], first: int, number: int) -> bool:
    piece = pieces[number]
    if _joins_word(pieces, number):
        return number > first
    if number > first and _joins_word(pieces, number - 1):
        return piece.text[0].isalpha()
    if not piece.text[0].isalpha() or is_verb(piece) or piece.is_time:
        return False
    if piece.lower == "and":
        return number > first and _coordinates(pieces, number)
    closed = piece.lower in _CLOSED
    timely = piece.lower in TIME_MODIFIERS and (number == first or _is_time(pieces, number + 1))
    if closed or timely or (number == first and piece.lower in RELATIVES):
        return False
    return not (is_adverb(piece) and not piece.lower.endswith("ly"))


def _is_time(pieces: Sequence[Token], number: int) -> bool:
    return number < len(pieces) and pieces[number].is_time


def _joins_word(pieces: Sequence[Token], number: int) -> bool:
    return dash_between(pieces, number) and pieces[number].text in HYPHENS


def _is_plural(pieces: Sequence[Token], number: int) -> bool:
    piece = pieces[number]
    if piece.lower in IRREGULAR_PLURALS:
        return True
    if (
        not piece.lower.endswith("s")
        or piece.lower.endswith(("ss", "us", "is", "'s"))
        or piece.text.isupper()
    ):
        return False
    following = pieces[number + 1] if number + 1 < len(pieces) else None
    heads_next = (
        following is not None and following.is_word and not following.is_capital and _looks_plural(following)
    )
    return not (piece.is_capital and heads_next)


def _looks_plural(piece: Token) -> bool:
    return piece.lower in IRREGULAR_PLURALS or (piece.lower.endswith("s") and not is_verb(piece))


def _coordinates(pieces: Sequence[Token], number: int) -> bool:
    """Tell the `and` of `women and children` from one that joins clauses or further figures."""
    if number + 1 >= len(pieces) or pieces[number].lower != "and":
        return False
    return not pieces[number + 1].is_capital and _looks_plural(pieces[number + 1])
