"""Undoing one's own newest act, and what stands in its way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.support.marking import MAYOR, find_months, mark, narrate, places_of, span_of
from tests.support.newsroom import AT, RECORDING
from tracker.audit import list_events, verify_history
from tracker.errors import MoveRefusedError
from tracker.models import ArticleVersion
from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    NoteKind,
    NoteVisibility,
    ReviewStatus,
    SpeakerKind,
)
from tracker.models.loading import get_claim
from tracker.review import annotation, commands, notes
from tracker.review.drafts import Checks, ClaimEdit, NoteDraft, SpeakerDraft
from tracker.review.marking import move_spans
from tracker.review.ordering import list_order
from tracker.review.queries import list_article_claims
from tracker.review.rearranging import merge_claim, place_claim, split_claim
from tracker.review.undoing import Undoable, find_undoable, undo

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.newsroom import Newsroom
    from tracker.models import Claim, User


def press_undo(room: Newsroom, actor: User | None = None, expected_event: int | None = None) -> Undoable:
    done = undo(
        room.session,
        room.article,
        expected_event=expected_event,
        find_quantities=find_months,
        actor=actor or room.reviewer,
        at=AT,
    )
    room.session.flush()
    return done


def offered(room: Newsroom, actor: User | None = None) -> Undoable | None:
    return find_undoable(room.session, room.article, actor or room.reviewer)


def again(room: Newsroom, claim: Claim) -> Claim:
    return get_claim(room.session, claim.public_id)


def edit(room: Newsroom, claim: Claim, changed: ClaimEdit, actor: User | None = None) -> None:
    version = again(room, claim).version
    annotation.edit_claim(
        room.session,
        claim.public_id,
        edit=changed,
        expected_version=version,
        actor=actor or room.reviewer,
        at=AT,
    )


def accept(room: Newsroom) -> Claim:
    claim = room.add_claim()
    commands.accept_claim(room.session, claim.public_id, actor=room.reviewer, at=AT)
    return again(room, claim)


def move(room: Newsroom, claim: Claim, words: str, actor: User | None = None) -> None:
    move_spans(
        room.session,
        claim.public_id,
        places=places_of(words),
        expected_version=again(room, claim).version,
        find_quantities=find_months,
        actor=actor or room.reviewer,
        at=AT,
    )


def merge(room: Newsroom, claim: Claim, other: Claim, *, is_taking_words: bool) -> None:
    merge_claim(
        room.session,
        claim.public_id,
        into=other.public_id,
        is_taking_words=is_taking_words,
        expected_version=claim.version,
        find_quantities=find_months,
        actor=room.reviewer,
        at=AT,
    )


def split(room: Newsroom, claim: Claim) -> tuple[Claim, Claim]:
    return split_claim(
        room.session,
        claim.public_id,
        first=[span_of("Repairs")],
        second=[span_of("14 months")],
        expected_version=claim.version,
        find_quantities=find_months,
        actor=room.reviewer,
        at=AT,
    )


def list_words(room: Newsroom, claim: Claim) -> list[str]:
    return [anchor.exact for anchor in again(room, claim).anchors]


def test_nothing_can_be_undone_before_anything_was_done(room: Newsroom) -> None:
    room.add_claim()
    assert offered(room) is None
    with pytest.raises(MoveRefusedError, match="nothing of yours"):
        press_undo(room)


def test_an_acceptance_is_undone(room: Newsroom) -> None:
    claim = accept(room)
    assert press_undo(room).told == "accepted “The bridge is safe”"
    assert again(room, claim).review_status is ReviewStatus.PROPOSED
    assert offered(room) is None


def test_undoing_is_a_new_line_of_history_and_takes_none_away(room: Newsroom) -> None:
    claim = accept(room)
    press_undo(room)
    assert [each.action for each in list_events(room.session, claim.public_id)] == [
        "claim.undone",
        "claim.accepted",
    ]
    assert verify_history(room.session) == 2


def test_a_dismissal_is_undone_with_its_reason(room: Newsroom) -> None:
    claim = accept(room)
    commands.dismiss_claim(room.session, claim.public_id, reason="A jest", actor=room.reviewer, at=AT)
    press_undo(room)
    assert (again(room, claim).review_status, again(room, claim).closing_reason) == (ReviewStatus.OPEN, "")


def test_a_dismissal_that_was_taken_back_by_its_own_button_is_not_offered(room: Newsroom) -> None:
    claim = room.add_claim()
    commands.dismiss_claim(room.session, claim.public_id, reason="A jest", actor=room.reviewer, at=AT)
    commands.undo_dismissal(room.session, claim.public_id, actor=room.reviewer, at=AT)
    assert offered(room) is None


def test_the_start_of_research_is_undone_with_its_assignment(room: Newsroom) -> None:
    claim = accept(room)
    commands.start_research(room.session, claim.public_id, actor=room.reviewer, at=AT)
    press_undo(room)
    assert (again(room, claim).review_status, again(room, claim).assigned_to_id) == (ReviewStatus.OPEN, None)


def test_an_edit_is_undone_in_every_field(room: Newsroom) -> None:
    claim = accept(room)
    changed = ClaimEdit(
        text="It is safe.",
        kind=ClaimKind.OPINION,
        mode=AttributionMode.INDIRECT,
        speaker=SpeakerDraft(name="Bo Ek (city)", kind=SpeakerKind.GROUP, role=""),
        via="the radio",
        claimed_on=date(2026, 3, 1),
    )
    before = (claim.text, claim.kind, claim.mode, claim.via, claim.claimed_on)
    edit(room, claim, changed)
    press_undo(room)
    now = again(room, claim)
    assert (now.text, now.kind, now.mode, now.via, now.claimed_on) == before
    assert now.speaker is not None
    assert (now.speaker.name, now.speaker_role) == ("Ada Lund", "mayor")


def test_an_edit_of_the_articles_own_voice_is_undone(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    edit(room, claim, replace(narrate("14 months"), mode=AttributionMode.INDIRECT, speaker=MAYOR))
    press_undo(room)
    assert (again(room, claim).speaker, again(room, claim).mode) == (None, AttributionMode.NARRATOR)


def test_the_checks_are_undone(room: Newsroom) -> None:
    claim = accept(room)
    checks = Checks(
        origins_reason="One is enough.",
        primary_reason="",
        reply_reason="She is away.",
    )
    annotation.set_checks(
        room.session,
        claim.public_id,
        checks=checks,
        expected_version=claim.version,
        actor=room.reviewer,
        at=AT,
    )
    press_undo(room)
    assert (again(room, claim).origins_reason, again(room, claim).reply_reason) == ("", "")


def test_a_claim_that_somebody_marked_is_gone_from_the_article_when_it_is_undone(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    press_undo(room)
    assert again(room, claim).review_status is ReviewStatus.DISMISSED
    assert list_article_claims(room.session, room.article.id or 0) == []


def test_moved_edges_are_undone_with_text_and_numbers(room: Newsroom) -> None:
    claim = mark(room, "Repairs took 14 months")
    move(room, claim, "Repairs")
    press_undo(room)
    now = again(room, claim)
    assert (list_words(room, claim), now.text) == (["Repairs took 14 months"], "Repairs took 14 months")
    assert [each.value for each in now.quantities] == [14]


@pytest.mark.parametrize("is_taking_words", [False, True])
def test_a_merge_is_undone_on_both_claims(room: Newsroom, *, is_taking_words: bool) -> None:
    other, claim = mark(room, "The bridge"), mark(room, "14 months")
    merge(room, claim, other, is_taking_words=is_taking_words)
    press_undo(room)
    now = again(room, claim)
    assert (now.review_status, now.merged_into, now.closing_reason) == (ReviewStatus.OPEN, "", "")
    assert (list_words(room, other), again(room, other).text) == (["The bridge"], "The bridge")


def test_a_split_is_undone_and_the_second_claim_is_gone(room: Newsroom) -> None:
    claim = mark(room, "Repairs took 14 months", draft=narrate("It took long."))
    first, _ = split(room, claim)
    press_undo(room)
    assert list_words(room, first) == ["Repairs took 14 months"]
    (left,) = list_article_claims(room.session, room.article.id or 0)
    assert (left.public_id, left.text) == (claim.public_id, "It took long.")


def test_a_place_in_the_order_is_undone(room: Newsroom) -> None:
    one, two, three = (mark(room, words) for words in ("Bridge reopens", "The bridge", "14 months"))
    place_claim(room.session, two.public_id, after=three.public_id, actor=room.reviewer, at=AT)
    press_undo(room)
    expected = [one.public_id, two.public_id, three.public_id]
    assert list_order(room.session, room.article.id or 0) == expected


def test_acts_are_undone_one_after_the_other(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    move(room, claim, "Repairs took 14 months")
    edit(room, claim, narrate("It took long."))
    assert [press_undo(room).told.split(" “", 1)[0] for _ in range(3)] == [
        "edited",
        "moved the words of",
        "marked",
    ]
    assert offered(room) is None


def test_what_others_did_is_not_offered(room: Newsroom) -> None:
    accept(room)
    assert offered(room, room.second) is None


def test_what_somebody_built_on_stays_and_says_who(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    edit(room, claim, narrate("First."))
    edit(room, claim, narrate("Second."), actor=room.second)
    found = offered(room)
    assert found is not None
    assert (found.is_possible, found.refusal) == (
        False,
        "Sam edited the claim since then. Change the claim on its own page.",
    )
    with pytest.raises(MoveRefusedError, match="Sam edited the claim"):
        press_undo(room)
    assert again(room, claim).text == "Second."


def test_what_somebody_did_and_undid_stands_in_nobodys_way(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    edit(room, claim, narrate("First."))
    edit(room, claim, narrate("Second."), actor=room.second)
    press_undo(room, room.second)
    press_undo(room)
    assert again(room, claim).text == "14 months"


def test_a_new_order_stands_in_the_way_of_orders_only(room: Newsroom) -> None:
    one, two = mark(room, "Bridge reopens"), mark(room, "The bridge")
    edit(room, one, narrate("First."))
    place_claim(room.session, one.public_id, after=two.public_id, actor=room.second, at=AT)
    press_undo(room)
    assert again(room, one).text == "Bridge reopens"


def note(room: Newsroom, claim: Claim) -> None:
    draft = NoteDraft(kind=NoteKind.COMMENT, visibility=NoteVisibility.TEAM, body="Look")
    notes.add_note(room.session, claim.public_id, note=draft, actor=room.second, at=AT)


def cite(room: Newsroom, claim: Claim) -> None:
    annotation.add_evidence(room.session, claim.public_id, evidence=RECORDING, actor=room.reviewer, at=AT)


@pytest.mark.parametrize("work", [note, cite])
def test_a_new_claim_that_was_worked_on_stays(
    room: Newsroom, work: Callable[[Newsroom, Claim], None]
) -> None:
    claim = mark(room, "14 months")
    work(room, claim)
    with pytest.raises(MoveRefusedError, match="worked on since"):
        press_undo(room)


def test_a_split_stays_when_the_second_claim_was_worked_on(room: Newsroom) -> None:
    claim = mark(room, "Repairs took 14 months")
    _, second = split(room, claim)
    note(room, second)
    with pytest.raises(MoveRefusedError, match="worked on since"):
        press_undo(room)


def test_what_went_on_stays_until_it_is_taken_back(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    room.request_review(claim)
    found = offered(room)
    assert found is not None
    assert (found.told, found.is_possible) == ("set the checks of “The bridge is safe”", True)
    press_undo(room)
    with pytest.raises(MoveRefusedError, match="no longer as this left it"):
        press_undo(room)


def test_edges_of_an_older_version_stay(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    move(room, claim, "Repairs took 14 months")
    newer = ArticleVersion.model_validate({**room.version.model_dump(), "id": None, "number": 2})
    room.session.add(newer)
    room.session.flush()
    with pytest.raises(MoveRefusedError, match="newer version"):
        press_undo(room)


def test_a_button_pressed_twice_undoes_one_act(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    edit(room, claim, narrate("First."))
    found = offered(room)
    assert found is not None
    press_undo(room, expected_event=found.event_id)
    with pytest.raises(MoveRefusedError, match="undone already"):
        press_undo(room, expected_event=found.event_id)
    assert again(room, claim).review_status is ReviewStatus.OPEN
