"""What public lists show: rows of published claims in pages, speakers and articles with published claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final, NamedTuple

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.db import Question
from tracker.errors import NotFoundError
from tracker.models import PublicArticle, Publication, PublicSpeaker, PublishedClaim
from tracker.models.enums import AttributionFinding, ClaimKind, PublicationState
from tracker.publication.backends import full_text_of
from tracker.publication.facets import Order
from tracker.publication.listing import build_sort_name
from tracker.publication.ranking import make_rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

    from tracker.publication.facets import Selection
    from tracker.publication.hits import Hit

PAGE_SIZE: Final = 20
# Of a search that finds more, the newest are ranked and counted: of one word, of more. Each further word
# is looked for in many more claims than hold them all.
MOST_HITS: Final = (300, 200)
# Of a list without a search the newest, from which its commonest speakers and articles are taken.
MOST_SAMPLED: Final = 200
BATCH_SIZE: Final = 200
_PLACE = re.compile(r"[0-9]{1,18}")
_RANKED_PLACE = re.compile(r"([0-9]{1,18})-([0-9]{1,4})-([0-9]{1,18})")


class ListedRow(NamedTuple):
    """What a list shows of one claim, as its current edition says it; `article_id` is the public one.

    In the order of `_ROWS`.
    """

    id: int
    public_id: str
    edition: int
    slug: str
    state: PublicationState
    kind: ClaimKind
    finding: AttributionFinding | None
    rating_label: str
    rating_value: int | None
    rating_worst: int | None
    rating_best: int | None
    text: str
    content: str
    explanation: str
    language: str
    speaker_name: str
    speaker_role: str
    headline: str
    is_sample: bool
    first_published_at: datetime
    article_id: str


# The rows of a page need nothing that an object-relational mapper does but what `_read_row` does for it.
_ROWS: Final = Question[tuple[int | str | datetime | None, ...]](
    f"SELECT {', '.join(f'p.{name}' for name in ListedRow._fields[:-1])}, a.public_id"  # noqa: S608
    " FROM published_claim AS p JOIN public_article AS a ON a.id = p.article_id WHERE p.id IN :ids"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IdPage:
    """The row ids of one page in the order of the list; `next_cursor` is None on the last."""

    ids: tuple[int, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPage:
    """One page of speakers by name."""

    speakers: tuple[PublicSpeaker, ...]
    next_cursor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage:
    """One page of articles, that with the newest finding first."""

    articles: tuple[PublicArticle, ...]
    next_cursor: str | None


def find_newest(
    session: Session, selection: Selection, order: Order, *, after: str | None
) -> Sequence[Hit] | None:
    """Return the newest hits, one more than are counted, for the page of this place and its counts alike.

    None where nothing narrows, for then neither needs them. A later page by rank is of the hits that its
    first page had.

    Raises:
        NotFoundError: `after` is not a cursor that an earlier page gave.
    """
    is_ranked = order is Order.RELEVANCE
    until = _read_ranked(after)[0] if is_ranked and after is not None else None
    if selection.is_empty:
        return ()
    if not selection.is_narrowed and not is_ranked:
        return None
    limit = most_hits(selection) + 1
    full_text = full_text_of(session)
    return full_text.find_hits(session, selection, until=until, limit=limit, with_words=is_ranked)


def most_hits(selection: Selection) -> int:
    """Return how many of the newest hits of a selection are ranked and counted."""
    if not selection.search.terms:
        return MOST_SAMPLED
    owners = (selection.speaker_id, selection.article_id)
    sought = sum(len(term.forms) for term in selection.search.terms) + len(selection.chosen)
    sought += sum(owner is not None for owner in owners)
    return MOST_HITS[min(sought, len(MOST_HITS)) - 1]


def list_ids(
    session: Session,
    selection: Selection,
    order: Order,
    *,
    after: str | None,
    limit: int = PAGE_SIZE,
    newest: Sequence[Hit] | None = None,
) -> IdPage:
    """Return one page of what a selection holds; `newest` is what `find_newest` found for this place.

    Raises:
        NotFoundError: `after` is not a cursor that an earlier page gave.
    """
    if order is Order.RELEVANCE:
        hits = newest if newest is not None else find_newest(session, selection, order, after=after)
        return _list_ranked((hits or ())[: most_hits(selection)], selection, after=after, limit=limit)
    if after is not None and not _PLACE.fullmatch(after):
        raise NotFoundError("page")
    if selection.is_empty:
        return IdPage(ids=(), next_cursor=None)
    if newest is not None and order is Order.NEWEST and after is None:
        found = [hit[0] for hit in newest[: limit + 1]]
    else:
        found = full_text_of(session).find_ids(
            session,
            selection,
            after=int(after) if after is not None else None,
            is_newest_first=order is Order.NEWEST,
            limit=limit + 1,
        )
    shown = tuple(found[:limit])
    return IdPage(ids=shown, next_cursor=str(shown[-1]) if len(found) > limit else None)


def list_rows(session: Session, ids: Sequence[int]) -> list[ListedRow]:
    """Return the rows of a page, in its order."""
    rows = _ROWS.ask(session, {"ids": list(ids)}) if ids else ()
    by_id = {row.id: row for row in map(_read_row, rows)}
    return [by_id[each] for each in ids if each in by_id]


def iter_payloads(session: Session, selection: Selection, order: Order) -> Iterator[str]:
    """Yield the current editions, as stored, of all that a selection holds, in the order of its list."""
    after = None
    while True:
        page = list_ids(session, selection, order, after=after, limit=BATCH_SIZE)
        found = session.exec(
            select(PublishedClaim.id, Publication.payload)
            .join(Publication, col(Publication.id) == col(PublishedClaim.publication_id))
            .where(col(PublishedClaim.id).in_(page.ids))
            .order_by(col(PublishedClaim.id))
        )
        payloads = dict(found.all())
        yield from (payloads[each] for each in page.ids if each in payloads)
        if page.next_cursor is None:
            return
        after = page.next_cursor


def get_speaker(session: Session, public_id: str) -> PublicSpeaker:
    """Return a speaker with published claims.

    Raises:
        NotFoundError: no such speaker, or the public sees no claim of theirs; nobody can tell which.
    """
    row = session.exec(select(PublicSpeaker).where(col(PublicSpeaker.public_id) == public_id)).first()
    if row is None:
        raise NotFoundError("speaker")
    return row


def list_speakers(
    session: Session, *, beginning: str, after: str | None, limit: int = PAGE_SIZE
) -> SpeakerPage:
    """Return one page of speakers by name, of those whose name begins like this.

    Raises:
        NotFoundError: `after` is not a cursor that an earlier page gave.
    """
    name, row_id = col(PublicSpeaker.sort_name), col(PublicSpeaker.id)
    query = select(PublicSpeaker).order_by(name, row_id).limit(limit + 1)
    if opening := build_sort_name(beginning):
        query = query.where(name >= opening, name < opening + "\U0010ffff")
    if after is not None:
        last = _find_last_speaker(session, after)
        query = query.where(sa.tuple_(name, row_id) > (last.sort_name, last.id))
    rows = session.exec(query).all()
    shown = tuple(rows[:limit])
    return SpeakerPage(speakers=shown, next_cursor=shown[-1].public_id if len(rows) > limit else None)


def list_articles(session: Session, *, after: str | None, limit: int = PAGE_SIZE) -> ArticlePage:
    """Return one page of articles with published claims, that with the newest finding first.

    Raises:
        NotFoundError: `after` is not a cursor that an earlier page gave.
    """
    newest = col(PublicArticle.newest_id)
    query = select(PublicArticle).order_by(newest.desc()).limit(limit + 1)
    if after is not None:
        if not _PLACE.fullmatch(after):
            raise NotFoundError("page")
        query = query.where(newest < int(after))
    rows = session.exec(query).all()
    shown = tuple(rows[:limit])
    return ArticlePage(articles=shown, next_cursor=str(shown[-1].newest_id) if len(rows) > limit else None)


def _read_row(row: tuple[int | str | datetime | None, ...]) -> ListedRow:
    """Return a row with the types of its columns, which a driver knows only in part."""
    listed = ListedRow._make(row)
    at, finding = row[ListedRow._fields.index("first_published_at")], listed.finding
    return listed._replace(
        state=PublicationState(listed.state),
        kind=ClaimKind(listed.kind),
        finding=AttributionFinding(finding) if finding else None,
        is_sample=bool(listed.is_sample),
        first_published_at=(
            datetime.fromisoformat(at).replace(tzinfo=UTC)
            if isinstance(at, str)
            else listed.first_published_at.astimezone(UTC)
        ),
    )


def _find_last_speaker(session: Session, public_id: str) -> PublicSpeaker:
    found = session.exec(select(PublicSpeaker).where(col(PublicSpeaker.public_id) == public_id)).first()
    if found is None:
        raise NotFoundError("page")
    return found


def _read_ranked(cursor: str) -> tuple[int, int, int]:
    """Return the newest hit of the first page, the place where a page by rank ended, and its last claim."""
    read = _RANKED_PLACE.fullmatch(cursor)
    if read is None:
        raise NotFoundError("page")
    newest, place, last = (int(part) for part in read.groups())
    return newest, place, last


def _list_ranked(hits: Sequence[Hit], selection: Selection, *, after: str | None, limit: int) -> IdPage:
    """Return a page of the newest hits by rank, then newest first.

    A cursor names the newest hit of the first page, so that new claims shift nothing, and where the page
    ended: by the claim if it is still found, else by its place.
    """
    until, place, last = (None, 0, None) if after is None else _read_ranked(after)
    rank = make_rank(selection.search)
    ids = [row_id for _, row_id in sorted([(rank(hit[-1]), hit[0]) for hit in hits], reverse=True)]
    start = ids.index(last) + 1 if last in ids else place
    shown = tuple(ids[start : start + limit])
    end = start + len(shown)
    newest = until if until is not None else max(ids, default=0)
    return IdPage(ids=shown, next_cursor=f"{newest}-{end}-{shown[-1]}" if end < len(ids) and shown else None)
