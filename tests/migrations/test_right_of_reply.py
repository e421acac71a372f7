"""What older releases kept of the right of reply becomes entries, and goes back to fields."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa
from alembic import command

from tracker.db import Database, build_alembic_config

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import Connection

AT = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
BOTH, REASONED, ANSWER_ALONE = "22222222bbbb", "22222222cccc", "22222222dddd"
KEPT = {
    BOTH: (date(2026, 3, 1), "Yes, “safe”.\nFor all."),
    REASONED: (None, ""),
    ANSWER_ALONE: (None, "We said so in May."),
}


def fill(connection: Connection) -> None:
    """Store a person, an article and three claims as release 0002 kept them, with the history of one."""
    tables = sa.MetaData()
    tables.reflect(connection, only=["user", "article", "claim", "audit_event"])
    user, article, claim, event = (
        tables.tables[name] for name in ("user", "article", "claim", "audit_event")
    )
    person = {"public_id": "22222222pppp", "name": "rita", "display_name": "Rita", "role": "reviewer"}
    flags = {"must_change_password": False, "is_sample": False, "created_at": AT, "email": ""}
    connection.execute(sa.insert(user), _rest(user) | {"id": 7, **person, **flags})
    connection.execute(sa.insert(article), _rest(article) | {"id": 1, "public_id": "22222222ffff"})
    for number, (public_id, (asked_on, text)) in enumerate(KEPT.items(), start=1):
        own = {"id": number, "public_id": public_id, "article_id": 1, "position": number, "version": 1}
        axes = {"kind": "statement", "mode": "direct", "origin": "added", "review_status": "in_research"}
        reply = {
            "reply_asked_on": asked_on,
            "reply_text": text,
            "reply_reason": "",
            "text": f"Claim {number}",
        }
        rest = {**_rest(claim), "publication": "unpublished", "updated_at": AT}
        connection.execute(sa.insert(claim), {**rest, **own, **axes, **reply})
    details = '{"changes":[["reply_asked_on","","2026-03-01"],["reply_text","","Yes"]]}'
    told = {"action": "claim.checks_set", "subject_kind": "claim", "subject_public_id": BOTH}
    who = {"actor_public_id": "22222222pppp", "actor_name": "Rita", "at": datetime(2026, 3, 2, 8, tzinfo=UTC)}
    hashes = {"previous_sha256": "0" * 64, "sha256": "1" * 64}
    connection.execute(sa.insert(event), {"id": 1, "details": details, **told, **who, **hashes})


def _rest(table: sa.Table) -> dict[str, object]:
    """Return a plain value for every column that must have one."""
    plain: tuple[tuple[type, object], ...] = (
        (sa.Boolean, False),
        (sa.DateTime, AT),
        (sa.Integer, 1),
        (sa.Float, 0.0),
    )
    return {
        column.name: next((value for kind, value in plain if isinstance(column.type, kind)), "")
        for column in table.columns
        if not column.nullable and not column.primary_key
    }


def read_entries(connection: Connection) -> Iterator[tuple[object, ...]]:
    query = sa.text(
        "SELECT claim.public_id, reply_entry.kind, CAST(happened_on AS VARCHAR(10)), words, entered_by_id "
        "FROM reply_entry JOIN claim ON claim.id = claim_id ORDER BY claim.id, reply_entry.id"
    )
    return (tuple(row) for row in connection.execute(query))


def test_the_fields_of_the_right_of_reply_become_entries_and_come_back(empty_database_url: str) -> None:
    config = build_alembic_config(empty_database_url)
    command.upgrade(config, "0002")
    database = Database(empty_database_url)
    with database.engine.begin() as connection:
        fill(connection)
    command.upgrade(config, "0003")
    with database.engine.connect() as connection:
        assert list(read_entries(connection)) == [
            (BOTH, "asked", "2026-03-01", "", 7),
            (BOTH, "answered", "2026-03-02", "Yes, “safe”.\nFor all.", 7),
            (ANSWER_ALONE, "answered", "2026-03-03", "We said so in May.", None),
        ]
    command.downgrade(config, "0002")
    with database.engine.connect() as connection:
        query = sa.text("SELECT public_id, reply_asked_on, reply_text FROM claim ORDER BY id")
        rows = [(row[0], str(row[1]) if row[1] else None, row[2]) for row in connection.execute(query)]
    database.dispose()
    assert rows == [(name, str(day) if day else None, text) for name, (day, text) in KEPT.items()]
