"""The columns of claims.csv: one row a claim, the same for the public and for the desk."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_Value = str | int | float | bool | date | datetime | None

# New columns go to the end.
CLAIM_COLUMNS: Final[tuple[str, ...]] = (
    *("claim_id", "claim_url"),
    *("article_id", "article_headline", "article_url", "article_version", "article_sha256"),
    *("passage", "start", "end", "quote"),
    *("claim_text", "kind"),
    *("speaker", "speaker_kind", "speaker_role", "speaker_same_as"),
    *("attribution_mode", "cue", "claim_date"),
    *("status", "review_status", "attribution_finding"),
    *("rating", "rating_value", "rating_worst", "rating_best"),
    *("explanation", "checkworthiness"),
    *("reviewers", "agreement"),
    *("sources_count", "origins_count", "sources_for", "sources_against", "sources_context"),
    *("notes", "corrections_count", "last_correction_on"),
    *("language", "tags", "created_at", "updated_at", "published_at"),
)


class Cells:
    """A run of neighbouring columns; the fields of a subclass stand in their order."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleCells(Cells):
    """The version of the article that the claim was found in."""

    public_id: str
    headline: str
    url: str
    version: int | None
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceCells(Cells):
    """Where the content lies; `start` and `end` in code points of the version."""

    passage: int | None
    start: int | None
    end: int | None
    content: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerCells(Cells):
    """Who said it; empty is the article's own voice."""

    name: str = ""
    kind: str = ""
    role: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingCells(Cells):
    """Is it so? A label off the truth scale has no numbers."""

    label: str = ""
    value: int | None = None
    worst: int | None = None
    best: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceCells(Cells):
    """What was cited, as one cell a stance."""

    count: int
    origins_count: int
    supporting: str
    contradicting: str
    context: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributionCells(Cells):
    """How it was said, and when."""

    mode: str
    cue: str
    claimed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingCells(Cells):
    """Where the claim stands: the phrase for people, the review status, and whether they said it."""

    phrase: str
    review_status: str
    finding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionCells(Cells):
    """How often the public was told of an amendment, and when last."""

    count: int
    last_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCells(Cells):
    """What is known of the row itself; `published_at` is the first publication."""

    language: str
    tags: str
    created_at: datetime
    updated_at: datetime
    published_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow(Cells):
    """One row; None is a cell about which nothing is known, as an empty text is."""

    claim_id: str
    claim_url: str
    article: ArticleCells
    place: PlaceCells
    text: str
    kind: str
    speaker: SpeakerCells
    attribution: AttributionCells
    standing: StandingCells
    rating: RatingCells
    explanation: str
    checkworthiness: float
    reviewers: str
    agreement: bool | None
    evidence: EvidenceCells
    notes: str
    corrections: CorrectionCells
    record: RecordCells


_NAMES: Final[dict[type[Cells], tuple[str, ...]]] = {
    kind: tuple(each.name for each in fields(kind))
    for kind in (
        ArticleCells,
        PlaceCells,
        SpeakerCells,
        AttributionCells,
        StandingCells,
        RatingCells,
        EvidenceCells,
        CorrectionCells,
        RecordCells,
        ClaimRow,
    )
}


def iter_cells(cells: Cells) -> Iterator[_Value]:
    """Yield the values of a row in the order of `CLAIM_COLUMNS`."""
    for name in _NAMES[type(cells)]:
        value = getattr(cells, name)
        if isinstance(value, Cells):
            yield from iter_cells(value)
        else:
            yield value
