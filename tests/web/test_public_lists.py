"""Lists and search as readers meet them, and what they must never tell."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from sqlmodel import col, select

from tests.support.newsroom import AT, Newsroom
from tests.support.publishing import publish
from tracker.models import Speaker
from tracker.publication import commands
from tracker.review.wording import hash_wording

if TYPE_CHECKING:
    from flask.testing import FlaskClient

    from tracker.db import Database
    from tracker.models import Claim

TEXTS = ("The viaduct is safe", "The víaduct cost 2,000 <b>crowns</b>", "Taxes will fall next year")
PAGES = ("/", "/claims", "/claims?q=viaduct", "/claims.csv", "/claims.json", "/speakers", "/articles")


def add_worded(room: Newsroom, text: str) -> Claim:
    claim = room.add_claim()
    claim.text, claim.wording_accepted = text, hash_wording(text)
    claim.claimed_on = date(2025, 5, 1)
    return claim


@pytest.fixture
def ids(database: Database) -> list[str]:
    """Three published claims, a minute apart, and one that is not; the newest is the last."""
    with database.transaction() as session:
        room = Newsroom.open(session)
        add_worded(room, "The viaduct was never published")
        return [
            publish(room, add_worded(room, text), at=AT + timedelta(minutes=minute)).public_id
            for minute, text in enumerate(TEXTS)
        ]


def list_shown(page: str) -> list[str]:
    """Return the public ids of the claims of a page, in its order."""
    return [part.split("/")[0] for part in page.split('<a href="/claims/')[1:]]


def withdraw(database: Database, public_id: str) -> None:
    with database.transaction() as session:
        editor = Newsroom.again(session).editor
        commands.withdraw_claim(session, public_id, reason="Wrong.", actor=editor, at=AT)


def test_a_list_is_searched_sorted_and_kept_as_files(client: FlaskClient, ids: list[str]) -> None:
    assert list_shown(client.get("/claims").text) == ids[::-1]
    assert list_shown(client.get("/claims?sort=oldest").text) == ids
    assert list_shown(client.get("/claims?q=VIADUCT&sort=newest").text) == ids[1::-1]
    assert list_shown(client.get('/claims?q="viaduct is" saf*').text) == ids[:1]
    for query in ("", "?q=viaduct", "?q=viaduct&sort=oldest", "?q=tax*", "?finding=confirmed&year=2025"):
        shown = list_shown(client.get(f"/claims{query}").text)
        rows = csv.DictReader(io.StringIO(client.get(f"/claims.csv{query}").text, newline=""))
        assert [row["claim_id"] for row in rows] == shown
        claims = json.loads(client.get(f"/claims.json{query}").text)["claims"]
        assert [claim["claim_id"] for claim in claims] == shown


def test_hits_are_marked_and_everything_else_is_escaped(client: FlaskClient, ids: list[str]) -> None:
    page = client.get("/claims?q=viaduct 2,000").text
    assert list_shown(page) == ids[1:2]
    assert 'The <mark class="hit">víaduct</mark> cost <mark class="hit">2,000</mark> &lt;b&gt;' in page
    assert '<mark class="hit">recording</mark>' in client.get("/claims?q=recording").text


def test_facets_count_and_lead_to_what_they_count(client: FlaskClient, ids: list[str]) -> None:
    page = client.get("/claims?q=viaduct").text
    assert "2 claims" in page
    for words in ("Confirmed", "Statement", "2025", "Ada Lund", "Bridge reopens"):
        assert f'<bdi class="facet-name">{words}</bdi>' in page
    narrowed = client.get("/claims?q=viaduct&finding=confirmed").text
    assert list_shown(narrowed) == list_shown(page)
    assert 'href="/claims?q=viaduct">Did they say it?' in narrowed
    assert ids[2] not in narrowed


def test_a_page_goes_on_where_it_ended_though_claims_were_added(
    client: FlaskClient, database: Database
) -> None:
    with database.transaction() as session:
        room = Newsroom.open(session)
        old = [publish(room, at=AT + timedelta(minutes=n)).public_id for n in range(22)]
    for query in ("/claims", "/claims?q=bridge"):
        first = client.get(query).text
        following = first.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
        with database.transaction() as session:
            publish(Newsroom.again(session), at=AT + timedelta(days=1))
        second = client.get(following).text
        assert [each for each in list_shown(first) + list_shown(second) if each in old] == old[::-1]


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "query",
    [
        "finding=x",
        "kind=",
        "year=0",
        "year=99999999999999999999",
        "rating=%00",
        "speaker=%F0%9F%87%B0",
        "sort=x",
    ],
)
def test_what_no_claim_has_is_an_empty_list_and_no_error(client: FlaskClient, query: str) -> None:
    page = client.get(f"/claims?{query}")
    assert page.status_code in {200, 400}
    if query.startswith(("finding", "year", "speaker")):
        assert "No published claim has this" in page.text
        assert list_shown(page.text) == []


@pytest.mark.usefixtures("ids")
def test_an_odd_search_is_no_error_and_a_made_up_place_is_not_there(client: FlaskClient) -> None:
    assert "Nothing to search for" in client.get("/claims?q=%3F%3F%22*").text
    assert "Only the first 200 characters" in client.get("/claims", query_string={"q": "a" * 300}).text
    for address in ("/claims?after=x", "/claims?q=bridge&after=1", "/speakers?after=x", "/articles?after=x"):
        assert client.get(address).status_code == 404


def test_a_speaker_has_a_page_with_one_address(
    client: FlaskClient, database: Database, ids: list[str]
) -> None:
    assert 'Ada Lund</bdi></a> <span class="count">1 claim' in client.get("/speakers?name=ADA").text
    with database.reading() as session:
        public_id = session.exec(select(Speaker.public_id).order_by(col(Speaker.id))).all()[1]
    moved = client.get(f"/speakers/{public_id}")
    assert (moved.status_code, moved.location) == (301, f"/speakers/{public_id}/ada-lund")
    page = client.get(moved.location).text
    assert list_shown(page) == ids[:1]
    assert '<th scope="row"><bdi>2025</bdi></th>' in page


def test_lists_say_nothing_of_what_is_not_published(
    client: FlaskClient, database: Database, ids: list[str]
) -> None:
    before = {address: client.get(address).data for address in PAGES}
    with database.transaction() as session:
        room = Newsroom.again(session)
        hidden = [room.approve(add_worded(room, "The viaduct will fall")), add_worded(room, "Zebras")]
        room.session.flush()
        speakers = [session.get_one(Speaker, claim.speaker_id).public_id for claim in hidden]
    assert {address: client.get(address).data for address in PAGES} == before
    missing = client.get("/speakers/nosuchspeake")
    for public_id in speakers:
        answer = client.get(f"/speakers/{public_id}")
        assert (answer.status_code, answer.data) == (404, missing.data)
        assert client.get(f"/claims?speaker={public_id}").text.replace(public_id, "") == client.get(
            "/claims?speaker=nosuchspeake"
        ).text.replace("nosuchspeake", "")
    assert len(ids) == 3


def test_a_withdrawn_claim_leaves_every_list_at_once(
    client: FlaskClient, database: Database, ids: list[str]
) -> None:
    tags = {address: client.get(address).headers.get("ETag", "") for address in PAGES}
    with database.reading() as session:
        speaker = session.exec(select(Speaker.public_id).order_by(col(Speaker.id))).all()[1]
    withdraw(database, ids[0])
    for address in PAGES:
        page = client.get(address, headers={"If-None-Match": tags[address]})
        assert page.status_code == 200
        assert ids[0] not in page.text
        assert "viaduct is safe" not in page.text
    assert client.get(f"/speakers/{speaker}").status_code == 404
    assert speaker not in client.get("/claims").text
    assert "2 claims" in client.get("/claims").text
    for public_id in ids[1:]:
        withdraw(database, public_id)
    assert "No findings yet" in client.get("/claims").text
    assert client.get("/speakers").text.count("Ada Lund") == client.get("/articles").text.count("Bridge") == 0


def test_lists_are_the_same_for_everybody(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        publish(Newsroom.open(session))
    for address in ("/", "/claims?q=bridge", "/speakers", "/articles"):
        page = sqlite_client.get(address)
        assert "Set-Cookie" not in page.headers
        assert "Cookie" not in page.headers.get("Vary", "")
        assert page.headers["Cache-Control"] == "public, no-cache"
        again = sqlite_client.get(address, headers={"If-None-Match": page.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
