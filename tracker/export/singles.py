"""What is exported of one article or one claim: its annotations, or everything about it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sqlmodel import col, select

from tracker.errors import NotFoundError
from tracker.export.annotations import (
    AnnotatedClaim,
    Place,
    build_collection,
    read_desk_claim,
    read_public_claim,
)
from tracker.export.csv_rows import build_public_row, list_anchors
from tracker.export.files import iter_rows
from tracker.export.pack import build_desk_pack, build_public_pack
from tracker.export.queries import (
    anchor_options,
    iter_claims,
    iter_editions,
    iter_payloads,
    narrow_to_article,
    subject_options,
)
from tracker.export.tables import CLAIMS, HISTORY
from tracker.models import Article, Claim
from tracker.models.enums import AnchorRole
from tracker.models.loading import get_claim
from tracker.models.phrases import PUBLIC_STATES, status_phrase
from tracker.models.snapshot import load_snapshot
from tracker.text.slugs import build_slug

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.pack import Pack
    from tracker.export.reading import JsonValue, Reading
    from tracker.models.snapshot import ClaimSnapshot


def get_annotations(
    session: Session, public_id: str, *, address: str, reading: Reading
) -> dict[str, JsonValue]:
    """Return the claims of an article as annotations, oldest claim first; `address` is where they are had.

    Raises:
        NotFoundError: there is no such article, or the public sees no claim of it; nobody can tell which.
    """
    article = session.exec(select(Article).where(col(Article.public_id) == public_id)).first()
    narrowed = replace(reading, narrowed=(narrow_to_article(public_id),))
    claims = (
        [_annotate_edition(snapshot, reading) for snapshot in iter_editions(session, narrowed)]
        if reading.is_public
        else _annotate_claims(session, narrowed)
    )
    if article is None or (reading.is_public and not claims):
        raise NotFoundError("article")
    path = reading.article_path(public_id, build_slug(article.headline, fallback="article"))
    return build_collection(
        claims,
        address=address,
        article_address=article.url or reading.public_url + path,
        headline=article.headline,
    )


def get_public_pack(session: Session, public_id: str, *, reading: Reading, at: datetime) -> Pack:
    """Return what readers may have of a claim.

    Raises:
        NotFoundError: the public sees no such claim.
    """
    narrowed = _narrow_to_claim(reading, public_id)
    for _, edition in iter_payloads(session, narrowed.narrowed):
        history = list(iter_rows(session, HISTORY, narrowed))
        snapshot = load_snapshot(edition)
        return build_public_pack(snapshot, edition=edition, history=history, reading=reading, at=at)
    raise NotFoundError("claim")


def get_desk_pack(session: Session, public_id: str, *, reading: Reading, at: datetime) -> Pack:
    """Return what the viewer may see of a claim; the session must be used for nothing else.

    Raises:
        NotFoundError: there is no such claim.
    """
    narrowed = _narrow_to_claim(reading, public_id)
    for row in iter_rows(session, CLAIMS, narrowed):
        history = list(iter_rows(session, HISTORY, narrowed))
        claim = get_claim(session, public_id)
        return build_desk_pack(
            claim, row=row, places=_list_places(claim), history=history, reading=reading, at=at
        )
    raise NotFoundError("claim")


def _narrow_to_claim(reading: Reading, public_id: str) -> Reading:
    return replace(reading, narrowed=(col(Claim.public_id) == public_id,))


def _annotate_edition(snapshot: ClaimSnapshot, reading: Reading) -> AnnotatedClaim:
    row = build_public_row(snapshot, claim_url=reading.claim_url)
    return read_public_claim(snapshot, address=row.claim_url, standing=row.standing.phrase)


def _annotate_claims(session: Session, reading: Reading) -> list[AnnotatedClaim]:
    found = []
    for batch in iter_claims(session, reading, (*anchor_options(), *subject_options())):
        for claim in batch:
            standing = status_phrase(
                review_status=claim.review_status,
                publication=claim.publication,
                finding=claim.attribution_finding,
                rating_label=claim.rating.label if claim.rating else None,
            )
            address = (
                reading.claim_url(claim.public_id, build_slug(claim.text))
                if claim.publication in PUBLIC_STATES
                else reading.public_url + reading.desk_path(claim.public_id)
            )
            found.append(read_desk_claim(claim, _list_places(claim), address=address, standing=standing))
    return found


def _list_places(claim: Claim) -> list[Place]:
    return [
        Place(exact=each.exact, prefix=each.prefix, suffix=each.suffix, start=each.start, end=each.end)
        for each in list_anchors(claim, AnchorRole.CONTENT)
    ]
