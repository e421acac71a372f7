"""What the public may read: current editions, their articles, and the tombstones of withdrawn claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.audit import parse_details
from tracker.errors import GoneError, NotFoundError
from tracker.models import Article, ArticleVersion, AuditEvent, Claim, Publication, PublishedClaim
from tracker.models.enums import AnchorRole, PublicationState
from tracker.models.snapshot import load_snapshot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models.snapshot import ClaimSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The current edition of a claim, still as stored: its number tells whether a reader has it already."""

    public_id: str
    number: int
    payload: str

    def load(self) -> ClaimSnapshot:
        """Return what the edition says."""
        return load_snapshot(self.payload)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """What is left of a withdrawn claim."""

    public_id: str
    reason: str
    withdrawn_at: datetime


def get_current_edition(session: Session, public_id: str) -> Edition:
    """Return the edition of a claim that the public sees.

    Raises:
        GoneError: the claim was withdrawn.
        NotFoundError: there is no such claim, or it was never published; nobody can tell which.
    """
    row = session.exec(
        select(Publication.number, Publication.payload)
        .join(Claim)
        .where(col(Claim.public_id) == public_id, col(Publication.is_current))
    ).first()
    if row is not None:
        return Edition(public_id=public_id, number=row[0], payload=row[1])
    state = session.exec(select(Claim.publication).where(col(Claim.public_id) == public_id)).first()
    if state is PublicationState.WITHDRAWN:
        raise GoneError(public_id)
    raise NotFoundError("claim")


def get_tombstone(session: Session, public_id: str) -> Tombstone:
    """Return why and when a claim was withdrawn, from its history: its newest withdrawal.

    Raises:
        NotFoundError: it never was.
    """
    event = session.exec(
        select(AuditEvent)
        .where(col(AuditEvent.subject_public_id) == public_id, col(AuditEvent.action) == "claim.withdrawn")
        .order_by(col(AuditEvent.id).desc())
        .limit(1)
    ).first()
    if event is None:
        raise NotFoundError("claim")
    return Tombstone(
        public_id=public_id, reason=parse_details(event).get("reason", ""), withdrawn_at=event.at
    )


def list_newest_editions(session: Session, *, limit: int) -> list[Edition]:
    """Return the current editions by first publication, newest first, then by row id downwards."""
    query = (
        select(Claim.public_id, Publication.number, Publication.payload)
        .join(Publication, col(Publication.claim_id) == col(Claim.id))
        .where(col(Publication.is_current))
        .order_by(col(Publication.first_published_at).desc(), col(Publication.id).desc())
        .limit(limit)
    )
    return [
        Edition(public_id=public_id, number=number, payload=payload)
        for public_id, number, payload in session.exec(query)
    ]


def get_public_article(session: Session, public_id: str) -> Article:
    """Return an article that has at least one published claim.

    Raises:
        NotFoundError: no such article, or the public sees no claim of it; nobody can tell which.
    """
    query = (
        select(Article)
        .join(Publication, col(Publication.article_id) == col(Article.id))
        .where(col(Article.public_id) == public_id, col(Publication.is_current))
        .limit(1)
    )
    article = session.exec(query).first()
    if article is None:
        raise NotFoundError("article")
    return article


def list_article_editions(session: Session, article: Article) -> list[Edition]:
    """Return the current editions of all claims of one article, in the order of the claims."""
    query = (
        select(Claim.public_id, Publication.number, Publication.payload)
        .join(Claim)
        .where(col(Publication.article_id) == article.id, col(Publication.is_current))
        .order_by(col(Claim.position), col(Claim.id))
    )
    return [
        Edition(public_id=public_id, number=number, payload=payload)
        for public_id, number, payload in session.exec(query)
    ]


def list_payloads(session: Session, ids: Sequence[int]) -> list[str]:
    """Return the current editions, as stored, of a page of a public list, in its order; its rows limit it."""
    query = (
        select(PublishedClaim.id, Publication.payload)
        .join(Publication, col(Publication.id) == col(PublishedClaim.publication_id))
        .where(col(PublishedClaim.id).in_(ids))
        .order_by(col(PublishedClaim.id))
    )
    payloads = dict(session.exec(query).all())
    return [payloads[each] for each in ids if each in payloads]


def find_version(session: Session, article: Article, number: int) -> ArticleVersion | None:
    """Return one numbered version of an article with its passages, in the order of the text."""
    query = (
        select(ArticleVersion)
        .where(col(ArticleVersion.article_id) == article.id, col(ArticleVersion.number) == number)
        .options(selectinload(ArticleVersion.passages))  # type: ignore[arg-type]  # SQLModel types it as a list
    )
    return session.exec(query).first()


def get_version_to_cite(session: Session, claim: Claim) -> ArticleVersion:
    """Return the newest version in which the content of a whole claim lies, with its passages.

    A claim that lies in no version cites the newest one.

    Raises:
        NotFoundError: the article has no version.
    """
    anchored = {anchor.article_version_id for anchor in claim.anchors if anchor.role is AnchorRole.CONTENT}
    query = (
        select(ArticleVersion)
        .where(col(ArticleVersion.article_id) == claim.article_id)
        .order_by(col(ArticleVersion.number).desc())
        .limit(1)
        .options(selectinload(ArticleVersion.passages))  # type: ignore[arg-type]  # as above
    )
    if anchored:
        query = query.where(col(ArticleVersion.id).in_(anchored))
    # The whole claim brought the version along without its passages, so it has to be filled again.
    version = session.exec(query.execution_options(populate_existing=True)).first()
    if version is None:
        raise NotFoundError("article version")
    return version
