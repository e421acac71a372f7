"""The pages that editions make, kept ready in the database: found at least cost, stored, made room for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models import Claim, Publication, PublicationPage
from tracker.publication.queries import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlmodel import Session

    from tracker.db import Database

# What is public is asked of the editions each time; a page only saves the work of putting it together.
_PAGE: Final = (
    sa.select(col(Publication.number), col(PublicationPage.path), col(PublicationPage.body))
    .join(Claim, col(Claim.id) == col(Publication.claim_id))
    .join(PublicationPage, col(PublicationPage.publication_id) == col(Publication.id))
    .where(
        col(Claim.public_id) == sa.bindparam("public_id"),
        col(Publication.is_current),
        col(PublicationPage.language) == sa.bindparam("language"),
        col(PublicationPage.form) == sa.bindparam("form"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPage:
    """A page of a current edition in one language; `body` is compressed by brotli, `path` is in English."""

    number: int
    path: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Unready:
    """A current edition, by its row id, that has no page of the present form."""

    publication_id: int
    edition: Edition


def find_page(database: Database, public_id: str, *, language: str, form: str) -> ReadyPage | None:
    """Return the page of the edition that the public sees now, or None if it sees none or none is ready.

    Raises:
        DatabaseUnavailableError: the database does not answer.
    """
    row = database.glance(_PAGE, {"public_id": public_id, "language": language, "form": form})
    if row is None:
        return None
    number, path, body = row
    return ReadyPage(number=int(str(number)), path=str(path), body=body if isinstance(body, bytes) else b"")


def store_pages(
    session: Session, publication_id: int, bodies: Mapping[str, bytes], *, path: str, form: str
) -> None:
    """Keep the pages of an edition, by language, instead of those that any edition of its claim had."""
    claim = select(Publication.claim_id).where(col(Publication.id) == publication_id).scalar_subquery()
    of_claim = select(Publication.id).where(col(Publication.claim_id) == claim)
    session.execute(sa.delete(PublicationPage).where(col(PublicationPage.publication_id).in_(of_claim)))
    session.add_all(
        PublicationPage(publication_id=publication_id, language=language, form=form, path=path, body=body)
        for language, body in bodies.items()
    )
    session.flush()


def drop_dead_pages(session: Session, *, form: str) -> None:
    """Let go of what is never sent again: pages of another form, or of editions that are not current."""
    current = select(Publication.id).where(col(Publication.is_current))
    is_dead = sa.or_(col(PublicationPage.form) != form, col(PublicationPage.publication_id).not_in(current))
    session.execute(sa.delete(PublicationPage).where(is_dead))


def list_unready(session: Session, *, form: str, among: int, limit: int) -> list[Unready]:
    """Return current editions without a page of this form, of the newest `among`, newest first.

    Those that stay without are put together whenever they are asked for: slower, and the same.
    """
    newest = (
        select(Publication.id)
        .where(col(Publication.is_current))
        .order_by(col(Publication.first_published_at).desc(), col(Publication.id).desc())
        .limit(among)
        .scalar_subquery()
    )
    is_ready = sa.exists().where(
        col(PublicationPage.publication_id) == col(Publication.id), col(PublicationPage.form) == form
    )
    query = (
        select(Publication.id, Claim.public_id, Publication.number, Publication.payload)
        .join(Claim, col(Claim.id) == col(Publication.claim_id))
        .where(col(Publication.id).in_(newest), ~is_ready)
        .order_by(col(Publication.first_published_at).desc(), col(Publication.id).desc())
        .limit(limit)
    )
    return [_build_unready(*row) for row in session.exec(query)]


def find_current(session: Session, public_id: str) -> Unready | None:
    """Return the edition of a claim that the public sees now, whether its pages are ready or not."""
    row = session.exec(
        select(Publication.id, Claim.public_id, Publication.number, Publication.payload)
        .join(Claim, col(Claim.id) == col(Publication.claim_id))
        .where(col(Claim.public_id) == public_id, col(Publication.is_current))
    ).first()
    return None if row is None else _build_unready(*row)


def _build_unready(row_id: int | None, public_id: str, number: int, payload: str) -> Unready:
    edition = Edition(public_id=public_id, number=number, payload=payload)
    return Unready(publication_id=row_id or 0, edition=edition)
