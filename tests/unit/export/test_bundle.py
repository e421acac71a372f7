"""The ZIP holds every file, describes it exactly, and is the same bytes for the same claims."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from typing import TYPE_CHECKING

import pytest

from tests.support.exporting import PUBLIC_URL, read_as
from tests.support.publishing import publish
from tracker.export.bundle import iter_bundle
from tracker.export.reading import Scope
from tracker.export.tables import TABLES
from tracker.export.writing import Layout, iter_chunks

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom


def make(room: Newsroom, scope: Scope = Scope.PUBLIC, *, guard: bool = True) -> bytes:
    room.session.flush()
    room.session.expunge_all()
    chunks = iter_bundle(room.session, read_as(scope), Layout(guard=guard))
    return b"".join(chunk.raw for chunk in chunks)


@pytest.mark.parametrize("scope", Scope)
def test_it_holds_every_file_as_it_is_had_alone(room: Newsroom, scope: Scope) -> None:
    publish(room)
    room.add_claim()
    archive = zipfile.ZipFile(io.BytesIO(make(room, scope)))
    assert archive.testzip() is None
    assert archive.namelist() == [*(f"{name}.csv" for name in TABLES), "csv-metadata.json"]
    for table in TABLES.values():
        alone = b"".join(chunk.raw for chunk in iter_chunks(room.session, table, read_as(scope), Layout()))
        assert archive.read(f"{table.name}.csv") == alone


def test_the_same_claims_make_the_same_bytes(room: Newsroom) -> None:
    publish(room)
    assert make(room) == make(room)


def test_the_metadata_count_and_name_what_is_in_the_files(room: Newsroom) -> None:
    publish(room)
    publish(room)
    archive = zipfile.ZipFile(io.BytesIO(make(room)))
    metadata = json.loads(archive.read("csv-metadata.json"))
    assert metadata["@context"][0] == "http://www.w3.org/ns/csvw"
    assert metadata["dc:publisher"] == {"@id": PUBLIC_URL}
    for told in metadata["tables"]:
        raw = archive.read(told["url"])
        header, *rows = csv.reader(io.StringIO(raw.decode(), newline=""), strict=True)
        assert told["schema:sha256"] == hashlib.sha256(raw).hexdigest()
        assert (told["schema:numberOfItems"], told["dcat:byteSize"]) == (len(rows), len(raw))
        assert [column["titles"] for column in told["tableSchema"]["columns"]] == header


@pytest.mark.parametrize(("guard", "prefix"), [(True, "'"), (False, None)])
def test_the_metadata_say_whether_texts_are_guarded(
    room: Newsroom, prefix: str | None, *, guard: bool
) -> None:
    archive = zipfile.ZipFile(io.BytesIO(make(room, guard=guard)))
    metadata = json.loads(archive.read("csv-metadata.json"))
    assert metadata["notes"] == [{"type": "FormulaGuard", "prefix": prefix}]
