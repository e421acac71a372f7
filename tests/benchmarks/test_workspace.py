"""How fluid the workspace is with 300 claims in 10,000 words, beside the limits it is meant to keep."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from tests.support.browser import launch_chromium
from tests.support.long_article import store_long_article
from tests.support.people import PASSWORD, add_user
from tests.support.server import serve
from tests.support.settings import build_settings
from tracker.db import Database

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.server import LiveServer

ROUNDS = 5
PRESSES = 20
OPENING_MS, PRESS_MS = 1000, 50
WORDS, CLAIMS = 10_000, 300
# From the start of the navigation until everything is loaded and the first picture after that is due.
OPENED = """() => new Promise((tell) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => tell(performance.now());
  channel.port2.postMessage("");
}))"""
ANSWERED = "() => performance.getEntriesByType('navigation')[0].responseEnd"
# From the press until the picture that shows what it did has been made.
RECORD = """() => {
  window.presses = [];
  document.addEventListener("keydown", (event) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => window.presses.push(performance.now() - event.timeStamp);
    channel.port2.postMessage("");
  }), true);
}"""
# In this order: the text is entered once, and words are chosen from there.
KEYS = (
    ("next claim", ("j",), PRESSES),
    ("previous claim", ("k",), PRESSES),
    ("into the text, the first time", ("t",), 1),
    ("next word", ("ArrowRight",), PRESSES),
    ("next sentence", ("ArrowDown",), PRESSES),
    ("one sentence more", ("Shift+ArrowDown",), PRESSES),
    ("nothing chosen any more", ("Escape",), 1),
    ("merge: open and away", ("m", "Escape"), PRESSES),
)


def open_workspace(page: Page, address: str) -> tuple[float, float]:
    """Return the milliseconds until the answer had come and until the page stood."""
    page.goto(address)
    stood: float = page.evaluate(OPENED)
    answered: float = page.evaluate(ANSWERED)
    return answered, stood


def time_presses(page: Page, keys: Sequence[str], times: int) -> list[float]:
    """Press each key so often; return the milliseconds of each press."""
    page.evaluate("window.presses.length = 0")
    for _ in range(times):
        for key in keys:
            page.keyboard.press(key)
            page.evaluate(OPENED)
    taken: list[float] = page.evaluate("window.presses")
    return taken


class MainThread:
    """The processor time of a page's main thread, which other work on the machine lengthens little."""

    def __init__(self, page: Page) -> None:
        """Begin to count."""
        self._session = page.context.new_cdp_session(page)
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def read(self) -> float:
        """Return the milliseconds spent since the page was gone to."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        seconds: float = next(each["value"] for each in metrics if each["name"] == "TaskDuration")
        return seconds * 1000


def sign_in(page: Page, server: LiveServer) -> None:
    """Sign in as the reviewer."""
    page.goto(f"{server.url}/sign-in")
    page.get_by_label("User name").fill("rita")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk**")


def test_a_long_article_in_the_workspace(sqlite_url: str, tmp_path: Path) -> None:
    database = Database(sqlite_url)
    add_user(database, "rita")
    with database.transaction() as session:
        public_id = store_long_article(session, words=WORDS, claims=CLAIMS)
    database.dispose()
    with serve(build_settings(tmp_path, sqlite_url)) as server, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        sign_in(page, server)
        address = f"{server.url}/desk/articles/{public_id}"
        page.goto(address)
        print(f"\n{CLAIMS} claims in {WORDS:,} words, milliseconds: median and most of {ROUNDS} or {PRESSES}")
        print(f"{'':<30}{'median':>8}{'most':>8}{'limit':>8}")
        thread = MainThread(page)
        began = time.process_time()
        rounds = [(*open_workspace(page, address), thread.read()) for _ in range(ROUNDS)]
        work = (time.process_time() - began) / ROUNDS * 1000
        answers, opened, busy = zip(*rounds, strict=True)
        painted = statistics.median(busy)
        tell("answered", answers)
        tell("opened", opened, OPENING_MS)
        print(f"{'of that, work of the server':<30}{work:>8.0f}")
        print(f"{'of that, work of the page':<30}{painted:>8.0f}")
        print(f"{'work of both together':<30}{work + painted:>8.0f}{'':>8}{OPENING_MS:>8}")
        page.evaluate(RECORD)
        for name, keys, times in KEYS:
            before = thread.read()
            taken = time_presses(page, keys, times)
            tell(name, taken, PRESS_MS)
            print(f"{'  work of the page':<30}{(thread.read() - before) / len(taken):>8.0f}")
        browser.close()


def tell(name: str, taken: Sequence[float], limit: float | None = None) -> None:
    """Print one line of the table."""
    print(f"{name:<30}{statistics.median(taken):>8.0f}{max(taken):>8.0f}{limit or '':>8}")
