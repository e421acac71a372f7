"""Making claims of an article's words and undoing what one did, by forms alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.marking import span_of
from tests.support.newsroom import BODY, QUOTE, Newsroom
from tests.support.people import give_session, post_form
from tracker.models import ArticleVersion, Claim
from tracker.models.enums import AttributionMode, ClaimKind, ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.queries import list_article_claims
from tracker.text.spans import format_spans

if TYPE_CHECKING:
    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database


class Marking:
    """A newsroom whose article has no claim yet, and the reviewer at a browser."""

    def __init__(self, app: Flask, database: Database) -> None:
        """Fill the database."""
        self.app, self.database = app, database
        with database.transaction() as session:
            room = Newsroom.open(session)
            self.article_id, self.row_id = room.article.public_id, room.article.id or 0
            self.reviewer, self.editor = room.reviewer, room.editor
        self.path = f"/desk/articles/{self.article_id}"
        self.client: FlaskClient = give_session(app, database, self.reviewer)

    def claims(self) -> list[Claim]:
        """Return the article's claims as stored."""
        with self.database.reading() as session:
            return list_article_claims(session, self.row_id)

    def mark(self, *content: str, **fields: object) -> TestResponse:
        """Send words of the article as the workspace does."""
        spans = format_spans(span_of(words) for words in content)
        values = {"content": spans, "version_number": "1", **fields}
        return post_form(self.client, f"{self.path}/claims", **values)

    def add_version(self, body: str) -> None:
        """Bring the article in again."""
        with self.database.transaction() as session:
            room = Newsroom.again(session)
            newer = {**room.version.model_dump(), "id": None, "number": 2, "body": body, "sha256": "0" * 64}
            session.add(ArticleVersion.model_validate(newer))


@pytest.fixture
def marking(app: Flask, database: Database) -> Marking:
    return Marking(app, database)


@pytest.fixture
def sqlite_marking(sqlite_app: Flask, sqlite_database: Database) -> Marking:
    return Marking(sqlite_app, sqlite_database)


def test_marked_places_become_a_claim_and_lead_to_it(marking: Marking) -> None:
    answer = marking.mark("Repairs took 14 months")
    (claim,) = marking.claims()
    assert answer.status_code == 303
    assert answer.location == f"{marking.path}#claim-{claim.public_id}"
    assert (claim.text, claim.review_status) == ("Repairs took 14 months", ReviewStatus.OPEN)
    assert (claim.mode, claim.kind) == (AttributionMode.NARRATOR, ClaimKind.EVENT)
    assert [str(each.value) for each in claim.quantities] == ["14"]


def test_words_in_quotation_marks_are_direct_speech_of_the_words_for_the_speaker(
    sqlite_marking: Marking,
) -> None:
    spans = {
        "cue": format_spans([span_of("said")]),
        "speaker": format_spans([span_of("mayor Ada Lund")]),
    }
    sqlite_marking.mark(QUOTE, **spans)
    (claim,) = sqlite_marking.claims()
    assert claim.speaker is not None
    assert (claim.mode, claim.speaker.name, claim.speaker_role) == (
        AttributionMode.DIRECT,
        "Ada Lund",
        "mayor",
    )


def test_a_second_claim_in_the_same_sentence_has_the_same_speaker(sqlite_marking: Marking) -> None:
    sqlite_marking.mark(QUOTE, speaker_name="Ada Lund", speaker_role="mayor")
    sqlite_marking.mark("is safe")
    names = [claim.speaker.name if claim.speaker else "" for claim in sqlite_marking.claims()]
    assert names == ["Ada Lund", "Ada Lund"]


def test_what_the_person_says_goes_before_what_the_words_suggest(sqlite_marking: Marking) -> None:
    fields = {
        "speaker_name": "Bo Ek",
        "speaker_kind": "group",
        "mode": "mixed",
        "kind": "opinion",
        "text": "It took too long.",
    }
    sqlite_marking.mark("Repairs took 14 months", **fields)
    (claim,) = sqlite_marking.claims()
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.speaker.kind.value, claim.mode.value) == ("Bo Ek", "group", "mixed")
    assert (claim.kind.value, claim.text) == ("opinion", "It took too long.")


def test_marking_twice_makes_one_claim(sqlite_marking: Marking) -> None:
    sqlite_marking.mark("14 months")
    sqlite_marking.mark("14 months")
    assert len(sqlite_marking.claims()) == 1
    assert "There is such a claim already." in sqlite_marking.client.get(sqlite_marking.path).text


@pytest.mark.parametrize(
    "fields",
    [
        {"content": ""},
        {"content": "x"},
        {"content": "1-2-3"},
        {"content": "5-5"},
        {"content": "0-99999"},
        {"content": "14-16"},
        {"content": "3-8,5-9"},
        {"content": ",".join(f"{at}-{at + 1}" for at in range(0, 60, 2))},
        {"content": "9" * 4000},
        {"content": "0-6", "cue": "nonsense"},
        {"content": "0-6", "speaker": "70-900"},
        {"content": "0-6", "mode": "direct"},
        {"content": "0-6", "kind": "rumour"},
        {"content": "0-6", "speaker_name": "n" * 201},
        {"content": "0-6", "text": "t" * 5001},
    ],
)
def test_what_cannot_be_marked_is_refused_and_nothing_is_lost(
    sqlite_marking: Marking, fields: dict[str, str]
) -> None:
    answer = sqlite_marking.mark(**{"text": "Kept as typed", **fields})
    assert answer.status_code == 422
    assert "Nothing was saved yet" in answer.text
    assert sqlite_marking.claims() == []


def test_a_refused_claim_comes_back_with_its_words_and_what_was_typed(sqlite_marking: Marking) -> None:
    answer = sqlite_marking.mark("14 months", mode="direct", text="Kept as typed")
    assert "Kept as typed" in answer.text
    assert ">\r\n14 months</textarea>" in answer.text
    assert "Name the speaker" in answer.text


def test_words_of_an_older_version_are_refused_and_come_back(sqlite_marking: Marking) -> None:
    sqlite_marking.add_version(BODY.replace("Repairs", "All repairs"))
    answer = sqlite_marking.mark("14 months", text="Kept as typed")
    assert answer.status_code == 409
    assert "newer version (2)" in answer.text
    assert ">\r\n14 months</textarea>" in answer.text
    assert "Kept as typed" in answer.text
    assert sqlite_marking.claims() == []


def test_a_character_that_no_text_has_is_refused(sqlite_marking: Marking) -> None:
    answer = sqlite_marking.mark("14 months", speaker_name="Ada\x00")
    assert answer.status_code == 400
    assert sqlite_marking.claims() == []


def test_the_sentences_can_be_chosen_without_a_script(marking: Marking) -> None:
    page = marking.client.get(f"{marking.path}/claims/new")
    assert page.status_code == 200
    assert 'name="sentence" value="2"' in page.text
    assert "Repairs took 14 months." in page.text


@pytest.mark.parametrize(
    "query", ["?choose=yes", "?sentence=77", "?sentence=x", "?sentence=9999999999", "?sentence="]
)
def test_without_a_sentence_one_is_asked_for_again(sqlite_marking: Marking, query: str) -> None:
    page = sqlite_marking.client.get(f"{sqlite_marking.path}/claims/new{query}")
    assert "Choose at least one sentence" in page.text


def test_a_chosen_sentence_comes_with_its_words(sqlite_marking: Marking) -> None:
    page = sqlite_marking.client.get(f"{sqlite_marking.path}/claims/new?sentence=2")
    assert "Repairs took 14 months.</textarea>" in page.text


def send_words(marking: Marking, *sentences: str, **fields: object) -> TestResponse:
    values = {"version_number": "1", "sentence": list(sentences), **fields}
    return post_form(marking.client, f"{marking.path}/claims/new", **values)


def test_typed_words_are_found_and_marked(marking: Marking) -> None:
    answer = send_words(marking, "1", content_0='"The bridge is safe,"', speaker_0="Ada Lund", cue_0="said")
    assert answer.status_code == 303
    (claim,) = marking.claims()
    assert claim.anchors[0].exact == "“The bridge is safe,”"
    assert claim.speaker is not None
    assert (claim.speaker.name, claim.mode) == ("Ada Lund", AttributionMode.DIRECT)


def test_words_of_two_sentences_become_one_claim(sqlite_marking: Marking) -> None:
    send_words(
        sqlite_marking, "1", "2", content_0="The bridge", content_1="Repairs took 14 months", mode="narrator"
    )
    (claim,) = sqlite_marking.claims()
    assert claim.text == "The bridge … Repairs took 14 months"


def test_words_that_do_not_stand_there_are_asked_for_again(sqlite_marking: Marking) -> None:
    answer = send_words(sqlite_marking, "2", content_0="Repairs took 15 months", text="Kept as typed")
    assert answer.status_code == 422
    assert "These words do not stand there" in answer.text
    assert "Repairs took 15 months" in answer.text
    assert "Kept as typed" in answer.text
    assert sqlite_marking.claims() == []


def test_words_that_stand_in_several_places_are_asked_about(sqlite_marking: Marking) -> None:
    answer = send_words(sqlite_marking, "any", content_0="BRIDGE")
    assert answer.status_code == 422
    assert "stand there 2 times" in answer.text
    second = BODY.index("bridge")
    assert f'value="{second}-{second + 6}"' in answer.text
    done = send_words(
        sqlite_marking, "any", content_0="BRIDGE", content_0_at=f"{second}-{second + 6}", kind="event"
    )
    assert done.status_code == 303
    assert sqlite_marking.claims()[0].anchors[0].start == second


def test_a_place_where_the_words_do_not_stand_is_no_answer(sqlite_marking: Marking) -> None:
    assert send_words(sqlite_marking, "any", content_0="BRIDGE", content_0_at="1-7").status_code == 422


def test_typed_words_of_an_older_version_are_kept(sqlite_marking: Marking) -> None:
    sqlite_marking.add_version(BODY.replace("Repairs", "All repairs"))
    answer = send_words(sqlite_marking, "2", content_0="took 14 months")
    assert answer.status_code == 409
    assert "took 14 months" in answer.text
    assert 'name="version_number" value="2"' in answer.text


def test_without_words_or_sentences_nothing_is_marked(sqlite_marking: Marking) -> None:
    assert send_words(sqlite_marking, "2").status_code == 422
    assert send_words(sqlite_marking).status_code == 422
    assert sqlite_marking.claims() == []


@pytest.mark.parametrize("address", ["claims/new", "claims", "undo"])
def test_an_article_that_is_not_there_is_not_found(sqlite_marking: Marking, address: str) -> None:
    path = f"/desk/articles/nosucharticl/{address}"
    assert post_form(sqlite_marking.client, path).status_code == 404


def test_the_newest_act_is_undone_and_told(marking: Marking) -> None:
    marking.mark("14 months")
    (claim,) = marking.claims()
    answer = post_form(marking.client, f"{marking.path}/undo")
    assert answer.status_code == 303
    assert "Undone: you had marked “14 months”." in marking.client.get(marking.path).text
    assert marking.claims() == []
    with marking.database.reading() as session:
        assert get_claim(session, claim.public_id).review_status is ReviewStatus.DISMISSED


def test_what_cannot_be_undone_says_why(sqlite_marking: Marking) -> None:
    for event in ({}, {"event": "7"}, {"event": "x" * 50}):
        assert post_form(sqlite_marking.client, f"{sqlite_marking.path}/undo", **event).status_code == 303
    page = sqlite_marking.client.get(sqlite_marking.path).text
    assert "There is nothing of yours to undo in this article." in page
