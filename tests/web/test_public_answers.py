"""What all public answers share: no cookie, no token, a tag; kept and compressed where that is allowed."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import brotli
import pytest

from tests.support.addresses import build_address, list_endpoints
from tests.support.people import get_csrf_token
from tests.support.published import Published, publish_claim
from tracker.errors import DatabaseUnavailableError
from tracker.permissions import ROUTE_ACCESS, Access
from tracker.web import page_cache
from tracker.web.compression import choose_encoding

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database

# People sign in on these, and the health of the database is never kept.
APART = ("accounts.", "health.")
STATIC = {"static", "bootstrap.static"}
BY_NAME = {"form": "atom", "name": "claims", "number": "0"}


@pytest.fixture
def published(sqlite_database: Database) -> Published:
    return publish_claim(sqlite_database)


def list_public(app: Flask, public_id: str) -> list[str]:
    adapter = app.url_map.bind("localhost")
    found = []
    for endpoint, methods in list_endpoints(app):
        if ROUTE_ACCESS[endpoint] is not Access.PUBLIC or endpoint.startswith(APART) or "GET" not in methods:
            continue
        if endpoint in STATIC:
            found.append(build_address(app, endpoint, "GET"))
            continue
        rule = next(iter(app.url_map.iter_rules(endpoint)))
        values = {name: BY_NAME.get(name, public_id) for name in rule.arguments - {"slug"}}
        found.append(adapter.build(endpoint, values))
    return found


def test_no_public_answer_has_a_session_a_cookie_or_a_token(
    sqlite_app: Flask, sqlite_client: FlaskClient, published: Published
) -> None:
    get_csrf_token(sqlite_client)  # somebody who has a form's cookie gets the same as everybody
    stranger = sqlite_app.test_client()
    addresses = list_public(sqlite_app, published.public_id)
    assert len(addresses) > 20
    for address in addresses:
        known, unknown = (client.get(address, follow_redirects=True) for client in (sqlite_client, stranger))
        assert "Set-Cookie" not in known.headers, address
        assert "Cookie" not in known.headers.get("Vary", ""), address
        assert b"csrf" not in known.data, address
        assert known.data == unknown.data, address
        assert known.headers["Cache-Control"] != "private, no-store" or known.status_code >= 400, address
        known.close()
        unknown.close()


def test_a_kept_page_is_the_page(sqlite_client: FlaskClient, published: Published) -> None:
    address = published.open(sqlite_client).request.path
    kept = sqlite_client.get(address)
    fresh = sqlite_client.get(address, base_url="http://another.example")
    assert (kept.status_code, kept.data, list(kept.headers)) == (200, fresh.data, list(fresh.headers))
    head = sqlite_client.head(address)
    assert (head.data, head.headers["Content-Length"]) == (b"", str(len(kept.data)))


def test_a_counted_link_leads_to_the_same_page_and_leaves_nothing_on_it(
    sqlite_client: FlaskClient, published: Published
) -> None:
    address = published.open(sqlite_client).request.path
    counted = sqlite_client.get(f"{address}?from=a-friend", base_url="http://another.example")
    assert counted.status_code == 200
    assert counted.data == sqlite_client.get(address, base_url="http://another.example").data
    assert "a-friend" not in counted.text


def test_a_kept_page_is_not_sent_twice_to_whoever_has_it(
    sqlite_client: FlaskClient, published: Published
) -> None:
    address = published.open(sqlite_client).request.path
    tag = sqlite_client.get(address).headers["ETag"]
    for asked in (tag, f"W/{tag}", f'"x", {tag}', "*"):
        again = sqlite_client.get(address, headers={"If-None-Match": asked})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
        assert "Content-Security-Policy" in again.headers
    assert sqlite_client.get(address, headers={"If-None-Match": '"x"'}).status_code == 200


def test_a_kept_page_gives_way_to_a_correction_and_to_a_withdrawal(
    client: FlaskClient, database: Database
) -> None:
    published = publish_claim(database)
    address = published.open(client).request.path
    tag = client.get(address).headers["ETag"]
    published.correct("The bridge is safe!")
    corrected = client.get(address, headers={"If-None-Match": tag})
    assert (corrected.status_code, "We left out a word." in corrected.text) == (200, True)
    published.withdraw()
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 410


def test_a_kept_page_is_nothing_without_the_database(
    sqlite_client: FlaskClient, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = published.open(sqlite_client).request.path
    asked = []

    def fail(_database: Database, public_id: str) -> None:
        asked.append(public_id)
        raise DatabaseUnavailableError

    monkeypatch.setattr(page_cache, "find_current_number", fail)
    assert sqlite_client.get(address).status_code == 200  # asked of the application, whose database answers
    assert asked == [published.public_id]


@pytest.mark.parametrize(("encoding", "unpack"), [("gzip", gzip.decompress), ("br", brotli.decompress)])
def test_public_pages_and_files_are_compressed_and_say_so(
    sqlite_client: FlaskClient, published: Published, encoding: str, unpack: object
) -> None:
    assert callable(unpack)
    for address in (
        published.open(sqlite_client).request.path,
        "/feeds/findings.atom",
        "/static/css/tracker.css",
    ):
        with sqlite_client.get(address) as plain:
            whole = plain.data
        for _ in range(2):  # made, then kept
            with sqlite_client.get(address, headers={"Accept-Encoding": encoding}) as small:
                assert small.headers["Content-Encoding"] == encoding, address
                assert "Accept-Encoding" in small.headers["Vary"]
                assert small.headers["ETag"].startswith("W/")
                assert unpack(small.data) == whole
                assert int(small.headers["Content-Length"]) == len(small.data) < len(whole)
            tag = small.headers["ETag"]
            asked = {"Accept-Encoding": encoding, "If-None-Match": tag}
            with sqlite_client.get(address, headers=asked) as again:
                assert (again.status_code, again.headers["ETag"]) == (304, tag), address


def test_pages_with_a_form_token_are_never_compressed(sqlite_client: FlaskClient) -> None:
    page = sqlite_client.get("/sign-in", headers={"Accept-Encoding": "br, gzip"})
    assert "Content-Encoding" not in page.headers


@pytest.mark.parametrize(
    ("accepted", "chosen"),
    [
        ("", ""),
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("br;q=0, gzip;q=0.5", "gzip"),
        ("br ; q = 0.0", ""),
        ("identity", ""),
        ("*;q=0", ""),
        ("x" * 10_000, ""),
    ],
)
def test_the_encoding_is_one_that_is_accepted(accepted: str, chosen: str) -> None:
    assert choose_encoding(accepted) == chosen
