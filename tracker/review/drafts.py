"""What reviewers hand in: plain values, checked for shape by forms and for sense by commands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from tracker.models.enums import (
        AttributionFinding,
        AttributionMode,
        ClaimKind,
        EvidenceKind,
        EvidenceStance,
        NoteKind,
        NoteVisibility,
        ReplyChannel,
        ReplyEntryKind,
        SpeakerKind,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerDraft:
    """Whom a claim is attributed to; an existing speaker of that name and kind is used again."""

    name: str
    kind: SpeakerKind
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEdit:
    """The editable fields of a claim; `speaker` is None for the article's own voice."""

    text: str
    kind: ClaimKind
    mode: AttributionMode
    speaker: SpeakerDraft | None
    via: str
    claimed_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """What guard R2 asks beyond the reviews: reasons where a rule is not met."""

    origins_reason: str
    primary_reason: str
    reply_reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyDraft:
    """What happened on one day of the right of reply; `answer_by` only where somebody was asked."""

    kind: ReplyEntryKind
    happened_on: date
    channel: ReplyChannel
    contact: str
    words: str
    answer_by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceDraft:
    """One source document to be cited."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteDraft:
    """A remark; `body` is Markdown."""

    kind: NoteKind
    visibility: NoteVisibility
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """One reviewer's judgement on the axes the kind allows; None where an axis is not set."""

    finding: AttributionFinding | None
    rating_id: int | None
    explanation: str
