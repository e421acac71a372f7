"""Which notifications are still to go out as e-mail, what the letters say, and which have gone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.models import Claim, Notification, User
from tracker.review.notifying import build_path, tell_notification

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from sqlmodel import Session

# What could not be sent for so long is news no more; it still stands in the desk.
KEPT: Final = timedelta(days=3)
MOST_AT_ONCE: Final = 500
MOST_IN_A_LETTER: Final = 40
CLAIM_LENGTH: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Everything one person is to be told now, as one e-mail; `ids` are the rows it carries."""

    ids: tuple[int, ...]
    to: str
    subject: str
    body: str


def list_parcels(
    session: Session, *, newsroom_name: str, public_url: str, at: datetime
) -> tuple[Parcel, ...]:
    """Return what is to be sent now: one parcel for each person with an address, longest waiting first.

    What the person has read in the desk meanwhile is not sent, nor what is older than three days.
    """
    query = (
        select(Notification, User)
        .join(User, col(Notification.recipient_id) == col(User.id))
        .where(
            col(Notification.emailed_at).is_(None),
            col(Notification.read_at).is_(None),
            col(Notification.created_at) > at - KEPT,
            col(User.email) != "",
            col(User.disabled_at).is_(None),
        )
        .order_by(col(Notification.id))
        .limit(MOST_AT_ONCE)
        .options(selectinload(Notification.claim).selectinload(Claim.article))  # type: ignore[arg-type]
    )
    rows: dict[int, list[Notification]] = {}
    people: dict[int, User] = {}
    for row, person in session.exec(query):
        people[person.id or 0] = person
        rows.setdefault(person.id or 0, []).append(row)
    return tuple(
        _pack(people[key], rows[key][:MOST_IN_A_LETTER], newsroom_name=newsroom_name, public_url=public_url)
        for key in rows
    )


def mark_emailed(session: Session, ids: Collection[int], *, at: datetime) -> None:
    """Keep that these went out; what was kept before stays."""
    unsent = col(Notification.emailed_at).is_(None)
    session.execute(
        sa.update(Notification).where(col(Notification.id).in_(ids), unsent).values(emailed_at=at)
    )


def _pack(person: User, rows: Sequence[Notification], *, newsroom_name: str, public_url: str) -> Parcel:
    told = [tell_notification(row.kind, row.actor_name) for row in rows]
    subject = told[0] if len(rows) == 1 else f"{len(rows)} notifications"
    entries = [
        f"{sentence}:\n\n    “{_shorten(row.claim.text)}”\n    in: {row.claim.article.headline}\n"
        f"    {public_url}{build_path(row.kind, row.claim.public_id)}\n"
        for sentence, row in zip(told, rows, strict=True)
    ]
    closing = (
        f"Everything you were told: {public_url}/desk/notifications\n"
        f"To get no e-mail any more, empty your address: {public_url}/account\n"
    )
    return Parcel(
        ids=tuple(row.id or 0 for row in rows),
        to=person.email,
        subject=f"[{newsroom_name}] {subject}",
        body="\n".join([*entries, "-- ", closing]),
    )


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= CLAIM_LENGTH else f"{line[:CLAIM_LENGTH].rstrip()} …"
