"""The rating scales that findings were given under: the present one, and the ones before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.models import RatingScale

if TYPE_CHECKING:
    from sqlmodel import Session

SCALES_SHOWN: Final = 50


def list_scales(session: Session) -> list[RatingScale]:
    """Return the rating scales with their ratings in order, the newest scale first."""
    query = (
        select(RatingScale)
        .order_by(col(RatingScale.id).desc())
        .limit(SCALES_SHOWN)
        .options(selectinload(RatingScale.ratings))  # type: ignore[arg-type]  # SQLModel types it as a list
    )
    return list(session.exec(query))
