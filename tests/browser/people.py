"""A person at a browser: what they do at the desk, in the words of the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until this has the focus."""
    for _ in range(120):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(wanted).to_be_focused()


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody who reads pages and presses what they see."""

    page: Page
    base: str

    def sign_in(self, name: str, password: str) -> None:
        """Sign in and arrive at the desk."""
        self.page.goto(f"{self.base}/sign-in")
        self.page.get_by_label("User name").fill(name)
        self.page.get_by_label("Password").fill(password)
        self.page.get_by_role("button", name="Sign in").click()

    def choose_password(self, one_time: str, own: str) -> None:
        """Replace the one-time password, which the desk asks for first."""
        self.page.get_by_label("Present password").fill(one_time)
        self.page.get_by_label("New password", exact=True).fill(own)
        self.page.get_by_label("New password, once more").fill(own)
        self.page.get_by_role("button", name="Change the password").click()

    def sign_out(self) -> None:
        """Leave."""
        self.page.get_by_role("button", name="Sign out").click()
        expect(self.page).not_to_have_url(re.compile("/desk"))

    def bring_in(self, text: str) -> None:
        """Paste an article, look at the preview, and open its workspace."""
        self.page.goto(f"{self.base}/desk/articles/new")
        self.page.get_by_label("Text", exact=True).fill(text)
        self.page.get_by_role("button", name="Preview").click()
        self.page.get_by_label("Published on").fill("2024-05-10")
        self.page.get_by_role("button", name="Split and open").click()
        expect(self.page.get_by_role("heading", name="Claims")).to_be_visible()

    def bring_in_by_keyboard(self, text: str) -> None:
        """Bring an article in from the inbox on, touching nothing but keys."""
        page = self.page
        page.goto(f"{self.base}/desk")
        tab_to(page, page.get_by_role("link", name="New article").first)
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_label("Text", exact=True))
        page.keyboard.insert_text(text)
        for name in ("Preview", "Split and open"):
            tab_to(page, page.get_by_role("button", name=name))
            page.keyboard.press("Enter")
        expect(page.get_by_role("heading", name="Claims")).to_be_visible()

    def card(self, words: str) -> Locator:
        """Return the workspace's card of the claim with these words."""
        return self.page.locator(".claim-card", has_text=words)

    def open_claim(self, words: str) -> None:
        """Open the desk's page of the claim with these words."""
        self.card(words).get_by_role("link", name="Edit").or_(
            self.card(words).get_by_role("link", name="Note")
        ).first.click()
        expect(self.page.get_by_role("heading", name="Claim and speaker")).to_be_visible()

    def press(self, name: str, told: str) -> None:
        """Press a button and read what happened."""
        self.page.get_by_role("button", name=name, exact=True).click()
        self.read(told)

    def read(self, told: str) -> None:
        """See the message on top of the page."""
        expect(self.page.locator("main")).to_contain_text(told)

    def cite(self, title: str, url: str) -> None:
        """Cite a source."""
        self.page.locator("summary", has_text="Cite a source").click()
        form = self.page.locator("form", has=self.page.get_by_role("button", name="Cite source"))
        form.get_by_label("Title").fill(title)
        form.get_by_label("Address").fill(url)
        form.get_by_label("Stance").select_option("Records")
        form.get_by_label("Primary document").check()
        form.get_by_role("button", name="Cite source").click()
        self.read("The source is cited.")

    def write_note(self, body: str) -> None:
        """Write a note that the public will read."""
        self.page.get_by_label("Note", exact=True).fill(body)
        self.page.get_by_label("Who may read it").select_option("Public")
        self.press("Add note", "The note is saved.")

    def assess(self, finding: str, rating: str, explanation: str, button: str, told: str) -> None:
        """Fill in the own assessment and press one of its buttons."""
        self.page.get_by_role("group", name="Did they say it?").get_by_label(finding, exact=True).check()
        self.page.get_by_role("group", name="Is it so?").get_by_label(rating, exact=True).check()
        form = self.page.locator("form", has=self.page.get_by_role("button", name=button, exact=True))
        form.get_by_label("Explanation").fill(explanation)
        self.press(button, told)
