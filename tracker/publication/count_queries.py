"""The statements that count published claims, each written once for every set of facets that narrows."""

from __future__ import annotations

from functools import cache
from typing import Final

import sqlalchemy as sa

from tracker.publication.facets import CELL_FACETS, Facet

# A claim without a year is in the year 0, which is no value that anybody can ask for.
_VALUES: Final = {
    Facet.FINDING: "c.finding",
    Facet.RATING: "c.rating",
    Facet.KIND: "c.kind",
    Facet.YEAR: "CAST(nullif(c.year, 0) AS TEXT)",
}
_CELL: Final = ", ".join(f"{value} AS {facet}" for facet, value in _VALUES.items())
_TALLY: Final = "public_tally AS t JOIN public_cell AS c ON c.id = t.cell_id"
_NAMES: Final = {
    Facet.SPEAKER: "SELECT id, public_id, name, claims_count FROM public_speaker",
    Facet.ARTICLE: "SELECT id, public_id, headline, claims_count FROM public_article",
}

Facets = tuple[Facet, ...]


@cache
def name_by_public_id(facet: Facet) -> sa.TextClause:
    """Ask for the row id, public id, name and count of the speaker or article `public_id`."""
    return sa.text(f"{_NAMES[facet]} WHERE public_id = :public_id")


@cache
def name_by_ids(facet: Facet) -> sa.TextClause:
    """Ask for the same of the few rows `ids`."""
    return _of_ids(f"{_NAMES[facet]} WHERE id IN :ids ORDER BY id")


@cache
def name_most_common(facet: Facet) -> sa.TextClause:
    """Ask for the same of the `limit` with the most claims."""
    return sa.text(f"{_NAMES[facet]} ORDER BY claims_count DESC, id DESC LIMIT :limit")


@cache
def find_cells(asked: Facets) -> sa.TextClause:
    """Ask for the cells that have all the values asked for."""
    return sa.text(f"SELECT c.id FROM public_cell AS c WHERE {_chosen(asked)} ORDER BY c.id")  # noqa: S608


@cache
def read_tally() -> sa.TextClause:
    """Ask how many claims of an owner lie in each cell."""
    return sa.text(
        f"SELECT c.finding, c.rating, c.kind, c.year, t.count FROM {_TALLY}"  # noqa: S608
        " WHERE t.owner = :owner AND t.owner_id = :owner_id"
    )


@cache
def sum_tally(asked: Facets) -> sa.TextClause:
    """Ask for each facet how many claims of an owner, of those asked for, have each value."""
    sums = " UNION ALL ".join(
        f"SELECT '{facet}', {facet}, sum(often) FROM cells GROUP BY {facet}"  # noqa: S608
        for facet in CELL_FACETS
    )
    return sa.text(
        f"WITH cells AS MATERIALIZED (SELECT {_CELL}, t.count AS often FROM {_TALLY}"  # noqa: S608
        f" WHERE t.owner = :owner AND t.owner_id = :owner_id AND {_chosen(asked)}) {sums}"
    )


@cache
def sum_owners(asked: Facets) -> sa.TextClause:
    """Ask how many claims, of those asked for, each of the owners `ids` has."""
    return _of_ids(
        f"SELECT t.owner_id, sum(t.count) FROM {_TALLY}"  # noqa: S608
        f" WHERE t.owner = :owner AND t.owner_id IN :ids AND {_chosen(asked)} GROUP BY t.owner_id"
    )


@cache
def count_shared(facet: Facet, asked: Facets) -> sa.TextClause:
    """Ask how many claims of one speaker each of the articles `ids` has, or of one article each speaker.

    The plus keeps SQLite from walking through all the claims of a speaker of many.
    """
    other = Facet.SPEAKER if facet is Facet.ARTICLE else Facet.ARTICLE
    return _of_ids(
        f"SELECT p.{facet}_id, count(*) FROM published_claim AS p JOIN public_cell AS c ON c.id = p.cell_id"  # noqa: S608
        f" WHERE p.{facet}_id IN :ids AND +p.{other}_id = :owner_id AND {_chosen(asked)}"
        f" GROUP BY p.{facet}_id"
    )


def _chosen(asked: Facets) -> str:
    return " AND ".join([f"{_VALUES[facet]} = :{facet}" for facet in asked]) or "1 = 1"


def _of_ids(statement: str) -> sa.TextClause:
    return sa.text(statement).bindparams(sa.bindparam("ids", expanding=True))
