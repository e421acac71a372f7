"""Who may read which note, and when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.newsroom import AT
from tests.unit.models.test_rounds import make_claim, make_review
from tracker.models import Claim, Note
from tracker.models.enums import NoteKind, NoteVisibility, ReviewStatus
from tracker.models.reading import list_readable_notes
from tracker.models.rounds import STANDARD_POLICY, build_policy

FIRST, SECOND = 1, 2


def make_note(
    *, kind: NoteKind = NoteKind.DECISION, visibility: NoteVisibility = NoteVisibility.TEAM, minutes: int = 5
) -> Note:
    return Note(
        claim_id=1,
        author_id=FIRST,
        kind=kind,
        visibility=visibility,
        body="It is so.",
        created_at=AT + timedelta(minutes=minutes),
    )


def annotate(claim: Claim, note: Note) -> Claim:
    claim.notes = [note]
    return claim


def test_a_private_note_is_its_authors_alone() -> None:
    claim = annotate(make_claim(), make_note(visibility=NoteVisibility.PRIVATE))
    assert list_readable_notes(claim, FIRST, STANDARD_POLICY) == claim.notes
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == []
    assert list_readable_notes(claim, None, STANDARD_POLICY) == []


@pytest.mark.parametrize("visibility", [NoteVisibility.TEAM, NoteVisibility.PUBLIC])
def test_a_decision_of_the_first_reviewer_is_hidden_until_both_reviews_are_in(
    visibility: NoteVisibility,
) -> None:
    claim = annotate(make_claim(make_review(FIRST)), make_note(visibility=visibility))
    assert list_readable_notes(claim, FIRST, STANDARD_POLICY) == claim.notes
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == []
    assert list_readable_notes(claim, None, STANDARD_POLICY) == []
    claim.reviews = [make_review(FIRST), make_review(SECOND)]
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == claim.notes


def test_a_reply_waits_with_the_decision_that_it_answers() -> None:
    claim = make_claim(make_review(FIRST))
    decision, reply = make_note(), make_note(kind=NoteKind.COMMENT)
    decision.id, reply.id, reply.parent_id = 1, 2, 1
    claim.notes = [decision, reply]
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == []


def test_a_draft_is_enough_to_hide_its_authors_decision() -> None:
    claim = annotate(make_claim(make_review(FIRST, minutes=None)), make_note())
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == []


def test_a_decision_of_whoever_the_claim_is_assigned_to_is_hidden_before_they_assess_it() -> None:
    claim = annotate(make_claim(), make_note())
    claim.assigned_to_id = FIRST
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == []
    claim.review_status = ReviewStatus.DISMISSED
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == claim.notes


def test_a_decision_of_somebody_who_does_not_assess_the_claim_is_read_by_all() -> None:
    claim = annotate(make_claim(make_review(SECOND)), make_note())
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == claim.notes


@pytest.mark.parametrize("kind", [kind for kind in NoteKind if kind is not NoteKind.DECISION])
def test_other_notes_of_the_first_reviewer_are_read_by_all(kind: NoteKind) -> None:
    claim = annotate(make_claim(make_review(FIRST)), make_note(kind=kind))
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == claim.notes


@pytest.mark.parametrize(("second", "blind"), [(True, False), (False, True)])
def test_where_review_is_open_or_single_no_decision_is_hidden(*, second: bool, blind: bool) -> None:
    claim = annotate(make_claim(make_review(FIRST)), make_note())
    policy = build_policy(second_review=second, blind_review=blind)
    assert list_readable_notes(claim, SECOND, policy) == claim.notes


@pytest.mark.parametrize(("minutes", "is_read"), [(5, True), (30, False)])
def test_a_new_round_hides_what_is_decided_in_it_and_nothing_older(*, minutes: int, is_read: bool) -> None:
    reviews = (
        make_review(FIRST, minutes=10),
        make_review(SECOND, minutes=11),
        make_review(FIRST, round_number=2, minutes=None),
    )
    claim = annotate(make_claim(*reviews, round_number=2), make_note(minutes=minutes))
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == (claim.notes if is_read else [])


def test_an_edition_shows_what_was_decided_before_it() -> None:
    claim = annotate(make_claim(make_review(FIRST, minutes=None)), make_note())
    claim.published_at = AT + timedelta(minutes=20)
    assert list_readable_notes(claim, SECOND, STANDARD_POLICY) == claim.notes
