"""Counting two sources as one origin, as a browser without scripts meets it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import AT, RECORDING
from tests.support.people import post_form
from tracker.review import annotation, commands

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.test import TestResponse

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim

RELEASE = "The city council said on Monday that the bridge is safe for all traffic after fourteen months."
ONE = replace(
    RECORDING, title="Bridge safe", url="https://one.example/a", origin_group="", quoted_passage=RELEASE
)
TWO = replace(ONE, title="All clear for bridge", url="https://two.example/b")
OTHER = replace(
    ONE, title="Traffic count", url="https://three.example/c", quoted_passage="Cars crossed it again."
)


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    desk = Desk(sqlite_app, sqlite_database)
    desk.bring(cite)
    return desk


def cite(room: Newsroom, claim: Claim) -> None:
    commands.accept_claim(room.session, claim.public_id, actor=room.reviewer, at=AT)
    commands.start_research(room.session, claim.public_id, actor=room.reviewer, at=AT)
    for draft in (ONE, TWO, OTHER):
        annotation.add_evidence(room.session, claim.public_id, evidence=draft, actor=room.reviewer, at=AT)
        room.session.flush()


def share(desk: Desk, first: str, second: str, who: str = "second") -> TestResponse:
    """Press the button for the sources with these titles; a title that no source has is sent as it is."""
    ids = {item.title: item.public_id for item in desk.claim().evidence_items}
    fields = {"first": ids.get(first, first), "second": ids.get(second, second)}
    return post_form(desk.at(who), f"{desk.path}/origins", **fields)


def list_groups(desk: Desk) -> list[str]:
    return [item.origin_group for item in desk.claim().evidence_items]


def test_the_proposal_is_shown_with_its_reason_and_one_press_takes_it(desk: Desk) -> None:
    page = desk.at("second").get(desk.path).text
    assert page.count("One origin?") == 1
    assert "words in a row" in page
    answer = share(desk, ONE.title, TWO.title)
    assert (answer.status_code, answer.location) == (303, f"{desk.path}#sources")
    assert list_groups(desk) == ["Bridge safe", "Bridge safe", ""]
    after = desk.at("second").get(desk.path).text
    assert "The two sources count as one origin now." not in after
    assert "One origin?" not in after
    assert "Independent origins: 2" in after


def test_what_the_page_did_not_propose_is_refused_with_its_reason(desk: Desk) -> None:
    answer = share(desk, ONE.title, OTHER.title)
    assert answer.status_code == 422
    assert "Nothing in their words or addresses speaks for one origin." in answer.text
    assert list_groups(desk) == ["", "", ""]


def test_a_second_press_says_that_both_have_a_group(desk: Desk) -> None:
    share(desk, ONE.title, TWO.title)
    answer = share(desk, ONE.title, TWO.title)
    assert answer.status_code == 422
    assert "Both sources have an origin group by now." in answer.text


@pytest.mark.parametrize(
    ("first", "second"), [("", ""), (ONE.title, ONE.title), (ONE.title, "nosuchsource"), ("x" * 5000, "é")]
)
def test_sources_that_are_not_two_of_the_claim_are_not_found(desk: Desk, first: str, second: str) -> None:
    assert share(desk, first, second).status_code == 404
    assert list_groups(desk) == ["", "", ""]


def test_a_claim_under_review_keeps_its_origins(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.request_review(claim))
    answer = share(desk, ONE.title, TWO.title)
    assert answer.status_code == 409
    assert list_groups(desk) == ["", "", ""]
