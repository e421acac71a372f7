"""What public lists and searches read: one row a published claim, and how many there are of each sort."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from tracker.models import limits
from tracker.models.base import enum_type
from tracker.models.enums import AttributionFinding, ClaimKind, PublicationState

# On SQLite only a column of exactly this type is the row id, by which rows lie in the file.
_ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


class PublicCell(SQLModel, table=True):
    """One combination of finding, rating, kind and year; empty and 0 where a claim has none.

    `finding` is empty too where nobody but the article says it. `year` is that in which the claim was made,
    or else in which its article appeared.
    """

    __tablename__ = "public_cell"
    __table_args__ = (sa.UniqueConstraint("finding", "rating", "kind", "year"),)

    id: int | None = Field(default=None, primary_key=True)
    finding: str = Field(max_length=32)
    rating: str = Field(max_length=limits.NAME)
    kind: str = Field(max_length=32)
    year: int


class PublicSpeaker(SQLModel, table=True):
    """A speaker with published claims, named as in the newest of them; `sort_name` is the searched form."""

    __tablename__ = "public_speaker"
    __table_args__ = (
        sa.Index("ix_public_speaker_by_name", "sort_name", "id"),
        sa.Index("ix_public_speaker_by_count", "claims_count", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(unique=True, max_length=12)
    name: str = Field(max_length=limits.NAME)
    sort_name: str = Field(max_length=2 * limits.NAME)
    claims_count: int


class PublicArticle(SQLModel, table=True):
    """An article with published claims, as the newest of them cites it; `newest_id` is that claim's row."""

    __tablename__ = "public_article"
    __table_args__ = (sa.Index("ix_public_article_by_count", "claims_count", "id"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(unique=True, max_length=12)
    headline: str = Field(max_length=limits.LINE)
    publisher: str = Field(max_length=limits.NAME)
    published_on: date | None
    is_sample: bool
    claims_count: int
    newest_id: int = Field(sa_type=sa.BigInteger, index=True)


class PublishedClaim(SQLModel, table=True):
    """What lists show of a claim's current edition; nothing stands here that its page does not say.

    `id` is the instant of the first publication in milliseconds since 1970, or the next that is free: so
    rows lie in the order in which lists show them, and a correction keeps its place.
    """

    __tablename__ = "published_claim"
    __table_args__ = (
        sa.Index("ix_published_claim_speaker", "speaker_id", "id", "cell_id"),
        sa.Index("ix_published_claim_article", "article_id", "id", "cell_id"),
        sa.Index("ix_published_claim_cell", "cell_id", "id"),
    )

    id: int = Field(sa_column=sa.Column(_ROW_ID, primary_key=True, autoincrement=False))
    claim_id: int = Field(foreign_key="claim.id", unique=True)
    publication_id: int = Field(foreign_key="publication.id", unique=True)
    public_id: str = Field(unique=True, max_length=12)
    edition: int
    slug: str = Field(max_length=limits.NAME)
    state: PublicationState = Field(sa_type=enum_type(PublicationState))
    kind: ClaimKind = Field(sa_type=enum_type(ClaimKind))
    finding: AttributionFinding | None = Field(sa_type=enum_type(AttributionFinding))
    rating_label: str = Field(max_length=limits.NAME)
    rating_value: int | None
    rating_worst: int | None
    rating_best: int | None
    text: str = Field(max_length=limits.CLAIM_TEXT)
    content: str = Field(sa_type=sa.Text)
    explanation: str = Field(max_length=limits.LONG_TEXT)
    language: str = Field(max_length=limits.LANGUAGE)
    claimed_on: date | None
    speaker_name: str = Field(max_length=limits.NAME)
    speaker_role: str = Field(max_length=limits.NAME)
    headline: str = Field(max_length=limits.LINE)
    is_sample: bool
    cell_id: int = Field(foreign_key="public_cell.id")
    speaker_id: int | None = Field(foreign_key="public_speaker.id")
    article_id: int = Field(foreign_key="public_article.id")
    first_published_at: datetime
    updated_at: datetime


class PublicTally(SQLModel, table=True):
    """How many published claims lie in a cell: of all, of one speaker, or of one article; never 0."""

    __tablename__ = "public_tally"
    # The rows of one owner lie side by side.
    __table_args__ = {"sqlite_with_rowid": False}

    owner: str = Field(primary_key=True, max_length=8)
    owner_id: int = Field(primary_key=True)
    cell_id: int = Field(primary_key=True, foreign_key="public_cell.id")
    count: int


class PublicSum(SQLModel, table=True):
    """How many of the claims with the values `asked` have one value of a further facet; never 0.

    So every count of a list without speaker, article and search is one row: `asked` and `facet` are named by
    `publication.facets`, `value` is empty for claims without any.
    """

    __tablename__ = "public_sum"
    # All that one list tells lies side by side.
    __table_args__ = {"sqlite_with_rowid": False}

    asked: str = Field(primary_key=True, max_length=2 * limits.NAME)
    facet: str = Field(primary_key=True, max_length=8)
    value: str = Field(primary_key=True, max_length=limits.NAME)
    count: int


class PublicHit(SQLModel, table=True):
    """What a published claim is counted under when a search finds it: short rows, many to a page."""

    __tablename__ = "public_hit"

    id: int = Field(sa_column=sa.Column(_ROW_ID, primary_key=True, autoincrement=False))
    cell_id: int
    speaker_id: int | None
    article_id: int


class PublicWords(SQLModel, table=True):
    """The words by which a published claim is ranked among the hits of a search, field by field."""

    __tablename__ = "public_words"

    id: int = Field(sa_column=sa.Column(_ROW_ID, primary_key=True, autoincrement=False))
    words: str = Field(sa_type=sa.Text)
