"""The claims a file is made of, a batch at a time, so that memory stays the same however many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.audit import find_rounds_in_view
from tracker.export.csv_rows import build_desk_row
from tracker.models import (
    Article,
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
from tracker.models.snapshot import load_snapshot

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.sql.base import ExecutableOption
    from sqlmodel import Session

    from tracker.export.columns import ClaimRow
    from tracker.export.reading import Reading
    from tracker.models.snapshot import ClaimSnapshot

BATCH_SIZE: Final = 500


def narrow_to_article(public_id: str) -> sa.ColumnElement[bool]:
    """Return the condition that leaves out the claims of every other article; an unknown one has none."""
    article = select(Article.id).where(col(Article.public_id) == public_id)
    return col(Claim.article_id).in_(article)


def count_claims(session: Session, reading: Reading) -> int:
    """Count the claims that a file is made of, for whoever waits for it."""
    query = select(sa.func.count()).select_from(Claim).where(*reading.narrowed)
    if reading.is_public:
        query = query.join(Publication).where(col(Publication.is_current))
    return session.exec(query).one()


def iter_payloads(
    session: Session, narrowed: Sequence[sa.ColumnElement[bool]] = ()
) -> Iterator[tuple[int, str]]:
    """Yield the row id and the payload of every current edition, oldest claim first."""
    last = 0
    query = (
        select(Publication.claim_id, Publication.id, Publication.payload)
        .where(col(Publication.is_current))
        .order_by(col(Publication.claim_id))
        .limit(BATCH_SIZE)
    )
    if narrowed:
        query = query.join(Claim).where(*narrowed)
    while True:
        batch = session.exec(query.where(col(Publication.claim_id) > last)).all()
        yield from ((row_id or 0, payload) for _, row_id, payload in batch)
        if len(batch) < BATCH_SIZE:
            return
        last = batch[-1][0]


def iter_editions(session: Session, reading: Reading) -> Iterator[ClaimSnapshot]:
    """Yield what readers see of every published claim, oldest claim first; reads editions only."""
    for _, payload in iter_payloads(session, reading.narrowed):
        yield load_snapshot(payload)


def iter_claims(
    session: Session, reading: Reading, options: Sequence[ExecutableOption]
) -> Iterator[list[Claim]]:
    """Yield all claims in batches, oldest first, with what the options load.

    The session must be used for nothing else: each batch is forgotten before the next is read.
    """
    query = select(Claim).where(*reading.narrowed).order_by(col(Claim.id)).limit(BATCH_SIZE).options(*options)
    last = 0
    while batch := list(session.exec(query.where(col(Claim.id) > last))):
        last = batch[-1].id or 0
        yield batch
        session.expunge_all()


def iter_desk_rows(session: Session, reading: Reading) -> Iterator[ClaimRow]:
    """Yield every claim as one person of the newsroom sees it, oldest first."""
    for batch in iter_claims(session, reading, _row_options()):
        passages = _map_passages(session, batch)
        in_view = find_rounds_in_view(session, [claim.public_id for claim in batch])
        for claim in batch:
            yield build_desk_row(
                claim,
                passage=passages.get(claim.id),
                viewer_id=reading.viewer_id,
                policy=reading.policy,
                rounds_in_view=in_view.get(claim.public_id, frozenset()),
                claim_url=reading.claim_url,
            )


# SQLModel types relationships and columns as values, hence the ignores.
def evidence_options() -> tuple[ExecutableOption, ...]:
    """Return what loads the sources of a claim."""
    return (selectinload(Claim.evidence_items),)  # type: ignore[arg-type]


def quantity_options() -> tuple[ExecutableOption, ...]:
    """Return what loads the numbers of a claim."""
    return (selectinload(Claim.quantities),)  # type: ignore[arg-type]


def standing_options() -> tuple[ExecutableOption, ...]:
    """Return what loads the notes and reviews of a claim, and all that says who may see which of them."""
    return (
        selectinload(Claim.notes).selectinload(Note.author),  # type: ignore[arg-type]
        selectinload(Claim.reviews).selectinload(Review.reviewer),  # type: ignore[arg-type]
        selectinload(Claim.reviews).selectinload(Review.rating),  # type: ignore[arg-type]
        selectinload(Claim.corrections),  # type: ignore[arg-type]
    )


def anchor_options() -> tuple[ExecutableOption, ...]:
    """Return what loads where a claim lies; bodies of versions stay in the database."""
    version = selectinload(Claim.anchors).selectinload(ClaimAnchor.article_version)  # type: ignore[arg-type]
    return (version.defer(ArticleVersion.body, raiseload=True),)  # type: ignore[arg-type]


def subject_options() -> tuple[ExecutableOption, ...]:
    """Return what loads the article, the speaker and the rating of a claim."""
    return (
        selectinload(Claim.article),  # type: ignore[arg-type]
        selectinload(Claim.speaker),  # type: ignore[arg-type]
        selectinload(Claim.rating).selectinload(Rating.scale),  # type: ignore[arg-type]
    )


def _row_options() -> tuple[ExecutableOption, ...]:
    return (*anchor_options(), *subject_options(), *evidence_options(), *standing_options())


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
