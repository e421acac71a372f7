"""Every page and file of the desk, byte by byte, before and after the first reviewer did hidden work."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import AT, CONFIRMED
from tests.support.publishing import find_rating_id
from tracker.export.tables import TABLES
from tracker.models.enums import AttributionFinding, NoteKind, NoteVisibility
from tracker.review import commands, notes
from tracker.review.drafts import Assessment, NoteDraft
from tracker.review.outbox import list_parcels

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim

SAME_ID = re.compile("<(public|article|claim|speaker)_id>")
TOKEN = re.compile(r'name="csrf_token" value="[^"]+"')
# A header that differs from answer to answer whatever is stored.
PASSING = {"Date", "Set-Cookie", "X-Request-Id"}
# The hash of the history's head is public by promise: it tells that anything at all was recorded, not what.
LEFT_OUT = ("static", "sign_in", "sign_out", "show_health")
# What narrows or opens a page further, by the endpoint it belongs to.
QUERIES = {
    "desk.show_inbox": (
        "?status=in_review",
        "?status=in_research",
        "?words=tape",
        "?rating=False",
        "?rating=none",
        "?mine=1",
    ),
    "desk.tell_changes": ("?version=0", "?version=1", "?version=5", "?version=99"),
    "comparing.show_comparison": ("?round=1", "?round=2"),
    "export.download_desk_claims": ("?guard=none",),
}
# What else an address leaves open, and with what it is filled in.
FORMS_OF = {
    "<name>.<extension>": [f"{name}.{ending}" for name in TABLES for ending in ("csv", "jsonl")],
    "<form>": ["atom", "rss", "json"],
    "<any(pages, claims, articles):name>-<int(max=99999):number>": ["pages-1", "claims-1", "articles-1"],
}


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def list_addresses(desk: Desk) -> list[str]:
    """Return every address that answers a GET, with the claim or article filled in, and some filters."""
    found = []
    for rule in desk.app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint.endswith(LEFT_OUT):
            continue
        public_id = desk.article_id if "/articles/" in rule.rule else desk.claim_id
        address = SAME_ID.sub(public_id, rule.rule).replace("<slug>", "any")
        for filled in fill_in(address):
            assert "<" not in filled, f"say here what to fill in: {rule.rule}"
            found += [filled + query for query in ("", *QUERIES.get(rule.endpoint, ()))]
    return sorted(found)


def fill_in(address: str) -> list[str]:
    """Return the address with each of the values that its open part may have."""
    for part, values in FORMS_OF.items():
        if part in address:
            return [address.replace(part, value) for value in values]
    return [address]


def look(desk: Desk, client: FlaskClient, who: str) -> dict[str, object]:
    """Return everything this person can fetch, and the letters that wait for them."""
    seen: dict[str, object] = {}
    # Some are archives: every byte counts, whatever it stands for.
    for address in list_addresses(desk):
        answer = client.get(address)
        headers = sorted((name, value) for name, value in answer.headers if name not in PASSING)
        seen[address] = (answer.status_code, headers, TOKEN.sub("", answer.data.decode("latin-1")))
    with desk.database.reading() as session:
        parcels = list_parcels(session, newsroom_name="N", public_url="http://n", at=AT)
    seen["letters"] = [each for each in parcels if each.to.startswith(who)]
    return seen


def assess(room: Newsroom, claim: Claim, assessment: Assessment, hours: int) -> None:
    commands.save_review(
        room.session,
        claim.public_id,
        assessment=assessment,
        is_submitted=False,
        actor=room.reviewer,
        at=AT + timedelta(hours=hours),
    )


def work_unseen(room: Newsroom, claim: Claim) -> None:
    """Draft twice, and write down a decision and a private remark, each mentioning the other."""
    assess(room, claim, CONFIRMED, 1)
    rating = find_rating_id(room.session, "False")
    assess(room, claim, replace(CONFIRMED, rating_id=rating, explanation="The tape @sam @eve"), 2)
    for kind, visibility in (
        (NoteKind.DECISION, NoteVisibility.TEAM),
        (NoteKind.DECISION, NoteVisibility.PUBLIC),
        (NoteKind.QUESTION, NoteVisibility.PRIVATE),
    ):
        draft = NoteDraft(kind=kind, visibility=visibility, body="We hold the tape to be cut, @sam and @eve.")
        at = AT + timedelta(hours=3)
        note = notes.add_note(room.session, claim.public_id, note=draft, actor=room.reviewer, at=at)
        room.session.flush()
        notes.resolve_note(room.session, claim.public_id, note.public_id, actor=room.reviewer, at=at)


def give_addresses(room: Newsroom, claim: Claim) -> None:
    room.second.email, room.editor.email = "second@example.org", "editor@example.org"
    room.research(claim)


def compare(before: dict[str, object], after: dict[str, object]) -> None:
    assert [name for name in before if before[name] != after[name]] == []


@pytest.mark.parametrize("who", ["second", "editor"])
def test_nothing_another_can_fetch_changes_when_the_first_reviewer_drafts(desk: Desk, who: str) -> None:
    desk.bring(give_addresses)
    client = desk.at(who)
    before = look(desk, client, who)
    desk.bring(work_unseen)
    compare(before, look(desk, client, who))


def test_what_another_can_fetch_does_not_depend_on_what_was_submitted(desk: Desk) -> None:
    desk.bring(give_addresses)
    desk.bring(lambda room, claim: room.request_review(claim))
    client = desk.at("second")
    before = look(desk, client, "second")

    def change_every_word(room: Newsroom, claim: Claim) -> None:
        (review,) = claim.reviews
        review.attribution_finding = AttributionFinding.DENIED
        review.rating_id = find_rating_id(room.session, "False")
        review.explanation = "Something else, and much longer. " * 40
        review.created_at = review.submitted_at = AT + timedelta(hours=5)

    desk.bring(change_every_word)
    compare(before, look(desk, client, "second"))


def test_the_second_reviewers_own_draft_brings_nothing_of_the_firsts_to_light(desk: Desk) -> None:
    desk.bring(give_addresses)
    desk.bring(lambda room, claim: room.request_review(claim, replace(CONFIRMED, explanation="The tape.")))
    desk.bring(
        lambda room, claim: commands.save_review(
            room.session, claim.public_id, assessment=CONFIRMED, is_submitted=False, actor=room.second, at=AT
        )
    )
    client = desk.at("second")
    seen = look(desk, client, "second")
    assert [name for name, answer in seen.items() if "The tape." in str(answer)] == []
