"""A page asks the database as often for many claims as for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.support.newsroom import Newsroom
from tests.support.people import give_session
from tests.support.publishing import publish
from tracker.web.door import EXTENSION, Wiring

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database


def count_statements(app: Flask, client: FlaskClient, address: str) -> int:
    """Return how many statements one request sends."""
    wiring: Wiring = app.extensions[EXTENSION]
    seen: list[object] = []

    def note(*arguments: object) -> None:
        seen.append(arguments)

    sa.event.listen(wiring.database.engine, "before_cursor_execute", note)
    assert client.get(address, follow_redirects=True).status_code == 200
    sa.event.remove(wiring.database.engine, "before_cursor_execute", note)
    return len(seen)


@pytest.mark.parametrize("page", ["inbox", "workspace", "home", "article"])
def test_a_page_asks_as_often_for_many_claims_as_for_one(
    sqlite_app: Flask, sqlite_database: Database, page: str
) -> None:
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        publish(room)
        article, editor = room.article.public_id, room.editor
    client = give_session(sqlite_app, sqlite_database, editor)
    address = {
        "inbox": "/desk",
        "workspace": f"/desk/articles/{article}",
        "home": "/",
        "article": f"/articles/{article}",
    }[page]
    count_statements(sqlite_app, client, address)
    one = count_statements(sqlite_app, client, address)
    with sqlite_database.transaction() as session:
        room = Newsroom.again(session)
        for _ in range(4):
            publish(room)
    assert count_statements(sqlite_app, client, address) == one
