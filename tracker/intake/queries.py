"""What the intake room reads: an article with its current version, and which article has a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.errors import NotFoundError
from tracker.models import Article, ArticleVersion

if TYPE_CHECKING:
    from sqlmodel import Session

RECENT: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentArticle:
    """An article and its newest version, which has its passages loaded."""

    article: Article
    version: ArticleVersion


def get_article(session: Session, public_id: str) -> CurrentArticle:
    """Return an article with its newest version and that version's passages in order.

    Raises:
        NotFoundError: no article has this public id.
    """
    query = (
        select(ArticleVersion)
        .join(Article)
        .where(Article.public_id == public_id)
        .order_by(col(ArticleVersion.number).desc())
        .limit(1)
        .options(selectinload(ArticleVersion.article), selectinload(ArticleVersion.passages))  # type: ignore[arg-type]
    )
    version = session.exec(query).first()
    if version is None:
        raise NotFoundError("article")
    return CurrentArticle(article=version.article, version=version)


def list_recent_articles(session: Session, *, limit: int = RECENT) -> list[Article]:
    """Return the newest articles without their texts, newest first, at most `limit`."""
    return list(session.exec(select(Article).order_by(col(Article.id).desc()).limit(limit)))


def find_article_by_sha256(session: Session, sha256: str) -> Article | None:
    """Return the oldest article that has a version with exactly this text, or None."""
    query = (
        select(Article)
        .join(ArticleVersion)
        .where(ArticleVersion.sha256 == sha256)
        .order_by(col(Article.id))
        .limit(1)
    )
    return session.exec(query).first()
