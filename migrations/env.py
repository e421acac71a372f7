"""Runs the migrations on the database named by the tracker's settings, in one transaction."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

from alembic import context
from sqlmodel import SQLModel

import tracker.models  # noqa: F401 -- fills the metadata
from tracker.db import Database
from tracker.models.base import ExactDecimal
from tracker.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from alembic.autogenerate.api import AutogenContext
    from sqlalchemy.engine import Connection


# On PostgreSQL; the full text of SQLite is found by what it is made of.
SEARCH_NAMES = frozenset({"ix_claim_words", "public_search"})


def render_item(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write the tracker's own column types as the plain types they are stored as."""
    if kind == "type" and isinstance(item, ExactDecimal):
        return "sa.String(length=60)"
    if kind == "type" and type(item).__name__ == "AutoString":
        length = getattr(item, "length", None)
        return f"sa.String(length={length})" if length else "sa.String()"
    if kind == "type" and type(item).__name__ == "UTCDateTime":
        return "sa.DateTime(timezone=True)"
    if kind == "type" and type(item).__name__ == "Enum":
        return "sa.String(length=32)"
    return False


@contextmanager
def closing_database(url: str) -> Iterator[Database]:
    """Lend the database and close its connections however the block ends."""
    database = Database(url)
    try:
        yield database
    finally:
        database.dispose()


def list_search_tables(connection: Connection) -> frozenset[str]:
    """Return the full text indexes of SQLite with the tables each of them is made of; no model has them."""
    if connection.dialect.name != "sqlite":
        return frozenset()
    rows = connection.exec_driver_sql("PRAGMA table_list")
    return frozenset(row.name for row in rows if row.type in {"virtual", "shadow"})


def run() -> None:
    """Migrate, or compare the models with the database for `alembic check`."""
    url = context.config.attributes.get("database_url") or Settings.from_environment(os.environ).database_url
    with closing_database(url) as database, database.engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            # A batch migration replaces whole tables; with foreign keys on that would empty their children.
            connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")
        unmodelled = list_search_tables(connection) | SEARCH_NAMES
        context.configure(
            connection=connection,
            target_metadata=SQLModel.metadata,
            render_as_batch=True,
            render_item=render_item,
            compare_type=True,
            # A search index is written in SQL by its migration, because no model can say what it is.
            include_name=lambda name, _kind, _parents: name not in unmodelled,
            transactional_ddl=True,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
