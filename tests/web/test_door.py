"""A request is one transaction, committed before its answer leaves and undone when its view fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from flask import Response
from sqlmodel import select

from tests.support.people import LONG_AGO, add_user, give_session, post_form
from tracker.models import User
from tracker.models.enums import Role
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask
    from flask.testing import FlaskClient
    from flask.typing import ResponseReturnValue

    from tracker.db import Database


def _add(name: str) -> None:
    door.session().add(User(name=name, display_name=name, role=Role.REVIEWER, created_at=LONG_AGO))


def _names(database: Database) -> set[str]:
    with database.reading() as session:
        return set(session.exec(select(User.name)))


def _send(app: Flask, client: FlaskClient, view: Callable[[], ResponseReturnValue]) -> int:
    """Send a form to a view put in the place of the sign-out page, which anybody may open."""
    app.view_functions["accounts.sign_out"] = view
    return post_form(client, "/sign-out").status_code


def test_what_a_view_changed_is_stored_when_the_answer_leaves(
    app: Flask, client: FlaskClient, database: Database
) -> None:
    def view() -> str:
        _add("new")
        return "stored"

    assert _send(app, client, view) == 200
    assert _names(database) == {"new"}


def test_a_stream_sees_what_its_own_view_changed(app: Flask, client: FlaskClient, database: Database) -> None:
    def view() -> Response:
        def stream() -> Iterator[str]:
            yield ",".join(sorted(_names(database)))

        _add("new")
        return Response(stream())

    app.view_functions["accounts.sign_out"] = view

    assert post_form(client, "/sign-out").text == "new"


def test_nothing_is_stored_when_the_view_raises(app: Flask, client: FlaskClient, database: Database) -> None:
    def view() -> str:
        _add("new")
        door.session().flush()
        message = "deliberate"
        raise RuntimeError(message)

    assert _send(app, client, view) == 500
    assert _names(database) == set()


def test_an_answer_that_reports_an_error_itself_keeps_what_was_changed(
    app: Flask, client: FlaskClient, database: Database
) -> None:
    def view() -> tuple[str, int]:
        _add("new")
        return "refused", 401

    assert _send(app, client, view) == 401
    assert _names(database) == {"new"}


def test_a_view_may_undo_and_go_on(app: Flask, client: FlaskClient, database: Database) -> None:
    def view() -> tuple[str, int]:
        _add("new")
        door.session().flush()
        door.session().rollback()
        return ",".join(door.session().exec(select(User.name))), 422

    assert _send(app, client, view) == 422
    assert _names(database) == set()


def test_a_commit_that_fails_is_a_conflict(app: Flask, client: FlaskClient, database: Database) -> None:
    add_user(database, "twin")

    def view() -> str:
        _add("twin")
        return "stored"

    assert _send(app, client, view) == 409


def test_a_view_that_is_only_looked_at_cannot_write(
    app: Flask, client: FlaskClient, database: Database
) -> None:
    def view() -> str:
        _add("new")
        door.session().flush()
        return "stored"

    app.view_functions["accounts.sign_out"] = view

    assert client.get("/sign-out").status_code >= 500
    assert _names(database) == set()


def test_the_actor_is_a_row_of_the_requests_own_session(app: Flask, database: Database) -> None:
    client = give_session(app, database, add_user(database, "ada"))

    def view() -> str:
        door.actor().display_name = "Ada the Second"
        return f"{door.viewer().name} {door.viewer().role.value}"

    app.view_functions["accounts.change_password"] = view

    assert post_form(client, "/password").text == "Ada reviewer"
    with database.reading() as session:
        assert session.exec(select(User.display_name)).one() == "Ada the Second"


def test_all_of_a_request_happens_at_one_time(sqlite_app: Flask) -> None:
    with sqlite_app.test_request_context("/"):
        assert door.now() is door.now()


def test_a_public_page_never_asks_who_is_looking(app: Flask, client: FlaskClient) -> None:
    app.view_functions["health.show_health"] = lambda: str(door.find_viewer())

    assert client.get("/healthz").text == "None"


def test_the_session_is_closed_to_whatever_comes_after_the_view(sqlite_app: Flask) -> None:
    with sqlite_app.test_request_context("/"):
        with door.visit():
            door.session()
        with pytest.raises(RuntimeError, match="only while its view runs"):
            door.session()
