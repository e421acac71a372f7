"""The statements that count published claims, each written once for every set of facets that narrows."""

from __future__ import annotations

from functools import cache
from typing import Final

from tracker.db import Question
from tracker.publication.facets import Facet

# A claim without a year is in the year 0, which is no value that anybody can ask for.
_VALUES: Final = {
    Facet.FINDING: "c.finding",
    Facet.RATING: "c.rating",
    Facet.KIND: "c.kind",
    Facet.YEAR: "CAST(nullif(c.year, 0) AS TEXT)",
}
_TALLY: Final = "public_tally AS t JOIN public_cell AS c ON c.id = t.cell_id"
_NAMES: Final = {
    Facet.SPEAKER: "SELECT id, public_id, name, claims_count FROM public_speaker",
    Facet.ARTICLE: "SELECT id, public_id, headline, claims_count FROM public_article",
}

Facets = tuple[Facet, ...]
OwnerRow = tuple[int, str, str, int]
CellRow = tuple[str, str, str, int, int]


@cache
def name_by_public_id(facet: Facet) -> Question[OwnerRow]:
    """Ask for the row id, public id, name and count of the speaker or article `public_id`."""
    return Question(f"{_NAMES[facet]} WHERE public_id = :public_id")


@cache
def name_by_ids(facet: Facet) -> Question[OwnerRow]:
    """Ask for the same of the few rows `ids`."""
    return Question(f"{_NAMES[facet]} WHERE id IN :ids ORDER BY id")


@cache
def name_most_common(facet: Facet) -> Question[OwnerRow]:
    """Ask for the same of the `limit` with the most claims."""
    return Question(f"{_NAMES[facet]} ORDER BY claims_count DESC, id DESC LIMIT :limit")


@cache
def find_cells(asked: Facets) -> Question[tuple[str | None]]:
    """Ask for the cells that have all the values asked for, as one text: one row costs less than hundreds."""
    return Question(
        f"SELECT string_agg(CAST(c.id AS TEXT), ',') FROM public_cell AS c WHERE {_chosen(asked)}"  # noqa: S608
    )


@cache
def read_cells() -> Question[CellRow]:
    """Ask for the values of the cells `ids`, after each its row id."""
    return Question("SELECT finding, rating, kind, year, id FROM public_cell WHERE id IN :ids")


@cache
def read_sums() -> Question[tuple[str, str, int]]:
    """Ask how many claims with the values `asked` have each value of each further facet."""
    return Question("SELECT facet, value, count FROM public_sum WHERE asked = :asked")


@cache
def read_tally(asked: Facets = ()) -> Question[CellRow]:
    """Ask how many claims of an owner, of those asked for, lie in each cell."""
    return Question(
        f"SELECT c.finding, c.rating, c.kind, c.year, t.count FROM {_TALLY}"  # noqa: S608
        f" WHERE t.owner = :owner AND t.owner_id = :owner_id AND {_chosen(asked)}"
    )


@cache
def sum_owners(asked: Facets) -> Question[tuple[int, int]]:
    """Ask how many claims, of those asked for, each of the owners `ids` has."""
    return Question(
        f"SELECT t.owner_id, sum(t.count) FROM {_TALLY}"  # noqa: S608
        f" WHERE t.owner = :owner AND t.owner_id IN :ids AND {_chosen(asked)} GROUP BY t.owner_id"
    )


@cache
def count_shared(facet: Facet, asked: Facets) -> Question[tuple[int, int]]:
    """Ask how many claims of one speaker each of the articles `ids` has, or of one article each speaker.

    The plus keeps SQLite from walking through all the claims of a speaker of many.
    """
    other = Facet.SPEAKER if facet is Facet.ARTICLE else Facet.ARTICLE
    return Question(
        f"SELECT p.{facet}_id, count(*) FROM published_claim AS p JOIN public_cell AS c ON c.id = p.cell_id"  # noqa: S608
        f" WHERE p.{facet}_id IN :ids AND +p.{other}_id = :owner_id AND {_chosen(asked)}"
        f" GROUP BY p.{facet}_id"
    )


def _chosen(asked: Facets) -> str:
    return " AND ".join([f"{_VALUES[facet]} = :{facet}" for facet in asked]) or "1 = 1"
