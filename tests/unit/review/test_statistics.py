"""What the desk got through, counted on each database."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, CONFIRMED, DENIED
from tests.support.publishing import LATER, approve, find_rating_id, publish, withdraw
from tracker.models import Speaker
from tracker.models.enums import ClaimKind, SpeakerKind
from tracker.review.commands import accept_claim
from tracker.review.statistics import (
    MOST_SPEAKERS,
    OutcomeTable,
    Period,
    WeekCount,
    count_findings_by_kind,
    count_findings_by_speaker,
    count_ratings_by_kind,
    count_ratings_by_speaker,
    count_weeks,
    fold_months,
    fold_weeks,
    measure_times,
)

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom

ALWAYS = Period()
MONDAY = date(2026, 3, 2)


def flatten(table: OutcomeTable) -> dict[str, dict[str, int]]:
    labels = [each.label for each in table.outcomes]
    return {row.label: dict(zip(labels, row.counts, strict=True)) for row in table.rows}


def test_nothing_gives_nothing(room: Newsroom) -> None:
    assert count_weeks(room.session, ALWAYS) == ()
    assert measure_times(room.session, ALWAYS) == ()
    assert count_findings_by_kind(room.session, ALWAYS).rows == ()
    assert count_ratings_by_speaker(room.session, ALWAYS).rows == ()


def test_a_claim_counts_in_the_weeks_of_its_acceptance_and_its_publication(room: Newsroom) -> None:
    publish(room, at=AT + timedelta(days=14))
    accept_claim(room.session, room.add_claim().public_id, actor=room.reviewer, at=AT)
    room.add_claim()
    room.session.flush()
    assert count_weeks(room.session, ALWAYS) == (
        WeekCount(monday=MONDAY, accepted_count=2, published_count=0),
        WeekCount(monday=MONDAY + timedelta(days=7), accepted_count=0, published_count=0),
        WeekCount(monday=MONDAY + timedelta(days=14), accepted_count=0, published_count=1),
    )


@pytest.mark.parametrize(
    ("first", "last", "is_in"), [(0, 0, True), (-1, 1, True), (1, 2, False), (-2, -1, False)]
)
def test_a_period_holds_its_first_and_its_last_day_whole(
    room: Newsroom, first: int, last: int, *, is_in: bool
) -> None:
    publish(room)
    room.session.flush()
    period = Period(since=AT.date() + timedelta(days=first), until=AT.date() + timedelta(days=last))
    assert bool(count_weeks(room.session, period)) is is_in
    assert bool(measure_times(room.session, period)) is is_in
    assert bool(count_findings_by_kind(room.session, period).rows) is is_in


def test_a_period_may_reach_to_the_ends_of_the_calendar(room: Newsroom) -> None:
    publish(room)
    room.session.flush()
    assert len(count_weeks(room.session, Period(since=date.min, until=date.max))) == 1


def test_the_time_to_publish_runs_from_acceptance(room: Newsroom) -> None:
    publish(room, at=AT + timedelta(days=3, hours=12))
    room.session.flush()
    (month,) = measure_times(room.session, ALWAYS)
    assert (month.month, month.claims_count, month.median) == (date(2026, 3, 1), 1, 3.5)


def test_findings_and_ratings_are_counted_by_kind_and_by_speaker(room: Newsroom) -> None:
    rated = replace(CONFIRMED, finding=None, rating_id=find_rating_id(room.session, "Mostly true"))
    approve(room, room.add_claim(kind=ClaimKind.ESTIMATE), rated)
    for assessment in (CONFIRMED, DENIED):
        approve(room, room.add_claim(), assessment)
    room.session.flush()
    assert flatten(count_findings_by_kind(room.session, ALWAYS)) == {
        "Statement": {"Confirmed": 1, "Denied": 1},
    }
    assert flatten(count_ratings_by_kind(room.session, ALWAYS)) == {"Estimate": {"Mostly true": 1}}
    assert [row.label for row in count_findings_by_speaker(room.session, ALWAYS).rows] == ["Ada Lund"] * 2
    assert flatten(count_ratings_by_speaker(room.session, ALWAYS)) == {"Ada Lund": {"Mostly true": 1}}


def test_an_assessment_shows_nowhere_before_its_round_is_complete_and_approved(room: Newsroom) -> None:
    claim = room.add_claim()
    room.send_to_review(claim)
    room.session.flush()
    assert count_findings_by_kind(room.session, ALWAYS).rows == ()
    room.review_again(claim)
    room.session.flush()
    assert count_findings_by_speaker(room.session, ALWAYS).rows == ()


def test_what_was_found_of_a_withdrawn_claim_is_left_out(room: Newsroom) -> None:
    withdraw(room, publish(room))
    room.session.flush()
    assert count_findings_by_kind(room.session, ALWAYS).rows == ()
    assert count_weeks(room.session, ALWAYS)[0].published_count == 1


def test_speakers_are_ten_at_most_named_and_in_the_order_of_their_names(room: Newsroom) -> None:
    for number in range(MOST_SPEAKERS + 1):
        claim = approve(room, room.add_claim())
        speaker = room.session.get_one(Speaker, claim.speaker_id)
        speaker.name = f"Speaker {MOST_SPEAKERS + 10 - number}"
    unnamed = room.session.get_one(Speaker, approve(room, room.add_claim()).speaker_id)
    unnamed.kind, unnamed.name = SpeakerKind.UNNAMED, "a resident"
    room.session.flush()
    labels = [row.label for row in count_findings_by_speaker(room.session, ALWAYS).rows]
    assert labels == [f"Speaker {number}" for number in range(10, 10 + MOST_SPEAKERS)]


def test_the_sample_is_left_out(room: Newsroom) -> None:
    room.article.is_sample = True
    publish(room, at=LATER)
    room.session.flush()
    assert count_weeks(room.session, ALWAYS) == ()
    assert measure_times(room.session, ALWAYS) == ()
    assert count_findings_by_kind(room.session, ALWAYS).rows == ()


def test_days_of_one_week_are_one_row_and_weeks_begin_on_monday() -> None:
    days = Counter({MONDAY: 1, date(2026, 3, 8): 2, date(2026, 3, 9): 4})
    assert [(each.monday, each.accepted_count) for each in fold_weeks(days, Counter())] == [
        (MONDAY, 3),
        (date(2026, 3, 9), 4),
    ]


def test_quartiles_are_those_of_the_month_in_which_it_ended() -> None:
    start = datetime(2026, 3, 30, tzinfo=UTC)
    rows = fold_months([(start, start + timedelta(days=days)) for days in (1, 5, 6, 7, 8, 9)])
    assert [(each.month.month, each.lower, each.median, each.upper) for each in rows] == [
        (3, 1.0, 1.0, 1.0),
        (4, 6.0, 7.0, 8.0),
    ]
