"""The order of an article's claims: positions from 1 on without a gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.db import lock
from tracker.models import Claim, ClaimAnchor
from tracker.models.enums import AnchorRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlmodel import Session

    from tracker.models import ArticleVersion


def lock_order(session: Session, article_id: int) -> None:
    """Make others who add or move claims of this article wait, so that no two get one place."""
    lock(session, f"order {article_id}")


def list_order(session: Session, article_id: int) -> list[str]:
    """Return the public ids of an article's claims by position then id; no limit, an article is finite."""
    query = select(Claim.public_id).where(col(Claim.article_id) == article_id)
    return list(session.exec(query.order_by(col(Claim.position), col(Claim.id))))


def store_order(session: Session, article_id: int, ordered: Sequence[str]) -> None:
    """Number the claims from 1 in the order given.

    Claims that keep their number are left alone, and where a claim stands is no part of what somebody may
    be editing, so its version stays: a re-ordering makes nobody's open form stale.
    """
    query = select(Claim.public_id, Claim.position).where(col(Claim.article_id) == article_id)
    present = dict(iter(session.exec(query)))
    moved = [
        {"its_id": public_id, "its_position": position}
        for position, public_id in enumerate(ordered, start=1)
        if present[public_id] != position
    ]
    if moved:
        session.flush()
        statement = (
            sa.update(Claim)
            .where(col(Claim.public_id) == sa.bindparam("its_id"))
            .values(position=sa.bindparam("its_position"))
        )
        # Past the unit of work, which would count the version of every claim up.
        session.connection().execute(statement, moved)
        for loaded in session.identity_map.values():
            if isinstance(loaded, Claim):
                session.expire(loaded, ["position"])


def insert_behind(session: Session, article_id: int, public_id: str, *, after: str | None) -> None:
    """Give a stored claim the place behind another, the first one without any, and number all anew."""
    ordered = [each for each in list_order(session, article_id) if each != public_id]
    ordered.insert(ordered.index(after) + 1 if after is not None else 0, public_id)
    store_order(session, article_id, ordered)


def find_predecessor(session: Session, version: ArticleVersion, start: int) -> str | None:
    """Return the claim behind which one that begins at `start` belongs; None for the first place.

    That is the last of those that begin before it in this version, or where it does.
    """
    begins = (
        select(ClaimAnchor.claim_id, sa.func.min(ClaimAnchor.start).label("begins"))
        .where(
            col(ClaimAnchor.article_version_id) == version.id,
            col(ClaimAnchor.role) == AnchorRole.CONTENT,
            col(ClaimAnchor.start) <= start,
        )
        .group_by(col(ClaimAnchor.claim_id))
        .subquery()
    )
    query = (
        select(Claim.public_id)
        .join(begins, col(Claim.id) == begins.c.claim_id)
        .order_by(begins.c.begins.desc(), col(Claim.position).desc(), col(Claim.id).desc())
        .limit(1)
    )
    return session.exec(query).first()
