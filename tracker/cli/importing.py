"""The command that brings a file of claims in."""

from __future__ import annotations

import gc
import shutil
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

import click

from tracker.cli.mapping import DAYS, MAPPING, PAIRS, TARGETS_HELP, Told, map_original
from tracker.cli.opening import opened_database, read_settings
from tracker.cli.progress import show_progress
from tracker.cli.reading import STANDARD, name_of
from tracker.export.importing.jobs import get_job, list_problems
from tracker.export.importing.originals import describe_original
from tracker.export.importing.planning import Fate
from tracker.export.importing.reading import READ_PIECEWISE, READABLE
from tracker.export.importing.values import RowProblem
from tracker.importing import iter_plans, iter_steps, take_job
from tracker.models.enums import ImportFormat

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.db import Database
    from tracker.export.importing.originals import Original
    from tracker.models import ImportProblem

MOST_TOLD: Final = 50
MOST_CHANGES: Final = 50
WHOLE: Final = 100
_LABEL: Final = "Importing"
_OBJECTS_A_COLLECTION: Final = 100_000


@click.command("import", short_help="Bring claims in from a file.", epilog=TARGETS_HELP)
@click.argument("file", metavar="FILE|-")
@click.option(
    "--format",
    "form",
    type=click.Choice([form.value for form in READABLE]),
    help="What the file is written in; recognised if left out.",
)
@click.option(
    "--guard/--no-guard",
    default=None,
    help="Whether texts have an apostrophe against formulas in front; found out if left out.",
)
@MAPPING
@PAIRS
@DAYS
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
def import_file(
    file: str,
    *,
    form: str | None,
    guard: bool | None,
    name: str,
    pairs: tuple[str, ...],
    days: str | None,
    dry_run: bool,
) -> int:
    """Bring claims in from a file, all as proposed, so that people decide about each.

    Claims that were imported before are left as they are, or changed if nobody has begun to work on them.
    What the file says of ratings and reviews is kept beside the claim and is never taken for a review here.
    Run again after an interruption, it goes on. FILE may be - for standard input.

    A spreadsheet saved as CSV may have columns of its own, separated by commas, semicolons or tabs. What they
    are is said once and saved (an example stands below).
    The next file with the same columns is read the same way. Without a saved mapping and without --map, the
    columns are listed with what they probably are, and nothing is imported.

    Ends with 1 if a row was refused.
    """
    settings = read_settings()
    told = Told(name=name, pairs=pairs, days=days)
    chosen = ImportFormat(form) if form else (ImportFormat.SPREADSHEET if told.is_any else None)
    with opened_database(settings) as database, _opened(file) as (stream, filename):
        original = describe_original(stream, filename, form=chosen, guard=guard)
        original = map_original(database, stream, original, told, is_saved=not dry_run)
        return _plan(database, stream, original) if dry_run else _import(database, stream, original)


@contextmanager
def _opened(file: str) -> Iterator[tuple[IO[bytes], str]]:
    """Lend a file that can be read twice, and its name; standard input is copied to the disk first."""
    if file != STANDARD:
        with Path(file).open("rb") as stream:
            yield stream, name_of(file)
        return
    with tempfile.TemporaryFile() as spool:
        shutil.copyfileobj(sys.stdin.buffer, spool)
        spool.seek(0)
        yield spool, ""


def _plan(database: Database, stream: IO[bytes], original: Original) -> int:
    counts = dict.fromkeys(Fate, 0)
    problems: list[RowProblem] = []
    belonging, told = 0, 0
    with show_progress("Reading", None) as advance:
        for outcome in iter_plans(database, stream, original):
            for fate, count in outcome.counts.items():
                counts[fate] += count
            belonging += outcome.belonging_count
            problems += outcome.problems[: MOST_TOLD - len(problems)]
            for planned in outcome.planned:
                for change in planned.changes if told < MOST_CHANGES else ():
                    click.echo(
                        f"{planned.claim.external_id}: {change.field}: {change.old!r} -> {change.new!r}"
                    )
                    told += 1
            advance(sum(outcome.counts.values()))
    _tell_problems(problems)
    click.echo(f"Would be taken in: {_sum_up(counts, belonging)}. Nothing was stored.")
    return 1 if counts[Fate.REFUSED] else 0


def _import(database: Database, stream: IO[bytes], original: Original) -> int:
    public_id = take_job(database, stream, original, actor=None)
    # Thousands of values live as long as a batch, in no circles: to look for some again and again takes
    # a quarter of the time. What the program itself is made of need never be looked through.
    gc.freeze()
    gc.set_threshold(_OBJECTS_A_COLLECTION)
    # Rows are known when they are read; how much of the file is behind them is known before.
    is_measured, shown = original.form in READ_PIECEWISE, 0
    with show_progress(_LABEL, WHOLE if is_measured else None) as advance:
        for step in iter_steps(database, public_id, stream):
            done = WHOLE * step.bytes_done // max(1, original.bytes_count)
            advance(min(done, WHOLE) - shown if is_measured else step.rows_count)
            shown = min(done, WHOLE)
    with database.reading() as session:
        job = get_job(session, public_id)
        _tell_problems(list_problems(session, job, limit=MOST_TOLD))
    counts = {
        Fate.NEW: job.new_count,
        Fate.CHANGED: job.changed_count,
        Fate.UNCHANGED: job.unchanged_count,
        Fate.REFUSED: job.refused_count,
    }
    click.echo(f"Imported: {_sum_up(counts, job.belonging_count)}.")
    return 1 if job.refused_count else 0


def _sum_up(counts: dict[Fate, int], belonging: int) -> str:
    told = ", ".join(f"{counts[fate]:,} {fate.value}" for fate in Fate)
    return f"{told}; {belonging:,} sources, notes and numbers"


def _tell_problems(problems: Sequence[RowProblem | ImportProblem]) -> None:
    for problem in problems:
        row = problem.row if isinstance(problem, RowProblem) else problem.row_number
        where = " ".join(part for part in (problem.file, f"row {row}", problem.field) if part)
        click.echo(
            f"{where}: {problem.message} {problem.value!r}"
            if problem.value
            else f"{where}: {problem.message}",
            err=True,
        )
