"""The columns of claims.csv: one row a claim, the same for the public and for the desk."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell = str | int | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """One row; the fields stand in the order of the columns, and new ones go to the end.

    None is a cell about which nothing is known. Lists inside a cell are joined by `csv_rows.SEPARATOR`.
    """

    claim_id: str
    claim_url: str
    article_id: str
    article_headline: str
    article_url: str
    article_version: int | None
    article_sha256: str
    passage: int | None
    start: int | None
    end: int | None
    content: str = field(metadata={"column": "quote"})
    claim_text: str
    kind: str
    speaker: str
    speaker_kind: str
    speaker_role: str
    speaker_same_as: str
    attribution_mode: str
    cue: str
    claim_date: date | None
    status: str
    review_status: str
    attribution_finding: str
    rating: str
    rating_value: int | None
    rating_worst: int | None
    rating_best: int | None
    explanation: str
    checkworthiness: float
    reviewers: str
    agreement: bool | None
    evidence_count: int = field(metadata={"column": "sources_count"})
    origins_count: int
    evidence_for: str = field(metadata={"column": "sources_for"})
    evidence_against: str = field(metadata={"column": "sources_against"})
    evidence_context: str = field(metadata={"column": "sources_context"})
    notes: str
    corrections_count: int
    last_correction_on: date | None
    language: str
    tags: str
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None


CLAIM_COLUMNS: Final[tuple[str, ...]] = tuple(
    each.metadata.get("column", each.name) for each in fields(ClaimRow)
)
_NAMES: Final = tuple(each.name for each in fields(ClaimRow))


def iter_cells(row: ClaimRow) -> Iterator[Cell]:
    """Yield the values of a row in the order of the columns."""
    for name in _NAMES:
        yield getattr(row, name)
