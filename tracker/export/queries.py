"""Every claim as rows for a file, a batch at a time, so that memory stays the same however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.audit import find_rounds_in_view
from tracker.export.csv_rows import build_desk_row, build_public_row
from tracker.models import (
    ArticleVersion,
    Claim,
    ClaimAnchor,
    Note,
    Passage,
    Publication,
    Rating,
    Review,
)
from tracker.models.enums import AnchorRole
from tracker.models.rounds import STANDARD_POLICY
from tracker.models.snapshot import load_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy.sql.base import ExecutableOption
    from sqlmodel import Session

    from tracker.export.columns import ClaimRow
    from tracker.models.rounds import ReviewPolicy

BATCH_SIZE: Final = 500


def iter_public_rows(session: Session, *, claim_url: Callable[[str, str], str]) -> Iterator[ClaimRow]:
    """Yield the current edition of every published claim, oldest claim first; reads editions only."""
    last = 0
    while True:
        query = (
            select(Publication.claim_id, Publication.payload)
            .where(col(Publication.is_current), col(Publication.claim_id) > last)
            .order_by(col(Publication.claim_id))
            .limit(BATCH_SIZE)
        )
        batch = session.exec(query).all()
        for _, payload in batch:
            yield build_public_row(load_snapshot(payload), claim_url=claim_url)
        if len(batch) < BATCH_SIZE:
            return
        last = batch[-1][0]


def iter_desk_rows(
    session: Session,
    *,
    viewer_id: int | None,
    claim_url: Callable[[str, str], str],
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Iterator[ClaimRow]:
    """Yield every claim as one person of the newsroom sees it, oldest first.

    The session must be used for nothing else: each batch is forgotten before the next is read.
    """
    last = 0
    while True:
        query = (
            select(Claim)
            .where(col(Claim.id) > last)
            .order_by(col(Claim.id))
            .limit(BATCH_SIZE)
            .options(*_row_options())
        )
        batch = session.exec(query).all()
        passages = _map_passages(session, batch)
        in_view = find_rounds_in_view(session, [claim.public_id for claim in batch])
        for claim in batch:
            yield build_desk_row(
                claim,
                passage=passages.get(claim.id),
                viewer_id=viewer_id,
                policy=policy,
                rounds_in_view=in_view.get(claim.public_id, frozenset()),
                claim_url=claim_url,
            )
        if len(batch) < BATCH_SIZE:
            return
        last = batch[-1].id or 0
        session.expunge_all()


def _row_options() -> tuple[ExecutableOption, ...]:
    """Return the loader options for the columns of a row; bodies of versions stay in the database."""
    # SQLModel types relationships and columns as values, hence the ignores.
    version = selectinload(Claim.anchors).selectinload(ClaimAnchor.article_version)  # type: ignore[arg-type]
    return (
        version.defer(ArticleVersion.body, raiseload=True),  # type: ignore[arg-type]
        selectinload(Claim.article),  # type: ignore[arg-type]
        selectinload(Claim.speaker),  # type: ignore[arg-type]
        selectinload(Claim.rating).selectinload(Rating.scale),  # type: ignore[arg-type]
        selectinload(Claim.evidence_items),  # type: ignore[arg-type]
        selectinload(Claim.notes).selectinload(Note.author),  # type: ignore[arg-type]
        selectinload(Claim.reviews).selectinload(Review.reviewer),  # type: ignore[arg-type]
        selectinload(Claim.corrections),  # type: ignore[arg-type]
    )


def _map_passages(session: Session, claims: Sequence[Claim]) -> dict[int | None, int]:
    """Return for each claim's id the number of the passage in which its newest content begins."""
    query = (
        select(ClaimAnchor.claim_id, sa.func.min(col(Passage.position)))
        .join(Passage, col(Passage.article_version_id) == col(ClaimAnchor.article_version_id))
        .where(
            col(ClaimAnchor.claim_id).in_([claim.id for claim in claims]),
            col(ClaimAnchor.role) == AnchorRole.CONTENT,
            col(Passage.start) <= col(ClaimAnchor.start),
            col(ClaimAnchor.start) < col(Passage.end),
        )
        .group_by(col(ClaimAnchor.claim_id), col(ClaimAnchor.article_version_id))
        .order_by(col(ClaimAnchor.claim_id), col(ClaimAnchor.article_version_id))
    )
    return {row[0]: row[1] for row in session.exec(query).all()}
