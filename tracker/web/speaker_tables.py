"""What was found about a speaker's claims, year by year, as tables that a chart can draw."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from flask_babel import gettext

from tracker.models.enums import AttributionFinding
from tracker.review.statistics import Outcome, OutcomeRow, OutcomeTable
from tracker.web.languages import translated_label, translated_phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.publication.counting import CellCount


def build_finding_table(cells: Sequence[CellCount]) -> OutcomeTable:
    """Return how often each attribution finding came up in each year, in the order of the closed list."""
    met = {cell.finding for cell in cells if cell.finding}
    outcomes = tuple(
        Outcome(key=each.value, label=translated_label(each)) for each in AttributionFinding if each in met
    )
    return _build(cells, outcomes, "finding")


def build_rating_table(cells: Sequence[CellCount], values: Mapping[str, int | None]) -> OutcomeTable:
    """Return how often each rating came up in each year: the truth scale, then the others by name."""
    met = {cell.rating for cell in cells if cell.rating}
    ordered = sorted(met, key=lambda label: (-(values.get(label) or 0), label))
    outcomes = tuple(
        Outcome(key=label, label=translated_phrase(label), value=values.get(label)) for label in ordered
    )
    return _build(cells, outcomes, "rating")


def _build(cells: Sequence[CellCount], outcomes: tuple[Outcome, ...], axis: str) -> OutcomeTable:
    often: Counter[tuple[int, str]] = Counter()
    for cell in cells:
        often[cell.year, cell.finding if axis == "finding" else cell.rating] += cell.often
    keys = {each.key for each in outcomes}
    years = sorted({year for year, key in often if key in keys}, reverse=True)
    return OutcomeTable(
        outcomes=outcomes,
        rows=tuple(
            OutcomeRow(
                label=str(year) if year else gettext("Year not known"),
                counts=tuple(often[year, each.key] for each in outcomes),
            )
            for year in years
        ),
    )
