"""What the public was shown: frozen publications of a claim, and its corrections."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.models import limits
from tracker.models.base import enum_type
from tracker.models.enums import CorrectionClass


class Publication(SQLModel, table=True):
    """One frozen edition of a claim's public page; `payload` is a `ClaimSnapshot` as canonical JSON.

    At most one edition of a claim is current; none is after a withdrawal. `first_published_at` is
    the same in all editions, so a list by it never re-orders.
    """

    __table_args__ = (
        sa.UniqueConstraint("claim_id", "number"),
        sa.Index("ix_publication_current", "is_current", "first_published_at", "id"),
        sa.Index("ix_publication_current_row", "is_current", "id", "published_at"),
        sa.Index(
            "uq_publication_current",
            "claim_id",
            unique=True,
            sqlite_where=sa.text("is_current"),
            postgresql_where=sa.text("is_current"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    article_id: int = Field(foreign_key="article.id", index=True)
    number: int
    is_current: bool
    payload: str = Field(sa_type=sa.Text)
    first_published_at: datetime
    published_at: datetime


class Correction(SQLModel, table=True):
    """A dated public amendment; `changes` is a JSON list of {field, label, old, new}."""

    __table_args__ = (sa.Index("ix_correction_corrected_at", "corrected_at", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    publication_id: int = Field(foreign_key="publication.id")
    correction_class: CorrectionClass = Field(sa_type=enum_type(CorrectionClass))
    explanation: str = Field(max_length=limits.SHORT_TEXT)
    changes: str = Field(sa_type=sa.Text)
    corrected_by_id: int = Field(foreign_key="user.id")
    corrected_at: datetime
