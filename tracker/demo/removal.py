"""How the sample leaves: every row that came with it goes, and the history stays and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.accounts.commands import disable_user
from tracker.audit import Subject, record
from tracker.demo.queries import (
    SAMPLE_REMOVED,
    is_mentioned,
    list_lone_sample_speakers,
    list_sample_articles,
    list_sample_users,
)
from tracker.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimAnchor,
    Correction,
    EvidenceItem,
    Note,
    Notification,
    Passage,
    Publication,
    Quantity,
    ReplyEntry,
    Review,
    Submission,
)
from tracker.publication.listing import hide_from_lists

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

# In the order in which nothing refers any more to what is deleted.
_OF_A_CLAIM: Final = (
    Notification,
    Correction,
    Publication,
    Review,
    ReplyEntry,
    Note,
    EvidenceItem,
    Quantity,
    ClaimAnchor,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedArticle:
    """A sample article that is gone, and how many claims went with it."""

    headline: str
    claims_count: int


def remove_sample(session: Session, *, at: datetime) -> tuple[RemovedArticle, ...]:
    """Take away the sample article with all that was made of it, its lone speakers and its users.

    A sample user whom something else still refers to is kept and disabled. Returns what was removed,
    oldest article first; nothing when there was no sample.
    """
    removed = []
    for article in list_sample_articles(session):
        count = _delete_article(session, article)
        removed.append(RemovedArticle(headline=article.headline, claims_count=count))
        record(
            session,
            actor=None,
            action=SAMPLE_REMOVED,
            subject=Subject.ARTICLE,
            public_id=article.public_id,
            at=at,
            details={"headline": article.headline, "claims": str(count)},
        )
    for speaker in list_lone_sample_speakers(session):
        session.delete(speaker)
    session.flush()
    _remove_users(session, at=at)
    return tuple(removed)


def _delete_article(session: Session, article: Article) -> int:
    claims = select(Claim.id).where(Claim.article_id == article.id)
    versions = select(ArticleVersion.id).where(ArticleVersion.article_id == article.id)
    count = session.exec(select(sa.func.count()).select_from(claims.subquery())).one()
    for claim_id in session.exec(claims.order_by(col(Claim.id))).all():
        hide_from_lists(session, claim_id or 0)
    for table in _OF_A_CLAIM:
        session.execute(sa.delete(table).where(col(table.claim_id).in_(claims)))
    session.execute(sa.delete(Claim).where(col(Claim.article_id) == article.id))
    session.execute(sa.delete(Passage).where(col(Passage.article_version_id).in_(versions)))
    session.execute(sa.delete(ArticleVersion).where(col(ArticleVersion.article_id) == article.id))
    session.execute(sa.delete(Submission).where(col(Submission.article_id) == article.id))
    session.execute(sa.delete(Article).where(col(Article.id) == article.id))
    session.expire_all()
    return count


def _remove_users(session: Session, *, at: datetime) -> None:
    for user in list_sample_users(session):
        if is_mentioned(session, user):
            disable_user(session, user.name, actor=None, at=at)
            continue
        record(
            session,
            actor=None,
            action="user.sample_removed",
            subject=Subject.USER,
            public_id=user.public_id,
            at=at,
            details={"name": user.name},
        )
        session.delete(user)
        session.flush()
