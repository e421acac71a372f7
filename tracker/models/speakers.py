"""Which speakers are known already, however their names are spelt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models.claims import Speaker
from tracker.models.enums import SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

# A statement may carry 32,766 values on SQLite; each name takes part in several spellings.
_NAMES_AT_ONCE: Final = 1_000


def find_known_speakers(
    session: Session, wanted: Sequence[tuple[str, SpeakerKind]]
) -> dict[tuple[str, SpeakerKind], Speaker]:
    """Return the named speakers among `wanted`, by their case-folded name and kind; oldest row first.

    Unnamed speakers are never found. One query for each thousand names.
    """
    keys = {(name.casefold(), kind) for name, kind in wanted if kind is not SpeakerKind.UNNAMED}
    found: dict[tuple[str, SpeakerKind], Speaker] = {}
    ordered = sorted({name for name, _ in wanted})
    for first in range(0, len(ordered), _NAMES_AT_ONCE):
        names = ordered[first : first + _NAMES_AT_ONCE]
        spellings = {spelling for name in names for spelling in (name, name.upper(), name.title())}
        query = (
            select(Speaker)
            .where(
                sa.or_(
                    # SQLite lowers ASCII letters only; the spellings find a name in other letters too.
                    sa.func.lower(Speaker.name).in_({name.lower() for name in names}),
                    col(Speaker.name).in_(spellings),
                ),
                col(Speaker.kind) != SpeakerKind.UNNAMED,
            )
            .order_by(col(Speaker.id))
        )
        for speaker in session.exec(query):
            key = (speaker.name.casefold(), speaker.kind)
            if key in keys:
                found.setdefault(key, speaker)
    return found
