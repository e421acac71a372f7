"""The plain pages for marking: nothing for axe to find, and all of it by keyboard without a script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.gallery import SCHEMES, WIDTHS
from tests.browser.people import tab_to
from tests.browser.test_accessibility import DOUBLE_IDS
from tests.support.marking import mark
from tests.support.newsroom import Newsroom
from tests.support.people import PASSWORD, hash_of_password

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.server import LiveServer
    from tracker.db import Database


class Plain:
    """An article with two claims, and the addresses of its plain pages."""

    def __init__(self, database: Database, url: str) -> None:
        """Fill the database; the reviewer can sign in."""
        with database.transaction() as session:
            room = Newsroom.open(session)
            room.reviewer.password_hash = hash_of_password()
            claim = mark(room, "Repairs took 14 months")
            mark(room, "The bridge")
            self.url = url
            self.article = f"{url}/desk/articles/{room.article.public_id}"
            self.claim = f"{url}/desk/claims/{claim.public_id}"

    def sign_in(self, page: Page) -> None:
        """Sign in as the reviewer."""
        page.goto(f"{self.url}/sign-in")
        page.get_by_label("User name").fill("rita")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/desk**")


@pytest.fixture
def plain(live_server: LiveServer, sqlite_database: Database) -> Plain:
    return Plain(sqlite_database, live_server.url)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("size", WIDTHS)
def test_axe_finds_nothing_on_the_plain_pages(page: Page, plain: Plain, size: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
    page.set_viewport_size({"width": WIDTHS[size], "height": 900})
    plain.sign_in(page)
    found: dict[str, object] = {}

    def check(name: str) -> None:
        violations = Axe().run(page).response["violations"]
        wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        if violations or wide or page.evaluate(DOUBLE_IDS):
            found[name] = [each["id"] for each in violations], wide, page.evaluate(DOUBLE_IDS)

    page.goto(f"{plain.article}/claims/new")
    check("sentences")
    page.goto(f"{plain.article}/claims/new?sentence=0&sentence=1")
    check("words")
    page.get_by_label("Cue").fill("BRIDGE")
    page.get_by_role("button", name="Mark the claim").click()
    expect(page.get_by_text("Choose which of them you mean").first).to_be_visible()
    check("which place")
    page.goto(f"{plain.claim}/spans")
    check("where it lies")
    assert found == {}


def test_a_claim_is_marked_and_dismissed_by_keyboard_alone_without_a_script(
    chromium: Browser, plain: Plain
) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        plain.sign_in(page)
        page.goto(f"{plain.article}/claims/new")
        tab_to(page, page.get_by_role("checkbox").nth(1))
        page.keyboard.press("Space")
        page.keyboard.press("Enter")
        page.wait_for_url("**sentence=1")
        tab_to(page, page.get_by_label("Words of the claim"))
        page.keyboard.press("Control+a")
        page.keyboard.type('"The bridge is safe,"')
        tab_to(page, page.get_by_label("Words for the speaker"))
        page.keyboard.type("Ada Lund")
        tab_to(page, page.get_by_role("button", name="Mark the claim"))
        page.keyboard.press("Enter")
        page.wait_for_url("**#claim-*")
        expect(page.get_by_text("The claim is marked")).to_be_visible()
        card = page.locator(".claim-card").filter(has_text="The bridge is safe")
        expect(card).to_contain_text("Ada Lund")
        tab_to(page, card.get_by_role("link", name="Dismiss"))
        page.keyboard.press("Enter")
        page.wait_for_url("**#moves")
        tab_to(page, page.locator("#moves summary", has_text="Dismiss"))
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_label("Reason").last)
        page.keyboard.type("Nobody disputes it.")
        tab_to(page, page.get_by_role("button", name="Dismiss"))
        page.keyboard.press("Enter")
        expect(page.get_by_text("The claim is dismissed; you can undo that.")).to_be_visible()
        expect(page.get_by_text("Nobody disputes it.").first).to_be_visible()
