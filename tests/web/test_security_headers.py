"""The headers that stand on every answer of whatever kind, and who may keep a copy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.people import get_csrf_token, sign_in
from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.web.security import CONTENT_SECURITY_POLICY

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

STATIC_FILE = "/static/css/tokens.css"
BOOTSTRAP_FILE = "/bootstrap/static/css/bootstrap.min.css"


def _break(app: Flask) -> None:
    def show_broken() -> str:
        message = "deliberate"
        raise RuntimeError(message)

    app.view_functions["health.show_health"] = show_broken


def _answer(app: Flask, kind: str) -> TestResponse:
    client = app.test_client()
    if kind == "server error":
        _break(app)
        return client.get("/healthz")
    if kind == "too large":
        return client.post("/sign-in", data={"name": "a" * 8_000_001})
    if kind == "cross-site":
        return client.post("/sign-in", headers={"Origin": "https://evil.example"})
    if kind == "wrong password":
        return sign_in(client)
    if kind == "too many tries":
        return [sign_in(client) for _ in range(6)][-1]
    method, address = {
        "page": ("GET", "/sign-in"),
        "health": ("GET", "/healthz"),
        "redirect to sign in": ("GET", "/desk"),
        "missing": ("GET", "/no-such-page"),
        "missing static file": ("GET", "/static/css/no-such-file.css"),
        "static file": ("GET", STATIC_FILE),
        "bootstrap file": ("GET", BOOTSTRAP_FILE),
        "head": ("HEAD", "/sign-in"),
        "options": ("OPTIONS", "/sign-in"),
        "wrong method": ("DELETE", "/healthz"),
        "no token": ("POST", "/sign-in"),
        "bad query": ("GET", "/sign-in?next=%00"),
    }[kind]
    return client.open(address, method=method)


KINDS = {
    "page": 200,
    "health": 200,
    "redirect to sign in": 303,
    "missing": 404,
    "missing static file": 404,
    "static file": 200,
    "bootstrap file": 200,
    "head": 200,
    "options": 200,
    "wrong method": 405,
    "no token": 400,
    "bad query": 400,
    "cross-site": 403,
    "wrong password": 401,
    "too many tries": 429,
    "too large": 413,
    "server error": 500,
}


@pytest.mark.parametrize(("kind", "status"), KINDS.items())
def test_every_kind_of_answer_carries_the_security_headers(sqlite_app: Flask, kind: str, status: int) -> None:
    with _answer(sqlite_app, kind) as response:
        assert response.status_code == status
        assert response.headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert response.headers["Referrer-Policy"] == "same-origin"
        assert response.headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in response.headers["Permissions-Policy"]
        assert "Cache-Control" in response.headers


def test_the_policy_allows_our_own_files_and_nothing_inline() -> None:
    assert CONTENT_SECURITY_POLICY.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "frame-ancestors 'none'" in CONTENT_SECURITY_POLICY
    assert not re.search(r"unsafe|data:|\*|https?:", CONTENT_SECURITY_POLICY)


@pytest.mark.parametrize("kind", [kind for kind, status in KINDS.items() if status >= 400])
def test_no_error_answer_may_be_kept(sqlite_app: Flask, kind: str) -> None:
    with _answer(sqlite_app, kind) as response:
        assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/sign-in", "/sign-out", "/password", "/desk"])
def test_pages_of_the_desk_are_private_and_kept_nowhere(admin_client: FlaskClient, address: str) -> None:
    assert admin_client.get(address).headers["Cache-Control"] == "private, no-store"


def test_a_static_file_is_kept_for_ever_under_the_address_of_its_content(sqlite_client: FlaskClient) -> None:
    addresses = re.findall(
        r'(?:href|src)="((?:/bootstrap)?/static/[^"]+)"', sqlite_client.get("/sign-in").text
    )

    assert len(addresses) > 3
    for address in addresses:
        with sqlite_client.get(address) as response:
            assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable", address


@pytest.mark.parametrize("address", [STATIC_FILE, STATIC_FILE + "?v=000000000000"])
def test_a_static_file_is_asked_for_again_under_any_other_address(
    sqlite_client: FlaskClient, address: str
) -> None:
    with sqlite_client.get(address) as response:
        assert response.headers["Cache-Control"] == "no-cache"


def test_tls_is_made_lasting_when_the_site_has_it(tmp_path: Path) -> None:
    app = create_app(
        build_settings(tmp_path, f"sqlite:///{tmp_path}/unused", TRACKER_PUBLIC_URL="https://desk.example")
    )

    assert app.test_client().get("/no-such-page").headers["Strict-Transport-Security"] == "max-age=31536000"


def test_nothing_is_said_of_tls_without_it(sqlite_client: FlaskClient) -> None:
    assert "Strict-Transport-Security" not in sqlite_client.get("/sign-in").headers


def test_an_error_page_sets_no_cookie(sqlite_client: FlaskClient) -> None:
    response = sqlite_client.get("/no-such-page")

    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")


def test_pages_hold_nothing_inline(admin_client: FlaskClient) -> None:
    get_csrf_token(admin_client)
    for address in ("/sign-out", "/password", "/no-such-page"):
        page = admin_client.get(address).text
        assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:", page), address


@pytest.mark.parametrize(
    ("host", "status"), [("claims.example.org", 200), ("localhost:8000", 200), ("evil.example", 400)]
)
def test_only_the_sites_own_names_are_answered(
    tmp_path: Path, sqlite_url: str, host: str, status: int
) -> None:
    settings = build_settings(tmp_path, sqlite_url, TRACKER_PUBLIC_URL="https://claims.example.org")
    assert create_app(settings).test_client().get("/", headers={"Host": host}).status_code == status
