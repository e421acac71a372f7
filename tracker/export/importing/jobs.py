"""An import as a job: how far it has come, what it would do, and what was wrong with which row."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.db import write_much
from tracker.errors import NotFoundError
from tracker.export.importing.parts import store_parts
from tracker.export.importing.planning import Fate, Planned, plan_claims
from tracker.export.importing.storing import store_claims
from tracker.export.importing.values import ImportedClaim, RowProblem
from tracker.models import ImportJob, ImportProblem, User, limits
from tracker.models.enums import ImportState

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.importing.values import Imported

MOST_PROBLEMS: Final = 10_000
UNFINISHED: Final = (ImportState.WAITING, ImportState.RUNNING, ImportState.FAILED)


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What became of rows, or would; `belonging` counts what belongs to claims: sources, notes, numbers."""

    counts: Counter[Fate] = field(default_factory=Counter)
    rows_count: int = 0
    belonging_count: int = 0
    problems: list[RowProblem] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)


def get_job(session: Session, public_id: str) -> ImportJob:
    """Return one job.

    Raises:
        NotFoundError: there is none of this id.
    """
    job = session.exec(select(ImportJob).where(col(ImportJob.public_id) == public_id)).first()
    if job is None:
        raise NotFoundError("import")
    return job


def find_unfinished(session: Session, sha256: str) -> ImportJob | None:
    """Return the newest job of the same bytes that did not come to its end."""
    query = (
        select(ImportJob)
        .where(col(ImportJob.sha256) == sha256, col(ImportJob.state).in_(UNFINISHED))
        .order_by(col(ImportJob.id).desc())
        .limit(1)
    )
    return session.exec(query).first()


def find_next(session: Session) -> ImportJob | None:
    """Return the oldest job that waits, or that a process left unfinished."""
    query = (
        select(ImportJob)
        .where(col(ImportJob.state).in_((ImportState.WAITING, ImportState.RUNNING)))
        .order_by(col(ImportJob.id))
        .limit(1)
    )
    return session.exec(query).first()


def list_jobs(session: Session, *, limit: int = 50) -> list[ImportJob]:
    """Return the newest jobs, newest first."""
    return list(session.exec(select(ImportJob).order_by(col(ImportJob.id).desc()).limit(limit)))


def list_problems(session: Session, job: ImportJob, *, limit: int) -> list[ImportProblem]:
    """Return what was wrong with a job's rows, in the order of the file."""
    query = select(ImportProblem).where(col(ImportProblem.job_id) == job.id)
    return list(session.exec(query.order_by(col(ImportProblem.id)).limit(limit)))


def store_batch(session: Session, job: ImportJob, batch: Sequence[Imported], *, at: datetime) -> Outcome:
    """Store a stretch of a file and that it is done, in the transaction of the caller."""
    write_much(session)
    actor = session.get(User, job.submitted_by_id) if job.submitted_by_id is not None else None
    outcome = plan_batch(session, batch)
    outcome.problems += store_claims(session, outcome.planned, job=job, actor=actor, at=at)
    parts = [each for each in batch if not isinstance(each, ImportedClaim | RowProblem)]
    if parts:
        told = store_parts(session, parts, actor=actor, at=at)
        outcome.problems += told
        refused = sum(not each.is_notice for each in told)
        outcome.counts[Fate.REFUSED] += refused
        outcome.belonging_count -= sum(1 for each in told if each.row and not each.is_notice)
    _keep_problems(session, job, outcome.problems)
    job.state = ImportState.RUNNING
    job.rows_done += len(batch)
    job.new_count += outcome.counts[Fate.NEW]
    job.changed_count += outcome.counts[Fate.CHANGED]
    job.unchanged_count += outcome.counts[Fate.UNCHANGED]
    job.refused_count += outcome.counts[Fate.REFUSED]
    job.belonging_count += outcome.belonging_count
    session.add(job)
    return outcome


def plan_batch(session: Session, batch: Sequence[Imported]) -> Outcome:
    """Return what a stretch of a file would do; nothing is changed."""
    claims = [each for each in batch if isinstance(each, ImportedClaim)]
    planned = plan_claims(session, claims) if claims else []
    problems = [each for each in batch if isinstance(each, RowProblem)]
    problems += [each.problem for each in planned if each.problem is not None]
    counts = Counter(each.fate for each in planned)
    counts[Fate.REFUSED] += sum(isinstance(each, RowProblem) and not each.is_notice for each in batch)
    belonging = sum(not isinstance(each, ImportedClaim | RowProblem) for each in batch)
    return Outcome(counts=counts, belonging_count=belonging, problems=problems, planned=planned)


def plan_beginning(session: Session, values: Iterator[Imported], *, most: int) -> Outcome:
    """Return what the first `most` values of a file would do, all in one."""
    whole = Outcome()
    for batch in iter_batches(islice(values, most), most):
        outcome = plan_batch(session, batch)
        whole.rows_count += len(batch)
        whole.counts += outcome.counts
        whole.belonging_count += outcome.belonging_count
        whole.problems += outcome.problems
        whole.planned += outcome.planned
    return whole


def confirm_job(session: Session, public_id: str) -> ImportJob:
    """Let a job begin, or go on after a failure; one that runs or is done stays as it is.

    Raises:
        NotFoundError: there is none of this id.
    """
    job = get_job(session, public_id)
    if job.state in {ImportState.PROPOSED, ImportState.FAILED}:
        job.state, job.reason = ImportState.WAITING, ""
        session.add(job)
    return job


def end_job(session: Session, job: ImportJob, *, reason: str, at: datetime) -> None:
    """Say that a job came to its end; with a reason it failed and can be started again."""
    job.state = ImportState.FAILED if reason else ImportState.DONE
    job.reason, job.finished_at = reason[: limits.SHORT_TEXT], at
    session.add(job)


def _keep_problems(session: Session, job: ImportJob, problems: Sequence[RowProblem]) -> None:
    query = select(sa.func.count()).select_from(ImportProblem).where(col(ImportProblem.job_id) == job.id)
    left = MOST_PROBLEMS - session.exec(query).one() if problems else 0
    rows = [
        {
            "job_id": job.id,
            "file": each.file,
            "row_number": each.row,
            "field": each.field,
            "message": each.message,
            "value": each.value[: limits.NAME],
        }
        for each in problems[: max(0, left)]
    ]
    if rows:
        session.execute(sa.insert(ImportProblem), rows)


def iter_batches(values: Iterator[Imported], size: int) -> Iterator[list[Imported]]:
    """Yield values some at a time; the claims of one article stay together as long as they can."""
    batch: list[Imported] = []
    for value in values:
        if len(batch) >= size and not _continues(batch[-1], value, len(batch), size):
            yield batch
            batch = []
        batch.append(value)
    if batch:
        yield batch


def _continues(last: Imported, value: Imported, length: int, size: int) -> bool:
    if not isinstance(last, ImportedClaim) or not isinstance(value, ImportedClaim):
        return False
    return length < 2 * size and last.article == value.article
