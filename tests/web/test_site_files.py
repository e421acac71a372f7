"""Feeds, the site map, robots.txt and security.txt over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.support.published import SITE, Published, publish_claim
from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.publication import sitemap_queries
from tracker.web import site_files

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from tests.web.conftest import SetClock
    from tracker.db import Database

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def published(sqlite_database: Database) -> Published:
    return publish_claim(sqlite_database)


def list_locations(xml: str) -> list[str]:
    return [str(each.text) for each in ET.fromstring(xml).iter(f"{MAP}loc")]  # noqa: S314 -- our own answer


@pytest.mark.parametrize("form", ["atom", "rss", "json"])
def test_a_finding_stands_in_every_form_and_is_not_sent_twice(
    sqlite_client: FlaskClient, published: Published, form: str
) -> None:
    feed = sqlite_client.get(f"/feeds/findings.{form}")
    assert "Ada Lund, mayor: The bridge is safe: Half true" in feed.text
    assert f"{SITE}{published.address}/the-bridge-is-safe" in feed.text
    again = sqlite_client.get(f"/feeds/findings.{form}", headers={"If-None-Match": feed.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_correction_stands_in_its_feed_with_old_and_new(
    sqlite_client: FlaskClient, published: Published
) -> None:
    published.correct()
    feed = sqlite_client.get("/feeds/corrections.json").text
    assert "Correction: Ada Lund, mayor: The bridge is quite safe" in feed
    assert "We left out a word. Claim: The bridge is safe → The bridge is quite safe." in feed


def test_pages_name_their_feeds(sqlite_client: FlaskClient, published: Published) -> None:
    page = published.open(sqlite_client).text
    for kind in ("atom+xml", "rss+xml", "feed+json"):
        address = page.split(f'rel="alternate" type="application/{kind}" href="')[1].split('"')[0]
        assert sqlite_client.get(address).mimetype == f"application/{kind}"


def test_the_site_map_lists_every_public_page_with_its_date(client: FlaskClient, database: Database) -> None:
    published = publish_claim(database)
    published.correct()
    answer = client.get("/sitemap.xml")
    assert (
        f"{published.address}/the-bridge-is-quite-safe</loc><lastmod>2026-03-06T09:05:00+00:00" in answer.text
    )
    for location in list_locations(answer.text):
        assert client.get(urlsplit(location).path).status_code == 200


def test_a_large_site_map_is_split(
    sqlite_client: FlaskClient, published: Published, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_files, "MOST_IN_ONE", 4)
    monkeypatch.setattr(sitemap_queries, "MOST_IN_ONE", 1)
    index = sqlite_client.get("/sitemap.xml").text
    assert "<sitemapindex" in index
    pages = [
        page
        for part in list_locations(index)
        for page in list_locations(sqlite_client.get(urlsplit(part).path).text)
    ]
    assert f"{SITE}{published.address}/the-bridge-is-safe" in pages
    assert len(pages) == len(set(pages)) == 5


def test_robots_may_read_the_public_site_and_find_its_map(sqlite_client: FlaskClient) -> None:
    text = sqlite_client.get("/robots.txt").text
    assert "Disallow: /desk\n" in text
    assert "Disallow: /\n" not in text
    assert text.endswith(f"\nSitemap: {SITE}/sitemap.xml\n")


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("", f"{SITE}/methodology#complain"),
        ("editors@example.org", "mailto:editors@example.org"),
        ("https://example.org/contact", "https://example.org/contact"),
    ],
)
def test_security_txt_says_whom_to_tell_and_until_when(
    tmp_path: Path, sqlite_url: str, set_clock: SetClock, contact: str, told: str
) -> None:
    client = create_app(build_settings(tmp_path, sqlite_url, TRACKER_CONTACT=contact)).test_client()
    lines = client.get("/.well-known/security.txt").text.splitlines()
    expires = (set_clock.at + timedelta(days=180)).date().isoformat()
    assert lines[:2] == [f"Contact: {told}", f"Expires: {expires}T00:00:00Z"]
