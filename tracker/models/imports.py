"""What came in from files of others and our own: import jobs, their originals, and what each row became."""

from datetime import datetime
from typing import Optional

import sqlalchemy as sa
from sqlmodel import Field, Relationship, SQLModel

from tracker.models import limits
from tracker.models.assessment import Rating
from tracker.models.base import LAZY, enum_type, new_public_id
from tracker.models.enums import ImportFormat, ImportState
from tracker.models.people import User


class ImportJob(SQLModel, table=True):
    """One file on its way in; its bytes lie in the pieces, and it goes on after `rows_done`.

    `mapping` is how a spreadsheet is read, as JSON; a copy, as a change of the saved one changes no import.
    `bytes_done` is how much of the file is behind it, where it is read piece by piece, and else 0.
    """

    __tablename__ = "import_job"

    id: int | None = Field(default=None, primary_key=True)
    public_id: str = Field(default_factory=new_public_id, unique=True, max_length=12)
    format: ImportFormat = Field(sa_type=enum_type(ImportFormat))
    filename: str = Field(default="", max_length=limits.LINE)
    sha256: str = Field(max_length=64, index=True)
    bytes_count: int = Field(sa_type=sa.BigInteger)
    guard: bool | None = None
    mapping: str = Field(default="", sa_type=sa.Text)
    state: ImportState = Field(sa_type=enum_type(ImportState), index=True)
    reason: str = Field(default="", max_length=limits.SHORT_TEXT)
    rows_done: int = 0
    bytes_done: int = Field(default=0, sa_type=sa.BigInteger)
    new_count: int = 0
    changed_count: int = 0
    unchanged_count: int = 0
    refused_count: int = 0
    belonging_count: int = 0
    submitted_by_id: int | None = Field(default=None, foreign_key="user.id")
    submitted_at: datetime
    finished_at: datetime | None = None

    submitted_by: Optional[User] = Relationship(sa_relationship_kwargs=LAZY)


class ImportPiece(SQLModel, table=True):
    """A piece of a job's original, byte for byte, in order."""

    __tablename__ = "import_piece"
    __table_args__ = (sa.UniqueConstraint("job_id", "position"),)

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="import_job.id")
    position: int
    raw: bytes = Field(sa_type=sa.LargeBinary)


class ImportProblem(SQLModel, table=True):
    """Why a row was refused, or what of it was left out; `place` is the file, the row and the column."""

    __tablename__ = "import_problem"

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="import_job.id", index=True)
    file: str = Field(default="", max_length=limits.NAME)
    row_number: int
    field: str = Field(default="", max_length=limits.NAME)
    message: str = Field(max_length=limits.SHORT_TEXT)
    value: str = Field(default="", max_length=limits.NAME)


class ImportRecord(SQLModel, table=True):
    """Which claim a row became; `origin` is whose ids `external_id` belongs to.

    `kept` is JSON: what the file says of others' reviews, which is never taken for ours. `rating_label` is
    the label they gave.
    """

    __tablename__ = "import_record"
    __table_args__ = (sa.UniqueConstraint("origin", "external_id"),)

    id: int | None = Field(default=None, primary_key=True)
    origin: str = Field(max_length=limits.NAME)
    external_id: str = Field(max_length=limits.URL)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    job_id: int = Field(foreign_key="import_job.id", index=True)
    row_sha256: str = Field(max_length=64)
    rating_label: str = Field(default="", max_length=limits.NAME, index=True)
    kept: str = Field(default="", sa_type=sa.Text)


class ImportMapping(SQLModel, table=True):
    """How spreadsheets with these columns are read; `header_sha256` finds it again for the same ones.

    Its name is also the origin of the claims that come in by it, so it is never changed.
    """

    __tablename__ = "import_mapping"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(max_length=limits.NAME, unique=True)
    header_sha256: str = Field(max_length=64, index=True)
    mapping: str = Field(sa_type=sa.Text)
    saved_by_id: int | None = Field(default=None, foreign_key="user.id")
    saved_at: datetime


class ImportedLabel(SQLModel, table=True):
    """What somebody confirmed that a label of others means on our scale; without a rating it stays unrated.

    It is about the label, not about a claim: no review, no outcome and no publication follows from it.
    """

    __tablename__ = "imported_label"
    __table_args__ = (sa.UniqueConstraint("origin", "label"),)

    id: int | None = Field(default=None, primary_key=True)
    origin: str = Field(max_length=limits.NAME)
    label: str = Field(max_length=limits.NAME)
    rating_id: int | None = Field(default=None, foreign_key="rating.id")
    confirmed_by_id: int = Field(foreign_key="user.id")
    confirmed_at: datetime

    rating: Optional[Rating] = Relationship(sa_relationship_kwargs=LAZY)
    confirmed_by: Optional[User] = Relationship(sa_relationship_kwargs=LAZY)
