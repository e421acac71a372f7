"""The steps of an import at the desk: columns are mapped, labels confirmed, and what came in is linked."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.people import post_form
from tests.unit.export.importing.test_spreadsheets import GERMAN
from tracker.importing import do_waiting
from tracker.web import door

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tracker.db import Database

CHOSEN = {
    "name": "Stadt",
    "day_order": "unsaid",
    "column_0": "claim_text",
    "column_1": "speaker",
    "column_2": "claim_date",
    "column_3": "rating",
    "column_4": "source",
    "column_5": "note",
}
LABEL = re.compile(r'<select[^>]* name="(label_[0-9a-f]{16})"')
CLAIM = re.compile(r'href="(/desk/claims/[0-9a-z]{12})"')


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def send(browser: FlaskClient, text: str = GERMAN) -> str:
    """Bring a spreadsheet in and return the address of its import."""
    file = (io.BytesIO(text.encode()), "checks.csv")
    return post_form(browser, "/desk/import", format="", file=file).headers["Location"]


def finish(desk: Desk, browser: FlaskClient, address: str) -> str:
    """Confirm an import, let it be done and return its page."""
    post_form(browser, f"{address}/start")
    do_waiting(desk.app.extensions[door.EXTENSION].settings, desk.database)
    return browser.get(address).text


def test_an_editor_says_what_the_columns_are_and_the_next_file_is_read_the_same_way(desk: Desk) -> None:
    browser = desk.at("editor")
    address = send(browser)
    page = browser.get(address).text
    assert 'selected value="claim_text"' in page
    assert "Refused.</strong> <bdi>Wann</bdi>" in page
    assert "Import it" not in page
    assert post_form(browser, f"{address}/start").status_code == 303
    assert "Import it" not in browser.get(address).text
    wrong = post_form(browser, f"{address}/mapping", **{**CHOSEN, "column_5": "claim_text"})
    assert (wrong.status_code, "cannot both be" in wrong.text) == (422, True)
    assert 'selected value="source"' in wrong.text
    assert 'value="Stadt"' in wrong.text
    shown = post_form(browser, f"{address}/mapping", **CHOSEN, then="preview")
    assert (shown.status_code, "Import it" in shown.text) == (200, False)
    assert post_form(browser, f"{address}/mapping", **CHOSEN).status_code == 303
    assert "1 new, 0 changed, 0 unchanged, 2 refused; 3 sources" in browser.get(address).text
    again = browser.get(send(browser, GERMAN.replace("Zweite", "Dritte"))).text
    assert "read by the mapping “Stadt”" in again
    assert "Import it" in again


def test_columns_that_nobody_offered_and_names_that_are_taken_are_refused(desk: Desk) -> None:
    browser = desk.at("editor")
    address = send(browser)
    for changed in ({"column_0": "review_status"}, {"name": ""}, {"day_order": "never"}):
        assert post_form(browser, f"{address}/mapping", **{**CHOSEN, **changed}).status_code == 422
    post_form(browser, f"{address}/mapping", **CHOSEN)
    other = send(browser, "Claim,Who\na,b\n")
    taken = {"name": "Stadt", "day_order": "unsaid", "column_0": "claim_text", "column_1": ""}
    refused = post_form(browser, f"{other}/mapping", **taken)
    assert (refused.status_code, "mapping for other columns" in refused.text) == (422, True)
    assert post_form(desk.at("reviewer"), f"{other}/mapping", **taken).status_code == 403


def test_a_reviewer_confirms_what_labels_mean_and_the_claim_stays_unrated(desk: Desk) -> None:
    editor, reviewer = desk.at("editor"), desk.at("reviewer")
    address = send(editor)
    post_form(editor, f"{address}/mapping", **CHOSEN)
    assert "False, proposed" in editor.get(address).text
    done = finish(desk, editor, address)
    claim_address = CLAIM.findall(done)[0]
    assert "1 claim in 1 article, all as proposed" in done
    page = reviewer.get(address).text
    (name,) = LABEL.findall(page)
    rating = re.findall(r'selected value="(\d+)">False', page)[0]
    assert "Nobody has confirmed yet" in reviewer.get(claim_address).text
    refused = post_form(reviewer, f"{address}/ratings", **{name: "9999"})
    assert (refused.status_code, "Not a valid choice" in refused.text) == (422, True)
    assert post_form(reviewer, f"{address}/ratings", **{name: rating}).status_code == 303
    assert "False, confirmed by" in reviewer.get(address).text
    claim = reviewer.get(claim_address).text
    assert "On the scale here: False" in claim
    assert "Is it so?</" not in claim


def test_a_page_asks_how_far_an_import_has_come(desk: Desk) -> None:
    browser = desk.at("editor")
    address = send(browser)
    told = browser.get(f"{address}/progress")
    assert told.json == {"moving": False, "rows": 0, "bytes": 0, "of": len(GERMAN.encode())}
    assert "no-store" in told.headers["Cache-Control"]
