"""The application on databases of the test's own, and people who use it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.people import add_user, give_session
from tests.support.settings import build_settings
from tracker import clock
from tracker.app import create_app
from tracker.models.enums import Role
from tracker.web.door import EXTENSION, Wiring

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database


def _make_app(folder: Path, url: str) -> Iterator[Flask]:
    app = create_app(build_settings(folder, url))
    yield app
    wiring: Wiring = app.extensions[EXTENSION]
    wiring.database.dispose()


@pytest.fixture
def app(tmp_path: Path, database: Database) -> Iterator[Flask]:
    """The application on a migrated, empty database, which `database` opens too; once on each backend."""
    yield from _make_app(tmp_path, database.url)


@pytest.fixture
def sqlite_app(tmp_path: Path, sqlite_database: Database) -> Iterator[Flask]:
    """The application on SQLite alone, for tests that the backend makes no difference to."""
    yield from _make_app(tmp_path, sqlite_database.url)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A visitor who is not signed in."""
    return app.test_client()


@pytest.fixture
def sqlite_client(sqlite_app: Flask) -> FlaskClient:
    """A visitor who is not signed in, on SQLite alone."""
    return sqlite_app.test_client()


@pytest.fixture
def reviewer_client(app: Flask, database: Database) -> FlaskClient:
    """A reviewer called rita, signed in."""
    return give_session(app, database, add_user(database, "rita", Role.REVIEWER))


@pytest.fixture
def editor_client(app: Flask, database: Database) -> FlaskClient:
    """An editor called edgar, signed in."""
    return give_session(app, database, add_user(database, "edgar", Role.EDITOR))


@pytest.fixture
def admin_client(app: Flask, database: Database) -> FlaskClient:
    """An admin called aida, signed in."""
    return give_session(app, database, add_user(database, "aida", Role.ADMIN))


@dataclass(slots=True)
class SetClock:
    """A clock that stands until a test moves it."""

    at: datetime

    def now(self) -> datetime:
        """Return the time it shows."""
        return self.at

    def move(self, **by: float) -> None:
        """Go on by so many seconds, minutes, hours or days."""
        self.at += timedelta(**by)


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """The clock that every request of the test reads."""
    shown = SetClock(datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC))
    monkeypatch.setattr(clock, "now", shown.now)
    return shown
