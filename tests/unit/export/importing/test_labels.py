"""Labels of others get a proposal by their words; only a person's yes counts, and it rates no claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.importing import BRIDGE, bring_in, make_csv
from tests.support.newsroom import AT, make_user
from tracker.audit import verify_history
from tracker.errors import InputError
from tracker.export.importing.jobs import get_job
from tracker.export.importing.labels import propose_rating
from tracker.export.importing.ratings import (
    confirm_labels,
    list_foreign_ratings,
    list_labels,
    list_present_ratings,
)
from tracker.export.importing.values import OWN
from tracker.models import Claim, ImportedLabel, Rating, Review
from tracker.models.enums import Role

if TYPE_CHECKING:
    from tracker.db import Database

SCALE = [Rating(scale_id=1, position=1, label=label, definition="") for label in ("True", "False", "Satire")]


@pytest.mark.parametrize(
    ("label", "ours"),
    [
        ("Pants on Fire!", "False"),
        ("FALSCH", "False"),
        ("Ложь", "False"),
        ("خطأ", "False"),
        ("Верно.", "True"),
        ("satire", "Satire"),
        ("Mostly true", None),
        ("3 Pinocchios", None),
        ("", None),
    ],
)
def test_a_label_is_proposed_only_what_the_present_scale_has(label: str, ours: str | None) -> None:
    found = propose_rating(label, SCALE)
    assert (found.label if found else None) == ours


def test_a_confirmed_label_stands_beside_the_claim_and_rates_nothing(database: Database) -> None:
    job = bring_in(database, make_csv({**BRIDGE, "rating": "Falsch", "explanation": "Sie maßen."}))
    with database.transaction() as session:
        reviewer = make_user("rita", Role.REVIEWER)
        session.add(reviewer)
        session.flush()
        (found,) = list_labels(session, get_job(session, job.public_id))
        assert (found.claims_count, found.proposed and found.proposed.label, found.confirmed) == (
            1,
            "False",
            None,
        )
        claim = session.exec(select(Claim)).one()
        (before,) = list_foreign_ratings(session, claim.id or 0)
        assert (before.label, before.explanation, before.meaning) == ("Falsch", "Sie maßen.", None)
        chosen = {found.key: found.proposed.id if found.proposed else None}
        assert confirm_labels(session, chosen, actor=reviewer, at=AT) == 1
        assert confirm_labels(session, chosen, actor=reviewer, at=AT) == 0
        (after,) = list_foreign_ratings(session, claim.id or 0)
        assert after.meaning is not None
        assert after.meaning.rating is not None
        assert after.meaning.rating.label == "False"
        session.refresh(claim)
        assert (claim.rating_id, session.exec(select(Review)).all()) == (None, [])
    with database.reading() as session:
        assert verify_history(session) == 3


def test_a_label_can_be_left_unrated_and_a_rating_that_is_not_ours_is_refused(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        reviewer = make_user("rita", Role.REVIEWER)
        session.add(reviewer)
        session.flush()
        with pytest.raises(InputError):
            confirm_labels(session, {(OWN, "x"): 9_999}, actor=reviewer, at=AT)
        confirm_labels(session, {(OWN, "x"): None}, actor=reviewer, at=AT)
        assert session.exec(select(ImportedLabel)).one().rating_id is None
        assert len(list_present_ratings(session)) == 10


def test_a_file_that_gives_another_label_later_is_kept_with_that(sqlite_database: Database) -> None:
    bring_in(sqlite_database, make_csv({**BRIDGE, "rating": "True"}))
    job = bring_in(sqlite_database, make_csv({**BRIDGE, "rating": "False"}))
    assert (job.unchanged_count, job.changed_count) == (1, 0)
    with sqlite_database.reading() as session:
        claim = session.exec(select(Claim)).one()
        assert [each.label for each in list_foreign_ratings(session, claim.id or 0)] == ["False"]
