"""The inbox by keyboard: rows, choosing, searching, and assigning what was chosen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlmodel import col, select

from tests.browser.people import tab_to
from tests.browser.screenshots import prepare, sign_in
from tests.support.people import add_user
from tracker.models import Claim, User
from tracker.models.enums import Role

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.server import LiveServer
    from tracker.db import Database


@pytest.fixture
def inbox(page: Page, live_server: LiveServer, sqlite_database: Database) -> Page:
    """The inbox of the sample, narrowed to what is proposed, with a colleague to assign to."""
    prepare(sqlite_database)
    add_user(sqlite_database, "tom", Role.REVIEWER, display_name="Tom Ortega")
    sign_in(page, live_server)
    page.goto(f"{live_server.url}/desk?status=proposed")
    return page


def test_keys_go_from_claim_to_claim_and_open_one(inbox: Page) -> None:
    links = inbox.locator("[data-row] [data-open]")
    inbox.keyboard.press("j")
    expect(links.nth(0)).to_be_focused()
    inbox.keyboard.press("j")
    expect(links.nth(1)).to_be_focused()
    inbox.keyboard.press("k")
    expect(links.nth(0)).to_be_focused()
    words = links.nth(0).text_content() or ""
    inbox.keyboard.press("Enter")
    expect(inbox.get_by_role("heading", level=1)).to_have_text(words)


def test_chosen_claims_are_assigned_by_keyboard_alone(inbox: Page, sqlite_database: Database) -> None:
    for key in ("j", "x", "j", "x", "j", "x", "x"):
        inbox.keyboard.press(key)
    expect(inbox.get_by_text("2 claims chosen:")).to_be_visible()
    tab_to(inbox, inbox.get_by_label("Assign to", exact=True))
    inbox.keyboard.type("Tom")
    tab_to(inbox, inbox.get_by_role("button", name="Assign chosen"))
    inbox.keyboard.press("Enter")
    expect(inbox.locator(".flash")).to_contain_text("2 claims assigned.")
    expect(inbox).to_have_url(re.compile(r"/desk\?status=proposed#claims$"))
    with sqlite_database.reading() as session:
        tom = select(User.id).where(col(User.name) == "tom").scalar_subquery()
        assert len(session.exec(select(Claim).where(col(Claim.assigned_to_id) == tom)).all()) == 2


def test_a_stroke_searches_and_typing_moves_nothing(inbox: Page) -> None:
    inbox.keyboard.press("/")
    search = inbox.get_by_label("Words in the claim")
    expect(search).to_be_focused()
    inbox.keyboard.type("jkx?")
    expect(search).to_have_value("jkx?")
    expect(inbox.locator(".is-current")).to_have_count(0)
    inbox.keyboard.press("Escape")
    inbox.keyboard.press("j")
    expect(inbox.locator(".is-current")).to_have_count(1)


def test_a_search_keeps_what_says_nothing_out_of_the_address(inbox: Page) -> None:
    inbox.keyboard.press("/")
    inbox.keyboard.type("children")
    inbox.keyboard.press("Enter")
    expect(inbox).to_have_url(re.compile(r"/desk\?words=children&status=proposed#claims$"))


def test_a_question_mark_shows_and_hides_the_keys(inbox: Page) -> None:
    inbox.keyboard.press("?")
    sheet = inbox.get_by_role("dialog", name="Keys")
    expect(sheet).to_be_visible()
    inbox.keyboard.press("?")
    expect(sheet).to_be_hidden()


def test_all_claims_of_a_page_are_chosen_at_once(inbox: Page) -> None:
    boxes = inbox.locator("[data-row] input[name=claim]")
    inbox.get_by_role("button", name="Choose all on this page").click()
    assert all(box.is_checked() for box in boxes.all())
    inbox.get_by_role("button", name="Choose all on this page").click()
    assert not any(box.is_checked() for box in boxes.all())
