"""What the published claims are counted under, and what narrows a list of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from typing import TYPE_CHECKING, Final, NamedTuple

from tracker.models.enums import AttributionFinding
from tracker.publication.searching import Search

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tracker.models.snapshot import ClaimSnapshot


class Facet(StrEnum):
    """One question by which claims are told apart, named as in addresses."""

    FINDING = "finding"
    RATING = "rating"
    KIND = "kind"
    YEAR = "year"
    SPEAKER = "speaker"
    ARTICLE = "article"


class Order(StrEnum):
    """How a list is sorted, named as in addresses."""

    NEWEST = "newest"
    OLDEST = "oldest"
    RELEVANCE = "relevance"


# Those with few values: each combination of them is a cell.
CELL_FACETS: Final = (Facet.FINDING, Facet.RATING, Facet.KIND, Facet.YEAR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One combination; empty and 0 where a claim has no finding, rating or year."""

    finding: str = ""
    rating: str = ""
    kind: str = ""
    year: int = 0

    def value_of(self, facet: Facet) -> str:
        """Return the value of one of `CELL_FACETS` as addresses hold it; empty for none."""
        if facet is Facet.YEAR:
            return str(self.year) if self.year else ""
        return {Facet.FINDING: self.finding, Facet.RATING: self.rating, Facet.KIND: self.kind}[facet]


class SumKey(NamedTuple):
    """Of the claims with the values `asked`, those with this value of a further facet."""

    asked: str
    facet: Facet
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What a list holds: what the search finds within the filters.

    `chosen` are the values of cell facets, `cell_ids` the cells that have them all, None when no such facet
    narrows; `is_unknown` when a filter has a value that no published claim has, so that nothing is found.
    """

    search: Search = field(default_factory=Search)
    chosen: tuple[tuple[Facet, str], ...] = ()
    cell_ids: tuple[int, ...] | None = None
    speaker_id: int | None = None
    article_id: int | None = None
    is_unknown: bool = False

    @property
    def is_empty(self) -> bool:
        """Tell whether it is known before looking that nothing can be found."""
        return self.is_unknown or self.search.is_hopeless or self.cell_ids == ()

    @property
    def is_narrowed(self) -> bool:
        """Tell whether anything narrows it."""
        is_owned = self.speaker_id is not None or self.article_id is not None
        return bool(self.search.terms) or self.cell_ids is not None or is_owned


def find_cell(snapshot: ClaimSnapshot) -> Cell:
    """Return the cell of an edition.

    Its year is that in which the claim was made, or else in which its article appeared, as on its page.
    """
    finding = snapshot.finding
    is_found = finding is not None and finding is not AttributionFinding.NOT_APPLICABLE
    day = snapshot.claimed_on or snapshot.article.published_on
    return Cell(
        finding=finding.value if finding and is_found else "",
        rating=snapshot.rating.label if snapshot.rating else "",
        kind=snapshot.kind.value,
        year=day.year if day else 0,
    )


def write_asked(values: Mapping[Facet, str]) -> str:
    """Return values of cell facets as one text, the same whatever their order."""
    return "\n".join(values.get(facet, "") for facet in CELL_FACETS)


def iter_sums(cell: Cell) -> Iterator[SumKey]:
    """Yield every sum that a claim of the cell is part of: of each facet, whatever others narrow."""
    values = {facet: cell.value_of(facet) for facet in CELL_FACETS}
    for facet, value in values.items():
        others = [each for each in CELL_FACETS if each is not facet and values[each]]
        for size in range(len(others) + 1):
            for chosen in combinations(others, size):
                yield SumKey(write_asked({each: values[each] for each in chosen}), facet, value)


def build_tokens(cell_id: int, cell: Cell, *, speaker_id: int | None, article_id: int) -> str:
    """Return the words under which the full text finds a claim by its facets."""
    values = [(facet, cell.value_of(facet)) for facet in CELL_FACETS]
    return " ".join(
        (
            cell_token(cell_id),
            *(value_token(facet, value) for facet, value in values if value),
            *((owner_token(Facet.SPEAKER, speaker_id),) if speaker_id is not None else ()),
            owner_token(Facet.ARTICLE, article_id),
        )
    )


def cell_token(cell_id: int) -> str:
    """Return the word for a cell; all these begin with a sign that no word of a text holds."""
    return f"_c{cell_id}"


def owner_token(facet: Facet, row_id: int) -> str:
    """Return the word for a speaker or an article."""
    return f"_{facet[0]}{row_id}"


def value_token(facet: Facet, value: str) -> str:
    """Return the word for a value, whose own signs might part words: letters and digits alone."""
    return f"_{facet.value}{hashlib.sha256(value.encode()).hexdigest()[:12]}"
