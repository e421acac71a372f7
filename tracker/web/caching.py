"""How public pages are kept by anybody and still never outlive what they were made from."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from flask import Response, make_response, request

from tracker import __version__
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tracker.publication.list_queries import ListedRow
    from tracker.publication.queries import Edition
    from tracker.settings import Settings

NOT_MODIFIED: Final = 304
# Anybody may keep a copy but has to ask whether it still stands: a correction or a withdrawal counts at once.
CACHING: Final = "public, no-cache"


def answer(made_from: Iterable[str], make: Callable[[], str | Response]) -> Response:
    """Answer with what `make` makes of these parts, or with 304 to whoever has exactly this.

    The address belongs to the name: one language or file is never taken for the copy of another.
    """
    etag = build_tag(request.script_root + request.path, made_from, door.settings())
    is_known = request.if_none_match.contains_weak(etag)
    response = Response(status=NOT_MODIFIED) if is_known else make_response(make())
    response.set_etag(etag)
    response.headers["Cache-Control"] = CACHING
    return response


def build_tag(address: str, made_from: Iterable[str], settings: Settings) -> str:
    """Return the name of an answer, which two answers share only if they are the same."""
    named = "\n".join((address, __version__, settings.newsroom_name, settings.public_url, *made_from))
    return hashlib.sha256(named.encode()).hexdigest()[:32]


def name_edition(public_id: str, number: int) -> str:
    """Return what tells an edition from any other."""
    return f"{public_id}-{number}"


def name_editions(editions: Iterable[Edition]) -> tuple[str, ...]:
    """Return what tells these editions from any others."""
    return tuple(name_edition(each.public_id, each.number) for each in editions)


def name_rows(rows: Iterable[ListedRow]) -> tuple[str, ...]:
    """Return what tells these rows from any others."""
    return tuple(f"{row.public_id}-{row.edition}" for row in rows)
