"""What of the history leaves: for readers which editions there were, for the desk what a viewer may know."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from tracker.audit import Subject, parse_details
from tracker.export.queries import BATCH_SIZE, standing_options
from tracker.models import AuditEvent, Claim, Publication

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session
    from sqlmodel.sql.expression import SelectOfScalar

    from tracker.export.reading import Reading
    from tracker.export.tables import Row

# Each of these made an edition that readers saw.
EDITIONS: Final = ("claim.published", "claim.corrected")
# What identifies an edition; nothing else of such an event is public.
PUBLIC_DETAILS: Final = ("edition", "edition_sha256")


def iter_public_history(session: Session, reading: Reading) -> Iterator[Row]:
    """Yield when which edition of a published claim came out, and its place in the chain, oldest first.

    Neither who pressed the button nor what was said about it is public, so readers can compare the hashes
    with what they kept or were given; the desk's file proves them.
    """
    shown = select(Claim.public_id).join(Publication).where(col(Publication.is_current), *reading.narrowed)
    query = select(AuditEvent).where(
        col(AuditEvent.action).in_(EDITIONS), col(AuditEvent.subject_public_id).in_(shown)
    )
    for events in _iter_events(session, query):
        for event in events:
            told = parse_details(event)
            edition: dict[str, str] = {name: told[name] for name in PUBLIC_DETAILS if name in told}
            yield build_event_row(event, actor=("", ""), details=_dump(edition))


def iter_desk_history(session: Session, reading: Reading) -> Iterator[Row]:
    """Yield every event about articles and claims that the viewer may know of, oldest first.

    With claims left out, only events about those that are left. Accounts are nobody's reading.
    """
    query = select(AuditEvent).where(col(AuditEvent.subject_kind).in_((Subject.ARTICLE, Subject.CLAIM)))
    if reading.narrowed:
        query = query.where(
            col(AuditEvent.subject_public_id).in_(select(Claim.public_id).where(*reading.narrowed))
        )
    for events in _iter_events(session, query):
        visible = _list_visible(session, events, reading)
        yield from (build_event_row(event) for event in events if event.id in visible)


def build_event_row(
    event: AuditEvent, *, actor: tuple[str, str] | None = None, details: str | None = None
) -> Row:
    """Return an event as a row; with its own actor and details, its hash can be made again from the row.

    The time has its microseconds, which the hash covers.
    """
    return (
        *(event.id, event.at.astimezone(UTC).isoformat(timespec="microseconds")),
        *((event.actor_public_id, event.actor_name) if actor is None else actor),
        *(event.action, event.subject_kind, event.subject_public_id),
        event.details if details is None else details,
        *(event.previous_sha256, event.sha256),
    )


def _iter_events(session: Session, query: SelectOfScalar[AuditEvent]) -> Iterator[list[AuditEvent]]:
    paged = query.order_by(col(AuditEvent.id)).limit(BATCH_SIZE)
    last = 0
    while events := list(session.exec(paged.where(col(AuditEvent.id) > last))):
        last = events[-1].id or 0
        yield events
        session.expunge_all()


def _list_visible(session: Session, events: Sequence[AuditEvent], reading: Reading) -> set[int | None]:
    """Return the row ids of what the viewer may know; who may know what depends on the claim."""
    ids = {event.subject_public_id for event in events if event.subject_kind == Subject.CLAIM}
    query = select(Claim).where(col(Claim.public_id).in_(ids)).options(*standing_options())
    claims = {claim.public_id: claim for claim in session.exec(query)}
    by_subject: dict[str, list[AuditEvent]] = {}
    for event in events:
        by_subject.setdefault(event.subject_public_id, []).append(event)
    return {
        event.id
        for public_id, told in by_subject.items()
        for event in (reading.list_visible_events(told, claims[public_id]) if public_id in claims else told)
    }


def _dump(details: dict[str, str]) -> str:
    return json.dumps({"details": details}, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
