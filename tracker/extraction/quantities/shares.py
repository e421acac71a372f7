"""Numbers that words stand for: fractions, `one in eight`, `twice`, `dozens` and `more than an hour`."""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.figures import (
    AFTER_IDIOM,
    BASE_FORMS,
    BEFORE_BASE,
    CAPTIVITY,
    CHANGES,
    LONE,
    PARTS_OF_A_GAME,
    PENALTIES,
    WHOLES,
)
from tracker.extraction.lexicon.numbers import (
    DENOMINATORS,
    QUALIFIER_ENDS,
    REPEATED,
    ROUND_NUMBERS,
    SMALL_NUMBERS,
)
from tracker.extraction.lexicon.units import LENGTH_UNITS, TIME_UNITS, UNITS
from tracker.extraction.lexicon.words import BE, CONJUNCTIONS, DETERMINERS, PREPOSITIONS, TIME_MODIFIERS
from tracker.extraction.narration.adverbials import is_verb
from tracker.extraction.quantities.numerals import Numeral, read_numeral
from tracker.extraction.quantities.pieces import HYPHENS, follows_glued, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_FOUR_DIGITS = Context(prec=4)
_TEN = 10
_BEFORE_SPAN = DETERMINERS | TIME_MODIFIERS
_DECADES = frozenset(map(Decimal, range(20, 100, 10)))
_VAGUE_YEARS = frozenset({"something", "somethings"})
_QUARTERS = Decimal(4)
_LINKS = PREPOSITIONS | CONJUNCTIONS
_MEASURES = (TIME_UNITS | LENGTH_UNITS) - {"second"}
_BEFORE_SHARE = frozenset({"by", "in", "up", "down"})
_USUAL_WHOLES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 8, 10, 100, 1000)))
_SMALLEST_YEAR = Decimal(1000)
_LARGEST_WHOLE = Decimal(1_000_000)
_BEFORE_PENNY = CHANGES | {"by", "to"}


def read_worded(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Return the number that words at piece `at` stand for, where it is not a plain numeral."""
    word = pieces[at].lower
    if word in REPEATED:
        return _read_repeated(pieces, at)
    if word in ROUND_NUMBERS or word == "tens":
        return _read_rounds(pieces, at)
    if word == "half":
        return _read_half(pieces, at)
    if word in {"a", "an"}:
        return (
            _read_fraction(pieces, at, Decimal(1)) or _read_and_a_half(pieces, at) or _read_lone(pieces, at)
        )
    count = SMALL_NUMBERS.get(word)
    if count is None and len(word) <= 2 and word.isascii() and word.isdigit():  # noqa: PLR2004
        count = Decimal(word)
    if count is None or not 0 < count < _TEN:
        return None
    return _read_fraction(pieces, at, count) or _read_proportion(pieces, at, count)


def read_decade_of_life(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Read `40-something` as 40 to 49 years."""
    decade = read_numeral(pieces, at) if word_at(pieces, at + 2) in _VAGUE_YEARS else None
    if decade is None or decade.after != at + 1 or decade.value not in _DECADES:
        return None
    if word_at(pieces, at + 1) not in HYPHENS or not follows_glued(pieces, at + 1):
        return None
    return Numeral(
        value=decade.value, upper=decade.value + 9, first=at, after=at + 3, is_spelt=True, unit="year"
    )


def _share(part: Decimal, whole: Decimal, first: int, after: int) -> Numeral:
    value = _FOUR_DIGITS.divide(part, whole).normalize(_FOUR_DIGITS)
    return Numeral(value=value, first=first, after=after, is_spelt=True, unit="share")


def _read_fraction(pieces: Sequence[Token], at: int, part: Decimal) -> Numeral | None:
    hyphened = word_at(pieces, at + 1) in HYPHENS
    place = at + 1 + hyphened
    word = word_at(pieces, place)
    whole = DENOMINATORS.get(word)
    if whole is None or part >= whole or (word == "half" and pieces[at].lower != "one"):
        return None
    if part == 1:
        exact = pieces[at].lower not in {"a", "an"} and whole != _QUARTERS
        stands = not word.endswith("s") and (exact or _stands_as_share(pieces, at, place + 1))
    else:
        stands = (word.endswith("s") or hyphened) and (whole != _QUARTERS or part == whole - 1)
    return _of_unit(pieces, _share(part, whole, at, place + 1)) if stands else None


def _of_unit(pieces: Sequence[Token], share: Numeral) -> Numeral:
    """Read `a quarter of an hour` and `a tenth of a percentage point` in their unit."""
    at = share.after
    if word_at(pieces, at) != "of" or word_at(pieces, at + 1) not in {"a", "an", "1", "one"}:
        return share
    word = word_at(pieces, at + 2)
    if word in {"percent", "%"}:
        return replace(share, after=at + 3, unit="percent")
    if (word, word_at(pieces, at + 3)) == ("percentage", "point"):
        return replace(share, after=at + 4, unit="percentage point")
    unit = UNITS.get(word)
    return replace(share, after=at + 3, unit=unit) if unit in _MEASURES else share


def _stands_as_share(pieces: Sequence[Token], first: int, after: int) -> bool:
    """Tell `a third of` and `nearly a third said` from `a third man`."""
    if word_at(pieces, after) == "of":
        return True
    before = word_at(pieces, first - 1)
    return (before in QUALIFIER_ENDS or before in _BEFORE_SHARE) and not _is_noun(pieces, after)


def _is_noun(pieces: Sequence[Token], number: int) -> bool:
    if number >= len(pieces) or not pieces[number].is_word or is_verb(pieces[number]):
        return False
    return pieces[number].lower not in _LINKS


def _read_half(pieces: Sequence[Token], at: int) -> Numeral | None:
    before, following = word_at(pieces, at - 1), word_at(pieces, at + 1)
    if (word_at(pieces, at - 2), before) == ("and", "a") and word_at(pieces, at - 4) in _BEFORE_SPAN:
        unit = UNITS.get(word_at(pieces, at - 3))
        if unit in _MEASURES:
            return Numeral(value=Decimal("1.5"), first=at - 3, after=at + 1, is_spelt=True, unit=unit)
    if (
        before in PARTS_OF_A_GAME
        or (before in HYPHENS and follows_glued(pieces, at))
        or read_numeral(pieces, at)
    ):
        return None
    joined = following in HYPHENS or following in {"a", "an"}
    unit = UNITS.get(word_at(pieces, at + 1 + joined))
    if unit in _MEASURES and (following in {"a", "an"} or unit != "year"):
        return Numeral(
            value=Decimal("0.5"), first=at, after=at + 1 + (following in {"a", "an"}), is_spelt=True
        )
    qualified = before in QUALIFIER_ENDS or before in {"by", "in"}
    if following in WHOLES or (qualified and not joined and not _is_noun(pieces, at + 1)):
        return _share(Decimal(1), Decimal(2), at, at + 1)
    return None


def _read_proportion(pieces: Sequence[Token], at: int, part: Decimal) -> Numeral | None:
    """Read `one in eight` and `nine out of 10`; `two in 2015` and `three in 10 days` are none."""
    words = [word_at(pieces, at + step) for step in range(1, 4)]
    if words[:2] == ["out", "of"]:
        place, strict = at + 3 + (words[2] == "every"), True
    elif words[0] == "in":
        place, strict = at + 2 + (words[1] == "every"), part != 1
    else:
        return None
    whole = read_numeral(pieces, place) if place < len(pieces) else None
    if whole is None or part >= whole.value or whole.value > _LARGEST_WHOLE:
        return None
    every = word_at(pieces, place - 1) == "every"
    grouped = part == 1 and (whole.value < _SMALLEST_YEAR or "," in pieces[whole.first].text)
    plain = every or grouped or whole.is_scaled or whole.value <= 2 * _TEN
    if (
        not plain
        or (strict and not every and whole.value not in _USUAL_WHOLES)
        or word_at(pieces, whole.after) in UNITS
    ):
        return None
    return _share(part, whole.value, at, whole.after)


def _read_repeated(pieces: Sequence[Token], at: int) -> Numeral | None:
    word, before, following = pieces[at].lower, word_at(pieces, at - 1), word_at(pieces, at + 1)
    if following in AFTER_IDIOM or following in HYPHENS or before == "think":
        return None
    if word in BASE_FORMS and before not in BEFORE_BASE and following not in WHOLES:
        return None
    if word.endswith("fold") and before in BE:
        return None
    return Numeral(value=REPEATED[word], first=at, after=at + 1, is_spelt=True, unit="times")


def _read_rounds(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Read `dozens` and `tens of thousands`; how many there are, the word itself says."""
    word = pieces[at].lower
    value, after = ROUND_NUMBERS.get(word, Decimal(_TEN)), at + 1
    of_more = word_at(pieces, after) == "of" and word_at(pieces, after + 1) in ROUND_NUMBERS
    if of_more:
        value *= ROUND_NUMBERS[pieces[after + 1].lower]
        after += 2
    elif word == "tens" or (word == "scores" and word_at(pieces, after) != "of"):
        return None
    phrase = " ".join(piece.lower for piece in pieces[at:after])
    return Numeral(value=value, first=at, after=after, is_spelt=True, is_scaled=True, qualifier=phrase)


def _read_and_a_half(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Read `a year and a half`."""
    unit = UNITS.get(word_at(pieces, at + 1))
    words = [word_at(pieces, at + step) for step in (2, 3, 4)]
    if unit not in _MEASURES or words != ["and", "a", "half"]:
        return None
    return Numeral(value=Decimal("1.5"), first=at, after=at + 5, is_spelt=True, unit=unit)


def _read_lone(pieces: Sequence[Token], at: int) -> Numeral | None:
    """Read the `an` of `more than an hour`, `jailed for a year` and `rose a penny` as one."""
    word, before = word_at(pieces, at + 1), word_at(pieces, at - 1)
    if word == "penny" and before in _BEFORE_PENNY:
        return Numeral(value=Decimal(1), first=at, after=at + 2, is_spelt=True, unit="cent")
    serves = word_at(pieces, at - 2) in PENALTIES and before in {"for", "to"}
    serves = serves or (word_at(pieces, at + 2) in {"in", "of"} and word_at(pieces, at + 3) in CAPTIVITY)
    if not (before in LONE or serves) or UNITS.get(word) not in _MEASURES or word.endswith("s"):
        return None
    return Numeral(value=Decimal(1), first=at, after=at + 1, is_spelt=True)
