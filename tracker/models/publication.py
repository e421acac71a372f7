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


class PublicationRow(SQLModel, table=True):
    """The line of claims.csv that an edition makes, ready to be sent; `tracker.export.stored_rows` reads it.

    It can always be made again from the edition. `form` numbers the writer that made it. `plain` is the line
    without its first cell, the claim's public id, and without the public address before the claim's path,
    which is a setting. `guarded` is the same under the formula guard, None where that changes nothing.
    """

    __tablename__ = "publication_row"

    publication_id: int = Field(primary_key=True, foreign_key="publication.id", ondelete="CASCADE")
    form: int
    claim_public_id: str = Field(max_length=12)
    plain: str = Field(sa_type=sa.Text)
    guarded: str | None = Field(default=None, sa_type=sa.Text)


class PublicationPage(SQLModel, table=True):
    """The page that an edition makes in one language, ready to be sent; `tracker.publication.ready` reads it.

    It can always be made again from the edition. `form` names everything else that went into it: templates,
    catalogues, code, settings. `path` is the canonical path of the English page, `body` compressed by brotli.
    """

    __tablename__ = "publication_page"

    publication_id: int = Field(primary_key=True, foreign_key="publication.id", ondelete="CASCADE")
    language: str = Field(primary_key=True, max_length=8)
    form: str = Field(max_length=64)
    path: str = Field(max_length=200)
    body: bytes = Field(sa_type=sa.LargeBinary)


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
