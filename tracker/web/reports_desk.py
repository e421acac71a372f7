"""What readers reported, at the desk: read it, start a correction from it, mark it as handled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for

from tracker.models.enums import ReportState
from tracker.publication.report_queries import list_reports
from tracker.publication.reports import handle_report
from tracker.review.notifying import settle_reported
from tracker.web import door
from tracker.web.forms.base import parse_number
from tracker.web.forms.reports import HandledForm

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

blueprint = Blueprint("reports_desk", __name__, url_prefix="/desk/reports")

SEE_OTHER: Final = 303
UNPROCESSABLE: Final = 422


@blueprint.get("")
def show_reports() -> Response:
    """Show the reports that wait, or those that were handled, newest first."""
    return _render({})


@blueprint.post("/<report_id>/handle")
def handle(report_id: str) -> AnyResponse:
    """Mark one as handled."""
    form = HandledForm.from_request()
    if not form.validate():
        return make_response(_render({report_id: form}), UNPROCESSABLE)
    session, at = door.session(), door.now()
    report = handle_report(session, report_id, answer=form.answer.data or "", actor=door.actor(), at=at)
    settle_reported(session, report.claim_id, at=at)
    flash("The report is marked as handled.", "success")
    return redirect(url_for(".show_reports"), SEE_OTHER)


def _render(sent: dict[str, HandledForm]) -> Response:
    state = ReportState.HANDLED if request.args.get("state") == ReportState.HANDLED else ReportState.OPEN
    page = list_reports(door.session(), state, older_than=parse_number(request.args.get("after", "")) or None)
    forms = {row.public_id: sent.get(row.public_id) or HandledForm(prefix="") for row in page.rows}
    return make_response(render_template("review/reports.html", page=page, state=state, forms=forms))
