"""The desk's page of one import: its columns, what it would do, how far it is, what came in, its labels."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from flask import make_response, render_template

from tracker.errors import UnreadableTextError
from tracker.export.importing.jobs import Outcome, list_problems, plan_beginning
from tracker.export.importing.mapped_claims import (
    Header,
    Preview,
    iter_mapped,
    preview_rows,
    read_header,
)
from tracker.export.importing.mapping import MOST_NAME, Mapping, find_problems, load_mapping
from tracker.export.importing.mappings import find_by_header
from tracker.export.importing.matching import propose_targets
from tracker.export.importing.originals import copy_original
from tracker.export.importing.ratings import (
    FoundLabel,
    describe_labels,
    list_labels,
    list_present_ratings,
)
from tracker.export.importing.reading import FORMAT_NAMES, opened_reader
from tracker.export.importing.results import count_articles, list_came_in
from tracker.models.enums import ImportFormat, ImportState
from tracker.permissions import Action, may
from tracker.web import door
from tracker.web.forms.import_steps import build_labels_form, build_mapping_form, name_label

if TYPE_CHECKING:
    from flask import Response

    from tracker.models import ImportJob
    from tracker.web.forms.import_steps import LabelsForm, MappingForm

MOST_SHOWN: Final = 50
MOST_PLANNED: Final = 2_000
MOST_SAMPLES: Final = 3
LONGEST_SAMPLE: Final = 60
LOOK_AGAIN_SECONDS: Final = 5
MOVING: Final = frozenset({ImportState.WAITING, ImportState.RUNNING})
ENDED: Final = frozenset({ImportState.DONE, ImportState.FAILED})


@dataclass(slots=True, kw_only=True)
class Proposed:
    """What is known of a file that waits for a yes; `reason` is why it cannot be read."""

    header: Header | None = None
    mapping: Mapping | None = None
    preview: list[Preview] = field(default_factory=list)
    plan: Outcome | None = None
    reason: str = ""


def render_import(
    job: ImportJob,
    *,
    sent: MappingForm | None = None,
    labels_form: LabelsForm | None = None,
    status: int = 200,
) -> Response:
    """Show an import; `sent` and `labels_form` are forms that came back."""
    session, role = door.session(), door.viewer().role
    proposed = _read_proposed(job, sent) if job.state is ImportState.PROPOSED else Proposed()
    labels = _list_labels(job, proposed.plan)
    is_over = job.state in ENDED
    form = labels_form or (build_labels_form(labels, list_present_ratings(session)) if is_over else None)
    page = render_template(
        "imports/import.html",
        job=job,
        plan=proposed.plan,
        preview=proposed.preview,
        reason=proposed.reason or job.reason,
        mapping_form=sent or _fill_form(proposed),
        is_mapped=bool(job.mapping) and sent is None,
        samples=_list_samples(proposed.header),
        problems=list_problems(session, job, limit=MOST_SHOWN),
        came_in=list_came_in(session, job, limit=MOST_SHOWN) if is_over else [],
        articles_count=count_articles(session, job) if is_over else 0,
        labels=[(each, name_label(each)) for each in labels],
        labels_form=form,
        is_moving=job.state in MOVING,
        look_again_seconds=LOOK_AGAIN_SECONDS,
        most_shown=MOST_SHOWN,
        most_planned=MOST_PLANNED,
        is_cut=proposed.plan is not None and proposed.plan.rows_count >= MOST_PLANNED,
        format_name=FORMAT_NAMES.get(job.format, ""),
        may_import=may(role, Action.IMPORT),
        may_confirm=may(role, Action.REVIEW),
    )
    return make_response(page, status)


def find_saved_mapping(job: ImportJob) -> Mapping | None:
    """Return the mapping that was saved for the columns of a spreadsheet, or None where it cannot be read."""
    try:
        return find_by_header(door.session(), read_header(read_original(job)).names)
    except UnreadableTextError:
        return None


def read_original(job: ImportJob) -> io.BytesIO:
    """Return what came in, byte for byte."""
    spool = io.BytesIO()
    copy_original(door.session(), job, spool)
    spool.seek(0)
    return spool


def propose_mapping(job: ImportJob, header: Header) -> Mapping:
    """Return what the columns of a spreadsheet probably are, under the name of its file."""
    targets = propose_targets(header.names, [cells for _, cells in header.sample])
    stem = job.filename.rpartition(".")[0] or job.filename or "Pasted spreadsheet"
    return Mapping(name=stem[:MOST_NAME], columns=tuple(targets.items()))


def _read_proposed(job: ImportJob, sent: MappingForm | None) -> Proposed:
    stream = read_original(job)
    proposed = Proposed()
    try:
        if job.format is ImportFormat.SPREADSHEET:
            proposed.header = read_header(stream)
            proposed.mapping = _choose_mapping(job, proposed.header, sent)
            _preview(stream, proposed)
        if sent is None and (job.mapping or job.format is not ImportFormat.SPREADSHEET):
            with opened_reader(stream, job.format, guard=job.guard, mapping=job.mapping) as values:
                proposed.plan = plan_beginning(door.session(), values, most=MOST_PLANNED)
    except UnreadableTextError as error:
        proposed.reason = str(error)
    return proposed


def _choose_mapping(job: ImportJob, header: Header, sent: MappingForm | None) -> Mapping:
    if sent is not None:
        return sent.value()
    return load_mapping(job.mapping) if job.mapping else propose_mapping(job, header)


def _preview(stream: io.BytesIO, proposed: Proposed) -> None:
    mapping, header = proposed.mapping, proposed.header
    if mapping is not None and header is not None and not find_problems(mapping, header.names):
        proposed.preview = preview_rows(iter_mapped(stream, mapping, guard=None))
        stream.seek(0)


def _fill_form(proposed: Proposed) -> MappingForm | None:
    if proposed.header is None or proposed.mapping is None:
        return None
    return build_mapping_form(proposed.header.names, proposed.mapping)


def _list_samples(header: Header | None) -> list[str]:
    """Return for each column what stands first in it."""
    samples = []
    for place in range(len(header.names) if header else 0):
        cells = (cells[place] for _, cells in (header.sample if header else ()) if place < len(cells))
        told = list(dict.fromkeys(" ".join(cell.split()) for cell in cells if cell.strip()))[:MOST_SAMPLES]
        short = (each if len(each) <= LONGEST_SAMPLE else each[: LONGEST_SAMPLE - 1] + "…" for each in told)
        samples.append(" · ".join(short))
    return samples


def _list_labels(job: ImportJob, plan: Outcome | None) -> list[FoundLabel]:
    if plan is None:
        return list_labels(door.session(), job)
    counts = Counter(
        (each.claim.origin, each.claim.rating_label) for each in plan.planned if each.claim.rating_label
    )
    return describe_labels(door.session(), dict(counts.most_common(MOST_SHOWN)))
