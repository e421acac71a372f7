"""What stands in each file beside claims.csv, and what never does."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from tests.support.exporting import read_as
from tests.support.newsroom import AT, DENIED
from tests.support.publishing import (
    add_note,
    correct,
    find_rating_id,
    publish,
    start_correction,
    withdraw,
)
from tests.support.publishing import cite_more as cite
from tracker.export.csv_file import build_header, write_lines
from tracker.export.files import iter_rows
from tracker.export.queries import narrow_to_article
from tracker.export.reading import Reading, Scope
from tracker.export.tables import EVIDENCE, HISTORY, MARKUP, NOTES, QUANTITIES, REVIEWS, TABLES, Table
from tracker.models import Quantity
from tracker.models.enums import ClaimKind, NoteVisibility

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom
    from tracker.export.tables import Row
    from tracker.models import User

SECRET = "The archive was closed."


def list_rows(room: Newsroom, table: Table, reading: Reading) -> list[Row]:
    room.session.flush()
    room.session.expunge_all()
    return list(iter_rows(room.session, table, reading))


def list_public(room: Newsroom, table: Table) -> list[Row]:
    return list_rows(room, table, read_as(Scope.PUBLIC))


def list_desk(room: Newsroom, table: Table, viewer: User | None = None) -> list[Row]:
    return list_rows(room, table, read_as(Scope.DESK, viewer=viewer))


def pick(rows: list[Row], table: Table, column: str) -> list[object]:
    place = table.columns.index(column)
    return [row[place] for row in rows]


@pytest.mark.parametrize("scope", Scope)
def test_every_row_has_a_cell_for_each_column(room: Newsroom, scope: Scope) -> None:
    claim = room.add_claim(kind=ClaimKind.STATEMENT)
    room.session.add(
        Quantity(claim_id=claim.id or 0, position=4, value=Decimal("0.10"), noun="months", start=1, end=2)
    )
    add_note(room, claim, SECRET, NoteVisibility.PUBLIC)
    publish(room, claim, replace(DENIED, rating_id=find_rating_id(room.session, "False")))
    for table in TABLES.values():
        rows = list_rows(room, table, read_as(scope))
        assert rows, table.name
        assert {len(row) for row in rows} == {len(table.columns)}


def test_nothing_of_an_unpublished_or_withdrawn_claim_is_public(room: Newsroom) -> None:
    room.approve(room.add_claim())
    withdraw(room, publish(room))
    assert [list_public(room, table) for table in TABLES.values()] == [[]] * len(TABLES)


def test_readers_and_the_desk_get_the_same_sources_and_numbers_of_a_published_claim(room: Newsroom) -> None:
    claim = room.add_claim()
    room.session.add(Quantity(claim_id=claim.id or 0, position=1, value=Decimal(14), start=1, end=2))
    publish(room, claim)
    for table in (EVIDENCE, QUANTITIES):
        assert list_public(room, table) == list_desk(room, table)


def test_a_source_cited_since_publication_is_the_desk_s_alone(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    cite(room, claim)
    assert [len(list_public(room, EVIDENCE)), len(list_desk(room, EVIDENCE))] == [1, 2]


def test_a_note_leaves_with_those_who_may_read_it(room: Newsroom) -> None:
    claim = room.add_claim()
    for visibility in NoteVisibility:
        add_note(room, claim, visibility.value, visibility)
    publish(room, claim)
    bodies = [
        pick(rows, NOTES, "body")
        for rows in (
            list_public(room, NOTES),
            list_desk(room, NOTES, room.second),
            list_desk(room, NOTES),
            list_desk(room, NOTES, room.reviewer),
        )
    ]
    assert bodies == [["public"], ["team", "public"], ["team", "public"], ["private", "team", "public"]]


def test_a_blind_review_leaves_with_its_author_alone(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim(), replace(DENIED, explanation=SECRET))
    assert pick(list_desk(room, REVIEWS, room.reviewer), REVIEWS, "explanation") == [SECRET]
    for viewer in (None, room.second, room.editor):
        assert list_desk(room, REVIEWS, viewer) == []
        assert "review." not in repr(list_desk(room, HISTORY, viewer))
    assert "review." in repr(list_desk(room, HISTORY, room.reviewer))
    room.review_again(claim, DENIED)
    assert pick(list_desk(room, REVIEWS), REVIEWS, "reviewer") == ["Rita", "Sam"]


def test_readers_learn_who_reviewed_and_what_they_agreed_on(room: Newsroom) -> None:
    publish(room)
    rows = list_public(room, REVIEWS)
    assert pick(rows, REVIEWS, "reviewer") == ["Rita", "Sam"]
    assert pick(rows, REVIEWS, "attribution_finding") == ["confirmed", "confirmed"]
    assert pick(rows, REVIEWS, "explanation") == ["", ""]


def test_what_each_found_in_a_dispute_stays_at_the_desk(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    assert set(pick(list_desk(room, REVIEWS), REVIEWS, "attribution_finding")) == {"confirmed", "denied"}


def test_the_desk_s_history_can_be_checked_from_the_file_alone(room: Newsroom) -> None:
    correct_once(room)
    text = build_header(HISTORY.columns, bom=False).decode() + write_lines(
        list_desk(room, HISTORY), guard=False
    )
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert len(rows) > 5
    for row in rows:
        told = {
            "action": row["action"],
            "actor_name": row["actor"],
            "actor_public_id": row["actor_id"],
            "at": row["at"],
            "details": row["details"],
            "subject_kind": row["subject_kind"],
            "subject_public_id": row["subject_id"],
        }
        line = json.dumps(told, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        assert hashlib.sha256((row["previous_sha256"] + line).encode()).hexdigest() == row["sha256"]


def test_the_public_history_names_editions_and_nobody(room: Newsroom) -> None:
    correct_once(room)
    rows = list_public(room, HISTORY)
    assert pick(rows, HISTORY, "action") == ["claim.published", "claim.corrected"]
    assert set(pick(rows, HISTORY, "actor")) == {""}
    details = [json.loads(str(each))["details"] for each in pick(rows, HISTORY, "details")]
    assert [sorted(each) for each in details] == [["edition", "edition_sha256"]] * 2


def correct_once(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    cite(room, claim)
    correct(room, claim)


def test_a_claimreview_stands_in_dotted_columns(room: Newsroom) -> None:
    publish(room, None, replace(DENIED, rating_id=find_rating_id(room.session, "False")))
    publish(room)
    for rows in (list_public(room, MARKUP), list_desk(room, MARKUP)):
        assert pick(rows, MARKUP, "reviewRating.alternateName") == ["False"]
        assert pick(rows, MARKUP, "reviewRating.ratingValue") == [1]
        assert pick(rows, MARKUP, "itemReviewed.appearance.url") == ["https://a.example"]
        assert pick(rows, MARKUP, "author.name") == [None]


def test_every_file_can_be_of_one_article(room: Newsroom) -> None:
    publish(room, None, replace(DENIED, rating_id=find_rating_id(room.session, "False")))
    for scope in Scope:
        other = read_as(scope, narrowed=(narrow_to_article("bcdfghjkmnpq"),))
        own = read_as(scope, narrowed=(narrow_to_article(room.article.public_id),))
        for table in (EVIDENCE, REVIEWS, MARKUP, HISTORY):
            assert list_rows(room, table, other) == []
            assert list_rows(room, table, own), table.name


def test_the_time_of_an_event_keeps_its_microseconds(room: Newsroom) -> None:
    publish(room)
    assert pick(list_desk(room, HISTORY), HISTORY, "at")[0] == AT.isoformat(timespec="microseconds")
