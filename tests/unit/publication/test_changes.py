"""What a correction says has changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import Newsroom
from tests.support.publishing import LATER, publish
from tracker.models.enums import AttributionFinding, AttributionMode, ClaimKind, ReplyOutcome
from tracker.publication.changes import list_changes
from tracker.publication.queries import get_current_edition

if TYPE_CHECKING:
    from tracker.db import Database
    from tracker.models.snapshot import ClaimSnapshot


@pytest.fixture
def old(sqlite_database: Database) -> ClaimSnapshot:
    """The edition that readers know."""
    with sqlite_database.transaction() as session:
        claim = publish(Newsroom.open(session))
        return get_current_edition(session, claim.public_id).load()


def test_equal_editions_differ_in_nothing(old: ClaimSnapshot) -> None:
    assert list_changes(old, replace(old, published_at=LATER, updated_at=LATER)) == ()


@pytest.mark.parametrize(
    ("values", "change"),
    [
        ({"text": "It is safe"}, ("Claim", "The bridge is safe", "It is safe")),
        ({"kind": ClaimKind.APPEAL}, ("Kind", "Statement", "Appeal")),
        ({"mode": AttributionMode.MIXED}, ("Attribution", "Direct", "Mixed")),
        ({"speaker": None}, ("Speaker", "Ada Lund, mayor", "The article's own voice")),
        ({"finding": AttributionFinding.NOT_FOUND}, ("Did they say it?", "Confirmed", "Not found")),
        ({"explanation": "New."}, ("Explanation", "The recording has the words.", "New.")),
        ({"reply_text": "Yes."}, ("The speaker's reply", "", "Yes.")),
        ({"reply_outcome": ReplyOutcome.DECLINED}, ("The speaker's reply", "", "Declined to answer")),
    ],
    ids=lambda value: str(value)[:12],
)
def test_a_changed_field_is_told_in_words(
    old: ClaimSnapshot, values: dict[str, object], change: tuple[str, str, str]
) -> None:
    (told,) = list_changes(old, replace(old, **values))  # type: ignore[arg-type]  # the table above has the types
    assert (told.label, told.old, told.new) == change


def test_a_source_that_was_left_out_is_told(old: ClaimSnapshot) -> None:
    (told,) = list_changes(old, replace(old, evidence=()))
    assert (told.label, told.new) == ("Sources", "")
    assert told.old.startswith("Recording of the opening (records, primary)")


def test_another_address_of_a_source_is_told(old: ClaimSnapshot) -> None:
    (item,) = old.evidence
    (told,) = list_changes(old, replace(old, evidence=(replace(item, url="https://example.org/2"),)))
    assert ("https://example.org/recording" in told.old, "https://example.org/2" in told.new) == (True, True)


def test_changes_come_in_the_order_of_the_page(old: ClaimSnapshot) -> None:
    changed = replace(old, explanation="New.", text="It is safe", evidence=())
    assert [change.field for change in list_changes(old, changed)] == ["text", "explanation", "evidence"]
