"""What came in from files: import jobs, their originals and problems, and what each row became

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

FORMATS = ("claims_csv", "bundle", "claim_review", "check_tools", "dotted_csv")
STATES = ("proposed", "waiting", "running", "done", "failed")


def upgrade() -> None:
    op.add_column(
        "article_version", sa.Column("is_partial", sa.Boolean(), server_default=sa.false(), nullable=False)
    )
    _refuse_updates(but_of_partial=True)
    op.create_table(
        "import_job",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column(
            "format", sa.Enum(*FORMATS, name="importformat", native_enum=False, length=32), nullable=False
        ),
        sa.Column("filename", sa.String(length=500), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("bytes_count", sa.BigInteger(), nullable=False),
        sa.Column("guard", sa.Boolean(), nullable=True),
        sa.Column("state", sa.Enum(*STATES, name="importstate", native_enum=False, length=32), nullable=False),
        sa.Column("reason", sa.String(length=2000), nullable=False),
        sa.Column("rows_done", sa.Integer(), nullable=False),
        sa.Column("new_count", sa.Integer(), nullable=False),
        sa.Column("changed_count", sa.Integer(), nullable=False),
        sa.Column("unchanged_count", sa.Integer(), nullable=False),
        sa.Column("refused_count", sa.Integer(), nullable=False),
        sa.Column("belonging_count", sa.Integer(), nullable=False),
        sa.Column("submitted_by_id", sa.Integer(), nullable=True),
        sa.Column("submitted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["submitted_by_id"], ["user.id"], name=op.f("fk_import_job_submitted_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_job")),
        sa.UniqueConstraint("public_id", name=op.f("uq_import_job_public_id")),
    )
    op.create_index(op.f("ix_import_job_sha256"), "import_job", ["sha256"])
    op.create_index(op.f("ix_import_job_state"), "import_job", ["state"])
    op.create_table(
        "import_piece",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["import_job.id"], name=op.f("fk_import_piece_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_piece")),
        sa.UniqueConstraint("job_id", "position", name=op.f("uq_import_piece_job_id_position")),
    )
    op.create_table(
        "import_problem",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("file", sa.String(length=200), nullable=False),
        sa.Column("row_number", sa.Integer(), nullable=False),
        sa.Column("field", sa.String(length=200), nullable=False),
        sa.Column("message", sa.String(length=2000), nullable=False),
        sa.Column("value", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["job_id"], ["import_job.id"], name=op.f("fk_import_problem_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_problem")),
    )
    op.create_index(op.f("ix_import_problem_job_id"), "import_problem", ["job_id"])
    _make_records()


def _make_records() -> None:
    op.create_table(
        "import_record",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("origin", sa.String(length=200), nullable=False),
        sa.Column("external_id", sa.String(length=2000), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("row_sha256", sa.String(length=64), nullable=False),
        sa.Column("rating_label", sa.String(length=200), nullable=False),
        sa.Column("kept", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_import_record_claim_id")),
        sa.ForeignKeyConstraint(["job_id"], ["import_job.id"], name=op.f("fk_import_record_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_record")),
        sa.UniqueConstraint("origin", "external_id", name=op.f("uq_import_record_origin_external_id")),
    )
    for column in ("claim_id", "job_id", "rating_label"):
        op.create_index(op.f(f"ix_import_record_{column}"), "import_record", [column])


def downgrade() -> None:
    for table in ("import_record", "import_problem", "import_piece", "import_job"):
        op.drop_table(table)
    _refuse_updates(but_of_partial=False)
    op.drop_column("article_version", "is_partial")


def _refuse_updates(*, but_of_partial: bool) -> None:
    """Let a version's text never change, unless it was never whole: then it grows with what quotes it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER article_version_no_update ON article_version")
        when = "WHEN (NOT OLD.is_partial OR NOT NEW.is_partial) " if but_of_partial else ""
        op.execute(
            "CREATE TRIGGER article_version_no_update BEFORE UPDATE ON article_version "
            f"FOR EACH ROW {when}EXECUTE FUNCTION refuse_change()"
        )
        return
    op.execute("DROP TRIGGER article_version_no_update")
    when = "WHEN NOT OLD.is_partial OR NOT NEW.is_partial " if but_of_partial else ""
    op.execute(
        f"CREATE TRIGGER article_version_no_update BEFORE UPDATE ON article_version {when}"
        "BEGIN SELECT RAISE(ABORT, 'article_version is append-only'); END"
    )
