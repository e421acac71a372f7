"""Web Annotations come back in: ours with their places and ids, others' as far as they say."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.databases import copy_sqlite
from tests.support.exporting import read_as
from tests.support.importing import bring_in, write_claims
from tests.support.newsroom import BODY, Newsroom
from tracker.db import Database
from tracker.errors import UnreadableTextError
from tracker.export.importing.annotated_claims import iter_annotations
from tracker.export.importing.jobs import list_problems
from tracker.export.importing.reading import recognise
from tracker.export.importing.values import OWN, ImportedClaim, RowProblem
from tracker.export.reading import Scope
from tracker.export.singles import get_annotations
from tracker.models import Article, Claim, ClaimAnchor
from tracker.models.enums import AnchorRole, ClaimKind, ImportFormat

if TYPE_CHECKING:
    from pathlib import Path

SELECTOR = {"type": "TextQuoteSelector", "exact": "14 months", "prefix": "took "}
OTHER = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://notes.example/7",
    "type": "Annotation",
    "bodyValue": "Nobody counted them.",
    "target": {
        "source": "https://paper.example/b",
        "selector": SELECTOR,
    },
}
ADDRESS = "https://claims.example.org/desk/export/articles/x.jsonld"


def write_annotations(database: Database) -> bytes:
    with database.reading() as session:
        article = session.exec(select(Article)).one()
        told = get_annotations(session, article.public_id, address=ADDRESS, reading=read_as(Scope.DESK))
    return json.dumps(told).encode()


def fill(database: Database) -> str:
    """Store a claim whose content is two spans, and return its id."""
    with database.transaction() as session:
        room = Newsroom.open(session)
        claim = room.add_claim(kind=ClaimKind.ESTIMATE)
        start = BODY.index("14 months")
        anchor = ClaimAnchor(
            claim_id=claim.id or 0,
            article_version_id=room.version.id or 0,
            role=AnchorRole.CONTENT,
            position=1,
            start=start,
            end=start + 9,
            exact="14 months",
            prefix=BODY[start - 32 : start],
            suffix=".\n",
        )
        session.add(anchor)
        return claim.public_id


def read(value: object) -> list[ImportedClaim | RowProblem]:
    return list(iter_annotations(io.BytesIO(json.dumps(value).encode())))


def test_what_leaves_as_annotations_comes_into_an_empty_newsroom_with_its_places(
    sqlite_database: Database, sqlite_template: Path, tmp_path: Path
) -> None:
    public_id = fill(sqlite_database)
    raw = write_annotations(sqlite_database)
    assert recognise(raw) is ImportFormat.ANNOTATIONS
    (tmp_path / "other").mkdir()
    other = Database(copy_sqlite(sqlite_template, tmp_path / "other"))
    for counts in ((1, 0), (0, 1)):
        job = bring_in(other, raw)
        assert (job.new_count, job.unchanged_count, job.refused_count) == (*counts, 0)
    with other.reading() as session:
        assert session.exec(select(Claim)).one().public_id == public_id
    assert json.loads(write_annotations(other)) == json.loads(raw)
    other.dispose()


def test_annotations_of_claims_that_are_here_change_nothing(sqlite_database: Database) -> None:
    fill(sqlite_database)
    before = write_claims(sqlite_database)
    job = bring_in(sqlite_database, write_annotations(sqlite_database))
    assert (job.new_count, job.unchanged_count, job.refused_count) == (0, 1, 0)
    assert write_claims(sqlite_database) == before


@pytest.mark.parametrize(
    "value", [OTHER, [OTHER], {"type": "AnnotationPage", "items": [OTHER]}, {"first": {"items": OTHER}}]
)
def test_others_annotations_are_read_from_every_container(value: object) -> None:
    (claim,) = read(value)
    assert isinstance(claim, ImportedClaim)
    assert (claim.text, claim.place.content) == ("Nobody counted them.", "14 months")
    assert (claim.origin, claim.external_id) == ("notes.example", "https://notes.example/7")
    assert (claim.article.url, claim.place.pieces) == ("https://paper.example/b", ())


def test_a_quote_is_found_in_a_text_that_is_here_by_the_words_around_it(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        Newsroom.open(session).article.url = "https://paper.example/b"
    selector = {"type": "TextQuoteSelector", "exact": "e", "prefix": "th", "suffix": "r"}
    position = {"type": "TextPositionSelector", "start": 0, "end": 1}
    target = {"source": "https://paper.example/b", "selector": [selector, position]}
    raw = {**OTHER, "target": target}
    job = bring_in(sqlite_database, json.dumps([raw, {**OTHER, "id": "https://notes.example/8"}]).encode())
    with sqlite_database.reading() as session:
        problems = list_problems(session, job, limit=9)
        anchors = [(each.exact, each.start) for each in session.exec(select(ClaimAnchor))]
    assert [(each.row_number, each.field, each.value) for each in problems] == [(1, "target", "e")]
    assert anchors == [("14 months", BODY.index("14 months"))]


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"bodyValue": "", "target": "https://a.example"}, "body"),
        ({"target": {"selector": {"type": "TextPositionSelector", "start": -1}}}, "target"),
        ({"bodyValue": "x" * 5_001}, "body"),
        ({"target": {"selector": {**SELECTOR, "prefix": "\ud800"}}}, "target"),
        ({"id": "https://a.example/" + "x" * 2_000}, "id"),
    ],
)
def test_an_annotation_that_cannot_be_taken_is_refused_by_its_place(
    changed: dict[str, object], field: str
) -> None:
    claim, problem = read([OTHER, {**OTHER, **changed}])
    assert isinstance(claim, ImportedClaim)
    assert isinstance(problem, RowProblem)
    assert (problem.row, problem.field) == (2, field)


def test_a_claim_s_own_address_keeps_its_id_whatever_the_newsroom() -> None:
    (claim,) = read({**OTHER, "id": "https://x.example/ru/claims/bcdfghjkmnpq/a-b#annotation"})
    assert isinstance(claim, ImportedClaim)
    assert (claim.origin, claim.external_id) == (OWN, "bcdfghjkmnpq")


@pytest.mark.parametrize("raw", [b"[]", b'{"type": "AnnotationPage"}', b"{"])
def test_a_file_without_annotations_is_refused_as_a_whole(raw: bytes) -> None:
    with pytest.raises(UnreadableTextError):
        list(iter_annotations(io.BytesIO(raw)))
