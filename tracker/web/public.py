"""What everybody may read: findings, claims, articles; the same for all, so that it can be cached."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for

from tracker import __version__
from tracker.errors import GoneError
from tracker.models.enums import ReviewStatus
from tracker.models.phrases import FINDING_DEFINITIONS, status_phrase
from tracker.publication.addresses import build_article_path, build_claim_path
from tracker.publication.article import mark_public_claims
from tracker.publication.oembed import write_embed_code
from tracker.publication.queries import (
    find_version,
    get_current_edition,
    get_public_article,
    get_tombstone,
    list_article_editions,
    list_current_editions,
    list_public_articles,
)
from tracker.publication.standing import find_edition
from tracker.publication.summary import find_statement, is_quoted
from tracker.text.slugs import build_slug
from tracker.web import door
from tracker.web.claim_files import describe_embed
from tracker.web.claim_head import describe_head
from tracker.web.page_cache import EDITION

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from werkzeug.wrappers import Response as AnyResponse

    from tracker.models.snapshot import ClaimSnapshot
    from tracker.publication.queries import Edition, PublicArticle

blueprint = Blueprint("public", __name__)

GONE = 410
MOVED = 301
NOT_MODIFIED = 304
# Anybody may keep a copy but has to ask whether it still stands: a correction or a withdrawal counts at once.
CACHING = "public, no-cache"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A published claim in a list, with the addresses its row links to."""

    claim: ClaimSnapshot
    path: str
    article_path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedArticle:
    """An article in a list, with the address its row links to."""

    path: str
    headline: str
    publisher: str
    published_on: date | None
    is_sample: bool
    claims_count: int


@blueprint.get("/")
def show_home() -> Response:
    """Show one page of findings, newest first, and the articles they come from."""
    after = request.args.get("after") or None
    page = list_current_editions(door.session(), after=after)
    articles = [] if after else list_public_articles(door.session())
    counts = [f"{each.public_id}={each.claims_count}" for each in articles]
    return _answer(
        (after or "", page.next_cursor or "", *_name_editions(page.editions), *counts),
        lambda: render_template(
            "publication/home.html",
            findings=[_build_finding(each.load()) for each in page.editions],
            articles=[_build_listed(each) for each in articles],
            is_later_page=after is not None,
            next_url=url_for("public.show_home", after=page.next_cursor) if page.next_cursor else None,
            public_url=door.settings().public_url,
        ),
    )


@blueprint.get("/claims/<public_id>")
@blueprint.get("/claims/<public_id>/")
@blueprint.get("/claims/<public_id>/<slug>")
def show_claim(public_id: str, slug: str = "") -> AnyResponse:
    """Show what was found about a claim; a withdrawn one answers 410 with the reason."""
    try:
        edition = find_edition(door.database(), public_id) or get_current_edition(door.session(), public_id)
    except GoneError:
        tombstone = get_tombstone(door.session(), public_id)
        return make_response(render_template("publication/tombstone.html", tombstone=tombstone), GONE)
    claim = edition.load()
    path = build_claim_path(public_id, claim.slug)
    if f"/claims/{public_id}/{slug}" != path:
        return redirect(path, MOVED)
    request.environ[EDITION] = (public_id, edition.number)
    return _answer(_name_editions([edition]), lambda: _render_claim(claim, edition.number))


@blueprint.get("/articles/<public_id>")
@blueprint.get("/articles/<public_id>/")
@blueprint.get("/articles/<public_id>/<slug>")
def show_article(public_id: str, slug: str = "") -> AnyResponse:
    """Show an article with its published claims in place, or their words alone if its text is not public."""
    article = get_public_article(door.session(), public_id)
    canonical = build_slug(article.headline, fallback="article")
    path = build_article_path(public_id, canonical)
    if slug != canonical:
        return redirect(path, MOVED)
    editions = list_article_editions(door.session(), article)
    claims = [each.load() for each in editions]
    version = None
    if article.is_text_public:
        newest = max(claim.article.version_number for claim in claims)
        version = find_version(door.session(), article, newest)
    return _answer(
        (str(article.is_text_public), *_name_editions(editions)),
        lambda: render_template(
            "publication/article.html",
            article=article,
            findings=[_build_finding(claim) for claim in claims],
            passages=mark_public_claims(version, claims) if version else (),
            ordinals={claim.public_id: number for number, claim in enumerate(claims, start=1)},
            canonical_url=door.settings().public_url + path,
        ),
    )


def _render_claim(claim: ClaimSnapshot, edition: int) -> str:
    outcome = status_phrase(
        review_status=ReviewStatus.PUBLISHED,
        publication=claim.state,
        finding=claim.finding,
        rating_label=claim.rating.label if claim.rating else None,
    )
    return render_template(
        "publication/claim.html",
        claim=claim,
        edition=edition,
        outcome=outcome,
        head=describe_head(claim, edition),
        embed_code=write_embed_code(describe_embed(claim, edition)),
        is_quoted=is_quoted(claim),
        statement=find_statement(claim),
        definitions=FINDING_DEFINITIONS,
        article_path=_build_article_path(claim),
    )


def _answer(parts: tuple[str, ...], render: Callable[[], str]) -> Response:
    """Answer with a page named by what it was made from, or with 304 to whoever has exactly this one."""
    settings = door.settings()
    made_from = "\n".join((__version__, settings.newsroom_name, settings.public_url, *parts))
    etag = hashlib.sha256(made_from.encode()).hexdigest()[:32]
    is_known = request.if_none_match.contains_weak(etag)
    response = Response(status=NOT_MODIFIED) if is_known else make_response(render())
    response.set_etag(etag)
    response.headers["Cache-Control"] = CACHING
    return response


def _name_editions(editions: list[Edition] | tuple[Edition, ...]) -> tuple[str, ...]:
    return tuple(f"{each.public_id}-{each.number}" for each in editions)


def _build_finding(claim: ClaimSnapshot) -> Finding:
    return Finding(
        claim=claim,
        path=build_claim_path(claim.public_id, claim.slug),
        article_path=_build_article_path(claim),
    )


def _build_article_path(claim: ClaimSnapshot) -> str:
    slug = build_slug(claim.article.headline, fallback="article")
    return build_article_path(claim.article.public_id, slug)


def _build_listed(article: PublicArticle) -> ListedArticle:
    return ListedArticle(
        path=build_article_path(article.public_id, build_slug(article.headline, fallback="article")),
        headline=article.headline,
        publisher=article.publisher,
        published_on=article.published_on,
        is_sample=article.is_sample,
        claims_count=article.claims_count,
    )
