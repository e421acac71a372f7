"""The page of corrections and the page on how the newsroom works."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import Newsroom
from tests.support.published import Published, publish_claim
from tests.support.publishing import LATER
from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.models import Correction, Publication
from tracker.models.enums import CorrectionClass
from tracker.publication.amendments import list_amendments

if TYPE_CHECKING:
    from pathlib import Path

    from flask.testing import FlaskClient

    from tracker.db import Database


@pytest.fixture
def published(sqlite_database: Database) -> Published:
    return publish_claim(sqlite_database)


def test_a_newsroom_that_corrected_nothing_says_so(sqlite_client: FlaskClient) -> None:
    assert "Nothing was corrected yet" in sqlite_client.get("/corrections").text


def test_a_correction_stands_with_its_class_its_reason_and_the_old_and_new_words(
    client: FlaskClient, database: Database
) -> None:
    published = publish_claim(database)
    published.correct()
    page = client.get("/corrections").text
    for words in ("<b>Correction</b>", "We left out a word.", "The bridge is safe</del>", "quite safe</ins>"):
        assert words in page
    assert f'href="{published.address}/the-bridge-is-quite-safe"' in page


def test_a_withdrawal_stands_with_its_reason_and_without_the_words(
    client: FlaskClient, database: Database
) -> None:
    published = publish_claim(database)
    published.correct()
    published.withdraw()
    page = client.get("/corrections").text
    assert "It was another bridge." in page
    assert published.public_id in page
    assert "safe" not in page.split("<main")[1].split("</main")[0]


def test_one_kind_can_be_read_alone(sqlite_client: FlaskClient, published: Published) -> None:
    published.correct(kind=CorrectionClass.UPDATE)
    assert "We left out a word." in sqlite_client.get("/corrections?kind=update").text
    assert "We left out a word." not in sqlite_client.get("/corrections?kind=retraction").text


def test_the_pages_hold_every_correction_once_in_the_order_of_time(
    database: Database,
) -> None:
    published = publish_claim(database)
    with database.transaction() as session:
        room = Newsroom.again(session)
        edition = session.get(Publication, 1)
        assert edition is not None
        for number in range(7):
            session.add(
                Correction(
                    claim_id=edition.claim_id,
                    publication_id=1,
                    correction_class=CorrectionClass.MINOR,
                    explanation=str(number),
                    changes="[]",
                    corrected_by_id=room.editor.id or 0,
                    corrected_at=LATER + timedelta(days=number // 3),
                )
            )
    shown: list[str] = []
    cursor: str | None = None
    with database.reading() as session:
        while True:
            page = list_amendments(session, after=cursor, limit=2)
            shown += [each.explanation for each in page.amendments]
            cursor = page.next_cursor
            if cursor is None:
                break
    assert shown == [str(number) for number in reversed(range(7))]
    assert published.public_id


def test_the_legend_has_every_rating_of_the_scale_with_its_edition(sqlite_client: FlaskClient) -> None:
    page = sqlite_client.get("/methodology").text
    for words in ("Mostly true", "Half true", "Missing context", "Not checkable", "edition 1", "from 1 to 5"):
        assert words in page


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({}, "each without seeing what the other found"),
        ({"TRACKER_SECOND_REVIEW": "off"}, "single review"),
        ({"TRACKER_BLIND_REVIEW": "off"}, "the second may see what the first one found"),
        ({}, "TRACKER_FUNDING"),
        ({"TRACKER_FUNDING": "Readers pay for it."}, "Readers pay for it."),
        ({"TRACKER_CONTACT": "editors@example.org"}, 'href="mailto:editors@example.org"'),
    ],
)
def test_the_methodology_says_what_is_set(
    tmp_path: Path, sqlite_url: str, variables: dict[str, str], words: str
) -> None:
    client = create_app(build_settings(tmp_path, sqlite_url, **variables)).test_client()
    assert words in re.sub(r"\s+", " ", client.get("/methodology").text)
