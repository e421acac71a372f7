"""The claims of the desk as one list behind filters."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from tests.support.newsroom import AT, Newsroom
from tracker.models import Claim, ReplyEntry, Speaker
from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    ReplyChannel,
    ReplyEntryKind,
    ReviewStatus,
    SpeakerKind,
)
from tracker.models.loading import get_claim
from tracker.models.replies import read_replies
from tracker.review.inbox import (
    INBOX_PAGE,
    ME,
    NOBODY,
    NOT_RATED,
    STALE_AFTER,
    Due,
    InboxFilter,
    InboxPage,
    count_by_status,
    count_views,
    list_article_choices,
    list_inbox,
)
from tracker.review.queries import list_ratings

TODAY = AT.date()
ALL = InboxFilter()


def read(
    room: Newsroom,
    narrowed: InboxFilter = ALL,
    *,
    older_than: int | None = None,
    newer_than: int | None = None,
) -> InboxPage:
    return list_inbox(
        room.session, narrowed, room.reviewer, at=AT, older_than=older_than, newer_than=newer_than
    )


def found(room: Newsroom, narrowed: InboxFilter) -> list[Claim]:
    room.session.flush()
    return list(read(room, narrowed).claims)


def test_the_newest_claim_comes_first(room: Newsroom) -> None:
    older, newer = room.add_claim(), room.add_claim()
    assert found(room, ALL) == [newer, older]


def test_pages_follow_each_other_both_ways_and_survive_new_rows(room: Newsroom) -> None:
    claims = [room.add_claim() for _ in range(INBOX_PAGE + 2)][::-1]
    first = read(room)
    room.add_claim()
    second = read(room, older_than=first.older_than)
    back = read(room, newer_than=second.newer_than)
    assert [*first.claims, *second.claims] == claims
    assert back.claims == first.claims
    assert (first.newer_than, second.older_than) == (None, None)


def test_the_first_page_has_a_newer_one_once_claims_came_in(room: Newsroom) -> None:
    claims = [room.add_claim() for _ in range(INBOX_PAGE + 2)][::-1]
    late = [room.add_claim() for _ in range(INBOX_PAGE + 1)]
    page = read(room, newer_than=claims[-1].id)
    assert page.newer_than == page.claims[0].id
    assert late[0] not in page.claims


def test_the_inbox_narrows_by_status_and_kind(room: Newsroom) -> None:
    room.add_claim()
    claim = room.add_claim(status=ReviewStatus.OPEN, kind=ClaimKind.APPEAL)
    assert found(room, InboxFilter(status=ReviewStatus.OPEN)) == [claim]
    assert found(room, InboxFilter(kind=ClaimKind.APPEAL)) == [claim]


@pytest.mark.parametrize(("words", "count"), [("BRIDGE", 1), ("%", 0), ("_", 0), ("tunnel", 0)])
def test_words_are_literal(room: Newsroom, words: str, count: int) -> None:
    room.add_claim()
    assert len(found(room, InboxFilter(words=words))) == count


@pytest.mark.parametrize("name", ["тоқаев", "ТОҚАЕВ", "Тоқ"])
def test_a_speaker_is_found_in_any_script_whatever_the_case(room: Newsroom, name: str) -> None:
    room.add_claim()
    claim = room.add_claim(mode=AttributionMode.NARRATOR)
    claim.speaker = Speaker(name="Тоқаев", kind=SpeakerKind.PERSON, created_at=AT)
    assert found(room, InboxFilter(speaker=name)) == [claim]


def test_claims_are_mine_nobodys_or_anothers(room: Newsroom) -> None:
    mine, free, other = room.add_claim(), room.add_claim(), room.add_claim()
    mine.assigned_to_id, other.assigned_to_id = room.reviewer.id, room.second.id
    assert found(room, InboxFilter(assignee=ME)) == [mine]
    assert found(room, InboxFilter(assignee=NOBODY)) == [free]
    assert found(room, InboxFilter(assignee=room.second.public_id)) == [other]
    assert found(room, InboxFilter(assignee="22222222bbbb")) == []


def test_the_inbox_narrows_by_rating_label(room: Newsroom) -> None:
    rated, bare = room.add_claim(), room.add_claim()
    rated.rating_id = next(each.id for each in list_ratings(room.session) if each.label == "Half true")
    assert found(room, InboxFilter(rating="Half true")) == [rated]
    assert found(room, InboxFilter(rating=NOT_RATED)) == [bare]


def test_the_inbox_narrows_by_article(room: Newsroom) -> None:
    claim = room.add_claim()
    assert found(room, InboxFilter(article=room.article.public_id)) == [claim]
    assert found(room, InboxFilter(article="22222222bbbb")) == []


def test_what_is_due_is_found_by_its_day(room: Newsroom) -> None:
    late, soon, far, never = (room.add_claim(status=ReviewStatus.OPEN) for _ in range(4))
    late.due_on, soon.due_on = TODAY - timedelta(days=2), TODAY + timedelta(days=3)
    far.due_on = TODAY + timedelta(days=30)
    assert found(room, InboxFilter(due=Due.OVERDUE)) == [late]
    assert found(room, InboxFilter(due=Due.SOON)) == [soon]
    assert found(room, InboxFilter(due=Due.ANY)) == [far, soon, late]
    assert found(room, InboxFilter(due=Due.NONE)) == [never]


def enter(room: Newsroom, claim: Claim, **values: object) -> ReplyEntry:
    entry = ReplyEntry.model_validate(
        {
            "claim_id": claim.id,
            "kind": ReplyEntryKind.ASKED,
            "happened_on": TODAY - timedelta(days=20),
            "channel": ReplyChannel.EMAIL,
            "entered_at": AT,
            **values,
        }
    )
    room.session.add(entry)
    room.session.flush()
    return entry


def test_an_overdue_reply_is_found_as_its_claim_tells_it(room: Newsroom) -> None:
    past, ahead = TODAY - timedelta(days=2), TODAY + timedelta(days=1)
    asked, urged, put_off, answered, struck, misread, settled = (
        room.add_claim(status=ReviewStatus.IN_RESEARCH) for _ in range(7)
    )
    for claim in (asked, urged, put_off, answered, misread, settled):
        enter(room, claim, answer_by=past)
    enter(room, urged, kind=ReplyEntryKind.REMINDED, happened_on=TODAY)
    enter(room, put_off, kind=ReplyEntryKind.REMINDED, happened_on=TODAY, answer_by=ahead)
    enter(room, answered, kind=ReplyEntryKind.ANSWERED, happened_on=TODAY, words="No.")
    mistaken = (
        enter(room, struck, answer_by=past),
        enter(room, misread, kind=ReplyEntryKind.ANSWERED, happened_on=TODAY, words="No."),
    )
    for claim, entry in zip((struck, misread), mistaken, strict=True):
        enter(room, claim, kind=ReplyEntryKind.STRUCK, happened_on=TODAY, strikes_id=entry.id, words="Slip.")
    settled.review_status = ReviewStatus.DISMISSED
    overdue = found(room, InboxFilter(due=Due.REPLY))
    assert overdue == [misread, urged, asked]
    entries = [get_claim(room.session, claim.public_id).reply_entries for claim in overdue]
    assert all(read_replies(each).is_overdue(TODAY) for each in entries)


@pytest.mark.parametrize("narrowed", [InboxFilter(due=Due.OVERDUE), InboxFilter(is_stale=True)])
def test_what_is_settled_is_neither_overdue_nor_stale(room: Newsroom, narrowed: InboxFilter) -> None:
    claim = room.add_claim(status=ReviewStatus.PUBLISHED)
    claim.due_on, claim.updated_at = TODAY - timedelta(days=40), AT - timedelta(days=40)
    assert found(room, narrowed) == []


def test_a_claim_is_stale_that_nobody_touched_for_two_weeks(room: Newsroom) -> None:
    stale, fresh = room.add_claim(), room.add_claim()
    stale.updated_at = AT - STALE_AFTER - timedelta(seconds=1)
    fresh.updated_at = AT - STALE_AFTER
    assert found(room, InboxFilter(is_stale=True)) == [stale]


def test_filters_narrow_together(room: Newsroom) -> None:
    claim, other = room.add_claim(status=ReviewStatus.OPEN), room.add_claim(status=ReviewStatus.OPEN)
    claim.assigned_to_id = other.assigned_to_id = room.reviewer.id
    other.text = "The tunnel is shut"
    narrowed = InboxFilter(status=ReviewStatus.OPEN, assignee=ME, words="bridge")
    assert found(room, narrowed) == [claim]


def test_statuses_are_counted_under_the_other_filters(room: Newsroom) -> None:
    room.add_claim()
    for _ in range(2):
        room.add_claim(status=ReviewStatus.OPEN).assigned_to_id = room.reviewer.id
    room.session.flush()
    everything = count_by_status(room.session, ALL, room.reviewer, at=AT)
    mine = InboxFilter(assignee=ME, status=ReviewStatus.PROPOSED)
    assert everything == {ReviewStatus.PROPOSED: 1, ReviewStatus.OPEN: 2}
    assert count_by_status(room.session, mine, room.reviewer, at=AT) == {ReviewStatus.OPEN: 2}


def test_several_filters_are_counted_at_once(room: Newsroom) -> None:
    views = {"all": ALL, "open": InboxFilter(status=ReviewStatus.OPEN)}
    assert count_views(room.session, views, room.reviewer, at=AT) == {"all": 0, "open": 0}
    room.add_claim()
    room.add_claim(status=ReviewStatus.OPEN)
    assert count_views(room.session, views, room.reviewer, at=AT) == {"all": 2, "open": 1}


def test_a_full_page_takes_no_more_queries_than_a_short_one(room: Newsroom) -> None:
    counted: list[str] = []
    room.session.flush()
    sa.event.listen(room.session.get_bind(), "before_cursor_execute", lambda *call: counted.append(call[2]))
    room.add_claim()
    room.session.flush()
    room.session.expunge_all()
    counted.clear()
    read(room)
    few = len(counted)
    for _ in range(INBOX_PAGE):
        room.add_claim()
    room.session.flush()
    room.session.expunge_all()
    counted.clear()
    read(room)
    assert len(counted) == few


def test_a_chosen_article_is_offered_however_old(room: Newsroom) -> None:
    assert list_article_choices(room.session, room.article.public_id) == [room.article]
    assert list_article_choices(room.session, "") == [room.article]
