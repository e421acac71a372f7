"""How much a claim deserves checking, by a short sum that a reader can redo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.extraction.lexicon.bodies import STATES
from tracker.extraction.lexicon.kind_words import CAUSAL, FEELINGS, JUDGEMENTS, POSSIBILITIES, SUPERLATIVES
from tracker.extraction.lexicon.numbers import MULTIPLIERS, NUMBER_WORDS
from tracker.extraction.lexicon.words import ROUND_FIGURES, VAGUE_FIGURES
from tracker.extraction.narration.main_verb import Happening, happening_of
from tracker.models.enums import AttributionMode, ClaimKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from tracker.extraction.structure.tokens import Token

# All that can be added comes to 1 exactly, so no sum has to be cut off above.
_BASE = 0.15
_FIGURE, _FURTHER_FIGURE, _MOST_FURTHER = 0.25, 0.05, 2
_BY_KIND: dict[ClaimKind, tuple[str, float]] = {
    ClaimKind.ESTIMATE: ("an estimate", 0.1),
    ClaimKind.EVENT: ("an event", 0.1),
    ClaimKind.STATEMENT: ("a statement", 0.05),
    ClaimKind.POSITION: ("a position", 0.0),
    ClaimKind.APPEAL: ("an appeal", -0.05),
    ClaimKind.PREDICTION: ("a prediction", -0.15),
    ClaimKind.OPINION: ("an opinion", -0.2),
}
_FIRST_PERSON = frozenset({"i", "we", "i'm", "we're", "my"})
_ROUGH = frozenset(NUMBER_WORDS) | MULTIPLIERS.keys() | ROUND_FIGURES | {"a", "half"}
_NO_COMPARISON = frozenset({"rather", "other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """How much a claim deserves checking: `value` in 0..1 is the sum of the numbers in `reasons`."""

    value: float
    reasons: tuple[str, ...]


def weigh(
    kind: ClaimKind,
    mode: AttributionMode,
    content: Sequence[Token],
    *,
    figures: int,
    has_named_speaker: bool,
) -> Weight:
    """Return the sum, with two decimals, of what speaks for checking the claim and what speaks against it.

    For it speak figures, comparisons, causes, what happened, names, dates, and a speaker with a name (which
    adds nothing in the article's own voice). Against it speak forecasts, appeals, opinions, judgements,
    feelings, possibilities, and words without any figure, name or date.
    """
    terms = [("every claim", _BASE), _BY_KIND[kind]]
    words = {token.lower for token in content}
    terms += _figures(words, figures)
    terms += _contents(kind, content, words, figures)
    if has_named_speaker and mode is not AttributionMode.NARRATOR:
        terms.append(("a named speaker", 0.1))
    total = round(sum(term for _, term in terms), 2)
    if total < 0:
        terms.append(("never below 0", -total))
    reasons = tuple(f"{reason} {term:+.2f}" for reason, term in terms if term)
    return Weight(value=max(total, 0.0), reasons=reasons)


def _figures(words: AbstractSet[str], figures: int) -> Iterator[tuple[str, float]]:
    if not figures:
        if not words.isdisjoint(VAGUE_FIGURES):
            yield "a vague figure", 0.1
        return
    yield "a figure", _FIGURE
    further = min(figures - 1, _MOST_FURTHER)
    if further:
        yield ("a second figure" if further == 1 else "further figures"), further * _FURTHER_FIGURE


def _contents(
    kind: ClaimKind, content: Sequence[Token], words: AbstractSet[str], figures: int
) -> Iterator[tuple[str, float]]:
    named, dated = has_name(content), has_date(content)
    if named:
        yield "a name", 0.1
    if dated:
        yield "a date", 0.05
    if _compares(content, words):
        yield "a comparison", 0.1
    if not words.isdisjoint(CAUSAL):
        yield "a cause", 0.05
    if kind is ClaimKind.STATEMENT and happening_of(content) is Happening.EVENT:
        yield "something that happened", 0.05
    if not (figures or named or dated) and words.isdisjoint(VAGUE_FIGURES):
        yield "no figure, name or date", -0.05
    if not (words.isdisjoint(_FIRST_PERSON) or words.isdisjoint(FEELINGS)):
        yield "a feeling", -0.1
    if any(not token.is_time for token in content if token.lower in POSSIBILITIES):
        yield "a possibility", -0.05
    if not words.isdisjoint(JUDGEMENTS):
        yield "a judgement", -0.05


def _compares(content: Sequence[Token], words: AbstractSet[str]) -> bool:
    """Tell `higher than ever` and `the largest` from `more than 20`, which only makes a figure rough."""
    if not words.isdisjoint(SUPERLATIVES):
        return True
    if "than" not in words:
        return False
    for number, token in enumerate(content[1:-1], start=1):
        before, after = content[number - 1].lower, content[number + 1]
        figure = after.text[0].isdigit() or after.lower in _ROUGH or not after.is_word
        if token.lower == "than" and before not in _NO_COMPARISON and not figure:
            return True
    return False


def has_name(content: Sequence[Token]) -> bool:
    """Tell whether a capitalised word stands anywhere but at the beginning, or a state there."""
    if content and content[0].is_capital and content[0].lower in STATES:
        return True
    return any(token.is_capital and len(token.text) > 1 and not token.is_time for token in content[1:])


def has_date(content: Sequence[Token]) -> bool:
    """Tell whether a day, a month or a year is named."""
    return any(
        (token.is_capital and token.is_time)
        or (len(token.text) == len("2000") and token.text[:2] in {"19", "20"})
        for token in content
    )
