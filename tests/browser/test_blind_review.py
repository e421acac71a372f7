"""A blind review from assignment to adjudication: three people, each at their own browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.people import Person
from tests.support.browser import lend_page
from tests.support.people import PASSWORD, add_user
from tracker.models.enums import Role
from tracker.paths import sample_article_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.server import LiveServer
    from tracker.db import Database

QUOTED = "Women abandoned their radical past"
FIRST = "The recording has these words at minute four."
SECOND = "The broadcast of the day has other words."
THIRD = "The broadcast is cut; the recording is whole."


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """Two reviewers and the editor who decides between them."""

    first: Person
    second: Person
    third: Person


@pytest.fixture
def panel(chromium: Browser, live_server: LiveServer, sqlite_database: Database) -> Iterator[Panel]:
    """Three people at browsers of their own, signed in."""
    lent = [lend_page(chromium) for _ in range(3)]
    people = []
    for name, role, pages in zip(
        ("rita", "sam", "eve"), (Role.REVIEWER, Role.REVIEWER, Role.EDITOR), lent, strict=True
    ):
        add_user(sqlite_database, name, role)
        person = Person(page=next(pages), base=live_server.url)
        person.sign_in(name, PASSWORD)
        people.append(person)
    yield Panel(first=people[0], second=people[1], third=people[2])
    for pages in lent:
        assert next(pages, None) is None


def research(person: Person) -> str:
    """Bring a claim into research with a source and everything that approval asks; return its address."""
    person.bring_in(sample_article_path().read_text(encoding="utf-8"))
    person.card(QUOTED).get_by_role("button", name="Accept").click()
    person.card(QUOTED).get_by_role("button", name="Start research").click()
    person.open_claim(QUOTED)
    person.cite("Recording of the statement", "https://example.org/recording")
    person.page.get_by_label("Why no reply was asked").fill("He speaks for himself here.")
    person.page.get_by_label("Why one origin is enough").fill("There is one recording.")
    person.press("Save checks", "The checks are saved.")
    return person.page.url.partition("#")[0]


def assess_first(person: Person) -> None:
    """Assess the claim and send it to its second review."""
    person.assess("Confirmed", "True", FIRST, "Save assessment", "Your assessment is saved; only you see it.")
    person.press("Send to second review", "sent to its second review")


def see_nothing(person: Person, claim: str) -> None:
    """Look everywhere for the first assessment, and find that one is awaited."""
    for address in (claim, f"{claim}/compare", f"{person.base}/desk"):
        person.page.goto(address)
        expect(person.page.locator("main")).not_to_contain_text(FIRST)
        expect(person.page.locator("main")).not_to_contain_text("saved their assessment")
    person.page.goto(f"{claim}/compare")
    person.read("The second review is awaited.")


def check_accessible(page: Page) -> None:
    violations = Axe().run(page).response["violations"]
    assert [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in violations] == []


def test_two_people_assess_unseen_and_a_third_decides(panel: Panel) -> None:
    claim = research(panel.first)
    assess_first(panel.first)
    see_nothing(panel.second, claim)
    see_nothing(panel.third, claim)

    panel.second.page.goto(f"{panel.second.base}/desk")
    panel.second.page.locator("#waiting").get_by_role("link", name=re.compile(QUOTED)).click()
    told = "Your review is submitted."
    panel.second.assess("Altered", "Half true", SECOND, "Submit my review", told)
    panel.second.page.get_by_role("link", name="Compare the reviews side by side").click()
    for words in (FIRST, SECOND, "They differ by 2 steps of the scale", "a third person has to decide"):
        panel.second.read(words)
    expect(panel.second.page.get_by_role("button", name="Submit my decision")).to_have_count(0)

    panel.third.page.goto(f"{claim}/compare")
    check_accessible(panel.third.page)
    told = "Your decision is submitted."
    panel.third.assess("Confirmed", "Mostly true", THIRD, "Submit my decision", told)
    panel.third.read("Eve decided")
    panel.third.page.get_by_role("link", name="its page").click()
    panel.third.press("Approve", "The claim is approved.")
    expect(panel.third.page.locator(".outcome")).to_contain_text("Mostly true")
    panel.third.press("Publish", "The claim is published.")
    panel.third.page.get_by_role("link", name="See the public page").click()
    panel.third.read("The first assessments differed.")

    panel.first.page.get_by_role("link", name="Agreement", exact=True).click()
    panel.first.read("Rita and Sam")
    panel.first.read("0 of 1")
    check_accessible(panel.first.page)
