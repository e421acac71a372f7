"""How a claim becomes one row: a frozen edition for the public, the live claim for the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.export.columns import (
    ArticleCells,
    AttributionCells,
    ClaimRow,
    CorrectionCells,
    EvidenceCells,
    PlaceCells,
    RatingCells,
    RecordCells,
    SpeakerCells,
    StandingCells,
)
from tracker.models.enums import AnchorRole, EvidenceStance, ReviewStatus
from tracker.models.phrases import PUBLIC_STATES, status_phrase
from tracker.models.reading import list_readable_notes
from tracker.models.rounds import LEAST_REVIEWERS, did_agree, list_unsealed_reviews, were_blind
from tracker.text.slugs import build_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from tracker.models import Claim, ClaimAnchor, EvidenceItem, Rating, Speaker
    from tracker.models.rounds import ReviewPolicy
    from tracker.models.snapshot import (
        ClaimSnapshot,
        SnapshotArticle,
        SnapshotEvidence,
        SnapshotRating,
        SnapshotSpeaker,
    )

# Between the parts of a list inside one cell.
SEPARATOR: Final = " | "
# Between two pieces of a discontinuous quote.
ELLIPSIS: Final = " … "
_FOR: Final = frozenset({EvidenceStance.SUPPORTS})
_AGAINST: Final = frozenset({EvidenceStance.REFUTES})
_CONTEXT: Final = frozenset(EvidenceStance) - _FOR - _AGAINST


def build_public_row(snapshot: ClaimSnapshot, *, claim_url: Callable[[str, str], str]) -> ClaimRow:
    """Return the row of a current edition; nothing but the edition is read."""
    corrections = snapshot.corrections
    return ClaimRow(
        claim_id=snapshot.public_id,
        claim_url=claim_url(snapshot.public_id, snapshot.slug),
        article=_build_public_article(snapshot.article),
        place=_build_public_place(snapshot),
        text=snapshot.text,
        kind=snapshot.kind.value,
        speaker=_build_speaker(snapshot.speaker, snapshot.speaker.role if snapshot.speaker else ""),
        attribution=AttributionCells(
            mode=snapshot.mode.value, cue=snapshot.cue, claimed_on=snapshot.claimed_on
        ),
        standing=_build_public_standing(snapshot),
        rating=_build_public_rating(snapshot.rating),
        explanation=snapshot.explanation,
        checkworthiness=snapshot.checkworthiness,
        reviewers=SEPARATOR.join(snapshot.reviewers),
        agreement=_find_public_agreement(snapshot),
        evidence=_build_evidence(snapshot.evidence),
        notes=SEPARATOR.join(_describe_note(n.author_name, n.created_at, n.body) for n in snapshot.notes),
        corrections=CorrectionCells(
            count=len(corrections), last_on=corrections[-1].corrected_at.date() if corrections else None
        ),
        record=RecordCells(
            language=snapshot.language,
            tags="",
            created_at=snapshot.created_at,
            updated_at=snapshot.updated_at,
            published_at=snapshot.first_published_at,
        ),
    )


def build_desk_row(
    claim: Claim,
    *,
    passage: int | None,
    viewer_id: int | None,
    policy: ReviewPolicy,
    rounds_in_view: Collection[int],
    claim_url: Callable[[str, str], str],
) -> ClaimRow:
    """Return the row of a live claim as one person of the newsroom may see it.

    Finding, rating and explanation are the approved outcome: what a reviewer gave in a blind review, and
    that they gave it, is in no cell. Private notes are the viewer's own; None has none.
    """
    reviews, corrections = list_unsealed_reviews(claim, policy), claim.corrections
    return ClaimRow(
        claim_id=claim.public_id,
        claim_url=claim_url(claim.public_id, build_slug(claim.text)) if _is_public(claim) else "",
        article=_build_desk_article(claim),
        place=_build_desk_place(claim, passage),
        text=claim.text,
        kind=claim.kind.value,
        speaker=_build_speaker(claim.speaker, claim.speaker_role),
        attribution=AttributionCells(
            mode=claim.mode.value, cue=_join_exact(claim, AnchorRole.CUE), claimed_on=claim.claimed_on
        ),
        standing=_build_desk_standing(claim),
        rating=_build_desk_rating(claim.rating),
        explanation=claim.explanation,
        checkworthiness=claim.checkworthiness,
        reviewers=SEPARATOR.join(dict.fromkeys(review.reviewer.display_name for review in reviews)),
        agreement=did_agree(claim, reviews) if were_blind(reviews, rounds_in_view) else None,
        evidence=_build_evidence([item for item in claim.evidence_items if item.removed_at is None]),
        notes=_list_desk_notes(claim, viewer_id, policy),
        corrections=CorrectionCells(
            count=len(corrections), last_on=corrections[-1].corrected_at.date() if corrections else None
        ),
        record=_build_desk_record(claim),
    )


def _build_public_article(article: SnapshotArticle) -> ArticleCells:
    return ArticleCells(
        public_id=article.public_id,
        headline=article.headline,
        url=article.url,
        version=article.version_number,
        sha256=article.sha256,
    )


def _build_desk_article(claim: Claim) -> ArticleCells:
    anchors = list_anchors(claim, AnchorRole.CONTENT)
    version = anchors[0].article_version if anchors else None
    return ArticleCells(
        public_id=claim.article.public_id,
        headline=claim.article.headline,
        url=claim.article.url,
        version=version.number if version else None,
        sha256=version.sha256 if version else "",
    )


def _build_public_place(snapshot: ClaimSnapshot) -> PlaceCells:
    is_anchored = bool(snapshot.content_spans)
    return PlaceCells(
        passage=snapshot.passage_number or None,
        start=snapshot.start if is_anchored else None,
        end=snapshot.end if is_anchored else None,
        content=snapshot.quote,
    )


def _build_desk_place(claim: Claim, passage: int | None) -> PlaceCells:
    anchors = list_anchors(claim, AnchorRole.CONTENT)
    return PlaceCells(
        passage=passage,
        start=anchors[0].start if anchors else None,
        end=anchors[-1].end if anchors else None,
        content=_join_exact(claim, AnchorRole.CONTENT),
    )


def list_anchors(claim: Claim, role: AnchorRole) -> list[ClaimAnchor]:
    """Return the anchors of one role in the newest version that has content of the claim, by position."""
    anchored = [each for each in claim.anchors if each.role is AnchorRole.CONTENT]
    newest = max((each.article_version.number for each in anchored), default=None)
    anchors = [each for each in claim.anchors if each.role is role and each.article_version.number == newest]
    return sorted(anchors, key=lambda anchor: anchor.start)


def _join_exact(claim: Claim, role: AnchorRole) -> str:
    return ELLIPSIS.join(anchor.exact for anchor in list_anchors(claim, role))


def _build_speaker(speaker: SnapshotSpeaker | Speaker | None, role: str) -> SpeakerCells:
    if speaker is None:
        return SpeakerCells()
    return SpeakerCells(name=speaker.name, kind=speaker.kind.value, role=role, same_as=speaker.same_as)


def _build_public_standing(snapshot: ClaimSnapshot) -> StandingCells:
    # The public is not told that a published claim is being worked on again.
    phrase = status_phrase(
        review_status=ReviewStatus.PUBLISHED,
        publication=snapshot.state,
        finding=snapshot.finding,
        rating_label=snapshot.rating.label if snapshot.rating else None,
    )
    finding = snapshot.finding.value if snapshot.finding else ""
    return StandingCells(phrase=phrase, review_status=ReviewStatus.PUBLISHED.value, finding=finding)


def _build_desk_standing(claim: Claim) -> StandingCells:
    phrase = status_phrase(
        review_status=claim.review_status,
        publication=claim.publication,
        finding=claim.attribution_finding,
        rating_label=claim.rating.label if claim.rating else None,
    )
    finding = claim.attribution_finding.value if claim.attribution_finding else ""
    return StandingCells(phrase=phrase, review_status=claim.review_status.value, finding=finding)


def _build_public_rating(rating: SnapshotRating | None) -> RatingCells:
    if rating is None or rating.value is None:
        return RatingCells(label=rating.label if rating else "")
    return RatingCells(
        label=rating.label, value=rating.value, worst=rating.worst_value, best=rating.best_value
    )


def _build_desk_rating(rating: Rating | None) -> RatingCells:
    if rating is None or rating.value is None:
        return RatingCells(label=rating.label if rating else "")
    scale = rating.scale
    return RatingCells(label=rating.label, value=rating.value, worst=scale.worst_value, best=scale.best_value)


def _build_evidence(items: Sequence[SnapshotEvidence | EvidenceItem]) -> EvidenceCells:
    # Without a group an item is an origin of its own.
    origins = {item.origin_group.strip().casefold() or item.public_id for item in items}
    return EvidenceCells(
        count=len(items),
        origins_count=len(origins),
        supporting=_list_evidence(items, _FOR),
        contradicting=_list_evidence(items, _AGAINST),
        context=_list_evidence(items, _CONTEXT),
    )


def _list_evidence(
    items: Sequence[SnapshotEvidence | EvidenceItem], stances: frozenset[EvidenceStance]
) -> str:
    return SEPARATOR.join(
        f"{item.title} <{item.url}>" if item.url else item.title for item in items if item.stance in stances
    )


def _find_public_agreement(snapshot: ClaimSnapshot) -> bool | None:
    """Tell whether two people agreed unseen; None where there was one, or one could see the other's work."""
    is_independent = snapshot.is_blind and len(snapshot.reviewers) >= LEAST_REVIEWERS
    return snapshot.agreement if is_independent else None


def _list_desk_notes(claim: Claim, viewer_id: int | None, policy: ReviewPolicy) -> str:
    return SEPARATOR.join(
        _describe_note(note.author.display_name, note.created_at, note.body)
        for note in list_readable_notes(claim, viewer_id, policy)
    )


def _describe_note(author_name: str, at: datetime, body: str) -> str:
    return f"{author_name} ({at.date().isoformat()}): {body}"


def _build_desk_record(claim: Claim) -> RecordCells:
    return RecordCells(
        language=claim.article.language,
        tags="",
        created_at=claim.created_at,
        updated_at=claim.updated_at,
        published_at=claim.published_at if _is_public(claim) else None,
    )


def _is_public(claim: Claim) -> bool:
    return claim.publication in PUBLIC_STATES
