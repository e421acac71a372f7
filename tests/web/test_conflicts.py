"""Two people who change one claim at the same time, without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.desk import Desk
from tests.support.people import post_form

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

EDIT = {
    "edit-text": "The bridge is safe",
    "edit-kind": "statement",
    "edit-mode": "direct",
    "edit-speaker_name": "Ada Lund",
    "edit-speaker_kind": "person",
    "edit-speaker_role": "mayor",
}
THEIRS = {**EDIT, "edit-text": "The old bridge is safe", "edit-via": "City radio"}
MINE = {**EDIT, "edit-text": "The new bridge is safe"}


@pytest.fixture
def desk(sqlite_app: Flask, sqlite_database: Database) -> Desk:
    return Desk(sqlite_app, sqlite_database)


def edit(client: FlaskClient, desk: Desk, version: int, **fields: str) -> TestResponse:
    return post_form(client, f"{desk.path}/edit", version=version, **fields)


def collide(desk: Desk, client: FlaskClient, **mine: str) -> TestResponse:
    """Let the second save first, and the reviewer on the same version after them."""
    version = desk.claim().version
    edit(desk.at("second"), desk, version, **THEIRS)
    return edit(client, desk, version, **{**MINE, **mine})


def is_checked(page: TestResponse, field: str, side: str) -> bool:
    (tag,) = re.findall(rf'<input[^>]*id="edit-choice-{field}-{side}"[^>]*>', page.text)
    return " checked" in tag


def test_both_texts_show_the_words_in_which_they_differ(desk: Desk) -> None:
    page = collide(desk, desk.at("reviewer"))
    assert page.status_code == 409
    assert 'The <mark class="own-words" dir="auto">old</mark> bridge is safe' in page.text
    assert 'The <mark class="own-words" dir="auto">new</mark> bridge is safe' in page.text


def test_what_i_typed_is_chosen_and_what_i_left_alone_stays_theirs(desk: Desk) -> None:
    page = collide(desk, desk.at("reviewer"))
    assert is_checked(page, "text", "mine")
    assert is_checked(page, "via", "theirs")


def test_one_press_saves_theirs_in_one_field_and_mine_in_another(desk: Desk) -> None:
    client = desk.at("reviewer")
    collide(desk, client)
    choices = {"edit-choice-text": "mine", "edit-choice-via": "theirs"}
    answer = edit(client, desk, desk.claim().version, **MINE, **choices)
    assert answer.status_code == 303
    assert (desk.claim().text, desk.claim().via) == ("The new bridge is safe", "City radio")


def test_their_speaker_is_taken_whole(desk: Desk) -> None:
    client = desk.at("reviewer")
    mine = {**MINE, "edit-speaker_name": "Bo Strand", "edit-speaker_role": "engineer"}
    collide(desk, client, **mine)
    answer = edit(client, desk, desk.claim().version, **mine, **{"edit-choice-speaker": "theirs"})
    assert answer.status_code == 303
    assert desk.claim().speaker.name == "Ada Lund"  # type: ignore[union-attr]
    assert desk.claim().speaker_role == "mayor"


def test_a_third_change_shows_both_texts_again_and_keeps_text_and_choices(desk: Desk) -> None:
    client = desk.at("reviewer")
    collide(desk, client)
    chosen_on = desk.claim().version
    edit(desk.at("second"), desk, chosen_on, **{**THEIRS, "edit-text": "The third bridge is safe"})
    page = edit(client, desk, chosen_on, **MINE, **{"edit-choice-text": "theirs"})
    assert page.status_code == 409
    assert is_checked(page, "text", "theirs")
    assert "The new bridge is safe</textarea>" in page.text
    assert desk.claim().text == "The third bridge is safe"


def test_a_form_with_an_error_still_meets_what_others_saved(desk: Desk) -> None:
    version = desk.claim().version
    edit(desk.at("second"), desk, version, **THEIRS)
    client = desk.at("reviewer")
    page = edit(client, desk, version, **{**MINE, "edit-claimed_on": "yesterday"})
    assert page.status_code == 422
    form = page.text.partition('<form id="edit-form"')[2].partition("</form>")[0]
    assert f'name="version" value="{version}"' in form


def test_saving_what_the_other_saved_is_no_conflict(desk: Desk) -> None:
    version = desk.claim().version
    edit(desk.at("second"), desk, version, **THEIRS)
    assert edit(desk.at("reviewer"), desk, version, **THEIRS).status_code == 303


def test_the_checks_are_chosen_field_by_field_too(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.research(claim))
    version = desk.claim().version
    theirs = {"checks-reply_reason": "She is away", "checks-origins_reason": "One tape"}
    mine = {"checks-reply_reason": "She declined", "checks-primary_reason": "No"}
    post_form(desk.at("second"), f"{desk.path}/checks", version=version, **theirs)
    client = desk.at("reviewer")
    page = post_form(client, f"{desk.path}/checks", version=version, **mine)
    assert page.status_code == 409
    assert 'name="checks-choice-reply_reason"' in page.text
    choices = {"checks-choice-reply_reason": "theirs", "checks-choice-primary_reason": "mine"}
    post_form(client, f"{desk.path}/checks", version=desk.claim().version, **mine, **choices)
    assert (desk.claim().reply_reason, desk.claim().primary_reason) == ("She is away", "No")


@pytest.mark.parametrize("choice", ["", "both", "THEIRS", "theirs" * 1000])
def test_an_odd_choice_counts_as_mine(desk: Desk, choice: str) -> None:
    client = desk.at("reviewer")
    collide(desk, client)
    edit(client, desk, desk.claim().version, **MINE, **{"edit-choice-text": choice})
    assert desk.claim().text != "The old bridge is safe"


def test_history_tells_a_change_word_by_word(desk: Desk) -> None:
    client = desk.at("reviewer")
    edit(client, desk, desk.claim().version, **MINE)
    page = client.get(desk.path).text
    assert re.search(r"<ins dir=\"auto\"><span[^>]*>now: </span>new ?</ins>", page)
