"""What the desk reads: an article's claims, the inbox, ratings, speakers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.errors import NotFoundError
from tracker.models import Article, Claim, Rating, RatingScale, Review, Speaker
from tracker.models.enums import ReviewStatus
from tracker.models.loading import whole_claim
from tracker.models.rounds import LEAST_REVIEWERS
from tracker.permissions import Action, may

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.models import User

INBOX_PAGE = 50
ARTICLES_PAGE = 50
WAITING = 20
IN_HAND = (ReviewStatus.IN_RESEARCH, ReviewStatus.AWAITING_REPLY)
FOR_EDITORS = (ReviewStatus.APPROVED, ReviewStatus.NEEDS_ATTENTION, ReviewStatus.UNDER_CORRECTION)
CLOSED = (ReviewStatus.DISMISSED, ReviewStatus.MERGED, ReviewStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxFilter:
    """What the inbox is narrowed to; None or empty narrows nothing."""

    status: ReviewStatus | None
    words: str
    is_mine: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleProgress:
    """How far the work on one article is; counts are claims."""

    article: Article
    open_count: int
    working_count: int
    published_count: int
    closed_count: int

    @property
    def total_count(self) -> int:
        """Return how many claims the article has."""
        return self.open_count + self.working_count + self.published_count + self.closed_count


def list_article_claims(session: Session, article_id: int) -> list[Claim]:
    """Return all claims of an article, whole, by position then id; no limit, an article is finite."""
    query = (
        select(Claim)
        .where(col(Claim.article_id) == article_id)
        .order_by(col(Claim.position), col(Claim.id))
        .options(*whole_claim())
    )
    return list(session.exec(query))


def list_inbox(
    session: Session, narrowed: InboxFilter, user: User, *, after_id: int | None = None
) -> list[Claim]:
    """Return one page of claims with article and speaker, newest first; one row more means another page.

    `after_id` is the last row id of the page before, so the pager survives new rows.
    """
    query = (
        select(Claim)
        .order_by(col(Claim.id).desc())
        .limit(INBOX_PAGE + 1)
        .options(selectinload(Claim.article), selectinload(Claim.speaker), selectinload(Claim.rating))  # type: ignore[arg-type]
    )
    for clause in _inbox_clauses(narrowed, user):
        query = query.where(clause)
    if after_id is not None:
        query = query.where(col(Claim.id) < after_id)
    return list(session.exec(query))


def list_waiting(session: Session, user: User) -> list[Claim]:
    """Return what waits for this person, with article and speaker, longest untouched first, at most 20.

    That is: research of their own, second reviews and disputes they are no party to, and for editors
    whatever can be approved, published, corrected or needs attention.
    """
    query = (
        select(Claim)
        .where(sa.or_(*_waiting_clauses(user)))
        .order_by(col(Claim.updated_at), col(Claim.id))
        .limit(WAITING)
        .options(selectinload(Claim.article), selectinload(Claim.speaker), selectinload(Claim.rating))  # type: ignore[arg-type]
    )
    return list(session.exec(query))


def _waiting_clauses(user: User) -> list[sa.ColumnElement[bool]]:
    of_this_round = sa.and_(
        col(Review.claim_id) == col(Claim.id),
        col(Review.round_number) == col(Claim.round_number),
        col(Review.submitted_at).is_not(None),
    )
    count = select(sa.func.count()).select_from(Review).where(of_this_round).scalar_subquery()
    own = select(Review.id).where(of_this_round, col(Review.reviewer_id) == user.id).exists()
    decided = select(Review.id).where(of_this_round, col(Review.is_adjudication)).exists()
    status = col(Claim.review_status)
    clauses = [
        sa.and_(col(Claim.assigned_to_id) == user.id, status.in_(IN_HAND)),
        sa.and_(status == ReviewStatus.IN_REVIEW, ~own, count < LEAST_REVIEWERS),
        sa.and_(status == ReviewStatus.DISPUTED, ~own, ~decided),
    ]
    if may(user.role, Action.APPROVE):
        clauses += [
            status.in_(FOR_EDITORS),
            sa.and_(status == ReviewStatus.IN_REVIEW, count >= LEAST_REVIEWERS),
            sa.and_(status == ReviewStatus.DISPUTED, decided),
        ]
    return clauses


def count_inbox(session: Session, narrowed: InboxFilter, user: User) -> int:
    """Count the claims the inbox holds under this filter."""
    query = select(sa.func.count()).select_from(Claim)
    for clause in _inbox_clauses(narrowed, user):
        query = query.where(clause)
    return session.exec(query).one()


def _inbox_clauses(narrowed: InboxFilter, user: User) -> list[sa.ColumnElement[bool]]:
    clauses: list[sa.ColumnElement[bool]] = []
    if narrowed.status is not None:
        clauses.append(col(Claim.review_status) == narrowed.status)
    if narrowed.words:
        clauses.append(col(Claim.text).icontains(narrowed.words, autoescape=True))
    if narrowed.is_mine:
        mine = select(Review.claim_id).where(col(Review.reviewer_id) == user.id)
        clauses.append(sa.or_(col(Claim.assigned_to_id) == user.id, col(Claim.id).in_(mine)))
    return clauses


def count_by_status(session: Session) -> dict[ReviewStatus, int]:
    """Count all claims by review status; a status without claims is left out."""
    query = select(Claim.review_status, sa.func.count()).group_by(col(Claim.review_status))
    return dict(iter(session.execute(query)))


def list_articles(session: Session) -> list[ArticleProgress]:
    """Return the newest articles with the progress of their claims, at most 50."""
    query = select(Article).order_by(col(Article.id).desc()).limit(ARTICLES_PAGE)
    articles = list(session.exec(query))
    counted = (
        select(Claim.article_id, Claim.review_status, sa.func.count())
        .where(col(Claim.article_id).in_([article.id for article in articles]))
        .group_by(col(Claim.article_id), col(Claim.review_status))
    )
    counts: dict[tuple[int, str], int] = {}
    for article_id, status, number in session.execute(counted):
        key = (article_id, _stage(status))
        counts[key] = counts.get(key, 0) + number
    return [
        ArticleProgress(
            article=article,
            open_count=counts.get((article.id or 0, "open"), 0),
            working_count=counts.get((article.id or 0, "working"), 0),
            published_count=counts.get((article.id or 0, "published"), 0),
            closed_count=counts.get((article.id or 0, "closed"), 0),
        )
        for article in articles
    ]


def _stage(status: ReviewStatus) -> str:
    if status in CLOSED:
        return "closed"
    if status in {ReviewStatus.PUBLISHED, ReviewStatus.NEEDS_ATTENTION, ReviewStatus.UNDER_CORRECTION}:
        return "published"
    return "open" if status is ReviewStatus.PROPOSED else "working"


def list_ratings(session: Session) -> list[Rating]:
    """Return the ratings of the newest scale with their scale, in the order of the scale."""
    newest = select(RatingScale.id).order_by(col(RatingScale.id).desc()).limit(1)
    query = (
        select(Rating)
        .where(col(Rating.scale_id).in_(newest))
        .order_by(col(Rating.position))
        .options(selectinload(Rating.scale))  # type: ignore[arg-type]
    )
    return list(session.exec(query))


def get_rating(session: Session, rating_id: int) -> Rating:
    """Return one rating.

    Raises:
        NotFoundError: no rating has this id.
    """
    rating = session.get(Rating, rating_id)
    if rating is None:
        raise NotFoundError("rating")
    return rating


def list_article_speakers(session: Session, article_id: int) -> list[Speaker]:
    """Return the speakers of an article's claims by name, each once."""
    query = (
        select(Speaker)
        .where(col(Speaker.id).in_(select(Claim.speaker_id).where(col(Claim.article_id) == article_id)))
        .order_by(col(Speaker.name), col(Speaker.id))
    )
    return list(session.exec(query))


def list_neighbours(session: Session, claim: Claim) -> tuple[str | None, str | None]:
    """Return the public ids of the claims before and after this one in its article, None at the ends."""
    ids = list(
        session.exec(
            select(Claim.public_id)
            .where(col(Claim.article_id) == claim.article_id)
            .order_by(col(Claim.position), col(Claim.id))
        )
    )
    here = ids.index(claim.public_id)
    return (ids[here - 1] if here else None, ids[here + 1] if here + 1 < len(ids) else None)
