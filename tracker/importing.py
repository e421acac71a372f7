"""The job that brings files in, batch by batch, each in a transaction of its own."""

from __future__ import annotations

import logging
import tempfile
import threading
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Final

from sqlalchemy.exc import DataError

from tracker import clock
from tracker.db import Database
from tracker.errors import ConflictError, TrackerError, UnreadableTextError
from tracker.export.importing.jobs import (
    Outcome,
    end_job,
    find_next,
    find_unfinished,
    get_job,
    iter_batches,
    plan_batch,
    store_batch,
)
from tracker.export.importing.originals import PIECE_BYTES, add_piece, copy_original, create_job
from tracker.export.importing.reading import READ_PIECEWISE, opened_reader
from tracker.models.enums import ImportState
from tracker.turns import held

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.importing.originals import Original
    from tracker.export.importing.values import Imported
    from tracker.models import ImportJob, User
    from tracker.settings import Settings

BATCH_ROWS: Final = 1_000
PIECES_A_TRANSACTION: Final = 16
TRIES: Final = 3
WATCH_SECONDS: Final = 2
LOCK_FILE: Final = "import.lock"
_NOT_STORED: Final = "A value is longer or larger than can be stored."
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far an import has come: the rows just done, all of them, and how much of the file is behind it.

    `bytes_done` is 0 where a file is read whole before its first row.
    """

    rows_count: int
    rows_done: int
    bytes_done: int = 0


def iter_plans(database: Database, stream: IO[bytes], original: Original) -> Iterator[Outcome]:
    """Yield what an import would do, batch by batch; nothing is stored.

    Raises:
        UnreadableTextError: the file cannot be read on.
    """
    with opened_reader(stream, original.form, guard=original.guard, mapping=original.mapping) as values:
        for batch in iter_batches(values, BATCH_ROWS):
            with database.reading() as session:
                outcome = plan_batch(session, batch)
            yield outcome


def take_job(database: Database, stream: IO[bytes], original: Original, *, actor: User | None) -> str:
    """Keep the original and return its job: the unfinished one of the same bytes, or a new one."""
    with database.transaction() as session:
        known = find_unfinished(session, original.sha256)
        if known is not None and (known.format, known.mapping) == (original.form, original.mapping):
            return known.public_id
        job = create_job(session, original, state=ImportState.PROPOSED, actor=actor, at=clock.now())
        public_id = job.public_id
    pieces = enumerate(iter(lambda: stream.read(PIECE_BYTES), b""))
    while some := list(islice(pieces, PIECES_A_TRANSACTION)):
        with database.transaction() as session:
            job = get_job(session, public_id)
            for position, raw in some:
                add_piece(session, job, position, raw)
    stream.seek(0)
    with database.transaction() as session:
        get_job(session, public_id).state = ImportState.WAITING
    return public_id


def iter_steps(database: Database, public_id: str, stream: IO[bytes] | None = None) -> Iterator[Step]:
    """Do a job from where it stands, yielding after each batch; without a stream its kept original is read.

    A file that cannot be read on ends the job with the reason; what was done before stays.

    Raises:
        UnreadableTextError: the file cannot be read on.
    """
    with tempfile.TemporaryFile() as spool:
        with database.reading() as session:
            job = get_job(session, public_id)
            form, guard, mapping, done = job.format, job.guard, job.mapping, job.rows_done
            if stream is None:
                copy_original(session, job, spool)
                spool.seek(0)
        file = stream or spool
        try:
            with opened_reader(file, form, guard=guard, mapping=mapping) as values:
                for batch in iter_batches(islice(values, done, None), BATCH_ROWS):
                    at, place = clock.now(), file.tell() if form in READ_PIECEWISE else 0
                    _try(database, public_id, lambda session, job: _store(session, job, batch, at, place))  # noqa: B023 -- called at once
                    done += len(batch)
                    yield Step(rows_count=len(batch), rows_done=done, bytes_done=place)
        except (UnreadableTextError, DataError) as error:
            reason = str(error) if isinstance(error, UnreadableTextError) else _NOT_STORED
            _try(
                database, public_id, lambda session, job: end_job(session, job, reason=reason, at=clock.now())
            )
            raise UnreadableTextError(reason) from error
    _try(database, public_id, lambda session, job: end_job(session, job, reason="", at=clock.now()))


def _store(session: Session, job: ImportJob, batch: list[Imported], at: datetime, place: int) -> None:
    store_batch(session, job, batch, at=at)
    job.bytes_done = place


def do_waiting(settings: Settings, database: Database) -> int:
    """Do every job that waits, and what a process left unfinished; return how many came to their end.

    When another process does so, this one does nothing.
    """
    count = 0
    with held(settings.instance_dir / LOCK_FILE) as is_ours:
        while is_ours:
            with database.reading() as session:
                job = find_next(session)
            if job is None:
                break
            try:
                for _ in iter_steps(database, job.public_id):
                    pass
            except UnreadableTextError as error:
                _log.warning("The import %s ended early: %s", job.public_id, error)
            count += 1
    return count


def watch(settings: Settings, database: Database, stop: threading.Event) -> None:
    """Do what waits every so many seconds until told to stop; whatever fails is logged and tried again."""
    while not stop.wait(WATCH_SECONDS):
        try:
            do_waiting(settings, database)
        except (TrackerError, OSError) as error:
            _log.warning("Nothing was imported: %s Tried again later.", error)


def start_watching(settings: Settings) -> threading.Thread:
    """Watch in a thread that ends with its process; every process may have one, the lock lets one work."""
    arguments = (settings, Database(settings.database_url), threading.Event())
    thread = threading.Thread(target=watch, args=arguments, name="imports", daemon=True)
    thread.start()
    return thread


def _try(database: Database, public_id: str, work: Callable[[Session, ImportJob], object]) -> None:
    """Do something to a job in a transaction; who collides with somebody at the desk tries again."""
    for left in reversed(range(TRIES)):
        try:
            with database.transaction() as session:
                work(session, get_job(session, public_id))
        except ConflictError:
            if not left:
                raise
        else:
            return
