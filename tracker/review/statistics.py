"""What the desk got through in a period, counted in the database: acceptances, publications and outcomes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import quantiles
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col

from tracker.models import Article, AuditEvent, Claim, Rating, Speaker
from tracker.models.enums import AttributionFinding, ClaimKind, ReviewStatus, SpeakerKind
from tracker.models.phrases import words_of
from tracker.review.marking import MARKED
from tracker.review.queries import TAKEN_BACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy.sql.elements import ColumnElement
    from sqlmodel import Session

ACCEPTED: Final = "claim.accepted"
APPROVED: Final = "claim.approved"
MOST_SPEAKERS: Final = 10
_WEEK: Final = timedelta(days=7)
_DAY_SECONDS: Final = 86_400
_QUARTERS: Final = 4
# What was found about these no longer stands, or stands with another claim.
_CLOSED: Final = (ReviewStatus.DISMISSED, ReviewStatus.MERGED, ReviewStatus.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The first and the last day that count, in UTC; None for no end."""

    since: date | None = None
    until: date | None = None

    def holds(self, at: sa.SQLColumnExpression[datetime | None]) -> tuple[ColumnElement[bool], ...]:
        """Return the conditions under which an instant of the database lies in the period."""
        conditions = []
        if self.since is not None:
            conditions.append(at >= _begin(self.since))
        if self.until is not None and self.until < date.max:
            conditions.append(at < _begin(self.until + timedelta(days=1)))
        return tuple(conditions)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCount:
    """How many claims were accepted and how many first published in the week that begins on `monday`."""

    monday: date
    accepted_count: int
    published_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTimes:
    """Days from acceptance to publication of the claims first published in the month that begins then."""

    month: date
    claims_count: int
    lower: float
    median: float
    upper: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """A finding or a rating; `value` is the place on the truth scale of a rating that has one."""

    key: str
    label: str
    value: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """How often each outcome came up for one kind of claim or one speaker, in the order of the table."""

    label: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """Return the number of claims."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeTable:
    """Outcomes that came up at all, and their counts for each group with any."""

    outcomes: tuple[Outcome, ...]
    rows: tuple[OutcomeRow, ...]


def count_weeks(session: Session, period: Period) -> tuple[WeekCount, ...]:
    """Return every week from the first to the last in which a claim was accepted or published."""
    begun = _first_acceptance()
    accepted = _count_days(session, begun.c.at, period, begun, _was_accepted())
    published = _count_days(session, col(Claim.published_at), period, None, sa.true())
    return fold_weeks(accepted, published)


def fold_weeks(accepted: Counter[date], published: Counter[date]) -> tuple[WeekCount, ...]:
    """Return counts by day as counts by week, empty weeks between them as well."""
    accepted, published = _by_monday(accepted), _by_monday(published)
    mondays = sorted(accepted.keys() | published.keys())
    if not mondays:
        return ()
    length = (mondays[-1] - mondays[0]) // _WEEK + 1
    return tuple(
        WeekCount(monday=monday, accepted_count=accepted[monday], published_count=published[monday])
        for monday in (mondays[0] + number * _WEEK for number in range(length))
    )


def measure_times(session: Session, period: Period) -> tuple[MonthTimes, ...]:
    """Return how long claims took to their first publication, by its month.

    A claim that nobody had to accept, such as the rest of a split one, counts from when it was made. A
    median needs every time, so two instants of each published claim are read, and nothing else of it.
    """
    begun = _first_acceptance()
    query = (
        sa.select(sa.func.coalesce(begun.c.at, col(Claim.created_at)), col(Claim.published_at))
        .select_from(Claim)
        .join(Article, col(Claim.article_id) == col(Article.id))
        .outerjoin(begun, begun.c.claim == col(Claim.public_id))
        .where(col(Claim.published_at).is_not(None), ~col(Article.is_sample))
        .where(*period.holds(col(Claim.published_at)))
    )
    return fold_months([(start, end) for start, end in session.execute(query)])


def fold_months(times: Iterable[tuple[datetime, datetime]]) -> tuple[MonthTimes, ...]:
    """Return the quartiles of the days between start and end, by the month of the end, oldest first."""
    grouped: dict[date, list[float]] = {}
    for start, end in times:
        days = max(0.0, (end - start).total_seconds() / _DAY_SECONDS)
        grouped.setdefault(end.date().replace(day=1), []).append(days)
    return tuple(_month_times(month, grouped[month]) for month in sorted(grouped))


def count_findings_by_kind(session: Session, period: Period) -> OutcomeTable:
    """Return how often each kind of claim got each approved attribution finding."""
    return _tabulate_findings(_count(session, period, col(Claim.kind), _FINDING), _name_kinds())


def count_ratings_by_kind(session: Session, period: Period) -> OutcomeTable:
    """Return how often each kind of claim got each approved rating."""
    return _tabulate_ratings(session, _count(session, period, col(Claim.kind), _RATING), _name_kinds())


def count_findings_by_speaker(session: Session, period: Period) -> OutcomeTable:
    """Return the same for the ten speakers with the most approved claims, by name: it is no ranking."""
    names = _find_speakers(session, period)
    counts = _count(session, period, col(Claim.speaker_id), _FINDING, tuple(names))
    return _tabulate_findings(counts, names)


def count_ratings_by_speaker(session: Session, period: Period) -> OutcomeTable:
    """Return the ratings of the claims of the same speakers."""
    names = _find_speakers(session, period)
    counts = _count(session, period, col(Claim.speaker_id), _RATING, tuple(names))
    return _tabulate_ratings(session, counts, names)


_FINDING: Final = col(Claim.attribution_finding)
_RATING: Final = col(Claim.rating_id)


def _first_acceptance() -> sa.Subquery:
    return (
        sa.select(
            col(AuditEvent.subject_public_id).label("claim"), sa.func.min(col(AuditEvent.at)).label("at")
        )
        .where(col(AuditEvent.action).in_((ACCEPTED, MARKED)))
        .group_by(col(AuditEvent.subject_public_id))
        .subquery()
    )


def _was_accepted() -> ColumnElement[bool]:
    """Leave out what was put back: an acceptance undone, or a marked claim taken back."""
    is_proposed = col(Claim.review_status) == ReviewStatus.PROPOSED
    return sa.and_(~is_proposed, col(Claim.closing_reason) != TAKEN_BACK)


def _count_days(
    session: Session,
    at: sa.SQLColumnExpression[datetime | None],
    period: Period,
    begun: sa.Subquery | None,
    condition: ColumnElement[bool],
) -> Counter[date]:
    day = sa.cast(sa.func.date(at), sa.String(10))
    query = sa.select(day, sa.func.count()).select_from(Claim)
    query = query.join(Article, col(Claim.article_id) == col(Article.id))
    if begun is not None:
        query = query.join(begun, begun.c.claim == col(Claim.public_id))
    query = query.where(at.is_not(None), ~col(Article.is_sample), condition)
    query = query.where(*period.holds(at)).group_by(day)
    return Counter({date.fromisoformat(text): count for text, count in session.execute(query)})


def _was_approved(period: Period) -> ColumnElement[bool]:
    """Tell of a claim whether its newest approval lies in the period; only that writes a finding."""
    approved = (
        sa.select(col(AuditEvent.subject_public_id))
        .where(col(AuditEvent.action) == APPROVED)
        .group_by(col(AuditEvent.subject_public_id))
        .having(sa.and_(sa.true(), *period.holds(sa.func.max(col(AuditEvent.at)))))
    )
    is_standing = col(Claim.review_status).not_in(_CLOSED)
    return sa.and_(~col(Article.is_sample), is_standing, col(Claim.public_id).in_(approved))


def _count(
    session: Session,
    period: Period,
    group: sa.SQLColumnExpression[object],
    outcome: sa.SQLColumnExpression[object],
    among: Sequence[object] | None = None,
) -> Counter[tuple[object, object]]:
    query = sa.select(group, outcome, sa.func.count()).select_from(Claim)
    query = query.join(Article, col(Claim.article_id) == col(Article.id))
    query = query.where(_was_approved(period), outcome.is_not(None)).group_by(group, outcome)
    if among is not None:
        query = query.where(group.in_(among))
    counts: Counter[tuple[object, object]] = Counter()
    for key, found, count in session.execute(query):
        counts[key, found] = count
    return counts


def _find_speakers(session: Session, period: Period) -> dict[object, str]:
    """Return the names of those with the most approved claims; unnamed speakers are many people, not one."""
    count = sa.func.count()
    query = sa.select(col(Speaker.id), col(Speaker.name)).select_from(Claim)
    query = query.join(Article, col(Claim.article_id) == col(Article.id))
    query = query.join(Speaker, col(Claim.speaker_id) == col(Speaker.id))
    query = query.where(
        _was_approved(period),
        col(Speaker.kind) != SpeakerKind.UNNAMED,
        sa.or_(_FINDING.is_not(None), _RATING.is_not(None)),
    )
    query = query.group_by(col(Speaker.id), col(Speaker.name))
    query = query.order_by(count.desc(), col(Speaker.name), col(Speaker.id)).limit(MOST_SPEAKERS)
    found = {key: str(name) for key, name in session.execute(query)}
    return dict(sorted(found.items(), key=lambda item: item[1].casefold()))


def _name_kinds() -> dict[object, str]:
    return {kind: words_of(kind) for kind in ClaimKind}


def _tabulate_findings(counts: Counter[tuple[object, object]], names: dict[object, str]) -> OutcomeTable:
    outcomes: dict[object, Outcome] = {
        each: Outcome(key=each.value, label=words_of(each)) for each in AttributionFinding
    }
    return tabulate(counts, names, outcomes)


def _tabulate_ratings(
    session: Session, counts: Counter[tuple[object, object]], names: dict[object, str]
) -> OutcomeTable:
    query = sa.select(col(Rating.id), col(Rating.label), col(Rating.value))
    query = query.order_by(col(Rating.position), col(Rating.id))
    outcomes: dict[object, Outcome] = {
        key: Outcome(key=label.lower(), label=label, value=value)
        for key, label, value in session.execute(query)
    }
    return tabulate(counts, names, outcomes)


def tabulate(
    counts: Counter[tuple[object, object]], names: dict[object, str], outcomes: dict[object, Outcome]
) -> OutcomeTable:
    """Return counts by group and outcome as a table, without rows and columns that would be empty."""
    groups = [key for key in names if any(counts[key, found] for found in outcomes)]
    found = [each for each in outcomes if any(counts[key, each] for key in groups)]
    return OutcomeTable(
        outcomes=tuple(outcomes[each] for each in found),
        rows=tuple(
            OutcomeRow(label=names[key], counts=tuple(counts[key, each] for each in found)) for key in groups
        ),
    )


def _month_times(month: date, days: list[float]) -> MonthTimes:
    # One time alone has no quartiles but itself.
    lower, median, upper = quantiles(days * 2 if len(days) == 1 else days, n=_QUARTERS, method="inclusive")
    return MonthTimes(month=month, claims_count=len(days), lower=lower, median=median, upper=upper)


def _by_monday(days: Counter[date]) -> Counter[date]:
    weeks: Counter[date] = Counter()
    for day, count in days.items():
        weeks[day - timedelta(days=day.weekday())] += count
    return weeks


def _begin(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=UTC)
