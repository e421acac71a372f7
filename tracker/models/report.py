"""What readers report: errors they see in published claims, and whether these were handled."""

from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.base import LAZY, enum_type, new_public_id
from tracker.models.claims import Claim
from tracker.models.enums import ReportState
from tracker.models.people import User


class ReaderReport(SQLModel, table=True):
    """One report on one claim; `edition` is the one that the reader saw, `network` counts for the throttle.

    `network` is emptied once it counts no more. `contact` is an e-mail address, if the reader left one.
    """

    __tablename__ = "reader_report"
    __table_args__ = (
        sa.Index("ix_reader_report_state", "state", "id"),
        sa.Index("ix_reader_report_network", "network", "reported_at"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    edition: int
    body: str = Field(max_length=limits.SHORT_TEXT)
    evidence_url: str = Field(default="", max_length=limits.URL)
    contact: str = Field(default="", max_length=limits.LINE)
    network: str = Field(default="", max_length=limits.NAME)
    reported_at: datetime
    state: ReportState = Field(default=ReportState.OPEN, sa_type=enum_type(ReportState))
    answer: str = Field(default="", max_length=limits.SHORT_TEXT)
    handled_at: datetime | None = None
    handled_by_id: int | None = Field(default=None, foreign_key="user.id")

    claim: Claim = Relationship(sa_relationship_kwargs=LAZY)
    handled_by: User | None = Relationship(sa_relationship_kwargs=LAZY)
