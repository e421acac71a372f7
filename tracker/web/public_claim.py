"""A claim's page for readers, made of one edition, the settings and the language of its address alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import render_template

from tracker.models.phrases import FINDING_DEFINITIONS
from tracker.publication.addresses import build_article_path
from tracker.publication.oembed import write_embed_code
from tracker.publication.summary import find_statement, is_quoted
from tracker.text.slugs import build_slug
from tracker.web.claim_files import describe_embed
from tracker.web.claim_head import describe_head
from tracker.web.languages import site_path, translated_label, translated_phrase

if TYPE_CHECKING:
    from tracker.models.snapshot import ClaimSnapshot


def render_public_claim(claim: ClaimSnapshot, edition: int) -> str:
    """Return the page; whatever else it came to show would be missing from pages that are kept ready."""
    found = translated_phrase(claim.rating.label) if claim.rating else translated_label(claim.finding or "")
    state = translated_label(claim.state)
    return render_template(
        "publication/claim.html",
        claim=claim,
        edition=edition,
        outcome=f"{state}: {found}" if found else state,
        head=describe_head(claim, edition),
        embed_code=write_embed_code(describe_embed(claim, edition)),
        is_quoted=is_quoted(claim),
        statement=find_statement(claim),
        definitions=FINDING_DEFINITIONS,
        article_path=article_path_of(claim),
    )


def article_path_of(claim: ClaimSnapshot) -> str:
    """Return the address of the article a claim was taken from, in the request's language."""
    slug = build_slug(claim.article.headline, fallback="article")
    return site_path(build_article_path(claim.article.public_id, slug))
