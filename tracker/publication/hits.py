"""What the full text of published claims can be asked, whichever database holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from tracker.publication.facets import Selection


IdRow = tuple[int]
# A claim that was found: its row id, speaker, article and cell, under which it is counted, and the words that
# it is ranked by, only if asked for. As the driver gives it, because one search finds a thousand.
Hit = tuple[int, int | None, int, int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A claim as the full text stores it: its row id, its joined words, and the tokens of its facets."""

    id: int
    words: str
    tokens: str


class FullText(Protocol):
    """Finds claims by words and facets, in the order of their row ids."""

    def store(self, session: Session, entries: Sequence[Entry]) -> None:
        """Add claims that are not there."""

    def forget(self, session: Session, row_id: int) -> None:
        """Remove a claim."""

    def clear(self, session: Session) -> None:
        """Remove all claims."""

    def tidy(self, session: Session) -> None:
        """Bring the index of many new claims into the shape in which it is quickest."""

    def find_ids(
        self,
        session: Session,
        selection: Selection,
        *,
        after: int | None,
        is_newest_first: bool,
        limit: int,
    ) -> list[int]:
        """Return row ids that follow `after` in the order asked for, or the first ones."""

    def find_hits(
        self, session: Session, selection: Selection, *, until: int | None, limit: int, with_words: bool
    ) -> list[Hit]:
        """Return the newest hits, newest first, none newer than the row `until`."""
