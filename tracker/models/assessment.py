"""How a claim is checked: evidence, notes, independent reviews, and the rating scale."""

from datetime import date, datetime
from typing import Optional

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.base import LAZY, enum_type, new_public_id
from tracker.models.enums import (
    AttributionFinding,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    NoteVisibility,
    ReplyChannel,
    ReplyEntryKind,
)
from tracker.models.people import User


class RatingScale(SQLModel, table=True):
    """A numbered edition of the rating scale; an old verdict keeps its old definition."""

    __tablename__ = "rating_scale"
    __table_args__ = (sa.UniqueConstraint("name", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=limits.NAME)
    number: int
    worst_value: int
    best_value: int
    created_at: datetime

    ratings: list["Rating"] = Relationship(
        back_populates="scale", sa_relationship_kwargs={**LAZY, "order_by": "Rating.position"}
    )


class Rating(SQLModel, table=True):
    """One label of a scale; a label off the truth scale has no value."""

    __table_args__ = (sa.UniqueConstraint("scale_id", "label"),)

    id: int | None = Field(default=None, primary_key=True)
    scale_id: int = Field(foreign_key="rating_scale.id")
    position: int
    label: str = Field(max_length=limits.NAME)
    value: int | None = None
    definition: str = Field(max_length=limits.SHORT_TEXT)

    scale: RatingScale = Relationship(back_populates="ratings", sa_relationship_kwargs=LAZY)


class EvidenceItem(SQLModel, table=True):
    """One source document cited for one claim, with its stance (schema.org citation, archivedAt).

    Items with the same `origin_group` count as one origin: five links to one press release are one.
    A removed item stays in the table and in history.
    """

    __tablename__ = "evidence_item"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    title: str = Field(max_length=limits.LINE)
    url: str = Field(default="", max_length=limits.URL)
    publisher: str = Field(default="", max_length=limits.NAME)
    kind: EvidenceKind = Field(sa_type=enum_type(EvidenceKind))
    stance: EvidenceStance = Field(sa_type=enum_type(EvidenceStance))
    is_primary: bool = False
    origin_group: str = Field(default="", max_length=limits.NAME)
    quoted_passage: str = Field(default="", max_length=limits.CLAIM_TEXT)
    locator: str = Field(default="", max_length=limits.NAME)
    archived_url: str = Field(default="", max_length=limits.URL)
    published_on: date | None = None
    accessed_at: datetime
    created_by_id: int = Field(foreign_key="user.id")
    created_at: datetime
    removed_at: datetime | None = None


class Note(SQLModel, table=True):
    """A remark on a claim (W3C commenting), in Markdown; an open question holds approval back."""

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    parent_id: int | None = Field(default=None, foreign_key="note.id")
    author_id: int = Field(foreign_key="user.id")
    kind: NoteKind = Field(sa_type=enum_type(NoteKind))
    visibility: NoteVisibility = Field(sa_type=enum_type(NoteVisibility))
    body: str = Field(max_length=limits.LONG_TEXT)
    created_at: datetime
    resolved_at: datetime | None = None

    author: User = Relationship(sa_relationship_kwargs=LAZY)


class ReplyEntry(SQLModel, table=True):
    """One entry of a claim's right of reply; nothing updates it, so a mistake is struck by another entry.

    `contact` is for the newsroom alone and leaves it by no way. `words` is what was asked or answered, or why
    the entry `strikes_id` is struck. `entered_by_id` is None for what an older release kept without a name.
    """

    __tablename__ = "reply_entry"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    kind: ReplyEntryKind = Field(sa_type=enum_type(ReplyEntryKind))
    happened_on: date
    channel: ReplyChannel = Field(sa_type=enum_type(ReplyChannel))
    contact: str = Field(default="", max_length=limits.LINE)
    words: str = Field(default="", max_length=limits.LONG_TEXT)
    answer_by: date | None = None
    strikes_id: int | None = Field(default=None, foreign_key="reply_entry.id", unique=True)
    entered_by_id: int | None = Field(default=None, foreign_key="user.id")
    entered_at: datetime

    entered_by: Optional[User] = Relationship(sa_relationship_kwargs=LAZY)


class Review(SQLModel, table=True):
    """One reviewer's independent assessment in one round; a draft until `submitted_at` is set."""

    __table_args__ = (sa.UniqueConstraint("claim_id", "round_number", "reviewer_id"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    claim_id: int = Field(foreign_key="claim.id")
    reviewer_id: int = Field(foreign_key="user.id", index=True)
    round_number: int
    attribution_finding: AttributionFinding | None = Field(
        default=None, sa_type=enum_type(AttributionFinding)
    )
    rating_id: int | None = Field(default=None, foreign_key="rating.id")
    explanation: str = Field(default="", max_length=limits.LONG_TEXT)
    is_adjudication: bool = False
    created_at: datetime
    submitted_at: datetime | None = None

    reviewer: User = Relationship(sa_relationship_kwargs=LAZY)
    rating: Optional[Rating] = Relationship(sa_relationship_kwargs=LAZY)
