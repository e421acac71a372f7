"""How much of a text its claims and passages account for, in code points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.models.enums import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.extraction.proposal import ProposedPassage
    from tracker.text.spans import Span

_TITLES = frozenset({PassageKind.HEADLINE, PassageKind.STANDFIRST})


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Code points of a text by what accounts for them; the four counts add up to `total`.

    `claimed` lies in the content of a claim, `titles` in the headline or standfirst, `furniture` in
    furniture, and `open` in sentences that no claim's content covers.
    """

    claimed: int
    titles: int
    furniture: int
    open: int

    @property
    def total(self) -> int:
        """Return the length of the text."""
        return self.claimed + self.titles + self.furniture + self.open


def build_coverage(passages: Iterable[ProposedPassage], content_spans: Iterable[Span]) -> Coverage:
    """Return the coverage of a text that `passages` partition, in order.

    A code point inside a claim counts as claimed wherever it lies, and once however many claims share it.
    """
    merged = _merge(content_spans)
    counts = {"claimed": 0, "titles": 0, "furniture": 0, "open": 0}
    at = 0
    for passage in passages:
        span = passage.span
        claimed = 0
        while at < len(merged):
            start, end = merged[at]
            claimed += max(0, min(end, span.end) - max(start, span.start))
            if end > span.end:
                break
            at += 1
        counts["claimed"] += claimed
        counts[_kept_by(passage.kind)] += span.end - span.start - claimed
    return Coverage(**counts)


def describe_coverage(coverage: Coverage) -> str:
    """Return the coverage as one line for a terminal, in whole per cent of the text."""
    shares = (
        ("in claims", coverage.claimed),
        ("headline and standfirst", coverage.titles),
        ("furniture", coverage.furniture),
        ("without a claim", coverage.open),
    )
    whole = max(coverage.total, 1)
    return "Of the text: " + ", ".join(f"{100 * count / whole:.0f} % {name}" for name, count in shares) + "."


def _kept_by(kind: PassageKind) -> str:
    if kind is PassageKind.FURNITURE:
        return "furniture"
    return "titles" if kind in _TITLES else "open"


def _merge(spans: Iterable[Span]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], span.end))
        else:
            merged.append((span.start, span.end))
    return merged
