"""Pages of claims kept whole in memory, each sent again for as long as its edition is the current one."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

from tracker.errors import DatabaseUnavailableError
from tracker.publication.standing import find_current_number
from tracker.web.compression import choose_encoding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from tracker.db import Database

# Under this name a view leaves which edition its answer shows.
EDITION: Final = "tracker.edition"
PAGES_KEPT: Final = 2000
LARGEST_PAGE: Final = 200_000
# Beside the page of a claim stand its form for reports and its card for other sites.
_CLAIM_PAGE = re.compile(r"/claims/([0-9a-z]{12})/(?!(?:report|embed)$)[a-z0-9-]{1,80}")
_LEFT_OUT_OF_304: Final = frozenset({"content-type", "content-length", "content-encoding"})
_TAG = re.compile(r'(?:W/)?("[^"]*")')

Key = tuple[str, str, str, str]
Headers = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptPage:
    """One answer of status 200 with everything that was sent along."""

    public_id: str
    edition: int
    tag: str
    headers: Headers
    headers_of_304: Headers
    body: bytes


class Store(Protocol):
    """Where whole answers are found that no request has asked for yet."""

    def find(self, environ: WSGIEnvironment, public_id: str, encoding: str) -> KeptPage | None:
        """Return the answer to a request for a claim's page, if it is ready."""


class PageCache:
    """Stands before the application and answers for it where it has answered the same before.

    One small question to the database, asked every time, tells whether a kept page still stands: a correction
    or a withdrawal counts at once, in every process. A page that is not kept here may be ready in the store,
    which asks the same question with its own.
    """

    def __init__(self, app: WSGIApplication, database: Database, store: Store) -> None:
        """Keep nothing yet."""
        self._app = app
        self._database = database
        self._store = store
        self._pages: OrderedDict[Key, KeptPage] = OrderedDict()
        self._lock = threading.Lock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer one request."""
        key = _find_key(environ)
        if key is None:
            return self._app(environ, start_response)
        # Nothing on a claim's page comes from a query. Links that somebody counts bring one, each another.
        environ["QUERY_STRING"] = ""
        page = self._find(key) or self._fetch(key, environ)
        if page is not None:
            return _send(page, environ, start_response)
        return self._ask(key, environ, start_response)

    def _find(self, key: Key) -> KeptPage | None:
        """Return the page that is kept and still stands."""
        with self._lock:
            page = self._pages.get(key)
            if page is None:
                return None
            self._pages.move_to_end(key)
        try:
            if find_current_number(self._database, page.public_id) == page.edition:
                return page
        except DatabaseUnavailableError:
            # The application says so, in the words for it.
            return None
        with self._lock:
            self._pages.pop(key, None)
        return None

    def _fetch(self, key: Key, environ: WSGIEnvironment) -> KeptPage | None:
        """Return the page that the store has ready, and keep it."""
        found = _CLAIM_PAGE.fullmatch(environ["PATH_INFO"])
        try:
            page = self._store.find(environ, found[1], key[-1]) if found else None
        except DatabaseUnavailableError:
            return None
        if page is not None:
            self._keep(key, page)
        return page

    def _ask(self, key: Key, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def note(status: str, headers: list[tuple[str, str]], *rest: object) -> Callable[[bytes], object]:
            told.append((status, headers))
            return start_response(status, headers, *rest)  # type: ignore[arg-type]  # exc_info, passed on

        answer = self._app(environ, note)
        edition = environ.get(EDITION)
        if (
            edition is None
            or not told
            or not told[0][0].startswith("200")
            or environ["REQUEST_METHOD"] != "GET"
        ):
            return answer
        parts = list(answer)
        close = getattr(answer, "close", None)
        if close is not None:
            close()
        body = b"".join(parts)
        self._keep(key, build_kept_page(edition, dict(told[0][1]), body))
        return [body]

    def _keep(self, key: Key, page: KeptPage) -> None:
        if len(page.body) > LARGEST_PAGE:
            return
        with self._lock:
            self._pages[key] = page
            while len(self._pages) > PAGES_KEPT:
                self._pages.popitem(last=False)


def build_kept_page(edition: tuple[str, int], headers: Mapping[str, str], body: bytes) -> KeptPage:
    """Return the answer with this body about an edition, by its claim's id and its number."""
    told = {**headers, "Content-Length": str(len(body))}
    return KeptPage(
        public_id=edition[0],
        edition=edition[1],
        tag=told.get("ETag", "").removeprefix("W/"),
        headers=list(told.items()),
        headers_of_304=[each for each in told.items() if each[0].lower() not in _LEFT_OUT_OF_304],
        body=body,
    )


def _find_key(environ: WSGIEnvironment) -> Key | None:
    """Return what makes two requests for a claim's page the same; None for everything else."""
    path = environ["PATH_INFO"]
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or _CLAIM_PAGE.fullmatch(path) is None:
        return None
    encoding = choose_encoding(environ.get("HTTP_ACCEPT_ENCODING", ""))
    # Where the application stands tells the language of the page.
    address = environ.get("SCRIPT_NAME", "") + path
    return environ["wsgi.url_scheme"], environ.get("HTTP_HOST", ""), address, encoding


def _send(page: KeptPage, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    asked = environ.get("HTTP_IF_NONE_MATCH", "")
    if asked and (asked.strip() == "*" or page.tag in _TAG.findall(asked)):
        start_response("304 NOT MODIFIED", list(page.headers_of_304))
        return []
    start_response("200 OK", list(page.headers))
    return [] if environ["REQUEST_METHOD"] == "HEAD" else [page.body]
