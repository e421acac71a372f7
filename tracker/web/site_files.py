"""What a site tells machines about itself: its map, where they may go, whom to tell of a weakness."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from flask import Blueprint, Response

from tracker.errors import NotFoundError
from tracker.publication.addresses import build_article_path, build_claim_path
from tracker.publication.sitemap import MOST_IN_ONE, MappedPage, write_index, write_pages
from tracker.publication.sitemap_queries import (
    list_article_parts,
    list_articles_of,
    list_claim_parts,
    list_claims_of,
)
from tracker.text.addresses import is_mail_address
from tracker.text.slugs import build_slug
from tracker.web import door
from tracker.web.caching import answer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

blueprint = Blueprint("site_files", __name__)

# Pages that are there whatever is published.
STANDING: Final = ("/", "/corrections", "/methodology")
CLOSED: Final = ("/desk", "/sign-in", "/sign-out", "/account", "/password")
VALID_FOR: Final = timedelta(days=180)
_LISTS: Final = {"claims": list_claim_parts, "articles": list_article_parts}


@blueprint.get("/sitemap.xml")
def show_sitemap() -> Response:
    """Send the map of all pages, or the list of its parts when there are more than one map can hold."""
    parts = {name: list_parts(door.session()) for name, list_parts in _LISTS.items()}
    total = len(STANDING) + sum(part.count for of_one in parts.values() for part in of_one)
    made_from = [
        f"{name} {part.number} {part.count} {part.changed_at}" for name in parts for part in parts[name]
    ]
    if total <= MOST_IN_ONE:
        numbers = [(name, part.number) for name in parts for part in parts[name]]
        return answer(made_from, lambda: _send(write_pages(_list_everything(numbers))))
    maps = [MappedPage(_absolute("/sitemaps/pages-0.xml"))] + [
        MappedPage(_absolute(f"/sitemaps/{name}-{part.number}.xml"), part.changed_at)
        for name in parts
        for part in parts[name]
    ]
    return answer(made_from, lambda: _send(write_index(maps)))


@blueprint.get("/sitemaps/<any(pages, claims, articles):name>-<int(max=99999):number>.xml")
def show_sitemap_part(name: str, number: int) -> Response:
    """Send one part of a large map; a part without pages is not there."""
    if name == "pages" and number == 0:
        return answer((), lambda: _send(write_pages(_list_standing())))
    part = (
        next((each for each in _LISTS[name](door.session()) if each.number == number), None)
        if (name in _LISTS)
        else None
    )
    if part is None:
        raise NotFoundError
    return answer(
        (str(part.count), str(part.changed_at)), lambda: _send(write_pages(_list_part(name, number)))
    )


@blueprint.get("/robots.txt")
def show_robots() -> Response:
    """Say that the public site is open to all and the desk is nothing to index."""
    closed = "".join(f"Disallow: {path}\n" for path in CLOSED)
    return answer((), lambda: _text(f"User-agent: *\n{closed}\nSitemap: {_absolute('/sitemap.xml')}\n"))


@blueprint.get("/.well-known/security.txt")
def show_security() -> Response:
    """Say whom to tell of a weakness (RFC 9116)."""
    contact = door.settings().contact
    if is_mail_address(contact):
        contact = f"mailto:{contact}"
    today = datetime.combine(door.now().date(), time(), door.now().tzinfo)
    expires = (today + VALID_FOR).isoformat().replace("+00:00", "Z")
    lines = (
        f"Contact: {contact or _absolute('/methodology#complain')}",
        f"Expires: {expires}",
        "Preferred-Languages: en",
        f"Canonical: {_absolute('/.well-known/security.txt')}",
    )
    return answer((contact, expires), lambda: _text("\n".join(lines) + "\n"))


def _list_everything(numbers: Iterable[tuple[str, int]]) -> Iterator[MappedPage]:
    yield from _list_standing()
    for name, number in numbers:
        yield from _list_part(name, number)


def _list_standing() -> Iterator[MappedPage]:
    for path in STANDING:
        yield MappedPage(_absolute(path))


def _list_part(name: str, number: int) -> Iterator[MappedPage]:
    if name == "claims":
        for claim in list_claims_of(door.session(), number):
            yield MappedPage(_absolute(build_claim_path(claim.public_id, claim.slug)), claim.changed_at)
        return
    for article in list_articles_of(door.session(), number):
        slug = build_slug(article.headline, fallback="article")
        yield MappedPage(_absolute(build_article_path(article.public_id, slug)), article.changed_at)


def _absolute(path: str) -> str:
    return door.settings().public_url + path


def _send(xml: str) -> Response:
    return Response(xml, content_type="application/xml; charset=utf-8")


def _text(text: str) -> Response:
    return Response(text, content_type="text/plain; charset=utf-8")
