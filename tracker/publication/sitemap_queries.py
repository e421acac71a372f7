"""Which claims and articles stand in the site map, in parts of consecutive rows that never grow too large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models import Article, Claim, Publication
from tracker.publication.sitemap import MOST_IN_ONE

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Mapped
    from sqlmodel import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedPart:
    """Rows `number * 50,000` up to the next part, of which `count` are public; the newest changed then."""

    number: int
    count: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedClaim:
    """What the address and the date of a claim's page are made from."""

    public_id: str
    slug: str
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MappedArticle:
    """What the address and the date of an article's page are made from."""

    public_id: str
    headline: str
    changed_at: datetime


def list_claim_parts(session: Session) -> list[MappedPart]:
    """Return the parts that hold a current edition, by number."""
    return _list_parts(session, col(Publication.id), sa.func.count())


def list_article_parts(session: Session) -> list[MappedPart]:
    """Return the parts of articles with a current edition, by number."""
    return _list_parts(
        session, col(Publication.article_id), sa.func.count(sa.distinct(col(Publication.article_id)))
    )


def list_claims_of(session: Session, part: int) -> list[MappedClaim]:
    """Return the claims of one part by row id, 50,000 at most."""
    rows = session.execute(
        sa.select(col(Claim.public_id), _slug_of(session), col(Publication.published_at))
        .join(Claim, col(Claim.id) == col(Publication.claim_id))
        .where(col(Publication.is_current), *_rows_of(col(Publication.id), part))
        .order_by(col(Publication.id))
        .limit(MOST_IN_ONE)
    )
    return [MappedClaim(public_id=row[0], slug=row[1], changed_at=row[2]) for row in rows]


def list_articles_of(session: Session, part: int) -> list[MappedArticle]:
    """Return the articles of one part by row id, 50,000 at most."""
    changed = sa.func.max(col(Publication.published_at))
    rows = session.exec(
        select(col(Article.public_id), col(Article.headline), changed)
        .join(Publication, col(Publication.article_id) == col(Article.id))
        .where(col(Publication.is_current), *_rows_of(col(Article.id), part))
        .group_by(col(Article.id), col(Article.public_id), col(Article.headline))
        .order_by(col(Article.id))
        .limit(MOST_IN_ONE)
    )
    return [MappedArticle(public_id=row[0], headline=row[1], changed_at=row[2]) for row in rows]


def _list_parts(
    session: Session, row_id: Mapped[int] | Mapped[int | None], count: sa.ColumnElement[int]
) -> list[MappedPart]:
    number = (row_id // MOST_IN_ONE).label("number")
    rows = session.execute(
        sa.select(number, count, sa.func.max(col(Publication.published_at)))
        .where(col(Publication.is_current))
        .group_by(number)
        .order_by(number)
        .limit(MOST_IN_ONE)
    )
    return [MappedPart(number=row[0], count=row[1], changed_at=row[2]) for row in rows]


def _rows_of(row_id: Mapped[int | None], part: int) -> tuple[sa.ColumnElement[bool], ...]:
    return row_id >= part * MOST_IN_ONE, row_id < (part + 1) * MOST_IN_ONE


def _slug_of(session: Session) -> sa.ColumnElement[str]:
    """Return the slug of a stored edition, read by the database; whole editions would be a hundredfold."""
    payload = col(Publication.payload)
    if session.get_bind().dialect.name == "postgresql":
        slug: sa.ColumnElement[str] = sa.cast(payload, sa.JSON)["slug"].as_string()
        return slug
    return sa.type_coerce(sa.func.json_extract(payload, "$.slug"), sa.String())
