"""A real browser, and the running application for it to visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright

from tests.support.browser import launch_chromium, lend_page
from tests.support.server import LiveServer, serve
from tests.support.settings import build_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page


@pytest.fixture
def live_server(sqlite_url: str, tmp_path: Path) -> Iterator[LiveServer]:
    """The application, running on SQLite; it and `sqlite_database` share one file."""
    with serve(build_settings(tmp_path, sqlite_url)) as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The installed Chromium, headless."""
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page of its own; the test fails when a script throws or the page breaks its own policy."""
    yield from lend_page(chromium)
