"""Which articles people have decided about, as lines for a file, a batch at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.export.corrections import build_line
from tracker.models import Article, ArticleVersion, Claim
from tracker.models.enums import ReviewStatus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

# Each article brings its whole text and every anchor.
BATCH_SIZE: Final = 20


def iter_lines(session: Session) -> Iterator[str]:
    """Yield one line for each article with claims of which none is still proposed, oldest article first.

    The sample is left out, because what its people decided is made up. The session must be used for nothing
    else: each batch is forgotten before the next is read.
    """
    last = 0
    while True:
        batch = _list_decided_versions(session, after=last)
        claims = _map_claims(session, [version.article_id for version in batch])
        for version in batch:
            yield build_line(version, claims[version.article_id])
        if len(batch) < BATCH_SIZE:
            return
        last = batch[-1].article_id
        session.expunge_all()


def count_waiting(session: Session) -> int:
    """Return how many articles, the sample apart, have claims that nobody has decided about yet."""
    query = select(sa.func.count()).select_from(Article).where(~col(Article.is_sample), _has_proposed())
    return session.exec(query).one()


def _list_decided_versions(session: Session, *, after: int) -> Sequence[ArticleVersion]:
    """Return the newest version of each article of the batch after the article of id `after`."""
    newest = (
        sa.select(sa.func.max(col(ArticleVersion.number)))
        .where(col(ArticleVersion.article_id) == col(Article.id))
        .correlate(Article)
        .scalar_subquery()
    )
    query = (
        select(ArticleVersion)
        .join(Article, col(ArticleVersion.article_id) == col(Article.id))
        .where(
            col(Article.id) > after,
            ~col(Article.is_sample),
            _has_claims(),
            ~_has_proposed(),
            col(ArticleVersion.number) == newest,
        )
        .order_by(col(Article.id))
        .limit(BATCH_SIZE)
        .options(selectinload(ArticleVersion.article))  # type: ignore[arg-type]  # SQLModel types it as a value
    )
    return session.exec(query).all()


def _map_claims(session: Session, article_ids: Sequence[int]) -> defaultdict[int, list[Claim]]:
    """Return for each article its claims by position, with their anchors."""
    query = (
        select(Claim)
        .where(col(Claim.article_id).in_(article_ids))
        .order_by(col(Claim.article_id), col(Claim.position), col(Claim.id))
        .options(selectinload(Claim.anchors))  # type: ignore[arg-type]  # the same
    )
    found: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in session.exec(query):
        found[claim.article_id].append(claim)
    return found


def _has_claims() -> sa.Exists:
    return sa.exists().where(col(Claim.article_id) == col(Article.id))


def _has_proposed() -> sa.Exists:
    return _has_claims().where(col(Claim.review_status) == ReviewStatus.PROPOSED)
