"""The steps of an import at the desk: say what its columns are, watch it, confirm what its labels mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, flash, jsonify, redirect, request, url_for

from tracker.errors import InputError, UnreadableTextError
from tracker.export.importing.jobs import get_job
from tracker.export.importing.mapped_claims import read_header
from tracker.export.importing.mappings import save_mapping, use_mapping
from tracker.export.importing.ratings import confirm_labels, list_labels, list_present_ratings
from tracker.models.enums import ImportFormat, ImportState
from tracker.web import door
from tracker.web.forms.import_steps import build_labels_form, build_mapping_form
from tracker.web.import_page import MOVING, read_original, render_import

if TYPE_CHECKING:
    from flask import Response
    from werkzeug.wrappers import Response as AnyResponse

blueprint = Blueprint("import_steps", __name__, url_prefix="/desk/import")

SEE_OTHER: Final = 303
UNPROCESSABLE: Final = 422
PREVIEW: Final = "preview"


@blueprint.post("/<public_id>/mapping")
def map_columns(public_id: str) -> AnyResponse:
    """Show how the rows would come in by what was chosen, or keep it and lead to what the file would do."""
    job = get_job(door.session(), public_id)
    if job.format is not ImportFormat.SPREADSHEET or job.state is not ImportState.PROPOSED:
        return _lead_to(public_id)
    try:
        names = read_header(read_original(job)).names
    except UnreadableTextError:
        return _lead_to(public_id)
    form = build_mapping_form(names)
    if not form.validate() or not form.check():
        return render_import(job, sent=form, status=UNPROCESSABLE)
    if request.form.get("then") == PREVIEW:
        return render_import(job, sent=form)
    try:
        save_mapping(door.session(), form.value(), names, actor=door.actor(), at=door.now())
    except InputError as error:
        form.add_error(error)
        return render_import(job, sent=form, status=UNPROCESSABLE)
    use_mapping(door.session(), job, form.value())
    flash(f"The mapping “{form.name.data}” is saved. Files with the same columns are read by it.", "success")
    return _lead_to(public_id)


@blueprint.post("/<public_id>/ratings")
def confirm_ratings(public_id: str) -> AnyResponse:
    """Keep what the labels of an import mean here."""
    session = door.session()
    job = get_job(session, public_id)
    form = build_labels_form(list_labels(session, job), list_present_ratings(session), is_sent=True)
    if not form.validate():
        return render_import(job, labels_form=form, status=UNPROCESSABLE)
    count = confirm_labels(session, form.value(), actor=door.actor(), at=door.now())
    told = f"{count} label{'' if count == 1 else 's'} confirmed." if count else "Nothing changed."
    flash(f"{told} Claims are still rated by their own reviews only.", "success")
    return redirect(url_for("imports.show_import", public_id=public_id, _anchor="ratings"), SEE_OTHER)


@blueprint.get("/<public_id>/progress")
def tell_progress(public_id: str) -> Response:
    """Tell a page that is being looked at how far an import has come."""
    job = get_job(door.session(), public_id)
    answer = jsonify(moving=job.state in MOVING, rows=job.rows_done, bytes=job.bytes_done, of=job.bytes_count)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _lead_to(public_id: str) -> AnyResponse:
    return redirect(url_for("imports.show_import", public_id=public_id), SEE_OTHER)
