"""What the desk reads: an article's claims, what waits for a person, ratings, speakers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.errors import NotFoundError
from tracker.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimAnchor,
    Passage,
    Rating,
    RatingScale,
    Review,
    Speaker,
)
from tracker.models.enums import AnchorRole, PassageKind, ReviewStatus
from tracker.models.loading import whole_claim
from tracker.models.rounds import STANDARD_POLICY
from tracker.permissions import Action, may
from tracker.review.workspace import Layout

if TYPE_CHECKING:
    from sqlmodel import Session
    from sqlmodel.sql.expression import SelectOfScalar

    from tracker.models import User
    from tracker.models.rounds import ReviewPolicy

WAITING = 20
# Why a claim is closed that somebody made and took back at once; whoever has its address still finds it.
TAKEN_BACK = "Taken back by whoever made it."
IN_HAND = (ReviewStatus.IN_RESEARCH, ReviewStatus.AWAITING_REPLY)
FOR_EDITORS = (ReviewStatus.APPROVED, ReviewStatus.NEEDS_ATTENTION, ReviewStatus.UNDER_CORRECTION)


def list_article_claims(session: Session, article_id: int) -> list[Claim]:
    """Return the claims of an article, whole, by position then id; no limit, an article is finite.

    Claims that were taken back by undoing are left out: to reviewers it is as if they had never been made.
    """
    return list(session.exec(_of_article(article_id).options(*whole_claim())))


def list_marked_claims(session: Session, article_id: int) -> list[Claim]:
    """Return the claims of `list_article_claims` in the same order, with their speakers alone."""
    return list(session.exec(_of_article(article_id).options(selectinload(Claim.speaker))))  # type: ignore[arg-type]


def find_layout(session: Session, version: ArticleVersion) -> Layout:
    """Return where passages and claims lie in a version, in text order; no limit, an article is finite.

    A long article has thousands of both, so they are read as plain rows.
    """
    passages = (
        select(Passage.kind, Passage.start, Passage.end)
        .where(col(Passage.article_version_id) == version.id)
        .order_by(col(Passage.position))
    )
    anchors = (
        select(ClaimAnchor.claim_id, ClaimAnchor.role, ClaimAnchor.start, ClaimAnchor.end)
        .where(col(ClaimAnchor.article_version_id) == version.id)
        .order_by(col(ClaimAnchor.start), col(ClaimAnchor.end), col(ClaimAnchor.id))
    )
    of_claims: dict[int, list[tuple[AnchorRole, int, int]]] = {}
    for claim_id, role, start, end in session.exec(anchors):
        of_claims.setdefault(claim_id, []).append((AnchorRole(role), start, end))
    listed = [(PassageKind(kind), start, end) for kind, start, end in session.exec(passages)]
    return Layout(body=version.body, passages=listed, anchors=of_claims)


def _of_article(article_id: int) -> SelectOfScalar[Claim]:
    is_taken_back = sa.and_(
        col(Claim.review_status) == ReviewStatus.DISMISSED, col(Claim.closing_reason) == TAKEN_BACK
    )
    return (
        select(Claim)
        .where(col(Claim.article_id) == article_id, ~is_taken_back)
        .order_by(col(Claim.position), col(Claim.id))
    )


def find_version(session: Session, article_public_id: str, number: int) -> ArticleVersion | None:
    """Return one version of an article with nothing beside it; None where there is none of this number."""
    query = (
        select(ArticleVersion)
        .join(Article)
        .where(col(Article.public_id) == article_public_id, col(ArticleVersion.number) == number)
    )
    return session.exec(query).first()


def list_waiting(session: Session, user: User, *, policy: ReviewPolicy = STANDARD_POLICY) -> list[Claim]:
    """Return what waits for this person, with article and speaker, longest untouched first, at most 20.

    That is: research of their own, second reviews and disputes they are no party to, and for editors
    whatever can be approved, published, corrected or needs attention.
    """
    query = (
        select(Claim)
        .where(sa.or_(*_waiting_clauses(user, policy)))
        .order_by(col(Claim.updated_at), col(Claim.id))
        .limit(WAITING)
        .options(selectinload(Claim.article), selectinload(Claim.speaker), selectinload(Claim.rating))  # type: ignore[arg-type]
    )
    return list(session.exec(query))


def _waiting_clauses(user: User, policy: ReviewPolicy) -> list[sa.ColumnElement[bool]]:
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
        sa.and_(status == ReviewStatus.IN_REVIEW, ~own, count < policy.reviewers_needed),
        sa.and_(status == ReviewStatus.DISPUTED, ~own, ~decided),
    ]
    if may(user.role, Action.APPROVE):
        clauses += [
            status.in_(FOR_EDITORS),
            sa.and_(status == ReviewStatus.IN_REVIEW, count >= policy.reviewers_needed),
            sa.and_(status == ReviewStatus.DISPUTED, decided),
        ]
    return clauses


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
