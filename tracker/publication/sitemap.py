"""The site map that search engines read: which pages there are and when each changed (sitemaps.org)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from tracker.publication.summary import clean_for_xml

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

MOST_IN_ONE: Final = 50_000
_SCHEMA: Final = "http://www.sitemaps.org/schemas/sitemap/0.9"


@dataclass(frozen=True, slots=True)
class MappedPage:
    """One page, or one part of the map: its absolute address and when it changed, if that is known."""

    url: str
    changed_at: datetime | None = None


def write_pages(pages: Iterable[MappedPage]) -> str:
    """Return a map of these pages, of which there may be 50,000."""
    return _write("urlset", "url", pages)


def write_index(parts: Iterable[MappedPage]) -> str:
    """Return the list of the maps that a large map is split into."""
    return _write("sitemapindex", "sitemap", parts)


def _write(root: str, element: str, pages: Iterable[MappedPage]) -> str:
    lines = "".join(
        f"<{element}><loc>{escape(clean_for_xml(page.url))}</loc>"
        f"{f'<lastmod>{page.changed_at.isoformat()}</lastmod>' if page.changed_at else ''}</{element}>\n"
        for page in pages
    )
    return f'<?xml version="1.0" encoding="utf-8"?>\n<{root} xmlns="{_SCHEMA}">\n{lines}</{root}>\n'
