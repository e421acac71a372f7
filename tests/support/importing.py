"""What tests of imports share: files made of rows, brought in as the doors do, and exports to compare."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.exporting import read_as
from tracker.export.bundle import iter_bundle
from tracker.export.importing.jobs import get_job
from tracker.export.importing.originals import describe_original
from tracker.export.reading import Scope
from tracker.export.tables import CLAIMS
from tracker.export.writing import Layout, iter_chunks
from tracker.importing import iter_steps, take_job

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.models import ImportJob
    from tracker.models.enums import ImportFormat

BRIDGE = {
    "claim_id": "bcdfghjkmnpq",
    "claim_text": "The bridge is safe.",
    "kind": "statement",
    "attribution_mode": "direct",
    "speaker": "Ada Lund",
    "speaker_kind": "person",
    "speaker_role": "mayor",
    "article_id": "bcdfghjkmnpz",
    "article_headline": "Bridge reopens",
    "article_url": "https://example.org/bridge",
    "language": "en",
}


def make_csv(*rows: dict[str, str]) -> bytes:
    """Return a claims.csv with these cells, the others empty."""
    buffer = io.StringIO(newline="")
    writer = csv.DictWriter(buffer, CLAIMS.columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return buffer.getvalue().encode()


def bring_in(
    database: Database,
    raw: bytes,
    *,
    form: ImportFormat | None = None,
    guard: bool | None = None,
    mapping: str = "",
) -> ImportJob:
    """Import a file whole and return its job."""
    stream = io.BytesIO(raw)
    original = replace(describe_original(stream, "claims.csv", form=form, guard=guard), mapping=mapping)
    public_id = take_job(database, stream, original, actor=None)
    for _ in iter_steps(database, public_id, stream):
        pass
    with database.reading() as session:
        return get_job(session, public_id)


def write_claims(database: Database, *, guard: bool = False) -> bytes:
    """Return the desk's claims.csv, as an operator gets it."""
    with database.reading() as session:
        chunks = iter_chunks(session, CLAIMS, read_as(Scope.DESK), Layout(guard=guard))
        return b"".join(chunk.raw for chunk in chunks)


def write_bundle(database: Database, *, guard: bool = False) -> bytes:
    """Return the desk's ZIP, as an operator gets it."""
    with database.reading() as session:
        chunks = iter_bundle(session, read_as(Scope.DESK), Layout(guard=guard))
        return b"".join(chunk.raw for chunk in chunks)
