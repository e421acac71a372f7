"""Which numbers count nothing: dates, years, clock times, labels, names and `one` as a pronoun."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.figures import (
    BROADCAST,
    CALLED,
    CALLING,
    CLOCK,
    EMERGENCY_NUMBERS,
    IDLE_ENDINGS,
    NAMED_GROUPS,
    ORDINALS,
    SAMPLES,
    STREETS,
    TIME_ZONES,
    TIMES_OF_DAY,
)
from tracker.extraction.lexicon.numbers import (
    CLOSE_LABELS,
    INDEX_OWNERS,
    IRREGULAR_PLURALS,
    LABELS,
    QUALIFIER_ENDS,
    YEAR_OPENERS,
)
from tracker.extraction.lexicon.units import UNITS
from tracker.extraction.lexicon.words import (
    DAYS,
    DETERMINERS,
    FUNCTION_WORDS,
    MONTHS,
    OBJECT_PRONOUNS,
    TIME_MODIFIERS,
)
from tracker.extraction.narration.adverbials import is_adverb, is_verb
from tracker.extraction.quantities.money import currency_before
from tracker.extraction.quantities.nouns import is_counted_noun, is_plural, is_unit
from tracker.extraction.quantities.ones import is_idle_one
from tracker.extraction.quantities.pieces import HYPHENS, dash_between, follows_glued, word_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.quantities.numerals import Numeral
    from tracker.extraction.structure.tokens import Token

_FIRST_YEAR, _LAST_YEAR, _FIRST_OLD_YEAR = Decimal(1900), Decimal(2099), Decimal(1000)
_YEAR_DIGITS, _LAST_DAY, _MOST_LISTED, _LOOK_BACK, _LONGEST_NAME = 4, 31, 100, 12, 4
_PHONE_PARTS = 3
_GLUE_BEFORE = frozenset("#@/.&_’'")
_GLUE_AFTER = frozenset("/@_(")
_IDLE = IDLE_ENDINGS | ORDINALS
_JOINING = HYPHENS | {"–"}
_SENTENCE_ENDS = frozenset(".!?:;")
_OPENS_VAGUE = DETERMINERS | TIME_MODIFIERS


def counts_nothing(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell a number that dates, times, names or labels something from one that counts."""
    if numeral.unit or numeral.qualifier:
        return False
    if numeral.is_spelt:
        return _is_idle_word(pieces, numeral)
    if currency_before(pieces, numeral.first)[0]:
        return word_at(pieces, numeral.after) == "question"
    if _is_glued(pieces, numeral) or _has_idle_ending(pieces, numeral.after):
        return True
    if is_unit(pieces, numeral.after):
        return False
    return (
        _is_clock(pieces, numeral)
        or _is_year(pieces, numeral)
        or _is_day(pieces, numeral)
        or _is_listed(pieces, numeral)
        or _is_verse(pieces, numeral)
        or _is_code(pieces, numeral)
        or _is_label(pieces, numeral)
        or _is_in_title(pieces, numeral)
        or _names_index(pieces, numeral.first)
        or _is_called(pieces, numeral)
    )


def _is_called(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the number somebody telephones: `called 911`, `a 911 call`, `(202) 555-0199`."""
    first, after = numeral.first, numeral.after
    if pieces[first].text in EMERGENCY_NUMBERS:
        return word_at(pieces, first - 1) in CALLING or word_at(pieces, after) in CALLED
    bracketed = word_at(pieces, first - 1) == "(" and word_at(pieces, after) == ")"
    return bracketed and is_chain(pieces, after + 1) > after + 1


def _has_idle_ending(pieces: Sequence[Token], after: int) -> bool:
    """Tell `three-cornered`, `30-something`, `3-D` and `twenty-first` from `six-page`."""
    if word_at(pieces, after) not in HYPHENS or not follows_glued(pieces, after):
        return False
    word = word_at(pieces, after + 1)
    if not follows_glued(pieces, after + 1) or not word[0].isalpha():
        return False
    return word in _IDLE or len(word) == 1 or (word.endswith("ed") and word not in UNITS)


def _is_glued(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the numbers of `#7`, `9/11`, `'16`, `401(k)`, `2015-16` and telephone numbers."""
    first, after = numeral.first, numeral.after
    text = pieces[first].text
    before = word_at(pieces, first - 1)
    padded = text[0] == "0" and text.isdigit() and len(text) > 1
    if padded or before == "#" or (follows_glued(pieces, after) and _begins_code(pieces, after)):
        return True
    if not follows_glued(pieces, first):
        return False
    if before in _GLUE_BEFORE:
        doubled = before == "'" and word_at(pieces, first - 2) == "'"
        return not doubled and not (before in "'’" and is_counted_noun(pieces, after))
    if before == "(":
        return follows_glued(pieces, first - 1) and word_at(pieces, first - 2) == ")"
    return before in _JOINING and follows_glued(pieces, first - 1) and _ends_code(pieces, first)


def _begins_code(pieces: Sequence[Token], after: int) -> bool:
    """Tell the slash of `9/11` and the full stop of `365.example` from a full stop."""
    dotted = pieces[after].text == "." and follows_glued(pieces, after + 1) and pieces[after + 1].is_word
    return dotted or pieces[after].text in _GLUE_AFTER


def _ends_code(pieces: Sequence[Token], first: int) -> bool:
    """Tell what a hyphen joins to a year, to a word or to two further numbers."""
    joined = pieces[first - 2].text
    if joined.lower() == "magnitude":
        return False
    if joined[0].isalpha():
        return joined.lower() not in {"to", "and"} and word_at(pieces, first - 1) in HYPHENS
    return len(joined) == _YEAR_DIGITS and joined.isdecimal() and _FIRST_YEAR <= Decimal(joined) <= _LAST_YEAR


def is_chain(pieces: Sequence[Token], first: int) -> int:
    """Return the place after digits joined by two or more hyphens (`1-800-555`), or after `555-1234`."""
    if word_at(pieces, first - 1) == "+":
        return _dialled(pieces, first)
    after, parts = first + 1, 1
    while dash_between(pieces, after) and pieces[after + 1].text.isdigit() and parts < _LOOK_BACK:
        after, parts = after + 2, parts + 1
    lengths = [len(piece.text) for piece in pieces[first:after:2]]
    return after if parts >= _PHONE_PARTS or lengths == [3, 4] else first


def _dialled(pieces: Sequence[Token], first: int) -> int:
    """Return the place after `+44 20 7946 0958`, or `first` where fewer than three numbers follow."""
    after = first + 1
    while after - first < _LOOK_BACK and _is_digits(pieces, after):
        after += 1
    return after if after - first >= _PHONE_PARTS else first


def _is_clock(pieces: Sequence[Token], numeral: Numeral) -> bool:
    after = numeral.after
    following = word_at(pieces, after)
    if following in CLOCK or (after < len(pieces) and pieces[after].text in TIME_ZONES):
        return True
    if word_at(pieces, numeral.first - 1) not in {"at", "by", "until", "till", "around"}:
        return False
    in_the = following == "in" and word_at(pieces, after + 1) == "the"
    return following in TIMES_OF_DAY or (in_the and word_at(pieces, after + 2) in TIMES_OF_DAY)


def _is_year(pieces: Sequence[Token], numeral: Numeral) -> bool:
    text, value = pieces[numeral.first].text, numeral.value
    if not text.isdigit() or len(text) != _YEAR_DIGITS or numeral.is_scaled or value > _LAST_YEAR:
        return False
    before = word_at(pieces, numeral.first - 1)
    if numeral.upper is not None:
        return numeral.upper <= _LAST_YEAR and (value >= _FIRST_YEAR or before in YEAR_OPENERS)
    if value >= _FIRST_YEAR:
        if before == "of" and word_at(pieces, numeral.first - 2) in SAMPLES:
            return not (is_plural(pieces, numeral.after) or is_plural(pieces, numeral.after + 1))
        if before in QUALIFIER_ENDS:
            return not is_plural(pieces, numeral.after)
        return before in YEAR_OPENERS or word_at(pieces, numeral.after) not in IRREGULAR_PLURALS
    opened = before in {"the", *YEAR_OPENERS} and not _counts_plural(pieces, numeral.after)
    return value >= _FIRST_OLD_YEAR and (opened or not is_counted_noun(pieces, numeral.after))


def _counts_plural(pieces: Sequence[Token], after: int) -> bool:
    """Tell the `registered voters` of `the 1523 registered voters` from what names the race of 1828."""
    while after < len(pieces) and is_counted_noun(pieces, after):
        if is_plural(pieces, after):
            return True
        after += 1
    return False


def _is_day(pieces: Sequence[Token], numeral: Numeral) -> bool:
    if not pieces[numeral.first].text.isdigit() or max(numeral.value, numeral.upper or 0) > _LAST_DAY:
        return False
    first, after = numeral.first, numeral.after
    joint = {"and", "to", "or", "-", "–", ","}
    if is_month(pieces, first - 1) or is_month(pieces, after):
        return True
    if word_at(pieces, after) in joint and _is_digits(pieces, after + 1) and is_month(pieces, after + 2):
        return True
    return (
        word_at(pieces, first - 1) in joint and _is_digits(pieces, first - 2) and is_month(pieces, first - 3)
    )


def is_month(pieces: Sequence[Token], number: int) -> bool:
    """Tell a month's name, in full or short; `may` and `march` need their capital."""
    if not 0 <= number < len(pieces) or not pieces[number].is_capital:
        return False
    return pieces[number].lower in MONTHS or f"{pieces[number].lower}." in MONTHS


def _is_digits(pieces: Sequence[Token], number: int) -> bool:
    return 0 <= number < len(pieces) and pieces[number].text.isdigit()


def _is_listed(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the number of a list's entry: `1.` where the text begins, `2)` and `(3)`."""
    if numeral.value >= _MOST_LISTED or numeral.after - numeral.first > 1:
        return False
    following = word_at(pieces, numeral.after)
    if following == "." and numeral.after + 1 < len(pieces):
        return numeral.first == 0 or _is_in_series(pieces, numeral)
    if numeral.first == 0 and _holds_names_alone(pieces, numeral.after):
        return True
    if following != ")":
        return False
    opened = [piece.text for piece in pieces[max(0, numeral.first - _LOOK_BACK) : numeral.first]]
    return "(" not in opened or (opened[-1] == "(" and numeral.value < 10)  # noqa: PLR2004


def _is_in_series(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the `1` of `only two: 1. The reform 2. The court`, whose neighbour stands nearby."""
    near = {str(numeral.value - 1), str(numeral.value + 1)}
    about = range(max(0, numeral.first - _LOOK_BACK), min(len(pieces), numeral.after + _LOOK_BACK))
    return any(pieces[at].text in near and word_at(pieces, at + 1) == "." for at in about)


def _holds_names_alone(pieces: Sequence[Token], after: int) -> bool:
    """Tell the `Jane Doe` of a ranking's line `1 Jane Doe` from the `Roe voters` of `12 Roe voters`."""
    words = [piece for piece in pieces[after : after + _LONGEST_NAME + 1] if piece.is_word]
    return bool(words) and all(_is_name(piece) for piece in words)


def _is_verse(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the numbers of `2 Kings 4:1-7`."""
    first, after = numeral.first, numeral.after
    in_range = word_at(pieces, first - 1) in HYPHENS and ":" in word_at(pieces, first - 2)
    names_book = (
        after + 1 < len(pieces) and _is_name(pieces[after]) and ":" in word_at(pieces, after + 1)[1:-1]
    )
    return in_range or names_book


def _is_code(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the long digits of a postcode from a count, which has separators or says of what."""
    text = pieces[numeral.first].text
    return (
        len(text) > _YEAR_DIGITS
        and text.isdigit()
        and not (numeral.is_scaled or is_counted_noun(pieces, numeral.after))
    )


def _is_label(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the numbers of `Article 5`, `Flight 93`, `Windows 10` and `10 Downing Street` from counts."""
    first, after = numeral.first, numeral.after
    before = pieces[first - 1] if first else None
    if before is None or not before.is_word or _is_address(pieces, after):
        return _is_address(pieces, after)
    if before.lower in LABELS and before.is_capital:
        return True
    if before.lower == "of" or not pieces[first].text.isdigit() or numeral.is_scaled:
        return _is_named_group(pieces, first)
    if before.lower in CLOSE_LABELS or is_plural(pieces, after):
        return before.lower in CLOSE_LABELS
    if before.lower in LABELS:
        return not is_counted_noun(pieces, after)
    named = _is_name(before) and not (first == 1 and before.lower.endswith("ly"))
    return named and not (_is_in_results(pieces, numeral) or _is_in_pair(pieces, after))


def _is_in_title(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the number of `the Under 30 Summit` and `on Radio 5 weekdays` from that of `Over 30 Democrats`."""
    first, after = numeral.first, numeral.after
    before = pieces[first - 1] if first > 1 and pieces[first - 2].is_word else None
    if before is None or after >= len(pieces) or before.text == before.text.upper():
        return False
    if pieces[after].lower in BROADCAST:
        return _is_name(before)
    return before.is_capital and before.lower in QUALIFIER_ENDS and pieces[after].is_capital


def _names_index(pieces: Sequence[Token], first: int) -> bool:
    """Tell the 500 of `Poor's 500` and `S.&P. 500`."""
    if not first:
        return False
    before = pieces[first - 1]
    initial = before.text == "." and follows_glued(pieces, first - 1) and word_at(pieces, first - 3) == "&"
    return initial or before.lower in INDEX_OWNERS


def _is_in_pair(pieces: Sequence[Token], after: int) -> bool:
    """Tell the `41-40` of `leads Roe 41-40` and the `45 to 40 percent` of a poll."""
    if not _is_digits(pieces, after + 1) or len(pieces[after + 1].text) >= _YEAR_DIGITS:
        return False
    if dash_between(pieces, after):
        return not dash_between(pieces, after + 2)
    return word_at(pieces, after) == "to" and is_unit(pieces, after + 2)


def _is_named_group(pieces: Sequence[Token], first: int) -> bool:
    """Tell the number of `the Group of 20`."""
    named = first > 1 and pieces[first - 1].lower == "of" and pieces[first - 2].is_capital
    return named and pieces[first - 2].lower in NAMED_GROUPS


def _is_name(token: Token) -> bool:
    if token.text == token.text.lower() or token.lower in FUNCTION_WORDS or token.lower in QUALIFIER_ENDS:
        return False
    return not (token.lower in DAYS or is_adverb(token) or token.lower.endswith("'s"))


def _is_address(pieces: Sequence[Token], after: int) -> bool:
    named = after + 1 < len(pieces) and pieces[after].is_capital and pieces[after + 1].is_capital
    return named and STREETS & {pieces[after + 1].lower, word_at(pieces, after + 2)} != set()


def _is_in_results(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the numbers of `Rovers 24, United 20`."""
    return _named_number(pieces, numeral.after, 1) or _named_number(pieces, numeral.first - 1, -1)


def _named_number(pieces: Sequence[Token], at: int, step: int) -> bool:
    seen, comma = 0, False
    while 0 <= at < len(pieces) and seen <= _LONGEST_NAME:
        piece = pieces[at]
        if piece.text.isdigit():
            return comma and seen > 0
        if piece.text == "," and not comma:
            comma = True
        elif piece.is_capital and (comma or step < 0):
            seen += 1
        else:
            return False
        at += step
    return False


def _is_idle_word(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the `one` of `one of them`, the `Ten` of `the Big Ten` and the `two` of `phase two`."""
    first, after = numeral.first, numeral.after
    if _has_idle_ending(pieces, after) or _is_clock(pieces, numeral):
        return True
    before = pieces[first - 1] if first else None
    if before is not None and before.is_word and before.text not in _SENTENCE_ENDS:
        if pieces[first].is_capital and not before.lower.endswith("."):
            return True
        if before.lower in LABELS and not is_counted_noun(pieces, after) and not is_unit(pieces, after):
            return True
        if _is_named_group(pieces, first):
            return True
    if pieces[first].lower == "one" and after == first + 1 and numeral.upper is None:
        return is_idle_one(pieces, first)
    opener = word_at(pieces, first - 1)
    sized = word_at(pieces, after) == "figures" and opener in {"in", "into"}
    return sized or (opener == "the" and _stands_alone(pieces, after)) or _is_afterthought(pieces, numeral)


def _is_afterthought(pieces: Sequence[Token], numeral: Numeral) -> bool:
    """Tell the `two` of `in a week or two`, which counts no more than `a few` does."""
    opener, noun = numeral.first - 3, word_at(pieces, numeral.first - 2)
    if word_at(pieces, numeral.first - 1) != "or" or word_at(pieces, opener) not in _OPENS_VAGUE:
        return False
    singular = is_counted_noun(pieces, numeral.first - 2) and not noun.endswith("s")
    return singular and not is_counted_noun(pieces, numeral.after)


def _stands_alone(pieces: Sequence[Token], after: int) -> bool:
    """Tell the `two` of `the two are friends` from that of `the two friends`."""
    if after >= len(pieces) or pieces[after].lower in _SENTENCE_ENDS | {","}:
        return True
    if pieces[after].lower == "of" and word_at(pieces, after + 1) in OBJECT_PRONOUNS:
        return True
    return is_verb(pieces[after]) and not is_counted_noun(pieces, after)
