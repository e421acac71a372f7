"""The page that shows what the desk got through, in charts and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, make_response, render_template, request

from tracker.review import statistics
from tracker.review.agreement import agreement_by_month
from tracker.review.agreement_queries import list_blind_pairs
from tracker.web import charts, door
from tracker.web.forms.agreement import PeriodForm

if TYPE_CHECKING:
    from flask import Response

    from tracker.review.statistics import OutcomeTable, Period

blueprint = Blueprint("statistics", __name__)
UNPROCESSABLE: Final = 422
MOST_WEEKS: Final = 53
MOST_MONTHS: Final = 36


@blueprint.get("/desk/statistics")
def show_statistics() -> Response:
    """Show throughput, time to publish, outcomes and agreement for the period in the URL."""
    form = PeriodForm(request.args)
    is_valid = form.validate()
    found: dict[str, object] = {"weeks": (), "months": (), "outcomes": (), "agreement": ()}
    if is_valid:
        found = _collect(statistics.Period(since=form.since.data, until=form.until.data))
    page = render_template(
        "review/statistics.html",
        form=form,
        is_empty=not any(found.values()),
        draw=charts,
        most_weeks=MOST_WEEKS,
        most_months=MOST_MONTHS,
        **found,
    )
    return make_response(page, 200 if is_valid else UNPROCESSABLE)


def _collect(period: Period) -> dict[str, object]:
    pairs = list_blind_pairs(door.session(), since=period.since, until=period.until)
    return {
        "weeks": statistics.count_weeks(door.session(), period),
        "months": statistics.measure_times(door.session(), period),
        "outcomes": _list_outcomes(period),
        "agreement": tuple(agreement_by_month(pairs)),
    }


def _list_outcomes(period: Period) -> tuple[tuple[str, str, str, OutcomeTable], ...]:
    """Return title, id, head of the first column and table of what came out, without empty ones."""
    session = door.session()
    tables = (
        ("Findings by kind", "findings-kind", "Kind", statistics.count_findings_by_kind(session, period)),
        ("Ratings by kind", "ratings-kind", "Kind", statistics.count_ratings_by_kind(session, period)),
        (
            "Findings by speaker",
            "findings-speaker",
            "Speaker",
            statistics.count_findings_by_speaker(session, period),
        ),
        (
            "Ratings by speaker",
            "ratings-speaker",
            "Speaker",
            statistics.count_ratings_by_speaker(session, period),
        ),
    )
    return tuple(each for each in tables if each[-1].rows)
