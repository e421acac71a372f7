"""Imports at the desk: bring a file in, see what it would do, confirm it, and watch it."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, make_response, redirect, render_template, url_for

from tracker.errors import InputError, UnreadableTextError
from tracker.export.csv_file import CONTENT_TYPE, build_header, write_lines
from tracker.export.importing.jobs import (
    MOST_PROBLEMS,
    confirm_job,
    get_job,
    list_jobs,
    list_problems,
    plan_beginning,
)
from tracker.export.importing.originals import copy_original, describe_original, keep_original
from tracker.export.importing.reading import FORMAT_NAMES, opened_reader
from tracker.models.enums import ImportState
from tracker.permissions import Action, may
from tracker.web import door
from tracker.web.forms.imports import NOTHING_SENT, ImportForm
from tracker.web.streaming import describe_file

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from tracker.export.importing.jobs import Outcome
    from tracker.models import ImportJob

blueprint = Blueprint("imports", __name__, url_prefix="/desk/import")

SEE_OTHER: Final = 303
UNPROCESSABLE: Final = 422
MOST_SHOWN: Final = 50
MOST_PLANNED: Final = 2_000
LOOK_AGAIN_SECONDS: Final = 5
PROBLEM_COLUMNS: Final = ("file", "row", "column", "problem", "value")
MOVING: Final = frozenset({ImportState.WAITING, ImportState.RUNNING})


@blueprint.get("")
def show_imports() -> Response:
    """Show the newest imports, and to whoever may import a form for another."""
    return _render_form(ImportForm())


@blueprint.post("")
def add_import() -> AnyResponse:
    """Keep a file and lead to what it would do."""
    form = ImportForm.from_request()
    if not form.validate():
        return make_response(_render_form(form), UNPROCESSABLE)
    sent = form.chosen_file()
    raw = sent.read() if sent else (form.text.data or "").encode()
    filename = (sent.filename or "") if sent else ""
    try:
        original = describe_original(io.BytesIO(raw), filename, form=form.chosen_format(), guard=None)
    except UnreadableTextError as error:
        message = str(error) if raw.strip() else NOTHING_SENT
        form.add_error(InputError("text" if raw and not sent else "file", message))
        return make_response(_render_form(form), UNPROCESSABLE)
    job = keep_original(door.session(), io.BytesIO(raw), original, actor=door.actor(), at=door.now())
    return redirect(url_for(".show_import", public_id=job.public_id), SEE_OTHER)


@blueprint.get("/<public_id>")
def show_import(public_id: str) -> Response:
    """Show what an import would do, how far it has come, or what became of it."""
    job = get_job(door.session(), public_id)
    plan, reason = _plan(job) if job.state is ImportState.PROPOSED else (None, "")
    problems = list_problems(door.session(), job, limit=MOST_SHOWN)
    is_moving = job.state in MOVING
    page = render_template(
        "imports/import.html",
        job=job,
        plan=plan,
        reason=reason or job.reason,
        problems=problems,
        is_moving=is_moving,
        most_shown=MOST_SHOWN,
        most_planned=MOST_PLANNED,
        is_cut=plan is not None and plan.rows_count >= MOST_PLANNED,
        format_name=FORMAT_NAMES.get(job.format, ""),
        may_import=may(door.viewer().role, Action.IMPORT),
    )
    response = make_response(page)
    if is_moving:
        # The page is fetched again without a script, for as long as something moves.
        response.headers["Refresh"] = str(LOOK_AGAIN_SECONDS)
    return response


@blueprint.post("/<public_id>/start")
def start_import(public_id: str) -> AnyResponse:
    """Let an import begin that somebody has seen the plan of, or go on after a failure."""
    confirm_job(door.session(), public_id)
    return redirect(url_for(".show_import", public_id=public_id), SEE_OTHER)


@blueprint.get("/<public_id>/problems.csv")
def download_problems(public_id: str) -> Response:
    """Send what was wrong with which row, guarded as every file for people is."""
    job = get_job(door.session(), public_id)
    problems = list_problems(door.session(), job, limit=MOST_PROBLEMS)
    rows = [(each.file, each.row_number, each.field, each.message, each.value) for each in problems]
    body = build_header(PROBLEM_COLUMNS, bom=False) + write_lines(rows, guard=True).encode()
    response = Response(body, content_type=CONTENT_TYPE)
    describe_file(response, f"import-{public_id}-problems.csv", is_public=False)
    return response


def _plan(job: ImportJob) -> tuple[Outcome | None, str]:
    """Return what the beginning of a file would do, or why it cannot be read."""
    spool = io.BytesIO()
    copy_original(door.session(), job, spool)
    spool.seek(0)
    try:
        with opened_reader(spool, job.format, guard=job.guard) as values:
            return plan_beginning(door.session(), values, most=MOST_PLANNED), ""
    except UnreadableTextError as error:
        return None, str(error)


def _render_form(form: ImportForm) -> Response:
    return make_response(
        render_template(
            "imports/imports.html",
            form=form,
            jobs=list_jobs(door.session()),
            format_names=FORMAT_NAMES,
            may_import=may(door.viewer().role, Action.IMPORT),
        )
    )
