"""What the head of a claim's page tells machines: its address, its card, its markup, where else it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.publication.addresses import build_claim_path
from tracker.publication.claimreview import Publisher, build_claimreview
from tracker.publication.summary import (
    describe_claim,
    describe_outcome,
    describe_speaker,
    find_statement,
    is_quoted,
)
from tracker.text.sanitize import render_json
from tracker.web import door

if TYPE_CHECKING:
    from tracker.models.snapshot import ClaimSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHead:
    """The head of one edition's page; addresses are absolute, `markup` is None without a rating."""

    title: str
    description: str
    site_url: str
    canonical_url: str
    permanent_url: str
    image_url: str
    image_text: str
    published_at: str
    modified_at: str | None
    is_sample: bool
    markup: str | None


def publisher() -> Publisher:
    """Return who publishes the findings, by the settings."""
    return Publisher(name=door.settings().newsroom_name, url=door.settings().public_url)


def build_claim_url(claim: ClaimSnapshot) -> str:
    """Return the absolute address of a claim's page."""
    return door.settings().public_url + build_claim_path(claim.public_id, claim.slug)


def build_permanent_url(public_id: str) -> str:
    """Return the absolute address that a claim keeps for ever, whatever its words become."""
    return f"{door.settings().public_url}/claims/{public_id}"


def describe_head(claim: ClaimSnapshot, edition: int) -> ClaimHead:
    """Return what the head of the page of this edition says."""
    url = build_claim_url(claim)
    permanent = build_permanent_url(claim.public_id)
    statement = find_statement(claim)
    title = f"“{statement}”" if is_quoted(claim) else statement
    markup = build_claimreview(claim, url=url, publisher=publisher())
    return ClaimHead(
        title=title,
        description=describe_claim(claim),
        site_url=door.settings().public_url,
        canonical_url=url,
        permanent_url=permanent,
        image_url=f"{permanent}/card.png?edition={edition}",
        image_text=f"{describe_speaker(claim)}: {title}. {describe_outcome(claim)}.",
        published_at=claim.first_published_at.isoformat(),
        modified_at=claim.published_at.isoformat() if claim.corrections else None,
        is_sample=claim.article.is_sample,
        markup=render_json(markup) if markup else None,
    )
