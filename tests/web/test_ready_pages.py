"""Pages of claims that the database keeps ready: the same to the byte, and gone when they do not stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import select

from tests.support.desk import Desk
from tests.support.people import post_form
from tests.support.published import make_ready, publish_claim
from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.models import PublicationPage
from tracker.web.languages import LANGUAGES
from tracker.web.page_form import build_form
from tracker.web.ready_pages import ReadyPages

if TYPE_CHECKING:
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database
    from tracker.settings import Settings


@pytest.fixture
def settings(sqlite_database: Database, tmp_path: Path) -> Settings:
    return build_settings(tmp_path, sqlite_database.url)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether each request for a claim's page found it ready."""
    found: list[bool] = []
    find = ReadyPages.find

    def note(pages: ReadyPages, *request: object) -> object:
        page = find(pages, *request)  # type: ignore[arg-type]  # whatever it was asked
        found.append(page is not None)
        return page

    monkeypatch.setattr(ReadyPages, "find", note)
    return found


def count_pages(database: Database) -> int:
    with database.reading() as session:
        return len(session.exec(select(PublicationPage.publication_id)).all())


def empty(database: Database) -> None:
    with database.transaction() as session:
        session.execute(sa.delete(PublicationPage))


def test_a_ready_page_is_the_page(
    client: FlaskClient, database: Database, tmp_path: Path, asked: list[bool]
) -> None:
    path = publish_claim(database).open(client).request.path
    asked.clear()
    for address in (path, f"/ar{path}"):
        for encoding in ("", "gzip", "br"):
            for more in ({}, {"If-None-Match": "*"}):
                sent = {"Accept-Encoding": encoding, **more}
                answers = []
                for name in ("unready", "ready"):
                    if name == "ready":
                        assert make_ready(database, build_settings(tmp_path, database.url)) == 1
                    host = f"http://{name}{encoding}{len(more)}.example"
                    answers.append(client.get(address, headers=sent, base_url=host))
                made, ready = answers
                assert (ready.status_code, ready.data) == (made.status_code, made.data)
                assert dict(ready.headers) == dict(made.headers)
                empty(database)
    assert asked == [False, True] * 12


def test_publishing_makes_the_page_ready_in_every_language(
    sqlite_app: Flask, sqlite_database: Database, asked: list[bool]
) -> None:
    desk = Desk(sqlite_app, sqlite_database)
    desk.bring(lambda room, claim: room.approve(claim))
    post_form(desk.at("editor"), f"{desk.path}/publish")
    assert count_pages(sqlite_database) == len(LANGUAGES)
    reader = sqlite_app.test_client()
    assert reader.get(f"/kk/claims/{desk.claim_id}", follow_redirects=True).status_code == 200
    assert asked == [True]


def test_a_page_of_other_settings_or_of_a_corrected_edition_is_never_sent(
    sqlite_client: FlaskClient, sqlite_database: Database, settings: Settings, asked: list[bool]
) -> None:
    published = publish_claim(sqlite_database)
    make_ready(sqlite_database, settings)
    path = published.open(sqlite_client).request.path
    other = create_app(replace(settings, newsroom_name="The Other Desk")).test_client()
    assert "The Other Desk" in other.get(path).text
    published.correct("The bridge is safe!")
    assert "We left out a word." in sqlite_client.get(path).text
    published.withdraw()
    assert sqlite_client.get(path).status_code == 410
    assert asked == [True, False, False, False]


def test_a_page_that_is_ready_is_sent_under_our_own_name_alone(
    sqlite_database: Database, settings: Settings
) -> None:
    ours = replace(settings, public_url="https://claims.example.org")
    path = publish_claim(sqlite_database).open(create_app(ours).test_client()).request.path
    make_ready(sqlite_database, ours)
    client = create_app(ours).test_client()
    assert client.get(path, base_url="https://claims.example.org").status_code == 200
    assert client.get(path, base_url="https://elsewhere.example").status_code == 400


def test_what_is_ready_is_made_once_and_dead_pages_go(sqlite_database: Database, settings: Settings) -> None:
    publish_claim(sqlite_database)
    assert [make_ready(sqlite_database, settings) for _ in range(2)] == [1, 0]
    renamed = replace(settings, newsroom_name="The Other Desk")
    assert build_form(renamed) != build_form(settings)
    assert make_ready(sqlite_database, renamed) == 1
    assert count_pages(sqlite_database) == 4
