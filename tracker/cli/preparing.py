"""What is made ready before anybody asks for it: lines of claims.csv, and pages of the newest claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.app import create_app
from tracker.cli.progress import show_progress
from tracker.export.stored_rows import store_missing_rows
from tracker.publication.addresses import build_claim_path
from tracker.publication.ready import drop_dead_pages
from tracker.settings import resolve_secret
from tracker.web.page_form import build_form
from tracker.web.ready_pages import is_something_unready, prepare_some

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.settings import Settings


def prepare(settings: Settings, database: Database) -> None:
    """Make everything ready that is not; done again it changes nothing."""
    _prepare_downloads(database)
    _prepare_pages(settings, database)


def _prepare_downloads(database: Database) -> None:
    """Write the lines of claims.csv of editions from before the tracker kept them ready."""
    with show_progress("Preparing claims.csv", None) as advance:
        while True:
            with database.transaction() as session:
                count = store_missing_rows(session, claim_path=build_claim_path)
            advance(count)
            if not count:
                return


def _prepare_pages(settings: Settings, database: Database) -> None:
    """Put pages together anew that were made by another version or with other settings."""
    form = build_form(settings)
    with database.transaction() as session:
        drop_dead_pages(session, form=form)
        if not is_something_unready(session, form=form):
            return
    app = create_app(resolve_secret(settings))
    with show_progress("Preparing pages", None) as advance:
        while True:
            with database.transaction() as session:
                count = prepare_some(session, app, form=form)
            advance(count)
            if not count:
                return
