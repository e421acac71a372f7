"""Whatever the format, a file that comes in twice is here once: claims, sources, notes, articles, anchors."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func
from sqlmodel import SQLModel, select

from tests.support.importing import BRIDGE, bring_in, make_csv
from tests.support.newsroom import AT, make_user
from tests.unit.export.importing.test_annotated_claims import OTHER
from tests.unit.export.importing.test_claim_reviews import ANSWER, ONE
from tests.unit.export.importing.test_spreadsheets import GERMAN, MAPPING
from tracker.errors import InputError
from tracker.export.importing.mapping import Mapping, Target, dump_mapping
from tracker.export.importing.mappings import find_by_header, find_by_name, list_mapping_names, save_mapping
from tracker.models import Claim, EvidenceItem, ImportRecord, Note
from tracker.models.enums import ReviewStatus, Role

if TYPE_CHECKING:
    from tracker.db import Database

DOTTED = b"url,claimReviewed,reviewRating.alternateName\r\nhttps://c.example/a,It is so.,True\r\n"
FILES: dict[str, tuple[bytes, str]] = {
    "claims.csv": (make_csv({**BRIDGE, "rating": "True"}), ""),
    "ClaimReview": (json.dumps([ONE, {**ONE, "claimReviewed": "Repairs took 14 months."}]).encode(), ""),
    "Fact Check Tools": (json.dumps(ANSWER).encode(), ""),
    "dotted": (DOTTED, ""),
    "annotations": (json.dumps(OTHER).encode(), ""),
    "spreadsheet": (GERMAN.encode(), dump_mapping(MAPPING)),
}
# What tells of the importing itself.
OF_JOBS = frozenset({"import_job", "import_piece", "import_problem"})


def count_rows(database: Database) -> dict[str, int]:
    with database.reading() as session:
        return {
            name: session.exec(select(func.count()).select_from(table)).one()
            for name, table in SQLModel.metadata.tables.items()
            if name not in OF_JOBS
        }


def test_a_file_that_comes_in_twice_changes_nothing_whatever_its_format(sqlite_database: Database) -> None:
    for name, (raw, mapping) in FILES.items():
        first = bring_in(sqlite_database, raw, mapping=mapping)
        before = count_rows(sqlite_database)
        again = bring_in(sqlite_database, raw, mapping=mapping)
        assert first.new_count > 0, name
        assert (again.new_count, again.changed_count, again.unchanged_count) == (0, 0, first.new_count), name
        assert count_rows(sqlite_database) == before, name


def test_a_row_brings_its_sources_and_notes_along(database: Database) -> None:
    job = bring_in(database, GERMAN.encode(), mapping=dump_mapping(MAPPING))
    assert (job.new_count, job.refused_count, job.belonging_count) == (1, 2, 3)
    with database.reading() as session:
        claim = session.exec(select(Claim)).one()
        assert (claim.review_status, claim.rating_id) == (ReviewStatus.PROPOSED, None)
        assert [each.title for each in session.exec(select(EvidenceItem).order_by("id"))] == [
            *("Gutachten", "b.example"),
        ]
        assert session.exec(select(Note)).one().body == 'a; "b"\nc'
        record = session.exec(select(ImportRecord)).one()
        assert (record.origin, record.rating_label) == ("spreadsheet “Stadt”", "Falsch")


def test_a_mapping_is_found_again_by_the_columns_and_by_its_name(sqlite_database: Database) -> None:
    names = [theirs for theirs, _ in MAPPING.columns]
    with sqlite_database.transaction() as session:
        actor = make_user("eve", Role.EDITOR)
        session.add(actor)
        session.flush()
        save_mapping(session, MAPPING, names, actor=actor, at=AT)
        changed = Mapping(name="Stadt", columns=MAPPING.columns[:2])
        save_mapping(session, changed, names[::-1], actor=actor, at=AT)
        assert find_by_header(session, [name.upper() for name in names]) == changed
        assert find_by_header(session, ["Claim"]) is None
        assert (find_by_name(session, "Stadt"), list_mapping_names(session)) == (changed, ["Stadt"])
        for name in ("Stadt", " ", "x" * 200):
            other = Mapping(name=name, columns=(("Claim", Target.TEXT),))
            with pytest.raises(InputError):
                save_mapping(session, other, ["Claim"], actor=None, at=AT)
