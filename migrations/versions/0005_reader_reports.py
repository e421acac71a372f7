"""What readers report, and the indexes that the pages of corrections and the site map need

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

STATES = ("open", "handled")


def upgrade() -> None:
    op.create_table(
        "reader_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("edition", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(length=2000), nullable=False),
        sa.Column("evidence_url", sa.String(length=2000), nullable=False),
        sa.Column("contact", sa.String(length=500), nullable=False),
        sa.Column("network", sa.String(length=200), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.Enum(*STATES, name="reportstate", native_enum=False, length=32), nullable=False),
        sa.Column("answer", sa.String(length=2000), nullable=False),
        sa.Column("handled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("handled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_reader_report_claim_id")),
        sa.ForeignKeyConstraint(["handled_by_id"], ["user.id"], name=op.f("fk_reader_report_handled_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reader_report")),
        sa.UniqueConstraint("public_id", name=op.f("uq_reader_report_public_id")),
    )
    op.create_index(op.f("ix_reader_report_claim_id"), "reader_report", ["claim_id"])
    op.create_index("ix_reader_report_state", "reader_report", ["state", "id"])
    op.create_index("ix_reader_report_network", "reader_report", ["network", "reported_at"])
    op.create_index("ix_correction_corrected_at", "correction", ["corrected_at", "id"])
    op.create_index("ix_publication_current_row", "publication", ["is_current", "id", "published_at"])


def downgrade() -> None:
    op.drop_index("ix_publication_current_row", "publication")
    op.drop_index("ix_correction_corrected_at", "correction")
    op.drop_table("reader_report")
