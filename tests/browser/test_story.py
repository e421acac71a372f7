"""The whole path in a real browser: an article comes in, a claim is checked by two, readers see it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.browser.people import Person
from tests.support.people import PASSWORD, add_user
from tracker import clock
from tracker.demo.loading import make_first_administrator
from tracker.models.enums import Role
from tracker.paths import sample_article_path

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.support.server import LiveServer
    from tracker.db import Database

QUOTED = "Women abandoned their radical past"
OWN = "a password of my own choosing"
EXPLANATION = "The recording of the statement has these words."


def meet(page: Page, server: LiveServer, database: Database) -> Person:
    """Sign in as the first administrator, whose password has to be changed first."""
    with database.transaction() as session:
        one_time = make_first_administrator(session, at=clock.now())
    assert one_time is not None
    person = Person(page=page, base=server.url)
    person.sign_in("admin", one_time)
    person.choose_password(one_time, OWN)
    person.bring_in(sample_article_path().read_text(encoding="utf-8"))
    return person


def test_every_claim_is_highlighted_in_the_text(
    page: Page, live_server: LiveServer, sqlite_database: Database
) -> None:
    meet(page, live_server, sqlite_database)
    cards = page.locator(".claim-card")
    ids = [card.get_attribute("id") or "" for card in cards.all()]
    assert len(ids) >= 15
    for name in ids:
        expect(page.locator(f"#{name.replace('claim-', 'text-')}")).to_be_visible()


def test_claims_are_accepted_corrected_and_dismissed(
    page: Page, live_server: LiveServer, sqlite_database: Database
) -> None:
    person = meet(page, live_server, sqlite_database)
    workspace = page.url
    person.card("43 Kazakhs").get_by_role("button", name="Accept").click()
    person.read("The claim is accepted.")
    person.open_claim("each country should take back")
    page.get_by_label("Speaker", exact=True).fill("United States")
    person.press("Save claim", "The claim is saved.")
    page.goto(workspace)
    expect(person.card("each country should take back")).to_contain_text("United States")
    card = person.card("several children of ISIS members")
    card.get_by_role("link", name="Dismiss").click()
    card.get_by_label("Why is it not worth checking?").fill("Background, not news.")
    card.get_by_role("button", name="Dismiss claim").click()
    expect(person.card("several children of ISIS members")).to_contain_text("Background, not news.")


def research(person: Person) -> None:
    """Bring the quotation to its second review."""
    person.card(QUOTED).get_by_role("button", name="Accept").click()
    person.card(QUOTED).get_by_role("button", name="Start research").click()
    person.open_claim(QUOTED)
    person.cite("Recording of the statement", "https://example.org/recording")
    person.cite("Transcript by the agency", "https://example.org/transcript")
    person.write_note("The transcript agrees with the *recording*.")
    person.page.get_by_label("Why no reply was asked").fill("He speaks for himself here.")
    person.press("Save checks", "The checks are saved.")
    person.assess("Confirmed", "Unproven", EXPLANATION, "Save assessment", "Your assessment is saved")
    person.press("Send to second review", "sent to its second review")


def test_a_claim_goes_from_the_text_to_its_public_page(
    page: Page, live_server: LiveServer, sqlite_database: Database
) -> None:
    person = meet(page, live_server, sqlite_database)
    add_user(sqlite_database, "second", Role.EDITOR, display_name="Second Editor")
    research(person)
    claim = page.url.partition("#")[0]
    person.sign_out()
    person.sign_in("second", PASSWORD)
    page.goto(claim)
    expect(page.locator("main")).not_to_contain_text(EXPLANATION)
    person.assess(
        "Confirmed", "Unproven", "I hear the same.", "Submit my review", "Your review is submitted."
    )
    person.press("Approve", "The claim is approved.")
    person.press("Publish", "The claim is published.")
    person.sign_out()
    page.goto(live_server.url)
    page.get_by_role("link", name=QUOTED).click()
    for words in (QUOTED, "Kassym-Jomart Tokayev", "Confirmed", "Unproven", EXPLANATION, "Second Editor"):
        expect(page.locator("main")).to_contain_text(words)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").first.click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text(encoding="utf-8"))))
    assert [(row["speaker"], row["rating"], row["sources_count"]) for row in rows] == [
        ("Kassym-Jomart Tokayev", "Unproven", "2")
    ]


def test_nobody_sees_an_unpublished_claim_or_the_desk_signed_out(
    page: Page, live_server: LiveServer, sqlite_database: Database
) -> None:
    person = meet(page, live_server, sqlite_database)
    person.open_claim(QUOTED)
    public_id = page.url.partition("#")[0].rpartition("/")[2]
    person.sign_out()
    answer = page.goto(f"{live_server.url}/claims/{public_id}")
    assert answer is not None
    assert answer.status == 404
    page.goto(f"{live_server.url}/desk/claims/{public_id}")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
