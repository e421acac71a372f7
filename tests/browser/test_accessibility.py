"""Nothing that axe looks for, and no id twice, on any page, wide and narrow, light and dark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.gallery import WIDTHS
from tests.browser.screenshots import prepare, sign_in

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.server import LiveServer
    from tracker.db import Database


# Between the schemes only colours differ, so the second asks for those alone.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES: dict[Literal["light", "dark"], dict[str, object]] = {"light": {}, "dark": {"runOnly": COLOURS}}
# A label leads to the first element with its id; axe itself no longer looks for a second.
DOUBLE_IDS = (
    "[...document.querySelectorAll('[id]')].map(e => e.id).filter((id, i, all) => all.indexOf(id) !== i)"
)


@pytest.mark.parametrize("size", WIDTHS)
def test_axe_finds_nothing_on_any_page(
    page: Page, live_server: LiveServer, sqlite_database: Database, size: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": WIDTHS[size], "height": 900})
    addresses = prepare(sqlite_database, weeks=True)
    found: dict[str, list[str]] = {}

    def check(pages: dict[str, str]) -> None:
        for name, address in pages.items():
            page.emulate_media(color_scheme="light")
            page.goto(live_server.url + address)
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                found[f"{name}, width"] = ["it is wider than the window"]
            if double := page.evaluate(DOUBLE_IDS):
                found[f"{name}, ids"] = double
            for scheme, rules in RULES.items():
                page.emulate_media(color_scheme=scheme)
                if violations := Axe().run(page, options=rules).response["violations"]:
                    told = [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations]
                    found[f"{name}, {scheme}"] = told

    check(addresses.public)
    sign_in(page, live_server)
    check(addresses.desk)
    assert found == {}
