"""What a reader makes of a row, whatever the format: plain values, or a problem with row and column."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    NoteVisibility,
    SpeakerKind,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from decimal import Decimal

# Whose ids a claim tracker's own files hold.
OWN: Final = "claim tracker"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """Why a row was refused, or with `is_notice` what of it was left out; only a bundle has a `file`."""

    row: int
    field: str
    message: str
    value: str = ""
    file: str = ""
    is_notice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSpeaker:
    """Who said it."""

    name: str
    kind: SpeakerKind
    role: str = ""
    same_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedArticle:
    """The article as the file tells it; without `public_id` and `url` only the headline tells it apart."""

    public_id: str = ""
    headline: str = ""
    url: str = ""
    publisher: str = ""
    published_on: date | None = None
    language: str = ""
    version: int | None = None
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPiece:
    """One span of a content with the words around it, as a W3C selector tells them."""

    start: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedPlace:
    """Where the content lies; without `start` its words alone are known, and `pieces` say it span by span."""

    content: str = ""
    passage: int | None = None
    start: int | None = None
    end: int | None = None
    pieces: tuple[ImportedPiece, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedClaim:
    """One claim; `kept` is what the file says of reviews made elsewhere, which is never taken for ours.

    `silent` names the columns that such a file never has, so that it changes none of them. `column_names` are
    what the file calls ours, where it calls them otherwise.
    """

    row: int
    origin: str
    external_id: str
    text: str
    kind: ClaimKind = ClaimKind.STATEMENT
    mode: AttributionMode = AttributionMode.INDIRECT
    speaker: ImportedSpeaker | None = None
    cue: str = ""
    claimed_on: date | None = None
    checkworthiness: float = 0.0
    article: ImportedArticle = field(default_factory=ImportedArticle)
    place: ImportedPlace = field(default_factory=ImportedPlace)
    rating_label: str = ""
    kept: tuple[tuple[str, str], ...] = ()
    created_at: datetime | None = None
    updated_at: datetime | None = None
    # The same for two rows only if they say the same.
    fingerprint: str = ""
    silent: frozenset[str] = frozenset()
    column_names: Mapping[str, str] | None = None

    def name_column(self, ours: str) -> str:
        """Return what the file calls one of our columns."""
        return (self.column_names or {}).get(ours, ours)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEvidence:
    """One source of a claim, which is named by its external id; `column` is where it stands in the file."""

    row: int
    claim: str
    public_id: str
    title: str
    kind: EvidenceKind
    stance: EvidenceStance
    url: str = ""
    publisher: str = ""
    is_primary: bool = False
    origin_group: str = ""
    quoted_passage: str = ""
    locator: str = ""
    archived_url: str = ""
    published_on: date | None = None
    accessed_at: datetime | None = None
    origin: str = OWN
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedNote:
    """One note on a claim, with the name of who wrote it."""

    row: int
    claim: str
    public_id: str
    reply_to: str
    author: str
    kind: NoteKind
    visibility: NoteVisibility
    body: str
    created_at: datetime | None
    resolved_at: datetime | None
    origin: str = OWN
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedQuantity:
    """One number in a claim."""

    row: int
    claim: str
    position: int
    value: Decimal
    upper: Decimal | None
    qualifier: str
    unit: str
    noun: str
    place: str
    as_of: str
    start: int
    end: int
    origin: str = OWN
    column: str = ""


ImportedPart = ImportedEvidence | ImportedNote | ImportedQuantity
Imported = ImportedClaim | ImportedPart | RowProblem
