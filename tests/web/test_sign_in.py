"""Signing in and out over HTTP, and what a session is worth."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from tests.support.people import (
    LONG_AGO,
    PASSWORD,
    add_user,
    find_csrf_token,
    get_csrf_token,
    give_session,
    post_form,
    sign_in,
)
from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.models import AuditEvent, User, UserSession
from tracker.models.enums import Role
from tracker.web.accounts import choose_target
from tracker.web.door import SESSION_COOKIE

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from tests.web.conftest import SetClock
    from tracker.db import Database

NEW_PASSWORD = "quite another set of words"
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


def _cookie(client: FlaskClient) -> str:
    cookie = client.get_cookie(SESSION_COOKIE)
    assert cookie is not None
    return cookie.value


def _is_signed_in(client: FlaskClient) -> bool:
    return client.get("/password").status_code == 200


def test_the_right_password_opens_the_desk(client: FlaskClient, database: Database) -> None:
    add_user(database)

    response = sign_in(client)

    assert (response.status_code, response.location) == (303, "/desk")
    assert _is_signed_in(client)


def test_the_name_may_be_typed_in_any_case(client: FlaskClient, database: Database) -> None:
    add_user(database)

    assert sign_in(client, name="  ADA ").status_code == 303


def test_a_wrong_password_is_refused_and_the_name_is_kept(client: FlaskClient, database: Database) -> None:
    add_user(database)

    response = sign_in(client, password="not the password")

    assert response.status_code == 401
    assert 'value="ada"' in response.text
    assert "not the password" not in response.text
    assert not _is_signed_in(client)


def test_unknown_disabled_sample_and_known_names_get_the_same_answer(
    client: FlaskClient, database: Database
) -> None:
    add_user(database, "known")
    add_user(database, "barred", disabled_at=LONG_AGO)
    add_user(database, "sample", password_hash=None, is_sample=True)

    answers = set()
    for name in ("known", "barred", "sample", "nobody"):
        response = sign_in(client, name=name, password="not the password")
        page = response.text.replace(name, "NAME").replace(get_csrf_token(client), "TOKEN")
        answers.add((response.status_code, page))

    assert len(answers) == 1


def test_disabled_and_sample_users_cannot_sign_in(client: FlaskClient, database: Database) -> None:
    add_user(database, "barred", disabled_at=LONG_AGO)
    add_user(database, "sample", password_hash=None, is_sample=True)

    assert [sign_in(client, name=name).status_code for name in ("barred", "sample")] == [401, 401]


def test_the_sixth_failed_try_within_a_minute_has_to_wait(
    client: FlaskClient, database: Database, set_clock: SetClock
) -> None:
    add_user(database)
    for _ in range(5):
        assert sign_in(client, password="not the password").status_code == 401
        set_clock.move(seconds=5)

    response = sign_in(client)

    assert response.status_code == 429
    assert response.headers["Retry-After"] == "35"
    set_clock.move(seconds=35)
    assert sign_in(client).status_code == 303


def test_the_throttle_holds_for_names_that_nobody_has(client: FlaskClient, set_clock: SetClock) -> None:
    set_clock.move(seconds=1)
    codes = [sign_in(client, name="nobody").status_code for _ in range(6)]

    assert codes == [401] * 5 + [429]


def test_one_name_being_tried_bars_no_other_name(client: FlaskClient, database: Database) -> None:
    add_user(database)
    for _ in range(6):
        sign_in(client, name="nobody")

    assert sign_in(client).status_code == 303


def test_one_address_being_throttled_bars_no_other_address(client: FlaskClient, database: Database) -> None:
    add_user(database)
    for _ in range(6):
        sign_in(client, password="not the password")
    token = get_csrf_token(client)

    response = client.post(
        "/sign-in",
        data={"csrf_token": token, "name": "ada", "password": PASSWORD},
        environ_base={"REMOTE_ADDR": "198.51.100.7"},
    )

    assert response.status_code == 303


def test_an_address_that_tries_many_names_has_to_wait(sqlite_client: FlaskClient) -> None:
    codes = [sign_in(sqlite_client, name=f"nobody{number}").status_code for number in range(31)]

    assert codes == [401] * 30 + [429]


def test_signing_in_changes_the_session_and_the_form_token(client: FlaskClient, database: Database) -> None:
    add_user(database)
    client.set_cookie(SESSION_COOKIE, "chosen-by-somebody-else")
    before = get_csrf_token(client)

    sign_in(client)
    first = _cookie(client)
    sign_in_again = client.post(
        "/sign-in", data={"csrf_token": get_csrf_token(client), "name": "ada", "password": PASSWORD}
    )

    assert sign_in_again.status_code == 303
    assert len({"chosen-by-somebody-else", first, _cookie(client)}) == 3
    assert client.post("/sign-out", data={"csrf_token": before}).status_code == 400


def test_only_the_hash_of_a_session_is_stored(client: FlaskClient, database: Database) -> None:
    add_user(database)
    sign_in(client)

    with database.reading() as session:
        stored = session.exec(select(UserSession.token_sha256)).all()
    assert [len(each) for each in stored] == [64]
    assert _cookie(client) not in stored


def test_signing_out_kills_a_copied_cookie(app: Flask, client: FlaskClient, database: Database) -> None:
    add_user(database)
    sign_in(client)
    thief = app.test_client()
    thief.set_cookie(SESSION_COOKIE, _cookie(client))
    assert _is_signed_in(thief)

    response = post_form(client, "/sign-out")

    assert (response.status_code, response.location) == (303, "/")
    assert client.get_cookie(SESSION_COOKIE) is None
    assert not _is_signed_in(thief)


def test_asking_for_the_sign_out_page_signs_nobody_out(client: FlaskClient, database: Database) -> None:
    add_user(database)
    sign_in(client)

    assert "Sign out?" in client.get("/sign-out").text
    assert _is_signed_in(client)


def test_whoever_is_signed_out_already_is_led_away_kindly(client: FlaskClient) -> None:
    page = client.get("/sign-out")
    sent = post_form(client, "/sign-out")

    assert (page.status_code, page.location) == (303, "/")
    assert (sent.status_code, sent.location) == (303, "/")


def test_a_session_ends_after_the_hours_of_the_setting(
    client: FlaskClient, database: Database, set_clock: SetClock
) -> None:
    add_user(database)
    sign_in(client)
    token = _cookie(client)

    set_clock.move(hours=11, minutes=59)
    assert _is_signed_in(client)
    set_clock.move(minutes=1)
    client.set_cookie(SESSION_COOKIE, token)
    assert not _is_signed_in(client)


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
        assert client.get(address).location == "/password", address
    assert post_form(client, "/desk/articles/new", body="text").location == "/password"
    post_form(client, "/password", current=PASSWORD, new=NEW_PASSWORD, repeated=NEW_PASSWORD)
    assert client.get("/desk").status_code == 200


def test_a_user_disabled_meanwhile_is_out_at_the_next_request(app: Flask, database: Database) -> None:
    user = add_user(database)
    client = give_session(app, database, user)
    assert _is_signed_in(client)

    with database.transaction() as session:
        row = session.get_one(User, user.id)
        row.disabled_at = row.created_at + timedelta(days=1)

    assert not _is_signed_in(client)


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


def test_extra_fields_of_the_form_change_nothing(client: FlaskClient, database: Database) -> None:
    add_user(database)

    sign_in(client, role="admin", must_change_password="1", id="1", is_sample="1", display_name="Root")

    with database.reading() as session:
        user = session.exec(select(User)).one()
    assert (user.role, user.display_name, user.must_change_password) == (Role.REVIEWER, "Ada", False)


def test_the_cookie_is_for_http_only_and_same_site(client: FlaskClient, database: Database) -> None:
    add_user(database)

    cookies = sign_in(client).headers.getlist("Set-Cookie")

    assert all("HttpOnly" in each and "SameSite=Lax" in each for each in cookies)
    assert not any("Secure" in each for each in cookies)


def test_cookies_travel_over_tls_only_when_the_site_has_it(tmp_path: Path, sqlite_database: Database) -> None:
    add_user(sqlite_database)
    app = create_app(build_settings(tmp_path, sqlite_database.url, TRACKER_PUBLIC_URL="https://desk.example"))
    client = app.test_client()
    token = find_csrf_token(client.get("/sign-in", base_url="https://desk.example"))

    response = client.post(
        "/sign-in",
        data={"csrf_token": token, "name": "ada", "password": PASSWORD},
        base_url="https://desk.example",
    )

    assert response.status_code == 303
    assert all("Secure" in each for each in response.headers.getlist("Set-Cookie"))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(max_size=300), password=st.text(max_size=1200), wanted=st.text(max_size=50))
@example(name="a\x00b", password="c" * 20, wanted="/desk")
@example(name="\U0001f469" * 200, password="\u202e" * 12, wanted="//[")
@example(name="9" * 300, password="9" * 5000, wanted="http://[::1")
def test_nothing_typed_into_the_form_breaks_it(
    sqlite_client: FlaskClient, name: str, password: str, wanted: str
) -> None:
    response = sign_in(
        sqlite_client,
        name=name.encode("utf-8", "replace").decode(),
        password=password.encode("utf-8", "replace").decode(),
        next=wanted.encode("utf-8", "replace").decode(),
    )

    assert response.status_code in {400, 401, 422, 429}
