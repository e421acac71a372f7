"""Draws the documents' pictures from the running application, or every page for those who want to look."""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from playwright.sync_api import sync_playwright
from sqlmodel import col, select

from tests.browser.gallery import (
    FOLDER,
    SCHEMES,
    WIDTHS,
    PublicPage,
    draw_pages,
    list_pages,
    withdraw_one,
    write_index,
)
from tests.browser.weeks import fill_weeks
from tests.support.browser import launch_chromium
from tests.support.people import PASSWORD, add_user
from tests.support.server import LiveServer, serve
from tests.support.settings import build_settings
from tracker import clock
from tracker.db import Database, migrate
from tracker.demo.loading import load_sample
from tracker.models import Article, Claim, User
from tracker.models.enums import PublicationState, ReviewStatus, Role
from tracker.review.commands import accept_claim, start_research

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
    from sqlmodel import Session

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
# Those that stand at one address, whatever is stored.
DESK_PAGES = {
    "inbox": "/desk",
    "inbox-narrowed": "/desk?due=none&status=proposed",
    "notifications": "/desk/notifications",
    "account": "/account",
    "new-article": "/desk/articles/new",
    "agreement": "/desk/agreement",
    "statistics": "/desk/statistics",
    "password": "/password",
    "sign-out": "/sign-out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where the pages are; `desk` ones need somebody signed in."""

    public: dict[str, str]
    desk: dict[str, str]


def find_claim(session: Session, state: PublicationState) -> str:
    """Return the public id of the first claim that the public sees in this state."""
    query = select(Claim.public_id).where(col(Claim.publication) == state).order_by(col(Claim.id))
    return session.exec(query.limit(1)).one()


def prepare(database: Database, *, weeks: bool = False) -> Addresses:
    """Load the sample, bring one of its claims into research, and say where the pages are.

    `weeks` of work by several people fill the pages that show what a newsroom did.
    """
    at = clock.now()
    editor = add_user(database, "eve", Role.EDITOR, display_name="Eve Marsh")
    with database.transaction() as session:
        load_sample(session, at=at)
    with database.transaction() as session:
        session.add(editor)
        waiting = select(Claim.public_id).where(col(Claim.review_status) == ReviewStatus.PROPOSED)
        ids = list(session.exec(waiting.order_by(col(Claim.position))))
        for public_id in ids[:3]:
            accept_claim(session, public_id, actor=editor, at=at)
        start_research(session, ids[0], actor=editor, at=at)
        public = find_claim(session, PublicationState.PUBLISHED)
        corrected = find_claim(session, PublicationState.CORRECTED)
        article = session.exec(select(Article)).one()
        addresses = build_addresses(public, corrected, article.public_id, ids[0])
        if not weeks:
            return addresses
        disputed = fill_weeks(session, editor=editor, at=at)
        addresses.desk["desk-claim-disputed"] = f"/desk/claims/{disputed.public_id}"
        addresses.desk["compare-disputed"] = f"/desk/claims/{disputed.public_id}/compare"
        return addresses


def build_addresses(public: str, corrected: str, article: str, researched: str) -> Addresses:
    """Return the pages to draw, given the public ids of three claims and an article."""
    return Addresses(
        public={
            "home": "/",
            "claim": f"/claims/{public}",
            "claim-corrected": f"/claims/{corrected}",
            "article": f"/articles/{article}",
            "report": f"/claims/{public}/report",
            "embed": f"/claims/{corrected}/embed",
            "corrections": "/corrections",
            "methodology": "/methodology",
            "sign-in": "/sign-in",
            "not-found": "/nothing-here",
        },
        desk={
            "inbox": "/desk",
            "inbox-narrowed": "/desk?due=none&status=proposed",
            "notifications": "/desk/notifications",
            "reports": "/desk/reports",
            "account": "/account",
            "new-article": "/desk/articles/new",
            "workspace": f"/desk/articles/{article}",
            "numbers": f"/desk/articles/{article}/numbers",
            "desk-claim": f"/desk/claims/{researched}",
            "desk-claim-published": f"/desk/claims/{public}",
            "compare": f"/desk/claims/{public}/compare",
            "agreement": "/desk/agreement",
            "statistics": "/desk/statistics",
            "password": "/password",
            "sign-out": "/sign-out",
        },
    )


def sign_in(page: Page, server: LiveServer) -> None:
    """Sign in as the editor."""
    page.goto(f"{server.url}/sign-in")
    page.get_by_label("User name").fill("eve")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/desk**")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How pictures are taken: of a screenful or of the whole page, how wide, in which scheme."""

    width: int = WIDTHS["wide"]
    scheme: Literal["light", "dark"] = "light"
    suffix: str = ""
    is_full: bool = False


def draw(
    browser: Browser,
    server: LiveServer,
    pages: dict[str, str],
    folder: Path,
    style: Style,
    *,
    is_signed_in: bool,
) -> None:
    """Write one picture for each page into the folder."""
    with browser.new_context(
        viewport={"width": style.width, "height": 900},
        color_scheme=style.scheme,
        locale="en-GB",
        timezone_id="UTC",
    ) as context:
        page = context.new_page()
        if is_signed_in:
            sign_in(page, server)
        for name, address in pages.items():
            page.goto(server.url + address)
            page.screenshot(path=folder / f"{name}{style.suffix}.png", full_page=style.is_full)


def draw_readme(browser: Browser, server: LiveServer, addresses: Addresses, folder: Path) -> None:
    """Draw the workspace and a public page, as the README shows them."""
    workspace, claim = addresses.desk["workspace"], addresses.public["claim-corrected"]
    draw(browser, server, {"workspace": workspace}, folder, Style(), is_signed_in=True)
    draw(browser, server, {"public-claim": claim}, folder, Style(), is_signed_in=False)


def prepare_public(database: Database, addresses: Addresses) -> tuple[PublicPage, ...]:
    """Withdraw a claim, so that there is one, and return every kind of public page."""
    with database.transaction() as session:
        editor = session.exec(select(User).where(col(User.name) == "eve")).one()
        claims = {
            "published": addresses.public["claim"].rpartition("/")[2],
            "corrected": addresses.public["claim-corrected"].rpartition("/")[2],
            "withdrawn": withdraw_one(session, editor=editor, at=clock.now()),
        }
        return list_pages(session, claims, addresses.public["article"].rpartition("/")[2])


def draw_documents(browser: Browser, server: LiveServer, addresses: Addresses, database: Database) -> None:
    """Draw what the README and the document of public pages show, and write that document."""
    draw_readme(browser, server, addresses, IMAGES)
    pages = prepare_public(database, addresses)
    draw_pages(browser, server, pages, IMAGES / FOLDER)
    write_index(pages, IMAGES.parent / "screenshots.md")


def draw_every(browser: Browser, server: LiveServer, addresses: Addresses, folder: Path) -> None:
    """Draw every page, wide and narrow, light and dark."""
    for size, width in WIDTHS.items():
        for scheme in SCHEMES:
            style = Style(width=width, scheme=scheme, suffix=f"-{size}-{scheme}", is_full=True)
            for pages, is_signed_in in ((addresses.public, False), (addresses.desk, True)):
                draw(browser, server, pages, folder, style, is_signed_in=is_signed_in)


def main() -> None:
    """Serve the sample from a folder that is thrown away, and draw."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", metavar="FOLDER", type=Path, help="draw every page into this folder")
    every: Path | None = parser.parse_args().every
    folder = every or IMAGES
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as instance, sync_playwright() as playwright:
        url = f"sqlite:///{instance}/tracker.sqlite3"
        migrate(url)
        database = Database(url)
        addresses = prepare(database, weeks=True)
        browser = launch_chromium(playwright)
        with serve(build_settings(Path(instance), url)) as server:
            if every:
                draw_every(browser, server, addresses, folder)
            else:
                draw_documents(browser, server, addresses, database)
        browser.close()
        database.dispose()
    for path in sorted(folder.glob("**/*.*")):
        print(path)


if __name__ == "__main__":
    main()
