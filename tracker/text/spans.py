"""Half-open ranges of Unicode code points in a canonical text (W3C TextPositionSelector)."""

from __future__ import annotations

from dataclasses import dataclass


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
