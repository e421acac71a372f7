"""Who is told what about a claim: one row for each person, which the desk shows and e-mail carries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.errors import NotFoundError
from tracker.models import Claim, Notification
from tracker.models.enums import NotificationKind
from tracker.models.rounds import list_submitted
from tracker.permissions import Action
from tracker.review.people import list_people

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import User

NOTIFICATIONS_PAGE: Final = 50
# Where on the claim's page each kind leads, and what it says; nothing in it tells of an assessment.
_ANCHORS: Final[dict[NotificationKind, str]] = {
    NotificationKind.ASSIGNED: "assignment",
    NotificationKind.MENTIONED: "notes",
    NotificationKind.REVIEW_ASKED: "review",
    NotificationKind.SENT_BACK: "moves",
    NotificationKind.TAKEN_OVER: "assignment",
    NotificationKind.PUT_BACK: "moves",
}
_CLAUSES: Final[dict[NotificationKind, str]] = {
    NotificationKind.ASSIGNED: "{name} assigned a claim to you",
    NotificationKind.MENTIONED: "{name} mentioned you in a note",
    NotificationKind.REVIEW_ASKED: "A claim awaits a second review, which you may give",
    NotificationKind.SENT_BACK: "{name} returned a claim you assessed to research",
    NotificationKind.TAKEN_OVER: "{name} took a claim over from you",
    NotificationKind.PUT_BACK: "{name} put a claim back that was yours; it is nobody’s now",
    NotificationKind.REPORTED: "A reader reports an error in a published claim",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationPage:
    """One page of a person's notifications, newest first; the row ids lead to the pages beside it."""

    rows: tuple[Notification, ...]
    older_than: int | None


def tell_notification(kind: NotificationKind, actor_name: str) -> str:
    """Return a notification as a sentence without its stop."""
    return _CLAUSES[kind].format(name=actor_name or "Somebody")


def build_path(kind: NotificationKind, claim_public_id: str) -> str:
    """Return where at the desk what a notification tells is seen to; what readers write lies apart."""
    if kind is NotificationKind.REPORTED:
        return "/desk/reports"
    return f"/desk/claims/{claim_public_id}#{_ANCHORS[kind]}"


def notify(
    session: Session,
    claim: Claim,
    kind: NotificationKind,
    recipients: Iterable[User],
    *,
    actor: User,
    at: datetime,
) -> list[Notification]:
    """Tell people something about a claim, each once; nobody is told what they did themselves.

    What the made-up people of the sample do is told to nobody.
    """
    rows = (
        []
        if actor.is_sample
        else [
            Notification(
                recipient_id=recipient_id,
                claim_id=claim.id or 0,
                kind=kind,
                actor_name=actor.display_name,
                created_at=at,
            )
            for recipient_id in dict.fromkeys(each.id for each in recipients)
            if recipient_id is not None and recipient_id != actor.id
        ]
    )
    session.add_all(rows)
    return rows


def notify_review_asked(session: Session, claim: Claim, *, actor: User, at: datetime) -> list[Notification]:
    """Tell those who may give the second review of the round that it is asked.

    When the claim is assigned to somebody who has not assessed it, it is theirs; else everybody's who has
    not. `claim` holds the reviews of the round.
    """
    done = {review.reviewer_id for review in list_submitted(claim, claim.round_number)} | {actor.id}
    able = [person for person in list_people(session, Action.REVIEW) if person.id not in done]
    assigned = [person for person in able if person.id == claim.assigned_to_id]
    kind = NotificationKind.REVIEW_ASKED
    return notify(session, claim, kind, assigned or able, actor=actor, at=at)


def settle_review_asked(session: Session, claim: Claim, *, at: datetime) -> None:
    """Mark as read that a second review is asked, once nobody has to give it any more."""
    asked = sa.update(Notification).where(
        col(Notification.claim_id) == claim.id,
        col(Notification.kind) == NotificationKind.REVIEW_ASKED,
        col(Notification.read_at).is_(None),
    )
    session.execute(asked.values(read_at=at).execution_options(synchronize_session=False))


def notify_reported(session: Session, public_id: str, *, at: datetime) -> list[Notification]:
    """Tell everybody who may correct a claim that a reader reports an error in it.

    Who has not read of an earlier report about the same claim is not told again: many reports are one errand.
    """
    claim_id = session.exec(select(col(Claim.id)).where(col(Claim.public_id) == public_id)).one() or 0
    waiting = set(session.exec(select(Notification.recipient_id).where(*_unread_reports(claim_id))))
    rows = [
        Notification(
            recipient_id=person.id,
            claim_id=claim_id,
            kind=NotificationKind.REPORTED,
            actor_name="",
            created_at=at,
        )
        for person in list_people(session, Action.CORRECT)
        if person.id is not None and person.id not in waiting
    ]
    session.add_all(rows)
    return rows


def settle_reported(session: Session, claim_id: int, *, at: datetime) -> None:
    """Mark as read, for everybody, that readers reported errors in a claim: somebody has seen to it."""
    told = sa.update(Notification).where(*_unread_reports(claim_id)).values(read_at=at)
    session.execute(told.execution_options(synchronize_session=False))


def notify_sent_back(session: Session, claim: Claim, *, actor: User, at: datetime) -> list[Notification]:
    """Tell the first reviewer of the round that the claim is in research again."""
    first = [review.reviewer for review in list_submitted(claim, claim.round_number)][:1]
    return notify(session, claim, NotificationKind.SENT_BACK, first, actor=actor, at=at)


def count_unread(session: Session, user: User) -> int:
    """Count what a person has not read yet, through the index on the recipient."""
    return session.exec(select(sa.func.count()).select_from(Notification).where(*_unread_of(user))).one()


def list_notifications(session: Session, user: User, *, older_than: int | None = None) -> NotificationPage:
    """Return a page of a person's notifications with claim, article and speaker, newest first.

    `older_than` is a row id, so the pager survives new rows.
    """
    query = (
        select(Notification)
        .where(col(Notification.recipient_id) == user.id)
        .order_by(col(Notification.id).desc())
        .limit(NOTIFICATIONS_PAGE + 1)
        .options(
            selectinload(Notification.claim).selectinload(Claim.article),  # type: ignore[arg-type]
            selectinload(Notification.claim).selectinload(Claim.speaker),  # type: ignore[arg-type]
        )
    )
    if older_than is not None:
        query = query.where(col(Notification.id) < older_than)
    found = list(session.exec(query))
    rows = found[:NOTIFICATIONS_PAGE]
    return NotificationPage(rows=tuple(rows), older_than=rows[-1].id if len(found) > len(rows) else None)


def mark_read(session: Session, public_id: str, *, actor: User, at: datetime) -> Notification:
    """Mark one notification as read; doing it twice keeps the first time.

    Raises:
        NotFoundError: the person has no such notification.
    """
    row = _get_own(session, public_id, actor)
    row.read_at = row.read_at or at
    session.add(row)
    return row


def mark_all_read(session: Session, newest_public_id: str, *, actor: User, at: datetime) -> int:
    """Mark a notification and all before it as read, not what came meanwhile; return how many were unread.

    Raises:
        NotFoundError: the person has no such notification.
    """
    newest = _get_own(session, newest_public_id, actor)
    unread = select(Notification).where(*_unread_of(actor), col(Notification.id) <= newest.id)
    rows = list(session.exec(unread.order_by(col(Notification.id))))
    for row in rows:
        row.read_at = at
        session.add(row)
    return len(rows)


def find_claim_of(session: Session, row: Notification) -> str:
    """Return the public id of the claim that a notification is about."""
    return session.exec(select(Claim.public_id).where(col(Claim.id) == row.claim_id)).one()


def _get_own(session: Session, public_id: str, actor: User) -> Notification:
    query = select(Notification).where(
        col(Notification.public_id) == public_id, col(Notification.recipient_id) == actor.id
    )
    row = session.exec(query).first()
    if row is None:
        raise NotFoundError("notification")
    return row


def _unread_reports(claim_id: int) -> tuple[sa.ColumnElement[bool], ...]:
    kind = col(Notification.kind) == NotificationKind.REPORTED
    return col(Notification.claim_id) == claim_id, kind, col(Notification.read_at).is_(None)


def _unread_of(user: User) -> tuple[sa.ColumnElement[bool], ...]:
    return col(Notification.recipient_id) == user.id, col(Notification.read_at).is_(None)
