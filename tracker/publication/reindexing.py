"""How the public lists are made again from nothing but the current editions."""

from __future__ import annotations

from collections import Counter
from dataclasses import astuple
from typing import TYPE_CHECKING, Final, TypeVar

import sqlalchemy as sa
from sqlmodel import Session, SQLModel, col, select

from tracker.models import (
    PublicArticle,
    Publication,
    PublicCell,
    PublicHit,
    PublicSpeaker,
    PublicSum,
    PublicTally,
    PublicWords,
    PublishedClaim,
)
from tracker.models.snapshot import load_snapshot
from tracker.publication.backends import full_text_of
from tracker.publication.facets import Cell, build_tokens, find_cell, iter_sums
from tracker.publication.hits import Entry
from tracker.publication.listing import (
    ALL,
    ARTICLE,
    SPEAKER,
    Owners,
    build_article,
    build_row,
    build_sort_name,
    build_speaker,
    cite_article,
    count_milliseconds,
    find_words,
    wait_for_turn,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models.snapshot import ClaimSnapshot
    from tracker.publication.facets import SumKey

Row = TypeVar("Row", PublicSpeaker, PublicArticle)
BATCH_SIZE: Final = 500
# In the order in which nothing refers any more to what is deleted.
_TABLES: Final[tuple[type[SQLModel], ...]] = (
    PublishedClaim,
    PublicHit,
    PublicWords,
    PublicSum,
    PublicTally,
    PublicSpeaker,
    PublicArticle,
    PublicCell,
)


def rebuild_lists(session: Session) -> int:
    """Make the public lists and their counts anew; return how many claims they hold.

    The session must be used for nothing else: each batch is forgotten before the next is read.
    """
    wait_for_turn(session)
    full_text_of(session).clear(session)
    for table in _TABLES:
        session.execute(sa.delete(table))
    filling = _Filling(session)
    last = None
    while batch := _list_batch(session, after=last):
        filling.add([(each, load_snapshot(each.payload)) for each in batch])
        last = batch[-1]
        session.expunge_all()
    filling.finish()
    return filling.count


class _Filling:
    """One run; it remembers the row ids it gave, and how the newest claim names its speaker and article."""

    def __init__(self, session: Session) -> None:
        self.count = 0
        self._session = session
        self._last_id = 0
        self._cells: dict[Cell, int] = {}
        self._speakers: dict[str, PublicSpeaker] = {}
        self._articles: dict[str, PublicArticle] = {}
        self._sums: Counter[SumKey] = Counter()

    def add(self, batch: Sequence[tuple[Publication, ClaimSnapshot]]) -> None:
        """Put editions in the lists, without any count."""
        entries: list[Entry] = []
        for publication, snapshot in batch:
            row_id = self._last_id = max(count_milliseconds(snapshot), self._last_id + 1)
            cell, speaker = find_cell(snapshot), self._find_speaker(snapshot)
            owners = Owners(
                cell_id=self._find_cell_id(cell),
                speaker_id=speaker.id if speaker else None,
                article_id=self._find_article(snapshot, row_id).id or 0,
            )
            row, words = build_row(publication, snapshot, row_id=row_id, **owners), find_words(snapshot)
            hit, ranked = PublicHit(id=row_id, **owners), PublicWords(id=row_id, words=words.ranked)
            self._session.add_all([row, hit, ranked])
            self._sums.update(iter_sums(cell))
            tokens = build_tokens(row.cell_id, cell, speaker_id=row.speaker_id, article_id=row.article_id)
            entries.append(Entry(id=row_id, words=words.searched, tokens=tokens))
        self._session.flush()
        full_text_of(self._session).store(self._session, entries)
        self.count += len(batch)

    def finish(self) -> None:
        """Count the rows, and name speakers and articles as their newest claims do."""
        for each in (*self._speakers.values(), *self._articles.values()):
            self._session.merge(each)
        self._session.flush()
        row = PublishedClaim
        owners = ((ALL, sa.literal(0)), (SPEAKER, col(row.speaker_id)), (ARTICLE, col(row.article_id)))
        for owner, key in owners:
            counted = (
                sa.select(sa.literal(owner), key, col(row.cell_id), sa.func.count())
                .where(key.is_not(None))
                .group_by(key, col(row.cell_id))
            )
            self._session.execute(
                sa.insert(PublicTally).from_select(["owner", "owner_id", "cell_id", "count"], counted)
            )
        for table, column in ((PublicSpeaker, col(row.speaker_id)), (PublicArticle, col(row.article_id))):
            count = sa.select(sa.func.count()).where(column == col(table.id)).scalar_subquery()
            self._session.execute(sa.update(table).values(claims_count=count))
        sums = [{**key._asdict(), "count": count} for key, count in self._sums.items()]
        if sums:
            self._session.execute(sa.insert(PublicSum), sums)
        full_text_of(self._session).tidy(self._session)

    def _find_cell_id(self, cell: Cell) -> int:
        if cell not in self._cells:
            finding, rating, kind, year = astuple(cell)
            row = PublicCell(finding=finding, rating=rating, kind=kind, year=year)
            self._session.add(row)
            self._session.flush()
            self._cells[cell] = row.id or 0
        return self._cells[cell]

    def _find_speaker(self, snapshot: ClaimSnapshot) -> PublicSpeaker | None:
        speaker = snapshot.speaker
        if speaker is None:
            return None
        row = self._speakers.get(speaker.public_id)
        if row is None:
            row = build_speaker(speaker)
            self._speakers[speaker.public_id] = self._insert(row)
        row.name, row.sort_name = speaker.name, build_sort_name(speaker.name)
        return row

    def _find_article(self, snapshot: ClaimSnapshot, row_id: int) -> PublicArticle:
        cited = snapshot.article
        row = self._articles.get(cited.public_id)
        if row is None:
            row = build_article(cited, row_id)
            self._articles[cited.public_id] = self._insert(row)
        cite_article(row, cited, row_id)
        return row

    def _insert(self, row: Row) -> Row:
        """Store a row and take it out of the session again, so that it outlives the batch."""
        self._session.add(row)
        self._session.flush()
        self._session.refresh(row)
        self._session.expunge(row)
        return row


def _list_batch(session: Session, after: Publication | None) -> Sequence[Publication]:
    """Return the current editions that follow one, by first publication, then by claim."""
    query = (
        select(Publication)
        .where(col(Publication.is_current))
        .order_by(col(Publication.first_published_at), col(Publication.claim_id))
        .limit(BATCH_SIZE)
    )
    if after is not None:
        place = sa.tuple_(col(Publication.first_published_at), col(Publication.claim_id))
        query = query.where(place > (after.first_published_at, after.claim_id))
    return session.exec(query).all()
