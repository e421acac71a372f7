"""What the intake room reads: which article has a text already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from tracker.models import Article, ArticleVersion

if TYPE_CHECKING:
    from sqlmodel import Session


def find_article_by_sha256(session: Session, sha256: str) -> Article | None:
    """Return the oldest article that has a version with exactly this text, or None."""
    query = (
        select(Article)
        .join(ArticleVersion)
        .where(ArticleVersion.sha256 == sha256, col(ArticleVersion.is_partial).is_(False))
        .order_by(col(Article.id))
        .limit(1)
    )
    return session.exec(query).first()
