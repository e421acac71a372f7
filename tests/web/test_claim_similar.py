"""Similar claims and the right of reply on a claim's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.desk import Desk
from tests.support.newsroom import AT, add_version
from tests.support.people import post_form
from tests.support.publishing import publish
from tracker.models import Article, Claim
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_claim

if TYPE_CHECKING:
    from flask import Flask

    from tests.support.newsroom import Newsroom
    from tracker.db import Database

ASKED = {
    "answer-kind": "asked",
    "answer-happened_on": "2026-03-02",
    "answer-channel": "telephone",
    "answer-contact": "Press office, 555 0101",
    "answer-words": "Is it safe for lorries?",
}


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def add_other(room: Newsroom, claim: Claim, text: str) -> str:
    """Add a claim with this text that is researched in another article."""
    article = room.session.exec(select(Article).where(Article.headline == "Elsewhere")).first()
    if article is None:
        article = Article(headline="Elsewhere", language="en", created_at=AT)
        room.session.add(article)
        room.session.flush()
        add_version(room.session, article)
    values = claim.model_dump(exclude={"id", "public_id", "text", "article_id", "review_status"})
    other = Claim(**values, text=text, article_id=article.id or 0, review_status=ReviewStatus.IN_RESEARCH)
    room.session.add(other)
    room.session.flush()
    return other.public_id


def test_a_similar_claim_is_shown_with_what_differs(desk: Desk) -> None:
    desk.bring(lambda room, claim: add_other(room, claim, "The bridge is not safe"))
    page = desk.at("reviewer").get(desk.path).text
    similar = page.partition('id="similar"')[2].partition("</section>")[0]
    assert "The bridge is not safe" in similar
    assert "negated" in similar
    assert "Take over its sources" not in similar


def test_the_public_page_and_the_sources_of_a_published_claim_are_taken_over(desk: Desk) -> None:
    def bring(room: Newsroom, claim: Claim) -> None:
        ids.append(add_other(room, claim, "The bridge is quite safe"))
        publish(room, claim)

    ids: list[str] = []
    desk.bring(bring)
    client, path = desk.at("second"), f"/desk/claims/{ids[0]}"
    assert "Cite its public page" in client.get(path).text
    for act in ("cite", "take-over", "take-over"):
        assert post_form(client, f"{path}/similar/{desk.claim_id}/{act}").status_code == 303
    with desk.database.reading() as session:
        finding, recording = get_claim(session, ids[0]).evidence_items
    assert finding.url.endswith(f"/claims/{desk.claim_id}")
    assert recording.title == "Recording of the opening"


def test_nothing_is_taken_over_from_a_claim_that_says_otherwise(desk: Desk) -> None:
    ids: list[str] = []
    desk.bring(lambda room, claim: ids.append(add_other(room, claim, "The bridge is not safe")))
    for act in ("cite", "take-over"):
        assert post_form(desk.at("reviewer"), f"{desk.path}/similar/{ids[0]}/{act}").status_code == 422
    assert desk.claim().evidence_items == []


def test_an_entry_of_the_right_of_reply_is_shown_and_can_be_struck(desk: Desk) -> None:
    client = desk.at("reviewer")
    assert post_form(client, f"{desk.path}/replies", **ASKED).status_code == 303
    (entry,) = desk.claim().reply_entries
    page = client.get(desk.path).text
    assert "Press office, 555 0101" in page
    assert "An answer is awaited; no deadline was given." in page
    reason = {f"strike-{entry.public_id}-reason": "I called somebody else"}
    answer = post_form(client, f"{desk.path}/replies/{entry.public_id}/strike", **reason)
    assert answer.status_code == 303
    assert "I called somebody else" in client.get(desk.path).text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("answer-happened_on", "2999-01-01"),
        ("answer-happened_on", "soon"),
        ("answer-happened_on", ""),
        ("answer-kind", "struck"),
        ("answer-channel", "pigeon"),
        ("answer-words", ""),
        ("answer-contact", "x" * 501),
    ],
)
def test_an_entry_that_is_refused_comes_back_as_typed(desk: Desk, field: str, value: str) -> None:
    fields = {**ASKED, "answer-contact": "Ask for Mr Lund", field: value}
    answer = post_form(desk.at("reviewer"), f"{desk.path}/replies", **fields)
    assert answer.status_code == 422
    assert "Is it safe for lorries?" in answer.text or field == "answer-words"
    assert desk.claim().reply_entries == []
