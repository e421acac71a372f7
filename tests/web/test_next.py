"""Where signing in leads: the page that was wanted, never off the site."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.people import (
    PASSWORD,
    add_user,
    find_csrf_token,
    give_session,
    post_form,
    sign_in,
)
from tracker.web.accounts import choose_target

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database

WANTED = "/desk/export/claims.csv?guard=none"
EVERYWHERE_ELSE = (
    "//evil.example/desk",
    "///evil.example",
    "/\\evil.example",
    "/\\/evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "\t//evil.example",
    "/\n/evil.example",
    "/\r\nSet-Cookie: a=b",
    " //evil.example",
    "/ /evil.example",
    "\x01//evil.example",
    "/\x0b/evil.example",
    "/\u2028/evil.example",
    "https://evil.example/",
    "https:evil.example",
    "http:///evil.example",
    "javascript:alert(1)",
    "data:text/html,hello",
    "evil.example",
    "desk",
    "?next=//evil.example",
    "/sign-in?next=/sign-in",
    "/sign-out",
    "",
    "/" + "a" * 2000,
)


def test_signing_in_goes_on_to_the_page_that_was_wanted(client: FlaskClient, database: Database) -> None:
    add_user(database)
    asked = client.get("/desk/export/claims.csv?guard=none")
    assert asked.status_code == 303
    page = client.get(asked.location)

    response = client.post(
        "/sign-in",
        data={
            "csrf_token": find_csrf_token(page),
            "next": "/desk/export/claims.csv?guard=none",
            "name": "ada",
            "password": PASSWORD,
        },
    )

    assert 'name="next" value="/desk/export/claims.csv?guard=none"' in page.text
    assert response.location == "/desk/export/claims.csv?guard=none"


def test_the_page_that_was_wanted_survives_a_wrong_password(client: FlaskClient, database: Database) -> None:
    add_user(database)

    for name, password in (("ada", "not the password"), ("ada", ""), ("", "")):
        page = sign_in(client, name, password, next=WANTED)
        assert f'name="next" value="{WANTED}"' in page.text

    assert sign_in(client, next=WANTED).location == WANTED


def test_the_page_that_was_wanted_survives_the_first_choice_of_a_password(
    client: FlaskClient, database: Database
) -> None:
    add_user(database, must_change_password=True)
    own = "quite another set of words"
    sent = sign_in(client, next=WANTED)
    asked = client.get(sent.location)
    page = client.get(asked.location)
    fields = {"next": WANTED, "current": PASSWORD, "new": own}

    refused = post_form(client, "/password", **fields, repeated="something else")
    taken = post_form(client, "/password", **fields, repeated=own)

    for each in (page, refused):
        assert f'name="next" value="{WANTED}"' in each.text
    assert taken.location == WANTED


@pytest.mark.parametrize("wanted", EVERYWHERE_ELSE)
def test_choosing_a_password_never_leads_off_the_site(
    sqlite_app: Flask, sqlite_database: Database, wanted: str
) -> None:
    client = give_session(sqlite_app, sqlite_database, add_user(sqlite_database))
    own = "quite another set of words"

    sent = post_form(client, "/password", next=wanted, current=PASSWORD, new=own, repeated=own)

    assert sent.location in ({"/desk", None} if "\x01" in wanted else {"/desk"})


@pytest.mark.parametrize("wanted", EVERYWHERE_ELSE)
def test_signing_in_never_leads_off_the_site(
    sqlite_app: Flask, sqlite_database: Database, wanted: str
) -> None:
    client = give_session(sqlite_app, sqlite_database, add_user(sqlite_database))

    by_query = client.get("/sign-in", query_string={"next": wanted})
    by_form = sign_in(sqlite_app.test_client(), next=wanted)

    allowed = {"/desk", None} if "\x01" in wanted else {"/desk"}
    assert {by_query.location, by_form.location} <= allowed


@given(st.text(max_size=60).map(lambda text: "/" + text))
def test_no_wanted_address_leaves_the_origin(wanted: str) -> None:
    target = choose_target(wanted)

    assert urljoin("https://desk.example/sign-in", target).startswith("https://desk.example/")
    assert "\\" not in target
