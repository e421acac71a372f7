"""What everybody may read over the API: the same as on the public pages, of current editions alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from tracker.errors import GoneError, InputError
from tracker.models.snapshot import load_snapshot
from tracker.publication.amendments import list_amendments
from tracker.publication.counting import Filters, choose
from tracker.publication.facets import Order
from tracker.publication.list_queries import get_speaker, list_ids
from tracker.publication.list_queries import list_articles as list_public_articles
from tracker.publication.list_queries import list_speakers as list_public_speakers
from tracker.publication.queries import (
    get_current_edition,
    get_public_article,
    get_tombstone,
    list_article_editions,
    list_payloads,
)
from tracker.publication.searching import parse_search
from tracker.web import door
from tracker.web.api import public_shapes as shapes
from tracker.web.api.operations import PREFIX, Answer, Strict
from tracker.web.api.public_telling import (
    public_address,
    tell_amendment,
    tell_article,
    tell_claim,
    tell_speaker,
    tell_whole_claim,
)
from tracker.web.listing import article_path

if TYPE_CHECKING:
    from tracker.publication.searching import Search


def list_claims(query: shapes.ClaimQuery) -> Answer:
    """Return one page of published claims.

    Raises:
        InputError: sorted by the best match without a search.
        NotFoundError: `after` is not a cursor that an earlier page gave.
    """
    session, search = door.session(), parse_search(query.q)
    selection = choose(session, _read_filters(query), search).selection
    page = list_ids(session, selection, _read_order(query, search), after=query.after, limit=query.limit)
    claims = [tell_claim(load_snapshot(each)) for each in list_payloads(session, page.ids)]
    return Answer(body=shapes.ClaimPage(claims=claims, next=_address_next("claims", query, page.next_cursor)))


def show_claim(claim_id: str) -> Answer:
    """Return a published claim with everything its page shows.

    Raises:
        GoneError: it was withdrawn; carries the reason.
        NotFoundError: there is none, or it is not published; nobody can tell which.
    """
    session = door.session()
    try:
        edition = get_current_edition(session, claim_id)
    except GoneError as error:
        raise GoneError(claim_id, reason=get_tombstone(session, claim_id).reason) from error
    return Answer(body=tell_whole_claim(edition))


def list_articles(query: shapes.PageQuery) -> Answer:
    """Return one page of articles with published claims.

    Raises:
        NotFoundError: `after` is not a cursor that an earlier page gave.
    """
    page = list_public_articles(door.session(), after=query.after, limit=query.limit)
    articles = [tell_article(each) for each in page.articles]
    return Answer(
        body=shapes.ArticlePage(articles=articles, next=_address_next("articles", query, page.next_cursor))
    )


def show_article(article_id: str) -> Answer:
    """Return an article with its published claims.

    Raises:
        NotFoundError: there is none, or the public sees no claim of it; nobody can tell which.
    """
    article = get_public_article(door.session(), article_id)
    claims = [each.load() for each in list_article_editions(door.session(), article)]
    return Answer(
        body=shapes.WholeArticle(
            article_id=article_id,
            article_url=public_address(article_path(article_id, article.headline)),
            headline=article.headline,
            publisher=article.publisher,
            url=article.url,
            published_on=article.published_on,
            language=article.language,
            claims=[tell_claim(each) for each in claims],
        )
    )


def list_speakers(query: shapes.SpeakerQuery) -> Answer:
    """Return one page of speakers with published claims, by name.

    Raises:
        NotFoundError: `after` is not a cursor that an earlier page gave.
    """
    page = list_public_speakers(door.session(), beginning=query.name, after=query.after, limit=query.limit)
    speakers = [tell_speaker(each) for each in page.speakers]
    return Answer(
        body=shapes.SpeakerPage(speakers=speakers, next=_address_next("speakers", query, page.next_cursor))
    )


def show_speaker(speaker_id: str) -> Answer:
    """Return a speaker with published claims.

    Raises:
        NotFoundError: there is none, or the public sees no claim of theirs; nobody can tell which.
    """
    return Answer(body=tell_speaker(get_speaker(door.session(), speaker_id)))


def list_corrections(query: shapes.CorrectionQuery) -> Answer:
    """Return one page of corrections and withdrawals.

    Raises:
        NotFoundError: there is no such kind, or `after` is not a cursor that an earlier page gave.
    """
    page = list_amendments(door.session(), kind=query.kind or "", after=query.after, limit=query.limit)
    corrections = [tell_amendment(each) for each in page.amendments]
    return Answer(
        body=shapes.CorrectionPage(
            corrections=corrections, next=_address_next("corrections", query, page.next_cursor)
        )
    )


def _read_filters(query: shapes.ClaimQuery) -> Filters:
    return Filters(
        finding=query.finding.value if query.finding else "",
        rating=query.rating,
        kind=query.kind.value if query.kind else "",
        year=str(query.year) if query.year else "",
        speaker=query.speaker,
        article=query.article,
    )


def _read_order(query: shapes.ClaimQuery, search: Search) -> Order:
    if query.sort is Order.RELEVANCE and not search.terms:
        raise InputError("sort", "Only a search has a best match; send q, or sort by newest or oldest.")
    return query.sort or (Order.RELEVANCE if search.terms else Order.NEWEST)


def _address_next(path: str, query: Strict, cursor: str | None) -> str | None:
    """Return the address of the following page, with everything that was asked for."""
    if cursor is None:
        return None
    asked = query.model_dump(mode="json", exclude_defaults=True, exclude_none=True)
    return public_address(f"{PREFIX}/{path}?{urlencode({**asked, 'after': cursor})}")
