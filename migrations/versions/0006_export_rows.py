"""What exports add: the row of claims.csv that an edition makes, kept ready to be sent

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "publication_row",
        sa.Column("publication_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.Integer(), nullable=False),
        sa.Column("claim_public_id", sa.String(length=12), nullable=False),
        sa.Column("plain", sa.Text(), nullable=False),
        sa.Column("guarded", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["publication_id"],
            ["publication.id"],
            name=op.f("fk_publication_row_publication_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("publication_id", name=op.f("pk_publication_row")),
    )


def downgrade() -> None:
    op.drop_table("publication_row")
