"""The right of reply as entries instead of two fields, and the words of claims, to find similar ones by

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

import sqlalchemy as sa
from alembic import op

from tracker.models.base import new_public_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KINDS = ("asked", "reminded", "answered", "declined", "no_answer", "struck")
CHANNELS = ("email", "telephone", "letter", "in_person", "other")
PAGE = 500

claims = sa.table(
    "claim",
    sa.column("id", sa.Integer),
    sa.column("public_id", sa.String),
    sa.column("reply_asked_on", sa.Date),
    sa.column("reply_text", sa.String),
    sa.column("updated_at", sa.DateTime(timezone=True)),
)
entries = sa.table(
    "reply_entry",
    sa.column("id", sa.Integer),
    sa.column("public_id", sa.String),
    sa.column("claim_id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("happened_on", sa.Date),
    sa.column("channel", sa.String),
    sa.column("contact", sa.String),
    sa.column("words", sa.String),
    sa.column("strikes_id", sa.Integer),
    sa.column("entered_by_id", sa.Integer),
    sa.column("entered_at", sa.DateTime(timezone=True)),
)
events = sa.table(
    "audit_event",
    sa.column("id", sa.Integer),
    sa.column("at", sa.DateTime(timezone=True)),
    sa.column("actor_public_id", sa.String),
    sa.column("action", sa.String),
    sa.column("subject_public_id", sa.String),
    sa.column("details", sa.Text),
)
users = sa.table("user", sa.column("id", sa.Integer), sa.column("public_id", sa.String))


class Entered(NamedTuple):
    """By whom and when a field was set last, as the history has it."""

    person: int | None
    at: datetime


def upgrade() -> None:
    op.create_table(
        "reply_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("kind", _closed_list("replyentrykind", KINDS), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("channel", _closed_list("replychannel", CHANNELS), nullable=False),
        sa.Column("contact", sa.String(length=500), nullable=False),
        sa.Column("words", sa.String(length=20000), nullable=False),
        sa.Column("answer_by", sa.Date(), nullable=True),
        sa.Column("strikes_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=True),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_reply_entry_claim_id")),
        sa.ForeignKeyConstraint(["strikes_id"], ["reply_entry.id"], name=op.f("fk_reply_entry_strikes_id")),
        sa.ForeignKeyConstraint(["entered_by_id"], ["user.id"], name=op.f("fk_reply_entry_entered_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reply_entry")),
        sa.UniqueConstraint("public_id", name=op.f("uq_reply_entry_public_id")),
        sa.UniqueConstraint("strikes_id", name=op.f("uq_reply_entry_strikes_id")),
    )
    op.create_index(op.f("ix_reply_entry_claim_id"), "reply_entry", ["claim_id"])
    _fields_to_entries(op.get_bind())
    op.drop_column("claim", "reply_asked_on")
    op.drop_column("claim", "reply_text")
    _make_append_only()
    _make_words()


def downgrade() -> None:
    _drop_words()
    op.add_column("claim", sa.Column("reply_asked_on", sa.Date(), nullable=True))
    op.add_column(
        "claim", sa.Column("reply_text", sa.String(length=20000), nullable=False, server_default="")
    )
    _entries_to_fields(op.get_bind())
    op.drop_table("reply_entry")


def _closed_list(name: str, members: Sequence[str]) -> sa.Enum:
    return sa.Enum(*members, name=name, native_enum=False, length=32)


def _fields_to_entries(connection: sa.Connection) -> None:
    """Enter what the two fields held, by whoever the history says set them."""
    kept = sa.or_(claims.c.reply_asked_on.is_not(None), claims.c.reply_text != "")
    query = sa.select(claims).where(kept).order_by(claims.c.id).limit(PAGE)
    last = 0
    while page := connection.execute(query.where(claims.c.id > last)).all():
        last = page[-1].id
        rows = [row for claim in page for row in _entries_of(connection, claim)]
        connection.execute(sa.insert(entries), rows)


def _entries_of(connection: sa.Connection, claim: sa.Row[tuple[object, ...]]) -> Iterator[dict[str, object]]:
    if claim.reply_asked_on is not None:
        entered = _find_entered(connection, claim, "reply_asked_on")
        yield _entry(claim.id, "asked", claim.reply_asked_on, "", entered)
    if claim.reply_text:
        entered = _find_entered(connection, claim, "reply_text")
        # The fields kept no day of the answer; it came no later than it was entered.
        came_on = max(entered.at.date(), claim.reply_asked_on or entered.at.date())
        yield _entry(claim.id, "answered", came_on, claim.reply_text, entered)


def _entry(claim_id: int, kind: str, day: date, words: str, entered: Entered) -> dict[str, object]:
    return {
        "public_id": new_public_id(),
        "claim_id": claim_id,
        "kind": kind,
        "happened_on": day,
        "channel": "other",
        "contact": "",
        "words": words,
        "entered_by_id": entered.person,
        "entered_at": entered.at,
    }


def _find_entered(connection: sa.Connection, claim: sa.Row[tuple[object, ...]], field: str) -> Entered:
    query = (
        sa.select(events.c.at, events.c.action, events.c.details, users.c.id)
        .outerjoin(users, users.c.public_id == events.c.actor_public_id)
        .where(events.c.subject_public_id == claim.public_id)
        .order_by(events.c.id.desc())
    )
    for event in connection.execute(query):
        changed = {change[0] for change in json.loads(event.details).get("changes", ())}
        # To set a claim aside kept the day as well, and told of it by no change.
        is_aside = field == "reply_asked_on" and event.action == "claim.reply_awaited"
        if field in changed or is_aside:
            return Entered(person=event.id, at=event.at)
    return Entered(person=None, at=claim.updated_at)


def _entries_to_fields(connection: sa.Connection) -> None:
    """Put back the first day of asking and the answers; what the fields had no room for is lost."""
    struck = sa.select(entries.c.strikes_id).where(entries.c.strikes_id.is_not(None))
    query = (
        sa.select(entries)
        .where(entries.c.kind.in_(("asked", "answered")), entries.c.id.not_in(struck))
        .order_by(entries.c.claim_id, entries.c.happened_on, entries.c.id)
    )
    asked: dict[int, date] = {}
    answers: dict[int, list[str]] = {}
    for entry in connection.execute(query):
        if entry.kind == "asked":
            asked.setdefault(entry.claim_id, entry.happened_on)
        else:
            answers.setdefault(entry.claim_id, []).append(entry.words)
    for claim_id in sorted({*asked, *answers}):
        text = "\n\n".join(answers.get(claim_id, ()))[:20000]
        connection.execute(
            sa.update(claims)
            .where(claims.c.id == claim_id)
            .values(reply_asked_on=asked.get(claim_id), reply_text=text)
        )


def _make_append_only() -> None:
    """Refuse UPDATE; rows leave only with the sample."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER reply_entry_no_update BEFORE UPDATE ON reply_entry "
            "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
        return
    op.execute(
        "CREATE TRIGGER reply_entry_no_update BEFORE UPDATE ON reply_entry "
        "BEGIN SELECT RAISE(ABORT, 'reply_entry is append-only'); END"
    )


def _make_words() -> None:
    """Index the words of every claim; the database itself keeps the index in step."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE INDEX ix_claim_words ON claim USING gin (to_tsvector('english', text))")
        return
    # The table holds no text of its own: it reads the claim's, so a change has to take the old words out first.
    op.execute(
        "CREATE VIRTUAL TABLE claim_words USING fts5(text, content='claim', content_rowid='id', "
        "columnsize=0, tokenize='porter unicode61 remove_diacritics 2')"
    )
    take_out = "INSERT INTO claim_words(claim_words, rowid, text) VALUES ('delete', OLD.id, OLD.text);"
    put_in = "INSERT INTO claim_words(rowid, text) VALUES (NEW.id, NEW.text);"
    for name, event, work in (
        ("insert", "AFTER INSERT", put_in),
        ("delete", "AFTER DELETE", take_out),
        ("update", "AFTER UPDATE OF text", f"{take_out} {put_in}"),
    ):
        op.execute(f"CREATE TRIGGER claim_words_{name} {event} ON claim BEGIN {work} END")
    op.execute("INSERT INTO claim_words(claim_words) VALUES ('rebuild')")


def _drop_words() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX ix_claim_words")
        return
    for name in ("insert", "delete", "update"):
        op.execute(f"DROP TRIGGER claim_words_{name}")
    op.execute("DROP TABLE claim_words")
