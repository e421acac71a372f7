"""What the desk adds: due days, merged claims, acknowledged wording, e-mail addresses and notifications

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KINDS = ("assigned", "mentioned", "review_asked", "sent_back")


def upgrade() -> None:
    op.add_column("claim", sa.Column("due_on", sa.Date(), nullable=True))
    op.add_column("claim", sa.Column("merged_into", sa.String(12), nullable=False, server_default=""))
    op.add_column("claim", sa.Column("wording_accepted", sa.String(64), nullable=False, server_default=""))
    op.add_column("user", sa.Column("email", sa.String(500), nullable=False, server_default=""))
    op.create_table(
        "notification",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=12), nullable=False),
        sa.Column("recipient_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(*KINDS, name="notificationkind", native_enum=False, length=32),
            nullable=False,
        ),
        sa.Column("actor_name", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("emailed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_notification_claim_id")),
        sa.ForeignKeyConstraint(["recipient_id"], ["user.id"], name=op.f("fk_notification_recipient_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notification")),
        sa.UniqueConstraint("public_id", name=op.f("uq_notification_public_id")),
    )
    op.create_index(op.f("ix_notification_claim_id"), "notification", ["claim_id"])
    op.create_index(op.f("ix_notification_recipient_id"), "notification", ["recipient_id"])


def downgrade() -> None:
    op.drop_table("notification")
    op.drop_column("user", "email")
    op.drop_column("claim", "wording_accepted")
    op.drop_column("claim", "merged_into")
    op.drop_column("claim", "due_on")
