"""What everybody may read: findings, claims, articles; the same for all, so that it can be cached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import Blueprint, Response, make_response, redirect, render_template, request

from tracker.errors import GoneError
from tracker.publication.addresses import build_article_path, build_claim_path
from tracker.publication.article import mark_public_claims
from tracker.publication.counting import count_published
from tracker.publication.facets import Order, Selection
from tracker.publication.list_queries import list_articles, list_ids, list_rows
from tracker.publication.queries import (
    find_version,
    get_current_edition,
    get_public_article,
    get_tombstone,
    list_article_editions,
)
from tracker.publication.searching import Search
from tracker.publication.standing import find_edition
from tracker.text.slugs import build_slug
from tracker.web import door
from tracker.web.caching import answer, name_editions, name_rows
from tracker.web.languages import site_path
from tracker.web.listing import article_path, build_listed_rows
from tracker.web.page_cache import EDITION
from tracker.web.public_claim import article_path_of, render_public_claim

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from tracker.models.snapshot import ClaimSnapshot

blueprint = Blueprint("public", __name__)

HOME_CLAIMS = 10
HOME_ARTICLES = 5
GONE = 410
MOVED = 301


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A published claim in a list, with the addresses its row links to."""

    claim: ClaimSnapshot
    path: str
    article_path: str


@blueprint.get("/")
def show_home() -> Response:
    """Show the search, the newest findings and the articles they come from; the whole list is `/claims`."""
    session = door.session()
    page = list_ids(session, Selection(), Order.NEWEST, after=None, limit=HOME_CLAIMS)
    rows, total = list_rows(session, page.ids), count_published(session)
    articles = list_articles(session, after=None, limit=HOME_ARTICLES)
    counts = [f"{each.public_id}={each.claims_count}={each.headline}" for each in articles.articles]
    return answer(
        ("home", str(total), articles.next_cursor or "", *name_rows(rows), *counts),
        lambda: render_template(
            "publication/home.html",
            claims=build_listed_rows(rows, Search()),
            total=total,
            articles=[
                (site_path(article_path(each.public_id, each.headline)), each) for each in articles.articles
            ],
            has_more_articles=articles.next_cursor is not None,
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
        return redirect(site_path(path), MOVED)
    request.environ[EDITION] = (public_id, edition.number)
    return answer(name_editions([edition]), lambda: render_public_claim(claim, edition.number))


@blueprint.get("/articles/<public_id>")
@blueprint.get("/articles/<public_id>/")
@blueprint.get("/articles/<public_id>/<slug>")
def show_article(public_id: str, slug: str = "") -> AnyResponse:
    """Show an article with its published claims in place, or their words alone if its text is not public."""
    article = get_public_article(door.session(), public_id)
    canonical = build_slug(article.headline, fallback="article")
    path = build_article_path(public_id, canonical)
    if slug != canonical:
        return redirect(site_path(path), MOVED)
    editions = list_article_editions(door.session(), article)
    claims = [each.load() for each in editions]
    version = None
    if article.is_text_public:
        newest = max(claim.article.version_number for claim in claims)
        version = find_version(door.session(), article, newest)
    return answer(
        (str(article.is_text_public), *name_editions(editions)),
        lambda: render_template(
            "publication/article.html",
            article=article,
            findings=[_build_finding(claim) for claim in claims],
            passages=mark_public_claims(version, claims) if version else (),
            ordinals={claim.public_id: number for number, claim in enumerate(claims, start=1)},
            canonical_url=door.settings().public_url + path,
        ),
    )


def _build_finding(claim: ClaimSnapshot) -> Finding:
    return Finding(
        claim=claim,
        path=site_path(build_claim_path(claim.public_id, claim.slug)),
        article_path=article_path_of(claim),
    )
