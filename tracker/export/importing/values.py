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
class ImportedPlace:
    """Where the content lies; without `start` its words alone are known."""

    content: str = ""
    passage: int | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedClaim:
    """One claim; `kept` is what the file says of reviews made elsewhere, which is never taken for ours."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedEvidence:
    """One source of a claim, which is named by its external id."""

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


ImportedPart = ImportedEvidence | ImportedNote | ImportedQuantity
Imported = ImportedClaim | ImportedPart | RowProblem
