"""Two people collide on one claim, each at their own browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.support.browser import lend_page
from tests.support.people import PASSWORD, add_user
from tracker.models.enums import Role
from tracker.paths import sample_article_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.support.server import LiveServer
    from tracker.db import Database

QUOTED = "Women abandoned their radical past"


def look_again(person: Person) -> None:
    """Come back to the page, upon which it asks at once instead of at its next turn."""
    person.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def type_and_be_told(person: Person, text: str) -> None:
    """Type over a claim that Rita changed: told of it from then on, with every word kept."""
    hint, field = person.page.locator("#meanwhile"), person.page.get_by_label("Claim", exact=True)
    look_again(person)
    expect(hint).to_be_empty()
    field.fill(text)
    look_again(person)
    expect(hint).to_contain_text("Rita changed this claim just now; your text is kept.")
    link = hint.get_by_role("link", name="See what changed")
    expect(link).to_have_attribute("href", re.compile("#history$"))
    expect(field).to_have_value(text)


def test_two_people_on_one_claim_lose_no_word(
    chromium: Browser, live_server: LiveServer, sqlite_database: Database
) -> None:
    lent = [lend_page(chromium) for _ in range(2)]
    rita, sam = (Person(page=next(pages), base=live_server.url) for pages in lent)
    for name, person in (("rita", rita), ("sam", sam)):
        add_user(sqlite_database, name, Role.REVIEWER)
        person.sign_in(name, PASSWORD)
    rita.bring_in(sample_article_path().read_text(encoding="utf-8"))
    rita.open_claim(QUOTED)
    sam.page.goto(rita.page.url)

    rita.page.get_by_label("Via", exact=False).first.fill("the morning paper")
    rita.page.get_by_label("Claim", exact=True).fill("Women left their radical past behind.")
    rita.press("Save claim", "The claim is saved.")

    type_and_be_told(sam, "Women gave up their radical past at last.")
    sam.page.get_by_role("button", name="Save claim").click()
    text = sam.page.get_by_role("group", name="Claim", exact=True)
    expect(text.get_by_label("Mine: kept, not saved yet")).to_be_checked()
    expect(text).to_contain_text("Women left their radical past behind.")
    via = sam.page.get_by_role("group", name="Via", exact=True)
    expect(via.get_by_label("Theirs: saved now")).to_be_checked()
    violations = Axe().run(sam.page).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations] == []
    sam.press("Save my choice", "The claim is saved.")

    expect(sam.page).to_have_url(re.compile("#edit$"))
    expect(sam.page.get_by_label("Claim", exact=True)).to_have_value(
        "Women gave up their radical past at last."
    )
    expect(sam.page.get_by_label("Via", exact=False).first).to_have_value("the morning paper")
    expect(sam.page.locator("#history del").first).to_contain_text("left")
    expect(sam.page.locator("#history ins").first).to_contain_text("gave up")
    for pages in lent:
        assert next(pages, None) is None
