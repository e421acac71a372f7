"""Which claims the public file holds, which the desk's, and what each row gives away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa

from tests.support.exporting import read_as
from tests.support.newsroom import AT, CONFIRMED, DENIED, RECORDING, Newsroom
from tests.support.publishing import LATER, add_note, cite_more, find_rating_id, publish, reword
from tracker.export import queries
from tracker.export.csv_rows import build_public_row
from tracker.export.queries import iter_desk_rows, iter_editions
from tracker.export.reading import Scope
from tracker.models.enums import CorrectionClass, EvidenceStance, NoteVisibility
from tracker.publication import commands
from tracker.review import annotation

if TYPE_CHECKING:
    from tracker.export.columns import ClaimRow
    from tracker.models import User


def claim_url(public_id: str, slug: str) -> str:
    return f"https://claims.example.org/claims/{public_id}/{slug}"


def list_public(room: Newsroom) -> list[ClaimRow]:
    room.session.flush()
    return [
        build_public_row(each, claim_url=claim_url)
        for each in iter_editions(room.session, read_as(Scope.PUBLIC))
    ]


def list_desk(room: Newsroom, viewer: User | None = None) -> list[ClaimRow]:
    room.session.flush()
    room.session.expunge_all()
    return list(iter_desk_rows(room.session, read_as(Scope.DESK, viewer=viewer)))


def test_the_public_file_holds_published_claims_only(room: Newsroom) -> None:
    published = publish(room)
    room.approve(room.add_claim())
    withdrawn = publish(room)
    commands.withdraw_claim(room.session, withdrawn.public_id, reason="x", actor=room.editor, at=LATER)
    (row,) = list_public(room)
    assert row.claim_id == published.public_id
    assert row.claim_url == claim_url(published.public_id, "the-bridge-is-safe")


def test_a_public_row_is_what_readers_see_and_not_what_is_being_changed(room: Newsroom) -> None:
    claim = publish(room)
    commands.start_correction(room.session, claim.public_id, reason="x", actor=room.editor, at=LATER)
    reword(room, claim, "The bridge is quite safe")
    (row,) = list_public(room)
    assert (row.text, row.standing.phrase, row.standing.review_status) == (
        "The bridge is safe",
        "Published: Confirmed",
        "published",
    )


def test_a_correction_shows_in_the_public_row(room: Newsroom) -> None:
    claim = publish(room)
    commands.start_correction(room.session, claim.public_id, reason="x", actor=room.editor, at=LATER)
    cite_more(room, claim)
    commands.publish_correction(
        room.session,
        claim.public_id,
        correction_class=CorrectionClass.MINOR,
        explanation="A comma.",
        actor=room.editor,
        at=LATER,
    )
    (row,) = list_public(room)
    assert (row.corrections.count, row.corrections.last_on) == (1, LATER.date())
    assert (row.standing.phrase, row.record.published_at) == ("Corrected: Confirmed", AT)


def test_the_public_row_has_public_notes_only(room: Newsroom) -> None:
    claim = room.add_claim()
    for visibility in NoteVisibility:
        add_note(room, claim, f"A {visibility.value} note.", visibility)
    publish(room, claim)
    (row,) = list_public(room)
    assert row.notes == "Rita (2026-03-03): A public note."


def test_the_desk_file_holds_every_claim(room: Newsroom) -> None:
    claims = [room.add_claim(), publish(room), room.send_to_review(room.add_claim())]
    rows = list_desk(room)
    assert [row.claim_id for row in rows] == [claim.public_id for claim in claims]
    assert [row.standing.phrase for row in rows] == ["Proposed", "Published: Confirmed", "In review"]


def test_only_public_claims_have_a_public_address(room: Newsroom) -> None:
    room.add_claim()
    publish(room)
    addresses = [row.claim_url for row in list_desk(room)]
    assert (addresses[0], addresses[1] != "") == ("", True)


def test_a_blind_review_is_in_no_cell(room: Newsroom) -> None:
    rated = replace(DENIED, rating_id=find_rating_id(room.session, "False"), explanation="Their own words.")
    room.send_to_review(room.add_claim(), rated)
    (row,) = list_desk(room, room.second)
    assert (row.standing.finding, row.rating.label, row.explanation, row.agreement) == ("", "", "", None)
    assert "Their own words." not in repr(row)


def test_an_approved_outcome_is_in_the_desk_row(room: Newsroom) -> None:
    rated = replace(CONFIRMED, rating_id=find_rating_id(room.session, "Half true"))
    publish(room, assessment=rated)
    (row,) = list_desk(room)
    assert (row.rating.label, row.rating.value, row.rating.worst, row.rating.best) == ("Half true", 3, 1, 5)
    assert (row.reviewers, row.agreement) == ("Rita | Sam", True)


def test_a_rating_off_the_truth_scale_has_no_numbers(room: Newsroom) -> None:
    rated = replace(CONFIRMED, rating_id=find_rating_id(room.session, "Unproven"))
    publish(room, assessment=rated)
    for row in (*list_public(room), *list_desk(room)):
        assert (row.rating.label, row.rating.value, row.rating.worst) == ("Unproven", None, None)


def test_private_notes_are_their_authors_own(room: Newsroom) -> None:
    claim = room.add_claim()
    add_note(room, claim, "For me.", NoteVisibility.PRIVATE)
    add_note(room, claim, "For us.", NoteVisibility.TEAM)
    mine, others, nobodys = (list_desk(room, who)[0].notes for who in (room.reviewer, room.second, None))
    assert ("For me." in mine, "For me." in others, "For me." in nobodys) == (True, False, False)
    assert all("For us." in notes for notes in (mine, others, nobodys))


def test_sources_are_listed_by_what_they_say_of_the_claim(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    drafts = [
        replace(RECORDING, title="Report", url="", stance=EvidenceStance.SUPPORTS, origin_group="Recording "),
        replace(RECORDING, title="Photo", stance=EvidenceStance.REFUTES, origin_group=""),
    ]
    for draft in drafts:
        annotation.add_evidence(room.session, claim.public_id, evidence=draft, actor=room.reviewer, at=AT)
    (row,) = list_desk(room)
    assert (row.evidence.supporting, row.evidence.contradicting) == (
        "Report",
        "Photo <https://example.org/recording>",
    )
    assert row.evidence.context == "Recording of the opening <https://example.org/recording>"
    assert (row.evidence.count, row.evidence.origins_count) == (3, 2)


def test_public_and_desk_say_the_same_of_a_published_claim(room: Newsroom) -> None:
    publish(room)
    (public,), (desk,) = list_public(room), list_desk(room)
    assert public == desk


@pytest.mark.parametrize("size", [1, 2, 3])
def test_batches_meet_without_a_gap(room: Newsroom, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(queries, "BATCH_SIZE", size)
    claims = [publish(room).public_id for _ in range(3)]
    assert [row.claim_id for row in list_public(room)] == claims
    assert [row.claim_id for row in list_desk(room)] == claims


def test_the_number_of_queries_does_not_grow_with_the_claims(room: Newsroom) -> None:
    def count() -> int:
        statements: list[str] = []
        engine = room.session.get_bind()
        note = lambda *arguments: statements.append(arguments[2])  # noqa: E731 -- must be removed again
        sa.event.listen(engine, "before_cursor_execute", note)
        list_desk(room)
        sa.event.remove(engine, "before_cursor_execute", note)
        return len(statements)

    claims = [publish(room) for _ in range(2)]
    few = count()
    room = Newsroom.again(room.session)
    claims += [publish(room) for _ in range(4)]
    assert len(claims) == 6
    assert count() == few
