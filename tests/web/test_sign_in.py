"""Signing in and out over HTTP, and what a session is worth."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

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
from tracker.models import User, UserSession
from tracker.models.enums import Role
from tracker.web.door import SESSION_COOKIE

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from tests.web.conftest import SetClock
    from tracker.db import Database


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


def test_the_form_asks_for_the_user_name(sqlite_client: FlaskClient) -> None:
    assert re.search(r'<label[^>]* for="name"[^>]*>\s*User name\s*<', sqlite_client.get("/sign-in").text)


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


def test_a_user_disabled_meanwhile_is_out_at_the_next_request(app: Flask, database: Database) -> None:
    user = add_user(database)
    client = give_session(app, database, user)
    assert _is_signed_in(client)

    with database.transaction() as session:
        row = session.get_one(User, user.id)
        row.disabled_at = row.created_at + timedelta(days=1)

    assert not _is_signed_in(client)


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


def _try_from(client: FlaskClient, address: str) -> int:
    return client.post(
        "/sign-in",
        data={"csrf_token": get_csrf_token(client), "name": "nobody", "password": "not the password"},
        headers={"X-Forwarded-For": address, "X-Real-IP": address, "Forwarded": f"for={address}"},
    ).status_code


def test_a_made_up_address_does_not_get_round_the_throttle(sqlite_client: FlaskClient) -> None:
    codes = [_try_from(sqlite_client, f"203.0.113.{number}") for number in range(6)]

    assert codes == [401] * 5 + [429]


def test_behind_a_proxy_the_address_is_the_one_the_proxy_saw(tmp_path: Path, sqlite_url: str) -> None:
    client = create_app(build_settings(tmp_path, sqlite_url, TRACKER_TRUST_PROXY="on")).test_client()

    codes = [_try_from(client, f"198.51.100.{number}, 203.0.113.7") for number in range(6)]

    assert codes == [401] * 5 + [429]
    assert _try_from(client, "203.0.113.8") == 401
