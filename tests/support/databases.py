"""Freshly migrated, empty databases that cost a copy, because the migrations run once in a session."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.db import migrate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.support.postgres import PostgresServer


def sqlite_url_of(path: Path) -> str:
    """Return the address of a SQLite file."""
    return f"sqlite:///{path}"


def postgresql_url_of(server: PostgresServer, name: str) -> str:
    """Return the address of a database on `server`, as `tracker.settings` hands it on."""
    return server.url(name).replace("postgresql://", "postgresql+psycopg://", 1)


def make_sqlite_template(folder: Path) -> Path:
    """Migrate an empty SQLite file and return its path."""
    path = folder / "template.sqlite3"
    migrate(sqlite_url_of(path))
    # The last connection to close writes the log back; until then a copy of the file lacks some of it.
    if (leftover := path.with_name(path.name + "-wal")).exists():
        message = f"a connection to the template is still open, so {leftover} holds part of it"
        raise AssertionError(message)
    return path


def copy_sqlite(template: Path, folder: Path) -> str:
    """Copy a migrated SQLite file into `folder` and return the copy's address."""
    return sqlite_url_of(shutil.copyfile(template, folder / "tracker.sqlite3"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PostgresTemplate:
    """A migrated, empty database that every test gets a copy of."""

    server: PostgresServer
    name: str

    @classmethod
    def make(cls, server: PostgresServer) -> PostgresTemplate:
        """Migrate an empty database on `server`."""
        name = server.make_database("template")
        migrate(postgresql_url_of(server, name))
        return cls(server=server, name=name)

    def lend_copy(self) -> Iterator[str]:
        """Yield the address of a copy, and drop the copy afterwards."""
        name = self.server.make_database(template=self.name)
        yield postgresql_url_of(self.server, name)
        self.server.drop_database(name)
