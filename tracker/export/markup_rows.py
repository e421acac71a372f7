"""How a ClaimReview becomes a row: its properties by dotted names, as in Duke's Fact-Check Insights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from tracker.export.tables import MARKUP

if TYPE_CHECKING:
    from tracker.export.reading import JsonValue
    from tracker.export.tables import Cell, Row


def build_markup_row(public_id: str, markup: Mapping[str, JsonValue]) -> Row:
    """Return the row; of a property with several values the first is taken, as there is one column for it."""
    return (public_id, *(_find(markup, name) for name in MARKUP.columns[1:]))


def _find(markup: JsonValue, dotted: str) -> Cell:
    found = markup
    for name in dotted.split("."):
        found = _first(found)
        if not isinstance(found, Mapping):
            return None
        found = found.get(name)
    found = _first(found)
    return None if isinstance(found, Mapping | Sequence) and not isinstance(found, str) else found


def _first(value: JsonValue) -> JsonValue:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return value[0] if value else None
    return value
