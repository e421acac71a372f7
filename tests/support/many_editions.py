"""Editions of claims that a benchmark has many of: some nulls, quotes, line ends, other scripts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Final

from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    PublicationState,
    SpeakerKind,
)
from tracker.models.snapshot import (
    ClaimSnapshot,
    SnapshotArticle,
    SnapshotEvidence,
    SnapshotNote,
    SnapshotRating,
    SnapshotSpeaker,
)

AT: Final = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
CLAIMS_AN_ARTICLE: Final = 10
TEXTS: Final = (
    "The bridge is safe, and it will stay open through the winter",
    'The ministry "never" counted the 1,200 families that had left',
    "=SUM of all the repairs came to 14 million, said the council\nin March",
    "Көпір қауіпсіз, деді қала әкімі, жөндеу он төрт айға созылды",
    "Around 1,000 people are still waiting for a reply from the office",
)


def article_of(number: int) -> int:
    return (number - 1) // CLAIMS_AN_ARTICLE + 1


def make_snapshot(number: int) -> ClaimSnapshot:
    """Return the edition of the numbered claim."""
    return replace(
        _TEMPLATE,
        public_id=f"c{number:011d}",
        slug=f"claim-{number}",
        article=_make_article(article_of(number)),
        text=f"{TEXTS[number % len(TEXTS)]} ({number})",
        speaker=_make_speaker(number % 200 + 1),
        claimed_on=date(2026, 3, 1) + timedelta(days=number % 300) if number % 4 else None,
        evidence=tuple(_make_cited(number, each) for each in (1, 2)),
        notes=tuple(_make_note(number, each) for each in range(1 + number % 3)),
    )


def _make_article(article: int) -> SnapshotArticle:
    return SnapshotArticle(
        public_id=f"a{article:011d}",
        headline=f"Bridge number {article} reopens, “safely”",
        publisher="The Courier",
        url=f"https://example.org/articles/{article}",
        published_on=date(2026, 3, 1),
        language="en",
        version_number=1,
        sha256=f"{article:064x}",
        is_sample=False,
    )


def _make_speaker(speaker: int) -> SnapshotSpeaker:
    return SnapshotSpeaker(
        public_id=f"{speaker:012d}",
        name=f"Ada Lund {speaker}",
        kind=SpeakerKind.PERSON,
        role="mayor",
        same_as="" if speaker % 3 else "https://example.org/ada",
    )


def _make_note(number: int, each: int) -> SnapshotNote:
    return SnapshotNote(
        public_id=f"{number:010d}n{each}",
        author_name="Rita",
        kind=NoteKind.COMMENT,
        body="The archive was closed until Friday.",
        created_at=AT,
    )


def _make_cited(number: int, each: int) -> SnapshotEvidence:
    return SnapshotEvidence(
        public_id=f"{number:010d}e{each}",
        title=f"Recording {each} of the opening",
        url=f"https://example.org/recordings/{number}/{each}",
        publisher="City archive",
        kind=EvidenceKind.OBSERVATION,
        stance=EvidenceStance.SUPPORTS if each == 1 else EvidenceStance.REFUTES,
        is_primary=True,
        origin_group=f"origin {each}",
        quoted_passage="The bridge is safe",
        locator="00:01:10",
        archived_url="",
        published_on=date(2026, 3, 1),
        accessed_at=AT,
    )


_TEMPLATE: Final = ClaimSnapshot(
    public_id="",
    slug="",
    state=PublicationState.PUBLISHED,
    article=_make_article(0),
    passage_number=0,
    start=0,
    end=18,
    content_spans=((0, 18),),
    quote="The bridge is safe",
    context_before="",
    context_after=", the mayor said",
    text="",
    kind=ClaimKind.STATEMENT,
    mode=AttributionMode.DIRECT,
    cue="",
    via="",
    speaker=None,
    claimed_on=None,
    language="en",
    checkworthiness=0.5,
    finding=AttributionFinding.CONFIRMED,
    rating=SnapshotRating(
        label="Mostly true",
        value=4,
        worst_value=1,
        best_value=5,
        definition="Right but for a detail.",
        scale_name="Truth",
        scale_number=1,
    ),
    explanation="The recording has the words, and the figures of the council say the same. " * 2,
    reply_asked_on=None,
    reply_text="",
    reply_reason="",
    origins_reason="",
    primary_reason="",
    reviewers=("Rita", "Sam"),
    agreement=True,
    evidence=(),
    notes=(),
    corrections=(),
    created_at=AT,
    updated_at=AT,
    first_published_at=AT,
    published_at=AT,
)
