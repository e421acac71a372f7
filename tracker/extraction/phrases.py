"""Where the noun phrase before or after a word begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_adverb, is_time_at, is_verb
from tracker.extraction.lexicon.bodies import TITLE_NOUNS
from tracker.extraction.lexicon.words import (
    ANY_PRONOUN,
    AUTHORING,
    CONJUNCTIONS,
    DETERMINERS,
    NOUN_PREPOSITIONS,
    OBTAINING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIME_MODIFIERS,
    WORKS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Token

Range = tuple[int, int]

_LONGEST_PHRASE = 24
_LONGEST_APPOSITION = 22
_LONGEST_BRACKET = 10
_LONGEST_NAME = 4
_NAME_MARKS = frozenset({"&", "’", "'", "-"})
_APPOSITION_STOPS = frozenset({";", ":", "—", "–"})
_STRAY = PREPOSITIONS | CONJUNCTIONS
_CLOSED_CLASS = (CONJUNCTIONS - {"and"}) | PRONOUNS | (PREPOSITIONS - NOUN_PREPOSITIONS)
_NEVER_LAST = PREPOSITIONS | DETERMINERS | {"and"}
_HOLDS_DETERMINER = NOUN_PREPOSITIONS | DETERMINERS | {"and"}
_LONE_SUBJECTS = PRONOUNS | {"which"}


def noun_phrase_before(tokens: Sequence[Token], after: int) -> Range | None:
    """Return the token range of the noun phrase that ends just before `after`."""
    end = _skip_time_before(tokens, _skip_bracket_before(tokens, after))
    start = end
    lowest = max(0, end - _LONGEST_PHRASE)
    while start > lowest and _joins_phrase(tokens, start - 1, end, lowest):
        start -= 1
        if _opens_phrase(tokens, start, lowest):
            break
    start = _drop_opening_adverbial(tokens, start, end)
    return (start, end) if start < end else None


def apposition_before(tokens: Sequence[Token], after: int) -> tuple[Range, int] | None:
    """Return the phrase before `, 34, the minister of trade,` and where it begins, if `after` follows one.

    Of `Its chief executive, Jane Doe,` the phrase returned is the name.
    """
    comma = after - 1
    for number in range(comma - 1, max(0, comma - _LONGEST_APPOSITION) - 1, -1):
        if tokens[number].is_quotation or tokens[number].lower in _APPOSITION_STOPS:
            return None
        if tokens[number].lower != "," or number + 1 == comma:
            continue
        found = noun_phrase_before(tokens, number)
        if (
            found is None
            or _is_apposed(tokens, found[0])
            or not _starts_apposition(tokens, number + 1, comma)
        ):
            continue
        named = tokens[number + 1 : comma]
        is_name = 1 < len(named) <= _LONGEST_NAME and all(token.is_capital for token in named)
        described = not tokens[found[1] - 1].is_capital or is_description(tokens[found[0] : found[1]])
        return ((number + 1, comma) if is_name and described else found), found[0]
    return None


def is_description(tokens: Sequence[Token]) -> bool:
    """Tell `the minister of trade`, which says what a person is, from a name."""
    if tokens[0].lower not in DETERMINERS:
        return False
    head = next((n for n, token in enumerate(tokens) if token.lower in PREPOSITIONS), len(tokens))
    return head > 1 and tokens[head - 1].lower in TITLE_NOUNS


def _is_apposed(tokens: Sequence[Token], first: int) -> bool:
    """Tell whether a phrase itself only adds to one before it, as an age does."""
    return first > 0 and tokens[first - 1].text == "," and not tokens[first].is_capital


def noun_phrase_after(tokens: Sequence[Token], first: int) -> Range | None:
    """Return the token range of the noun phrase that starts at `first`."""
    highest = min(len(tokens), first + _LONGEST_PHRASE)
    if first < highest and tokens[first].lower in ANY_PRONOUN:
        return first, first + 1
    end = first
    while end < highest and _goes_on(tokens, first, end, highest):
        end += 1
    while end > first and tokens[end - 1].lower in _NEVER_LAST:
        end -= 1
    return (first, end) if end > first else None


def _goes_on(tokens: Sequence[Token], first: int, number: int, highest: int) -> bool:
    """Tell whether the token belongs to the phrase that starts at `first`."""
    token = tokens[number]
    if not token.is_word:
        return token.lower in _NAME_MARKS
    if token.lower == "and":
        return number + 1 < highest and tokens[number + 1].is_capital
    if number == first:
        return token.lower not in _CLOSED_CLASS and not is_verb(token)
    before = tokens[number - 1]
    if token.lower in _CLOSED_CLASS or is_verb(token):
        return token.lower == "by" and before.lower in WORKS
    determined = token.lower in DETERMINERS and before.lower not in _HOLDS_DETERMINER | {"by"}
    participle = token.lower.endswith("ed") and before.is_capital and not token.is_capital
    return not (determined or participle or token.is_time or is_adverb(token))


def _skip_bracket_before(tokens: Sequence[Token], after: int) -> int:
    if after > 0 and tokens[after - 1].text == ")":
        for number in range(after - 2, max(0, after - _LONGEST_BRACKET) - 1, -1):
            if tokens[number].text == "(":
                return number
    return after


def _skip_time_before(tokens: Sequence[Token], after: int) -> int:
    """Step back over `on Thursday` between subject and verb, unless nothing but a time is there."""
    end = after
    while end > 0 and (tokens[end - 1].is_time or tokens[end - 1].lower in TIME_MODIFIERS):
        end -= 1
    if end in {after, 0}:
        return after
    if tokens[end - 1].lower in {"on", "in", "late", "early"}:
        end -= 1
    return end if end > 0 and tokens[end - 1].is_word else after


def _joins_phrase(tokens: Sequence[Token], number: int, end: int, lowest: int) -> bool:
    """Tell whether the token belongs to the phrase to its right, which ends at `end`."""
    token = tokens[number]
    last = number + 1 == end
    if not token.is_word:
        return token.lower in _NAME_MARKS and not last
    if token.lower in _LONE_SUBJECTS:
        return last
    if token.lower == "and":
        return number > lowest and not last and _coordinates(tokens, number)
    if token.lower in PREPOSITIONS:
        nominal = number > lowest and not last and _is_nominal(token, tokens[number - 1])
        return nominal or (not last and names_maker(tokens, number))
    if token.lower in CONJUNCTIONS or is_verb(token):
        return False
    return token.is_capital or not is_adverb(token)


def _is_nominal(preposition: Token, before: Token) -> bool:
    """Tell the `of` in `head of state` from a preposition that hangs on a verb."""
    if preposition.lower not in NOUN_PREPOSITIONS or not before.is_word:
        return False
    return not is_verb(before) and before.lower not in CONJUNCTIONS


def names_maker(tokens: Sequence[Token], number: int) -> bool:
    """Tell the `by` of `a report by the auditor` and `a poll published by the Post` from a passive's."""
    if tokens[number].lower != "by" or number == 0:
        return False
    made = tokens[number - 1].lower in AUTHORING | OBTAINING
    return tokens[number - 2 if made and number > 1 else number - 1].lower in WORKS


def _coordinates(tokens: Sequence[Token], number: int) -> bool:
    """Tell the `and` of `Iran and Russia` from one that joins two clauses."""
    left, right = tokens[number - 1], tokens[number + 1]
    return (left.is_capital and right.is_capital) or (left.lower.endswith("s") and right.lower.endswith("s"))


def _opens_phrase(tokens: Sequence[Token], start: int, lowest: int) -> bool:
    """Tell whether the phrase is complete on its left at `start`."""
    if tokens[start].lower in PRONOUNS:
        return True
    if tokens[start].lower not in DETERMINERS:
        return False
    if start == lowest or tokens[start - 1].lower in _HOLDS_DETERMINER:
        return start == lowest
    return not names_maker(tokens, start - 1)


def _drop_opening_adverbial(tokens: Sequence[Token], start: int, end: int) -> int:
    """Step over `Friday`, `Last week` and stray particles that open a sentence but are no subject."""
    while start < end:
        token = tokens[start]
        timely = token.is_time or (token.lower in TIME_MODIFIERS and is_time_at(tokens, start + 1))
        stray = token.lower in _STRAY or (is_adverb(token) and start + 1 < end) or not token.is_word
        day_number = token.lower.isdigit() and start > 0 and tokens[start - 1].is_time
        if not (timely or day_number or stray):
            break
        start += 1
    return start


def _starts_apposition(tokens: Sequence[Token], first: int, comma: int) -> bool:
    token = tokens[first]
    if token.lower in RELATIVES or token.lower in DETERMINERS or token.lower.isdigit():
        return True
    return token.lower not in CONJUNCTIONS and not any(is_verb(t) for t in tokens[first:comma])
