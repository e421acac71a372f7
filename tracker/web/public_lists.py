"""The public lists: claims with their search, speakers, articles, and every list as a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response, redirect, render_template, request

from tracker.publication.counting import choose, count_cells, count_selection, map_rating_values
from tracker.publication.facets import Facet, Order, Selection
from tracker.publication.list_queries import (
    find_newest,
    get_speaker,
    list_articles,
    list_ids,
    list_rows,
    list_speakers,
)
from tracker.publication.searching import Search
from tracker.web import door
from tracker.web.caching import answer, name_rows
from tracker.web.charts import draw_outcomes
from tracker.web.languages import site_path, translated_phrase
from tracker.web.listing import (
    FACET_TITLES,
    ORDER_NAMES,
    ListAddress,
    article_path,
    build_facets,
    build_listed_rows,
    name_value,
    read_address,
    speaker_path,
)
from tracker.web.speaker_tables import build_finding_table, build_rating_table

if TYPE_CHECKING:
    from werkzeug.wrappers import Response as AnyResponse

    from tracker.publication.counting import Chosen, Counts
    from tracker.publication.list_queries import ListedRow

blueprint = Blueprint("public_lists", __name__)

MOVED: Final = 301
LONGEST_NAME: Final = 100


@blueprint.get("/claims")
def show_claims() -> Response:
    """Show one page of the claims that a search and filters select, with what else could narrow them."""
    address, session = read_address(), door.session()
    chosen = choose(session, address.filters, address.search)
    newest = find_newest(session, chosen.selection, address.order, after=address.after)
    page = list_ids(session, chosen.selection, address.order, after=address.after, newest=newest)
    counts = count_selection(session, chosen.selection, newest)
    rows = list_rows(session, page.ids)
    return answer(
        (request.full_path, page.next_cursor or "", str(chosen.names), str(counts), *name_rows(rows)),
        lambda: _render_claims(address, chosen, counts, rows, page.next_cursor),
    )


@blueprint.get("/speakers")
def show_speakers() -> Response:
    """Show one page of the speakers with published claims, by name."""
    beginning = request.args.get("name", "").strip()[:LONGEST_NAME]
    after = request.args.get("after") or None
    page = list_speakers(door.session(), beginning=beginning, after=after)
    named = [f"{each.public_id}={each.claims_count}={each.name}" for each in page.speakers]
    return answer(
        (beginning, after or "", page.next_cursor or "", *named),
        lambda: render_template(
            "publication/lists/speakers.html",
            speakers=[(site_path(speaker_path(each)), each) for each in page.speakers],
            beginning=beginning,
            is_later_page=after is not None,
            next_cursor=page.next_cursor,
            public_url=door.settings().public_url,
        ),
    )


@blueprint.get("/speakers/<public_id>")
@blueprint.get("/speakers/<public_id>/")
@blueprint.get("/speakers/<public_id>/<slug>")
def show_speaker(public_id: str, slug: str = "") -> AnyResponse:
    """Show a speaker's published claims, and what was found year by year."""
    session = door.session()
    speaker = get_speaker(session, public_id)
    path = speaker_path(speaker)
    after = request.args.get("after") or None
    if not path.endswith(f"/{slug}"):
        return redirect(site_path(path), MOVED)
    selection = Selection(search=Search(), speaker_id=speaker.id)
    page = list_ids(session, selection, Order.NEWEST, after=after)
    rows, cells = list_rows(session, page.ids), count_cells(session, speaker.id or 0)
    return answer(
        (path, speaker.name, after or "", page.next_cursor or "", str(cells), *name_rows(rows)),
        lambda: render_template(
            "publication/lists/speaker.html",
            speaker=speaker,
            claims=build_listed_rows(rows, Search()),
            findings=build_finding_table(cells),
            ratings=build_rating_table(cells, map_rating_values(session)),
            draw=draw_outcomes,
            path=site_path(path),
            is_later_page=after is not None,
            next_cursor=page.next_cursor,
            canonical_url=door.settings().public_url + path,
        ),
    )


@blueprint.get("/articles")
def show_articles() -> Response:
    """Show one page of the articles with published claims, that with the newest finding first."""
    after = request.args.get("after") or None
    page = list_articles(door.session(), after=after)
    named = [f"{each.public_id}={each.claims_count}={each.newest_id}" for each in page.articles]
    return answer(
        (after or "", page.next_cursor or "", *named, *(each.headline for each in page.articles)),
        lambda: render_template(
            "publication/lists/articles.html",
            articles=[
                (site_path(article_path(each.public_id, each.headline)), each) for each in page.articles
            ],
            is_later_page=after is not None,
            next_cursor=page.next_cursor,
            public_url=door.settings().public_url,
        ),
    )


def _render_claims(
    address: ListAddress,
    chosen: Chosen,
    counts: Counts,
    rows: list[ListedRow],
    next_cursor: str | None,
) -> str:
    asked = [facet for facet in Facet if address.filters.value_of(facet)]
    orders = [each for each in ORDER_NAMES if each is not Order.RELEVANCE or address.search.terms]
    return render_template(
        "publication/lists/claims.html",
        address=address,
        counts=counts,
        claims=build_listed_rows(rows, address.search),
        facets=build_facets(address, counts, chosen.names),
        asked={facet: name_value(facet, address.filters.value_of(facet), chosen.names) for facet in asked},
        unknown=[translated_phrase(FACET_TITLES[facet]) for facet in chosen.unknown],
        titles=FACET_TITLES,
        orders=[(ORDER_NAMES[each], each, address.with_order(each).build_query()) for each in orders],
        query=address.build_query(),
        next_url=site_path(f"/claims{address.build_query(after=next_cursor)}") if next_cursor else None,
        canonical_url=f"{door.settings().public_url}/claims{address.build_query()}",
    )
