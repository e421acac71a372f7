"""Who reaches which route: the table, asked from outside for every route and every role."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.addresses import build_address, list_endpoints
from tests.support.people import add_user, get_csrf_token, give_session, post_form
from tracker.models import User
from tracker.models.enums import Role
from tracker.permissions import ROUTE_ACCESS, Access, Action, may
from tracker.web.access import API

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

REFUSED = {401, 403}


def _ask(app: Flask, client: FlaskClient, endpoint: str, method: str, token: str) -> TestResponse:
    address = build_address(app, endpoint, method)
    response = client.open(
        address,
        method=method,
        data={"csrf_token": token} if method == "POST" else None,
        headers={"Accept": "application/json"},
    )
    response.close()
    return response


def _routes(app: Flask) -> list[tuple[str, str]]:
    return [
        (endpoint, method)
        for endpoint, methods in list_endpoints(app)
        for method in sorted(methods & {"GET", "POST"})
        if endpoint != "accounts.sign_out"  # it ends the session that the next question needs
    ]


@pytest.mark.parametrize("role", Role)
def test_each_role_reaches_what_the_table_says_and_nothing_else(
    sqlite_app: Flask, sqlite_database: Database, role: Role
) -> None:
    client = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "ada", role))
    token = get_csrf_token(client)

    wrong = []
    for endpoint, method in _routes(sqlite_app):
        if endpoint.startswith(API):  # a cookie opens nothing there; tests of the API ask with tokens
            continue
        rule = ROUTE_ACCESS[endpoint]
        is_allowed = may(role, rule) if isinstance(rule, Action) else True
        status = _ask(sqlite_app, client, endpoint, method, token).status_code
        is_refused = status in REFUSED and endpoint != "accounts.sign_in"
        if is_allowed is is_refused or status >= 500:
            wrong.append((endpoint, method, status))

    assert wrong == []


def test_a_visitor_reaches_public_routes_only(sqlite_app: Flask, sqlite_client: FlaskClient) -> None:
    token = get_csrf_token(sqlite_client)

    wrong = []
    for endpoint, method in _routes(sqlite_app):
        status = _ask(sqlite_app, sqlite_client, endpoint, method, token).status_code
        if (ROUTE_ACCESS[endpoint] is not Access.PUBLIC) is not (
            status == 401
        ) and endpoint != "accounts.sign_in":
            wrong.append((endpoint, method, status))

    assert wrong == []


def test_a_visitor_is_led_to_the_sign_in_page_with_the_way_back(client: FlaskClient) -> None:
    response = client.get("/desk?status=open&text=a%26b")

    assert response.status_code == 303
    assert response.location == "/sign-in?next=/desk?status%3Dopen%26text%3Da%2526b"


def test_a_program_without_a_session_gets_a_problem(client: FlaskClient) -> None:
    response = client.get("/desk", headers={"Accept": "application/json"})

    assert (response.status_code, response.mimetype) == (401, "application/problem+json")


def test_a_route_that_stands_in_no_table_is_closed_to_everybody(
    sqlite_app: Flask, sqlite_database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    sqlite_app.add_url_rule("/forgotten", "forgotten", lambda: "secret")
    client = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "ada", Role.ADMIN))

    response = client.get("/forgotten")

    assert response.status_code == 403
    assert "secret" not in response.text
    assert "forgotten has no rule" in caplog.text


@pytest.mark.parametrize("token", ["x", "", "é", "\udcff".encode("utf-8", "replace").decode(), "a" * 4000])
def test_a_made_up_session_opens_nothing(app: Flask, token: str) -> None:
    client = app.test_client()
    client.set_cookie("tracker_session", token)

    assert client.get("/desk").status_code == 303


def test_a_demoted_users_next_request_is_refused(app: Flask, database: Database) -> None:
    user = add_user(database, "edgar", Role.EDITOR)
    client = give_session(app, database, user)
    approve = build_address(app, "moves.approve", "POST")
    assert post_form(client, approve, version="1").status_code == 404

    with database.transaction() as session:
        session.get_one(User, user.id).role = Role.REVIEWER

    response = post_form(client, approve, version="1")
    assert response.status_code == 403
    assert "Your role (reviewer) does not allow you to approve a claim." in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/no-such-page",
        "/claims/22222222bbbb/anything",
        "/claims/22222222bbbb/other",
        "/claims/x/y",
        "/claims/%F0%9F%92%A5/y",
        "/articles/22222222bbbb/anything",
        "/static/no-such-file",
        "/no-such-page?claim=22222222bbbb",
    ],
)
def test_a_missing_page_is_the_same_to_the_byte(app: Flask, admin_client: FlaskClient, address: str) -> None:
    expected = app.test_client().get("/something-that-never-was")

    for asker in (app.test_client(), admin_client):
        response = asker.get(address)
        assert (response.status_code, response.data) == (404, expected.data)
        assert sorted(response.headers) == sorted(expected.headers)


def test_a_conditional_request_for_a_missing_page_is_still_missing(client: FlaskClient) -> None:
    response = client.get("/claims/22222222bbbb/x", headers={"If-None-Match": "*", "Range": "bytes=0-1"})

    assert response.status_code == 404
