"""What a person typed and has not saved outlives sending another form of the same page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.browser.screenshots import prepare, sign_in
from tracker.models.limits import SHORT_TEXT

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Page

    from tests.support.server import LiveServer
    from tracker.db import Database

TYPED = "The recording of the statement has these words."
NOTE = "The agency was asked for its recording."
RESTORED = "Restored: not saved yet"


@pytest.fixture
def warnings(page: Page) -> list[str]:
    """Kinds of the dialogs that came up on the page; each is answered by going on."""
    seen: list[str] = []

    def go_on(dialog: Dialog) -> None:
        seen.append(dialog.type)
        dialog.accept()

    page.on("dialog", go_on)
    return seen


@pytest.fixture
def person(page: Page, live_server: LiveServer, sqlite_database: Database) -> Person:
    """Somebody signed in, at the page of a claim in research."""
    addresses = prepare(sqlite_database)
    sign_in(page, live_server)
    page.goto(live_server.url + addresses.desk["desk-claim"])
    return Person(page=page, base=live_server.url)


def type_explanation(person: Person, text: str = TYPED) -> None:
    """Type the explanation of the assessment, and save nothing."""
    person.page.get_by_label("Explanation").fill(text)


def add_note(person: Person) -> None:
    """Send the form of the notes."""
    person.page.get_by_label("Note", exact=True).fill(NOTE)
    person.press("Add note", "The note is saved.")


def test_typed_text_survives_sending_another_form(person: Person, warnings: list[str]) -> None:
    type_explanation(person)
    add_note(person)
    expect(person.page.get_by_label("Explanation")).to_have_value(TYPED)
    expect(person.page.locator("form", has=person.page.get_by_label("Explanation"))).to_contain_text(RESTORED)
    expect(person.page.get_by_label("Note", exact=True)).to_have_value("")
    assert warnings == []


def test_restored_text_is_not_left_without_a_warning(person: Person, warnings: list[str]) -> None:
    type_explanation(person)
    add_note(person)
    person.page.get_by_role("link", name="Inbox").click()
    expect(person.page.get_by_role("heading", name="Inbox")).to_be_visible()
    assert warnings == ["beforeunload"]


def test_restored_text_does_not_come_back_after_it_was_saved(person: Person) -> None:
    type_explanation(person)
    add_note(person)
    person.press("Save assessment", "Your assessment is saved")
    expect(person.page.get_by_text(RESTORED)).to_have_count(0)
    type_explanation(person, "")
    person.press("Save assessment", "Your assessment is saved")
    add_note(person)
    expect(person.page.get_by_label("Explanation")).to_have_value("")
    expect(person.page.get_by_text(RESTORED)).to_have_count(0)


def test_discarded_text_does_not_come_back(person: Person, warnings: list[str]) -> None:
    type_explanation(person)
    add_note(person)
    person.page.get_by_role("button", name="Discard").click()
    expect(person.page.get_by_text(RESTORED)).to_have_count(0)
    add_note(person)
    expect(person.page.get_by_label("Explanation")).to_have_value("")
    assert warnings == []


def test_refused_text_survives_sending_another_form(person: Person) -> None:
    person.page.get_by_label("Why one origin is enough").fill("x" * (SHORT_TEXT + 1))
    person.page.get_by_label("Why no reply was asked").fill(TYPED)
    person.press("Save checks", "Nothing was saved yet")
    add_note(person)
    expect(person.page.get_by_label("Why no reply was asked")).to_have_value(TYPED)
    expect(person.page.get_by_text(RESTORED)).to_have_count(1)


def test_typed_text_is_not_kept_after_signing_out(person: Person) -> None:
    type_explanation(person)
    person.sign_out()
    kept = person.page.evaluate("Object.keys(sessionStorage)")
    assert kept == []
