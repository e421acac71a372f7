"""How claims and articles are loaded whole, so that no page, rule or export queries row by row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.errors import NotFoundError
from tracker.models.articles import Article, ArticleVersion
from tracker.models.assessment import Note, Rating, ReplyEntry, Review
from tracker.models.claims import Claim, ClaimAnchor

if TYPE_CHECKING:
    from sqlalchemy.sql.base import ExecutableOption
    from sqlmodel import Session


def whole_claim() -> tuple[ExecutableOption, ...]:
    """Return the loader options for a claim with its article, speaker, anchors and all annotations."""
    return (
        selectinload(Claim.article),  # type: ignore[arg-type]  # SQLModel types relationships as values
        selectinload(Claim.speaker),  # type: ignore[arg-type]
        selectinload(Claim.rating).selectinload(Rating.scale),  # type: ignore[arg-type]
        selectinload(Claim.anchors).selectinload(ClaimAnchor.article_version),  # type: ignore[arg-type]
        selectinload(Claim.quantities),  # type: ignore[arg-type]
        selectinload(Claim.evidence_items),  # type: ignore[arg-type]
        selectinload(Claim.notes).selectinload(Note.author),  # type: ignore[arg-type]
        selectinload(Claim.reply_entries).selectinload(ReplyEntry.entered_by),  # type: ignore[arg-type]
        selectinload(Claim.reviews).selectinload(Review.reviewer),  # type: ignore[arg-type]
        selectinload(Claim.reviews).selectinload(Review.rating).selectinload(Rating.scale),  # type: ignore[arg-type]
        selectinload(Claim.publications),  # type: ignore[arg-type]
        selectinload(Claim.corrections),  # type: ignore[arg-type]
    )


def get_claim(session: Session, public_id: str, *, is_locking: bool = False) -> Claim:
    """Return one claim, whole; `is_locking` makes other writers on PostgreSQL wait for this one.

    Raises:
        NotFoundError: no claim has this public id.
    """
    query = select(Claim).where(col(Claim.public_id) == public_id).options(*whole_claim())
    if is_locking:
        query = query.with_for_update(of=Claim)
    claim = session.exec(query.execution_options(populate_existing=True)).first()
    if claim is None:
        raise NotFoundError("claim")
    return claim


def get_current_version(
    session: Session, article_public_id: str, *, has_passages: bool = True
) -> ArticleVersion:
    """Return the newest version of an article, with the article and, unless refused, its passages in order.

    Raises:
        NotFoundError: no article has this public id.
    """
    passages = (selectinload(ArticleVersion.passages),) if has_passages else ()  # type: ignore[arg-type]
    query = (
        select(ArticleVersion)
        .join(Article)
        .where(col(Article.public_id) == article_public_id)
        .order_by(col(ArticleVersion.number).desc())
        .limit(1)
        .options(selectinload(ArticleVersion.article), *passages)  # type: ignore[arg-type]
    )
    version = session.exec(query).first()
    if version is None:
        raise NotFoundError("article")
    return version
