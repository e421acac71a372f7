"""What an import brought in: its claims, in the order of the file, with the articles they lie in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models import Article, Claim, ImportRecord

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.models import ImportJob


@dataclass(frozen=True, slots=True, kw_only=True)
class CameIn:
    """One claim that an import brought in."""

    public_id: str
    text: str
    article_id: str
    headline: str


def list_came_in(session: Session, job: ImportJob, *, limit: int) -> list[CameIn]:
    """Return the first claims that an import brought in, in the order of the file."""
    query = (
        select(Claim.public_id, Claim.text, Article.public_id, Article.headline)
        .select_from(ImportRecord)
        .join(Claim, col(Claim.id) == col(ImportRecord.claim_id))
        .join(Article, col(Article.id) == col(Claim.article_id))
        .where(col(ImportRecord.job_id) == job.id)
        .order_by(col(ImportRecord.id))
        .limit(limit)
    )
    return [
        CameIn(public_id=public_id, text=text, article_id=article_id, headline=headline)
        for public_id, text, article_id, headline in session.exec(query)
    ]


def count_articles(session: Session, job: ImportJob) -> int:
    """Return in how many articles the claims lie that an import brought in."""
    query = (
        select(sa.func.count(sa.distinct(col(Claim.article_id))))
        .select_from(ImportRecord)
        .join(Claim, col(Claim.id) == col(ImportRecord.claim_id))
        .where(col(ImportRecord.job_id) == job.id)
    )
    return session.exec(query).one()
