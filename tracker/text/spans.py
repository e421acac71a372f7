"""Half-open ranges of Unicode code points in a canonical text (W3C TextPositionSelector)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# Nine digits reach far beyond any article, and nobody can make a number of a million digits of them.
_LISTED: Final = re.compile(r"[0-9]{1,9}-[0-9]{1,9}(?:,[0-9]{1,9}-[0-9]{1,9})*")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A range `[start, end)` in code points of a version's body; never empty, never negative."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that no text can hold.

        Raises:
            ValueError: `start` is negative or not before `end`.
        """
        if not 0 <= self.start < self.end:
            message = f"not a span: [{self.start}, {self.end})"
            raise ValueError(message)

    def of(self, text: str) -> str:
        """Return the words this span covers in `text`."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a place."""
        return self.start < other.end and other.start < self.end


def parse_spans(listed: str) -> tuple[Span, ...]:
    """Return spans written as `120-180,200-230`, in the order given; none for an empty text.

    Raises:
        ValueError: this is no such list, or one of its ranges is empty.
    """
    if not listed:
        return ()
    if not _LISTED.fullmatch(listed):
        message = "not a list of spans"
        raise ValueError(message)
    pairs = (pair.split("-") for pair in listed.split(","))
    return tuple(Span(int(start), int(end)) for start, end in pairs)


def format_spans(spans: Iterable[Span]) -> str:
    """Return spans as `parse_spans` reads them."""
    return ",".join(f"{span.start}-{span.end}" for span in spans)


def trim_span(span: Span, text: str) -> Span | None:
    """Return the span without white space at its edges; None where it holds nothing else."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    end = span.start + len(words.rstrip())
    return Span(start, end) if start < end else None
