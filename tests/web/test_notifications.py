"""What the desk tells its viewer, and that it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.desk import Desk
from tests.support.newsroom import AT, DENIED, Newsroom
from tests.support.people import post_form
from tracker.models import Claim, Notification
from tracker.models.enums import NotificationKind
from tracker.review.notifying import NOTIFICATIONS_PAGE, notify

if TYPE_CHECKING:
    from flask import Flask

    from tracker.db import Database

PAGE = "/desk/notifications"


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def tell(desk: Desk, count: int = 1) -> list[str]:
    """Mention Sam so many times, and return the notifications' ids, oldest first."""

    def step(room: Newsroom, claim: Claim) -> None:
        for _ in range(count):
            notify(room.session, claim, NotificationKind.MENTIONED, [room.second], actor=room.reviewer, at=AT)

    desk.bring(step)
    with desk.database.reading() as session:
        return list(session.exec(select(Notification.public_id).order_by(Notification.id)))  # type: ignore[arg-type]


def test_an_empty_page_says_what_will_come(desk: Desk) -> None:
    page = desk.at("second").get(PAGE)
    assert "Nothing to tell you" in page.text
    assert "unread-count" not in page.text


def test_the_desks_bar_counts_what_is_unread_on_every_page(desk: Desk) -> None:
    tell(desk, 2)
    for address in ("/desk", desk.path, PAGE, "/account"):
        assert '<span class="unread-count">2' in desk.at("second").get(address).text
        assert "unread-count" not in desk.at("reviewer").get(address).text


def test_public_pages_ask_nothing_about_the_viewer(desk: Desk) -> None:
    tell(desk)
    assert "unread-count" not in desk.at("second").get("/").text


def test_a_notification_leads_to_its_part_of_the_claim(desk: Desk) -> None:
    (name,) = tell(desk)
    client = desk.at("second")
    assert f'href="{desk.path}#notes"' in client.get(PAGE).text
    answer = post_form(client, f"{PAGE}/{name}/read", open="yes")
    assert (answer.status_code, answer.location) == (303, f"{desk.path}#notes")
    assert "unread-count" not in client.get(PAGE).text


def test_reading_one_leaves_the_others(desk: Desk) -> None:
    first, _ = tell(desk, 2)
    client = desk.at("second")
    assert post_form(client, f"{PAGE}/{first}/read", open="no").location == PAGE
    assert '<span class="unread-count">1' in client.get(PAGE).text


def test_all_that_was_shown_is_read_at_once(desk: Desk) -> None:
    *_, newest = tell(desk, 3)
    client = desk.at("second")
    answer = post_form(client, f"{PAGE}/read", newest=newest)
    assert (answer.status_code, answer.location) == (303, PAGE)
    assert "3 notifications marked as read." in client.get(PAGE).text


@pytest.mark.parametrize("newest", ["", "22222222bbbb", "x" * 3000])
def test_nobody_reads_what_is_not_theirs(desk: Desk, newest: str) -> None:
    (name,) = tell(desk)
    for client in (desk.at("reviewer"), desk.at("editor")):
        assert post_form(client, f"{PAGE}/{name}/read").status_code == 404
        assert post_form(client, f"{PAGE}/read", newest=name).status_code == 404
    assert post_form(desk.at("second"), f"{PAGE}/read", newest=newest).status_code == 404
    assert '<span class="unread-count">1' in desk.at("second").get(PAGE).text


def test_opening_a_page_reads_nothing(desk: Desk) -> None:
    tell(desk)
    client = desk.at("second")
    for _ in range(2):
        assert '<span class="unread-count">1' in client.get(PAGE).text


def test_a_long_list_has_an_older_page(desk: Desk) -> None:
    tell(desk, NOTIFICATIONS_PAGE + 1)
    client = desk.at("second")
    page = client.get(PAGE).text
    address = page.partition('rel="next" href="')[2].partition('"')[0]
    assert client.get(address).text.count('class="notification ') == 1


@pytest.mark.parametrize("query", ["?after=x", "?after=-1", "?after=99999999999999999999"])
def test_an_odd_page_number_shows_the_first_page(desk: Desk, query: str) -> None:
    assert desk.at("second").get(PAGE + query).status_code == 200


def test_a_second_review_is_asked_without_a_word_about_the_first(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.send_to_review(claim, DENIED))
    page = desk.at("second").get(PAGE).text
    assert "A claim awaits a second review" in page
    assert DENIED.explanation not in page
    assert "enied" not in page
    assert "Rita" not in page
