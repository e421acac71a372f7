"""A public claim with everything a page can show, and what happens to it afterwards, each in one call."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import date
from html import unescape
from typing import TYPE_CHECKING

from tests.support.newsroom import CONFIRMED, Newsroom
from tests.support.publishing import LATER, find_rating_id, publish, reassess, reword
from tracker.app import create_app
from tracker.models.enums import AttributionFinding, CorrectionClass
from tracker.publication import commands
from tracker.web.page_form import build_form
from tracker.web.ready_pages import prepare_some

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database
    from tracker.models import Claim
    from tracker.review.drafts import Assessment
    from tracker.settings import Settings

SITE = "http://localhost:8000"
_MARKUP = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One claim in public, by its id; the rest happens to it through the rooms' own commands."""

    database: Database
    public_id: str

    @property
    def address(self) -> str:
        """Return the short address, which leads to the page."""
        return f"/claims/{self.public_id}"

    def open(self, client: FlaskClient) -> TestResponse:
        """Return the page."""
        return client.get(self.address, follow_redirects=True)

    def correct(
        self, text: str = "The bridge is quite safe", kind: CorrectionClass = CorrectionClass.SUBSTANTIVE
    ) -> None:
        """Publish a correction of the words."""
        with self.database.transaction() as session:
            room = Newsroom.again(session)
            claim = commands.start_correction(
                session, self.public_id, reason="x", actor=room.editor, at=LATER
            )
            reword(room, claim, text)
            reassess(room, claim, _rated(room) if claim.rating_id else CONFIRMED)
            commands.publish_correction(
                session,
                self.public_id,
                correction_class=kind,
                explanation="We left out a word.",
                actor=room.editor,
                at=LATER,
            )

    def withdraw(self) -> None:
        """Take the claim away from the public."""
        with self.database.transaction() as session:
            editor = Newsroom.again(session).editor
            commands.withdraw_claim(
                session, self.public_id, reason="It was another bridge.", actor=editor, at=LATER
            )


def publish_claim(
    database: Database,
    prepare: Callable[[Newsroom, Claim], object] = lambda _room, _claim: None,
    *,
    label: str | None = "Half true",
    finding: AttributionFinding | None = AttributionFinding.CONFIRMED,
) -> Published:
    """Publish, in a fresh newsroom, the claim that `prepare` has changed; no label means no rating."""
    with database.transaction() as session:
        room = Newsroom.open(session)
        claim = room.add_claim()
        claim.claimed_on = date(2026, 3, 1)
        room.article.publisher, room.article.url = "Lund Courier", "https://example.org/bridge"
        prepare(room, claim)
        assessment = _rated(room, label) if label else CONFIRMED
        publish(room, claim, replace(assessment, finding=finding))
        return Published(database=database, public_id=claim.public_id)


def publish_another(database: Database) -> Published:
    """Publish one more claim in the newsroom of `publish_claim`."""
    with database.transaction() as session:
        room = Newsroom.again(session)
        claim = room.add_claim()
        publish(room, claim, _rated(room))
        return Published(database=database, public_id=claim.public_id)


def make_ready(database: Database, settings: Settings) -> int:
    """Keep the pages of all claims ready that are public now; return how many were not."""
    with database.transaction() as session:
        return prepare_some(session, create_app(settings), form=build_form(settings))


def read_markup(page: str) -> list[dict[str, object]]:
    """Return every block of structured data on a page, as a machine reads it."""
    return [json.loads(block) for block in _MARKUP.findall(page)]


def find_meta(page: str, name: str) -> str | None:
    """Return what a page says of itself under a name, such as `og:title`."""
    found = re.search(rf'<meta (?:name|property)="{re.escape(name)}" content="([^"]*)">', page)
    return unescape(found.group(1)) if found else None


def _rated(room: Newsroom, label: str = "Half true") -> Assessment:
    return replace(CONFIRMED, rating_id=find_rating_id(room.session, label))
