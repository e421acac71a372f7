"""The page that shows how far reviewers agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, make_response, render_template, request

from tracker.review.agreement import (
    agreement_by_kind,
    agreement_by_month,
    agreement_by_reviewers,
    measure_agreement,
)
from tracker.review.agreement_queries import list_blind_pairs
from tracker.web import door
from tracker.web.forms.agreement import PeriodForm

if TYPE_CHECKING:
    from flask import Response

    from tracker.review.agreement import BlindPair

blueprint = Blueprint("agreement", __name__)
UNPROCESSABLE = 422


@blueprint.get("/desk/agreement")
def show_agreement() -> Response:
    """Show alpha overall, by kind, by pair of reviewers and by month, for the period in the URL."""
    form = PeriodForm(request.args)
    is_valid = form.validate()
    pairs: list[BlindPair] = []
    if is_valid:
        pairs = list_blind_pairs(door.session(), since=form.since.data, until=form.until.data)
    page = render_template(
        "review/agreement.html",
        form=form,
        overall=measure_agreement("All claims", pairs),
        groups=(
            ("By kind of claim", "kinds", agreement_by_kind(pairs)),
            ("By pair of reviewers", "reviewers", agreement_by_reviewers(pairs)),
            ("By month", "months", [each.row for each in agreement_by_month(pairs)]),
        ),
        policy=door.policy(),
    )
    return make_response(page, 200 if is_valid else UNPROCESSABLE)
