"""How a claim becomes one row: a frozen edition for the public, the live claim for the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.export.columns import ClaimRow
from tracker.models.enums import AnchorRole, EvidenceStance, NoteVisibility, ReviewStatus
from tracker.models.phrases import PUBLIC_STATES, status_phrase
from tracker.models.rounds import do_agree, list_standing_reviews
from tracker.text.slugs import build_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import datetime

    from tracker.models import Claim, ClaimAnchor, EvidenceItem, Note
    from tracker.models.snapshot import ClaimSnapshot, SnapshotEvidence

# Between the parts of a list inside one cell.
SEPARATOR: Final = " | "
ELLIPSIS: Final = " … "
_STANCES_FOR: Final = frozenset({EvidenceStance.SUPPORTS})
_STANCES_AGAINST: Final = frozenset({EvidenceStance.REFUTES})
_STANCES_CONTEXT: Final = frozenset(EvidenceStance) - _STANCES_FOR - _STANCES_AGAINST


def build_public_row(snapshot: ClaimSnapshot, *, claim_url: Callable[[str, str], str]) -> ClaimRow:
    """Return the row of one current edition; nothing but the edition is read."""
    article, speaker, rating = snapshot.article, snapshot.speaker, snapshot.rating
    has_value = rating is not None and rating.value is not None
    is_anchored = bool(snapshot.content_spans)
    return ClaimRow(
        claim_id=snapshot.public_id,
        claim_url=claim_url(snapshot.public_id, snapshot.slug),
        article_id=article.public_id,
        article_headline=article.headline,
        article_url=article.url,
        article_version=article.version_number,
        article_sha256=article.sha256,
        passage=snapshot.passage_number or None,
        start=snapshot.start if is_anchored else None,
        end=snapshot.end if is_anchored else None,
        content=snapshot.quote,
        claim_text=snapshot.text,
        kind=snapshot.kind.value,
        speaker=speaker.name if speaker else "",
        speaker_kind=speaker.kind.value if speaker else "",
        speaker_role=speaker.role if speaker else "",
        speaker_same_as=speaker.same_as if speaker else "",
        attribution_mode=snapshot.mode.value,
        cue=snapshot.cue,
        claim_date=snapshot.claimed_on,
        status=status_phrase(
            review_status=ReviewStatus.PUBLISHED,
            publication=snapshot.state,
            finding=snapshot.finding,
            rating_label=rating.label if rating else None,
        ),
        review_status=ReviewStatus.PUBLISHED.value,
        attribution_finding=snapshot.finding.value if snapshot.finding else "",
        rating=rating.label if rating else "",
        rating_value=rating.value if rating else None,
        rating_worst=rating.worst_value if rating and has_value else None,
        rating_best=rating.best_value if rating and has_value else None,
        explanation=snapshot.explanation,
        checkworthiness=snapshot.checkworthiness,
        reviewers=SEPARATOR.join(snapshot.reviewers),
        agreement=snapshot.agreement,
        evidence_count=len(snapshot.evidence),
        origins_count=_count_origins(snapshot.evidence),
        evidence_for=_list_evidence(snapshot.evidence, _STANCES_FOR),
        evidence_against=_list_evidence(snapshot.evidence, _STANCES_AGAINST),
        evidence_context=_list_evidence(snapshot.evidence, _STANCES_CONTEXT),
        notes=SEPARATOR.join(
            _describe_note(note.author_name, note.created_at, note.body) for note in snapshot.notes
        ),
        corrections_count=len(snapshot.corrections),
        last_correction_on=snapshot.corrections[-1].corrected_at.date() if snapshot.corrections else None,
        language=snapshot.language,
        tags="",
        created_at=snapshot.created_at,
        updated_at=snapshot.updated_at,
        published_at=snapshot.first_published_at,
    )
