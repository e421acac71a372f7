"""How thousands of rows are stored and sought at once, past the unit of work."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import SQLModel

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from sqlalchemy.engine import Connection, Dialect
    from sqlalchemy.orm import Mapped
    from sqlmodel import Session

    Convert = Callable[[object], object]

# A statement of its own for each row would have the index of words written to the disk row by row, because
# a trigger fills it; with more rows in one there is nothing more to gain.
ROWS_A_STATEMENT: Final = 100
# SQLite's limit of 32,766 values in a statement is far above this, and older builds of it have 999.
_MOST_VALUES: Final = 5_000


def insert_many(
    session: Session,
    table: str,
    columns: Sequence[str],
    rows: Sequence[tuple[object, ...]],
    common: Mapping[str, object] | None = None,
) -> None:
    """Store rows, each with its values in the order of `columns`; all have those in `common`.

    A column that is in neither has its default, if that is a plain value, or is left to the database.
    """
    if not rows:
        return
    connection = session.connection()
    shared = {**_list_defaults(table), **(common or {})}
    for column in columns:
        shared.pop(column, None)
    converters = _list_converters(table, connection.dialect)
    same = tuple(converters[name](value) if name in converters else value for name, value in shared.items())
    varied = _convert(rows, [converters.get(name) for name in columns])
    names = [f'"{name}"' for name in (*shared, *columns)]
    if connection.dialect.name == "sqlite":
        _insert_in_sqlite(connection, table, names, same, varied)
    else:
        marks = ", ".join(["%s"] * len(names))
        told = f'INSERT INTO "{table}" ({", ".join(names)}) VALUES ({marks})'  # noqa: S608 -- our own names
        connection.exec_driver_sql(told, [(*same, *row) for row in varied])


def _list_defaults(table: str) -> dict[str, object]:
    return {
        column.name: column.default.arg
        for column in SQLModel.metadata.tables[table].columns
        if isinstance(column.default, sa.ColumnDefault) and column.default.is_scalar
    }


def _list_converters(table: str, dialect: Dialect) -> dict[str, Convert]:
    """Return by column what turns a value into what the driver takes, where that is something else."""
    found: dict[str, Convert] = {}
    for column in SQLModel.metadata.tables[table].columns:
        convert = column.type.dialect_impl(dialect).bind_processor(dialect)
        if convert is not None:
            found[column.name] = convert
    return found


def _convert(
    rows: Sequence[tuple[object, ...]], converters: Sequence[Convert | None]
) -> Sequence[tuple[object, ...]]:
    """Convert a column at a time; equal values of one column, which are many, are converted once."""
    if not any(converters):
        return rows
    columns = list(zip(*rows, strict=True))
    for place, convert in enumerate(converters):
        if convert is not None:
            known = {value: convert(value) for value in set(columns[place])}
            columns[place] = tuple(map(known.__getitem__, columns[place]))
    return list(zip(*columns, strict=True))


def _insert_in_sqlite(
    connection: Connection,
    table: str,
    names: Sequence[str],
    same: tuple[object, ...],
    rows: Sequence[tuple[object, ...]],
) -> None:
    width = len(rows[0])
    most = min(ROWS_A_STATEMENT, _MOST_VALUES // width)
    given = [f"?{place}" for place in range(1, len(same) + 1)]
    picked = ", ".join([*given, *(f"column{place}" for place in range(1, width + 1))])
    marks = f"({', '.join('?' * width)})"
    for first in range(0, len(rows), most):
        some = rows[first : first + most]
        # The numbered values stand first in the text, so that those after them are numbered on.
        told = (
            f'INSERT INTO "{table}" ({", ".join(names)}) '  # noqa: S608 -- our own names
            f"SELECT {picked} FROM (VALUES {', '.join([marks] * len(some))})"
        )
        connection.exec_driver_sql(told, (*same, *chain.from_iterable(some)))


def take_ids(session: Session, table: str, count: int) -> Sequence[int]:
    """Return so many row ids of a table that nobody else takes, in the order they are to be used."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        # Two transactions that may write never run at once.
        newest: int = connection.exec_driver_sql(f'SELECT coalesce(max(id), 0) FROM "{table}"').scalar_one()  # noqa: S608 -- our own name
        return range(newest + 1, newest + 1 + count)
    taken = sa.text("SELECT nextval(pg_get_serial_sequence(:name, 'id')) FROM generate_series(1, :count)")
    return sorted(connection.execute(taken, {"name": f'"{table}"', "count": count}).scalars())


def is_among(session: Session, column: Mapped[str], values: Collection[str]) -> sa.ColumnElement[bool]:
    """Return the condition that a text is one of many, which are one value of the statement."""
    if session.get_bind().dialect.name == "sqlite":
        each = sa.func.json_each(json.dumps(list(values), ensure_ascii=False)).table_valued("value")
        return column.in_(sa.select(each.c.value))
    return column == sa.any_(sa.cast(list(values), sa.ARRAY(sa.Text)))
