"""How current editions become answers of the API; nothing but what the pages show is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.export.columns import CLAIM_COLUMNS, iter_cells
from tracker.export.csv_rows import build_public_row
from tracker.publication.addresses import build_claim_path
from tracker.web import door
from tracker.web.api import public_shapes as shapes
from tracker.web.api.operations import PREFIX
from tracker.web.listing import article_path, speaker_path

if TYPE_CHECKING:
    from tracker.models import PublicArticle, PublicSpeaker
    from tracker.models.snapshot import (
        ClaimSnapshot,
        SnapshotCorrection,
        SnapshotEvidence,
        SnapshotNote,
        SnapshotQuantity,
    )
    from tracker.publication.amendments import Amendment
    from tracker.publication.queries import Edition


def public_address(path: str) -> str:
    """Return the absolute address of a page."""
    return door.settings().public_url + path


def tell_claim(claim: ClaimSnapshot) -> shapes.PublicClaim:
    """Return the claim's row of claims.csv as an object."""
    return shapes.PublicClaim.model_validate(_name_cells(claim))


def tell_whole_claim(edition: Edition) -> shapes.WholeClaim:
    """Return everything that the page of a claim shows."""
    claim = edition.load()
    return shapes.WholeClaim.model_validate(
        {
            **_name_cells(claim),
            "via": claim.via,
            "content": claim.content_spans,
            "context_before": claim.context_before,
            "context_after": claim.context_after,
            "rating_definition": claim.rating.definition if claim.rating else None,
            "edition": edition.number,
            "quantities": [_tell_quantity(each) for each in claim.quantities],
            "sources": [_tell_evidence(each) for each in claim.evidence],
            "notes": [_tell_note(each) for each in claim.notes],
            "corrections": [_tell_correction(each) for each in claim.corrections],
        }
    )


def tell_article(row: PublicArticle) -> shapes.PublicArticle:
    """Return an article of the list."""
    return shapes.PublicArticle(
        article_id=row.public_id,
        article_url=public_address(article_path(row.public_id, row.headline)),
        headline=row.headline,
        publisher=row.publisher,
        published_on=row.published_on,
        claims_count=row.claims_count,
    )


def tell_speaker(row: PublicSpeaker) -> shapes.PublicSpeaker:
    """Return a speaker, with the address of the list of their claims."""
    return shapes.PublicSpeaker(
        speaker_id=row.public_id,
        speaker_url=public_address(speaker_path(row)),
        name=row.name,
        claims_count=row.claims_count,
        claims=public_address(f"{PREFIX}/claims?speaker={row.public_id}"),
    )


def tell_amendment(amendment: Amendment) -> shapes.Amendment:
    """Return a correction or a withdrawal."""
    return shapes.Amendment(
        kind=amendment.kind,
        claim_id=amendment.public_id,
        at=amendment.at,
        explanation=amendment.explanation,
        claim_text=amendment.claim.text if amendment.claim else None,
        changes=[shapes.FieldChange.model_validate(each) for each in amendment.changes],
    )


def _name_cells(claim: ClaimSnapshot) -> dict[str, object]:
    """Return the row of claims.csv by column, lists as lists and what is unknown as None."""
    row = build_public_row(
        claim, claim_url=lambda public_id, slug: public_address(build_claim_path(public_id, slug))
    )
    cells: dict[str, object] = dict(zip(CLAIM_COLUMNS, iter_cells(row), strict=True))
    unknown = {name: None for name in _MAY_BE_UNKNOWN if cells[name] == ""}
    return {
        **cells,
        **unknown,
        "speaker_id": claim.speaker.public_id if claim.speaker else None,
        "publication": claim.state,
        "reviewers": list(claim.reviewers),
    }


_MAY_BE_UNKNOWN = (
    *("speaker", "speaker_kind", "speaker_role", "speaker_same_as"),
    *("attribution_finding", "rating"),
)


def _tell_evidence(item: SnapshotEvidence) -> shapes.PublicEvidence:
    return shapes.PublicEvidence(
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
        accessed_at=item.accessed_at,
    )


def _tell_note(note: SnapshotNote) -> shapes.PublicNote:
    return shapes.PublicNote(
        note_id=note.public_id,
        author=note.author_name,
        kind=note.kind,
        body=note.body,
        created_at=note.created_at,
    )


def _tell_quantity(quantity: SnapshotQuantity) -> shapes.PublicQuantity:
    return shapes.PublicQuantity.model_validate(quantity)


def _tell_correction(correction: SnapshotCorrection) -> shapes.PublicCorrection:
    return shapes.PublicCorrection.model_validate(correction)
