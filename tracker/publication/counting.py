"""How many claims a selection holds, and how many of them have each value of each facet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, Final, NamedTuple

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models import (
    PublicTally,
    Rating,
)
from tracker.publication import count_queries
from tracker.publication.facets import CELL_FACETS, Facet, Order, Selection, write_asked
from tracker.publication.list_queries import MOST_SAMPLED, find_newest, most_hits
from tracker.publication.listing import ALL, ARTICLE, SPEAKER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlmodel import Session

    from tracker.publication.hits import Hit
    from tracker.publication.searching import Search

MOST_OWNERS: Final = 10

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

    `is_capped` when a search found more than is counted: all counts are then of the newest `most` hits.
    `is_sampled` when speakers and articles are those most common among the newest `most`, with exact counts.
    """

    total: int
    is_capped: bool
    is_sampled: bool
    facets: Mapping[Facet, tuple[FacetValue, ...]]
    most: int = MOST_SAMPLED


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


def choose(session: Session, filters: Filters, search: Search) -> Chosen:
    """Return what filters select; a value that no published claim has selects nothing."""
    asked = tuple((facet, value) for facet in CELL_FACETS if (value := filters.value_of(facet)))
    cell_ids = _find_cells(session, asked) if asked else None
    unknown = [each[0] for each in asked if not cell_ids and not _find_cells(session, (each,))]
    owners: dict[Facet, int] = {}
    names: dict[Facet, str] = {}
    for facet in _OWNERS:
        wanted = filters.value_of(facet)
        named = count_queries.name_by_public_id(facet)
        found = named.ask(session, {"public_id": wanted}) if wanted else []
        if found:
            owners[facet], names[facet] = found[0][0], found[0][2]
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


def count_selection(session: Session, selection: Selection, newest: Sequence[Hit] | None = None) -> Counts:
    """Return the counts of a selection, exact but for a search with too many hits.

    `newest` is what `find_newest` found; without it the search is done here.
    """
    if selection.is_empty:
        return Counts(total=0, is_capped=False, is_sampled=False, facets={})
    if newest is None:
        newest = find_newest(session, selection, Order.NEWEST, after=None) or ()
    has_both = selection.speaker_id is not None and selection.article_id is not None
    if selection.search.terms or has_both:
        return _count_hits(session, newest, most=most_hits(selection))
    return _count_tally(session, selection, newest[:MOST_SAMPLED])


def count_cells(session: Session, speaker_id: int) -> tuple[CellCount, ...]:
    """Return how many published claims of a speaker lie in each cell."""
    found = count_queries.read_tally().ask(session, {"owner": SPEAKER, "owner_id": speaker_id})
    return tuple(map(CellCount._make, found))


def map_rating_values(session: Session) -> dict[str, int | None]:
    """Return the place of each label on the truth scale, in the newest scale that has it."""
    query = sa.select(col(Rating.label), col(Rating.value)).order_by(col(Rating.scale_id), col(Rating.id))
    return {label: value for label, value in session.execute(query)}  # noqa: C416 -- a dict of rows has no types


def count_published(session: Session) -> int:
    """Return how many claims are published."""
    query = select(sa.func.coalesce(sa.func.sum(PublicTally.count), 0)).where(col(PublicTally.owner) == ALL)
    return int(session.exec(query).one())


def _count_hits(session: Session, hits: Sequence[Hit], *, most: int) -> Counts:
    """Count the newest hits one by one."""
    counted = hits[:most]
    often = Counter([hit[3] for hit in counted])
    cells = count_queries.read_cells().ask(session, {"ids": list(often)}) if often else ()
    facets = _sort_values(_sum_cells([(*cell[:4], often[cell[4]]) for cell in cells]))
    for facet in _OWNERS:
        facets[facet] = _name_owners(session, facet, _find_common(counted, facet))
    is_capped = len(hits) > most
    return Counts(total=len(counted), is_capped=is_capped, is_sampled=False, facets=facets, most=most)


def _count_tally(session: Session, selection: Selection, hits: Sequence[Hit]) -> Counts:
    """Add up what was counted beforehand."""
    values = _sum_owned(session, selection) if _is_owned(selection) else _read_sums(session, selection)
    total = sum(values[Facet.KIND].values())
    facets = _sort_values(values)
    for facet in _OWNERS:
        facets[facet] = _count_owners(session, selection, facet, hits, total=total)
    is_sampled = total > MOST_SAMPLED and selection.is_narrowed
    return Counts(total=total, is_capped=False, is_sampled=is_sampled, facets=facets)


def _read_sums(session: Session, selection: Selection) -> dict[Facet, dict[str, int]]:
    """Read what was added up beforehand for all claims."""
    chosen = dict(selection.chosen)
    asked = dict(chosen)
    if len(asked) == len(CELL_FACETS):
        # With a value of each there is no further facet: the sum is that of one of them below the others.
        del asked[CELL_FACETS[-1]]
    values: dict[Facet, dict[str, int]] = {each: {} for each in CELL_FACETS}
    for name, value, often in count_queries.read_sums().ask(session, {"asked": write_asked(asked)}):
        if chosen.get(Facet(name), value) == value:
            values[Facet(name)][value] = often
    total = max(sum(each.values()) for each in values.values())
    return {facet: {chosen[facet]: total} if facet in chosen else each for facet, each in values.items()}


def _sum_owned(session: Session, selection: Selection) -> dict[Facet, dict[str, int]]:
    """Add up the cells of a speaker or of an article."""
    owner, owner_id = ARTICLE, selection.article_id
    if selection.speaker_id is not None:
        owner, owner_id = SPEAKER, selection.speaker_id
    asked, bound = _bind(selection.chosen)
    query = count_queries.read_tally(asked)
    return _sum_cells(query.ask(session, {**bound, "owner": owner, "owner_id": owner_id}))


def _sum_cells(cells: Iterable[count_queries.CellRow]) -> dict[Facet, dict[str, int]]:
    """Return how many claims of these cells have each value; empty for none."""
    findings: dict[str, int] = {}
    ratings: dict[str, int] = {}
    kinds: dict[str, int] = {}
    years: dict[int, int] = {}
    for finding, rating, kind, year, often in cells:
        findings[finding] = findings.get(finding, 0) + often
        ratings[rating] = ratings.get(rating, 0) + often
        kinds[kind] = kinds.get(kind, 0) + often
        years[year] = years.get(year, 0) + often
    named = {str(year or ""): often for year, often in years.items()}
    return {Facet.FINDING: findings, Facet.RATING: ratings, Facet.KIND: kinds, Facet.YEAR: named}


def _count_owners(
    session: Session, selection: Selection, facet: Facet, hits: Sequence[Hit], *, total: int
) -> tuple[FacetValue, ...]:
    """Return the most common speakers or articles of a selection without a search."""
    if not selection.is_narrowed:
        most = count_queries.name_most_common(facet).ask(session, {"limit": MOST_OWNERS})
        return tuple(FacetValue(value=row[1], name=row[2], count=row[3]) for row in most)
    common = _find_common(hits, facet)
    if total <= MOST_SAMPLED:
        return _name_owners(session, facet, common)
    if facet is Facet.SPEAKER and selection.speaker_id is not None:
        return _name_owners(session, facet, {selection.speaker_id: total})
    if facet is Facet.ARTICLE and selection.article_id is not None:
        return _name_owners(session, facet, {selection.article_id: total})
    return _name_owners(session, facet, _count_exactly(session, selection, facet, tuple(common)))


def _count_exactly(
    session: Session, selection: Selection, facet: Facet, owner_ids: Sequence[int]
) -> dict[int, int]:
    """Return how many claims of the selection each of a few speakers or articles has."""
    asked, bound = _bind(selection.chosen)
    bound["ids"] = list(owner_ids)
    if not _is_owned(selection):
        query, bound["owner"] = count_queries.sum_owners(asked), _OWNERS[facet]
    else:
        query = count_queries.count_shared(facet, asked)
        bound["owner_id"] = selection.article_id if facet is Facet.SPEAKER else selection.speaker_id
    return {row_id: int(count) for row_id, count in query.ask(session, bound)}


def _is_owned(selection: Selection) -> bool:
    return selection.speaker_id is not None or selection.article_id is not None


def _find_cells(session: Session, chosen: Sequence[tuple[Facet, str]]) -> tuple[int, ...]:
    """Return the cells that have all these values; a cell without any claim does not exist."""
    asked, bound = _bind(chosen)
    ((found,),) = count_queries.find_cells(asked).ask(session, bound)
    return tuple(map(int, found.split(","))) if found else ()


def _bind(chosen: Sequence[tuple[Facet, str]]) -> tuple[tuple[Facet, ...], dict[str, object]]:
    """Return the facets that narrow, and their values as statements name them."""
    return tuple(facet for facet, _ in chosen), {facet.value: value for facet, value in chosen}


def _sort_values(found: Mapping[Facet, Mapping[str, int]]) -> dict[Facet, tuple[FacetValue, ...]]:
    """Return the values of each facet, years downwards and all others the most common first."""
    facets: dict[Facet, tuple[FacetValue, ...]] = {}
    for facet, values in found.items():
        ordered = sorted(values.items(), key=lambda each: (-each[1], each[0]))
        if facet is Facet.YEAR:
            ordered = sorted(values.items(), key=lambda each: -int(each[0] or 0))
        facets[facet] = tuple(
            FacetValue(value=value, name="", count=count) for value, count in ordered if value
        )
    return facets


def _find_common(hits: Sequence[Hit], facet: Facet) -> dict[int, int]:
    ids = [hit[1] for hit in hits] if facet is Facet.SPEAKER else [hit[2] for hit in hits]
    often = Counter([row_id for row_id in ids if row_id is not None])
    return {row_id: count for count, row_id in nlargest(MOST_OWNERS, zip(often.values(), often, strict=True))}


def _name_owners(session: Session, facet: Facet, often: Mapping[int, int]) -> tuple[FacetValue, ...]:
    rows = count_queries.name_by_ids(facet).ask(session, {"ids": list(often)}) if often else ()
    values = [
        FacetValue(value=public_id, name=name, count=often[row_id]) for row_id, public_id, name, _ in rows
    ]
    return tuple(sorted(values, key=lambda each: (-each.count, each.name)))
