"""Choosing a password over HTTP, and what a one-time password opens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.people import (
    PASSWORD,
    add_user,
    give_session,
    post_form,
    sign_in,
)
from tracker.models import AuditEvent
from tracker.web.door import SESSION_COOKIE

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database

NEW_PASSWORD = "quite another set of words"


def _cookie(client: FlaskClient) -> str:
    cookie = client.get_cookie(SESSION_COOKIE)
    assert cookie is not None
    return cookie.value


def _is_signed_in(client: FlaskClient) -> bool:
    return client.get("/password").status_code == 200


def test_a_password_change_ends_all_other_sessions_and_keeps_this_one(
    app: Flask, client: FlaskClient, database: Database
) -> None:
    user = add_user(database)
    elsewhere = give_session(app, database, user)
    sign_in(client)
    old = _cookie(client)

    response = post_form(client, "/password", current=PASSWORD, new=NEW_PASSWORD, repeated=NEW_PASSWORD)

    assert (response.status_code, response.location) == (303, "/desk")
    assert _is_signed_in(client)
    assert _cookie(client) != old
    assert not _is_signed_in(elsewhere)
    assert sign_in(app.test_client(), password=PASSWORD).status_code == 401
    assert sign_in(app.test_client(), password=NEW_PASSWORD).status_code == 303


def test_a_password_change_is_in_the_history(app: Flask, database: Database) -> None:
    user = add_user(database)
    client = give_session(app, database, user)

    post_form(client, "/password", current=PASSWORD, new=NEW_PASSWORD, repeated=NEW_PASSWORD)

    with database.reading() as session:
        event = session.exec(select(AuditEvent)).one()
    assert (event.action, event.subject_public_id) == ("user.password_changed", user.public_id)
    assert NEW_PASSWORD not in event.details


@pytest.mark.parametrize(
    ("fields", "field_id"),
    [
        ({"current": "wrong in every way", "new": NEW_PASSWORD, "repeated": NEW_PASSWORD}, "current"),
        ({"current": PASSWORD, "new": "too short", "repeated": "too short"}, "new"),
        ({"current": PASSWORD, "new": PASSWORD, "repeated": PASSWORD}, "new"),
        ({"current": PASSWORD, "new": NEW_PASSWORD, "repeated": "something else entirely"}, "repeated"),
    ],
)
def test_a_refused_password_change_names_the_field(
    app: Flask, database: Database, fields: dict[str, str], field_id: str
) -> None:
    client = give_session(app, database, add_user(database))

    response = post_form(client, "/password", **fields)

    assert response.status_code == 422
    assert f'id="{field_id}-error"' in response.text
    assert not any(value in response.text for value in fields.values())


def test_guessing_the_present_password_is_throttled(app: Flask, database: Database) -> None:
    client = give_session(app, database, add_user(database))
    wrong = {"current": "not the password", "new": NEW_PASSWORD, "repeated": NEW_PASSWORD}

    codes = [post_form(client, "/password", **wrong).status_code for _ in range(6)]

    assert codes == [422] * 5 + [429]


def test_a_one_time_password_opens_nothing_but_the_password_page(
    client: FlaskClient, database: Database
) -> None:
    add_user(database, must_change_password=True)
    sign_in(client)

    for address in ("/desk", "/desk/articles/new", "/desk/export/claims.csv"):
        assert client.get(address).location == f"/password?next={address}"
    assert post_form(client, "/desk/articles/new", body="text").location == "/password"
    post_form(client, "/password", current=PASSWORD, new=NEW_PASSWORD, repeated=NEW_PASSWORD)
    assert client.get("/desk").status_code == 200
