"""Imports at the desk: an editor sees what a file would do before it is done, others see what came of it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.importing import BRIDGE, make_csv
from tests.support.people import post_form
from tracker.importing import do_waiting
from tracker.web import door

if TYPE_CHECKING:
    from flask import Flask

    from tracker.db import Database

BAD = {**BRIDGE, "claim_id": "bcdfghjkmnpr", "kind": "=rumour"}


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def send(desk: Desk, raw: bytes, who: str = "editor") -> tuple[int, str, str]:
    """Post a file from the page and return status, page and where it leads."""
    browser = desk.at(who)
    sent = post_form(browser, "/desk/import", format="", file=(io.BytesIO(raw), "claims.csv"))
    return sent.status_code, sent.text, sent.headers.get("Location", "")


def test_an_editor_sees_the_plan_confirms_it_and_sees_what_became_of_it(desk: Desk) -> None:
    status, _, address = send(desk, make_csv(BRIDGE, BAD))
    browser = desk.at("editor")
    assert status == 303
    plan = browser.get(address).text
    assert "1 new, 0 changed, 0 unchanged, 1 refused" in plan
    assert "This is none of statement" in plan
    assert post_form(browser, f"{address}/start").status_code == 303
    assert 'http-equiv="refresh"' in browser.get(address).text
    settings = desk.app.extensions[door.EXTENSION].settings
    assert do_waiting(settings, desk.database) == 1
    done = browser.get(address)
    assert "http-equiv" not in done.text
    assert re.search("What became of it.*1 new, 0 changed, 0 unchanged, 1 refused", done.text, re.DOTALL)
    assert ',3,kind,"This is none of' in browser.get(f"{address}/problems.csv").text
    assert ",'=rumour" in browser.get(f"{address}/problems.csv").text
    assert "claims.csv" in desk.at("reviewer").get("/desk/import").text


@pytest.mark.parametrize("raw", [b"", b"nonsense", b"\xff\xfe\x00", b"PK\x03\x04"])
def test_a_file_that_cannot_be_read_is_told_at_once_or_in_the_plan(desk: Desk, raw: bytes) -> None:
    status, page, address = send(desk, raw)
    if status == 303:
        page = desk.at("editor").get(address).text
        assert "Import it" not in page
    else:
        assert status == 422
    assert "tone-bad" in page


def test_a_reviewer_cannot_import(desk: Desk) -> None:
    assert send(desk, make_csv(BRIDGE), who="reviewer")[0] == 403
    assert "See what it would do" not in desk.at("reviewer").get("/desk/import").text
