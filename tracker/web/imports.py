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
)
from tracker.export.importing.mappings import use_mapping
from tracker.export.importing.originals import describe_original, keep_original
from tracker.export.importing.reading import FORMAT_NAMES
from tracker.models.enums import ImportFormat
from tracker.permissions import Action, may
from tracker.web import door
from tracker.web.forms.imports import NOTHING_SENT, ImportForm
from tracker.web.import_page import find_saved_mapping, render_import
from tracker.web.streaming import describe_file

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

blueprint = Blueprint("imports", __name__, url_prefix="/desk/import")

SEE_OTHER: Final = 303
UNPROCESSABLE: Final = 422
PROBLEM_COLUMNS: Final = ("file", "row", "column", "problem", "value")


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
    if job.format is ImportFormat.SPREADSHEET and (saved := find_saved_mapping(job)):
        use_mapping(door.session(), job, saved)
    return redirect(url_for(".show_import", public_id=job.public_id), SEE_OTHER)


@blueprint.get("/<public_id>")
def show_import(public_id: str) -> Response:
    """Show what an import would do, how far it has come, or what became of it."""
    return render_import(get_job(door.session(), public_id))


@blueprint.post("/<public_id>/start")
def start_import(public_id: str) -> AnyResponse:
    """Let an import begin that somebody has seen the plan of, or go on after a failure."""
    job = get_job(door.session(), public_id)
    if job.mapping or job.format is not ImportFormat.SPREADSHEET:
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
