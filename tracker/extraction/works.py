"""Who stands behind a report, a survey or a set of figures that is said to show something."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import (
    GOVERNMENT_WORDS,
    GROUP_WORDS,
    ORGANISATION_WORDS,
    PLACES_OF_RECORD,
    TITLE_NOUNS,
    UNNAMED_WORDS,
)
from tracker.extraction.lexicon.words import (
    AUTHORING,
    DETERMINERS,
    OBTAINING,
    PREPOSITIONS,
    TIME_MODIFIERS,
    WORK_ADJECTIVES,
    WORKS,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Token

_MAKERS = GOVERNMENT_WORDS | ORGANISATION_WORDS | GROUP_WORDS | TITLE_NOUNS | UNNAMED_WORDS | {"auditors"}
_JOINS_NAME = frozenset({"of", "for", "and"})


def work_head(tokens: Sequence[Token]) -> int | None:
    """Return which of `tokens` is the noun that reports, as `survey` in `a survey of 300 residents`.

    None for a person or body (`the survey company`), and for a name such as `the Geological Survey`.
    """
    for number, token in enumerate(tokens):
        if token.lower not in WORKS or (token.is_capital and number):
            continue
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        if following is None or not following.is_word or _opens_modifier(following):
            return number
    return None


def maker_of(tokens: Sequence[Token], head: int) -> Sequence[Token] | None:
    """Return the words for the person or body behind the work whose noun is `tokens[head]`, if any are named.

    They follow in `figures from the agency` and `a report by the auditor`, and precede in `the auditor's
    report`, `a Pew survey` and `police figures`.
    """
    after = _named_after(tokens, head)
    if after is not None:
        return after
    before = tokens[:head]
    for number, token in enumerate(before):
        if token.lower.endswith("'s"):
            owner = replace(token, text=token.text[:-2], lower=token.lower[:-2], end=token.end - 2)
            return _if_maker([*before[:number], owner])
        if token.text in "'’" and number:
            return _if_maker(before[:number])
    return _attributive(before)


def _opens_modifier(token: Token) -> bool:
    if token.lower in PREPOSITIONS | AUTHORING | OBTAINING | TIME_MODIFIERS or token.is_time:
        return True
    return token.lower.endswith("ed") and not token.is_capital


def _named_after(tokens: Sequence[Token], head: int) -> Sequence[Token] | None:
    at = head + 1
    if at < len(tokens) and tokens[at].lower in AUTHORING:
        at += 1
    if at + 1 >= len(tokens) or tokens[at].lower not in {"by", "from"}:
        return None
    rest = tokens[at + 1 :]
    cut = (n for n, t in enumerate(rest) if n and not t.is_capital and _opens_modifier(t) and not _joins(t))
    return _if_maker(rest[: next(cut, len(rest))])


def _joins(token: Token) -> bool:
    return token.lower in _JOINS_NAME


def _attributive(before: Sequence[Token]) -> Sequence[Token] | None:
    """Read the nouns before the work: `a Pew survey`, `government figures`."""
    determined = bool(before) and before[0].lower in DETERMINERS
    nouns = [token for token in before[determined:] if token.lower not in WORK_ADJECTIVES]
    if not nouns or len(nouns) < len(before) - determined - 1:
        return None
    if nouns[-1].lower in GOVERNMENT_WORDS - PLACES_OF_RECORD:
        return nouns
    first_word = not determined and nouns[0] is before[0]
    named = nouns[-1].is_capital and (not first_word or len(nouns) > 1 or nouns[0].text.isupper())
    return nouns if named and not any(token.is_time for token in nouns) else None


def _if_maker(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """Return `tokens` when they name a person or body, not a time, a place without a name or a number."""
    bare = tokens[1:] if tokens and tokens[0].lower in DETERMINERS else tokens
    if not bare or any(token.is_time for token in bare):
        return None
    stop = next((n for n, token in enumerate(bare) if n and token.lower in PREPOSITIONS), len(bare))
    last = bare[stop - 1]
    return tokens if last.is_capital or last.lower in _MAKERS - WORKS else None
