"""How rows of the desk become answers of the API, as far as the token's person may see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.enums import AnchorRole
from tracker.models.reading import list_readable_notes
from tracker.publication.readiness import publication_blockers
from tracker.review.guards import current_evidence
from tracker.review.offers import list_offers
from tracker.web import door
from tracker.web.api.operations import Answer, name_version
from tracker.web.api.shapes import DeskArticle, DeskClaim, Evidence, Remark, Speaker, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import ArticleVersion, Claim, ClaimAnchor, EvidenceItem, Note
    from tracker.review.offers import Offer

ELLIPSIS = " … "


def answer_claim(claim: Claim, *, status: int = 200) -> Answer:
    """Return a claim with its version as ETag."""
    told = tell_claim(claim)
    return Answer(body=told, status=status, version=name_version(claim.version), location=claim_path(claim))


def claim_path(claim: Claim) -> str:
    """Return the address of a claim of the desk in the API."""
    return f"/api/v1/desk/claims/{claim.public_id}"


def tell_claim(claim: Claim) -> DeskClaim:
    """Return a whole claim as the viewer may see it; its outcome is that of the approved reviews."""
    newest = max((anchor.article_version.number for anchor in claim.anchors), default=None)
    anchors = [anchor for anchor in claim.anchors if anchor.article_version.number == newest]
    content = _of_role(anchors, AnchorRole.CONTENT)
    offers = list_offers(claim, door.actor(), publish_gaps=publication_blockers(claim), policy=door.policy())
    return DeskClaim(
        claim_id=claim.public_id,
        desk_url=f"{door.settings().public_url}/desk/claims/{claim.public_id}",
        article_id=claim.article.public_id,
        position=claim.position,
        version=claim.version,
        text=claim.text,
        kind=claim.kind,
        attribution_mode=claim.mode,
        speaker=tell_speaker(claim),
        via=claim.via,
        claim_date=claim.claimed_on,
        article_version=newest,
        content=[(anchor.start, anchor.end) for anchor in content],
        cue=[(anchor.start, anchor.end) for anchor in _of_role(anchors, AnchorRole.CUE)],
        quote=ELLIPSIS.join(anchor.exact for anchor in content),
        review_status=claim.review_status,
        publication=claim.publication,
        attribution_finding=claim.attribution_finding,
        rating=claim.rating.label if claim.rating else None,
        explanation=claim.explanation,
        checkworthiness=claim.checkworthiness,
        proposal_reason=claim.proposal_reason,
        sources=[tell_evidence(item) for item in current_evidence(claim)],
        notes=[tell_note(note) for note in list_readable_notes(claim, door.actor().id, door.policy())],
        moves=[_tell_step(offer) for offer in offers],
        created_at=claim.created_at,
        updated_at=claim.updated_at,
    )


def tell_article(version: ArticleVersion, claims: Sequence[Claim], *, notice: str = "") -> DeskArticle:
    """Return an article with its whole claims."""
    article = version.article
    return DeskArticle(
        article_id=article.public_id,
        desk_url=f"{door.settings().public_url}/desk/articles/{article.public_id}",
        headline=article.headline,
        publisher=article.publisher,
        url=article.url,
        published_on=article.published_on,
        language=article.language,
        version_number=version.number,
        sha256=version.sha256,
        notice=notice,
        claims=[tell_claim(claim) for claim in claims],
    )


def tell_evidence(item: EvidenceItem) -> Evidence:
    """Return one source of a claim."""
    return Evidence(
        source_id=item.public_id,
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
    )


def tell_note(note: Note) -> Remark:
    """Return one note that the viewer may read."""
    return Remark(
        note_id=note.public_id,
        author=note.author.display_name,
        kind=note.kind,
        visibility=note.visibility,
        body=note.body,
        created_at=note.created_at,
        resolved_at=note.resolved_at,
    )


def tell_speaker(claim: Claim) -> Speaker | None:
    """Return whom a claim is attributed to; None is the article's own voice."""
    if claim.speaker is None:
        return None
    return Speaker(
        speaker_id=claim.speaker.public_id,
        name=claim.speaker.name,
        kind=claim.speaker.kind,
        role=claim.speaker_role,
    )


def _tell_step(offer: Offer) -> Step:
    return Step(
        move=offer.move.name.lower(),
        label=offer.label,
        is_possible=offer.is_possible,
        guard=offer.guard,
        missing=list(offer.missing),
    )


def _of_role(anchors: Sequence[ClaimAnchor], role: AnchorRole) -> list[ClaimAnchor]:
    return sorted((anchor for anchor in anchors if anchor.role is role), key=lambda anchor: anchor.start)
