"""How the address of a public list is read and written: search, filters, order, place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from flask import request

from tracker.publication.addresses import build_article_path, build_claim_path, build_speaker_path
from tracker.publication.counting import Filters
from tracker.publication.facets import Facet, Order
from tracker.publication.highlighting import excerpt, highlight
from tracker.publication.searching import LONGEST_SEARCH, parse_search
from tracker.text.slugs import build_slug
from tracker.web.languages import mark_phrase, site_path, translated_label, translated_phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.models import PublicSpeaker
    from tracker.publication.counting import Counts, FacetValue
    from tracker.publication.highlighting import Piece
    from tracker.publication.list_queries import ListedRow
    from tracker.publication.searching import Search

LONGEST_VALUE: Final = 200
FACET_TITLES: Final[dict[Facet, str]] = {
    Facet.FINDING: mark_phrase("Did they say it?"),
    Facet.RATING: mark_phrase("Is it so?"),
    Facet.KIND: mark_phrase("Kind of claim"),
    Facet.YEAR: mark_phrase("Year"),
    Facet.SPEAKER: mark_phrase("Speaker"),
    Facet.ARTICLE: mark_phrase("Article"),
}
ORDER_NAMES: Final[dict[Order, str]] = {
    Order.RELEVANCE: mark_phrase("Best match"),
    Order.NEWEST: mark_phrase("Newest first"),
    Order.OLDEST: mark_phrase("Oldest first"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListAddress:
    """What an address of the list asks for; `is_cut` when the search was too long to be read whole."""

    search: Search
    filters: Filters
    order: Order
    after: str | None
    is_cut: bool

    @property
    def is_narrowed(self) -> bool:
        """Tell whether the list is not simply of all claims."""
        return bool(self.search.text) or self.filters != Filters()

    def build_query(self, *, after: str | None = None) -> str:
        """Return the one query string for this list, with a leading `?`, or nothing."""
        usual = Order.RELEVANCE if self.search.terms else Order.NEWEST
        pairs = [
            ("q", self.search.text),
            *((facet.value, self.filters.value_of(facet)) for facet in Facet),
            ("sort", "" if self.order is usual else self.order.value),
            ("after", after or ""),
        ]
        query = urlencode([pair for pair in pairs if pair[1]])
        return f"?{query}" if query else ""

    def with_filter(self, facet: Facet, value: str) -> ListAddress:
        """Return the list with another value of a facet; empty for none."""
        return replace(self, filters=replace(self.filters, **{facet.value: value}))

    def with_order(self, order: Order) -> ListAddress:
        """Return the same list in another order."""
        return replace(self, order=order)

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Return the filters as names and values, which a search within them has to keep."""
        pairs = [(facet.value, self.filters.value_of(facet)) for facet in Facet]
        return [pair for pair in pairs if pair[1]]

    def without_search(self) -> ListAddress:
        """Return the list of the filters alone."""
        return replace(self, search=parse_search(""), order=Order.NEWEST)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedClaim:
    """A claim in a list: its row, its links, and its words with the hits of the search told apart."""

    row: ListedRow
    path: str
    article_path: str
    pieces: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a facet with its link, which takes the filter away where it is chosen."""

    name: str
    count: int
    url: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetChoices:
    """A facet with its values."""

    facet: Facet
    title: str
    choices: tuple[Choice, ...]


def read_address() -> ListAddress:
    """Read the request's query; whatever stands in it, something can be listed."""
    typed = request.args.get("q", "")
    search = parse_search(typed)
    orders = {each.value: each for each in Order if each is not Order.RELEVANCE or search.terms}
    usual = Order.RELEVANCE if search.terms else Order.NEWEST
    values = {facet.value: request.args.get(facet.value, "")[:LONGEST_VALUE] for facet in Facet}
    return ListAddress(
        search=search,
        filters=Filters(**values),
        order=orders.get(request.args.get("sort", ""), usual),
        after=request.args.get("after") or None,
        is_cut=len(typed) > LONGEST_SEARCH,
    )


def build_listed(row: ListedRow, search: Search) -> ListedClaim:
    """Return a row as a page shows it; words from elsewhere only if the claim itself has no hit."""
    pieces = highlight(row.text, search)
    is_hit = not search.terms or any(piece.is_hit for piece in pieces)
    return ListedClaim(
        row=row,
        path=site_path(build_claim_path(row.public_id, row.slug)),
        article_path=site_path(article_path(row.article_id, row.headline)),
        pieces=pieces,
        excerpt=() if is_hit else (excerpt(row.explanation, search) or excerpt(row.content, search)),
    )


def build_listed_rows(rows: Sequence[ListedRow], search: Search) -> list[ListedClaim]:
    """Return rows as a page shows them."""
    return [build_listed(row, search) for row in rows]


def build_facets(address: ListAddress, counts: Counts, names: Mapping[Facet, str]) -> list[FacetChoices]:
    """Return the facets with any value, each value linked to the list that has it, or no longer has it."""
    shown = [
        FacetChoices(
            facet=facet,
            title=translated_phrase(FACET_TITLES[facet]),
            choices=tuple(
                _build_choice(address, facet, value) for value in _list_values(address, facet, counts, names)
            ),
        )
        for facet in Facet
    ]
    return [each for each in shown if each.choices]


def name_value(facet: Facet, value: str, names: Mapping[Facet, str]) -> str:
    """Return the words for a value that the address asks for."""
    return _translate(facet, names.get(facet, value))


def speaker_path(speaker: PublicSpeaker) -> str:
    """Return the canonical path of a speaker's page."""
    return build_speaker_path(speaker.public_id, build_slug(speaker.name, fallback="speaker"))


def article_path(public_id: str, headline: str) -> str:
    """Return the canonical path of an article's page."""
    return build_article_path(public_id, build_slug(headline, fallback="article"))


def _list_values(
    address: ListAddress, facet: Facet, counts: Counts, names: Mapping[Facet, str]
) -> list[tuple[str, str, int]]:
    """Return value, words and count; of a facet that narrows only what was chosen."""
    chosen = address.filters.value_of(facet)
    found = counts.facets.get(facet, ())
    if chosen:
        return [(chosen, name_value(facet, chosen, names), counts.total)] if counts.total else []
    return [(each.value, _name_found(facet, each), each.count) for each in found]


def _name_found(facet: Facet, found: FacetValue) -> str:
    return _translate(facet, found.name or found.value)


def _translate(facet: Facet, value: str) -> str:
    """Return a value in the reader's language, where it is not a name that somebody bears."""
    if facet in {Facet.FINDING, Facet.KIND}:
        return translated_label(value)
    return translated_phrase(value) if facet is Facet.RATING else value


def _build_choice(address: ListAddress, facet: Facet, value: tuple[str, str, int]) -> Choice:
    key, name, count = value
    is_chosen = address.filters.value_of(facet) == key
    target = address.with_filter(facet, "" if is_chosen else key)
    return Choice(
        name=name, count=count, url=site_path(f"/claims{target.build_query()}"), is_chosen=is_chosen
    )
