"""Which full text serves which database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.publication.full_text_postgresql import PostgresqlFullText
from tracker.publication.full_text_sqlite import SqliteFullText

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.publication.hits import FullText

_FULL_TEXTS: Final[dict[str, FullText]] = {
    "sqlite": SqliteFullText(),
    "postgresql": PostgresqlFullText(),
}


def full_text_of(session: Session) -> FullText:
    """Return the full text of the session's database."""
    return _FULL_TEXTS[session.get_bind().dialect.name]
