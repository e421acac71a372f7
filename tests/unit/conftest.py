"""A newsroom in an open transaction, on each database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import Newsroom

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.db import Database


@pytest.fixture
def room(database: Database) -> Iterator[Newsroom]:
    """Three people and an article; what a test does is committed when it ends well."""
    with database.transaction() as session:
        yield Newsroom.open(session)
