"""Moving the edges of a claim, splitting, merging and placing it, by forms alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.marking import mark, span_of
from tests.support.newsroom import Newsroom
from tests.support.people import give_session, post_form
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.commands import dismiss_claim
from tracker.review.ordering import list_order
from tracker.text.spans import format_spans

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database
    from tracker.models import Claim


class Rearranging:
    """A newsroom with two claims, and the reviewer at a browser."""

    def __init__(self, app: Flask, database: Database) -> None:
        """Fill the database."""
        self.database = database
        with database.transaction() as session:
            room = Newsroom.open(session)
            self.bridge = mark(room, "The bridge").public_id
            self.repairs = mark(room, "Repairs took 14 months").public_id
            self.article_id, self.row_id = room.article.public_id, room.article.id or 0
            reviewer = room.reviewer
        self.client: FlaskClient = give_session(app, database, reviewer)

    def claim(self, public_id: str) -> Claim:
        """Return a claim as stored."""
        with self.database.reading() as session:
            return get_claim(session, public_id)

    def words(self, public_id: str) -> list[str]:
        """Return the words that are marked for a claim."""
        return [anchor.exact for anchor in self.claim(public_id).anchors]

    def order(self) -> list[str]:
        """Return the claims in the order of the list."""
        with self.database.reading() as session:
            return list_order(session, self.row_id)

    def send(self, public_id: str, act: str, **fields: object) -> TestResponse:
        """Send one of the forms, on the claim's present version."""
        values = {"version": str(self.claim(public_id).version), **fields}
        return post_form(self.client, f"/desk/claims/{public_id}/{act}", **values)


@pytest.fixture
def desk(app: Flask, database: Database) -> Rearranging:
    return Rearranging(app, database)


@pytest.fixture
def sqlite_desk(sqlite_app: Flask, sqlite_database: Database) -> Rearranging:
    return Rearranging(sqlite_app, sqlite_database)


def spans(*content: str) -> str:
    return format_spans(span_of(words) for words in content)


def test_the_page_shows_the_words_and_the_other_claims(desk: Rearranging) -> None:
    page = desk.client.get(f"/desk/claims/{desk.repairs}/spans")
    assert page.status_code == 200
    assert ">\r\nRepairs took 14 months</textarea>" in page.text
    assert f'<option value="{desk.bridge}">1. The bridge</option>' in page.text


def test_chosen_places_move_the_edges(desk: Rearranging) -> None:
    answer = desk.send(desk.repairs, "spans", content=spans("Repairs", "14 months"), cue=spans("said"))
    assert answer.location == f"/desk/articles/{desk.article_id}#claim-{desk.repairs}"
    assert desk.words(desk.repairs) == ["Repairs", "14 months", "said"]


def test_typed_words_move_the_edges(desk: Rearranging) -> None:
    answer = desk.send(desk.repairs, "words", content_0="14 months", return_to="claim")
    assert answer.location == f"/desk/claims/{desk.repairs}"
    assert desk.words(desk.repairs) == ["14 months"]


def test_typed_words_may_come_from_elsewhere(sqlite_desk: Rearranging) -> None:
    sqlite_desk.send(
        sqlite_desk.repairs, "words", content_0="Repairs", content_new="reopens", speaker_new="Ada Lund"
    )
    assert sqlite_desk.words(sqlite_desk.repairs) == ["reopens", "Repairs", "Ada Lund"]


def test_words_that_are_nowhere_are_asked_for_again(sqlite_desk: Rearranging) -> None:
    answer = sqlite_desk.send(sqlite_desk.repairs, "words", content_0="Repairs took ages")
    assert answer.status_code == 422
    assert "Repairs took ages" in answer.text
    assert sqlite_desk.words(sqlite_desk.repairs) == ["Repairs took 14 months"]


def test_a_claim_without_words_is_refused(sqlite_desk: Rearranging) -> None:
    answer = sqlite_desk.send(sqlite_desk.repairs, "words", content_0="")
    assert answer.status_code == 422
    assert "Choose the words of the claim" in answer.text


@pytest.mark.parametrize("content", ["", "x", "0-99999", "14-16", "3-8,5-9", "9-3"])
def test_places_that_cannot_be_marked_are_refused(sqlite_desk: Rearranging, content: str) -> None:
    answer = sqlite_desk.send(sqlite_desk.repairs, "spans", content=content)
    assert answer.status_code == 422
    assert "Nothing was saved yet" in answer.text
    assert sqlite_desk.words(sqlite_desk.repairs) == ["Repairs took 14 months"]


@pytest.mark.parametrize(
    ("act", "fields"),
    [("spans", {"content": spans("14 months")}), ("words", {"content_0": "14 months"})],
)
def test_a_stale_move_shows_both_choices_and_keeps_what_was_typed(
    sqlite_desk: Rearranging, act: str, fields: dict[str, str]
) -> None:
    stale = str(sqlite_desk.claim(sqlite_desk.repairs).version - 1)
    answer = sqlite_desk.send(sqlite_desk.repairs, act, version=stale, **fields)
    assert answer.status_code == 409
    assert "Somebody else changed this claim" in answer.text
    assert ">\r\n14 months</textarea>" in answer.text
    assert "Save mine over it" in answer.text
    assert sqlite_desk.words(sqlite_desk.repairs) == ["Repairs took 14 months"]


def test_a_claim_is_split_where_the_typed_words_begin(desk: Rearranging) -> None:
    assert desk.send(desk.repairs, "split", begins="14 months").status_code == 303
    _, first, second = desk.order()
    assert (desk.words(first), desk.words(second)) == (["Repairs took"], ["14 months"])


def test_a_claim_is_split_at_chosen_places(sqlite_desk: Rearranging) -> None:
    fields = {"first": spans("Repairs took"), "second": spans("14 months")}
    answer = sqlite_desk.send(sqlite_desk.repairs, "split", **fields)
    assert answer.location.endswith(f"#claim-{sqlite_desk.order()[2]}")


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"begins": "Ferry"},
        {"begins": "Repairs"},
        {"first": "x", "second": "y"},
        {"first": "0-6", "second": "7-14"},
        {"first": spans("Repairs took")},
    ],
)
def test_a_split_that_is_none_is_refused(sqlite_desk: Rearranging, fields: dict[str, str]) -> None:
    assert sqlite_desk.send(sqlite_desk.repairs, "split", **fields).status_code == 422
    assert len(sqlite_desk.order()) == 2


def test_a_stale_split_is_refused(sqlite_desk: Rearranging) -> None:
    answer = sqlite_desk.send(sqlite_desk.repairs, "split", begins="14 months", version="0")
    assert answer.status_code == 409
    assert 'value="14 months"' in answer.text


def test_a_claim_is_merged_into_another_with_its_words(desk: Rearranging) -> None:
    answer = desk.send(desk.repairs, "merge", into=desk.bridge, words="y")
    assert answer.location.endswith(f"#claim-{desk.bridge}")
    assert desk.words(desk.bridge) == ["The bridge", "Repairs took 14 months"]
    assert desk.claim(desk.repairs).merged_into == desk.bridge


@pytest.mark.parametrize("into", ["", "nosuchclaim2", "x" * 500])
def test_a_merge_into_nothing_is_refused(sqlite_desk: Rearranging, into: str) -> None:
    assert sqlite_desk.send(sqlite_desk.repairs, "merge", into=into).status_code == 422
    assert sqlite_desk.claim(sqlite_desk.repairs).review_status is ReviewStatus.OPEN


def test_a_stale_merge_shows_the_claim_as_it_is_now(sqlite_desk: Rearranging) -> None:
    answer = sqlite_desk.send(sqlite_desk.repairs, "merge", into=sqlite_desk.bridge, version="0")
    assert answer.status_code == 409
    assert f'<option selected value="{sqlite_desk.bridge}">' in answer.text


def test_a_closed_claim_offers_no_change_of_its_words(sqlite_desk: Rearranging) -> None:
    with sqlite_desk.database.transaction() as session:
        room = Newsroom.again(session)
        dismiss_claim(
            session, sqlite_desk.repairs, reason="No", actor=room.reviewer, at=room.article.created_at
        )
    page = sqlite_desk.client.get(f"/desk/claims/{sqlite_desk.repairs}/spans").text
    assert "The edges are settled while the claim is dismissed." in page
    answer = sqlite_desk.send(sqlite_desk.repairs, "spans", content=spans("14 months"))
    assert answer.status_code == 409


def test_a_claim_is_placed_elsewhere_in_the_list(desk: Rearranging) -> None:
    assert desk.send(desk.repairs, "place", after="").status_code == 303
    assert desk.order() == [desk.repairs, desk.bridge]
    desk.send(desk.repairs, "place", after=desk.bridge)
    assert desk.order() == [desk.bridge, desk.repairs]


def test_a_place_behind_nothing_is_refused(sqlite_desk: Rearranging) -> None:
    assert sqlite_desk.send(sqlite_desk.repairs, "place", after="nosuchclaim2").status_code == 422


@pytest.mark.parametrize("act", ["spans", "words", "split", "merge", "place"])
def test_a_claim_that_is_not_there_is_not_found(sqlite_desk: Rearranging, act: str) -> None:
    path = f"/desk/claims/nosuchclaim2/{act}"
    assert post_form(sqlite_desk.client, path, content=spans("reopens")).status_code == 404
