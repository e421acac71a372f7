"""How the sample leaves: every row that came with it goes, and the history stays and says so."""

from __future__ import annotations

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
    Passage,
    Publication,
    Quantity,
    Review,
    Submission,
)

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

# In the order in which nothing refers any more to what is deleted.
_OF_A_CLAIM: Final = (Correction, Publication, Review, Note, EvidenceItem, Quantity, ClaimAnchor)


def remove_sample(session: Session, *, at: datetime) -> bool:
    """Take away the sample article with all that was made of it, its lone speakers and its users.

    A sample user whom something else still refers to is kept and disabled. Returns whether there was
    a sample to remove.
    """
    articles = list_sample_articles(session)
    for article in articles:
        count = _delete_article(session, article)
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
    return bool(articles)


def _delete_article(session: Session, article: Article) -> int:
    claims = select(Claim.id).where(Claim.article_id == article.id)
    versions = select(ArticleVersion.id).where(ArticleVersion.article_id == article.id)
    count = session.exec(select(sa.func.count()).select_from(claims.subquery())).one()
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
