"""The columns of claims.csv stay what they are: programs depend on them."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from tracker.export.columns import (
    CLAIM_COLUMNS,
    ArticleCells,
    AttributionCells,
    ClaimRow,
    CorrectionCells,
    EvidenceCells,
    PlaceCells,
    RatingCells,
    RecordCells,
    SpeakerCells,
    StandingCells,
    iter_cells,
)
from tracker.export.csv_file import build_header
from tracker.export.guard import unguard_text
from tracker.export.tables import CLAIMS
from tracker.export.writing import Layout, iter_written

AT = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
ROW = ClaimRow(
    claim_id="claim-id",
    claim_url="claim-url",
    article=ArticleCells(
        public_id="article-id", headline="headline", url="article-url", version=2, sha256="sha"
    ),
    place=PlaceCells(passage=3, start=40, end=50, content="quote"),
    text="text",
    kind="event",
    speaker=SpeakerCells(name="speaker", kind="person", role="mayor", same_as="same-as"),
    attribution=AttributionCells(mode="direct", cue="said", claimed_on=date(2026, 3, 1)),
    standing=StandingCells(phrase="Published: True", review_status="published", finding="confirmed"),
    rating=RatingCells(label="True", value=5, worst=1, best=5),
    explanation="why",
    checkworthiness=0.75,
    reviewers="Rita | Sam",
    agreement=True,
    evidence=EvidenceCells(
        count=3, origins_count=2, supporting="for", contradicting="against", context="more"
    ),
    notes="note",
    corrections=CorrectionCells(count=1, last_on=date(2026, 3, 6)),
    record=RecordCells(language="en", tags="", created_at=AT, updated_at=AT, published_at=None),
)
AS_TEXT = {
    "claim_id": "claim-id",
    "claim_url": "claim-url",
    "article_id": "article-id",
    "article_headline": "headline",
    "article_url": "article-url",
    "article_version": "2",
    "article_sha256": "sha",
    "passage": "3",
    "start": "40",
    "end": "50",
    "quote": "quote",
    "claim_text": "text",
    "kind": "event",
    "speaker": "speaker",
    "speaker_kind": "person",
    "speaker_role": "mayor",
    "speaker_same_as": "same-as",
    "attribution_mode": "direct",
    "cue": "said",
    "claim_date": "2026-03-01",
    "status": "Published: True",
    "review_status": "published",
    "attribution_finding": "confirmed",
    "rating": "True",
    "rating_value": "5",
    "rating_worst": "1",
    "rating_best": "5",
    "explanation": "why",
    "checkworthiness": "0.75",
    "reviewers": "Rita | Sam",
    "agreement": "true",
    "sources_count": "3",
    "origins_count": "2",
    "sources_for": "for",
    "sources_against": "against",
    "sources_context": "more",
    "notes": "note",
    "corrections_count": "1",
    "last_correction_on": "2026-03-06",
    "language": "en",
    "tags": "",
    "created_at": "2026-03-03T09:05:00+00:00",
    "updated_at": "2026-03-03T09:05:00+00:00",
    "published_at": "",
}


def write(*rows: ClaimRow, guard: bool = True, bom: bool = False) -> bytes:
    cells = (tuple(iter_cells(row)) for row in rows)
    chunks = iter_written(CLAIMS, cells, Layout(guard=guard))
    return build_header(CLAIM_COLUMNS, bom=bom) + b"".join(chunk.raw for chunk in chunks)


def read(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode(), newline=""), strict=True))


def test_the_columns_are_those_of_the_format_in_their_order() -> None:
    assert tuple(AS_TEXT) == CLAIM_COLUMNS


def test_every_value_stands_in_its_column() -> None:
    assert read(write(ROW)) == [AS_TEXT]


def test_a_row_has_as_many_cells_as_there_are_columns() -> None:
    assert len(list(iter_cells(ROW))) == len(CLAIM_COLUMNS)


def test_the_header_stands_alone_when_there_is_no_claim() -> None:
    assert write() == ",".join(CLAIM_COLUMNS).encode() + b"\r\n"


def test_lines_end_as_rfc_4180_says() -> None:
    raw = write(ROW, ROW)
    assert raw.count(b"\r\n") == raw.count(b"\n") == 3
    assert raw.endswith(b"\r\n")


def test_quotation_marks_commas_and_line_ends_are_quoted() -> None:
    assert b'"a ""b"", c\nd"' in write(replace(ROW, text='a "b", c\nd'))


def test_the_byte_order_mark_stands_in_front_once_and_only_when_asked_for() -> None:
    mark = "\ufeff".encode()
    assert write(ROW, bom=True) == mark + write(ROW)
    assert mark not in write(ROW)


def test_false_and_unknown_are_different_cells() -> None:
    cells = [read(write(replace(ROW, agreement=value)))[0]["agreement"] for value in (False, None)]
    assert cells == ["false", ""]


def test_text_that_looks_like_a_formula_is_guarded_and_numbers_are_not() -> None:
    row = replace(ROW, text="=1+1", place=replace(ROW.place, start=-4))
    guarded, plain = read(write(row))[0], read(write(row, guard=False))[0]
    assert (guarded["claim_text"], guarded["start"]) == ("'=1+1", "-4")
    assert plain["claim_text"] == "=1+1"


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_any_text_survives_writing_and_reading(texts: list[str]) -> None:
    rows = [replace(ROW, text=text, notes=text[::-1]) for text in texts]
    plain = read(write(*rows, guard=False))
    guarded = read(write(*rows))
    assert [row["claim_text"] for row in plain] == texts
    assert [unguard_text(row["claim_text"]) for row in guarded] == texts
    assert [unguard_text(row["notes"]) for row in guarded] == [text[::-1] for text in texts]


def test_many_rows_come_in_chunks_of_whole_rows() -> None:
    chunks = list(iter_written(CLAIMS, iter([tuple(iter_cells(ROW))] * 250), Layout()))
    assert [chunk.rows_count for chunk in chunks] == [100, 100, 50]
    assert all(chunk.raw.endswith(b"\r\n") for chunk in chunks)
