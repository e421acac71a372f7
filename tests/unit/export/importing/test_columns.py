"""A file read by its columns and bytes is read as it would be cell by cell."""

from __future__ import annotations

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from tests.support.importing import BRIDGE, make_csv
from tracker.export.guard import guard_text, unguard_text
from tracker.export.importing.csv_reading import glance_for_guard, is_guarded
from tracker.export.importing.own_claims import build_claim, iter_claims
from tracker.export.importing.values import ImportedClaim, RowProblem
from tracker.export.tables import CLAIMS

CELLS = st.lists(st.text("a \"',\r\n\t=+-@\uff1d;", max_size=6), min_size=3, max_size=3)
ROWS = st.lists(CELLS, min_size=1, max_size=4)


def write(rows: list[list[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows([["a", "b", "c"], *rows])
    return buffer.getvalue().encode()


@given(rows=ROWS, is_on=st.booleans())
@example(rows=[["a", "\ra", "'=a"]], is_on=False)
def test_the_bytes_of_a_file_never_tell_otherwise_of_the_guard_than_its_cells(
    rows: list[list[str]], *, is_on: bool
) -> None:
    cells = [[guard_text(cell) if is_on else cell for cell in row] for row in rows]
    glanced, exact = (look(io.BytesIO(write(cells))) for look in (glance_for_guard, is_guarded))
    if glanced is not None and glanced != exact:
        assert all(unguard_text(cell) == cell for row in cells for cell in row)


def test_a_row_that_cannot_be_taken_changes_nothing_of_its_neighbours() -> None:
    good = [
        {**BRIDGE, "claim_id": f"bcdfghjkmn{number:02}", "quote": "safe", "rating": "True" * (number % 2)}
        for number in range(4)
    ]
    by_column = list(iter_claims(io.BytesIO(make_csv(*good)), guard=False))
    bad = {**BRIDGE, "kind": "rumour"}
    by_row = list(iter_claims(io.BytesIO(make_csv(*good, bad)), guard=False))
    assert by_row[:-1] == by_column
    assert isinstance(by_row[-1], RowProblem)
    assert (by_row[-1].row, by_row[-1].field) == (6, "kind")


@given(texts=st.lists(st.text(max_size=8), min_size=2, max_size=2), speaker=st.text("a\u0301 ,", max_size=3))
@example(texts=["a\x00", "a"], speaker="")
@example(texts=[" ", "a"], speaker="a")
def test_a_stretch_reads_as_its_rows_do_one_by_one(texts: list[str], speaker: str) -> None:
    rows = [{**BRIDGE, "claim_text": text, "speaker": speaker, "rating": text} for text in texts]
    raw = make_csv(*rows)
    whole = [each for each in iter_claims(io.BytesIO(raw), guard=False) if isinstance(each, ImportedClaim)]
    blank = dict.fromkeys(CLAIMS.columns, "")
    assert whole == [build_claim(each.row, {**blank, **rows[each.row - 2]}) for each in whole]
