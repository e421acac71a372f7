"""A change is made only by a form of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import SQLModel

from tests.support.addresses import MADE_UP_ID, list_addresses
from tests.support.people import PASSWORD, add_user, get_csrf_token, post_form
from tracker.web.door import SAFE_METHODS

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database

FOREIGN = (
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://localhost.evil.example"},
    {"Origin": "http://localhost:81"},
    {"Origin": "https://localhost"},
    {"Origin": ""},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
)
OWN: tuple[dict[str, str], ...] = (
    {},
    {"Origin": "http://localhost"},
    {"Origin": "http://localhost:8000"},
    {"Sec-Fetch-Site": "same-origin", "Origin": "http://localhost"},
    {"Sec-Fetch-Site": "none"},
)


# Pages of readers have no token; a report carries nobody's rights.
FOR_READERS = f"/claims/{MADE_UP_ID}/report"
# No cookie lets anybody in where programs call, so there is nothing that another site could use.
FOR_PROGRAMS = "/api/v1/"


def _dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as session:
        return {
            table.name: [tuple(row) for row in session.execute(table.select().order_by(*table.primary_key))]
            for table in SQLModel.metadata.sorted_tables
        }


def test_no_unsafe_request_passes_without_a_token(app: Flask, admin_client: FlaskClient) -> None:
    refused = {
        address: admin_client.open(address, method=method, data={"version": "1"}).status_code
        for method, address in list_addresses(app)
        if method not in SAFE_METHODS and address != FOR_READERS and not address.startswith(FOR_PROGRAMS)
    }

    assert refused
    assert set(refused.values()) == {400}, refused


@pytest.mark.parametrize("token", ["", "x", "é", "a.b.c", "\x00"])
def test_a_made_up_token_is_refused(admin_client: FlaskClient, token: str) -> None:
    assert admin_client.post("/sign-out", data={"csrf_token": token}).status_code == 400


def test_a_token_of_another_browser_is_refused(app: Flask, admin_client: FlaskClient) -> None:
    token = get_csrf_token(app.test_client())

    assert admin_client.post("/sign-out", data={"csrf_token": token}).status_code == 400


def test_a_token_in_a_header_is_as_good_as_one_in_the_form(admin_client: FlaskClient) -> None:
    token = get_csrf_token(admin_client)

    assert admin_client.post("/sign-out", headers={"X-CSRFToken": token}).status_code == 303


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_form_sent_from_elsewhere_is_refused_even_with_a_token(
    sqlite_client: FlaskClient, sqlite_database: Database, headers: dict[str, str]
) -> None:
    add_user(sqlite_database)
    token = get_csrf_token(sqlite_client)

    response = sqlite_client.post(
        "/sign-in", data={"csrf_token": token, "name": "ada", "password": PASSWORD}, headers=headers
    )

    assert response.status_code == 403
    assert "another site" in response.text


@pytest.mark.parametrize("headers", OWN)
def test_a_form_of_our_own_passes(
    sqlite_client: FlaskClient, sqlite_database: Database, headers: dict[str, str]
) -> None:
    add_user(sqlite_database)
    token = get_csrf_token(sqlite_client)

    response = sqlite_client.post(
        "/sign-in", data={"csrf_token": token, "name": "ada", "password": PASSWORD}, headers=headers
    )

    assert response.status_code == 303


def test_looking_changes_nothing(app: Flask, database: Database, admin_client: FlaskClient) -> None:
    before = _dump(database)

    for method, address in list_addresses(app):
        if method in SAFE_METHODS:
            admin_client.open(f"{address}?status=published&role=admin&_method=POST", method=method).close()

    assert _dump(database) == before


def test_a_method_in_a_field_is_not_taken_for_the_method(admin_client: FlaskClient) -> None:
    admin_client.get("/sign-out?_method=POST")
    admin_client.get("/sign-out", headers={"X-HTTP-Method-Override": "POST"})

    assert admin_client.get("/password").status_code == 200


def test_a_signed_out_form_without_a_session_is_sent_back(client: FlaskClient) -> None:
    assert post_form(client, "/password", current="a", new="b", repeated="b").status_code == 401
