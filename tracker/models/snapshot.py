"""The public projection of a claim: everything its page, its CSV row and its markup say, frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from pydantic import TypeAdapter

from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    PublicationState,
    ReplyOutcome,
    SpeakerKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotArticle:
    """The article as it was cited at publication."""

    public_id: str
    headline: str
    publisher: str
    url: str
    published_on: date | None
    language: str
    version_number: int
    sha256: str
    is_sample: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotSpeaker:
    """Who the claim is attributed to."""

    public_id: str
    name: str
    kind: SpeakerKind
    role: str
    same_as: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRating:
    """The rating with the definition it had when it was given; `value` is None off the truth scale."""

    label: str
    value: int | None
    worst_value: int
    best_value: int
    definition: str
    scale_name: str
    scale_number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotEvidence:
    """One cited source."""

    public_id: str
    title: str
    url: str
    publisher: str
    kind: EvidenceKind
    stance: EvidenceStance
    is_primary: bool
    origin_group: str
    quoted_passage: str
    locator: str
    archived_url: str
    published_on: date | None
    accessed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotNote:
    """One public note; `body` is Markdown."""

    public_id: str
    author_name: str
    kind: NoteKind
    body: str
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotQuantity:
    """One number in the claim; `value` and `upper` are plain digits, `upper` empty unless it is a range."""

    value: str
    upper: str
    qualifier: str
    unit: str
    counted: str
    place: str
    as_of: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotChange:
    """One field a correction changed, as the reader saw it before and sees it now."""

    field: str
    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotCorrection:
    """One dated public amendment."""

    correction_class: str
    explanation: str
    corrected_at: datetime
    changes: tuple[SnapshotChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSnapshot:
    """One edition of a published claim.

    `agreement` tells whether all reviews of it agreed, `is_blind` whether none of them was written with the
    other in view. `start` and `end` span the content in the version, in code points; `quote` joins
    discontinuous content with " … ". `context_before` and `context_after` are the words around it in its
    passage.
    """

    public_id: str
    slug: str
    state: PublicationState
    article: SnapshotArticle
    passage_number: int
    start: int
    end: int
    content_spans: tuple[tuple[int, int], ...]
    quote: str
    context_before: str
    context_after: str
    text: str
    kind: ClaimKind
    mode: AttributionMode
    cue: str
    via: str
    speaker: SnapshotSpeaker | None
    claimed_on: date | None
    language: str
    checkworthiness: float
    finding: AttributionFinding | None
    rating: SnapshotRating | None
    explanation: str
    reply_asked_on: date | None
    reply_text: str
    # Editions from before the right of reply had entries do not say.
    reply_outcome: ReplyOutcome = ReplyOutcome.OPEN
    reply_reason: str
    origins_reason: str
    primary_reason: str
    reviewers: tuple[str, ...]
    agreement: bool
    # Editions from before review could be anything else do not say.
    is_blind: bool = True
    evidence: tuple[SnapshotEvidence, ...]
    notes: tuple[SnapshotNote, ...]
    corrections: tuple[SnapshotCorrection, ...]
    # Editions from before exports had quantities do not tell them.
    quantities: tuple[SnapshotQuantity, ...] = ()
    created_at: datetime
    updated_at: datetime
    first_published_at: datetime
    published_at: datetime


_ADAPTER = TypeAdapter(ClaimSnapshot)


def dump_snapshot(snapshot: ClaimSnapshot) -> str:
    """Return the snapshot as JSON; `load_snapshot` gives the equal value back."""
    return _ADAPTER.dump_json(snapshot).decode()


def load_snapshot(payload: str) -> ClaimSnapshot:
    """Read a snapshot that `dump_snapshot` wrote."""
    return _ADAPTER.validate_json(payload)
