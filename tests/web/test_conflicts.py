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


def open_form(desk: Desk, part: str = "edit") -> dict[str, str]:
    """Return what the form of a part of the page carries along when it is opened now."""
    return read_carried(desk.at("reviewer").get(desk.path).text, part)


def read_carried(page: str, part: str = "edit") -> dict[str, str]:
    form = page.partition(f'<form id="{part}-form"')[2].partition("</form>")[0]
    hidden = dict(re.findall(r'<input type="hidden" name="(version|seen)" value="([^"]*)">', form))
    assert hidden.keys() == {"version", "seen"}
    return hidden


def edit(client: FlaskClient, desk: Desk, opened: dict[str, str], **fields: str) -> TestResponse:
    return post_form(client, f"{desk.path}/edit", **opened, **fields)


def collide(desk: Desk, client: FlaskClient, **mine: str) -> TestResponse:
    """Let the second save first, and the reviewer on a form opened before that."""
    opened = open_form(desk)
    edit(desk.at("second"), desk, opened, **THEIRS)
    return edit(client, desk, opened, **{**MINE, **mine})


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
    carried = read_carried(collide(desk, client).text)
    choices = {"edit-choice-text": "mine", "edit-choice-via": "theirs"}
    answer = edit(client, desk, carried, **MINE, **choices)
    assert answer.status_code == 303
    assert (desk.claim().text, desk.claim().via) == ("The new bridge is safe", "City radio")


def test_their_speaker_is_taken_whole(desk: Desk) -> None:
    client = desk.at("reviewer")
    opened = open_form(desk)
    edit(desk.at("second"), desk, opened, **{**THEIRS, "edit-speaker_name": "Bo Strand"})
    mine = {**MINE, "edit-speaker_name": "Cy Berg", "edit-speaker_role": "engineer"}
    carried = read_carried(edit(client, desk, opened, **mine).text)
    answer = edit(client, desk, carried, **mine, **{"edit-choice-speaker": "theirs"})
    assert answer.status_code == 303
    assert desk.claim().speaker.name == "Bo Strand"  # type: ignore[union-attr]
    assert desk.claim().speaker_role == "mayor"


def test_a_third_change_shows_both_texts_again_and_keeps_text_and_choices(desk: Desk) -> None:
    client = desk.at("reviewer")
    carried = read_carried(collide(desk, client).text)
    edit(desk.at("second"), desk, carried, **{**THEIRS, "edit-text": "The third bridge is safe"})
    page = edit(client, desk, carried, **MINE, **{"edit-choice-text": "theirs"})
    assert page.status_code == 409
    assert is_checked(page, "text", "theirs")
    assert "The new bridge is safe</textarea>" in page.text
    assert desk.claim().text == "The third bridge is safe"


@pytest.mark.parametrize("day", ["yesterday", "2999-01-01"])
def test_a_form_with_an_error_still_meets_what_others_saved(desk: Desk, day: str) -> None:
    opened = open_form(desk)
    edit(desk.at("second"), desk, opened, **{**EDIT, "edit-via": "City radio"})
    page = edit(desk.at("reviewer"), desk, opened, **{**MINE, "edit-claimed_on": day})
    assert page.status_code == 422
    assert read_carried(page.text) == opened


def test_saving_what_the_other_saved_is_no_conflict(desk: Desk) -> None:
    opened = open_form(desk)
    edit(desk.at("second"), desk, opened, **THEIRS)
    assert edit(desk.at("reviewer"), desk, opened, **THEIRS).status_code == 303


def test_changes_of_different_fields_are_merged_and_told(desk: Desk) -> None:
    opened, client = open_form(desk), desk.at("reviewer")
    edit(desk.at("second"), desk, opened, **{**EDIT, "edit-via": "City radio"})
    answer = edit(client, desk, opened, **MINE)
    assert answer.status_code == 303
    assert (desk.claim().text, desk.claim().via) == ("The new bridge is safe", "City radio")
    assert "Others had changed Via meanwhile; that is kept too." in client.get(desk.path).text


def test_without_what_the_form_showed_nothing_is_merged(desk: Desk) -> None:
    opened = open_form(desk)
    edit(desk.at("second"), desk, opened, **{**EDIT, "edit-via": "City radio"})
    assert edit(desk.at("reviewer"), desk, {**opened, "seen": "text:x,,:"}, **MINE).status_code == 409
    assert (desk.claim().text, desk.claim().via) == ("The bridge is safe", "City radio")


def test_notes_sources_and_assignments_collide_with_no_edit(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.research(claim))
    opened, other, client = open_form(desk), desk.at("second"), desk.at("reviewer")
    note = {"note-body": "Which bridge?", "note-kind": "question", "note-visibility": "team"}
    post_form(other, f"{desk.path}/notes", **note)
    assert str(desk.claim().version) == opened["version"]
    (item,) = desk.claim().evidence_items
    post_form(other, f"{desk.path}/evidence/{item.public_id}/remove")
    seen, wanted = f"{desk.people['reviewer'].public_id}|", desk.people["editor"].public_id
    post_form(other, f"{desk.path}/assign", **{"assign-person": wanted, "assign-seen": seen})
    assert desk.claim().assigned_to_id == desk.people["editor"].id
    assert edit(client, desk, opened, **MINE).status_code == 303
    assert desk.claim().text == "The new bridge is safe"
    page = client.get(desk.path).text
    assert "The claim is saved." in page
    assert "meanwhile; that is kept too" not in page


def test_the_checks_are_chosen_field_by_field_too(desk: Desk) -> None:
    desk.bring(lambda room, claim: room.research(claim))
    opened = open_form(desk, "checks")
    theirs = {"checks-reply_reason": "She is away", "checks-origins_reason": "One tape"}
    mine = {"checks-reply_reason": "She declined", "checks-primary_reason": "No"}
    post_form(desk.at("second"), f"{desk.path}/checks", **opened, **theirs)
    client = desk.at("reviewer")
    page = post_form(client, f"{desk.path}/checks", **opened, **mine)
    assert page.status_code == 409
    assert 'name="checks-choice-reply_reason"' in page.text
    assert 'name="checks-choice-primary_reason"' not in page.text
    carried = read_carried(page.text, "checks")
    post_form(client, f"{desk.path}/checks", **carried, **mine, **{"checks-choice-reply_reason": "theirs"})
    assert (desk.claim().reply_reason, desk.claim().primary_reason) == ("She is away", "No")


@pytest.mark.parametrize("choice", ["", "both", "THEIRS", "theirs" * 1000])
def test_an_odd_choice_counts_as_mine(desk: Desk, choice: str) -> None:
    client = desk.at("reviewer")
    carried = read_carried(collide(desk, client).text)
    edit(client, desk, carried, **MINE, **{"edit-choice-text": choice})
    assert desk.claim().text != "The old bridge is safe"


def test_history_tells_a_change_word_by_word(desk: Desk) -> None:
    client = desk.at("reviewer")
    edit(client, desk, open_form(desk), **MINE)
    page = client.get(desk.path).text
    assert re.search(r"<ins dir=\"auto\"><span[^>]*>now: </span>new ?</ins>", page)
