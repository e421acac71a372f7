"""What the sample needs to know: whether it is there, whether it was removed, who still needs its people."""

from __future__ import annotations

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from tracker.models import Article, AuditEvent, Claim, Speaker, User

SAMPLE_REMOVED = "article.sample_removed"


def list_sample_articles(session: Session) -> list[Article]:
    """Return the sample articles, oldest first; there is one, or none."""
    return list(session.exec(select(Article).where(col(Article.is_sample)).order_by(col(Article.id))))


def list_sample_users(session: Session) -> list[User]:
    """Return the sample users, oldest first."""
    return list(session.exec(select(User).where(col(User.is_sample)).order_by(col(User.id))))


def list_lone_sample_speakers(session: Session) -> list[Speaker]:
    """Return the speakers that came with the sample and to whom no claim is attributed, oldest first."""
    query = (
        select(Speaker)
        .where(col(Speaker.is_sample), col(Speaker.id).not_in(_attributed()))
        .order_by(col(Speaker.id))
    )
    return list(session.exec(query))


def was_sample_removed(session: Session) -> bool:
    """Tell from the history whether somebody took the sample away."""
    query = select(AuditEvent.id).where(AuditEvent.action == SAMPLE_REMOVED).limit(1)
    return session.exec(query).first() is not None


def is_mentioned(session: Session, user: User) -> bool:
    """Tell whether any row of any table still refers to this user."""
    columns = [
        column
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if any(key.column.table.name == "user" for key in column.foreign_keys)
    ]
    return any(
        session.execute(sa.select(column).where(column == user.id).limit(1)).first() is not None
        for column in columns
    )


def _attributed() -> sa.Select[int | None]:
    return sa.select(col(Claim.speaker_id)).where(col(Claim.speaker_id).is_not(None))
