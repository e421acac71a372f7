"""How many claims a selection holds, and how many of them have each value of each facet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models import (
    PublicArticle,
    PublicCell,
    PublicSpeaker,
    PublicTally,
    PublishedClaim,
    Rating,
)
from tracker.publication.backends import full_text_of
from tracker.publication.facets import CELL_FACETS, Facet, Selection
from tracker.publication.list_queries import MOST_HITS
from tracker.publication.listing import ALL, ARTICLE, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session

    from tracker.publication.hits import Hit
    from tracker.publication.searching import Search

MOST_OWNERS: Final = 10
# Row id, public id, name and count of each.
_NAMED: Final = {
    Facet.SPEAKER: (
        col(PublicSpeaker.id),
        col(PublicSpeaker.public_id),
        col(PublicSpeaker.name),
        col(PublicSpeaker.claims_count),
    ),
    Facet.ARTICLE: (
        col(PublicArticle.id),
        col(PublicArticle.public_id),
        col(PublicArticle.headline),
        col(PublicArticle.claims_count),
    ),
}
_OWNERS: Final = {Facet.SPEAKER: SPEAKER, Facet.ARTICLE: ARTICLE}


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetValue:
    """A value as addresses hold it, the words for it where the value itself says nothing, and its claims."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What a list tells of itself.

    `is_capped` when a search found more than is counted: all counts are then of the newest 1,000 hits.
    `is_sampled` when `owners` are those most common among the newest 1,000, with exact counts.
    """

    total: int
    is_capped: bool
    is_sampled: bool
    facets: Mapping[Facet, tuple[FacetValue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the address asks for, as typed; empty for no filter."""

    finding: str = ""
    rating: str = ""
    kind: str = ""
    year: str = ""
    speaker: str = ""
    article: str = ""

    def value_of(self, facet: Facet) -> str:
        """Return the value asked for."""
        value: str = getattr(self, facet.value)
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A selection, the names of the speaker and the article in it, and the facets whose value nobody has."""

    selection: Selection
    names: Mapping[Facet, str]
    unknown: tuple[Facet, ...]


class CellCount(NamedTuple):
    """A cell and how many claims lie in it; a plain tuple, because a page adds up thousands."""

    finding: str
    rating: str
    kind: str
    year: int
    often: int


_CELLS: Final = sa.select(
    col(PublicCell.id),
    col(PublicCell.finding),
    col(PublicCell.rating),
    col(PublicCell.kind),
    col(PublicCell.year),
)


def choose(session: Session, filters: Filters, search: Search) -> Chosen:
    """Return what filters select; a value that no published claim has selects nothing."""
    asked = tuple((facet, value) for facet in CELL_FACETS if (value := filters.value_of(facet)))
    cell_ids = _find_cells(session, asked) if asked else None
    unknown = [each[0] for each in asked if not cell_ids and not _find_cells(session, (each,))]
    owners: dict[Facet, int] = {}
    names: dict[Facet, str] = {}
    for facet, columns in _NAMED.items():
        wanted = filters.value_of(facet)
        found = session.execute(sa.select(*columns).where(columns[1] == wanted)).first() if wanted else None
        if found is not None:
            owners[facet], names[facet] = found[0], found[2]
        elif wanted:
            unknown.append(facet)
    selection = Selection(
        search=search,
        chosen=asked,
        cell_ids=cell_ids,
        speaker_id=owners.get(Facet.SPEAKER),
        article_id=owners.get(Facet.ARTICLE),
        is_unknown=bool(unknown),
    )
    return Chosen(selection=selection, names=names, unknown=tuple(unknown))


def count_selection(session: Session, selection: Selection) -> Counts:
    """Return the counts of a selection; exact, but for a search with more than 1,000 hits."""
    if selection.is_empty:
        return Counts(total=0, is_capped=False, is_sampled=False, facets={})
    has_both = selection.speaker_id is not None and selection.article_id is not None
    if selection.search.terms or has_both:
        return _count_hits(session, selection)
    return _count_tally(session, selection)


def count_cells(session: Session, speaker_id: int) -> tuple[CellCount, ...]:
    """Return how many published claims of a speaker lie in each cell."""
    return tuple(count for _, count in _read_tally(session, SPEAKER, speaker_id))


def map_rating_values(session: Session) -> dict[str, int | None]:
    """Return the place of each label on the truth scale, in the newest scale that has it."""
    query = sa.select(col(Rating.label), col(Rating.value)).order_by(col(Rating.scale_id), col(Rating.id))
    return {label: value for label, value in session.execute(query)}  # noqa: C416 -- a dict of rows has no types


def count_published(session: Session) -> int:
    """Return how many claims are published."""
    query = select(sa.func.coalesce(sa.func.sum(PublicTally.count), 0)).where(col(PublicTally.owner) == ALL)
    return int(session.exec(query).one())


def _count_hits(session: Session, selection: Selection) -> Counts:
    """Count the newest hits one by one."""
    hits = full_text_of(session).find_hits(
        session, selection, until=None, limit=MOST_HITS + 1, with_words=False
    )
    counted = hits[:MOST_HITS]
    often = Counter(hit.cell_id for hit in counted)
    cells = session.execute(_CELLS.where(col(PublicCell.id).in_(often)))
    facets = _add_up([CellCount._make((*values, often[row_id])) for row_id, *values in cells])
    for facet in _NAMED:
        facets[facet] = _name_owners(session, facet, _find_common(counted, facet))
    return Counts(total=len(counted), is_capped=len(hits) > MOST_HITS, is_sampled=False, facets=facets)


def _count_tally(session: Session, selection: Selection) -> Counts:
    """Add up what was counted beforehand."""
    owner, owner_id = ALL, 0
    if selection.speaker_id is not None:
        owner, owner_id = SPEAKER, selection.speaker_id
    elif selection.article_id is not None:
        owner, owner_id = ARTICLE, selection.article_id
    within = None if selection.cell_ids is None else frozenset(selection.cell_ids)
    tally = _read_tally(session, owner, owner_id)
    cells = [count for row_id, count in tally if within is None or row_id in within]
    total = sum(each.often for each in cells)
    facets = _add_up(cells)
    hits: Sequence[Hit] = ()
    if selection.is_narrowed:
        hits = full_text_of(session).find_hits(
            session, selection, until=None, limit=MOST_HITS, with_words=False
        )
    for facet in _NAMED:
        facets[facet] = _count_owners(session, selection, facet, hits, total=total)
    is_sampled = total > MOST_HITS and selection.is_narrowed
    return Counts(total=total, is_capped=False, is_sampled=is_sampled, facets=facets)


def _count_owners(
    session: Session, selection: Selection, facet: Facet, hits: Sequence[Hit], *, total: int
) -> tuple[FacetValue, ...]:
    """Return the most common speakers or articles of a selection without a search."""
    if not selection.is_narrowed:
        columns = _NAMED[facet]
        query = sa.select(*columns).order_by(columns[3].desc(), columns[0].desc()).limit(MOST_OWNERS)
        return tuple(
            FacetValue(value=public_id, name=name, count=count)
            for _, public_id, name, count in session.execute(query)
        )
    common = _find_common(hits, facet)
    exact = _count_exactly(session, selection, facet, tuple(common)) if total > MOST_HITS else common
    return _name_owners(session, facet, exact)


def _count_exactly(
    session: Session, selection: Selection, facet: Facet, owner_ids: Sequence[int]
) -> dict[int, int]:
    """Return how many claims of the selection each of a few speakers or articles has."""
    conditions = [_column(each) == value for each, value in selection.chosen]
    if selection.speaker_id is None and selection.article_id is None:
        query = (
            sa.select(col(PublicTally.owner_id), sa.func.sum(PublicTally.count))
            .join(PublicCell, col(PublicCell.id) == col(PublicTally.cell_id))
            .where(
                col(PublicTally.owner) == _OWNERS[facet],
                col(PublicTally.owner_id).in_(owner_ids),
                *conditions,
            )
            .group_by(col(PublicTally.owner_id))
        )
        return {row_id: int(count) for row_id, count in session.execute(query)}
    row = PublishedClaim
    key = col(row.speaker_id) if facet is Facet.SPEAKER else col(row.article_id)
    if selection.speaker_id is not None:
        conditions.append(col(row.speaker_id) == selection.speaker_id)
    if selection.article_id is not None:
        conditions.append(col(row.article_id) == selection.article_id)
    counted = (
        sa.select(key, sa.func.count())
        .join(PublicCell, col(PublicCell.id) == col(row.cell_id))
        .where(key.in_(owner_ids), *conditions)
        .group_by(key)
    )
    return {row_id: count for row_id, count in session.execute(counted)}  # noqa: C416 -- the same


def _find_cells(session: Session, asked: Sequence[tuple[Facet, str]]) -> tuple[int, ...]:
    """Return the cells that have all these values; a cell without any claim does not exist."""
    query = select(PublicCell.id).where(*(_column(facet) == value for facet, value in asked))
    return tuple(row_id for row_id in session.exec(query.order_by(col(PublicCell.id))) if row_id)


def _column(facet: Facet) -> sa.SQLColumnExpression[str]:
    if facet is Facet.YEAR:
        return sa.cast(sa.func.nullif(col(PublicCell.year), 0), sa.String)
    return {
        Facet.FINDING: col(PublicCell.finding),
        Facet.RATING: col(PublicCell.rating),
        Facet.KIND: col(PublicCell.kind),
    }[facet]


def _read_tally(session: Session, owner: str, owner_id: int) -> list[tuple[int, CellCount]]:
    query = (
        _CELLS.add_columns(col(PublicTally.count))
        .join(PublicTally, col(PublicTally.cell_id) == col(PublicCell.id))
        .where(col(PublicTally.owner) == owner, col(PublicTally.owner_id) == owner_id)
    )
    return [(row_id, CellCount._make(values)) for row_id, *values in session.execute(query)]


def _add_up(cells: Sequence[CellCount]) -> dict[Facet, tuple[FacetValue, ...]]:
    """Return the counts of each facet: years downwards, all others the most common first."""
    facets: dict[Facet, tuple[FacetValue, ...]] = {}
    for place, facet in enumerate(CELL_FACETS):
        often: Counter[str | int] = Counter()
        for cell in cells:
            often[cell[place]] += cell.often
        del often[0 if facet is Facet.YEAR else ""]
        ordered = sorted(often.items(), key=lambda each: (-each[1], str(each[0])))
        if facet is Facet.YEAR:
            ordered = sorted(often.items(), reverse=True)
        facets[facet] = tuple(
            FacetValue(value=str(value), name="", count=count) for value, count in ordered if count
        )
    return facets


def _find_common(hits: Sequence[Hit], facet: Facet) -> dict[int, int]:
    ids = (hit.speaker_id if facet is Facet.SPEAKER else hit.article_id for hit in hits)
    often = Counter(row_id for row_id in ids if row_id is not None)
    return dict(sorted(often.items(), key=lambda each: (-each[1], -each[0]))[:MOST_OWNERS])


def _name_owners(session: Session, facet: Facet, often: Mapping[int, int]) -> tuple[FacetValue, ...]:
    columns = _NAMED[facet]
    rows = session.execute(sa.select(*columns).where(columns[0].in_(often)).order_by(columns[0]))
    values = [
        FacetValue(value=public_id, name=name, count=often[row_id]) for row_id, public_id, name, _ in rows
    ]
    return tuple(sorted(values, key=lambda each: (-each.count, each.name)))
