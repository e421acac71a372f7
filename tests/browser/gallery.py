"""Every public page as a small picture, wide and narrow, light and dark, and the document that shows them."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from PIL import Image
from sqlmodel import col, select

from tracker.models import Claim, Speaker
from tracker.models.enums import PublicationState
from tracker.publication.commands import withdraw_claim

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from playwright.sync_api import Browser
    from sqlmodel import Session

    from tests.support.server import LiveServer
    from tracker.models import User

FOLDER: Final = "public"
WIDTHS: Final = {"wide": 1280, "narrow": 390}
SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
# What is further down is not worth the bytes: the lists of a page go on as they began.
TALLEST: Final = {"wide": 1700, "narrow": 1900}
LEAST_HEIGHT: Final = 400
QUALITY: Final = 50
_INTRODUCTION: Final = """# What readers see

Every public page, 1280 and 390 wide, light and dark, drawn by `make screenshots` from the running
application with the sample article and some weeks of made-up work. Long pages are cut. The desk is shown in
the [README](../README.md).
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPage:
    """One page: what its pictures are called, what it shows, and where it is."""

    name: str
    title: str
    path: str


def list_pages(session: Session, claims: dict[str, str], article: str) -> tuple[PublicPage, ...]:
    """Return every kind of public page; `claims` has ids of a published, a corrected, a withdrawn one."""
    speaker = session.exec(select(Speaker.public_id).where(col(Speaker.name) == "Bo Strand")).one()
    published, corrected = f"/claims/{claims['published']}", f"/claims/{claims['corrected']}"
    rows = (
        ("home", "Home", "/"),
        ("claim", "A finding", published),
        ("claim-corrected", "A finding that was corrected", corrected),
        ("claim-arabic", "The same in Arabic, from right to left", f"/ar{corrected}"),
        ("claims", "All findings, with filters", "/claims"),
        ("search", "A search", "/claims?q=bridge"),
        ("nothing-found", "A search that finds nothing", "/claims?q=unicorn"),
        ("article", "An article with its claims in place", f"/articles/{article}"),
        ("articles", "Articles", "/articles"),
        ("speaker", "A speaker", f"/speakers/{speaker}"),
        ("speakers", "Speakers", "/speakers"),
        ("corrections", "Corrections and withdrawals", "/corrections"),
        ("methodology", "How we check", "/methodology"),
        ("methodology-kazakh", "The same in Kazakh", "/kk/methodology"),
        ("report", "The form to report an error", f"{published}/report"),
        ("report-sent", "A report that was sent", f"{published}/report?sent=yes"),
        ("embed", "The card that other sites embed", f"{corrected}/embed"),
        ("withdrawn", "A claim that was withdrawn", f"/claims/{claims['withdrawn']}"),
        ("not-found", "Nothing at this address, in Russian", "/ru/nothing-here"),
    )
    return tuple(PublicPage(name=name, title=title, path=path) for name, title, path in rows)


def withdraw_one(session: Session, *, editor: User, at: datetime) -> str:
    """Take back the newest published claim that is no sample; return its public id."""
    public = select(Claim.public_id).where(col(Claim.publication) == PublicationState.PUBLISHED)
    public_id = session.exec(public.order_by(col(Claim.id).desc()).limit(1)).one()
    reason = "The recording is of another opening; we took one bridge for the other."
    withdraw_claim(session, public_id, reason=reason, actor=editor, at=at)
    return public_id


def draw_pages(browser: Browser, server: LiveServer, pages: Sequence[PublicPage], folder: Path) -> None:
    """Write four pictures of each page into a folder, and nothing else stays in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.webp"):
        old.unlink()
    for size, width in WIDTHS.items():
        for scheme in SCHEMES:
            with browser.new_context(
                viewport={"width": width, "height": LEAST_HEIGHT},
                color_scheme=scheme,
                locale="en-GB",
                timezone_id="UTC",
            ) as context:
                tab = context.new_page()
                for page in pages:
                    tab.goto(server.url + page.path)
                    raw = tab.screenshot(full_page=True)
                    _write(raw, folder / f"{page.name}-{size}-{scheme}.webp", TALLEST[size])


def write_index(pages: Sequence[PublicPage], path: Path) -> None:
    """Write the document that shows the pictures, which lie in the folder `images` beside it."""
    parts = [_INTRODUCTION]
    for page in pages:
        pictures = [
            f"![{page.title}, {width} wide, {scheme}](images/{FOLDER}/{page.name}-{size}-{scheme}.webp)"
            for size, width in WIDTHS.items()
            for scheme in SCHEMES
        ]
        head = " | ".join(f"{width} {scheme}" for width in WIDTHS.values() for scheme in SCHEMES)
        table = f"| {head} |\n|---|---|---|---|\n| {' | '.join(pictures)} |\n"
        parts.append(f"## {page.title}\n\n{table}")
    path.write_text("\n".join(parts), encoding="utf-8")


def _write(raw: bytes, path: Path, tallest: int) -> None:
    with Image.open(io.BytesIO(raw)) as picture:
        box = (0, 0, picture.width, min(picture.height, tallest))
        picture.convert("RGB").crop(box).save(path, "WEBP", quality=QUALITY, method=6)
