"""Users for tests, made as rows, and clients that are signed in as them without the cost of a hash."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from tracker import clock
from tracker.accounts.passwords import hash_password
from tracker.accounts.sessions import hash_token, make_token
from tracker.models import User, UserSession
from tracker.models.enums import Role
from tracker.web.door import SESSION_COOKIE

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

PASSWORD = "four unrelated words here"
LONG_AGO = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')


@cache
def hash_of_password() -> str:
    """Return the hash of `PASSWORD`, made once in a test run."""
    return hash_password(PASSWORD)


def add_user(database: Database, name: str = "ada", role: Role = Role.REVIEWER, **values: object) -> User:
    """Store a user who can sign in with `PASSWORD`; further columns go by their names."""
    columns: dict[str, object] = {
        "display_name": name.title(),
        "password_hash": hash_of_password(),
        "created_at": LONG_AGO,
        **values,
    }
    user = User.model_validate({"name": name, "role": role, **columns})
    with database.transaction() as session:
        session.add(user)
        session.flush()
        session.refresh(user)
    return user


def give_session(app: Flask, database: Database, user: User) -> FlaskClient:
    """Return a client that carries a session of `user`, good for a day from now."""
    token, at = make_token(), clock.now()
    with database.transaction() as session:
        session.add(
            UserSession(
                token_sha256=hash_token(token),
                user_id=user.id or 0,
                created_at=at,
                expires_at=at + timedelta(days=1),
            )
        )
    client = app.test_client()
    client.set_cookie(SESSION_COOKIE, token)
    return client


def find_csrf_token(response: TestResponse) -> str:
    """Return the form token on a page."""
    return find_token_in(response.text)


def find_token_in(page: str) -> str:
    """Return the form token in the HTML of a page."""
    found = _TOKEN.search(page)
    assert found is not None, f"no form token on this page: {page[:500]}"
    return found.group(1)


def get_csrf_token(client: FlaskClient) -> str:
    """Return a form token that is good for this client, signed in or not."""
    page = client.get("/sign-in")
    return find_csrf_token(page if page.status_code == 200 else client.get("/sign-out"))


def post_form(client: FlaskClient, address: str, **fields: object) -> TestResponse:
    """Send a form as its page would: with a fresh token."""
    return client.post(address, data={"csrf_token": get_csrf_token(client), **fields})


def sign_in(client: FlaskClient, name: str = "ada", password: str = PASSWORD, **more: str) -> TestResponse:
    """Send the sign-in form."""
    return post_form(client, "/sign-in", name=name, password=password, **more)
