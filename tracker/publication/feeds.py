"""A list of news in the three forms that feed readers take: Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from tracker.publication.summary import clean_for_xml

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DECLARATION: Final = '<?xml version="1.0" encoding="utf-8"?>\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """One piece of news; `key` is its permanent name, an address; texts are plain."""

    key: str
    url: str
    title: str
    summary: str
    language: str
    published_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What all forms of a feed say; addresses are absolute, entries newest first."""

    title: str
    description: str
    author: str
    url: str
    feed_url: str
    entries: Sequence[FeedEntry]

    @property
    def updated_at(self) -> datetime:
        """Return when anything in it changed last."""
        return max((entry.updated_at for entry in self.entries), default=NEVER)


def write_atom(feed: Feed) -> str:
    """Return the feed as Atom."""
    entries = "".join(
        "<entry>"
        f"{_tag('id', entry.key)}{_tag('title', entry.title)}"
        f'<link rel="alternate" type="text/html" href={_attribute(entry.url)}/>'
        f"{_tag('published', entry.published_at.isoformat())}{_tag('updated', entry.updated_at.isoformat())}"
        f"{_tag('summary', entry.summary)}"
        "</entry>\n"
        for entry in feed.entries
    )
    return (
        f'{_DECLARATION}<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"{_tag('id', feed.feed_url)}{_tag('title', feed.title)}{_tag('subtitle', feed.description)}"
        f"<author>{_tag('name', feed.author)}{_tag('uri', feed.url)}</author>"
        f"{_tag('updated', feed.updated_at.isoformat())}"
        f'<link rel="self" type="application/atom+xml" href={_attribute(feed.feed_url)}/>'
        f'<link rel="alternate" type="text/html" href={_attribute(feed.url)}/>\n'
        f"{entries}</feed>\n"
    )


def write_rss(feed: Feed) -> str:
    """Return the feed as RSS 2.0, with the address of itself as the Atom extension has it."""
    items = "".join(
        "<item>"
        f'<guid isPermaLink="false">{_text(entry.key)}</guid>{_tag("title", entry.title)}'
        f"{_tag('link', entry.url)}{_tag('description', entry.summary)}"
        f"{_tag('pubDate', format_datetime(entry.published_at))}"
        "</item>\n"
        for entry in feed.entries
    )
    return (
        f'{_DECLARATION}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">\n<channel>\n'
        f"{_tag('title', feed.title)}{_tag('link', feed.url)}{_tag('description', feed.description)}"
        f"{_tag('lastBuildDate', format_datetime(feed.updated_at))}"
        f'<atom:link rel="self" type="application/rss+xml" href={_attribute(feed.feed_url)}/>\n'
        f"{items}</channel>\n</rss>\n"
    )


def write_json_feed(feed: Feed) -> str:
    """Return the feed as JSON Feed 1.1."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean_for_xml(feed.title),
        "description": clean_for_xml(feed.description),
        "home_page_url": feed.url,
        "feed_url": feed.feed_url,
        "authors": [{"name": clean_for_xml(feed.author), "url": feed.url}],
        "items": [
            {
                "id": entry.key,
                "url": entry.url,
                "title": clean_for_xml(entry.title),
                "content_text": clean_for_xml(entry.summary),
                "date_published": entry.published_at.isoformat(),
                "date_modified": entry.updated_at.isoformat(),
                **({"language": entry.language} if entry.language else {}),
            }
            for entry in feed.entries
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


# The end of a feed's address: the type it is sent as, and who writes it.
FORMS: Final[dict[str, tuple[str, Callable[[Feed], str]]]] = {
    "atom": ("application/atom+xml", write_atom),
    "rss": ("application/rss+xml", write_rss),
    "json": ("application/feed+json", write_json_feed),
}


def _tag(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _text(text: str) -> str:
    return escape(clean_for_xml(text))


def _attribute(text: str) -> str:
    return quoteattr(clean_for_xml(text))
