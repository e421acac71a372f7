"""Which reports of readers wait, and which were handled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.models import Claim, ReaderReport
from tracker.models.enums import ReportState

if TYPE_CHECKING:
    from sqlmodel import Session

PAGE_SIZE: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """One page of reports, newest first; the row id of the last leads to the next page."""

    rows: tuple[ReaderReport, ...]
    total: int
    older_than: int | None


def list_reports(session: Session, state: ReportState, *, older_than: int | None = None) -> ReportPage:
    """Return one page of the reports in this state, newest first, with their claims."""
    query = (
        select(ReaderReport)
        .where(col(ReaderReport.state) == state)
        .order_by(col(ReaderReport.id).desc())
        .limit(PAGE_SIZE + 1)
        .options(
            selectinload(ReaderReport.claim).selectinload(Claim.article),  # type: ignore[arg-type]  # typed as values
            selectinload(ReaderReport.claim).selectinload(Claim.speaker),  # type: ignore[arg-type]
            selectinload(ReaderReport.handled_by),  # type: ignore[arg-type]
        )
    )
    if older_than is not None:
        query = query.where(col(ReaderReport.id) < older_than)
    found = list(session.exec(query))
    rows = found[:PAGE_SIZE]
    return ReportPage(
        rows=tuple(rows),
        total=count_reports(session, state),
        older_than=rows[-1].id if len(found) > len(rows) else None,
    )


def count_reports(session: Session, state: ReportState = ReportState.OPEN) -> int:
    """Return how many reports are in this state."""
    query = select(sa.func.count()).select_from(ReaderReport).where(col(ReaderReport.state) == state)
    return session.exec(query).one()
