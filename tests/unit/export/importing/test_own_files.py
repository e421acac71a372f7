"""Our own files come back in: exactly, once, row by row, and never as anything but proposed."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.importing import BRIDGE, bring_in, make_csv, write_bundle, write_claims
from tests.support.newsroom import BODY, QUOTE, Newsroom
from tests.support.publishing import publish
from tracker.audit import verify_history
from tracker.errors import UnreadableTextError
from tracker.export.importing.jobs import list_problems
from tracker.export.importing.originals import describe_original
from tracker.importing import iter_plans, iter_steps, take_job
from tracker.models import Article, Claim, ClaimAnchor, ImportJob, ImportRecord
from tracker.models.enums import ClaimOrigin, ImportState, PublicationState, ReviewStatus

if TYPE_CHECKING:
    from tracker.db import Database

PLACE = {"article_version": "3", "article_sha256": "a" * 64}
SECOND = {**BRIDGE, "claim_id": "bcdfghjkmnpr", "claim_text": "Repairs took 14 months."}


def list_claims(database: Database) -> list[Claim]:
    with database.reading() as session:
        return list(session.exec(select(Claim).order_by("id")))


def tell_problems(database: Database, raw: bytes) -> list[tuple[int, str, str]]:
    job = bring_in(database, raw)
    with database.reading() as session:
        return [(each.row_number, each.field, each.message) for each in list_problems(session, job, limit=50)]


def test_what_was_published_elsewhere_comes_in_as_proposed_with_its_label_kept(
    database: Database,
) -> None:
    row = {**BRIDGE, "status": "Published: True", "review_status": "published", "rating": "True"}
    bring_in(database, make_csv({**row, "rating_value": "5", "explanation": "They measured."}))
    (claim,) = list_claims(database)
    assert (claim.origin, claim.review_status) == (ClaimOrigin.IMPORTED, ReviewStatus.PROPOSED)
    assert (claim.publication, claim.rating_id) == (PublicationState.UNPUBLISHED, None)
    with database.reading() as session:
        record = session.exec(select(ImportRecord)).one()
        assert (record.rating_label, "They measured." in record.kept) == ("True", True)
        assert verify_history(session) == 2


def test_the_same_file_again_changes_nothing(sqlite_database: Database) -> None:
    raw = make_csv(BRIDGE, SECOND)
    assert bring_in(sqlite_database, raw).new_count == 2
    again = bring_in(sqlite_database, raw)
    assert (again.new_count, again.unchanged_count, again.refused_count) == (0, 2, 0)


def test_an_export_of_claims_that_are_here_is_unchanged(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        publish(Newsroom.open(session))
    again = bring_in(sqlite_database, write_bundle(sqlite_database))
    assert (again.new_count, again.unchanged_count, again.refused_count) == (0, 1, 0)


def test_a_claim_that_was_made_here_is_never_changed_by_a_file(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        Newsroom.open(session).add_claim()
    raw = write_claims(sqlite_database).replace(b"statement", b"opinion")
    assert bring_in(sqlite_database, raw).refused_count == 1
    assert list_claims(sqlite_database)[0].kind == "statement"


def test_a_changed_row_changes_the_claim_until_somebody_works_on_it(database: Database) -> None:
    bring_in(database, make_csv(BRIDGE))
    changed = {**BRIDGE, "claim_text": "The bridge is safe for lorries.", "speaker": "Bo Lund"}
    with io.BytesIO(make_csv(changed)) as stream:
        original = describe_original(stream, "", form=None, guard=None)
        (outcome,) = iter_plans(database, stream, original)
    assert {each.field: (each.old, each.new) for each in outcome.planned[0].changes} == {
        "text": ("The bridge is safe.", "The bridge is safe for lorries."),
        "speaker": ("Ada Lund", "Bo Lund"),
    }
    assert bring_in(database, make_csv(changed)).changed_count == 1
    assert list_claims(database)[0].text == "The bridge is safe for lorries."
    with database.transaction() as session:
        session.exec(select(Claim)).one().review_status = ReviewStatus.OPEN
    assert bring_in(database, make_csv(BRIDGE)).refused_count == 1


def test_a_bad_row_is_refused_by_row_and_column_and_the_others_come_in(sqlite_database: Database) -> None:
    bad = {**SECOND, "kind": "rumour"}
    twice = {**BRIDGE, "claim_text": "Told twice."}
    assert tell_problems(sqlite_database, make_csv(bad, BRIDGE, twice)) == [
        (2, "kind", "This is none of statement, appeal, position, estimate, event, prediction, opinion."),
        (4, "claim_id", "Row 3 has the same claim; one file can tell a claim once."),
    ]
    assert len(list_claims(sqlite_database)) == 1


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("claim_text", " "),
        ("claim_text", "a\x00b"),
        ("claim_text", "a" * 5001),
        ("article_url", "javascript:alert(1)"),
        ("start", "9" * 30),
        ("claim_date", "2026-02-31"),
        ("created_at", "0001-01-01T00:00:00+14:00"),
        ("checkworthiness", "nan"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(sqlite_database: Database, column: str, cell: str) -> None:
    ((row, field, _),) = tell_problems(sqlite_database, make_csv({**BRIDGE, column: cell}))
    assert (row, field in {column, "end"}) == (2, True)


def test_content_is_anchored_where_the_text_is_here(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        article, sha256 = room.article.public_id, room.version.sha256
    told = {"article_id": article, "article_sha256": sha256, "quote": QUOTE}
    bring_in(sqlite_database, make_csv({**BRIDGE, **told}))
    with sqlite_database.reading() as session:
        anchor = session.exec(select(ClaimAnchor)).one()
        assert (BODY[anchor.start : anchor.end], len(session.exec(select(Article)).all())) == (QUOTE, 1)


def test_a_text_that_is_not_here_grows_with_the_words_that_claims_quote(database: Database) -> None:
    first = {**BRIDGE, **PLACE, "passage": "7", "start": "90", "end": "108", "quote": QUOTE, "cue": "said"}
    second = {**SECOND, **PLACE, "passage": "2", "start": "40", "end": "50", "quote": "ab … wxyz"}
    other = {**second, "claim_id": "bcdfghjkmnps", "start": "90", "end": "95", "quote": "Other"}
    bring_in(database, make_csv(first))
    job = bring_in(database, make_csv(second, other))
    assert (job.new_count, job.refused_count) == (2, 0)
    assert write_claims(database).count(b"a" * 64) == 2
    rows = write_claims(database).decode().splitlines()
    assert f",3,{'a' * 64},7,90,108,{QUOTE}," in rows[1]
    assert f",3,{'a' * 64},2,40,50,ab … wxyz," in rows[2]


def test_an_import_goes_on_where_it_was_interrupted(sqlite_database: Database) -> None:
    rows = [
        {**BRIDGE, "claim_id": f"b{number:011d}", "article_id": f"z{number:011d}"} for number in range(1500)
    ]
    stream = io.BytesIO(make_csv(*rows))
    original = describe_original(stream, "claims.csv", form=None, guard=None)
    public_id = take_job(sqlite_database, stream, original, actor=None)
    next(iter_steps(sqlite_database, public_id, stream))
    stream.seek(0)
    assert take_job(sqlite_database, stream, original, actor=None) == public_id
    (step,) = iter_steps(sqlite_database, public_id)
    assert (step.rows_count, step.rows_done, len(list_claims(sqlite_database))) == (500, 1500, 1500)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"a,b\r\n1,2\r\n",
        b"PK\x03\x04 no zip",
        b"claim_id,claim_text\r\n1,\xff",
        b'claim_id,claim_text\r\n"a',
    ],
)
def test_a_file_that_is_none_of_ours_is_refused_as_a_whole(sqlite_database: Database, raw: bytes) -> None:
    with pytest.raises(UnreadableTextError):
        bring_in(sqlite_database, raw)
    with sqlite_database.reading() as session:
        assert [job.state for job in session.exec(select(ImportJob))] in ([], [ImportState.FAILED])


def test_an_archive_that_unpacks_without_end_is_left_alone(sqlite_database: Database) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.csv", b"\0" * 150_000_000)
    with pytest.raises(UnreadableTextError, match="far more"):
        bring_in(sqlite_database, buffer.getvalue())
