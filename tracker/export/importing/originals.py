"""The originals of imports: recognised, and kept byte for byte in pieces."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.export.importing.reading import HEAD_BYTES, recognise
from tracker.models import ImportJob, ImportPiece, limits
from tracker.models.enums import ImportState

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import User
    from tracker.models.enums import ImportFormat

PIECE_BYTES: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A file as it came in."""

    form: ImportFormat
    filename: str
    sha256: str
    bytes_count: int
    guard: bool | None = None
    mapping: str = ""


def describe_original(
    stream: IO[bytes], filename: str, *, form: ImportFormat | None, guard: bool | None
) -> Original:
    """Read a seekable file once for its format, size and SHA-256, and go back to its beginning.

    Raises:
        UnreadableTextError: it is in no known format.
    """
    head = stream.read(HEAD_BYTES)
    found = form or recognise(head)
    digest, count = hashlib.sha256(head), len(head)
    while raw := stream.read(PIECE_BYTES):
        digest.update(raw)
        count += len(raw)
    stream.seek(0)
    return Original(form=found, filename=filename, sha256=digest.hexdigest(), bytes_count=count, guard=guard)


def create_job(
    session: Session, original: Original, *, state: ImportState, actor: User | None, at: datetime
) -> ImportJob:
    """Store a job that has no original yet."""
    job = ImportJob(
        format=original.form,
        filename=original.filename[-limits.LINE :],
        sha256=original.sha256,
        bytes_count=original.bytes_count,
        guard=original.guard,
        mapping=original.mapping,
        state=state,
        submitted_by_id=actor.id if actor else None,
        submitted_at=at,
    )
    session.add(job)
    session.flush()
    return job


def add_piece(session: Session, job: ImportJob, position: int, raw: bytes) -> None:
    """Keep the next piece of a job's original."""
    session.execute(sa.insert(ImportPiece), [{"job_id": job.id, "position": position, "raw": raw}])


def copy_original(session: Session, job: ImportJob, target: IO[bytes]) -> None:
    """Write a job's original, a piece at a time."""
    query = select(ImportPiece.raw).where(col(ImportPiece.job_id) == job.id)
    for position in range(-(-job.bytes_count // PIECE_BYTES)):
        target.write(session.exec(query.where(col(ImportPiece.position) == position)).one())


def keep_original(
    session: Session, stream: IO[bytes], original: Original, *, actor: User | None, at: datetime
) -> ImportJob:
    """Store a file of a size that one transaction can hold, as an import that waits for a yes."""
    job = create_job(session, original, state=ImportState.PROPOSED, actor=actor, at=at)
    for position, raw in enumerate(iter(lambda: stream.read(PIECE_BYTES), b"")):
        add_piece(session, job, position, raw)
    return job
