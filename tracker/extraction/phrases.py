"""Where the noun phrase before a word begins, and which parts a noun phrase has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.speakers import (
    HAVE_SUBJECTS,
    LEADS_TO_SPEAKER,
    PHRASE_TRAILERS,
    WEB_ENDINGS,
)
from tracker.extraction.lexicon.words import (
    ANY_PRONOUN,
    CONJUNCTIONS,
    DETERMINERS,
    NOUN_PREPOSITIONS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIME_MODIFIERS,
)
from tracker.extraction.narration.adverbials import is_adverb, is_time_at, is_verb

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

Range = tuple[int, int]

_LONGEST_PHRASE = 24
_LONGEST_BRACKET = 10
_NAME_MARKS = frozenset({"&", "’", "'", "-"})
_STRAY = PREPOSITIONS | CONJUNCTIONS
_HOLDS_DETERMINER = NOUN_PREPOSITIONS | DETERMINERS | {"and"}
_LONE_SUBJECTS = PRONOUNS | {"which"}
_LEADING = CONJUNCTIONS | LEADS_TO_SPEAKER | {"even", "meanwhile", "also", "however", "only", "not"}
_PART_ENDS = frozenset({",", ";", ":", "—", "–", "-", "(", ")", "[", "]", "“", "”", '"', "."})
_RELATIVES = RELATIVES - {"that"} | {"whom", "whose", "where"}


def trim(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a phrase without stray words and marks at its edges, and without a final possessive `'s`."""
    first, after = 0, len(tokens)
    while first < after and (not tokens[first].is_word or _is_stray(tokens, first, after)):
        first += 1
    while after > first and (not tokens[after - 1].is_word or _is_trailing(tokens, first, after)):
        after -= 1
    return without_possessive(tokens[first:after])


def trim_marks(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a phrase without marks at its edges; a quotation is no mark."""
    first, after = 0, len(tokens)
    while first < after and not (tokens[first].is_word or tokens[first].is_quotation):
        first += 1
    while after > first and not (tokens[after - 1].is_word or tokens[after - 1].is_quotation):
        after -= 1
    return tokens[first:after]


def without_possessive(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a phrase whose last word has lost its `'s`."""
    if not tokens or not tokens[-1].lower.endswith("'s"):
        return tokens
    last = tokens[-1]
    bare = replace(last, text=last.text[:-2], lower=last.lower[:-2], end=last.end - 2)
    return [*tokens[:-1], bare] if bare.text else tokens[:-1]


def without_titles_of_works(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return a phrase without what it quotes: `the “Dear Diary” actress` is an actress."""
    kept: list[Token] = []
    inside = False
    for token in tokens:
        if token.is_quotation:
            continue
        if token.text in '“”"':
            inside = token.text != "”" and not inside
        elif not inside:
            kept.append(token)
    return kept or tokens


def parts_of(tokens: Sequence[Token]) -> tuple[Sequence[Token], ...]:
    """Return the parts of a phrase that commas, dashes, brackets and `who` divide, in order."""
    parts: list[Sequence[Token]] = []
    first = 0
    for number, token in enumerate(tokens):
        if number and joins_subject(tokens, number):
            continue
        if token.text in _PART_ENDS or (number and token.lower in _RELATIVES):
            parts.append(tokens[first:number])
            first = number + 1 if token.text in _PART_ENDS else number
    parts.append(tokens[first:])
    return tuple(_without_links(part) for part in parts if part)


def joins_address(tokens: Sequence[Token], number: int) -> bool:
    """Tell the stop in `Example.com`, which is one name, from others."""
    if not 0 < number < len(tokens) - 1 or tokens[number].text != ".":
        return False
    if tokens[number + 1].lower not in WEB_ENDINGS:
        return False
    return tokens[number - 1].end == tokens[number].start and tokens[number + 1].start == tokens[number].end


def _without_links(part: Sequence[Token]) -> Sequence[Token]:
    """Return a part without the preposition that it ends with, as before `whom`."""
    after = len(part)
    while after > 1 and part[after - 1].lower in PREPOSITIONS:
        after -= 1
    return part[:after]


def joins_subject(tokens: Sequence[Token], number: int) -> bool:
    """Tell the `on` and the commas in `Committee on Science, Space and Technology` from others."""
    token, before = tokens[number], tokens[number - 1]
    follows = number + 1 < len(tokens) and tokens[number + 1].is_capital
    if token.lower == "on":
        return before.lower in HAVE_SUBJECTS and follows
    if token.text != "," or not follows or number + 2 >= len(tokens):
        return False
    subject = any(t.lower in HAVE_SUBJECTS for t in tokens[max(0, number - 4) : number])
    return subject and tokens[number + 2].lower in {"and", ","}


def join_addresses(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the tokens with each address such as `Example.com` as one."""
    if not any(token.text == "." for token in tokens):
        return tokens
    joined: list[Token] = []
    for number, token in enumerate(tokens):
        if joined and (joins_address(tokens, number) or joins_address(tokens, number - 1)):
            last = joined[-1]
            text = last.text + token.text
            joined[-1] = replace(last, text=text, lower=text.lower(), end=token.end)
        else:
            joined.append(token)
    return joined


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


def _is_stray(tokens: Sequence[Token], first: int, after: int) -> bool:
    """Tell the `but` of `But a critic` and the `by` of `by the agency`."""
    token = tokens[first]
    if first + 1 == after or token.lower not in _LEADING:
        return False
    return not token.is_capital or first == 0


def _is_trailing(tokens: Sequence[Token], first: int, after: int) -> bool:
    token = tokens[after - 1]
    if after - 1 == first or (token.is_capital and not token.is_time):
        return False
    return (
        token.lower in PHRASE_TRAILERS
        or token.is_time
        or (token.lower in {"all", "both"} and tokens[after - 2].lower == "they")
    )


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
    if token.lower in _LONE_SUBJECTS or token.lower in ANY_PRONOUN:
        return last
    if token.lower == "and":
        return number > lowest and not last and _coordinates(tokens, number)
    if token.lower in PREPOSITIONS:
        return number > lowest and not last and _is_nominal(token, tokens[number - 1])
    if token.lower in CONJUNCTIONS or is_verb(token):
        return False
    return token.is_capital or not is_adverb(token)


def _is_nominal(preposition: Token, before: Token) -> bool:
    """Tell the `of` in `head of state` from a preposition that hangs on a verb."""
    if preposition.lower not in NOUN_PREPOSITIONS or not before.is_word:
        return False
    return not is_verb(before) and before.lower not in CONJUNCTIONS


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
    return start == lowest or tokens[start - 1].lower not in _HOLDS_DETERMINER


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
