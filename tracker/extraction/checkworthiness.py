"""How much a claim deserves checking, by a short sum that a reader can redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import STATES
from tracker.extraction.lexicon.words import VAGUE_FIGURES
from tracker.models.enums import AttributionMode, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.extraction.tokens import Token

_BASE = 0.25
_FIGURE = 0.25
_MORE_FIGURES = 0.05
_VAGUE_FIGURE = 0.1
_NAME = 0.1
_DATE = 0.1
_NAMED_SPEAKER = 0.1
_BY_KIND: dict[ClaimKind, float] = {
    ClaimKind.ESTIMATE: 0.15,
    ClaimKind.EVENT: 0.15,
    ClaimKind.STATEMENT: 0.1,
    ClaimKind.POSITION: 0.0,
    ClaimKind.APPEAL: -0.05,
    ClaimKind.PREDICTION: -0.15,
    ClaimKind.OPINION: -0.2,
}


def weigh(
    kind: ClaimKind,
    mode: AttributionMode,
    content: Sequence[Token],
    *,
    figures: int,
    has_named_speaker: bool,
) -> float:
    """Return 0..1 with two decimals: 0.25, and what the claim's features add or take away.

    A figure adds 0.25 and each further one 0.05 (two at most), a vague figure such as `thousands` 0.1, a name
    0.1, a date 0.1, a named speaker 0.1 (nothing for the article's own voice). Events and estimates add 0.15
    and statements 0.1; appeals take 0.05, predictions 0.15, opinions 0.2.
    """
    total = _BASE + _BY_KIND[kind]
    if figures:
        total += _FIGURE + _MORE_FIGURES * min(figures - 1, 2)
    elif any(token.lower in VAGUE_FIGURES for token in content):
        total += _VAGUE_FIGURE
    total += _NAME * has_name(content) + _DATE * has_date(content)
    if has_named_speaker and mode is not AttributionMode.NARRATOR:
        total += _NAMED_SPEAKER
    return round(min(max(total, 0.0), 1.0), 2)


def has_name(content: Sequence[Token]) -> bool:
    """Tell whether a capitalised word stands anywhere but at the beginning, or a state there."""
    if content and content[0].is_capital and content[0].lower in STATES:
        return True
    return any(token.is_capital and not token.is_time and len(token.text) > 1 for token in content[1:])


def has_date(content: Sequence[Token]) -> bool:
    """Tell whether a day, a month or a year is named."""
    return any(
        (token.is_time and token.is_capital)
        or (len(token.text) == len("2000") and token.text[:2] in {"19", "20"})
        for token in content
    )
