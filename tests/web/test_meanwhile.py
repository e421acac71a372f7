"""What a page that is being typed on learns of the others' changes."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.newsroom import AT, CONFIRMED
from tracker.review import annotation, commands

if TYPE_CHECKING:
    from flask import Flask

    from tests.support.newsroom import Newsroom
    from tracker.db import Database
    from tracker.models import Claim


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def accept(room: Newsroom, claim: Claim) -> None:
    commands.accept_claim(room.session, claim.public_id, actor=room.second, at=AT)


def test_a_change_is_told_with_who_made_it_and_when(desk: Desk) -> None:
    version = desk.claim().version
    desk.bring(accept)
    answer = desk.at("reviewer").get(f"{desk.path}/changes?version={version}")
    assert answer.json == {"changed": True, "by": "Sam", "at": AT.isoformat()}
    assert "no-store" in answer.headers["Cache-Control"]


def test_without_a_change_nothing_is_told(desk: Desk) -> None:
    desk.bring(accept)
    answer = desk.at("reviewer").get(f"{desk.path}/changes?version={desk.claim().version}")
    assert answer.json == {"changed": False, "by": "", "at": ""}


def test_ones_own_change_in_another_window_is_told_as_such(desk: Desk) -> None:
    version = desk.claim().version
    desk.bring(accept)
    answer = desk.at("second").get(f"{desk.path}/changes?version={version}")
    assert answer.json is not None
    assert answer.json["by"] == "You"


def test_a_blind_assessment_is_not_told(desk: Desk) -> None:
    def assess(room: Newsroom, claim: Claim) -> None:
        commands.save_review(
            room.session, claim.public_id, assessment=CONFIRMED, is_submitted=False, actor=room.second, at=AT
        )

    desk.bring(lambda room, claim: room.research(claim))
    version = desk.claim().version
    desk.bring(assess)
    answer = desk.at("reviewer").get(f"{desk.path}/changes?version={version}")
    assert answer.json == {"changed": False, "by": "", "at": ""}


def test_an_assessment_before_a_change_hides_no_change(desk: Desk) -> None:
    def change(room: Newsroom, claim: Claim) -> None:
        commands.save_review(
            room.session, claim.public_id, assessment=CONFIRMED, is_submitted=False, actor=room.second, at=AT
        )
        annotation.remove_evidence(
            room.session,
            claim.public_id,
            claim.evidence_items[0].public_id,
            actor=room.second,
            at=AT + timedelta(minutes=1),
        )

    desk.bring(lambda room, claim: room.research(claim))
    version = desk.claim().version
    desk.bring(change)
    answer = desk.at("reviewer").get(f"{desk.path}/changes?version={version}")
    assert answer.json is not None
    assert answer.json["changed"]


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "9" * 40])
def test_an_odd_version_never_fails(desk: Desk, version: str) -> None:
    assert desk.at("reviewer").get(f"{desk.path}/changes?version={version}").status_code == 200


def test_strangers_learn_nothing(desk: Desk) -> None:
    assert desk.app.test_client().get(f"{desk.path}/changes?version=1").status_code in {302, 303, 401}


def test_an_unknown_claim_is_not_found(desk: Desk) -> None:
    assert desk.at("reviewer").get("/desk/claims/nosuchclaim2/changes").status_code == 404
