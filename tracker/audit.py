"""The history: every change is one event, chained to the one before by its hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum
from typing import TYPE_CHECKING

from sqlmodel import col, select

from tracker.db import lock
from tracker.errors import HistoryBrokenError
from tracker.models import AuditEvent
from tracker.models.bulk import insert_many

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim, User

GENESIS = "0" * 64
HISTORY_LOCK = "history"
VERIFY_PAGE = 1000
# Canonical JSON: keys in order, no blanks.
_encode = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode
# A review whose author could see the other's assessment first, as where review is not blind.
REVIEW_IN_VIEW = "review.submitted_in_view"


class Subject(StrEnum):
    """What an event is about."""

    ARTICLE = "article"
    CLAIM = "claim"
    USER = "user"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One field before and after, as text a person can read."""

    field: str
    old: str
    new: str


def record(
    session: Session,
    *,
    actor: User | None,
    action: str,
    subject: Subject,
    public_id: str,
    at: datetime,
    details: Mapping[str, str] | None = None,
    changes: tuple[Change, ...] = (),
) -> AuditEvent:
    """Append one event to the history, in the transaction of the change it tells about.

    `action` is a past participle with its subject in front, such as `claim.accepted`; `actor` is
    None for what the tracker did itself. The lock makes two PostgreSQL writers wait for each other,
    as BEGIN IMMEDIATE does on SQLite; without it both would chain to the same predecessor.
    """
    lock(session, HISTORY_LOCK)
    event = AuditEvent(
        at=at,
        actor_public_id=actor.public_id if actor else "",
        actor_name=actor.display_name if actor else "",
        action=action,
        subject_kind=subject.value,
        subject_public_id=public_id,
        details=_encode(
            {
                **({"details": dict(details)} if details else {}),
                **({"changes": [[each.field, each.old, each.new] for each in changes]} if changes else {}),
            }
        ),
        previous_sha256=find_head(session),
        sha256="",
    )
    event.sha256 = hash_event(event)
    session.add(event)
    session.flush()
    return event


def record_claim(
    session: Session,
    claim: Claim,
    action: str,
    *,
    actor: User | None,
    at: datetime,
    details: Mapping[str, str] | None = None,
    changes: tuple[Change, ...] = (),
) -> AuditEvent:
    """Append one event about a claim, storing what changed of it first."""
    session.add(claim)
    return record(
        session,
        actor=actor,
        action=action,
        subject=Subject.CLAIM,
        public_id=claim.public_id,
        at=at,
        details=details,
        changes=changes,
    )


def record_many(
    session: Session,
    told: Sequence[tuple[str, Mapping[str, str]]],
    *,
    actor: User | None,
    action: str,
    subject: Subject,
    at: datetime,
) -> None:
    """Append an event for each pair of public id and details, in that order, as `record` would one by one."""
    lock(session, HISTORY_LOCK)
    previous = find_head(session)
    common: dict[str, object] = {
        "action": action,
        "actor_name": actor.display_name if actor else "",
        "actor_public_id": actor.public_id if actor else "",
        "subject_kind": subject.value,
    }
    # Canonical JSON has its keys in order: what all events share stands before and between what differs.
    before = _encode({**common, "at": _tell_time(at)}).partition(',"subject_kind"')[0] + ',"details":'
    between = f',"subject_kind":{_encode(subject.value)},"subject_public_id":'
    rows = []
    for public_id, given in told:
        details = _encode({"details": given})
        hashed = f"{previous}{before}{_encode(details)}{between}{_encode(public_id)}}}"
        digest = hashlib.sha256(hashed.encode()).hexdigest()
        rows.append((public_id, details, previous, digest))
        previous = digest
    columns = ("subject_public_id", "details", "previous_sha256", "sha256")
    insert_many(session, "audit_event", columns, rows, {**common, "at": at})


def find_head(session: Session) -> str:
    """Return the hash of the newest event, or 64 zeros before the first."""
    query = select(AuditEvent.sha256).order_by(col(AuditEvent.id).desc()).limit(1)
    return session.exec(query).first() or GENESIS


def hash_event(event: AuditEvent) -> str:
    """Return SHA-256 over the previous hash and the event's canonical JSON, as 64 hex digits."""
    return _hash(
        event.previous_sha256,
        {
            "at": _tell_time(event.at),
            "actor_public_id": event.actor_public_id,
            "actor_name": event.actor_name,
            "action": event.action,
            "subject_kind": event.subject_kind,
            "subject_public_id": event.subject_public_id,
            "details": event.details,
        },
    )


def _hash(previous: str, told: Mapping[str, object]) -> str:
    return hashlib.sha256((previous + _encode(told)).encode()).hexdigest()


def _tell_time(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def verify_history(session: Session) -> int:
    """Check the whole chain, oldest first, a thousand rows at a time; return how many events hold.

    Raises:
        HistoryBrokenError: names the first event that was changed, or whose predecessor is missing.
    """
    previous, count, last_id = GENESIS, 0, 0
    # Pages by id, not a server-side cursor: a broken chain ends the walk early, and a cursor would stay open.
    query = select(AuditEvent).order_by(col(AuditEvent.id)).limit(VERIFY_PAGE)
    while events := session.exec(query.where(col(AuditEvent.id) > last_id)).all():
        for event in events:
            last_id = event.id or 0
            if event.previous_sha256 != previous:
                raise HistoryBrokenError(last_id, "it does not follow the event before it")
            if event.sha256 != hash_event(event):
                raise HistoryBrokenError(last_id, "its content was changed")
            previous, count = event.sha256, count + 1
        session.expunge_all()
    return count


def list_events(session: Session, public_id: str, *, limit: int = 500) -> list[AuditEvent]:
    """Return the events about one subject, newest first, at most `limit`."""
    query = (
        select(AuditEvent)
        .where(AuditEvent.subject_public_id == public_id)
        .order_by(col(AuditEvent.id).desc())
        .limit(limit)
    )
    return list(session.exec(query))


def find_rounds_in_view(
    session: Session, public_ids: Sequence[str] | None = None
) -> dict[str, frozenset[int]]:
    """Return by claim the rounds in which a reviewer could see the other's work, for claims with any.

    The history knows; the setting may have been changed since. Without `public_ids` all claims are asked.
    """
    query = select(AuditEvent).where(col(AuditEvent.action) == REVIEW_IN_VIEW)
    if public_ids is not None:
        query = query.where(col(AuditEvent.subject_public_id).in_(public_ids))
    found: dict[str, frozenset[int]] = {}
    for event in session.exec(query):
        rounds = found.get(event.subject_public_id, frozenset())
        found[event.subject_public_id] = rounds | {int(parse_details(event)["round"])}
    return found


def parse_changes(event: AuditEvent) -> tuple[Change, ...]:
    """Return the field changes an event carries, in the order they were recorded."""
    rows = json.loads(event.details).get("changes", [])
    return tuple(Change(field=field, old=old, new=new) for field, old, new in rows)


def parse_details(event: AuditEvent) -> dict[str, str]:
    """Return the plain facts an event carries, such as a reason."""
    details = json.loads(event.details).get("details", {})
    return {str(key): str(value) for key, value in details.items()}
