"""How an edition enters and leaves the public lists, with every count, as it is published or withdrawn."""

from __future__ import annotations

from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final, TypedDict

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.db import lock
from tracker.models import (
    PublicArticle,
    Publication,
    PublicCell,
    PublicHit,
    PublicSpeaker,
    PublicTally,
    PublicWords,
    PublishedClaim,
)
from tracker.models.snapshot import load_snapshot
from tracker.publication.backends import full_text_of
from tracker.publication.facets import Cell, build_tokens, find_cell, iter_sums
from tracker.publication.hits import Entry
from tracker.publication.ranking import RANKED_FIELDS, join_fields, list_fields
from tracker.text.words import list_forms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlmodel import Session

    from tracker.models.snapshot import ClaimSnapshot, SnapshotArticle, SnapshotSpeaker

ALL: Final = "all"
SPEAKER: Final = "speaker"
ARTICLE: Final = "article"
_LOCK: Final = "public lists"
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)
_AT_ONCE: Final = 1000
_ADD_SUM: Final = sa.text(
    "INSERT INTO public_sum(asked, facet, value, count) VALUES (:asked, :facet, :value, :count)"
    " ON CONFLICT (asked, facet, value) DO UPDATE SET count = public_sum.count + excluded.count"
)
_DROP_SUM: Final = sa.text(
    "DELETE FROM public_sum WHERE asked = :asked AND facet = :facet AND value = :value AND count = 0"
)


class _EditionFields(TypedDict):
    """Which edition of which claim a row shows."""

    claim_id: int
    publication_id: int
    edition: int


class Owners(TypedDict):
    """The rows that a listed claim is counted under."""

    cell_id: int
    speaker_id: int | None
    article_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of an edition, field by field: all that are searched, and those that a hit is ranked by."""

    searched: str
    ranked: str


def show_in_lists(session: Session, publication: Publication, snapshot: ClaimSnapshot) -> None:
    """Put a stored edition in the lists, in the place of the claim's earlier one."""
    wait_for_turn(session)
    earlier = session.exec(
        select(PublishedClaim).where(col(PublishedClaim.claim_id) == publication.claim_id)
    ).first()
    row_id = earlier.id if earlier else _find_free_id(session, count_milliseconds(snapshot))
    if earlier is not None:
        _take_out(session, earlier)
    cell = find_cell(snapshot)
    owners = Owners(
        cell_id=_find_cell_id(session, cell),
        speaker_id=_find_speaker_id(session, snapshot),
        article_id=_find_article_id(session, snapshot, row_id),
    )
    row, words = build_row(publication, snapshot, row_id=row_id, **owners), find_words(snapshot)
    session.add_all([row, PublicHit(id=row_id, **owners), PublicWords(id=row_id, words=words.ranked)])
    session.flush()
    tokens = build_tokens(row.cell_id, cell, speaker_id=row.speaker_id, article_id=row.article_id)
    full_text_of(session).store(session, [Entry(id=row_id, words=words.searched, tokens=tokens)])
    _count(session, row, 1)
    _add_up(session, cell, 1)
    describe_owners(session, row.speaker_id, row.article_id)
    if earlier is not None and earlier.speaker_id not in {None, row.speaker_id}:
        describe_owners(session, earlier.speaker_id, row.article_id)


def hide_from_lists(session: Session, claim_id: int) -> None:
    """Take a claim out of the lists and of every count; does nothing if it is not there."""
    wait_for_turn(session)
    row = session.exec(select(PublishedClaim).where(col(PublishedClaim.claim_id) == claim_id)).first()
    if row is not None:
        _take_out(session, row)
        describe_owners(session, row.speaker_id, row.article_id)


def wait_for_turn(session: Session) -> None:
    """Let one transaction at a time change the lists: all of them add to the same counts."""
    lock(session, _LOCK)


def count_milliseconds(snapshot: ClaimSnapshot) -> int:
    """Return the instant of the first publication as the row id that it asks for."""
    return (snapshot.first_published_at - _EPOCH) // _MILLISECOND


def build_row(
    publication: Publication,
    snapshot: ClaimSnapshot,
    *,
    row_id: int,
    cell_id: int,
    speaker_id: int | None,
    article_id: int,
) -> PublishedClaim:
    """Return what lists show of an edition."""
    rating, speaker = snapshot.rating, snapshot.speaker
    return PublishedClaim(
        id=row_id,
        **_name_edition(publication),
        public_id=snapshot.public_id,
        slug=snapshot.slug,
        state=snapshot.state,
        kind=snapshot.kind,
        finding=snapshot.finding,
        rating_label=rating.label if rating else "",
        rating_value=rating.value if rating else None,
        rating_worst=rating.worst_value if rating else None,
        rating_best=rating.best_value if rating else None,
        text=snapshot.text,
        content=snapshot.quote,
        explanation=snapshot.explanation,
        language=snapshot.language,
        claimed_on=snapshot.claimed_on,
        speaker_name=speaker.name if speaker else "",
        speaker_role=speaker.role if speaker else "",
        headline=snapshot.article.headline,
        is_sample=snapshot.article.is_sample,
        cell_id=cell_id,
        speaker_id=speaker_id,
        article_id=article_id,
        first_published_at=snapshot.first_published_at,
        updated_at=snapshot.published_at,
    )


def _name_edition(publication: Publication) -> _EditionFields:
    return {
        "claim_id": publication.claim_id,
        "publication_id": publication.id or 0,
        "edition": publication.number,
    }


def build_speaker(speaker: SnapshotSpeaker) -> PublicSpeaker:
    """Return the row of a speaker to whom no claim is counted yet."""
    return PublicSpeaker(
        public_id=speaker.public_id,
        name=speaker.name,
        sort_name=build_sort_name(speaker.name),
        claims_count=0,
    )


def build_article(cited: SnapshotArticle, newest_id: int) -> PublicArticle:
    """Return the row of an article of which no claim is counted yet."""
    return PublicArticle(
        public_id=cited.public_id,
        headline=cited.headline,
        publisher=cited.publisher,
        published_on=cited.published_on,
        is_sample=cited.is_sample,
        claims_count=0,
        newest_id=newest_id,
    )


def cite_article(article: PublicArticle, cited: SnapshotArticle, newest_id: int) -> None:
    """Let an article read as its newest claim cites it."""
    article.headline, article.publisher = cited.headline, cited.publisher
    article.published_on, article.is_sample = cited.published_on, cited.is_sample
    article.newest_id = newest_id


def find_words(snapshot: ClaimSnapshot) -> Words:
    """Return the words of an edition."""
    forms = [list_forms(text) for text in list_fields(snapshot)]
    return Words(searched=join_fields(forms), ranked=join_fields(forms[:RANKED_FIELDS]))


def describe_owners(session: Session, speaker_id: int | None, article_id: int) -> None:
    """Name a speaker and an article as the newest of their claims does; forget those without any."""
    if speaker_id is not None:
        speaker = session.exec(select(PublicSpeaker).where(col(PublicSpeaker.id) == speaker_id)).one()
        newest = _find_newest(session, col(PublishedClaim.speaker_id) == speaker_id)
        if newest is None:
            session.delete(speaker)
        elif newest[1].speaker is not None:
            speaker.name = newest[1].speaker.name
            speaker.sort_name = build_sort_name(speaker.name)
    article = session.exec(select(PublicArticle).where(col(PublicArticle.id) == article_id)).one()
    newest = _find_newest(session, col(PublishedClaim.article_id) == article_id)
    if newest is None:
        session.delete(article)
    else:
        cite_article(article, newest[1].article, newest[0])
    session.flush()


def build_sort_name(name: str) -> str:
    """Return a name as lists of names are sorted and searched."""
    return " ".join(list_forms(name))


def _take_out(session: Session, row: PublishedClaim) -> None:
    full_text_of(session).forget(session, row.id)
    _count(session, row, -1)
    for table in (PublicWords, PublicHit):
        session.execute(sa.delete(table).where(col(table.id) == row.id))
    cell = session.exec(select(PublicCell).where(col(PublicCell.id) == row.cell_id)).one()
    _add_up(session, Cell(finding=cell.finding, rating=cell.rating, kind=cell.kind, year=cell.year), -1)
    session.delete(row)
    session.flush()
    is_used = sa.exists().where(col(PublicTally.cell_id) == col(PublicCell.id), col(PublicTally.owner) == ALL)
    session.execute(sa.delete(PublicCell).where(col(PublicCell.id) == row.cell_id, ~is_used))


def _find_free_id(session: Session, wanted: int) -> int:
    """Return the first id from `wanted` on that no row has."""
    while True:
        taken = session.exec(
            select(PublishedClaim.id)
            .where(col(PublishedClaim.id) >= wanted)
            .order_by(col(PublishedClaim.id))
            .limit(_AT_ONCE)
        ).all()
        for row_id in taken:
            if row_id != wanted:
                return wanted
            wanted += 1
        if len(taken) < _AT_ONCE:
            return wanted


def _find_cell_id(session: Session, cell: Cell) -> int:
    finding, rating, kind, year = astuple(cell)
    known = session.exec(
        select(PublicCell.id).where(
            col(PublicCell.finding) == finding,
            col(PublicCell.rating) == rating,
            col(PublicCell.kind) == kind,
            col(PublicCell.year) == year,
        )
    ).first()
    if known is not None:
        return known
    row = PublicCell(finding=finding, rating=rating, kind=kind, year=year)
    session.add(row)
    session.flush()
    return row.id or 0


def _find_speaker_id(session: Session, snapshot: ClaimSnapshot) -> int | None:
    speaker = snapshot.speaker
    if speaker is None:
        return None
    row = session.exec(select(PublicSpeaker).where(col(PublicSpeaker.public_id) == speaker.public_id)).first()
    if row is None:
        row = build_speaker(speaker)
        session.add(row)
        session.flush()
    return row.id


def _find_article_id(session: Session, snapshot: ClaimSnapshot, row_id: int) -> int:
    cited = snapshot.article
    row = session.exec(select(PublicArticle).where(col(PublicArticle.public_id) == cited.public_id)).first()
    if row is None:
        row = build_article(cited, row_id)
        session.add(row)
        session.flush()
    return row.id or 0


def _find_newest(session: Session, condition: sa.ColumnElement[bool]) -> tuple[int, ClaimSnapshot] | None:
    found = session.exec(
        select(PublishedClaim.id, Publication.payload)
        .join(Publication, col(Publication.id) == col(PublishedClaim.publication_id))
        .where(condition)
        .order_by(col(PublishedClaim.id).desc())
        .limit(1)
    ).first()
    return (found[0], load_snapshot(found[1])) if found else None


def _count(session: Session, row: PublishedClaim, change: int) -> None:
    """Add to every count that the row is part of."""
    for owner, owner_id in _list_owners(row):
        key = (
            col(PublicTally.owner) == owner,
            col(PublicTally.owner_id) == owner_id,
            col(PublicTally.cell_id) == row.cell_id,
        )
        tally = session.exec(select(PublicTally).where(*key)).first()
        if tally is None:
            session.add(PublicTally(owner=owner, owner_id=owner_id, cell_id=row.cell_id, count=change))
        elif tally.count + change == 0:
            session.delete(tally)
        else:
            tally.count += change
    for table, row_id in ((PublicSpeaker, row.speaker_id), (PublicArticle, row.article_id)):
        session.execute(
            sa.update(table).where(col(table.id) == row_id).values(claims_count=table.claims_count + change)
        )
    session.flush()


def _add_up(session: Session, cell: Cell, change: int) -> None:
    """Add to every sum that a claim of the cell is part of."""
    rows = [{**each._asdict(), "count": change} for each in iter_sums(cell)]
    session.execute(_ADD_SUM, rows)
    if change < 0:
        session.execute(_DROP_SUM, rows)


def _list_owners(row: PublishedClaim) -> Iterable[tuple[str, int]]:
    yield ALL, 0
    yield ARTICLE, row.article_id
    if row.speaker_id is not None:
        yield SPEAKER, row.speaker_id
