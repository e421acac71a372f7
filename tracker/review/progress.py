"""How far the work on each article is: what its claims have come to, and how much of its text they cover."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from tracker.models import Article, ArticleVersion, Claim, ClaimAnchor, Passage
from tracker.models.enums import AnchorRole, ReviewStatus
from tracker.review.workspace import CHECKED, HIDDEN, CoverageShare, count_states, progress_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from tracker.models.enums import PassageKind

ARTICLES_PAGE: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleProgress:
    """How far the work on one article is; counts are claims, the coverage is of the current version."""

    article: Article
    coverage: tuple[CoverageShare, ...]
    proposed_count: int
    in_work_count: int
    checked_count: int
    closed_count: int

    @property
    def left_count(self) -> int:
        """Return how many claims are left to decide or to check."""
        return self.proposed_count + self.in_work_count


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One page of articles, newest first; the row id leads to the older ones."""

    rows: tuple[ArticleProgress, ...]
    older_than: int | None


def list_articles(session: Session, *, older_than: int | None = None) -> ArticlePage:
    """Return a page of articles with the progress of their claims, newest first; five queries in all.

    `older_than` is a row id, so the pager survives new rows.
    """
    query = select(Article).order_by(col(Article.id).desc()).limit(ARTICLES_PAGE + 1)
    if older_than is not None:
        query = query.where(col(Article.id) < older_than)
    found = list(session.exec(query))
    articles = found[:ARTICLES_PAGE]
    ids = [article.id or 0 for article in articles]
    counts, coverage = _count_claims(session, ids), _measure(session, ids)
    rows = tuple(
        ArticleProgress(
            article=article,
            coverage=coverage.get(article.id or 0, ()),
            proposed_count=counts.get((article.id or 0, "proposed"), 0),
            in_work_count=counts.get((article.id or 0, "working"), 0),
            checked_count=counts.get((article.id or 0, "checked"), 0),
            closed_count=counts.get((article.id or 0, "closed"), 0),
        )
        for article in articles
    )
    return ArticlePage(rows=rows, older_than=ids[-1] if len(found) > len(articles) else None)


def count_articles(session: Session) -> int:
    """Count all articles."""
    return session.exec(select(sa.func.count()).select_from(Article)).one()


def _count_claims(session: Session, article_ids: Sequence[int]) -> dict[tuple[int, str], int]:
    query = (
        select(Claim.article_id, Claim.review_status, sa.func.count())
        .where(col(Claim.article_id).in_(article_ids))
        .group_by(col(Claim.article_id), col(Claim.review_status))
    )
    counts: dict[tuple[int, str], int] = {}
    for article_id, status, number in session.execute(query):
        key = (article_id, _stage(status))
        counts[key] = counts.get(key, 0) + number
    return counts


def _stage(status: ReviewStatus) -> str:
    if status in {ReviewStatus.DISMISSED, ReviewStatus.MERGED, ReviewStatus.WITHDRAWN}:
        return "closed"
    if status in CHECKED:
        return "checked"
    return "proposed" if status is ReviewStatus.PROPOSED else "working"


def _measure(session: Session, article_ids: Sequence[int]) -> dict[int, tuple[CoverageShare, ...]]:
    other = aliased(ArticleVersion)
    newest = (
        select(sa.func.max(other.number))
        .where(other.article_id == ArticleVersion.article_id)
        .scalar_subquery()
    )
    versions = select(ArticleVersion.id, ArticleVersion.article_id).where(
        col(ArticleVersion.article_id).in_(article_ids), col(ArticleVersion.number) == newest
    )
    article_of: dict[int, int] = dict(iter(session.execute(versions)))
    passages = _list_passages(session, list(article_of))
    spans = _list_spans(session, list(article_of))
    return {
        article: count_states(passages.get(version, []), spans.get(version, []))
        for version, article in article_of.items()
    }


def _list_passages(
    session: Session, version_ids: Sequence[int]
) -> dict[int, list[tuple[PassageKind, int, int]]]:
    query = (
        select(Passage.article_version_id, Passage.kind, Passage.start, Passage.end)
        .where(col(Passage.article_version_id).in_(version_ids))
        .order_by(col(Passage.article_version_id), col(Passage.position))
    )
    found: dict[int, list[tuple[PassageKind, int, int]]] = {}
    for version, kind, start, end in session.execute(query):
        found.setdefault(version, []).append((kind, start, end))
    return found


def _list_spans(session: Session, version_ids: Sequence[int]) -> dict[int, list[tuple[int, int, str]]]:
    query = (
        select(ClaimAnchor.article_version_id, ClaimAnchor.start, ClaimAnchor.end, Claim.review_status)
        .join(Claim, col(ClaimAnchor.claim_id) == col(Claim.id))
        .where(
            col(ClaimAnchor.article_version_id).in_(version_ids),
            col(ClaimAnchor.role) == AnchorRole.CONTENT,
            col(Claim.review_status).not_in(HIDDEN),
        )
        .order_by(col(ClaimAnchor.start), col(ClaimAnchor.id))
    )
    found: dict[int, list[tuple[int, int, str]]] = {}
    for version, start, end, status in session.execute(query):
        found.setdefault(version, []).append((start, end, progress_of(status)))
    return found
