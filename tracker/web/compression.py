"""How public answers are made smaller on their way: brotli or gzip, style sheets and scripts once for all."""

from __future__ import annotations

import gzip
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import brotli
from flask import request

from tracker.permissions import ROUTE_ACCESS, Access
from tracker.web.static_files import STATIC_ENDPOINTS, find_static_file

if TYPE_CHECKING:
    from flask import Flask, Response

# Below this the headers weigh more than what is saved.
LEAST_BYTES: Final = 400
LARGEST_FILE: Final = 2_000_000
OK, NOT_MODIFIED = 200, 304
_COMPRESSIBLE: Final = frozenset(
    {
        *("text/html", "text/plain", "text/css", "text/javascript", "text/xml", "text/x-bibtex"),
        *("application/json", "application/ld+json", "application/xml", "application/atom+xml"),
        *("application/rss+xml", "application/feed+json", "application/vnd.citationstyles.csl+json"),
        "image/svg+xml",
    }
)
_FILES_KEPT: Final = 128
_QUICK_BROTLI, _QUICK_GZIP = 5, 6
_SMALLEST_BROTLI, _SMALLEST_GZIP = 10, 9


def compress_answers(app: Flask) -> None:
    """Compress what everybody may read, for whoever takes it compressed.

    Pages of the desk stay as they are: they hold form tokens beside text that others can choose, and the size
    of the two compressed together tells of both.
    """
    app.after_request(compress)


def choose_encoding(accepted: str) -> str:
    """Return the best encoding that an Accept-Encoding header allows: "br", "gzip" or none, which is ""."""
    taken = {}
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        taken[name.strip()] = weight.strip().replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}
    return next((name for name in ("br", "gzip") if taken.get(name, False)), "")


def compress(response: Response) -> Response:
    """Compress one answer, if it is public and text, and say that it depends on who asks."""
    if not _is_for_all() or response.status_code not in {OK, NOT_MODIFIED}:
        return response
    is_text = response.mimetype in _COMPRESSIBLE
    if response.status_code == OK and not is_text:
        return response
    response.vary.add("Accept-Encoding")
    encoding = choose_encoding(request.headers.get("Accept-Encoding", ""))
    if not encoding or "Content-Encoding" in response.headers:
        return response
    if response.status_code == OK and not _replace_body(response, encoding):
        return response
    tag, _ = response.get_etag()
    if tag is not None:
        # The same tag names every encoding, so it is a weak one (RFC 9110, 8.8.1).
        response.set_etag(tag, weak=True)
    return response


def encode(raw: bytes, encoding: str) -> bytes:
    """Return bytes as an encoding of `choose_encoding` has them, quickly rather than small."""
    if encoding == "br":
        small: bytes = brotli.compress(raw, quality=_QUICK_BROTLI)
        return small
    return gzip.compress(raw, _QUICK_GZIP, mtime=0)


def _is_for_all() -> bool:
    endpoint = request.endpoint or ""
    return ROUTE_ACCESS.get(endpoint) is Access.PUBLIC and not endpoint.startswith("accounts.")


def _replace_body(response: Response, encoding: str) -> bool:
    if request.endpoint in STATIC_ENDPOINTS:
        path = find_static_file(request.endpoint, (request.view_args or {}).get("filename", ""))
        if path is None or not LEAST_BYTES <= path.stat().st_size <= LARGEST_FILE:
            return False
        # The file was opened to be sent as it is.
        response.close()
        response.direct_passthrough = False
        response.set_data(_compress_file(path, path.stat().st_mtime_ns, encoding))
    elif response.is_streamed or (response.content_length or 0) < LEAST_BYTES:
        return False
    else:
        response.set_data(encode(response.get_data(), encoding))
    response.headers["Content-Encoding"] = encoding
    return True


@lru_cache(maxsize=_FILES_KEPT)
def _compress_file(path: Path, changed_ns: int, encoding: str) -> bytes:  # noqa: ARG001 -- part of the key
    raw = Path(path).read_bytes()
    if encoding == "br":
        small: bytes = brotli.compress(raw, quality=_SMALLEST_BROTLI)
        return small
    return gzip.compress(raw, _SMALLEST_GZIP, mtime=0)
