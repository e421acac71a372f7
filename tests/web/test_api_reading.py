"""What everybody may read over the API, and what nobody learns from it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from tests.support.newsroom import AT, Newsroom
from tests.support.program import give_program
from tests.support.published import publish_claim
from tests.support.publishing import publish
from tracker.export.columns import CLAIM_COLUMNS

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

API = "/api/v1"
PROBLEM = "application/problem+json"
# Cells that join many into one text; the API gives the lists themselves, or nothing.
JOINED = {"sources_for", "sources_against", "sources_context", "notes", "tags", "review_status"}


def read(client: FlaskClient, path: str, status: int = 200) -> TestResponse:
    answer = client.get(API + path)
    assert answer.status_code == status, answer.text
    return answer


def test_a_published_claim_is_read_with_all_that_its_page_shows(app: Flask, database: Database) -> None:
    published = publish_claim(database)
    claim = read(app.test_client(), f"/claims/{published.public_id}").get_json()
    assert (claim["claim_text"], claim["speaker"], claim["rating"]) == (
        "The bridge is safe",
        "Ada Lund",
        "Half true",
    )
    assert [each["title"] for each in claim["sources"]] == ["Recording of the opening"]
    listed = read(app.test_client(), "/claims").get_json()
    assert [each["claim_id"] for each in listed["claims"]] == [published.public_id]
    assert listed["next"] is None
    assert claim["reviewers"] == listed["claims"][0]["reviewers"] != []


def test_members_are_named_as_the_columns_of_the_csv(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    publish_claim(sqlite_database)
    claim = read(sqlite_client, "/claims").get_json()["claims"][0]
    assert set(CLAIM_COLUMNS) - set(claim) == JOINED
    assert set(claim) - set(CLAIM_COLUMNS) == {"speaker_id", "publication"}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("finding=confirmed&rating=Half+true&kind=statement&year=2026", 1),
        ("q=bridge", 1),
        ("q=bridge&sort=newest", 1),
        ("finding=denied", 0),
        ("year=1999", 0),
        ("speaker=22222222bbbb", 0),
        ("q=tunnel", 0),
    ],
)
def test_filters_and_a_search_narrow_the_list(
    sqlite_client: FlaskClient, sqlite_database: Database, query: str, count: int
) -> None:
    publish_claim(sqlite_database)
    assert len(read(sqlite_client, f"/claims?{query}").get_json()["claims"]) == count


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "colour"),
        ("finding=maybe", "finding"),
        ("limit=1000", "limit"),
        ("q=a&q=b", "q"),
        ("sort=relevance", "sort"),
    ],
)
def test_a_query_that_cannot_be_answered_is_refused_by_name(
    sqlite_client: FlaskClient, query: str, field: str
) -> None:
    answer = read(sqlite_client, f"/claims?{query}", 422)
    assert [each["field"] for each in answer.get_json()["errors"]] == [field]


def test_pages_follow_each_other_and_keep_what_was_asked(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        ids = [publish(room, at=AT + timedelta(days=day)).public_id for day in range(3)]
    page = read(sqlite_client, "/claims?kind=statement&limit=2").get_json()
    parts = urlsplit(page["next"])
    assert "kind=statement" in parts.query
    later = sqlite_client.get(f"{parts.path}?{parts.query}").get_json()
    assert [each["claim_id"] for each in (*page["claims"], *later["claims"])] == ids[::-1]
    assert later["next"] is None


def test_articles_speakers_and_corrections_lead_to_one_another(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    published = publish_claim(sqlite_database)
    published.correct()
    article = read(sqlite_client, "/articles").get_json()["articles"][0]
    whole = read(sqlite_client, f"/articles/{article['article_id']}").get_json()
    assert [each["claim_text"] for each in whole["claims"]] == ["The bridge is quite safe"]
    speaker = read(sqlite_client, "/speakers?name=ada").get_json()["speakers"][0]
    assert read(sqlite_client, f"/speakers/{speaker['speaker_id']}").get_json() == speaker
    assert len(sqlite_client.get(speaker["claims"]).get_json()["claims"]) == 1
    amended = read(sqlite_client, "/corrections?kind=substantive").get_json()["corrections"][0]
    assert (amended["claim_id"], amended["changes"][0]["old"]) == (published.public_id, "The bridge is safe")


def test_an_answer_is_sent_again_only_if_it_changed(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    published = publish_claim(sqlite_database)
    path = f"{API}/claims/{published.public_id}"
    first = sqlite_client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    headers = {"If-None-Match": first.headers["ETag"]}
    assert sqlite_client.get(path, headers=headers).status_code == 304
    published.correct()
    assert sqlite_client.get(path, headers=headers).status_code == 200
    published.withdraw()
    assert sqlite_client.get(path, headers=headers).status_code == 410


def test_a_withdrawn_claim_is_gone_and_says_why(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    published = publish_claim(sqlite_database)
    published.withdraw()
    answer = read(sqlite_client, f"/claims/{published.public_id}", 410)
    assert (answer.mimetype, answer.get_json()["reason"]) == (PROBLEM, "It was another bridge.")
    assert "safe" not in answer.text
    assert read(sqlite_client, "/claims").get_json() == {"claims": [], "next": None}


def test_what_is_not_published_is_the_same_as_what_is_missing(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        claim, article = room.add_claim(), room.article.public_id
        hidden = [f"/claims/{claim.public_id}", f"/articles/{article}"]
    missing = [f"/{kind}/22222222bbbb" for kind in ("claims", "articles", "speakers")]
    answers = {
        (read(sqlite_client, path, 404).data, sqlite_client.get(API + path).mimetype)
        for path in (*hidden, *missing)
    }
    assert len(answers) == 1
    for name in ("claims", "articles", "speakers", "corrections"):
        assert read(sqlite_client, f"/{name}").get_json() == {name: [], "next": None}


def test_a_program_lists_the_desk(sqlite_app: Flask, sqlite_database: Database) -> None:
    program = give_program(sqlite_app, sqlite_database)
    text = "Bridge closed\n\n“We will repair it by June,” Ann Lee said.\n\nAround 40 lorries cross it."
    article = program.send("POST", "/desk/articles", {"text": text}).get_json()
    listed = program.send("GET", "/desk/articles").get_json()["articles"]
    assert [(each["article_id"], each["proposed_count"]) for each in listed] == [
        (article["article_id"], len(article["claims"]))
    ]
    found = program.send("GET", "/desk/claims?status=proposed&q=repair&assignee=nobody").get_json()
    assert ["repair" in each["text"] for each in found["claims"]] == [True]
    assert program.send("GET", "/desk/claims?assignee=me").get_json() == {"claims": [], "next": None}
