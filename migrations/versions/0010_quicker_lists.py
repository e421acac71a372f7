"""Sums beside the public lists, short rows for what a search finds, and a full text in one column

Revision ID: 0010
Revises: 0009
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op
from sqlmodel import Session

from tracker.models import (
    PublicArticle,
    Publication,
    PublicCell,
    PublicHit,
    PublicSpeaker,
    PublicSum,
    PublicTally,
    PublicWords,
    PublishedClaim,
)
from tracker.publication.reindexing import rebuild_lists

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
LISTS = (
    PublishedClaim, PublicHit, PublicWords, PublicSum, PublicTally, PublicSpeaker, PublicArticle, PublicCell,
)  # fmt: skip
FULL_TEXT = (
    "CREATE VIRTUAL TABLE public_search USING fts5({columns}, content='', contentless_delete=1,"
    " tokenize={tokenizer}, prefix='2 3 4 5 6')"
)


def upgrade() -> None:
    op.drop_table("public_words")
    op.create_table(
        "public_words", *_name_row(), sa.Column("words", sa.Text(), nullable=False), _key("words")
    )
    op.create_table("public_hit", *_name_row(), *_name_owners(), _key("hit"))
    op.create_table(
        "public_sum",
        sa.Column("asked", sa.String(length=400), nullable=False),
        sa.Column("facet", sa.String(length=8), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("asked", "facet", "value", name=op.f("pk_public_sum")),
        sqlite_with_rowid=False,
    )
    if context.is_offline_mode():
        return
    # One column: the tokens of facets begin with a sign that no word of a text holds.
    _make_full_text("words", "\"ascii tokenchars '_'\"")
    _fill()


def downgrade() -> None:
    """Leave the lists empty; the earlier program fills them with `tracker reindex`."""
    for table in ("public_sum", "public_hit", "public_words"):
        op.drop_table(table)
    words = sa.Column("words", sa.Text(), nullable=False)
    op.create_table("public_words", *_name_row(), words, *_name_owners(), _key("words"))
    if not context.is_offline_mode():
        _make_full_text("words, facets", "'ascii'")


def _name_row() -> tuple[sa.Column[int], ...]:
    return (sa.Column("id", ROW_ID, autoincrement=False, nullable=False),)


def _name_owners() -> tuple[sa.Column[int], ...]:
    return (
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=False),
    )


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=op.f(f"pk_public_{table}"))


def _make_full_text(columns: str, tokenizer: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE public_search")
        op.execute(FULL_TEXT.format(columns=columns, tokenizer=tokenizer))
    else:
        op.execute("DELETE FROM public_search")


def _fill() -> None:
    """List what is published already.

    A later migration that changes these tables, or that of editions, has to fill the lists itself; this one then
    leaves them empty.
    """
    inspector = sa.inspect(op.get_bind())
    for model in (Publication, *LISTS):
        table = model.__table__
        made = {column["name"] for column in inspector.get_columns(table.name)}
        if made != set(table.columns.keys()):
            return
    with Session(op.get_bind()) as session:
        rebuild_lists(session)
        # Alembic commits; without this the session would undo the migration when it closes.
        session.commit()
