"""The annotations of an article and the evidence pack of a claim: what they say, and to whom."""

from __future__ import annotations

import hashlib
import html
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.exporting import read_as
from tests.support.newsroom import AT, BODY, DENIED, QUOTE
from tests.support.publishing import (
    add_note,
    find_rating_id,
    publish,
    read_edition,
    start_correction,
    withdraw,
)
from tests.support.publishing import cite_more as cite
from tests.support.publishing import correct as publish_correction
from tracker.audit import hash_event
from tracker.errors import NotFoundError
from tracker.export.annotations import read_public_claim
from tracker.export.feed import iter_feed
from tracker.export.pack_page import build_page
from tracker.export.reading import Scope
from tracker.export.singles import get_annotations, get_desk_pack, get_public_pack
from tracker.models import AuditEvent
from tracker.models.enums import NoteVisibility
from tracker.paths import static_dir

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom
    from tracker.models import Claim, User

CSS = (static_dir() / "css" / "pack.css").read_text(encoding="utf-8")
HERE = "https://claims.example.org/export/articles/x.jsonld"


def make_public_page(room: Newsroom, claim: Claim) -> str:
    room.session.flush()
    room.session.expunge_all()
    pack = get_public_pack(room.session, claim.public_id, reading=read_as(Scope.PUBLIC), at=AT)
    return build_page(pack, css=CSS).decode()


def make_desk_page(room: Newsroom, claim: Claim, viewer: User | None = None) -> str:
    room.session.flush()
    room.session.expunge_all()
    reading = read_as(Scope.DESK, viewer=viewer)
    return build_page(get_desk_pack(room.session, claim.public_id, reading=reading, at=AT), css=CSS).decode()


@pytest.mark.parametrize("scope", Scope)
def test_an_annotation_finds_its_words_by_quote_and_by_position(room: Newsroom, scope: Scope) -> None:
    publish(room)
    room.session.flush()
    collection = get_annotations(room.session, room.article.public_id, address=HERE, reading=read_as(scope))
    (annotation,) = json.loads(json.dumps(collection))["first"]["items"]
    words, position = annotation["target"]["selector"]
    assert (words["type"], words["exact"]) == ("TextQuoteSelector", QUOTE)
    assert BODY[position["start"] : position["end"]] == QUOTE
    assert words["prefix"] + QUOTE + words["suffix"] in BODY
    assert annotation["body"][0]["value"] == QUOTE


def test_the_public_s_annotations_are_those_of_published_claims(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        get_annotations(room.session, room.article.public_id, address=HERE, reading=read_as(Scope.PUBLIC))
    room.add_claim()
    publish(room)
    room.session.flush()
    totals = [
        get_annotations(room.session, room.article.public_id, address=HERE, reading=read_as(scope))["total"]
        for scope in Scope
    ]
    assert totals == [1, 2]


def test_pieces_of_a_discontinuous_quote_are_cut_by_their_lengths(room: Newsroom) -> None:
    snapshot = replace(
        read_edition(room, publish(room)),
        quote="a … b … c",
        content_spans=((0, 5), (9, 10)),
        context_before="x" * 40,
        context_after="y" * 40,
    )
    first, last = read_public_claim(snapshot, address="", standing="").places
    assert (first.exact, first.prefix, first.suffix) == ("a … b", "x" * 32, "")
    assert (last.exact, last.prefix, last.suffix) == ("c", "", "y" * 32)


def test_the_feed_holds_what_has_a_claimreview(room: Newsroom) -> None:
    publish(room)
    publish(room, None, replace(DENIED, rating_id=find_rating_id(room.session, "False")))
    room.session.flush()
    chunks = list(iter_feed(room.session, read_as(Scope.PUBLIC), name="The Newsroom"))
    feed = json.loads(b"".join(chunk.raw for chunk in chunks))
    assert (feed["@type"], feed["name"]) == ("DataFeed", "The Newsroom")
    (element,) = feed["dataFeedElement"]
    assert element["item"]["reviewRating"]["alternateName"] == "False"
    assert sum(chunk.rows_count for chunk in chunks) == 1


def test_a_pack_loads_nothing(room: Newsroom) -> None:
    page = make_public_page(room, publish(room))
    assert re.search(r"<(?:img|link|iframe|object|embed|video|audio)\b", page) is None
    assert re.search(r"\b(?:src|srcset|poster)=|url\(|@import", page) is None
    assert "default-src 'none'" in page


def test_a_pack_shows_quote_sources_reviewers_and_reply(room: Newsroom) -> None:
    page = make_public_page(room, publish(room))
    assert f"<mark>{QUOTE}</mark>" in page
    for words in ("Recording of the opening", "00:01:10", "Rita", "Sam", "2026-03-02", "Confirmed"):
        assert words in page


def test_the_edition_in_a_pack_has_the_hash_that_the_history_names(room: Newsroom) -> None:
    page = make_public_page(room, publish(room))
    found = re.search(r'<pre id="edition"[^>]*>(.*?)</pre>', page, re.DOTALL)
    assert found is not None
    assert hashlib.sha256(html.unescape(found[1]).encode()).hexdigest() in page.replace(found[1], "")


def test_the_events_in_a_desk_pack_prove_their_hashes(room: Newsroom) -> None:
    claim = publish(room)
    start_correction(room, claim)
    cite(room, claim)
    publish_correction(room, claim)
    page = make_desk_page(room, claim)
    found = re.search(r'<script type="application/json" id="history">(.*?)</script>', page)
    assert found is not None
    events = json.loads(found[1])
    assert len(events) > 5
    for each in events:
        event = AuditEvent(
            at=each["at"],
            actor_public_id=each["actor_id"],
            actor_name=each["actor"],
            action=each["action"],
            subject_kind=each["subject_kind"],
            subject_public_id=each["subject_id"],
            details=each["details"],
            previous_sha256=each["previous_sha256"],
            sha256="",
        )
        event.at = type(AT).fromisoformat(each["at"])
        assert hash_event(event) == each["sha256"]


def test_a_pack_keeps_what_its_reader_may_not_see(room: Newsroom) -> None:
    claim = room.add_claim()
    add_note(room, claim, "Only for Rita.", NoteVisibility.PRIVATE)
    room.send_to_review(claim, replace(DENIED, explanation="Rita’s own words."))
    own, others = make_desk_page(room, claim, room.reviewer), make_desk_page(room, claim, room.second)
    for words in ("Only for Rita.", "Rita’s own words."):
        assert words in own
        assert words not in others
    with pytest.raises(NotFoundError):
        make_public_page(room, claim)


def test_a_withdrawn_claim_has_no_public_pack(room: Newsroom) -> None:
    claim = publish(room)
    withdraw(room, claim)
    with pytest.raises(NotFoundError):
        make_public_page(room, claim)


def test_words_in_a_pack_stay_words(room: Newsroom) -> None:
    claim = room.add_claim()
    add_note(room, claim, "</script><script>alert(1)</script><img src=x>", NoteVisibility.PUBLIC)
    page = make_public_page(room, publish(room, claim))
    assert page.count("<script") == 1  # the events, as data
    assert "<img" not in page
    assert "&lt;img src=x&gt;" in page
