"""What readers report of published claims: how it comes in, how much of it, and that it was handled."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.audit import record_claim
from tracker.db import lock
from tracker.errors import InputError, NotFoundError, TooManyReportsError
from tracker.models import Claim, Publication, ReaderReport, limits
from tracker.models.enums import ReportState
from tracker.models.loading import get_claim
from tracker.permissions import Action, require

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import User

WINDOW: Final = timedelta(hours=1)
MOST_FROM_NETWORK: Final = 5
MOST_IN_WINDOW: Final = 200
MOST_OPEN_FOR_CLAIM: Final = 50
_LOCK: Final = "reader reports"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportDraft:
    """What a reader wrote: what is wrong, and perhaps where that can be seen and how to answer them."""

    body: str
    evidence_url: str
    contact: str


def file_report(
    session: Session, public_id: str, *, report: ReportDraft, network: str, at: datetime
) -> ReaderReport:
    """Keep what a reader reports of the edition that the public sees now.

    Raises:
        InputError: nothing is written.
        NotFoundError: readers see no such claim.
        TooManyReportsError: from this network, about this claim, or altogether.
    """
    if not report.body.strip():
        raise InputError("body", "Say what is wrong.")
    row = session.exec(
        select(col(Claim.id), col(Publication.number))
        .join(Publication, col(Publication.claim_id) == col(Claim.id))
        .where(col(Claim.public_id) == public_id, col(Publication.is_current))
    ).first()
    if row is None:
        raise NotFoundError("claim")
    claim_id, edition = row[0] or 0, row[1]
    lock(session, _LOCK)
    _require_few(session, claim_id, network, at)
    _forget_networks(session, at)
    stored = ReaderReport(
        claim_id=claim_id,
        edition=edition,
        body=report.body.strip(),
        evidence_url=report.evidence_url,
        contact=report.contact,
        network=network,
        reported_at=at,
    )
    session.add(stored)
    session.flush()
    return stored


def handle_report(
    session: Session, public_id: str, *, answer: str, actor: User, at: datetime
) -> ReaderReport:
    """Mark a report as handled, with what was done about it; one that is handled already keeps its answer.

    Raises:
        ForbiddenError, InputError: the actor may not, or writes too much.
        NotFoundError: there is no such report.
    """
    require(actor.role, Action.ANNOTATE)
    if len(answer) > limits.SHORT_TEXT:
        raise InputError("answer", f"This is too long; {limits.SHORT_TEXT:,} characters are possible.")
    row = session.exec(
        select(ReaderReport).where(col(ReaderReport.public_id) == public_id).with_for_update(of=ReaderReport)
    ).first()
    if row is None:
        raise NotFoundError("report")
    if row.state is ReportState.HANDLED:
        return row
    row.state, row.answer = ReportState.HANDLED, answer.strip()
    row.handled_at, row.handled_by_id = at, actor.id
    session.add(row)
    subject = session.exec(select(Claim.public_id).where(col(Claim.id) == row.claim_id)).one()
    details = {"report": row.public_id, "reason": row.answer}
    record_claim(session, get_claim(session, subject), "report.handled", actor=actor, at=at, details=details)
    return row


def _require_few(session: Session, claim_id: int, network: str, at: datetime) -> None:
    recent = col(ReaderReport.reported_at) > at - WINDOW
    own = list(
        session.exec(
            select(ReaderReport.reported_at)
            .where(col(ReaderReport.network) == network, recent)
            .order_by(col(ReaderReport.reported_at).desc(), col(ReaderReport.id).desc())
            .limit(MOST_FROM_NETWORK)
        )
    )
    if len(own) >= MOST_FROM_NETWORK:
        left = own[-1] + WINDOW - at
        raise TooManyReportsError(max(1, math.ceil(left.total_seconds())))
    waiting = (col(ReaderReport.claim_id) == claim_id, col(ReaderReport.state) == ReportState.OPEN)
    if _count(session, recent) >= MOST_IN_WINDOW or _count(session, *waiting) >= MOST_OPEN_FOR_CLAIM:
        raise TooManyReportsError(int(WINDOW.total_seconds()))


def _count(session: Session, *which: sa.ColumnElement[bool]) -> int:
    return session.exec(select(sa.func.count()).select_from(ReaderReport).where(*which)).one()


def _forget_networks(session: Session, at: datetime) -> None:
    """Empty what told two readers apart, once it counts no more."""
    old = (col(ReaderReport.network) != "", col(ReaderReport.reported_at) <= at - WINDOW)
    session.execute(sa.update(ReaderReport).where(*old).values(network=""))
