"""A newsroom in the database and its people at their browsers, as tests of the desk's pages need them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.newsroom import Newsroom
from tests.support.people import give_session
from tracker.models.loading import get_claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database
    from tracker.models import Claim, User


class Desk:
    """One article with one claim, and a reviewer, a second reviewer and an editor."""

    def __init__(self, app: Flask, database: Database) -> None:
        """Fill the database."""
        self.app, self.database = app, database
        with database.transaction() as session:
            room = Newsroom.open(session)
            self.people: dict[str, User] = {
                "reviewer": room.reviewer,
                "second": room.second,
                "editor": room.editor,
            }
            self.article_id = room.article.public_id
            self.claim_id = room.add_claim().public_id
        self.path = f"/desk/claims/{self.claim_id}"

    def at(self, who: str) -> FlaskClient:
        """Return the browser of the reviewer, the second or the editor."""
        return give_session(self.app, self.database, self.people[who])

    def bring(self, step: Callable[[Newsroom, Claim], object]) -> None:
        """Bring the claim further, as the rooms do."""
        with self.database.transaction() as session:
            room = Newsroom.again(session)
            step(room, get_claim(session, self.claim_id))

    def claim(self) -> Claim:
        """Return the claim as stored."""
        with self.database.reading() as session:
            return get_claim(session, self.claim_id)
