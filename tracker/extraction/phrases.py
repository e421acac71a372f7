"""Noun phrases before and after a word, and the adverbials that stand between a cue and its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.cue_verbs import CUE_VERBS
from tracker.extraction.lexicon.words import (
    ADVERBS,
    AUXILIARIES,
    COMMON_VERBS,
    CONJUNCTIONS,
    DETERMINERS,
    NOUN_PREPOSITIONS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIME_MODIFIERS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Token

_LONGEST_PHRASE = 24
_LONGEST_APPOSITION = 22
_LONGEST_ADVERBIAL = 24
_ADVERBIAL_PREPOSITIONS = frozenset("in at on during through via after before following to of with from about by into for".split())
_SUBJECT_STARTS = PRONOUNS | frozenset("there".split())


def is_adverb(token: Token) -> bool:
    """Tell an adverb that may stand between subject and verb."""
    return token.lower in ADVERBS or (token.lower.endswith("ly") and not token.is_capital and len(token.text) > 4)  # noqa: PLR2004


def is_verb(token: Token) -> bool:
    """Tell a lower-case word that is surely a finite verb or an auxiliary."""
    if token.is_capital or not token.is_word:
        return False
    if token.lower in AUXILIARIES or token.lower in COMMON_VERBS:
        return True
    cue = CUE_VERBS.get(token.lower)
    return cue is not None and not cue.homograph and cue.form.value != "ing"


def noun_phrase_before(tokens: Sequence[Token], after: int, bound: int = 0) -> tuple[int, int] | None:
    """Return the token range of the noun phrase that ends just before `after`, not reaching below `bound`."""
    end = _skip_bracket_before(tokens, after, bound)
    start = end
    lowest = max(bound, end - _LONGEST_PHRASE)
    while start > lowest and _joins_phrase(tokens, start - 1, end, lowest):
        start -= 1
        if _opens_phrase(tokens, start, end, lowest):
            break
    start = _drop_opening_adverbial(tokens, start, end)
    return (start, end) if start < end and any(t.is_word for t in tokens[start:end]) else None


def apposition_before(tokens: Sequence[Token], after: int, bound: int = 0) -> tuple[int, int] | None:
    """Return the phrase before `, the minister of trade,` when tokens up to `after` end in such an apposition."""
    comma = after - 1
    for number in range(comma - 1, max(bound, comma - _LONGEST_APPOSITION) - 1, -1):
        token = tokens[number]
        if token.is_quotation or token.lower in {";", ":", "—", "–"}:  # noqa: RUF001
            return None
        if token.lower == "," and number + 1 < comma:
            found = noun_phrase_before(tokens, number, bound)
            if found is None or not _starts_apposition(tokens, number + 1, comma):
                continue
            return found
    return None


def noun_phrase_after(tokens: Sequence[Token], first: int) -> tuple[int, int] | None:
    """Return the token range of the noun phrase that starts at `first`."""
    end = first
    highest = min(len(tokens), first + _LONGEST_PHRASE)
    if first < highest and tokens[first].lower in PRONOUNS | OBJECT_PRONOUNS:
        return first, first + 1
    while end < highest:
        token = tokens[end]
        if not token.is_word and token.lower not in {"&", "’", "'", "-"}:  # noqa: RUF001
            break
        blocked = token.lower in CONJUNCTIONS - {"and"} or is_verb(token) or token.lower in PRONOUNS
        if blocked or (end > first and (token.is_time or is_adverb(token))):
            break
        joins_name = end + 1 < highest and tokens[end + 1].is_capital
        if token.lower == "and" and not joins_name:
            break
        if token.lower in PREPOSITIONS and token.lower not in NOUN_PREPOSITIONS:
            break
        end += 1
    while end > first and tokens[end - 1].lower in PREPOSITIONS | DETERMINERS | {"and"}:
        end -= 1
    return (first, end) if end > first else None


def skip_adverbials(tokens: Sequence[Token], first: int) -> int:
    """Return the place after adverbs, times and `in a statement` that may stand between cue and content."""
    at = first
    limit = min(len(tokens), first + _LONGEST_ADVERBIAL)
    while at < limit:
        following = _skip_one(tokens, at)
        if following == at:
            break
        at = following
    return at


def _skip_one(tokens: Sequence[Token], at: int) -> int:
    token = tokens[at]
    if is_adverb(token) or token.is_time or (token.lower in TIME_MODIFIERS and _is_time_at(tokens, at + 1)):
        return at + 1
    if token.lower == "," and _is_date_tail(tokens, at):
        return at + 1
    if token.lower.isdigit() and tokens[at - 1].is_time:
        return at + 1
    if token.lower in {"a", "two", "three", "few", "one"} and _is_time_at(tokens, at + 1):
        return at + 1
    if token.lower in _ADVERBIAL_PREPOSITIONS:
        if _is_time_at(tokens, at + 1) or (at + 1 < len(tokens) and tokens[at + 1].lower in TIME_MODIFIERS):
            return at + 1
        return _skip_prepositional(tokens, at)
    return at


def _skip_prepositional(tokens: Sequence[Token], at: int) -> int:
    """Return the place after one prepositional phrase; it ends where a new subject could begin."""
    number = at + 1
    if number >= len(tokens) or not tokens[number].is_word or tokens[number].lower == "that":
        return at if number < len(tokens) and tokens[number].lower == "that" else number
    first = number
    while number < len(tokens) and number - at < _LONGEST_ADVERBIAL:
        token = tokens[number]
        fresh = number > first
        if not token.is_word or is_verb(token) or token.lower in _SUBJECT_STARTS | CONJUNCTIONS:
            break
        if fresh and (token.lower in PREPOSITIONS or token.is_time or token.lower in DETERMINERS):
            break
        if fresh and token.is_capital and not tokens[number - 1].is_capital and tokens[number - 1].lower not in DETERMINERS:
            break
        number += 1
    return number


def _is_time_at(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.is_time or (token.lower in TIME_MODIFIERS and at + 1 < len(tokens) and tokens[at + 1].is_time) or (
        len(token.lower) == 4 and token.lower.isdigit()  # noqa: PLR2004
    )


def _is_date_tail(tokens: Sequence[Token], comma: int) -> bool:
    """Tell the comma in `Friday, May 10` and `May 10, 2019` from one that ends the phrase."""
    if comma + 1 >= len(tokens) or comma == 0:
        return False
    before, following = tokens[comma - 1], tokens[comma + 1]
    timely = before.is_time or before.lower.isdigit()
    return timely and (following.is_time and following.is_capital or following.lower.isdigit())


def _skip_bracket_before(tokens: Sequence[Token], after: int, bound: int) -> int:
    if after > bound and tokens[after - 1].text == ")":
        for number in range(after - 2, max(bound, after - 10) - 1, -1):
            if tokens[number].text == "(":
                return number
    return after


def _joins_phrase(tokens: Sequence[Token], number: int, end: int, lowest: int) -> bool:
    """Tell whether the token belongs to the phrase to its right."""
    token = tokens[number]
    if token.is_quotation:
        return number + 1 < end
    if not token.is_word:
        return token.lower in {"&", "’", "'", "-"} and number + 1 < end  # noqa: RUF001
    if token.lower in PRONOUNS | {"which"}:
        return number + 1 == end
    if token.lower == "and":
        return number > lowest and number + 1 < end and _coordinates(tokens, number)
    if token.lower in PREPOSITIONS:
        nominal = token.lower in NOUN_PREPOSITIONS and number > lowest and tokens[number - 1].is_word
        return nominal and number + 1 < end and not is_verb(tokens[number - 1]) and tokens[number - 1].lower not in CONJUNCTIONS
    if token.lower in CONJUNCTIONS or is_verb(token):
        return False
    return not (is_adverb(token) and not token.is_capital)


def _coordinates(tokens: Sequence[Token], number: int) -> bool:
    """Tell the `and` of `Iran and Russia` from one that joins two clauses."""
    left, right = tokens[number - 1], tokens[number + 1]
    return (left.is_capital and right.is_capital) or (left.lower.endswith("s") and right.lower.endswith("s"))


def _opens_phrase(tokens: Sequence[Token], start: int, end: int, lowest: int) -> bool:
    """Tell whether the phrase is complete on its left at `start`."""
    token = tokens[start]
    if token.lower in PRONOUNS:
        return True
    if token.lower not in DETERMINERS:
        return False
    before = tokens[start - 1] if start > lowest else None
    return before is None or before.lower not in NOUN_PREPOSITIONS | DETERMINERS | {"and"}


def _drop_opening_adverbial(tokens: Sequence[Token], start: int, end: int) -> int:
    """Step over `Friday`, `Last week` and stray particles that open a sentence rather than name its subject."""
    while start < end:
        token = tokens[start]
        timely = token.is_time or (token.lower in TIME_MODIFIERS and _is_time_at(tokens, start + 1))
        stray = token.lower in PREPOSITIONS | CONJUNCTIONS or (is_adverb(token) and start + 1 < end) or not token.is_word
        number = token.lower.isdigit() and start > 0 and tokens[start - 1].is_time
        if not (timely or number or (stray and not token.is_quotation)):
            break
        start += 1
    return start


def _starts_apposition(tokens: Sequence[Token], first: int, comma: int) -> bool:
    token = tokens[first]
    if token.lower in RELATIVES or token.lower in DETERMINERS or token.lower.isdigit():
        return True
    if token.is_capital or token.lower.split("-")[0].isdigit():
        return not any(is_verb(t) for t in tokens[first:comma])
    return not any(is_verb(t) for t in tokens[first:comma]) and token.lower not in CONJUNCTIONS
