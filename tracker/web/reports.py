"""The form by which readers report an error in a published claim; it needs no account and sets no cookie."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask_babel import ngettext

from tracker.accounts.throttle import network_of
from tracker.errors import TooManyReportsError
from tracker.publication.addresses import build_claim_path
from tracker.publication.queries import get_current_edition
from tracker.publication.reports import file_report
from tracker.review.notifying import notify_reported
from tracker.web import door
from tracker.web.caching import answer
from tracker.web.claim_head import build_claim_url
from tracker.web.errors import status_of
from tracker.web.forms.reports import ReportForm

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

    from tracker.publication.queries import Edition

blueprint = Blueprint("reports", __name__)

SEE_OTHER: Final = 303
UNPROCESSABLE: Final = 422
SENT: Final = "yes"


@blueprint.get("/claims/<public_id>/report")
def show_form(public_id: str) -> Response:
    """Show the form, or thanks to whoever has sent it."""
    edition = get_current_edition(door.session(), public_id)
    is_sent = request.args.get("sent") == SENT
    return answer(
        (public_id, str(edition.number), str(is_sent)),
        lambda: make_response(_render(edition, ReportForm(), is_sent=is_sent)),
    )


@blueprint.post("/claims/<public_id>/report")
def report_error(public_id: str) -> AnyResponse:
    """Keep what the reader reports, or show the form again with what is wrong in it."""
    edition = get_current_edition(door.session(), public_id)
    form = ReportForm.from_request()
    if not form.validate():
        return make_response(_render(edition, form), UNPROCESSABLE)
    network = network_of(request.remote_addr or "")
    try:
        file_report(door.session(), public_id, report=form.value(), network=network, at=door.now())
        notify_reported(door.session(), public_id, at=door.now())
    except TooManyReportsError as error:
        minutes = -(-error.retry_after_seconds // 60)
        form.form_errors.append(
            ngettext(
                "More reports came in than we can read. Try again in %(num)s minute; "
                "what you wrote is still in the form.",
                "More reports came in than we can read. Try again in %(num)s minutes; "
                "what you wrote is still in the form.",
                minutes,
            )
        )
        response = make_response(_render(edition, form), status_of(error))
        response.headers["Retry-After"] = str(error.retry_after_seconds)
        return response
    return redirect(url_for(".show_form", public_id=public_id, sent=SENT), SEE_OTHER)


def _render(edition: Edition, form: ReportForm, *, is_sent: bool = False) -> str:
    claim = edition.load()
    return render_template(
        "publication/report.html",
        claim=claim,
        path=build_claim_path(claim.public_id, claim.slug),
        canonical_url=build_claim_url(claim),
        form=form,
        is_sent=is_sent,
    )
