"""The lists of the desk for programs: its articles, and its claims behind filters."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tracker.review.inbox import InboxFilter, list_inbox
from tracker.review.people import name_people
from tracker.review.progress import list_articles as list_progress
from tracker.web import door
from tracker.web.api.operations import PREFIX, Answer
from tracker.web.api.shapes import ListedArticle, ListedArticlePage, ListedClaim, ListedClaimPage
from tracker.web.api.telling import tell_speaker

if TYPE_CHECKING:
    from tracker.models import Claim, User
    from tracker.review.progress import ArticleProgress
    from tracker.web.api.shapes import DeskClaimQuery, DeskPageQuery


def list_claims(query: DeskClaimQuery) -> Answer:
    """Return one page of the desk's claims, newest first."""
    session = door.session()
    narrowed = InboxFilter(
        status=query.status,
        kind=query.kind,
        assignee=query.assignee,
        article=query.article,
        words=query.q,
    )
    page = list_inbox(session, narrowed, door.actor(), at=door.now(), older_than=query.after)
    people = name_people(session, (claim.assigned_to_id for claim in page.claims))
    claims = [_tell_claim(claim, people.get(claim.assigned_to_id or 0)) for claim in page.claims]
    return Answer(body=ListedClaimPage(claims=claims, next=_address_next("claims", query, page.older_than)))


def list_articles(query: DeskPageQuery) -> Answer:
    """Return one page of the desk's articles, newest first."""
    page = list_progress(door.session(), older_than=query.after)
    articles = [_tell_article(each) for each in page.rows]
    return Answer(
        body=ListedArticlePage(articles=articles, next=_address_next("articles", query, page.older_than))
    )


def _tell_claim(claim: Claim, assignee: User | None) -> ListedClaim:
    return ListedClaim(
        claim_id=claim.public_id,
        desk_url=f"{door.settings().public_url}/desk/claims/{claim.public_id}",
        article_id=claim.article.public_id,
        article_headline=claim.article.headline,
        version=claim.version,
        text=claim.text,
        kind=claim.kind,
        speaker=tell_speaker(claim),
        review_status=claim.review_status,
        publication=claim.publication,
        rating=claim.rating.label if claim.rating else None,
        assignee=assignee.display_name if assignee else None,
        due_on=claim.due_on,
        updated_at=claim.updated_at,
    )


def _tell_article(progress: ArticleProgress) -> ListedArticle:
    article = progress.article
    return ListedArticle(
        article_id=article.public_id,
        desk_url=f"{door.settings().public_url}/desk/articles/{article.public_id}",
        headline=article.headline,
        publisher=article.publisher,
        published_on=article.published_on,
        proposed_count=progress.proposed_count,
        in_work_count=progress.in_work_count,
        checked_count=progress.checked_count,
        closed_count=progress.closed_count,
    )


def _address_next(path: str, query: DeskPageQuery, older_than: int | None) -> str | None:
    if older_than is None:
        return None
    asked = query.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    told = urlencode({**asked, "after": older_than})
    return f"{door.settings().public_url}{PREFIX}/desk/{path}?{told}"
