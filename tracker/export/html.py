"""How elements are written for a page that stands alone: every text and value escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Html(str):
    """Text that is markup already; only the functions of this module make it."""

    __slots__ = ()


def element(name: str, *content: str, **attributes: str) -> Html:
    """Return an element; content that is not markup is text. `class_` is class, `aria_label` aria-label."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items()
    )
    return Html(f"<{name}{told}>{join(content)}</{name}>")


def join(content: Iterable[str]) -> Html:
    """Return pieces one after another."""
    return Html(
        "".join(piece if isinstance(piece, Html) else escape(piece, quote=False) for piece in content)
    )


def words(text: str, name: str = "p", **attributes: str) -> Html:
    """Return people's own words: line ends kept, and their direction found by the reader's browser."""
    return element(name, text, dir="auto", **attributes)


def link(address: str, told: str) -> Html:
    """Return a link, or the bare words when the address is not of the web."""
    if not address.startswith(("https://", "http://")):
        return element("bdi", told)
    return element("a", element("bdi", told), href=address, rel="nofollow noopener ugc")


def named_values(pairs: Iterable[tuple[str, str]]) -> Html:
    """Return named values as a list; those without a value are left out."""
    lines = [element("div", element("dt", name), words(value, "dd")) for name, value in pairs if value]
    return element("dl", *lines) if lines else Html("")


def embed_style(css: str) -> Html:
    """Return a style sheet of our own that stands in the page.

    Raises:
        ValueError: the sheet would close its element.
    """
    if "</" in css:
        message = "A style sheet cannot hold an end tag."
        raise ValueError(message)
    return Html(f"<style>{css}</style>")


def embed_json(kind: str, text: str, *, id_: str) -> Html:
    """Return JSON as a block of data, with what could close it escaped as JSON allows."""
    harmless = text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return Html(f'<script type="{escape(kind)}" id="{escape(id_)}">{harmless}</script>')
