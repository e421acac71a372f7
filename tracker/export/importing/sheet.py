"""The text of an article as far as imported claims quote it: each piece at its place, blanks between them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tracker.export.csv_rows import ELLIPSIS
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tracker.export.importing.values import ImportedPlace

_BLANK: Final = " "
# A blank stretch ends with a line end, so that what follows it begins a line of its own on a page.
_SHORTEST_BREAK: Final = 2


def cut_content(place: ImportedPlace) -> tuple[tuple[int, str], ...]:
    """Return the pieces of a content with where each begins; empty when they do not fit their place.

    Content of several spans is joined by an ellipsis in a cell. The first begins at the start and the last
    ends at the end; where those between them lie nobody knows, so that each follows the one before.
    """
    if place.pieces:
        return tuple((piece.start, piece.exact) for piece in place.pieces)
    if place.start is None or place.end is None or not place.content:
        return ()
    if len(place.content) == place.end - place.start:
        return ((place.start, place.content),)
    *pieces, last = place.content.split(ELLIPSIS)
    if not pieces or not last or not all(pieces):
        return ()
    found, at = [], place.start
    for piece in pieces:
        found.append((at, piece))
        at += len(piece) + 1
    begins = place.end - len(last)
    return (*found, (begins, last)) if begins >= at else ()


@dataclass(slots=True)
class Sheet:
    """A text of which only some words are known; code points count as they do in the whole text."""

    _chars: list[str] = field(default_factory=list)
    _known: bytearray = field(default_factory=bytearray)

    @property
    def length(self) -> int:
        """Return where the last known word ends."""
        return len(self._chars)

    @property
    def begins(self) -> int:
        """Return where the first known word begins."""
        return max(0, self._known.find(1))

    def put(self, pieces: Iterable[tuple[int, str]]) -> bool:
        """Write pieces at their places, all or none: False when other words stand there already."""
        listed = list(pieces)
        if not all(self._fits(start, words) for start, words in listed):
            return False
        for start, words in listed:
            end = start + len(words)
            if end > len(self._chars):
                self._known.extend(bytes(end - len(self._chars)))
                self._chars.extend(_BLANK * (end - len(self._chars)))
            self._chars[start:end] = words
            self._known[start:end] = b"\x01" * len(words)
        return True

    def _fits(self, start: int, words: str) -> bool:
        end = start + len(words)
        if self._known.find(1, start, end) < 0:
            return True
        if end <= len(self._known) and self._known.find(0, start, end) < 0:
            return "".join(self._chars[start:end]) == words
        there = zip(words, self._chars[start:end], self._known[start:end], strict=False)
        return all(char == known or not is_known for char, known, is_known in there)

    def write(self, tail: Iterable[str]) -> tuple[str, list[Span]]:
        """Return the text with further words in lines of their own below it, and where those lie."""
        chars = self._chars.copy()
        for start, end in self._iter_gaps():
            if end - start >= _SHORTEST_BREAK:
                chars[end - 1] = "\n"
        text, spans = "".join(chars) + "\n", []
        parts, at = [text], len(text)
        for words in tail:
            spans.append(Span(at, at + len(words)))
            parts.append(words + "\n")
            at += len(words) + 1
        return "".join(parts), spans

    def _iter_gaps(self) -> Iterator[tuple[int, int]]:
        at = self._known.find(0)
        while at >= 0:
            end = self._known.find(1, at)
            yield at, end if end >= 0 else len(self._known)
            at = self._known.find(0, end) if end >= 0 else -1
