"""The claims of the desk as one list: narrowed by filters, page by page, and counted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import aliased, selectinload
from sqlmodel import col, select

from tracker.models import Article, Claim, Rating, ReplyEntry, Speaker, User
from tracker.models.days import earliest_day
from tracker.models.enums import ClaimKind, ReplyEntryKind, ReviewStatus
from tracker.models.replies import ASKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Mapped
    from sqlmodel import Session

INBOX_PAGE: Final = 50
ARTICLE_CHOICES: Final = 50
STALE_AFTER: Final = timedelta(days=14)
SOON: Final = timedelta(days=7)
# Nothing is awaited of these, so they are neither overdue nor stale.
SETTLED: Final = (
    ReviewStatus.PUBLISHED,
    ReviewStatus.DISMISSED,
    ReviewStatus.MERGED,
    ReviewStatus.WITHDRAWN,
)
ME: Final = "me"
NOBODY: Final = "nobody"
NOT_RATED: Final = "none"


class Due(StrEnum):
    """Which claims are sought by the day they are due, or by the day until which an answer is awaited."""

    OVERDUE = "overdue"
    SOON = "soon"
    ANY = "any"
    NONE = "none"
    REPLY = "reply"


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxFilter:
    """What the inbox is narrowed to; None or empty narrows nothing.

    `speaker` and `words` are sought literally within name and text. `rating` is a label of any scale, or
    `NOT_RATED`. `assignee` is `ME`, `NOBODY` or a public id; `article` is a public id.
    """

    status: ReviewStatus | None = None
    kind: ClaimKind | None = None
    speaker: str = ""
    rating: str = ""
    assignee: str = ""
    article: str = ""
    words: str = ""
    due: Due | None = None
    is_stale: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything is left out."""
        return self != InboxFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage:
    """One page of claims, newest first; the row ids lead to the pages beside it, None where there is none."""

    claims: tuple[Claim, ...]
    newer_than: int | None
    older_than: int | None


def list_inbox(
    session: Session,
    narrowed: InboxFilter,
    user: User,
    *,
    at: datetime,
    older_than: int | None = None,
    newer_than: int | None = None,
) -> InboxPage:
    """Return one page of claims with article, speaker and rating, newest first.

    `older_than` and `newer_than` are row ids at the edge of the page one comes from, so that a page stays
    what it is while new claims come in.
    """
    is_upwards = newer_than is not None
    order = col(Claim.id).asc() if is_upwards else col(Claim.id).desc()
    query = (
        select(Claim)
        .where(*build_clauses(narrowed, user, at=at))
        .order_by(order)
        .limit(INBOX_PAGE + 1)
        .options(selectinload(Claim.article), selectinload(Claim.speaker), selectinload(Claim.rating))  # type: ignore[arg-type]
    )
    if is_upwards:
        query = query.where(col(Claim.id) > newer_than)
    elif older_than is not None:
        query = query.where(col(Claim.id) < older_than)
    found = list(session.exec(query))
    claims = found[:INBOX_PAGE]
    has_more = len(found) > len(claims)
    if is_upwards:
        claims.reverse()
    return InboxPage(
        claims=tuple(claims),
        newer_than=claims[0].id if claims and (has_more if is_upwards else older_than is not None) else None,
        older_than=claims[-1].id if claims and (is_upwards or has_more) else None,
    )


def count_by_status(
    session: Session, narrowed: InboxFilter, user: User, *, at: datetime
) -> dict[ReviewStatus, int]:
    """Count claims by review status under the other filters; a status without claims is left out."""
    query = (
        select(Claim.review_status, sa.func.count())
        .where(*build_clauses(replace(narrowed, status=None), user, at=at))
        .group_by(col(Claim.review_status))
    )
    return dict(iter(session.execute(query)))


def count_views(
    session: Session, views: dict[str, InboxFilter], user: User, *, at: datetime
) -> dict[str, int]:
    """Count the claims of several filters in one query, by the names given to them."""
    sums = [
        sa.func.coalesce(
            sa.func.sum(sa.case((sa.and_(sa.true(), *build_clauses(view, user, at=at)), 1), else_=0)), 0
        )
        for view in views.values()
    ]
    row = session.execute(sa.select(*sums).select_from(Claim)).one()
    return dict(zip(views, row, strict=True))


def list_article_choices(session: Session, chosen: str) -> list[Article]:
    """Return the newest articles to narrow the inbox to, at most 50, and the one chosen by its public id."""
    newest = select(Article.id).order_by(col(Article.id).desc()).limit(ARTICLE_CHOICES)
    query = (
        select(Article)
        .where(sa.or_(col(Article.id).in_(newest), col(Article.public_id) == chosen))
        .order_by(col(Article.id).desc())
    )
    return list(session.exec(query))


def build_clauses(narrowed: InboxFilter, user: User, *, at: datetime) -> list[sa.ColumnElement[bool]]:
    """Return the conditions on Claim that a filter stands for; `user` is who “me” is."""
    clauses: list[sa.ColumnElement[bool]] = []
    if narrowed.status is not None:
        clauses.append(col(Claim.review_status) == narrowed.status)
    if narrowed.kind is not None:
        clauses.append(col(Claim.kind) == narrowed.kind)
    if narrowed.words:
        clauses.append(_contains(col(Claim.text), narrowed.words))
    if narrowed.speaker:
        named = select(Speaker.id).where(_contains(col(Speaker.name), narrowed.speaker))
        clauses.append(col(Claim.speaker_id).in_(named))
    if narrowed.article:
        article = select(Article.id).where(col(Article.public_id) == narrowed.article)
        clauses.append(col(Claim.article_id).in_(article))
    if narrowed.is_stale:
        clauses += [col(Claim.updated_at) < at - STALE_AFTER, col(Claim.review_status).not_in(SETTLED)]
    return [
        *clauses,
        *_rating_clauses(narrowed),
        *_assignee_clauses(narrowed, user),
        *_due_clauses(narrowed, at),
    ]


def _rating_clauses(narrowed: InboxFilter) -> list[sa.ColumnElement[bool]]:
    if narrowed.rating == NOT_RATED:
        return [col(Claim.rating_id).is_(None)]
    if narrowed.rating:
        return [col(Claim.rating_id).in_(select(Rating.id).where(col(Rating.label) == narrowed.rating))]
    return []


def _assignee_clauses(narrowed: InboxFilter, user: User) -> list[sa.ColumnElement[bool]]:
    if narrowed.assignee == ME:
        return [col(Claim.assigned_to_id) == user.id]
    if narrowed.assignee == NOBODY:
        return [col(Claim.assigned_to_id).is_(None)]
    if narrowed.assignee:
        person = select(User.id).where(col(User.public_id) == narrowed.assignee)
        return [col(Claim.assigned_to_id).in_(person)]
    return []


def _due_clauses(narrowed: InboxFilter, at: datetime) -> list[sa.ColumnElement[bool]]:
    today, due, awaited = earliest_day(at), col(Claim.due_on), col(Claim.review_status).not_in(SETTLED)
    if narrowed.due is None:
        return []
    clauses: dict[Due, list[sa.ColumnElement[bool]]] = {
        Due.OVERDUE: [due < today, awaited],
        Due.SOON: [due >= today, due <= today + SOON, awaited],
        Due.ANY: [due.is_not(None)],
        Due.NONE: [due.is_(None)],
        Due.REPLY: [_awaits_reply_since_before(today), awaited],
    }
    return clauses[narrowed.due]


def _awaits_reply_since_before(today: date) -> sa.ColumnElement[bool]:
    """Seek what `Replies.is_overdue` tells of one claim: the newest deadline has passed and nothing came."""
    asked, later = aliased(ReplyEntry), aliased(ReplyEntry)
    moves_it = sa.or_(col(later.kind).not_in(ASKING), col(later.answer_by).is_not(None))
    follows = sa.or_(
        col(later.happened_on) > col(asked.happened_on),
        sa.and_(col(later.happened_on) == col(asked.happened_on), col(later.id) > col(asked.id)),
    )
    came_since = select(later.id).where(later.claim_id == asked.claim_id, follows, moves_it, *_stands(later))
    overdue = select(asked.claim_id).where(
        col(asked.kind).in_(ASKING), col(asked.answer_by) < today, ~came_since.exists(), *_stands(asked)
    )
    return col(Claim.id).in_(overdue)


def _stands(entry: type[ReplyEntry]) -> list[sa.ColumnElement[bool]]:
    """Leave out what is struck, and the striking itself."""
    striking = aliased(ReplyEntry)
    struck = select(striking.id).where(striking.strikes_id == entry.id)
    return [col(entry.kind) != ReplyEntryKind.STRUCK, ~struck.exists()]


def _contains(column: Mapped[str], words: str) -> sa.ColumnElement[bool]:
    """Seek words whatever their case; SQLite folds ASCII letters only, so other letters go in every case."""
    cases = {words, words.lower(), words.upper(), words.title(), words.capitalize()}
    return sa.or_(*(column.icontains(each, autoescape=True) for each in sorted(cases)))
