"""A spreadsheet comes in by hand: its columns are said, and the page follows the import to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.screenshots import sign_in
from tests.support.people import add_user
from tests.unit.export.importing.test_spreadsheets import GERMAN
from tracker.importing import do_waiting
from tracker.models.enums import Role
from tracker.web import door

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.server import LiveServer
    from tracker.db import Database


def test_a_spreadsheet_is_mapped_imported_and_followed_to_its_end(
    page: Page, live_server: LiveServer, sqlite_database: Database
) -> None:
    add_user(sqlite_database, "eve", Role.EDITOR)
    page.set_viewport_size({"width": 390, "height": 900})
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/desk/import")
    page.get_by_label("Or paste it").fill(GERMAN)
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_label("Wer?")).to_have_value("speaker")
    assert not Axe().run(page).response["violations"]
    page.get_by_role("button", name="Save and see").click()
    page.get_by_role("button", name="Import it").click()
    expect(page.get_by_role("heading", name="It goes on")).to_be_visible()
    do_waiting(live_server.app.extensions[door.EXTENSION].settings, sqlite_database)
    expect(page.get_by_role("heading", name="What became of it")).to_be_visible(timeout=15_000)
    assert not Axe().run(page).response["violations"]
    assert not page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
