"""Which role an apposition gives a person: `Ann Lee, the minister of trade,`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.adverbials import is_verb
from tracker.extraction.lexicon.words import DETERMINERS, PREPOSITIONS, RELATIVES
from tracker.extraction.phrases import is_description, noun_phrase_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Token

_LONGEST_ROLE = 12
_JOINS_ROLE = frozenset({"of", "for", "at", "with", "to"})
_CLAUSE_OPENERS = RELATIVES | {"whom", "whose", "where", "when"}
_ENDS = frozenset(".,;—–!?")


def role_beside(text: str, tokens: Sequence[Token], first: int, after: int) -> str | None:
    """Return the role that stands in commas after or before the name `tokens[first:after]`, if one does."""
    role = _role_after(tokens, after) or _role_before(tokens, first, after)
    if role is None:
        return None
    return " ".join(text[role[0].start : role[-1].end].split())


def _role_after(tokens: Sequence[Token], after: int) -> Sequence[Token] | None:
    start = after + 1
    if after >= len(tokens) or tokens[after].text != ",":
        return None
    if start + 1 < len(tokens) and tokens[start].lower.isdigit() and tokens[start + 1].text == ",":
        start += 2
    end = start
    while end < min(len(tokens), start + _LONGEST_ROLE) and _is_part(tokens, start, end):
        end += 1
    complete = end == len(tokens) or tokens[end].text in _ENDS or tokens[end].lower in _CLAUSE_OPENERS
    if not complete and not (end < len(tokens) and tokens[end].lower in PREPOSITIONS):
        return None
    return tokens[start + 1 : end] if end > start + 1 and is_description(tokens[start:end]) else None


def _role_before(tokens: Sequence[Token], first: int, after: int) -> Sequence[Token] | None:
    closed = after >= len(tokens) or tokens[after].text in _ENDS
    if not closed or first == 0 or tokens[first - 1].text != ",":
        return None
    found = noun_phrase_before(tokens, first - 1)
    if found is None or found[1] - found[0] > _LONGEST_ROLE:
        return None
    phrase = tokens[found[0] : found[1]]
    return phrase[1:] if len(phrase) > 1 and is_description(phrase) else None


def _is_part(tokens: Sequence[Token], start: int, number: int) -> bool:
    token = tokens[number]
    if not token.is_word or is_verb(token) or token.lower in _CLAUSE_OPENERS or token.is_time:
        return False
    if token.lower in PREPOSITIONS:
        return token.lower in _JOINS_ROLE
    return number == start or token.lower not in DETERMINERS or tokens[number - 1].lower in _JOINS_ROLE
