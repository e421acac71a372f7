"""A person's own page: where e-mail reaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.people import add_user, give_session, post_form
from tracker.models import AuditEvent, User

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database


@pytest.fixture
def person(sqlite_app: Flask, sqlite_database: Database) -> FlaskClient:
    return give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "ada"))


def read_email(database: Database) -> str:
    with database.reading() as session:
        return session.exec(select(User.email)).one()


def test_a_person_sets_and_empties_their_address(person: FlaskClient, sqlite_database: Database) -> None:
    answer = post_form(person, "/account", email=" ada@example.org ")
    assert (answer.status_code, answer.location) == (303, "/account")
    assert read_email(sqlite_database) == "ada@example.org"
    assert 'value="ada@example.org"' in person.get("/account").text
    post_form(person, "/account", email="")
    assert read_email(sqlite_database) == ""


@pytest.mark.parametrize(
    "email",
    [
        "ada",
        "ada@",
        "@example.org",
        "a b@example.org",
        "ada@example.org, eve@example.org",
        "ada@example.org\r\nBcc: eve@example.org",
        "<ada@example.org>",
        "ada@example.org\x00",
        "ada\u202e@example.org",
        "a" * 600 + "@example.org",
    ],
)
def test_what_is_no_address_comes_back_and_is_not_stored(
    person: FlaskClient, sqlite_database: Database, email: str
) -> None:
    answer = post_form(person, "/account", email=email)
    assert answer.status_code in {400, 422}
    assert read_email(sqlite_database) == ""


def test_an_address_stays_out_of_history(person: FlaskClient, sqlite_database: Database) -> None:
    post_form(person, "/account", email="ada@example.org")
    post_form(person, "/account", email="ada@example.org")
    with sqlite_database.reading() as session:
        (event,) = session.exec(select(AuditEvent)).all()
    assert event.action == "user.email_changed"
    assert "ada@example.org" not in event.details


def test_further_fields_change_nothing(person: FlaskClient, sqlite_database: Database) -> None:
    post_form(person, "/account", email="ada@example.org", role="admin", name="eve")
    with sqlite_database.reading() as session:
        user = session.exec(select(User)).one()
    assert (user.name, user.role) == ("ada", "reviewer")


def test_a_visitor_is_led_to_the_sign_in_page(sqlite_client: FlaskClient) -> None:
    assert sqlite_client.get("/account").location == "/sign-in?next=/account"
