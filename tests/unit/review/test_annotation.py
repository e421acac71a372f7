"""What people add to a claim."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlmodel import select

from tests.support.newsroom import AT, RECORDING, Newsroom
from tracker.audit import list_events, parse_changes
from tracker.errors import InputError, MoveRefusedError, NotFoundError, StaleEditError
from tracker.models import Speaker
from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    ReviewStatus,
    SpeakerKind,
)
from tracker.models.loading import get_claim
from tracker.review import annotation
from tracker.review.drafts import ClaimEdit, SpeakerDraft

MAYOR = SpeakerDraft(name="Ada Lund", kind=SpeakerKind.PERSON, role="mayor")
EDIT = ClaimEdit(
    text="The bridge is safe.",
    kind=ClaimKind.STATEMENT,
    mode=AttributionMode.DIRECT,
    speaker=MAYOR,
    via="",
    claimed_on=date(2026, 3, 1),
)


def edit(room: Newsroom, public_id: str, changed: ClaimEdit, version: int | None = None) -> None:
    claim = get_claim(room.session, public_id)
    annotation.edit_claim(
        room.session,
        public_id,
        edit=changed,
        expected_version=claim.version if version is None else version,
        actor=room.reviewer,
        at=AT,
    )
    room.session.flush()


def test_an_edit_changes_the_claim_and_counts_its_version_up(room: Newsroom) -> None:
    claim = room.add_claim()
    before = claim.version
    edit(room, claim.public_id, EDIT)
    assert (claim.text, claim.version) == ("The bridge is safe.", before + 1)


def test_an_edit_tells_each_changed_field_in_history(room: Newsroom) -> None:
    claim = room.add_claim()
    edit(room, claim.public_id, EDIT)
    (event,) = list_events(room.session, claim.public_id)
    assert {change.field for change in parse_changes(event)} == {"text", "claimed_on"}


def test_an_edit_that_changes_nothing_writes_no_history(room: Newsroom) -> None:
    claim = room.add_claim()
    edit(room, claim.public_id, replace(EDIT, text=claim.text, claimed_on=None))
    assert list_events(room.session, claim.public_id) == []


def test_a_stale_edit_is_refused_with_both_texts(room: Newsroom) -> None:
    claim = room.add_claim()
    stale = claim.version
    edit(room, claim.public_id, EDIT)
    with pytest.raises(StaleEditError) as caught:
        edit(room, claim.public_id, replace(EDIT, text="The bridge is open."), version=stale)
    (conflict,) = caught.value.conflicts
    assert (conflict.theirs, conflict.yours) == ("The bridge is safe.", "The bridge is open.")


def test_a_stale_edit_overwrites_nothing(room: Newsroom) -> None:
    claim = room.add_claim()
    stale = claim.version
    edit(room, claim.public_id, EDIT)
    with pytest.raises(StaleEditError):
        edit(room, claim.public_id, replace(EDIT, text="The bridge is open."), version=stale)
    assert claim.text == "The bridge is safe."


def test_correcting_the_speaker_uses_one_who_is_known_already(room: Newsroom) -> None:
    claim, other = room.add_claim(), room.add_claim()
    edit(room, other.public_id, replace(EDIT, speaker=replace(MAYOR, name="ada lund")))
    assert other.speaker_id == claim.speaker_id


def test_correcting_the_speaker_to_a_new_name_adds_them(room: Newsroom) -> None:
    claim = room.add_claim()
    edit(room, claim.public_id, replace(EDIT, speaker=replace(MAYOR, name="Bo Strand")))
    assert get_claim(room.session, claim.public_id).speaker.name == "Bo Strand"  # type: ignore[union-attr]


def test_a_changed_role_is_this_claims_alone(room: Newsroom) -> None:
    claim, other = room.add_claim(), room.add_claim()
    edit(room, other.public_id, replace(EDIT, speaker=replace(MAYOR, role="former mayor")))
    assert (claim.speaker_role, other.speaker_role) == ("mayor", "former mayor")
    assert list_events(room.session, claim.public_id) == []


def test_a_role_can_be_emptied(room: Newsroom) -> None:
    claim = room.add_claim()
    edit(room, claim.public_id, replace(EDIT, speaker=replace(MAYOR, role="")))
    assert claim.speaker_role == ""


def test_a_name_in_any_script_is_one_speaker_however_often_it_is_saved(room: Newsroom) -> None:
    claim = room.add_claim()
    for name in ("Тоқаев", "ТОҚАЕВ", "Тоқаев"):
        edit(room, claim.public_id, replace(EDIT, speaker=replace(MAYOR, name=name)))
    names = [speaker.name for speaker in room.session.exec(select(Speaker)).all()]
    assert names.count("Тоқаев") + names.count("ТОҚАЕВ") == 1


def test_what_was_said_where_tomorrow_has_begun_can_be_edited(room: Newsroom) -> None:
    claim = room.add_claim()
    edit(room, claim.public_id, replace(EDIT, claimed_on=AT.date() + timedelta(days=1)))
    assert claim.text == EDIT.text


def test_the_articles_own_voice_has_no_speaker(room: Newsroom) -> None:
    claim = room.add_claim()
    with pytest.raises(InputError) as caught:
        edit(room, claim.public_id, replace(EDIT, mode=AttributionMode.NARRATOR))
    assert caught.value.field == "speaker_name"


def test_reported_speech_needs_a_speaker(room: Newsroom) -> None:
    claim = room.add_claim()
    with pytest.raises(InputError, match="Name the speaker"):
        edit(room, claim.public_id, replace(EDIT, speaker=None))


def test_a_claim_cannot_have_been_made_on_a_day_to_come(room: Newsroom) -> None:
    claim = room.add_claim()
    with pytest.raises(InputError) as caught:
        edit(room, claim.public_id, replace(EDIT, claimed_on=date(2026, 3, 5)))
    assert caught.value.field == "claimed_on"


@pytest.mark.parametrize(
    "status",
    [ReviewStatus.IN_REVIEW, ReviewStatus.APPROVED, ReviewStatus.PUBLISHED, ReviewStatus.DISMISSED],
)
def test_a_claim_that_is_settled_cannot_be_edited(room: Newsroom, status: ReviewStatus) -> None:
    claim = room.add_claim(status=status)
    with pytest.raises(MoveRefusedError, match="cannot be changed"):
        edit(room, claim.public_id, EDIT)


def test_citing_a_source_adds_it_to_the_claim(room: Newsroom) -> None:
    claim = room.add_claim()
    annotation.add_evidence(room.session, claim.public_id, evidence=RECORDING, actor=room.reviewer, at=AT)
    (item,) = get_claim(room.session, claim.public_id).evidence_items
    assert (item.title, item.accessed_at) == (RECORDING.title, AT)


def test_citing_the_same_source_twice_keeps_one(room: Newsroom) -> None:
    claim = room.add_claim()
    for _ in range(2):
        annotation.add_evidence(room.session, claim.public_id, evidence=RECORDING, actor=room.reviewer, at=AT)
    assert len(get_claim(room.session, claim.public_id).evidence_items) == 1


def test_a_removed_source_can_be_put_back(room: Newsroom) -> None:
    claim = room.add_claim()
    item = annotation.add_evidence(
        room.session, claim.public_id, evidence=RECORDING, actor=room.reviewer, at=AT
    )
    names = (claim.public_id, item.public_id)
    annotation.remove_evidence(room.session, *names, actor=room.reviewer, at=AT)
    assert item.removed_at == AT
    annotation.restore_evidence(room.session, *names, actor=room.reviewer, at=AT)
    assert item.removed_at is None


def test_a_source_of_another_claim_cannot_be_removed(room: Newsroom) -> None:
    claim, other = room.add_claim(), room.add_claim()
    item = annotation.add_evidence(
        room.session, claim.public_id, evidence=RECORDING, actor=room.reviewer, at=AT
    )
    with pytest.raises(NotFoundError):
        annotation.remove_evidence(room.session, other.public_id, item.public_id, actor=room.reviewer, at=AT)


def test_no_source_is_cited_behind_the_second_reviewers_back(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    with pytest.raises(MoveRefusedError):
        annotation.add_evidence(
            room.session,
            claim.public_id,
            evidence=replace(RECORDING, title="Another"),
            actor=room.reviewer,
            at=AT,
        )
