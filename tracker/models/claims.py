"""What is said: speakers, claims, where each claim lies in a version, and its quantities."""

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Optional

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.articles import Article, ArticleVersion
from tracker.models.base import LAZY, ExactDecimal, enum_type, new_public_id
from tracker.models.enums import (
    AnchorRole,
    AnchorState,
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    ClaimOrigin,
    PublicationState,
    ReviewStatus,
    SpeakerKind,
)

if TYPE_CHECKING:
    from tracker.models.assessment import EvidenceItem, Note, Rating, ReplyEntry, Review
    from tracker.models.publication import Correction, Publication


# Every UPDATE carries the version it read, so two writers cannot overwrite each other unseen.
_VERSION = sa.Column("version", sa.Integer, nullable=False)


class Speaker(SQLModel, table=True):
    """The person or body that claims are attributed to, one row for all articles.

    Their role is the claim's: who was a mayor then may be a minister now.
    """

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    name: str = Field(max_length=limits.NAME, index=True)
    kind: SpeakerKind = Field(sa_type=enum_type(SpeakerKind))
    same_as: str = Field(default="", max_length=limits.URL)
    is_sample: bool = False
    created_at: datetime


class Claim(SQLModel, table=True):
    """One checkable statement; keeps its public id for ever.

    Four axes stay apart: `review_status`, `attribution_finding`, `rating` and `publication`. The
    finding, rating and explanation are those of the approved reviews; before approval they are empty
    and each reviewer's own assessment lives in its `Review`. `version` counts changes of this row.
    `merged_into` is the public id of the claim that took this one in; `wording_accepted` the SHA-256 of the
    text whose wording hints somebody has acknowledged. `reply_reason` is why the speaker was not asked; what
    was asked and answered is in the `reply_entries`.
    """

    __mapper_args__ = {"version_id_col": _VERSION}

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    version: int = Field(default=1, sa_column=_VERSION)
    article_id: int = Field(foreign_key="article.id", index=True)
    position: int
    text: str = Field(max_length=limits.CLAIM_TEXT)
    kind: ClaimKind = Field(sa_type=enum_type(ClaimKind))
    mode: AttributionMode = Field(sa_type=enum_type(AttributionMode))
    speaker_id: int | None = Field(default=None, foreign_key="speaker.id", index=True)
    speaker_role: str = Field(default="", max_length=limits.NAME)
    via: str = Field(default="", max_length=limits.LINE)
    claimed_on: date | None = None
    checkworthiness: float = 0.0
    origin: ClaimOrigin = Field(sa_type=enum_type(ClaimOrigin))
    proposed_by: str = Field(default="", max_length=limits.NAME)
    proposal_reason: str = Field(default="", max_length=limits.SHORT_TEXT)

    review_status: ReviewStatus = Field(sa_type=enum_type(ReviewStatus), index=True)
    round_number: int = 1
    assigned_to_id: int | None = Field(default=None, foreign_key="user.id", index=True)
    due_on: date | None = None
    closing_reason: str = Field(default="", max_length=limits.SHORT_TEXT)
    merged_into: str = Field(default="", max_length=12)
    wording_accepted: str = Field(default="", max_length=64)

    attribution_finding: AttributionFinding | None = Field(
        default=None, sa_type=enum_type(AttributionFinding)
    )
    rating_id: int | None = Field(default=None, foreign_key="rating.id")
    explanation: str = Field(default="", max_length=limits.LONG_TEXT)
    origins_reason: str = Field(default="", max_length=limits.SHORT_TEXT)
    primary_reason: str = Field(default="", max_length=limits.SHORT_TEXT)
    reply_reason: str = Field(default="", max_length=limits.SHORT_TEXT)

    publication: PublicationState = Field(
        default=PublicationState.UNPUBLISHED, sa_type=enum_type(PublicationState), index=True
    )
    published_at: datetime | None = None
    created_at: datetime
    updated_at: datetime

    article: Article = Relationship(sa_relationship_kwargs=LAZY)
    speaker: Optional[Speaker] = Relationship(sa_relationship_kwargs=LAZY)
    rating: Optional["Rating"] = Relationship(sa_relationship_kwargs=LAZY)
    anchors: list["ClaimAnchor"] = Relationship(
        back_populates="claim",
        sa_relationship_kwargs={**LAZY, "order_by": "ClaimAnchor.role, ClaimAnchor.position"},
    )
    quantities: list["Quantity"] = Relationship(
        sa_relationship_kwargs={**LAZY, "order_by": "Quantity.position"}
    )
    evidence_items: list["EvidenceItem"] = Relationship(
        sa_relationship_kwargs={**LAZY, "order_by": "EvidenceItem.id"}
    )
    notes: list["Note"] = Relationship(sa_relationship_kwargs={**LAZY, "order_by": "Note.id"})
    reply_entries: list["ReplyEntry"] = Relationship(
        sa_relationship_kwargs={**LAZY, "order_by": "ReplyEntry.id"}
    )
    reviews: list["Review"] = Relationship(sa_relationship_kwargs={**LAZY, "order_by": "Review.id"})
    publications: list["Publication"] = Relationship(
        sa_relationship_kwargs={**LAZY, "order_by": "Publication.number"}
    )
    corrections: list["Correction"] = Relationship(
        sa_relationship_kwargs={**LAZY, "order_by": "Correction.id"}
    )


class ClaimAnchor(SQLModel, table=True):
    """Where a part of a claim lies in one version (W3C TextQuoteSelector + TextPositionSelector)."""

    __tablename__ = "claim_anchor"
    __table_args__ = (
        sa.UniqueConstraint("claim_id", "article_version_id", "role", "position"),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span"),
    )

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    article_version_id: int = Field(foreign_key="article_version.id", index=True)
    role: AnchorRole = Field(sa_type=enum_type(AnchorRole))
    position: int
    start: int
    end: int
    exact: str = Field(sa_type=sa.Text)
    prefix: str = Field(max_length=limits.CONTEXT)
    suffix: str = Field(max_length=limits.CONTEXT)
    state: AnchorState = Field(default=AnchorState.UNCHANGED, sa_type=enum_type(AnchorState))

    claim: Claim = Relationship(back_populates="anchors", sa_relationship_kwargs=LAZY)
    article_version: ArticleVersion = Relationship(sa_relationship_kwargs=LAZY)


class Quantity(SQLModel, table=True):
    """A number in a claim (schema.org QuantitativeValue); start and end lie in the claim's version."""

    __table_args__ = (sa.UniqueConstraint("claim_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id")
    position: int
    value: Decimal = Field(sa_type=ExactDecimal)
    upper: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    qualifier: str = Field(default="", max_length=limits.NAME)
    unit: str = Field(default="", max_length=limits.NAME)
    noun: str = Field(default="", max_length=limits.NAME)
    place: str = Field(default="", max_length=limits.NAME)
    as_of: str = Field(default="", max_length=limits.NAME)
    start: int
    end: int
