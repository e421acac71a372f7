"""What public lists and their search read: one row a published claim, counts, and the full text

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import context, op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ROW_ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
FINDINGS = (
    "confirmed", "confirmed_paraphrase", "out_of_context", "altered", "not_found", "denied", "not_applicable",
)  # fmt: skip
KINDS = ("statement", "appeal", "position", "estimate", "event", "prediction", "opinion")
STATES = ("unpublished", "published", "corrected", "withdrawn")


def upgrade() -> None:
    _make_owners()
    _make_rows()
    _make_counts()
    if context.is_offline_mode():
        return
    _make_full_text()


def downgrade() -> None:
    op.execute("DROP TABLE public_search")
    for table in (
        "public_words",
        "public_tally",
        "published_claim",
        "public_article",
        "public_speaker",
        "public_cell",
    ):
        op.drop_table(table)


def _make_owners() -> None:
    op.create_table(
        "public_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("finding", sa.String(length=32), nullable=False),
        sa.Column("rating", sa.String(length=200), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_cell")),
        sa.UniqueConstraint(
            "finding", "rating", "kind", "year", name=op.f("uq_public_cell_finding_rating_kind_year")
        ),
    )
    op.create_table(
        "public_speaker",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("sort_name", sa.String(length=400), nullable=False),
        sa.Column("claims_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_speaker")),
        sa.UniqueConstraint("public_id", name=op.f("uq_public_speaker_public_id")),
    )
    op.create_index("ix_public_speaker_by_name", "public_speaker", ["sort_name", "id"])
    op.create_index("ix_public_speaker_by_count", "public_speaker", ["claims_count", "id"])
    op.create_table(
        "public_article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("headline", sa.String(length=500), nullable=False),
        sa.Column("publisher", sa.String(length=200), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("claims_count", sa.Integer(), nullable=False),
        sa.Column("newest_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_article")),
        sa.UniqueConstraint("public_id", name=op.f("uq_public_article_public_id")),
    )
    op.create_index("ix_public_article_by_count", "public_article", ["claims_count", "id"])
    op.create_index(op.f("ix_public_article_newest_id"), "public_article", ["newest_id"])


def _make_rows() -> None:
    op.create_table(
        "published_claim",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=200), nullable=False),
        sa.Column("state", sa.Enum(*STATES, name="publicationstate", native_enum=False, length=32), nullable=False),
        sa.Column("kind", sa.Enum(*KINDS, name="claimkind", native_enum=False, length=32), nullable=False),
        sa.Column(
            "finding", sa.Enum(*FINDINGS, name="attributionfinding", native_enum=False, length=32), nullable=True
        ),
        sa.Column("rating_label", sa.String(length=200), nullable=False),
        sa.Column("rating_value", sa.Integer(), nullable=True),
        sa.Column("rating_worst", sa.Integer(), nullable=True),
        sa.Column("rating_best", sa.Integer(), nullable=True),
        sa.Column("text", sa.String(length=5000), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("explanation", sa.String(length=20000), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("claimed_on", sa.Date(), nullable=True),
        sa.Column("speaker_name", sa.String(length=200), nullable=False),
        sa.Column("speaker_role", sa.String(length=200), nullable=False),
        sa.Column("headline", sa.String(length=500), nullable=False),
        sa.Column("is_sample", sa.Boolean(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("first_published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["public_article.id"], name=op.f("fk_published_claim_article_id")),
        sa.ForeignKeyConstraint(["cell_id"], ["public_cell.id"], name=op.f("fk_published_claim_cell_id")),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_published_claim_claim_id")),
        sa.ForeignKeyConstraint(
            ["publication_id"], ["publication.id"], name=op.f("fk_published_claim_publication_id")
        ),
        sa.ForeignKeyConstraint(["speaker_id"], ["public_speaker.id"], name=op.f("fk_published_claim_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_published_claim")),
        sa.UniqueConstraint("claim_id", name=op.f("uq_published_claim_claim_id")),
        sa.UniqueConstraint("public_id", name=op.f("uq_published_claim_public_id")),
        sa.UniqueConstraint("publication_id", name=op.f("uq_published_claim_publication_id")),
    )
    op.create_index("ix_published_claim_speaker", "published_claim", ["speaker_id", "id", "cell_id"])
    op.create_index("ix_published_claim_article", "published_claim", ["article_id", "id", "cell_id"])
    op.create_index("ix_published_claim_cell", "published_claim", ["cell_id", "id"])


def _make_counts() -> None:
    op.create_table(
        "public_tally",
        sa.Column("owner", sa.String(length=8), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["cell_id"], ["public_cell.id"], name=op.f("fk_public_tally_cell_id")),
        sa.PrimaryKeyConstraint("owner", "owner_id", "cell_id", name=op.f("pk_public_tally")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "public_words",
        sa.Column("id", ROW_ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=True),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_public_words")),
    )


def _make_full_text() -> None:
    if op.get_bind().dialect.name == "sqlite":
        # Words arrive folded and parted, so the simplest tokenizer is the right one; ranking needs no sizes.
        op.execute(
            "CREATE VIRTUAL TABLE public_search USING fts5(words, facets, content='', contentless_delete=1,"
            " tokenize='ascii', prefix='2 3 4 5 6')"
        )
        return
    op.execute("CREATE TABLE public_search (id BIGINT PRIMARY KEY, lexemes TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX ix_public_search_lexemes ON public_search USING gin (lexemes)")
