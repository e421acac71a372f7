"""How a claim becomes its public projection: what readers may see of it, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from tracker.models.enums import AnchorRole, NoteVisibility
from tracker.models.replies import read_replies
from tracker.models.rounds import did_agree, list_standing_reviews, were_blind
from tracker.models.snapshot import (
    ClaimSnapshot,
    SnapshotArticle,
    SnapshotCorrection,
    SnapshotEvidence,
    SnapshotNote,
    SnapshotQuantity,
    SnapshotRating,
    SnapshotSpeaker,
)
from tracker.text.slugs import build_slug
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime

    from tracker.models import Article, ArticleVersion, Claim, EvidenceItem, Passage, Quantity, Rating
    from tracker.models.enums import (
        AttributionFinding,
        AttributionMode,
        ClaimKind,
        PublicationState,
        ReplyOutcome,
    )

# Between two pieces of a discontinuous quote.
ELLIPSIS = " … "


class _OwnFields(TypedDict):
    """What an edition takes from the claim itself."""

    public_id: str
    slug: str
    text: str
    kind: ClaimKind
    mode: AttributionMode
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
    reply_outcome: ReplyOutcome
    reply_reason: str
    origins_reason: str
    primary_reason: str
    created_at: datetime


class _Annotations(TypedDict):
    """What an edition takes from the work of others on the claim."""

    reviewers: tuple[str, ...]
    agreement: bool
    is_blind: bool
    evidence: tuple[SnapshotEvidence, ...]
    notes: tuple[SnapshotNote, ...]


def build_snapshot(
    claim: Claim,
    *,
    version: ArticleVersion,
    passages: Sequence[Passage],
    state: PublicationState,
    corrections: tuple[SnapshotCorrection, ...],
    rounds_in_view: Collection[int],
    first_published_at: datetime,
    at: datetime,
) -> ClaimSnapshot:
    """Return the edition that readers get at `at`; `claim` is loaded whole, `passages` are the version's.

    Takes in public notes, sources that were not removed, and the reviews that stand; in `rounds_in_view` a
    reviewer could see the other's.
    """
    spans = _list_spans(claim, version, AnchorRole.CONTENT)
    cues = _list_spans(claim, version, AnchorRole.CUE)
    passage_number, before, after = _find_context(version.body, passages, spans)
    return ClaimSnapshot(
        **_take_own_fields(claim),
        **_take_annotations(claim, rounds_in_view),
        state=state,
        article=_build_article(claim.article, version),
        passage_number=passage_number,
        start=spans[0].start if spans else 0,
        end=spans[-1].end if spans else 0,
        content_spans=tuple((span.start, span.end) for span in spans),
        quote=ELLIPSIS.join(span.of(version.body) for span in spans),
        context_before=before,
        context_after=after,
        cue=ELLIPSIS.join(span.of(version.body) for span in cues),
        corrections=corrections,
        quantities=tuple(_build_quantity(each) for each in claim.quantities),
        updated_at=at,
        first_published_at=first_published_at,
        published_at=at,
    )


def _take_own_fields(claim: Claim) -> _OwnFields:
    replies = read_replies(claim.reply_entries)
    return {
        "public_id": claim.public_id,
        "slug": build_slug(claim.text),
        "text": claim.text,
        "kind": claim.kind,
        "mode": claim.mode,
        "via": claim.via,
        "speaker": _build_speaker(claim),
        "claimed_on": claim.claimed_on,
        "language": claim.article.language,
        "checkworthiness": claim.checkworthiness,
        "finding": claim.attribution_finding,
        "rating": _build_rating(claim.rating),
        "explanation": claim.explanation,
        "reply_asked_on": replies.asked_on,
        "reply_text": replies.answer,
        "reply_outcome": replies.outcome,
        "reply_reason": claim.reply_reason,
        "origins_reason": claim.origins_reason,
        "primary_reason": claim.primary_reason,
        "created_at": claim.created_at,
    }


def _take_annotations(claim: Claim, rounds_in_view: Collection[int]) -> _Annotations:
    reviews = list_standing_reviews(claim)
    return {
        "reviewers": tuple(dict.fromkeys(review.reviewer.display_name for review in reviews)),
        "agreement": did_agree(claim, reviews) is True,
        "is_blind": were_blind(reviews, rounds_in_view),
        "evidence": tuple(_build_evidence(item) for item in claim.evidence_items if item.removed_at is None),
        "notes": _build_notes(claim),
    }


def _list_spans(claim: Claim, version: ArticleVersion, role: AnchorRole) -> list[Span]:
    """Return where the claim's content or cue lies in this version, in the order of the text."""
    anchors = [
        anchor for anchor in claim.anchors if anchor.article_version_id == version.id and anchor.role is role
    ]
    return sorted(Span(anchor.start, anchor.end) for anchor in anchors)


def _find_context(body: str, passages: Sequence[Passage], spans: list[Span]) -> tuple[int, str, str]:
    """Return the number of the first span's passage (0 if none), and the words around the quote in it."""
    if not spans:
        return 0, "", ""
    first, last = spans[0], spans[-1]
    opening = next((each for each in passages if each.start <= first.start < each.end), None)
    closing = next((each for each in passages if each.start < last.end <= each.end), None)
    before = body[opening.start : first.start].lstrip() if opening else ""
    after = body[last.end : closing.end].rstrip() if closing else ""
    return (opening.position if opening else 0), before, after


def _build_article(article: Article, version: ArticleVersion) -> SnapshotArticle:
    return SnapshotArticle(
        public_id=article.public_id,
        headline=article.headline,
        publisher=article.publisher,
        url=article.url,
        published_on=article.published_on,
        language=article.language,
        version_number=version.number,
        sha256=version.sha256,
        is_sample=article.is_sample,
    )


def _build_speaker(claim: Claim) -> SnapshotSpeaker | None:
    speaker = claim.speaker
    if speaker is None:
        return None
    return SnapshotSpeaker(
        public_id=speaker.public_id,
        name=speaker.name,
        kind=speaker.kind,
        role=claim.speaker_role,
        same_as=speaker.same_as,
    )


def _build_rating(rating: Rating | None) -> SnapshotRating | None:
    if rating is None:
        return None
    return SnapshotRating(
        label=rating.label,
        value=rating.value,
        worst_value=rating.scale.worst_value,
        best_value=rating.scale.best_value,
        definition=rating.definition,
        scale_name=rating.scale.name,
        scale_number=rating.scale.number,
    )


def _build_evidence(item: EvidenceItem) -> SnapshotEvidence:
    return SnapshotEvidence(
        public_id=item.public_id,
        title=item.title,
        url=item.url,
        publisher=item.publisher,
        kind=item.kind,
        stance=item.stance,
        is_primary=item.is_primary,
        origin_group=item.origin_group,
        quoted_passage=item.quoted_passage,
        locator=item.locator,
        archived_url=item.archived_url,
        published_on=item.published_on,
        accessed_at=item.accessed_at,
    )


def _build_notes(claim: Claim) -> tuple[SnapshotNote, ...]:
    return tuple(
        SnapshotNote(
            public_id=note.public_id,
            author_name=note.author.display_name,
            kind=note.kind,
            body=note.body,
            created_at=note.created_at,
        )
        for note in claim.notes
        if note.visibility is NoteVisibility.PUBLIC
    )


def _build_quantity(quantity: Quantity) -> SnapshotQuantity:
    return SnapshotQuantity(
        value=format(quantity.value, "f"),
        upper="" if quantity.upper is None else format(quantity.upper, "f"),
        qualifier=quantity.qualifier,
        unit=quantity.unit,
        counted=quantity.noun,
        place=quantity.place,
        as_of=quantity.as_of,
        start=quantity.start,
        end=quantity.end,
    )
