"""What the head of a claim's page tells machines: its address, its card, its markup, where else it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask_babel import gettext

from tracker.models.enums import AttributionFinding
from tracker.publication.addresses import build_claim_path
from tracker.publication.claimreview import Publisher, build_claimreview
from tracker.publication.summary import describe_claim, describe_speaker, find_statement, is_quoted
from tracker.text.sanitize import render_json
from tracker.web import door
from tracker.web.languages import translated_label, translated_phrase

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


def tell_outcome(claim: ClaimSnapshot) -> str:
    """Return the answers in the reader's language, each after its question when there are two."""
    is_found = claim.finding not in {None, AttributionFinding.NOT_APPLICABLE}
    finding = translated_label(claim.finding or "") if is_found else ""
    rating = translated_phrase(claim.rating.label) if claim.rating else ""
    if finding and rating:
        both: str = gettext(
            "Did they say it? %(finding)s. Is it so? %(rating)s", finding=finding, rating=rating
        )
        return both
    return finding or rating


def _tell_speaker(claim: ClaimSnapshot) -> str:
    return describe_speaker(claim) if claim.speaker else gettext("The article’s own voice")


def describe_head(claim: ClaimSnapshot, edition: int) -> ClaimHead:
    """Return what the head of the page of this edition says."""
    url = build_claim_url(claim)
    permanent = build_permanent_url(claim.public_id)
    statement = find_statement(claim)
    title = f"“{statement}”" if is_quoted(claim) else statement
    markup = build_claimreview(claim, url=url, publisher=publisher())
    return ClaimHead(
        title=title,
        description=describe_claim(claim, tell_outcome(claim)),
        site_url=door.settings().public_url,
        canonical_url=url,
        permanent_url=permanent,
        image_url=f"{permanent}/card.png?edition={edition}",
        image_text=f"{_tell_speaker(claim)}: {title}. {tell_outcome(claim)}.",
        published_at=claim.first_published_at.isoformat(),
        modified_at=claim.published_at.isoformat() if claim.corrections else None,
        is_sample=claim.article.is_sample,
        markup=render_json(markup) if markup else None,
    )
