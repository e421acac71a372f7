"""By which words a stretch supposes, guesses or advertises, and how a heading inside a text is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.kind_words import ADVERTISED, CONDITIONAL, GUESSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.structure.tokens import Token

_ADDRESSED = frozenset({"you", "your"})
_BEFORE_GUESS = frozenset({"to", "that", "than", "the", ",", "."})
_SHORTEST_HEADING = 8
_MOSTLY = 0.75


def supposes(tokens: Sequence[Token]) -> bool:
    """Tell `If Roe wins, the seat is lost` from `If anything, the seat is safe`."""
    opens = [token.lower for token in tokens[:2]]
    return len(opens) > 1 and opens[0] in CONDITIONAL and opens[1] != ","


def guesses(tokens: Sequence[Token]) -> bool:
    """Tell `Roe is more likely than not to lose` from `likely voters`."""
    for number, token in enumerate(tokens):
        if token.lower not in GUESSES:
            continue
        following = tokens[number + 1].lower if number + 1 < len(tokens) else "."
        if token.lower != "likely" or following in _BEFORE_GUESS:
            return True
    return False


def advertises(tokens: Sequence[Token]) -> bool:
    """Tell `In this episode, our editors take you behind the scenes` from news about a podcast."""
    words = {token.lower for token in tokens}
    named = words & ADVERTISED
    return len(named) > 1 or (bool(named) and not words.isdisjoint(_ADDRESSED))


def is_headed(tokens: Sequence[Token]) -> bool:
    """Tell a headline inside the running text, nearly every word of which has a capital."""
    words = [token for token in tokens if token.is_word and token.text[0].isalpha()]
    capitals = sum(token.text[0].isupper() for token in words)
    return len(words) >= _SHORTEST_HEADING and capitals >= _MOSTLY * len(words)
