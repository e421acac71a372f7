"""How alike two claims are, and what differs between them: another number, a negation, another speaker."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import log, sqrt
from typing import TYPE_CHECKING, Final

from tracker.review.numerals import read_numbers
from tracker.text.search_words import list_words, stem_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

# How often a word occurs is counted up to here; beyond it a word is common, however common it is.
COUNTED: Final = 500
LEAST_ALIKE: Final = 0.45
MOST_SHOWN: Final = 5
_NUMBER_WEIGHT: Final = 3.0
_LEAST_SHARED: Final = 2
_NOT: Final = re.compile(
    r"\b(?:not|never|no|nor|none|nobody|neither|without|hardly|cannot|den(?:y|ies|ied|ying)|refut\w+|\w+n['’]t)\b"
    r"|\bfalse\b",
    re.IGNORECASE,
)
# `No fewer than` counts; it does not deny.
_COUNTING: Final = re.compile(r"\bnot? (?:fewer|less|more|later|earlier) than\b|\bnot only\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A claim as far as comparing goes; `speaker` is empty for an article's own voice."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """A candidate by its place in the list given, how alike it is (0 to 1), and what differs, in words."""

    place: int
    likeness: float
    differences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    stems: frozenset[str]
    numbers: dict[Decimal, str]


def weigh(count: int) -> float:
    """Return the weight of a word that occurs in `count` claims: the rarer, the more it says."""
    return log(2 + COUNTED / (1 + count))


def rank(own: Statement, candidates: Sequence[Statement], counts: Mapping[str, int]) -> tuple[Ranked, ...]:
    """Return the candidates that say nearly the same, the most alike first.

    `counts` says in how many claims each word of the own text occurs. Numbers and negations are left out of
    the likeness, because two claims that differ in nothing else are what a reviewer has to see.
    """
    read = _read(own.text)
    weights = _weigh_stems(own.text, counts)
    usual = sorted(weights.values())[len(weights) // 2] if weights else 1.0
    found = []
    for place, candidate in enumerate(candidates):
        other = _read(candidate.text)
        likeness = _compare(read, other, weights, usual)
        if likeness >= LEAST_ALIKE:
            found.append(Ranked(place=place, likeness=likeness, differences=list_differences(own, candidate)))
    return tuple(sorted(found, key=lambda each: (-each.likeness, each.place)))


def list_differences(own: Statement, other: Statement) -> tuple[str, ...]:
    """Return what sets another claim apart from one's own, what changes the meaning most first."""
    mine, theirs = read_numbers(own.text), read_numbers(other.text)
    added = [written for value, written in theirs.items() if value not in mine]
    missing = [written for value, written in mine.items() if value not in theirs]
    told = []
    if added and missing:
        told.append(f"other number: {', '.join(added)} against {', '.join(missing)}")
    elif added or missing:
        told.append(f"number only {'there' if added else 'here'}: {', '.join(added or missing)}")
    if is_negated(own.text) != is_negated(other.text):
        told.append("negated")
    if own.speaker.casefold() != other.speaker.casefold():
        told.append(f"other speaker: {other.speaker}" if other.speaker else "in the article’s own voice")
    return tuple(told)


def is_negated(text: str) -> bool:
    """Tell whether a statement denies something; two denials cancel each other."""
    return len(_NOT.findall(_COUNTING.sub(" ", text))) % 2 == 1


def _read(text: str) -> _Read:
    return _Read(stems=frozenset(map(stem_of, list_words(text))), numbers=read_numbers(text))


def _weigh_stems(text: str, counts: Mapping[str, int]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for word in list_words(text):
        stem = stem_of(word)
        weights[stem] = max(weights.get(stem, 0.0), weigh(counts.get(word, 0)))
    return weights


def _compare(own: _Read, other: _Read, weights: Mapping[str, float], usual: float) -> float:
    shared = own.stems & other.stems
    if len(shared) < min(_LEAST_SHARED, len(own.stems)):
        return 0.0
    together = sum(weights[stem] for stem in shared)
    mine = sum(weights.values())
    theirs = together + usual * len(other.stems - own.stems)
    same = len(own.numbers.keys() & other.numbers.keys()) * _NUMBER_WEIGHT
    whole = sqrt((mine + same) * (theirs + same))
    return (together + same) / whole if whole else 0.0
