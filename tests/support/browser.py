"""Debian's Chromium, driven by Playwright, kept off every network but this machine's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.checkout import report
from tests.support.postgres import MissingServiceError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)
PATIENCE_MILLISECONDS = 15_000


def find_chromium(program: Path = CHROMIUM) -> Path:
    """Return the installed Chromium.

    Raises:
        MissingServiceError: it is not installed.
    """
    if not program.exists():
        message = (
            f"These tests need Chromium at {program} and it is not there. "
            "Run `make services`, or install Debian's package chromium."
        )
        raise MissingServiceError(message)
    return program


def launch_chromium(playwright: Playwright) -> Browser:
    """Start the installed Chromium, without a window.

    Raises:
        MissingServiceError: it is not installed.
    """
    return playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)


def lend_page(browser: Browser) -> Iterator[Page]:
    """Yield a page of a person who was never here before; afterwards fail on whatever it complained of.

    A script that threw, or anything the Content-Security-Policy blocked, is a complaint; an answer with an
    error status is not, since tests ask for such.
    """
    complaints: list[str] = []

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            complaints.append(message.text)

    with browser.new_context(locale="en-GB", timezone_id="UTC") as context:
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        page = context.new_page()
        page.on("console", note_console)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        yield page
    report(complaints)
