"""Readers report errors without an account; the desk reads them and marks them as handled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.people import add_user, give_session, post_form
from tests.support.published import Published, publish_claim
from tracker.models import AuditEvent, ReaderReport
from tracker.models.enums import ReportState, Role

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tests.web.conftest import SetClock
    from tracker.db import Database

BODY = "The bridge was closed <b>again</b> in May."


@pytest.fixture
def published(sqlite_database: Database) -> Published:
    return publish_claim(sqlite_database)


def report(client: FlaskClient, published: Published, **fields: str) -> TestResponse:
    return client.post(f"{published.address}/report", data={"body": BODY, **fields})


def list_stored(database: Database) -> list[ReaderReport]:
    with database.reading() as session:
        return list(session.exec(select(ReaderReport)))


def test_the_claims_page_leads_to_the_form_and_to_how_corrections_are_made(
    sqlite_client: FlaskClient, published: Published
) -> None:
    page = published.open(sqlite_client).text
    assert f'href="{published.address}/report"' in page
    assert 'href="/methodology#corrections"' in page
    form = sqlite_client.get(f"{published.address}/report")
    assert "csrf_token" not in form.text
    assert "Set-Cookie" not in form.headers


def test_a_report_is_kept_with_the_edition_that_the_reader_saw(
    client: FlaskClient, database: Database
) -> None:
    published = publish_claim(database)
    answer = report(client, published, evidence_url="example.org/news", contact="ann@example.org")
    assert (answer.status_code, answer.location) == (303, f"{published.address}/report?sent=yes")
    assert "Set-Cookie" not in answer.headers
    assert "Thank you" in client.get(answer.location).text
    (row,) = list_stored(database)
    assert (row.body, row.evidence_url, row.contact) == (BODY, "https://example.org/news", "ann@example.org")
    assert (row.edition, row.state) == (1, ReportState.OPEN)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"body": ""}, "Fill this in."),
        ({"body": "x" * 2001}, "2,000 characters"),
        ({"evidence_url": "javascript:alert(1)"}, "http:// or https://"),
        ({"contact": "nobody"}, "no e-mail address"),
    ],
)
def test_what_cannot_be_taken_comes_back_with_the_text_kept(
    sqlite_client: FlaskClient,
    sqlite_database: Database,
    published: Published,
    fields: dict[str, str],
    words: str,
) -> None:
    answer = report(sqlite_client, published, **fields)
    assert answer.status_code == 422
    assert words in answer.text
    assert "body" in fields or "closed &lt;b&gt;again" in answer.text
    assert list_stored(sqlite_database) == []


def test_one_address_can_report_five_times_an_hour(
    sqlite_client: FlaskClient, sqlite_database: Database, published: Published, set_clock: SetClock
) -> None:
    codes = [report(sqlite_client, published).status_code for _ in range(5)]
    refused = report(sqlite_client, published)
    assert (codes, refused.status_code, refused.headers["Retry-After"]) == ([303] * 5, 429, "3600")
    assert "closed &lt;b&gt;again" in refused.text
    elsewhere = sqlite_client.post(
        f"{published.address}/report", data={"body": BODY}, environ_overrides={"REMOTE_ADDR": "198.51.100.7"}
    )
    assert elsewhere.status_code == 303
    set_clock.move(hours=1, seconds=1)
    assert report(sqlite_client, published).status_code == 303
    assert [row.network for row in list_stored(sqlite_database)] == [""] * 6 + ["127.0.0.1"]


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
def test_no_other_site_can_send_a_report(
    sqlite_client: FlaskClient, sqlite_database: Database, published: Published, headers: dict[str, str]
) -> None:
    answer = sqlite_client.post(f"{published.address}/report", data={"body": BODY}, headers=headers)
    assert answer.status_code == 403
    assert list_stored(sqlite_database) == []


def test_the_desk_reads_a_report_and_marks_it_as_handled_once(
    sqlite_app: Flask, sqlite_database: Database, published: Published
) -> None:
    desk = give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "edgar", Role.EDITOR))
    report(sqlite_app.test_client(), published, contact="ann@example.org")
    told = desk.get("/desk/notifications").text
    assert "A reader reports an error in a published claim" in told
    assert "is-unread" in told
    page = desk.get("/desk/reports").text
    for words in ("closed &lt;b&gt;again", "ann@example.org", f"/desk/claims/{published.public_id}#moves"):
        assert words in page
    (row,) = list_stored(sqlite_database)
    address = f"/desk/reports/{row.public_id}/handle"
    assert post_form(desk, address, answer="It is another bridge.").status_code == 303
    assert post_form(desk, address, answer="Something else.").status_code == 303
    (row,) = list_stored(sqlite_database)
    assert (row.state, row.answer) == (ReportState.HANDLED, "It is another bridge.")
    assert "No report waits" in desk.get("/desk/reports").text
    assert "is-unread" not in desk.get("/desk/notifications").text
    assert "It is another bridge." in desk.get("/desk/reports?state=handled").text
    with sqlite_database.reading() as session:
        actions = [event.action for event in session.exec(select(AuditEvent))]
    assert actions.count("report.handled") == 1
    assert "handled what a reader had reported" in desk.get(f"/desk/claims/{published.public_id}").text
