"""Names in noun phrases: which words are the name, which the role, and what sort of body bears it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import (
    FEMALE_NAMES,
    FEMALE_TITLES,
    GOVERNMENT_WORDS,
    GROUP_WORDS,
    HONORIFICS,
    MALE_NAMES,
    MALE_TITLES,
    ORGANISATION_WORDS,
    STATES,
    TITLE_NOUNS,
    TITLES,
    UNNAMED_WORDS,
)
from tracker.extraction.lexicon.words import PREPOSITIONS
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Token

_ARTICLES = frozenset(["the", "a", "an"])
_NAME_PARTICLES = frozenset(["de", "van", "von", "bin", "al", "la", "der", "di", "da", "del"])
_NAME_PREPOSITIONS = frozenset(["of", "for", "and"])
_NAME_LINKS = _NAME_PARTICLES | _NAME_PREPOSITIONS
_NO_GOVERNMENT = frozenset({"party", "times", "post", "university"})
_LONGEST_PERSON_NAME = 4
_NO_NAME = ORGANISATION_WORDS | GOVERNMENT_WORDS | STATES


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A noun phrase read as a name: `name` without article or title, `role` the title, `gender` f or m."""

    name: str
    role: str | None
    kind: SpeakerKind
    gender: str | None


def read_phrase(text: str, tokens: Sequence[Token]) -> Phrase:
    """Read the noun phrase that `tokens` make up; they lie in `text`."""
    bare = _without_article(tokens)
    head = _head_part(bare)
    role_count = _role_length(head)
    named = head[role_count:]
    if role_count and named and _is_person_name(named):
        if any(token.lower in ORGANISATION_WORDS for token in head[:role_count] if not token.is_capital):
            return Phrase(name=_slice(text, named), role=None, kind=SpeakerKind.ORGANISATION, gender=None)
        return _person(text, head[:role_count], named)
    described = role_count and named and not any(token.is_capital for token in head[:role_count])
    if described and len(head) == len(bare):
        return Phrase(name=_slice(text, named), role=None, kind=_kind(bare, head), gender=None)
    kind = _kind(bare, head)
    if kind is SpeakerKind.PERSON and len(bare) == len(tokens):
        return _person(text, (), head)
    kind = SpeakerKind.ORGANISATION if kind is SpeakerKind.PERSON else kind
    return Phrase(name=_slice(text, bare), role=None, kind=kind, gender=None)


def words_of(text: str, tokens: Sequence[Token]) -> str:
    """Return a phrase as it stands on one line, without its article."""
    return _slice(text, _without_article(tokens))


def gender_of(first_name: str) -> str | None:
    """Return f or m for a common given name, None for any other."""
    lower = first_name.lower()
    if lower in FEMALE_NAMES:
        return "f"
    return "m" if lower in MALE_NAMES else None


def _person(text: str, role: Sequence[Token], named: Sequence[Token]) -> Phrase:
    titles = {token.lower for token in role}
    gender = "f" if titles & FEMALE_TITLES else "m" if titles & MALE_TITLES else gender_of(named[0].text)
    shown = [token for token in role if token.lower not in HONORIFICS]
    return Phrase(
        name=_without_possessive(_slice(text, named)),
        role=_slice(text, shown) if shown else None,
        kind=SpeakerKind.PERSON,
        gender=gender,
    )


def _without_article(tokens: Sequence[Token]) -> Sequence[Token]:
    return tokens[1:] if len(tokens) > 1 and tokens[0].lower in _ARTICLES else tokens


def _head_part(tokens: Sequence[Token]) -> Sequence[Token]:
    """Return the phrase up to its first preposition, unless that joins the parts of one name."""
    for number, token in enumerate(tokens):
        if number == 0 or (token.is_word and token.lower not in PREPOSITIONS):
            continue
        between = number + 1 < len(tokens) and tokens[number - 1].is_capital and tokens[number + 1].is_capital
        joins = between and (
            token.lower == "of"
            or (token.lower in _NAME_PREPOSITIONS and not _is_person_name(tokens[:number]))
        )
        if not joins:
            return tokens[:number]
    return tokens


def _role_length(head: Sequence[Token]) -> int:
    """Return how many tokens come before a person's name as title or description."""
    last = -1
    for number, token in enumerate(head):
        if token.lower in TITLES or not (token.is_capital or token.lower in _NAME_LINKS):
            last = number
    return last + 1


def _is_person_name(tokens: Sequence[Token]) -> bool:
    if not 0 < len(tokens) <= _LONGEST_PERSON_NAME or not (tokens[0].is_capital and tokens[-1].is_capital):
        return False
    if not all(token.is_capital or token.lower in _NAME_PARTICLES for token in tokens):
        return False
    if len(tokens) == 1 and tokens[0].text.isupper():
        return False
    return not any(token.lower in _NO_NAME for token in tokens)


def _kind(bare: Sequence[Token], head: Sequence[Token]) -> SpeakerKind:
    words = [token.lower.removesuffix("'s") for token in head]
    if " ".join(words) in STATES:
        return SpeakerKind.GOVERNMENT
    if words[-1] in GROUP_WORDS or bare[0].lower in GROUP_WORDS:
        return SpeakerKind.GROUP
    names_itself = all(token.is_capital for token in head)
    if not names_itself and words[-1] in UNNAMED_WORDS:
        return SpeakerKind.UNNAMED
    known = set(words)
    if known & GOVERNMENT_WORDS and not known & _NO_GOVERNMENT:
        return SpeakerKind.GOVERNMENT
    if known & ORGANISATION_WORDS or (names_itself and (head[0].text.isupper() or not _is_person_name(head))):
        return SpeakerKind.ORGANISATION
    return SpeakerKind.PERSON if names_itself else _common_kind(head)


def _common_kind(head: Sequence[Token]) -> SpeakerKind:
    last = head[-1]
    if last.is_capital:
        return SpeakerKind.ORGANISATION
    if last.lower in TITLE_NOUNS:
        return SpeakerKind.UNNAMED
    return SpeakerKind.GROUP if last.lower.endswith("s") else SpeakerKind.UNNAMED


def is_title_phrase(tokens: Sequence[Token]) -> bool:
    """Tell `the president` and `the health minister` from other phrases."""
    bare = _without_article(tokens)
    return len(bare) < len(tokens) and len(bare) <= 3 and bare[-1].lower in TITLE_NOUNS  # noqa: PLR2004


def _slice(text: str, tokens: Sequence[Token]) -> str:
    return " ".join(text[tokens[0].start : tokens[-1].end].split()) if tokens else ""


def _without_possessive(name: str) -> str:
    return name.removesuffix("'s").removesuffix("’s")
