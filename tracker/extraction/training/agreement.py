"""How well attributions agree with what people marked: the figures of the dev table."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tracker.extraction.training.corpus import GoldArticle, GoldAttribution, Pieces

_WORD = re.compile(r"\w+(?:['’.\-]\w+)*")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]|``.*?''", re.DOTALL)
_LEAST_OVERLAP = 0.5
_MOSTLY = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """Counts of one comparison; shares are of 1 and 0.0 where there is nothing to divide by.

    Contents are compared as sets of words. Predictions and gold are matched one to one, best overlap first,
    where the intersection is at least half of the union. `matched` counts such pairs; `full` those whose
    speakers share a word too, or that both have none; `exact` those whose words are the same. `by_kind`
    tells for direct, indirect, mixed and no speaker how many were marked and how many of them found, speaker
    and all.
    """

    predicted: int
    gold: int
    matched: int
    full: int
    exact: int
    by_kind: Mapping[str, tuple[int, int]]

    @property
    def attr_f(self) -> float:
        """Return F1 of contents."""
        return _f1(self.matched, self.predicted, self.gold)

    @property
    def full_f(self) -> float:
        """Return F1 of contents with the right speaker."""
        return _f1(self.full, self.predicted, self.gold)

    @property
    def exact_f(self) -> float:
        """Return F1 of contents that are the same word for word."""
        return _f1(self.exact, self.predicted, self.gold)


def compare(
    articles: Sequence[GoldArticle], predictions: Mapping[str, Sequence[GoldAttribution]]
) -> Agreement:
    """Compare `predictions` by article name with each article's first annotator."""
    totals: Counter[str] = Counter()
    marked: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for article in articles:
        words = [(m.start(), m.end()) for m in _WORD.finditer(article.text)]
        gold = [_Words(each, words) for each in article.versions[0]]
        mine = [_Words(each, words) for each in predictions.get(article.name, ())]
        gold, mine = [g for g in gold if g.content], [p for p in mine if p.content]
        quoted = set().union(*(_inside([m.span()], words) for m in _QUOTED.finditer(article.text)))
        marked.update(_kind(each, quoted) for each in gold)
        totals.update(predicted=len(mine), gold=len(gold))
        for predicted, true in _matched(mine, gold):
            right = bool(predicted.speaker & true.speaker) or not (predicted.speaker or true.speaker)
            totals.update(matched=1, full=right, exact=predicted.content == true.content)
            found[_kind(true, quoted)] += right
    return Agreement(
        predicted=totals["predicted"],
        gold=totals["gold"],
        matched=totals["matched"],
        full=totals["full"],
        exact=totals["exact"],
        by_kind={kind: (marked[kind], found[kind]) for kind in ("direct", "mixed", "indirect", "no speaker")},
    )


class _Words:
    """The words of an attribution's content and speaker, by number."""

    def __init__(self, attribution: GoldAttribution, words: Sequence[tuple[int, int]]) -> None:
        self.content = _inside(attribution.content, words)
        self.speaker = _inside(attribution.speaker, words)


def _inside(pieces: Pieces | Iterable[tuple[int, int]], words: Sequence[tuple[int, int]]) -> set[int]:
    numbers: set[int] = set()
    for start, end in pieces:
        first = bisect_left(words, start, key=lambda word: word[1] - 1)
        after = bisect_left(words, end, key=lambda word: word[0])
        numbers.update(range(first, after))
    return numbers


def _kind(words: _Words, quoted: set[int]) -> str:
    if not words.speaker:
        return "no speaker"
    share = len(words.content & quoted) / len(words.content)
    return "direct" if share >= _MOSTLY else "mixed" if share else "indirect"


def _matched(mine: Sequence[_Words], gold: Sequence[_Words]) -> list[tuple[_Words, _Words]]:
    pairs = []
    for p, predicted in enumerate(mine):
        for g, true in enumerate(gold):
            shared = len(predicted.content & true.content)
            overlap = shared / (len(predicted.content) + len(true.content) - shared)
            if overlap >= _LEAST_OVERLAP:
                pairs.append((-overlap, p, g))
    taken_mine, taken_gold, chosen = set[int](), set[int](), []
    for _, p, g in sorted(pairs):
        if p not in taken_mine and g not in taken_gold:
            taken_mine.add(p)
            taken_gold.add(g)
            chosen.append((mine[p], gold[g]))
    return chosen


def _f1(right: int, predicted: int, gold: int) -> float:
    return 2 * right / (predicted + gold) if predicted + gold else 0.0
