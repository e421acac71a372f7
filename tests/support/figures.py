"""Figures for tests, read off a text as the number desk's door reads them off passages."""

from __future__ import annotations

from tracker.extraction.quantities.finding import find_quantities
from tracker.extraction.structure.parts import read_structure
from tracker.review.figures import Figure
from tracker.review.numbers import PLACES


def read_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order, each with its passage and place."""
    return tuple(
        Figure(
            value=found.value,
            upper=found.upper,
            qualifier=found.qualifier or "",
            unit=found.unit or "",
            noun=found.noun or "",
            as_of=found.as_of or "",
            span=found.span,
            passage=passage.span,
            place=PLACES[passage.kind],
        )
        for passage in read_structure(text).passages
        if passage.kind in PLACES
        for found in find_quantities(text, passage.span)
    )
