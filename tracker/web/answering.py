"""How a public answer is named by what it was made from, so that whoever has it is not sent it again."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from flask import Response, request

from tracker import __version__
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

NOT_MODIFIED: Final = 304
# Anybody may keep a copy but has to ask whether it still stands: a correction or a withdrawal counts at once.
CACHING: Final = "public, no-cache"


def answer(made_from: Iterable[str], make: Callable[[], Response]) -> Response:
    """Answer with what `make` makes of these parts, or with 304 to whoever has exactly this."""
    settings = door.settings()
    named = "\n".join((request.path, __version__, settings.newsroom_name, settings.public_url, *made_from))
    etag = hashlib.sha256(named.encode()).hexdigest()[:32]
    is_known = request.if_none_match.contains_weak(etag)
    response = Response(status=NOT_MODIFIED) if is_known else make()
    response.set_etag(etag)
    response.headers["Cache-Control"] = CACHING
    return response
