"""The number desk as a page: what the article's numbers say about one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.newsroom import AT, Newsroom
from tests.support.people import add_user, give_session
from tracker.demo.loading import load_sample
from tracker.models import Passage
from tracker.models.enums import PassageKind, Role

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database


@pytest.fixture
def rita(app: Flask, database: Database) -> FlaskClient:
    return give_session(app, database, add_user(database, "ada", Role.REVIEWER))


@pytest.fixture
def newsroom_path(database: Database) -> str:
    with database.transaction() as session:
        return f"/desk/articles/{Newsroom.open(session).article.public_id}"


@pytest.fixture
def sample_path(database: Database) -> str:
    with database.transaction() as session:
        return f"/desk/articles/{load_sample(session, at=AT).article_public_id}"


def test_the_sample_adds_up(rita: FlaskClient, sample_path: str) -> None:
    page = rita.get(f"{sample_path}/numbers")
    assert page.status_code == 200
    assert "156 children + 75 adults = 231 people" in page.text
    assert "Children and adults together leave nobody out." in page.text
    assert "10 May 2024 is a Friday" in page.text
    assert "nothing here rates a claim" in page.text


def test_every_number_leads_to_its_place_and_its_claim(rita: FlaskClient, sample_path: str) -> None:
    page = rita.get(f"{sample_path}/numbers").text
    assert f'href="{sample_path}#text-' in page
    assert f'href="{sample_path}#:~:text=156%20children' in page
    assert 'href="/desk/claims/' in page
    assert "<mark>231</mark>" in page


def test_the_workspace_leads_to_the_number_desk(rita: FlaskClient, sample_path: str) -> None:
    assert f'href="{sample_path}/numbers"' in rita.get(sample_path).text


def test_an_article_with_one_number_says_that_nothing_can_be_compared(
    rita: FlaskClient, newsroom_path: str
) -> None:
    page = rita.get(f"{newsroom_path}/numbers").text
    assert "Nothing to compare" in page
    assert "<mark>14</mark>" in page


def test_an_article_without_a_number_says_what_to_do(
    rita: FlaskClient, newsroom_path: str, database: Database
) -> None:
    with database.transaction() as session:
        for passage in session.exec(select(Passage)):
            passage.kind = PassageKind.FURNITURE
    page = rita.get(f"{newsroom_path}/numbers").text
    assert "No number in this article" in page
    assert "Every number" not in page


def test_an_unknown_article_is_not_found(rita: FlaskClient, newsroom_path: str) -> None:
    assert newsroom_path
    assert rita.get("/desk/articles/nosucharticl/numbers").status_code == 404


def test_the_public_is_led_to_sign_in(client: FlaskClient, newsroom_path: str) -> None:
    answer = client.get(f"{newsroom_path}/numbers")
    assert (answer.status_code, answer.location.startswith("/sign-in")) == (303, True)
