"""The databases that tests stand on, of both kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.support.databases import PostgresTemplate, copy_sqlite, make_sqlite_template, postgresql_url_of
from tests.support.postgres import PostgresServer
from tests.support.sharing import share_routes, share_statements, share_templates, work_in_memory
from tracker.db import Database

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A test asserts no time: a busy machine must not fail one. Benchmarks measure.
hypothesis.settings.register_profile("tracker", deadline=None)
hypothesis.settings.load_profile("tracker")
work_in_memory()

BACKENDS = ("sqlite", "postgresql")


@pytest.fixture(scope="session", autouse=True)
def shared_work(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Let the tests of a run share what is the same in each of them."""
    share_templates(tmp_path_factory.getbasetemp().parent / "compiled-templates")
    share_statements()
    share_routes()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file; copy it, never open it."""
    return make_sqlite_template(tmp_path_factory.mktemp("sqlite-template"))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this test process."""
    server = PostgresServer.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_template(postgres_server: PostgresServer) -> PostgresTemplate:
    """A migrated, empty PostgreSQL database; copy it, never connect to it."""
    return PostgresTemplate.make(postgres_server)


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A migrated, empty SQLite database of this test alone."""
    return copy_sqlite(sqlite_template, tmp_path)


@pytest.fixture
def postgresql_url(postgres_template: PostgresTemplate) -> Iterator[str]:
    """A migrated, empty PostgreSQL database of this test alone."""
    yield from postgres_template.lend_copy()


@pytest.fixture(params=BACKENDS)
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database of this test alone; the test runs once on each backend."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture(params=BACKENDS)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without any table, for tests of the migrations; on each backend."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'empty.sqlite3'}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = server.make_database()
    yield postgresql_url_of(server, name)
    server.drop_database(name)


def _open(url: str) -> Iterator[Database]:
    database = Database(url)
    yield database
    database.dispose()


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated, empty database; the test runs once on each backend."""
    yield from _open(database_url)


@pytest.fixture
def sqlite_database(sqlite_url: str) -> Iterator[Database]:
    """A migrated, empty SQLite database, for tests that the backend makes no difference to."""
    yield from _open(sqlite_url)
