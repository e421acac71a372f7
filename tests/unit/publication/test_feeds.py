"""Feeds and site maps are well-formed whatever people wrote, and say it in each form."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tracker.publication.feeds import NEVER, Feed, FeedEntry, write_atom, write_json_feed, write_rss
from tracker.publication.oembed import write_oembed_xml
from tracker.publication.sitemap import MappedPage, write_index, write_pages

ATOM = "{http://www.w3.org/2005/Atom}"
AT = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
TEXTS = st.text() | st.sampled_from(
    ["]]>", "\x00\x0b\x1f\ufffe\uffff", "\ud800", "&amp;<b>", "\"'", "\u2028"]
)


def build_feed(text: str) -> Feed:
    entry = FeedEntry(
        key="https://e.example/claims/1",
        url="https://e.example/claims/1/x?a=1&b=2",
        title=text,
        summary=text,
        language="en",
        published_at=AT,
        updated_at=AT,
    )
    return Feed(
        title=text,
        description=text,
        author=text,
        url="https://e.example/",
        feed_url="https://e.example/feeds/findings.atom",
        entries=[entry],
    )


@given(text=TEXTS)
def test_every_form_is_well_formed_for_every_text(text: str) -> None:
    feed = build_feed(text)
    for xml in (
        write_atom(feed),
        write_rss(feed),
        write_oembed_xml({"title": text}),
        write_pages([MappedPage(f"https://e.example/{text}", AT)]),
        write_index([MappedPage(f"https://e.example/{text}")]),
    ):
        ET.fromstring(xml.encode())  # noqa: S314 -- our own text
    json.loads(write_json_feed(feed).encode())


def test_atom_has_what_its_standard_asks_for() -> None:
    root = ET.fromstring(write_atom(build_feed("A & B")))  # noqa: S314 -- our own text
    assert root.findtext(f"{ATOM}updated") == "2026-03-03T09:05:00+00:00"
    (entry,) = root.findall(f"{ATOM}entry")
    for name in ("id", "title", "updated", "published", "summary"):
        assert entry.findtext(f"{ATOM}{name}")
    assert entry.findtext(f"{ATOM}title") == "A & B"


def test_rss_dates_read_as_its_standard_writes_them() -> None:
    root = ET.fromstring(write_rss(build_feed("x")))  # noqa: S314 -- our own text
    assert root.findtext("channel/item/pubDate") == "Tue, 03 Mar 2026 09:05:00 +0000"


def test_json_feed_names_its_version_and_itself() -> None:
    value = json.loads(write_json_feed(build_feed("x")))
    assert (value["version"], value["feed_url"]) == (
        "https://jsonfeed.org/version/1.1",
        "https://e.example/feeds/findings.atom",
    )


def test_an_empty_feed_was_never_updated() -> None:
    feed = Feed(title="x", description="x", author="x", url="x", feed_url="x", entries=[])
    assert feed.updated_at == NEVER
