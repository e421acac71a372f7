"""A finding as other sites embed it: which address means which claim, and the oEmbed answer (oembed.com)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tracker.publication.summary import clean_for_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

WIDTH: Final = 600
HEIGHT: Final = 320
# Below this the card cannot be read; consumers that ask for less get this.
LEAST_WIDTH: Final = 240
LEAST_HEIGHT: Final = 160
KEPT_SECONDS: Final = 3600
_PATH = re.compile(r"/claims/([0-9a-z]{12})(?:/[^/]*)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Embed:
    """What is embedded: a title, the newsroom with its site, and the permanent address of the claim."""

    title: str
    newsroom: str
    site_url: str
    claim_url: str
    edition: int


def find_claim_in(url: str, *, public_url: str) -> str | None:
    """Return the public id in the address of a claim's page on this site; None for any other address."""
    try:
        own, asked = urlsplit(public_url), urlsplit(url)
    except ValueError:
        return None
    if asked.scheme not in {"http", "https"} or asked.netloc.lower() != own.netloc.lower():
        return None
    found = _PATH.fullmatch(asked.path)
    return found.group(1) if found else None


def write_embed_code(embed: Embed, *, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the HTML that another site puts in: a frame that can open pages and do nothing else."""
    title = escape(f"{embed.newsroom}: {embed.title}")
    return (
        f'<iframe src="{escape(embed.claim_url)}/embed" title="{title}" width="{width}" height="{height}" '
        'loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" '
        'referrerpolicy="no-referrer"></iframe>'
    )


def build_oembed(embed: Embed, *, most_width: int | None, most_height: int | None) -> dict[str, str | int]:
    """Return the oEmbed answer, no larger than asked for where it can still be read."""
    width = max(LEAST_WIDTH, min(WIDTH, most_width or WIDTH))
    height = max(LEAST_HEIGHT, min(HEIGHT, most_height or HEIGHT))
    return {
        "version": "1.0",
        "type": "rich",
        "provider_name": embed.newsroom,
        "provider_url": embed.site_url + "/",
        "title": embed.title,
        "cache_age": KEPT_SECONDS,
        "html": write_embed_code(embed, width=width, height=height),
        "width": width,
        "height": height,
        "thumbnail_url": f"{embed.claim_url}/card.png?edition={embed.edition}",
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    }


def write_oembed_xml(values: Mapping[str, str | int]) -> str:
    """Return the same answer as XML, well-formed whatever the texts hold."""
    lines = "".join(
        f"  <{name}>{escape(clean_for_xml(str(value)), quote=False)}</{name}>\n"
        for name, value in values.items()
    )
    return f'<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<oembed>\n{lines}</oembed>\n'
