"""The database: engine, SQLite's durability, transactions, migrations; the only module that commits."""

from __future__ import annotations

import json
import re
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

import psycopg
import pysqlite3
import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.util.exc import CommandError
from psycopg import sql
from psycopg.errors import DeadlockDetected, SerializationFailure, UndefinedColumn, UndefinedTable
from sqlalchemy.exc import DatabaseError, DBAPIError, IntegrityError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from tracker.errors import ConflictError, DatabaseUnavailableError
from tracker.paths import migrations_dir

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import LiteralString

    from sqlalchemy.engine import Connection, Engine
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry
    from sqlalchemy.sql.compiler import SQLCompiler

# Up to 3.51.2 a race in SQLite's WAL reset can lose data when several connections write.
LEAST_SQLITE = (3, 51, 3)
BUSY_TIMEOUT_SECONDS = 10
READ_ONLY = "tracker_read_only"
# Ten times the usual: 40 MB of log at most.
PAGES_OF_MUCH = 10_000
# SQLite has one class of error for everything, so its words have to tell.
SQLITE_LACKS = ("no such table", "no such column", "has no column named")
# What a connection keeps of the file: without it a search of a large database reads most pages anew.
SQLITE_CACHE_KIBIBYTES = 16_384
_NAMED = re.compile(r"(?<!:):([a-z_]+)")
_LISTED = re.compile(r" IN :([a-z_]+)")

RowT = TypeVar("RowT", bound="tuple[object, ...]")


class Question(Generic[RowT]):
    """A statement written by hand, with `:name` for values and `IN :name` for a list of numbers."""

    def __init__(self, text: str) -> None:
        """Keep the statement as each database's driver reads it."""
        self._on_sqlite = _LISTED.sub(r" IN (SELECT value FROM json_each(:\1))", text)
        self._on_postgresql = _NAMED.sub(r"%(\1)s", _LISTED.sub(r" = ANY(:\1)", text.replace("%", "%%")))

    def ask(self, session: Session, values: Mapping[str, object] | None = None) -> list[RowT]:
        """Return all rows, as the driver gives them: neither a mapper nor a compiler has a part in it.

        Raises:
            sqlalchemy.exc.DBAPIError: what the session makes of it, as of any other statement.
        """
        session.flush()
        connection = session.connection()
        bound = dict(values or {})
        if connection.dialect.name == "sqlite":
            text = self._on_sqlite
            bound.update({name: json.dumps(each) for name, each in bound.items() if isinstance(each, list)})
        else:
            text = self._on_postgresql
        errors = connection.dialect.loaded_dbapi.Error
        try:
            cursor = connection.connection.cursor()
            cursor.execute(text, bound)
            rows: list[RowT] = list(cursor.fetchall())
            cursor.close()
        except errors as error:
            raise DBAPIError.instance(text, bound, error, errors) from error
        return rows


class Database:
    """One database, SQLite or PostgreSQL; connects on first use, so building it does no I/O."""

    def __init__(self, url: str) -> None:
        """Keep the address; `sqlite:///...` or `postgresql+psycopg://...`."""
        self.url = url
        self._lock = threading.Lock()
        self._engine: Engine | None = None
        self._reader: Engine | None = None
        self._questions: dict[int, SQLCompiler] = {}

    @property
    def engine(self) -> Engine:
        """Return the engine, made on first use.

        Raises:
            DatabaseUnavailableError: the SQLite library is too old to be trusted with data.
        """
        with self._lock:
            if self._engine is None:
                self._engine = _build_engine(self.url)
            return self._engine

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """Open a session that may write; commit at the end, roll back on any error.

        Raises:
            ConflictError: another writer changed or made the same row, or waits for what this one holds.
            DatabaseUnavailableError: the database cannot be reached, is locked or not migrated.
        """
        with self._session(self.engine) as session:
            yield session
            session.commit()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a session that only reads; nothing it does is ever stored.

        Raises:
            DatabaseUnavailableError: the database cannot be reached or is not migrated.
        """
        engine = self.engine
        reader = self._reader
        if reader is None or reader.pool is not engine.pool:
            reader = self._reader = engine.execution_options(**{READ_ONLY: True})
        with self._session(reader) as session:
            yield session

    def glance(
        self, question: sa.Select[*tuple[object, ...]], values: Mapping[str, str]
    ) -> tuple[object, ...] | None:
        """Return the first row that answers a question, at least cost: one statement, no session.

        Raises:
            DatabaseUnavailableError: the database cannot be reached or does not answer.
        """
        engine = self.engine
        errors = engine.dialect.loaded_dbapi.Error
        try:
            connection = engine.raw_connection()
            try:
                cursor = connection.cursor()
                cursor.execute(*self._write(question, values))
                row: tuple[object, ...] | None = cursor.fetchone()
                cursor.close()
            finally:
                connection.close()
        except (errors, DBAPIError) as error:
            message = f"The database does not answer: {error}"
            raise DatabaseUnavailableError(message) from error
        return row

    def _write(
        self, question: sa.Select[*tuple[object, ...]], values: Mapping[str, str]
    ) -> tuple[str, Sequence[object] | Mapping[str, object]]:
        """Return the statement as this database reads it, written once, and its values in their order."""
        compiled = self._questions.get(id(question))
        if compiled is None:
            compiled = self._questions[id(question)] = question.compile(dialect=self.engine.dialect)
        named = compiled.construct_params(values)
        if compiled.positiontup is not None:
            return str(compiled), [named[name] for name in compiled.positiontup]
        return str(compiled), named

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session:
                yield session
        except (StaleDataError, IntegrityError) as error:
            raise ConflictError from error
        except DatabaseError as error:
            told = _translate(error)
            if told is None:
                raise
            raise told from error

    def dispose(self) -> None:
        """Close all connections; the next use opens new ones."""
        with self._lock:
            if self._engine is not None:
                self._engine.dispose()
                self._engine = None


def lock(session: Session, key: str) -> None:
    """Let no other transaction that asks for the same key go on before this one ends.

    On SQLite there is nothing to do: two transactions that may write never run at once.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"), {"key": key})


@contextmanager
def copied_out(
    session: Session, statement: LiteralString, values: Mapping[str, str | int], types: Sequence[str]
) -> Iterator[Iterator[tuple[object, ...]]]:
    """Lend the rows that a `COPY (...) TO STDOUT (FORMAT BINARY)` of PostgreSQL writes, as they come.

    The session can be used for nothing else meanwhile; whoever leaves before the last row ends the copy.

    Raises:
        DatabaseUnavailableError: the database does not answer any more.
    """
    driver = session.connection().connection.driver_connection
    told = sql.SQL(statement).format(**{name: sql.Literal(value) for name, value in values.items()})
    try:
        with driver.cursor() as cursor, cursor.copy(told) as copy:  # type: ignore[union-attr]  # it has one
            copy.set_types(types)
            yield copy.rows()
    except psycopg.OperationalError as error:
        message = f"The database does not answer: {' '.join(str(error).split())}"
        raise DatabaseUnavailableError(message) from error


def write_much(session: Session) -> None:
    """Say that this transaction is one of many that follow each other, each with thousands of rows.

    SQLite then copies pages from its log into the file less often, and fewer of them twice.
    """
    if session.get_bind().dialect.name == "sqlite":
        session.connection().exec_driver_sql(f"PRAGMA wal_autocheckpoint = {PAGES_OF_MUCH}")


def _translate(error: DatabaseError) -> ConflictError | DatabaseUnavailableError | None:
    """Return what a failure means to whoever asked; None for one that only a mistake of ours explains."""
    if isinstance(error.orig, DeadlockDetected | SerializationFailure):
        return ConflictError()
    words = _in_one_line(error)
    if isinstance(error.orig, UndefinedTable | UndefinedColumn) or any(
        each in words for each in SQLITE_LACKS
    ):
        lacks = str(error.orig).partition("\n")[0]
        return DatabaseUnavailableError(f"The database is not up to date ({lacks}); run `tracker migrate`.")
    # SQLite's word for a file that is damaged, or no database at all, is the parent of all its errors.
    if isinstance(error, OperationalError) or type(error) is DatabaseError:
        return DatabaseUnavailableError(f"The database does not answer: {words}")
    return None


def _in_one_line(error: DBAPIError) -> str:
    return " ".join(str(error.orig).split())


def _build_engine(url: str) -> Engine:
    if not url.startswith("sqlite:"):
        engine = sa.create_engine(url, pool_pre_ping=True, pool_size=5, max_overflow=10)
        sa.event.listen(engine, "begin", _begin_postgresql)
        return engine
    if pysqlite3.sqlite_version_info < LEAST_SQLITE:
        needed = ".".join(map(str, LEAST_SQLITE))
        message = f"SQLite {pysqlite3.sqlite_version} can lose data; the tracker needs {needed} or later."
        raise DatabaseUnavailableError(message)
    engine = sa.create_engine(
        url,
        module=pysqlite3,
        connect_args={"isolation_level": None, "timeout": BUSY_TIMEOUT_SECONDS, "check_same_thread": False},
    )
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cache = f"cache_size=-{SQLITE_CACHE_KIBIBYTES}"
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF", cache):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A deferred BEGIN that later writes fails at once if another writer was quicker; IMMEDIATE waits.
    is_reading = connection.get_execution_options().get(READ_ONLY, False)
    # The pragma goes first: on a connection that only read before, IMMEDIATE would count as a write.
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if is_reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN DEFERRED" if is_reading else "BEGIN IMMEDIATE")


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(READ_ONLY, False):
        # One state of the data for all that is read, as on SQLite: the files of a bundle must fit together.
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")


def build_alembic_config(url: str) -> Config:
    """Return Alembic's configuration for the migrations that ship with the tracker."""
    config = Config()
    config.set_main_option("script_location", str(migrations_dir()).replace("%", "%%"))
    config.attributes["database_url"] = url
    return config


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database at `url` up to `revision`; run again it changes nothing.

    Raises:
        DatabaseUnavailableError: the database cannot be reached, refuses, or is of a later version.
    """
    try:
        command.upgrade(build_alembic_config(url), revision)
    except DBAPIError as error:
        message = f"The database cannot be migrated: {_in_one_line(error)}"
        raise DatabaseUnavailableError(message) from error
    except CommandError as error:
        message = f"The database cannot be migrated: {error}. Was it made by a later version of the tracker?"
        raise DatabaseUnavailableError(message) from error
