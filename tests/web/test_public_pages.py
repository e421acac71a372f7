"""What readers see, and what they must never see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, CONFIRMED, Newsroom
from tests.support.publishing import LATER, add_note, find_rating_id, publish, reassess, reword
from tracker.models.enums import CorrectionClass, NoteVisibility
from tracker.publication import commands
from tracker.review.wording import hash_wording

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database
    from tracker.models import Claim


def store(database: Database, act: Callable[[Newsroom], Claim]) -> str:
    """Let `act` work in a fresh newsroom; return the public id of its claim."""
    with database.transaction() as session:
        return act(Newsroom.open(session)).public_id


def publish_rated(room: Newsroom) -> Claim:
    """Publish a claim that has everything a page can show."""
    claim = room.add_claim()
    claim.claimed_on = date(2026, 3, 1)
    room.article.publisher, room.article.url = "Lund Courier", "https://example.org/bridge"
    add_note(room, claim, "We **asked** twice.", NoteVisibility.PUBLIC)
    add_note(room, claim, "The caretaker is our source.", NoteVisibility.TEAM)
    rated = replace(CONFIRMED, rating_id=find_rating_id(room.session, "Half true"))
    return publish(room, claim, rated)


def correct(database: Database, public_id: str, correction_class: CorrectionClass) -> None:
    with database.transaction() as session:
        room = Newsroom.again(session)
        claim = commands.start_correction(session, public_id, reason="x", actor=room.editor, at=LATER)
        reword(room, claim, "The bridge is quite safe")
        reassess(room, claim)
        commands.publish_correction(
            session,
            public_id,
            correction_class=correction_class,
            explanation="We left out a word.",
            actor=room.editor,
            at=LATER,
        )


def withdraw(database: Database, public_id: str) -> None:
    with database.transaction() as session:
        editor = Newsroom.again(session).editor
        commands.withdraw_claim(session, public_id, reason="It was another <bridge>.", actor=editor, at=LATER)


def open_claim(client: FlaskClient, public_id: str) -> TestResponse:
    return client.get(f"/claims/{public_id}", follow_redirects=True)


def test_an_empty_newsroom_says_what_to_do_next(sqlite_client: FlaskClient) -> None:
    page = sqlite_client.get("/")
    assert page.status_code == 200
    assert "No findings yet" in page.text
    assert 'href="/sign-in"' in page.text


def test_the_home_page_shows_a_finding_with_both_answers(client: FlaskClient, database: Database) -> None:
    public_id = store(database, publish_rated)
    page = client.get("/").text
    assert f'href="/claims/{public_id}/the-bridge-is-safe"' in page
    for words in ("Ada Lund", "Confirmed", "Half true", "Bridge reopens", "1 claim published"):
        assert words in page


def test_the_home_page_shows_the_newest_and_leads_to_all(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        for minute in range(11):
            publish(room, at=AT + timedelta(minutes=minute))
    page = sqlite_client.get("/").text
    assert page.count('<li class="claim-row"') == 10 + 1
    assert 'href="/claims">All 11 findings</a>' in page


@pytest.mark.parametrize("end", ["", "/", "/wrong-words"])
def test_a_claim_has_one_address(sqlite_client: FlaskClient, sqlite_database: Database, end: str) -> None:
    public_id = store(sqlite_database, publish_rated)
    answer = sqlite_client.get(f"/claims/{public_id}{end}")
    assert (answer.status_code, answer.location) == (301, f"/claims/{public_id}/the-bridge-is-safe")


def test_the_claim_page_says_what_was_said_and_what_was_found(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    page = open_claim(sqlite_client, store(sqlite_database, publish_rated)).text
    for words in (
        *("Ada Lund", "mayor", "The bridge is safe", "1 March 2026", "Bridge reopens", "Lund Courier"),
        *("Did they say it?", "Confirmed", "The speaker said it in these words."),
        *("Is it so?", "Half true", "3 on a scale from 1 to 5", "The recording has the words."),
        *("Recording of the opening", "https://example.org/recording", "City archive", "Primary"),
        *("Rita", "Sam", "The recording is the only origin there can be."),
        *("Asked for an answer on", "2 March 2026", "<strong>asked</strong>"),
    ):
        assert words in page


def test_the_claim_page_names_its_permanent_address(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    page = open_claim(sqlite_client, public_id).text
    canonical = f"http://localhost:8000/claims/{public_id}"
    assert f'<link rel="canonical" href="{canonical}/the-bridge-is-safe">' in page
    assert f'<a href="{canonical}">{canonical}</a>' in page


def test_nothing_of_the_desk_leaves_with_the_page(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    assert "caretaker" not in open_claim(sqlite_client, store(sqlite_database, publish_rated)).text


@pytest.mark.parametrize("bring", [Newsroom.add_claim, lambda room: room.approve(room.add_claim())])
@pytest.mark.parametrize("end", ["", "/", "/the-bridge-is-safe"])
def test_an_unpublished_claim_answers_like_none_to_the_byte(
    client: FlaskClient, database: Database, bring: Callable[[Newsroom], Claim], end: str
) -> None:
    public_id = store(database, bring)
    hidden, missing = client.get(f"/claims/{public_id}{end}"), client.get(f"/claims/nosuchclaim2{end}")
    assert hidden.status_code == missing.status_code == 404
    assert hidden.data == missing.data
    ignored = {"Date"}
    assert [h for h in hidden.headers if h[0] not in ignored] == [
        h for h in missing.headers if h[0] not in ignored
    ]


def test_an_article_without_findings_answers_like_none_to_the_byte(
    client: FlaskClient, database: Database
) -> None:
    with database.transaction() as session:
        room = Newsroom.open(session)
        room.add_claim()
        public_id = room.article.public_id
    hidden, missing = client.get(f"/articles/{public_id}"), client.get("/articles/nosucharticl")
    assert (hidden.status_code, hidden.data) == (404, missing.data)


def test_a_withdrawn_claim_answers_410_with_the_reason(client: FlaskClient, database: Database) -> None:
    public_id = store(database, publish_rated)
    withdraw(database, public_id)
    page = client.get(f"/claims/{public_id}/the-bridge-is-safe")
    assert page.status_code == 410
    assert "It was another &lt;bridge&gt;." in page.text
    assert "The bridge is safe" not in page.text


def test_an_old_tag_gives_no_304_after_a_withdrawal(client: FlaskClient, database: Database) -> None:
    public_id = store(database, publish_rated)
    tag = open_claim(client, public_id).headers["ETag"]
    withdraw(database, public_id)
    address = f"/claims/{public_id}/the-bridge-is-safe"
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 410


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_reader_who_has_the_page_is_not_sent_it_again(
    sqlite_client: FlaskClient, sqlite_database: Database, method: str
) -> None:
    public_id = store(sqlite_database, publish_rated)
    for address in ("/", f"/claims/{public_id}/the-bridge-is-safe"):
        first = sqlite_client.get(address)
        again = sqlite_client.open(address, method=method, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == first.headers["ETag"]


def test_a_correction_makes_another_page(client: FlaskClient, database: Database) -> None:
    public_id = store(database, publish_rated)
    tags = {client.get("/").headers["ETag"], open_claim(client, public_id).headers["ETag"]}
    correct(database, public_id, CorrectionClass.MINOR)
    assert client.get("/").headers["ETag"] not in tags
    assert open_claim(client, public_id).headers["ETag"] not in tags


def test_public_pages_are_the_same_for_everybody(editor_client: FlaskClient, database: Database) -> None:
    public_id = store(database, publish_rated)
    stranger = editor_client.application.test_client()
    for address in ("/", f"/claims/{public_id}/the-bridge-is-safe"):
        signed_in, anybody = editor_client.get(address), stranger.get(address)
        assert signed_in.data == anybody.data
        assert "Set-Cookie" not in signed_in.headers
        assert "Cookie" not in signed_in.headers.get("Vary", "")
        assert signed_in.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("correction_class", "words"),
    [
        (CorrectionClass.SUBSTANTIVE, "Correction, 6 March 2026"),
        (CorrectionClass.RETRACTION, "Retraction, 6 March 2026"),
        (CorrectionClass.UPDATE, "Update, <time"),
    ],
)
def test_a_correction_that_matters_stands_above_the_claim(
    sqlite_client: FlaskClient, sqlite_database: Database, correction_class: CorrectionClass, words: str
) -> None:
    public_id = store(sqlite_database, publish_rated)
    correct(sqlite_database, public_id, correction_class)
    page = open_claim(sqlite_client, public_id).text
    assert page.index(words) < page.index("<h1")
    assert "We left out a word." in page


def test_a_substantive_correction_shows_old_and_new(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    correct(sqlite_database, public_id, CorrectionClass.SUBSTANTIVE)
    top = open_claim(sqlite_client, public_id).text.split("<h1")[0]
    assert "The bridge is safe</del>" in top
    assert "The bridge is quite safe</ins>" in top


def test_a_minor_correction_stands_in_the_list_only(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    correct(sqlite_database, public_id, CorrectionClass.MINOR)
    above, _, below = open_claim(sqlite_client, public_id).text.partition("<h1")
    assert ("We left out a word." in above, "We left out a word." in below) == (False, True)


def test_the_old_words_in_an_address_lead_to_the_corrected_claim(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    public_id = store(sqlite_database, publish_rated)
    correct(sqlite_database, public_id, CorrectionClass.MINOR)
    answer = sqlite_client.get(f"/claims/{public_id}/the-bridge-is-safe")
    assert (answer.status_code, answer.location) == (301, f"/claims/{public_id}/the-bridge-is-quite-safe")


def test_a_sample_says_that_it_is_one(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    def publish_sample(room: Newsroom) -> Claim:
        room.article.is_sample = True
        return publish(room)

    public_id = store(sqlite_database, publish_sample)
    assert "no newsroom checked it" in open_claim(sqlite_client, public_id).text
    assert "Sample" in sqlite_client.get("/").text


def open_article(client: FlaskClient, database: Database, *, is_text_public: bool) -> TestResponse:
    def publish_in_article(room: Newsroom) -> Claim:
        room.article.is_text_public = is_text_public
        return publish(room)

    store(database, publish_in_article)
    with database.reading() as session:
        public_id = Newsroom.again(session).article.public_id
    return client.get(f"/articles/{public_id}", follow_redirects=True)


def test_an_article_whose_text_is_public_shows_its_claims_in_place(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    page = open_article(sqlite_client, sqlite_database, is_text_public=True)
    assert page.request.path.endswith("/bridge-reopens")
    assert "Repairs took 14 months." in page.text
    assert '<mark class="run run-content mark-published' in page.text


def test_an_article_whose_text_is_not_public_shows_quotes_only(
    sqlite_client: FlaskClient, sqlite_database: Database
) -> None:
    page = open_article(sqlite_client, sqlite_database, is_text_public=False).text
    assert "Repairs took 14 months" not in page
    assert "The bridge is safe</p></blockquote>" in page


def test_what_people_write_is_text_on_the_page(sqlite_client: FlaskClient, sqlite_database: Database) -> None:
    def publish_hostile(room: Newsroom) -> Claim:
        claim = room.add_claim()
        claim.text = "</title><script>alert(1)</script>\u202egnp.exe"
        claim.wording_accepted = hash_wording(claim.text)
        add_note(room, claim, "<img src=x onerror=alert(1)> [x](javascript:alert(1))", NoteVisibility.PUBLIC)
        return publish(room, claim)

    page = open_claim(sqlite_client, store(sqlite_database, publish_hostile)).text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert 'href="javascript' not in page
