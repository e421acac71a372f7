"""Everything that was taken back or put right in public, newest first: corrections and withdrawals."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.audit import parse_details
from tracker.errors import NotFoundError
from tracker.models import AuditEvent, Claim, Correction, Publication
from tracker.models.enums import CorrectionClass, PublicationState
from tracker.models.snapshot import SnapshotChange, load_snapshot

if TYPE_CHECKING:
    from sqlalchemy.orm import Mapped
    from sqlmodel import Session

    from tracker.models.snapshot import ClaimSnapshot

PAGE_SIZE: Final = 20
WITHDRAWAL: Final = "withdrawal"
_CORRECTED, _WITHDRAWN = 1, 0
LARGEST_ROW_ID: Final = 2**63 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """One correction, or one withdrawal; of a withdrawn claim nothing is known but its id and the reason."""

    kind: str
    public_id: str
    at: datetime
    explanation: str
    changes: tuple[SnapshotChange, ...]
    claim: ClaimSnapshot | None
    row_id: int

    @property
    def rank(self) -> int:
        """Return which of two at the same instant comes first: the greater."""
        return _WITHDRAWN if self.kind == WITHDRAWAL else _CORRECTED

    @property
    def key(self) -> str:
        """Return what names it among all of the same claim."""
        return f"{self.kind}-{self.row_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendmentPage:
    """One page of amendments, newest first; `next_cursor` is None on the last."""

    amendments: tuple[Amendment, ...]
    next_cursor: str | None


def list_amendments(
    session: Session, *, kind: str = "", after: str | None = None, limit: int = PAGE_SIZE
) -> AmendmentPage:
    """Return one page of a kind, a correction class or `withdrawal`, or of all, newest first.

    Corrections of claims that readers still see; withdrawals of claims that they see no more.

    Raises:
        NotFoundError: there is no such kind, or `after` is not a cursor that an earlier page gave.
    """
    if kind and kind not in {*CorrectionClass, WITHDRAWAL}:
        raise NotFoundError("page")
    place = _read_cursor(after) if after is not None else None
    found: list[Amendment] = []
    if kind != WITHDRAWAL:
        found += _list_corrections(session, kind, place, limit + 1)
    if kind in {"", WITHDRAWAL}:
        found += _list_withdrawals(session, place, limit + 1)
    found.sort(key=lambda each: (each.at, each.rank, each.row_id), reverse=True)
    shown = tuple(found[:limit])
    return AmendmentPage(
        amendments=shown, next_cursor=_write_cursor(shown[-1]) if len(found) > limit else None
    )


def _list_corrections(
    session: Session, kind: str, place: tuple[datetime, int, int] | None, limit: int
) -> list[Amendment]:
    query = (
        select(Correction, Claim.public_id, Publication.payload)
        .join(Claim, col(Claim.id) == col(Correction.claim_id))
        .join(Publication, (col(Publication.claim_id) == col(Claim.id)) & col(Publication.is_current))
        .order_by(col(Correction.corrected_at).desc(), col(Correction.id).desc())
        .limit(limit)
    )
    if kind:
        query = query.where(col(Correction.correction_class) == CorrectionClass(kind))
    if place is not None:
        query = query.where(_is_after(place, _CORRECTED, col(Correction.corrected_at), col(Correction.id)))
    return [
        Amendment(
            kind=row.correction_class.value,
            public_id=public_id,
            at=row.corrected_at,
            explanation=row.explanation,
            changes=tuple(SnapshotChange(**change) for change in json.loads(row.changes)),
            claim=load_snapshot(payload),
            row_id=row.id or 0,
        )
        for row, public_id, payload in session.exec(query)
    ]


def _list_withdrawals(
    session: Session, place: tuple[datetime, int, int] | None, limit: int
) -> list[Amendment]:
    query = (
        select(AuditEvent)
        .join(Claim, col(Claim.public_id) == col(AuditEvent.subject_public_id))
        .where(
            col(Claim.publication) == PublicationState.WITHDRAWN,
            col(AuditEvent.action) == "claim.withdrawn",
        )
        .order_by(col(AuditEvent.at).desc(), col(AuditEvent.id).desc())
        .limit(limit)
    )
    if place is not None:
        query = query.where(_is_after(place, _WITHDRAWN, col(AuditEvent.at), col(AuditEvent.id)))
    return [
        Amendment(
            kind=WITHDRAWAL,
            public_id=event.subject_public_id,
            at=event.at,
            explanation=parse_details(event).get("reason", ""),
            changes=(),
            claim=None,
            row_id=event.id or 0,
        )
        for event in session.exec(query)
    ]


def _is_after(
    place: tuple[datetime, int, int],
    rank: int,
    at: Mapped[datetime],
    row_id: Mapped[int | None],
) -> sa.ColumnElement[bool]:
    last_at, last_rank, last_id = place
    if rank < last_rank:
        return at <= last_at
    if rank > last_rank:
        return at < last_at
    return sa.or_(at < last_at, sa.and_(at == last_at, row_id < last_id))


def _write_cursor(last: Amendment) -> str:
    raw = f"{last.at.isoformat()} {last.rank} {last.row_id}"
    return base64.urlsafe_b64encode(raw.encode()).decode().rstrip("=")


def _read_cursor(cursor: str) -> tuple[datetime, int, int]:
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
        moment, rank, row_id = raw.split(" ")
        at, place = datetime.fromisoformat(moment), (int(rank), int(row_id))
        is_cursor = at.tzinfo is not None and place[0] in {0, 1} and 0 <= place[1] < LARGEST_ROW_ID
        instant = at.astimezone(UTC)
    except (ValueError, OverflowError, binascii.Error) as error:
        raise NotFoundError("page") from error
    if not is_cursor:
        raise NotFoundError("page")
    return instant, *place
