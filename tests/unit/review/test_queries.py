"""What the desk reads."""

from __future__ import annotations

import pytest

from tests.support.newsroom import AT, DENIED, Newsroom
from tracker.errors import NotFoundError
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_current_version
from tracker.review import commands
from tracker.review.queries import (
    INBOX_PAGE,
    InboxFilter,
    count_by_status,
    count_inbox,
    list_article_claims,
    list_articles,
    list_inbox,
    list_neighbours,
    list_ratings,
    list_waiting,
)

ALL = InboxFilter(status=None, words="", is_mine=False)


def test_the_inbox_shows_the_newest_claim_first(room: Newsroom) -> None:
    older, newer = room.add_claim(), room.add_claim()
    assert list_inbox(room.session, ALL, room.reviewer) == [newer, older]


def test_the_inbox_goes_on_after_the_last_claim_of_a_page(room: Newsroom) -> None:
    claims = [room.add_claim() for _ in range(INBOX_PAGE + 2)]
    page = list_inbox(room.session, ALL, room.reviewer)[:INBOX_PAGE]
    rest = list_inbox(room.session, ALL, room.reviewer, after_id=page[-1].id)
    assert page + rest == claims[::-1]


def test_the_inbox_narrows_by_status(room: Newsroom) -> None:
    room.add_claim()
    claim = room.add_claim(status=ReviewStatus.OPEN)
    narrowed = InboxFilter(status=ReviewStatus.OPEN, words="", is_mine=False)
    assert list_inbox(room.session, narrowed, room.reviewer) == [claim]
    assert count_inbox(room.session, narrowed, room.reviewer) == 1


@pytest.mark.parametrize(("words", "count"), [("BRIDGE", 1), ("%", 0), ("_", 0), ("tunnel", 0)])
def test_words_in_the_inbox_are_literal(room: Newsroom, words: str, count: int) -> None:
    room.add_claim()
    assert (
        count_inbox(room.session, InboxFilter(status=None, words=words, is_mine=False), room.reviewer)
        == count
    )


def test_my_claims_are_those_assigned_to_me(room: Newsroom) -> None:
    room.add_claim(status=ReviewStatus.OPEN)
    claim = room.add_claim(status=ReviewStatus.OPEN)
    commands.start_research(room.session, claim.public_id, actor=room.reviewer, at=AT)
    mine = InboxFilter(status=None, words="", is_mine=True)
    assert list_inbox(room.session, mine, room.reviewer) == [claim]


def test_claims_are_counted_by_status(room: Newsroom) -> None:
    room.add_claim()
    room.add_claim(status=ReviewStatus.OPEN)
    room.add_claim(status=ReviewStatus.OPEN)
    assert count_by_status(room.session) == {ReviewStatus.PROPOSED: 1, ReviewStatus.OPEN: 2}


def test_an_articles_progress_adds_up_to_its_claims(room: Newsroom) -> None:
    for status in ReviewStatus:
        room.add_claim(status=status)
    (progress,) = list_articles(room.session)
    assert progress.total_count == len(ReviewStatus)
    assert (progress.open_count, progress.closed_count, progress.published_count) == (1, 3, 3)


def test_the_workspace_of_an_unknown_article_is_not_found(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        get_current_version(room.session, "nosucharticl")


def test_neighbours_stop_at_both_ends(room: Newsroom) -> None:
    first, last = room.add_claim(), room.add_claim()
    assert list_neighbours(room.session, first) == (None, last.public_id)
    assert list_neighbours(room.session, last) == (first.public_id, None)


def test_the_claims_of_an_article_come_whole(room: Newsroom) -> None:
    room.add_claim()
    (claim,) = list_article_claims(room.session, room.article.id or 0)
    assert (claim.article.headline, claim.anchors[0].exact) == ("Bridge reopens", "The bridge is safe")


def test_only_labels_on_the_truth_scale_have_a_value(room: Newsroom) -> None:
    values = {rating.label: rating.value for rating in list_ratings(room.session)}
    assert values["True"] == 5
    assert values["Unproven"] is None
    assert next(iter(values)) == "True"


def test_research_of_their_own_waits_for_a_person(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    assert list_waiting(room.session, room.reviewer) == [claim]
    assert list_waiting(room.session, room.second) == []


def test_a_second_review_waits_for_everybody_but_the_first_reviewer(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert list_waiting(room.session, room.reviewer) == []
    assert list_waiting(room.session, room.second) == list_waiting(room.session, room.editor) == [claim]


def test_what_two_reviewed_waits_for_an_editor_alone(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim)
    assert list_waiting(room.session, room.second) == []
    assert list_waiting(room.session, room.editor) == [claim]


def test_a_dispute_waits_for_a_third_person(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    assert list_waiting(room.session, room.reviewer) == list_waiting(room.session, room.second) == []
    assert list_waiting(room.session, room.editor) == [claim]


def test_an_approved_claim_waits_to_be_published_by_an_editor(room: Newsroom) -> None:
    claim = room.approve(room.add_claim())
    assert list_waiting(room.session, room.editor) == [claim]
    assert list_waiting(room.session, room.reviewer) == []
