"""What comes in: submissions, articles, their immutable versions, and the passages of a version."""

from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.base import LAZY, enum_type, new_public_id
from tracker.models.enums import PassageKind, SubmissionMethod


class Article(SQLModel, table=True):
    """The text in which claims appear (schema.org NewsArticle); its body lives in its versions."""

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    headline: str = Field(max_length=limits.LINE)
    standfirst: str = Field(default="", max_length=limits.SHORT_TEXT)
    byline: str = Field(default="", max_length=limits.LINE)
    publisher: str = Field(default="", max_length=limits.NAME)
    wire_credit: str = Field(default="", max_length=limits.NAME)
    url: str = Field(default="", max_length=limits.URL)
    published_on: date | None = None
    language: str = Field(default="en", max_length=limits.LANGUAGE)
    is_text_public: bool = False
    is_sample: bool = False
    created_at: datetime

    versions: list["ArticleVersion"] = Relationship(
        back_populates="article", sa_relationship_kwargs={**LAZY, "order_by": "ArticleVersion.number"}
    )


class Submission(SQLModel, table=True):
    """One act of bringing a text in: who, when, how, and the raw input byte for byte."""

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id", index=True)
    submitted_by_id: int | None = Field(default=None, foreign_key="user.id")
    submitted_at: datetime
    method: SubmissionMethod = Field(sa_type=enum_type(SubmissionMethod))
    filename: str = Field(default="", max_length=limits.LINE)
    raw: bytes = Field(sa_type=sa.LargeBinary)


class ArticleVersion(SQLModel, table=True):
    """One immutable canonical text of an article, numbered from 1, with its SHA-256 (PROV wasRevisionOf).

    Of a partial one only the words are here that imported claims quote, and it grows with them.
    `sha256` is then that of the text which is not here, or empty.
    """

    __tablename__ = "article_version"
    __table_args__ = (sa.UniqueConstraint("article_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    article_id: int = Field(foreign_key="article.id")
    submission_id: int = Field(foreign_key="submission.id")
    number: int
    body: str = Field(sa_type=sa.Text)
    sha256: str = Field(max_length=64)
    splitter: str = Field(max_length=limits.NAME)
    is_partial: bool = Field(default=False, sa_column_kwargs={"server_default": sa.false()})
    created_at: datetime

    article: Article = Relationship(back_populates="versions", sa_relationship_kwargs=LAZY)
    submission: Submission = Relationship(sa_relationship_kwargs=LAZY)
    passages: list["Passage"] = Relationship(sa_relationship_kwargs={**LAZY, "order_by": "Passage.position"})


class Passage(SQLModel, table=True):
    """A piece of a version; all passages of a version partition its body."""

    __table_args__ = (
        sa.UniqueConstraint("article_version_id", "position"),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span"),
    )

    id: int | None = Field(default=None, primary_key=True)
    article_version_id: int = Field(foreign_key="article_version.id")
    position: int
    kind: PassageKind = Field(sa_type=enum_type(PassageKind))
    start: int
    end: int
    reason: str = Field(default="", max_length=limits.LINE)
