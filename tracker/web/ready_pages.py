"""Claims' pages put together before anybody asks: made from editions, sent while these are current."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import brotli
from flask import current_app

from tracker.export.stored_rows import store_row
from tracker.publication.addresses import build_claim_path
from tracker.publication.ready import (
    find_current,
    find_page,
    list_unready,
    store_pages,
)
from tracker.web import door
from tracker.web.caching import CACHING, build_tag, name_edition
from tracker.web.compression import encode
from tracker.web.languages import LANGUAGES, ask_in, asked_in
from tracker.web.page_cache import KeptPage, build_kept_page
from tracker.web.page_form import build_form
from tracker.web.public_claim import render_public_claim
from tracker.web.security import build_headers, is_own_name

if TYPE_CHECKING:
    from wsgiref.types import WSGIEnvironment

    from flask import Flask
    from sqlmodel import Session

    from tracker.db import Database
    from tracker.publication.ready import Unready
    from tracker.settings import Settings

# Readers of a day ask for what is new; what is older is made ready by its next edition.
NEWEST: Final = 1000
CLAIMS_A_TRANSACTION: Final = 20


class ReadyPages:
    """Answers for the application with a page that the database holds, to the byte as it would itself."""

    def __init__(self, database: Database, settings: Settings) -> None:
        """Look nothing up yet."""
        self._database = database
        self._settings = settings

    def find(self, environ: WSGIEnvironment, public_id: str, encoding: str) -> KeptPage | None:
        """Return the whole answer to a request for a claim's page; None leaves it to the application.

        Raises:
            DatabaseUnavailableError: the database does not answer.
        """
        language = LANGUAGES[asked_in(environ)]
        if environ.get("SCRIPT_NAME", "") != language.prefix or not self._is_ours(environ):
            return None
        form = build_form(self._settings)
        page = find_page(self._database, public_id, language=language.code, form=form)
        if page is None or page.path != environ["PATH_INFO"]:
            return None
        body = page.body if encoding == "br" else brotli.decompress(page.body)
        return build_kept_page(
            (public_id, page.number),
            self._build_headers(language.prefix + page.path, public_id, page.number, encoding),
            encode(body, encoding) if encoding == "gzip" else body,
        )

    def _is_ours(self, environ: WSGIEnvironment) -> bool:
        try:
            return is_own_name(environ["HTTP_HOST"], public_url=self._settings.public_url)
        except (KeyError, ValueError):
            return False

    def _build_headers(self, address: str, public_id: str, number: int, encoding: str) -> dict[str, str]:
        tag = build_tag(address, [name_edition(public_id, number)], self._settings)
        return {
            "Content-Type": "text/html; charset=utf-8",
            # The same tag names every encoding, so it is a weak one (RFC 9110, 8.8.1).
            "ETag": f'W/"{tag}"' if encoding else f'"{tag}"',
            "Cache-Control": CACHING,
            **build_headers(self._settings),
            "Vary": "Accept-Encoding",
            **({"Content-Encoding": encoding} if encoding else {}),
        }


def keep_ready(public_id: str) -> None:
    """Make ready what a claim's present edition is asked for, in the transaction that published it."""
    session = door.session()
    store_row(session, public_id, claim_path=build_claim_path)
    found = find_current(session, public_id)
    if found is not None:
        _store(session, current_app, found, form=build_form(door.settings()))


def is_something_unready(session: Session, *, form: str) -> bool:
    """Tell whether `prepare_some` has anything to do."""
    return bool(list_unready(session, form=form, among=NEWEST, limit=1))


def prepare_some(session: Session, app: Flask, *, form: str) -> int:
    """Make the pages of a few of the newest current editions ready that are not, and count the claims."""
    found = list_unready(session, form=form, among=NEWEST, limit=CLAIMS_A_TRANSACTION)
    for each in found:
        _store(session, app, each, form=form)
    return len(found)


def _store(session: Session, app: Flask, unready: Unready, *, form: str) -> None:
    claim = unready.edition.load()
    path = build_claim_path(claim.public_id, claim.slug)
    bodies = {}
    for language in LANGUAGES.values():
        with app.test_request_context(path, environ_overrides=ask_in(language)):
            page = render_public_claim(claim, unready.edition.number)
        bodies[language.code] = encode(page.encode(), "br")
    store_pages(session, unready.publication_id, bodies, path=path, form=form)
