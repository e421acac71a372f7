"""Which role an apposition gives a person: `Ann Lee, the minister of trade,`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import HONORIFICS
from tracker.extraction.lexicon.speakers import ROLE_OPENERS
from tracker.extraction.lexicon.words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS, RELATIVES
from tracker.extraction.narration.adverbials import is_verb
from tracker.extraction.phrases import noun_phrase_before
from tracker.extraction.speakers.sorts import head_of, is_body_noun, is_person_noun

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_LONGEST_ROLE = 20
_LONGEST_ROLE_BEFORE = 12
_CLAUSE_OPENERS = RELATIVES | {"whom", "whose", "where", "when"}
_ENDS = frozenset(".,;—–!?()")
_ENDS_ROLE = PREPOSITIONS | CONJUNCTIONS | DETERMINERS
_OPENS_OTHER = DETERMINERS | {"and"}


def role_beside(text: str, tokens: Sequence[Token], first: int, after: int) -> str | None:
    """Return the role that stands in commas after or before the name `tokens[first:after]`, if one does."""
    return _role_after(text, tokens, after) or _role_before(text, tokens, first, after)


def described_role(text: str, tokens: Sequence[Token]) -> str | None:
    """Return an apposition such as `the minister of trade, who` as a role, if it says what somebody is."""
    end = 0
    while end < min(len(tokens), _LONGEST_ROLE) and _is_part(tokens, end):
        end += 1
    while end and tokens[end - 1].lower in _ENDS_ROLE:
        end -= 1
    if not tokens or tokens[0].lower == "then":
        return None
    opened = tokens[0].lower in ROLE_OPENERS
    role = tokens[1:end] if opened else tokens[:end]
    if not role:
        return None
    head = role_head(role)
    if not is_person_noun(head.lower) and not is_body_noun(head.lower):
        return None
    if not opened and (head is role[-1] and head.is_capital and len(role) > 1 and role[0].is_capital):
        return None
    return " ".join(text[role[0].start : role[-1].end].split())


def role_words(role: Sequence[Token]) -> Sequence[Token]:
    """Return a title without `Mr.` and other words that only greet."""
    shown = [token for token in role if token.lower not in HONORIFICS]
    return shown if shown and is_shown(shown) else ()


def is_shown(role: Sequence[Token]) -> bool:
    """Tell a role from a stray `former` or `fellow`."""
    return any(token.lower not in {"former", "late", "fellow", "then", "acting"} for token in role)


def _role_after(text: str, tokens: Sequence[Token], after: int) -> str | None:
    start = after + 1
    if after >= len(tokens) or tokens[after].text not in {",", "—", "–", "("}:
        return None
    if start + 1 < len(tokens) and tokens[start].lower.isdigit() and tokens[start + 1].text == ",":
        start += 2
    role = described_role(text, tokens[start : start + _LONGEST_ROLE])
    if role is None:
        return None
    end = start
    while end < min(len(tokens), start + _LONGEST_ROLE) and _is_part(tokens, end, start):
        end += 1
    complete = end == len(tokens) or tokens[end].text in _ENDS or tokens[end].lower in _CLAUSE_OPENERS
    return role if complete and is_person_noun(role_head(_bare(tokens[start:end])).lower) else None


def _role_before(text: str, tokens: Sequence[Token], first: int, after: int) -> str | None:
    closed = after >= len(tokens) or tokens[after].text in _ENDS
    if not closed or first == 0 or tokens[first - 1].text != ",":
        return None
    found = noun_phrase_before(tokens, first - 1)
    if found is None or found[1] - found[0] > _LONGEST_ROLE_BEFORE:
        return None
    phrase = tokens[found[0] : found[1]]
    if phrase[0].lower not in ROLE_OPENERS or not is_person_noun(head_of(_bare(phrase)).lower):
        return None
    return described_role(text, phrase)


def role_head(role: Sequence[Token]) -> Token:
    """Return the noun of a role, which comes late in `University of Oslo professor`."""
    for number in range(1, len(role) - 1):
        if role[number].lower == "of" and role[number - 1].is_capital and role[number + 1].is_capital:
            following = role[number + 1 :]
            small = next((n for n, token in enumerate(following) if not token.is_capital), len(following))
            if small < len(following) and is_person_noun(following[small].lower):
                return following[small]
    return head_of(role)


def _bare(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[1:] if len(tokens) > 1 and tokens[0].lower in ROLE_OPENERS else tokens


def _is_part(tokens: Sequence[Token], number: int, first: int = 0) -> bool:
    token = tokens[number]
    if not token.is_word and token.text not in "&'’-":
        return False
    if token.is_quotation or token.lower in _CLAUSE_OPENERS or token.lower in {"or", "but"}:
        return False
    if token.lower == "and":
        following = tokens[number + 1] if number + 1 < len(tokens) else token
        return number > first and following.is_word and following.lower not in _OPENS_OTHER
    if is_verb(token) and number > first and not tokens[number - 1].is_capital:
        return False
    return not (token.is_time and number > first)
