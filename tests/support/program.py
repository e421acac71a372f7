"""A program that uses the API with somebody's token."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.people import add_user
from tracker import clock
from tracker.accounts.queries import get_user
from tracker.accounts.tokens import create_token
from tracker.models.enums import Role
from tracker.permissions import Scope

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

BEARER = "Bearer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A client without cookies that sends its token with each request."""

    client: FlaskClient
    token: str

    def send(self, method: str, path: str, body: object = None, **headers: str) -> TestResponse:
        """Send one request; header names are written with underscores."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.open(
            f"/api/v1{path}",
            method=method,
            json=body,
            headers={"Authorization": f"{BEARER} {self.token}", **sent},
        )


def give_program(
    app: Flask,
    database: Database,
    name: str = "ada",
    *,
    role: Role = Role.EDITOR,
    scopes: tuple[Scope, ...] = tuple(Scope),
) -> Program:
    """Return a program of a new person of this role."""
    add_user(database, name, role)
    with database.transaction() as session:
        user = get_user(session, name)
        token, _ = create_token(session, user, name="Importer", scopes=scopes, days=9, at=clock.now())
    return Program(client=app.test_client(use_cookies=False), token=token)
