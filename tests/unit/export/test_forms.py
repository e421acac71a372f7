"""Any text comes back exactly from every file, and only text is guarded."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.export.csv_file import BYTE_ORDER_MARK, build_header, write_lines
from tracker.export.guard import FORMULA_STARTS, unguard_text
from tracker.export.json_file import write_lines as write_json_lines
from tracker.export.tables import TABLES, Cell, Datatype, Row, Table

if TYPE_CHECKING:
    from collections.abc import Callable

# No database holds lone surrogates or NUL.
NAUGHTY = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.sampled_from(
    [
        *(start + "1+1" for start in sorted(FORMULA_STARTS)),
        *("''=1", '"', '""', ",", "\r\n", "\n", "a\rb", " ", "\ufeff", "\u2028", "🇰🇿", "\u202eevil", "null"),
    ]
)
STRATEGIES: dict[Datatype, st.SearchStrategy[Cell]] = {
    Datatype.TEXT: NAUGHTY,
    Datatype.WHOLE: st.none() | st.integers(-(2**31), 2**31),
    Datatype.NUMBER: st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    Datatype.YES_NO: st.none() | st.booleans(),
    Datatype.DAY: st.none() | st.dates(),
    Datatype.TIME: st.none() | st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=0)),
}

READERS: dict[Datatype, Callable[[str], Cell]] = {
    Datatype.WHOLE: int,
    Datatype.NUMBER: Decimal,
    Datatype.DAY: date.fromisoformat,
    Datatype.TIME: datetime.fromisoformat,
}


def make_rows(table: Table) -> st.SearchStrategy[list[Row]]:
    cells = [STRATEGIES[table.datatype_of(column)] for column in table.columns]
    return st.lists(st.tuples(*cells), max_size=3)


def parse(datatype: Datatype, text: str | None) -> Cell:
    """Read a cell as an import would."""
    if datatype is Datatype.TEXT:
        return text
    if not text:
        return None
    if datatype is Datatype.YES_NO:
        return {"true": True, "false": False}[text]
    return READERS[datatype](text)


@pytest.mark.parametrize("guard", [True, False])
@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
@given(data=st.data())
@settings(max_examples=20)
def test_every_csv_file_gives_back_what_was_written(
    table: Table, data: st.DataObject, *, guard: bool
) -> None:
    rows = data.draw(make_rows(table))
    text = build_header(table.columns, bom=False).decode() + write_lines(rows, guard=guard)
    header, *lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert tuple(header) == table.columns
    datatypes = [table.datatype_of(column) for column in table.columns]
    read = [
        tuple(
            parse(kind, unguard_text(cell) if guard and kind is Datatype.TEXT else cell)
            for kind, cell in zip(datatypes, line, strict=True)
        )
        for line in lines
    ]
    assert read == rows
    if guard:
        texts = [line[at] for line in lines for at, kind in enumerate(datatypes) if kind is Datatype.TEXT]
        assert not any(cell[:1] in FORMULA_STARTS for cell in texts if cell)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
@given(data=st.data())
@settings(max_examples=20)
def test_every_json_file_gives_back_what_was_written(table: Table, data: st.DataObject) -> None:
    rows = data.draw(make_rows(table))
    lines = write_json_lines(table.columns, rows).split("\n")
    assert lines.pop() == ""
    read = [
        tuple(
            parse(table.datatype_of(name), cell) if isinstance(cell, str) else cell
            for name, cell in json.loads(line).items()
        )
        for line in lines
    ]
    assert read == rows


def test_a_negative_number_is_not_guarded_and_a_text_like_it_is() -> None:
    assert write_lines([(-1, Decimal("-0.50"), "-1")], guard=True) == "-1,-0.50,'-1\r\n"


def test_a_small_decimal_has_no_exponent() -> None:
    assert write_lines([(Decimal("0.00000001"),)], guard=True) == "0.00000001\r\n"


def test_the_byte_order_mark_is_for_excel_alone() -> None:
    assert build_header(("a", "b"), bom=True) == BYTE_ORDER_MARK.encode() + b"a,b\r\n"
    assert build_header(("a", "b"), bom=False) == b"a,b\r\n"
