"""What every test would otherwise make anew and always gets the same: templates, statements, routes."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from jinja2 import FileSystemBytecodeCache
from sqlalchemy import util
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from werkzeug.routing import Rule

from tracker.app import TrackerApp

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY_FOLDER = Path("/dev/shm")  # noqa: S108 -- pytest and tempfile make private folders in it
# Databases of two workers, browsers' profiles and a built wheel, with room to spare.
NEEDED_BYTES = 3 * 1024**3
STATEMENTS_HELD = 4000


def work_in_memory() -> None:
    """Put temporary files into memory where there is room, for databases that no power cut will ask for."""
    is_chosen = any(name in os.environ for name in ("TMPDIR", "PYTEST_DEBUG_TEMPROOT"))
    if is_chosen or not os.access(MEMORY_FOLDER, os.W_OK):
        return
    if shutil.disk_usage(MEMORY_FOLDER).free >= NEEDED_BYTES:
        os.environ["TMPDIR"] = str(MEMORY_FOLDER)
        tempfile.tempdir = None


def share_templates(folder: Path) -> None:
    """Compile each template once in a test run, not once for each application that a test makes."""
    folder.mkdir(exist_ok=True)
    TrackerApp.jinja_options = {"bytecode_cache": FileSystemBytecodeCache(str(folder))}


def share_statements() -> None:
    """Compile each statement once for a kind of database, not once for each database that a test opens.

    SQLAlchemy keeps compiled statements by the dialect object; here all of one class count as one.
    """
    for dialect in (SQLiteDialect_pysqlite, PGDialect_psycopg):
        dialect.__hash__ = lambda self: hash(type(self))  # type: ignore[method-assign]
        dialect.__eq__ = lambda self, other: type(self) is type(other)  # type: ignore[method-assign]
    compiled = util.LRUCache[object, object](STATEMENTS_HELD)
    create_engine = sa.create_engine

    def create_sharing_engine(*arguments: object, **settings: object) -> sa.Engine:
        engine: sa.Engine = create_engine(*arguments, **settings)  # type: ignore[call-overload]
        engine._compiled_cache = compiled  # type: ignore[assignment]
        return engine

    sa.create_engine = create_sharing_engine


def share_routes() -> None:
    """Compile the builder of each address once, not once for each application that a test makes."""
    compiled: dict[object, Callable[..., tuple[str, str]]] = {}
    compile_builder = Rule._compile_builder

    def compile_builder_once(rule: Rule, *of_unknown: bool) -> Callable[..., tuple[str, str]]:
        key = (tuple(rule._trace), tuple((rule.defaults or {}).items()), of_unknown)
        if key not in compiled:
            compiled[key] = compile_builder(rule, *of_unknown)
        return compiled[key]

    Rule._compile_builder = compile_builder_once  # type: ignore[method-assign,assignment]
