"""The workspace by hand: words chosen by mouse and keyboard, and claims merged, split and ordered by key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from sqlmodel import col, select

from tests.browser.people import Person
from tests.support.marking import mark
from tests.support.newsroom import Newsroom
from tests.support.people import PASSWORD, add_user, hash_of_password
from tracker.models import Claim, ClaimAnchor
from tracker.models.enums import AnchorRole, ReviewStatus

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.support.server import LiveServer
    from tracker.db import Database

WITHOUT_CLAIMS = "Notes\r\n\r\nWhat a day!\r\n\r\nLovely 🇰🇿 weather, is it not, Vera Holm?\r\n"
# Flags, a family of five code points, a mark that no letter takes in, spaces that do not break, line ends.
ODD = (
    "The flags 🇰🇿🇸🇾 came down\r\n\r\n"
    "Zoe Park said 👩‍👩‍👧 families paid 1\u00a0000\u00a0km of x\u030c tolls in 2021. "
    "The 🇳🇴 minister Per Dahl said that e\u0301lan cost €9 million.\r\n"
    "\r\nNobody answered.\r\n"
)
# The box of a stretch of the text, edge to edge, as somebody aims who drags over it.
EDGES = """(words) => {
  const article = document.querySelector("[data-article-text]");
  const at = article.textContent.indexOf(words);
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let seen = 0; walker.nextNode(); seen += walker.currentNode.data.length) {
    const { data } = walker.currentNode;
    const start = at - seen;
    const end = at + words.length - seen;
    if (start >= 0 && start < data.length) range.setStart(walker.currentNode, start);
    if (end > 0 && end <= data.length) range.setEnd(walker.currentNode, end);
  }
  article.scrollIntoView();
  const boxes = [...range.getClientRects()].filter((box) => box.width);
  const [first, last] = [boxes[0], boxes.at(-1)];
  return [first.left + 0.5, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];
}"""


# What a finger that rests on a word leaves behind: the browser's own selection.
SELECT = """(words) => {
  const article = document.querySelector("[data-article-text]");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const at = node.data.indexOf(words);
    if (at >= 0) window.getSelection().setBaseAndExtent(node, at, node, at + words.length);
  }
}"""


@pytest.fixture
def person(page: Page, live_server: LiveServer, sqlite_database: Database) -> Person:
    """A reviewer who has signed in and brings articles in."""
    add_user(sqlite_database, "ada")
    somebody = Person(page=page, base=live_server.url)
    somebody.sign_in("ada", PASSWORD)
    page.wait_for_url("**/desk**")
    return somebody


@pytest.fixture
def bridge(page: Page, live_server: LiveServer, sqlite_database: Database) -> Page:
    """The workspace of an article with three claims, two that overlap and one in two pieces."""
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        room.reviewer.password_hash = hash_of_password()
        mark(room, "The bridge is safe", "mayor Ada Lund said")
        mark(room, "bridge is safe")
        mark(room, "Repairs took 14 months")
        address = f"{live_server.url}/desk/articles/{room.article.public_id}"
    Person(page=page, base=live_server.url).sign_in("rita", PASSWORD)
    page.wait_for_url("**/desk**")
    page.goto(address)
    return page


def newest_words(database: Database, role: AnchorRole) -> list[str]:
    """Return the words of the newest claim in one role."""
    with database.reading() as session:
        newest = select(Claim.id).order_by(col(Claim.id).desc()).limit(1).scalar_subquery()
        query = select(ClaimAnchor.exact).where(col(ClaimAnchor.claim_id) == newest, ClaimAnchor.role == role)
        return list(session.exec(query.order_by(col(ClaimAnchor.start))))


def press(page: Page, *keys: str) -> None:
    """Press keys on a workspace that is ready for them."""
    expect(page.get_by_role("button", name="Press ? for keys")).to_be_visible()
    for key in keys:
        page.keyboard.press(key)


def read_on_to(page: Page, words: str, key: str) -> None:
    """Press a key until these words are chosen."""
    chosen = page.locator("[data-chosen-words]")
    for _ in range(30):
        if chosen.text_content() == words:
            return
        page.keyboard.press(key)
    expect(chosen).to_have_text(words)


def test_an_article_is_annotated_from_nothing_by_keyboard_alone(
    person: Person, sqlite_database: Database
) -> None:
    page = person.page
    person.bring_in_by_keyboard(WITHOUT_CLAIMS)
    expect(page.get_by_text("No claim was found", exact=True)).to_be_visible()
    press(page, "t")
    read_on_to(page, "Lovely 🇰🇿 weather, is it not, Vera Holm?", "ArrowDown")
    press(page, "ArrowRight")
    read_on_to(page, "🇰🇿", "ArrowRight")
    read_on_to(page, "🇰🇿 weather", "Shift+ArrowRight")
    press(page, "Enter", "Enter")
    person.read("The claim is marked")
    assert newest_words(sqlite_database, AnchorRole.CONTENT) == ["🇰🇿 weather"]
    press(page, "t")
    read_on_to(page, "Lovely 🇰🇿 weather, is it not, Vera Holm?", "ArrowUp")
    press(page, "ArrowLeft")
    read_on_to(page, "Vera", "ArrowLeft")
    press(page, "Shift+ArrowRight", "b")
    person.read("The claim lies there now.")
    assert newest_words(sqlite_database, AnchorRole.SPEAKER) == ["Vera Holm"]
    press(page, "e")
    expect(page.get_by_label("Claim", exact=True)).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type(" of the city")
    page.keyboard.press("Control+Enter")
    person.read("The claim is saved.")
    press(page, "t")
    expect(person.card("weather of the city")).to_be_visible()
    press(page, "u")
    person.read("Undone")
    expect(person.card("weather of the city")).to_have_count(0)


def test_claims_are_decided_as_fast_as_keys_are_pressed(bridge: Page, sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        for claim in session.exec(select(Claim)):
            claim.review_status = ReviewStatus.PROPOSED
    bridge.reload()
    press(bridge, "j", "a", "j", "a", "j", "d")
    bridge.keyboard.type("Nobody disputes it.")
    press(bridge, "Control+Enter")
    expect(bridge.locator(".folded-claims > summary")).to_have_text("1 dismissed")
    expect(bridge.locator("[data-claim].card-open")).to_have_count(2)
    expect(bridge.locator(".facts-left")).to_have_text("2 facts left")
    expect(bridge.locator("[data-article-text] .mark-dismissed")).to_have_text("Repairs took 14 months")
    expect(bridge.locator("[data-claim]").last).to_be_focused()
    press(bridge, "u")
    expect(bridge.locator("main")).to_contain_text("Undone: you had dismissed")
    expect(bridge.locator("[data-claim].card-proposed")).to_have_count(1)


def test_exactly_the_words_selected_with_the_mouse_become_the_claim(
    person: Person, sqlite_database: Database
) -> None:
    person.bring_in(ODD)
    page = person.page
    workspace = page.url
    for words in (
        "🇸🇾 came",
        "👩‍👩‍👧 families paid 1\u00a0000\u00a0km of x\u030c",
        "tolls in 2021. The 🇳🇴 minister",
        "\u00e9lan cost €9 million.\n\nNobody",
    ):
        left, top, right, bottom = page.evaluate(EDGES, words)
        page.mouse.move(left, top)
        page.mouse.down()
        page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=3)
        page.mouse.move(right, bottom, steps=3)
        page.mouse.up()
        expect(page.locator("[data-chosen-words]")).to_have_text(" ".join(words.split()))
        page.get_by_role("button", name="New claim c").click()
        person.read("The claim is marked")
        assert newest_words(sqlite_database, AnchorRole.CONTENT) == [words]
        page.goto(workspace)


def test_words_chosen_by_touch_on_a_phone_become_a_claim(
    chromium: Browser, live_server: LiveServer, sqlite_database: Database
) -> None:
    add_user(sqlite_database, "ada")
    phone = chromium.new_context(has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    with phone as context:
        page = context.new_page()
        person = Person(page=page, base=live_server.url)
        person.sign_in("ada", PASSWORD)
        page.wait_for_url("**/desk**")
        person.bring_in(WITHOUT_CLAIMS)
        assert page.evaluate("document.documentElement.scrollWidth") == 390
        expect(page.locator("[data-article-text][tabindex]")).to_be_visible()
        page.evaluate(SELECT, "weather")
        expect(page.locator("[data-chosen-words]")).to_have_text("weather")
        page.get_by_role("button", name="New claim", exact=True).tap()
        person.read("The claim is marked")
    assert newest_words(sqlite_database, AnchorRole.CONTENT) == ["weather"]


def test_a_claim_in_focus_shows_all_its_words_and_no_others(bridge: Page) -> None:
    active = bridge.locator("[data-article-text] .run.is-active")
    press(bridge, "j")
    assert "".join(active.all_text_contents()) == "The bridge is safemayor Ada Lund said"
    press(bridge, "j")
    assert active.all_text_contents() == ["bridge is safe"]
    press(bridge, "j")
    assert active.all_text_contents() == ["Repairs took 14 months"]


def test_claims_are_split_merged_and_put_in_order_by_key(bridge: Page) -> None:
    told = bridge.locator(".flash")
    texts = bridge.locator(".claim-cards .claim-text")
    press(bridge, "k", "s", "ArrowRight", "Enter")
    expect(told).to_contain_text("The claim is split in two.")
    assert texts.all_text_contents()[2:] == ["Repairs took 14", "months"]
    press(bridge, "m", "Enter")
    expect(told).to_contain_text("The claim is merged into this one")
    expect(bridge.locator(".folded-claims > summary")).to_have_text("1 merged")
    first = texts.first.text_content() or ""
    press(bridge, "k", "k", "k", "j", "k", "o", "ArrowDown", "Enter")
    expect(told).to_contain_text("The claim has its new place in the list.")
    assert texts.nth(1).text_content() == first
    press(bridge, "u")
    expect(told).to_contain_text("Undone: you had moved")
    assert texts.first.text_content() == first


def test_a_key_that_can_do_nothing_says_why(bridge: Page, sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        for claim in session.exec(select(Claim)):
            claim.review_status = ReviewStatus.IN_REVIEW
    bridge.reload()
    press(bridge, "j", "m")
    expect(bridge.get_by_role("status").filter(has_text="cannot be merged")).to_be_visible()
    press(bridge, "a")
    expect(bridge.get_by_text(re.compile("Claim 1 is accepted already"))).to_be_visible()
