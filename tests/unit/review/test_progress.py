"""How far the work on each article is."""

from __future__ import annotations

import pytest

from tests.support.newsroom import AT, Newsroom, add_version
from tracker.models import Article, Claim
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_current_version
from tracker.review.progress import ARTICLES_PAGE, ArticleProgress, count_articles, list_articles
from tracker.review.queries import list_article_claims
from tracker.review.workspace import lay_out, measure_coverage


def only(room: Newsroom) -> ArticleProgress:
    (row,) = list_articles(room.session).rows
    return row


def test_an_articles_progress_adds_up_to_its_claims(room: Newsroom) -> None:
    for status in ReviewStatus:
        room.add_claim(status=status)
    row = only(room)
    counts = (row.proposed_count, row.in_work_count, row.checked_count, row.closed_count)
    assert counts == (1, len(ReviewStatus) - 8, 4, 3)


def test_what_is_left_is_to_decide_or_in_work(room: Newsroom) -> None:
    for status in (ReviewStatus.PROPOSED, ReviewStatus.IN_RESEARCH, ReviewStatus.PUBLISHED):
        room.add_claim(status=status)
    assert only(room).left_count == 2


@pytest.mark.parametrize("status", ReviewStatus)
def test_coverage_is_what_the_workspace_shows(room: Newsroom, status: ReviewStatus) -> None:
    room.add_claim(status=status)
    version = get_current_version(room.session, room.article.public_id)
    claims: list[Claim] = list_article_claims(room.session, room.article.id or 0)
    assert only(room).coverage == measure_coverage(lay_out(version, claims), claims)


def test_an_article_without_a_text_covers_nothing(room: Newsroom) -> None:
    room.session.add(Article(headline="Empty", created_at=AT))
    room.session.flush()
    newest, _ = list_articles(room.session).rows
    assert newest.coverage == ()


def test_pages_of_articles_follow_each_other(room: Newsroom) -> None:
    for number in range(ARTICLES_PAGE):
        article = Article(headline=f"Article {number}", created_at=AT)
        room.session.add(article)
        room.session.flush()
        add_version(room.session, article)
    first = list_articles(room.session)
    second = list_articles(room.session, older_than=first.older_than)
    assert (len(first.rows), [row.article for row in second.rows]) == (ARTICLES_PAGE, [room.article])
    assert second.older_than is None
    assert count_articles(room.session) == ARTICLES_PAGE + 1
