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
from tracker.extraction.lexicon.places import ADJECTIVES_OF_PLACE, PLACES
from tracker.extraction.lexicon.speakers import (
    BRINGING_OUT,
    COPIES,
    NO_MAKERS,
    PARTISAN_ADJECTIVES,
    PUBLISHED_WORKS,
    SPEAKING_WORKS,
    TITLED_WORKS,
)
from tracker.extraction.lexicon.words import (
    AUTHORING,
    DETERMINERS,
    OBTAINING,
    PREPOSITIONS,
    TIME_MODIFIERS,
    WORK_ADJECTIVES,
)
from tracker.extraction.narration.adverbials import is_verb

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.extraction.structure.tokens import Token

_BEFORE_WORK = 6
_AFTER_WORK = 9
_OWNERS = frozenset({"his", "her", "its", "their"})
_MAKERS = GOVERNMENT_WORDS | ORGANISATION_WORDS | GROUP_WORDS | TITLE_NOUNS | UNNAMED_WORDS | {"auditors"}
_JOINS_NAME = frozenset({"of", "for", "and"})
_OPENS_MODIFIER = PREPOSITIONS | AUTHORING | OBTAINING | TIME_MODIFIERS
_BRINGS_OUT = AUTHORING | {"posted"}
_PUBLIC_MAKERS = GOVERNMENT_WORDS - PLACES_OF_RECORD
_NEVER_MAKERS = ADJECTIVES_OF_PLACE | PARTISAN_ADJECTIVES | NO_MAKERS
_SURE_MAKERS = _MAKERS - SPEAKING_WORKS


def work_head(tokens: Sequence[Token]) -> int | None:
    """Return which of `tokens` is the noun that reports, as `survey` in `a survey of 300 residents`.

    None for a person or body (`the survey company`), and for a name such as `the Geological Survey`.
    """
    for number, token in enumerate(tokens):
        if number and _ends_noun(tokens, number):
            return None
        if token.lower not in SPEAKING_WORKS or (token.is_capital and number):
            continue
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        titled = following is not None and following.is_capital and token.lower in TITLED_WORKS
        if following is None or not following.is_word or titled or _opens_modifier(following):
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


def _ends_noun(tokens: Sequence[Token], number: int) -> bool:
    """Tell where a phrase's own noun is over, but for `a copy of the letter`."""
    token = tokens[number]
    if token.lower == "of" and tokens[number - 1].lower in COPIES:
        return False
    if tokens[number - 1].is_capital and number + 1 < len(tokens) and tokens[number + 1].is_capital:
        return token.text == ","
    dated = token.text == "," and number + 1 < len(tokens) and tokens[number + 1].lower.isdigit()
    if dated:
        return False
    return token.lower in PREPOSITIONS or token.text in ",;:()—–" or token.lower in {"who", "which", "that"}


def is_published(noun: str) -> bool:
    """Tell a work that bodies bring out, such as a report, from a letter or a record."""
    return noun in PUBLISHED_WORKS


def brings_out(verb: Token) -> bool:
    """Tell a verb for bringing a work out, such as `issued`."""
    return verb.lower in BRINGING_OUT


def iter_works(tokens: Sequence[Token]) -> Iterator[tuple[int, Sequence[Token] | None]]:
    """Yield each work of a sentence, by the number of its noun, that has a maker: named, or else the subject.

    None stands for the subject, as in `the firm said in its report` and `the firm issued a statement`.
    """
    for number, token in enumerate(tokens):
        if token.lower not in SPEAKING_WORKS or token.is_capital:
            continue
        first = number
        while first > max(0, number - _BEFORE_WORK) and _is_before_work(tokens, first - 1):
            first -= 1
        named = maker_of(tokens[first : number + _AFTER_WORK], number - first)
        if named is not None:
            yield number, named
        elif tokens[first].lower in _OWNERS or (first and _brings_out(tokens, first)):
            yield number, None


def _is_before_work(tokens: Sequence[Token], number: int) -> bool:
    token = tokens[number]
    ends = token.lower in PREPOSITIONS or token.lower in DETERMINERS or is_verb(token)
    opened = tokens[number + 1].lower in DETERMINERS
    return not opened and token.is_word and (not ends or token.lower in DETERMINERS)


def _brings_out(tokens: Sequence[Token], first: int) -> bool:
    """Tell `issued a statement` and `said in a statement` from other verbs."""
    determined = tokens[first].lower in DETERMINERS
    before = tokens[first - 1].lower
    return determined and (before in BRINGING_OUT or (before in {"in", "on"} and tokens[first].lower == "a"))


def _opens_modifier(token: Token) -> bool:
    if token.lower in _OPENS_MODIFIER or token.is_time:
        return True
    return token.lower.endswith(("ed", "ing")) and not token.is_capital


def _named_after(tokens: Sequence[Token], head: int) -> Sequence[Token] | None:
    at = head + 1
    published = is_published(tokens[head].lower) and at + 1 < len(tokens)
    if published and tokens[at].text == "," and tokens[at + 1].lower in AUTHORING:
        at += 1
    if at < len(tokens) and tokens[at].lower in _BRINGS_OUT:
        at += 1
    posted = at > head + 1 and at < len(tokens) and tokens[at].lower in {"on", "to"}
    if at + 1 >= len(tokens) or (tokens[at].lower not in {"by", "from"} and not posted):
        return None
    rest = tokens[at + 1 :]
    cut = (number for number in range(1, len(rest)) if _ends_maker(rest[number]))
    return _if_maker(rest[: next(cut, len(rest))])


def _ends_maker(token: Token) -> bool:
    if not token.is_word or is_verb(token):
        return token.text not in "&'’-"
    return not token.is_capital and _opens_modifier(token) and not _joins(token)


def _joins(token: Token) -> bool:
    return token.lower in _JOINS_NAME


def _attributive(before: Sequence[Token]) -> Sequence[Token] | None:
    """Read the nouns before the work: `a Pew survey`, `government figures`."""
    determined = bool(before) and before[0].lower in DETERMINERS
    nouns = [
        token for token in before[determined:] if token.lower not in WORK_ADJECTIVES or _is_new(before, token)
    ]
    if not nouns or len(nouns) < len(before) - determined - 1:
        return None
    if nouns[-1].lower in _PUBLIC_MAKERS:
        return nouns
    first_word = not determined and nouns[0] is before[0]
    if nouns[-1].lower in _NEVER_MAKERS:
        return None
    if " ".join(token.lower for token in nouns) in PLACES:
        return None
    named = nouns[-1].is_capital and (not first_word or len(nouns) > 1 or nouns[0].text.isupper())
    return nouns if named and not any(token.is_time for token in nouns) else None


def _is_new(before: Sequence[Token], token: Token) -> bool:
    """Tell the `New` of `New Hampshire`, which is part of a name, from an adjective."""
    following = next((other for other in before if other.start > token.start), None)
    return token.is_capital and following is not None and following.is_capital


def _if_maker(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """Return `tokens` when they name a person or body, not a time, a place without a name or a number."""
    bare = tokens[1:] if tokens and tokens[0].lower in DETERMINERS else tokens
    if not bare or any(token.is_time for token in bare):
        return None
    stop = next((n for n, token in enumerate(bare) if n and token.lower in PREPOSITIONS), len(bare))
    last = bare[stop - 1]
    return tokens if last.is_capital or last.lower in _SURE_MAKERS else None
