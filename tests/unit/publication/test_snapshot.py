"""What of a claim the public gets to see, and what stays at the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, BODY, DENIED, RECORDING, Newsroom
from tests.support.publishing import add_note, approve
from tracker.models import ClaimAnchor
from tracker.models.enums import AnchorRole, NoteVisibility, PublicationState
from tracker.models.loading import get_claim
from tracker.models.snapshot import dump_snapshot, load_snapshot
from tracker.publication.editions import build_edition
from tracker.review import annotation
from tracker.review import commands as review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.db import Database
    from tracker.models import Claim
    from tracker.models.snapshot import ClaimSnapshot


@pytest.fixture
def room(sqlite_database: Database) -> Iterator[Newsroom]:
    with sqlite_database.transaction() as session:
        yield Newsroom.open(session)


def build(room: Newsroom, claim: Claim) -> ClaimSnapshot:
    room.session.flush()
    whole = get_claim(room.session, claim.public_id)
    return build_edition(room.session, whole, corrections=(), at=AT)


def add_anchor(room: Newsroom, claim: Claim, exact: str, role: AnchorRole, position: int) -> None:
    start = BODY.index(exact)
    room.session.add(
        ClaimAnchor(
            claim_id=claim.id or 0,
            article_version_id=room.version.id or 0,
            role=role,
            position=position,
            start=start,
            end=start + len(exact),
            exact=exact,
            prefix="",
            suffix="",
        )
    )


def test_the_quote_stands_in_its_passage(room: Newsroom) -> None:
    shown = build(room, room.add_claim())
    assert shown.quote == "The bridge is safe"
    assert BODY[shown.start : shown.end] == shown.quote
    assert shown.context_before == "“"
    assert (shown.context_before + shown.quote + shown.context_after) in BODY
    assert shown.context_after.startswith(",” mayor Ada Lund")


def test_a_discontinuous_quote_is_joined_by_an_ellipsis(room: Newsroom) -> None:
    claim = room.add_claim()
    add_anchor(room, claim, "Repairs took 14 months", AnchorRole.CONTENT, 2)
    shown = build(room, claim)
    assert shown.quote == "The bridge is safe … Repairs took 14 months"
    assert len(shown.content_spans) == 2
    assert (BODY[shown.start :][:10], BODY[: shown.end][-6:]) == ("The bridge", "months")


def test_the_cue_is_the_word_that_signals_it(room: Newsroom) -> None:
    claim = room.add_claim()
    add_anchor(room, claim, "said", AnchorRole.CUE, 1)
    assert build(room, claim).cue == "said"


def test_a_claim_that_lies_nowhere_has_no_quote(room: Newsroom) -> None:
    claim = room.add_claim()
    for anchor in get_claim(room.session, claim.public_id).anchors:
        room.session.delete(anchor)
    shown = build(room, claim)
    assert (shown.quote, shown.content_spans, shown.passage_number) == ("", (), 0)
    assert shown.article.version_number == 1


def test_the_article_is_named_with_the_hash_of_its_version(room: Newsroom) -> None:
    shown = build(room, room.add_claim())
    assert (shown.article.headline, shown.article.sha256) == ("Bridge reopens", room.version.sha256)


@pytest.mark.parametrize(
    ("visibility", "is_shown"),
    [(NoteVisibility.PRIVATE, False), (NoteVisibility.TEAM, False), (NoteVisibility.PUBLIC, True)],
)
def test_only_public_notes_leave_the_desk(
    room: Newsroom, visibility: NoteVisibility, *, is_shown: bool
) -> None:
    claim = room.add_claim()
    add_note(room, claim, "The archive was closed.", visibility)
    assert ("The archive was closed." in dump_snapshot(build(room, claim))) is is_shown


def test_a_removed_source_is_not_shown(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    shown = build(room, claim)
    assert [item.title for item in shown.evidence] == [RECORDING.title]
    annotation.remove_evidence(
        room.session,
        claim.public_id,
        evidence_public_id=shown.evidence[0].public_id,
        actor=room.reviewer,
        at=AT,
    )
    assert build(room, claim).evidence == ()


def test_the_reviewers_are_named_and_their_agreement_told(room: Newsroom) -> None:
    shown = build(room, approve(room, room.add_claim()))
    assert (shown.reviewers, shown.agreement) == (("Rita", "Sam"), True)


def test_a_decision_by_a_third_person_is_no_agreement(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    review.save_review(
        room.session, claim.public_id, assessment=DENIED, is_submitted=True, actor=room.editor, at=AT
    )
    shown = build(room, claim)
    assert (shown.reviewers, shown.agreement) == (("Rita", "Sam", "Eve"), False)


def test_a_draft_of_a_review_names_nobody(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    review.save_review(
        room.session, claim.public_id, assessment=DENIED, is_submitted=False, actor=room.reviewer, at=AT
    )
    shown = build(room, claim)
    assert (shown.reviewers, shown.finding, shown.explanation) == ((), None, "")


def test_an_edition_reads_back_as_it_was_written(room: Newsroom) -> None:
    shown = build(room, approve(room, room.add_claim()))
    assert load_snapshot(dump_snapshot(shown)) == shown


def test_an_edition_says_what_state_it_is_in(room: Newsroom) -> None:
    claim = room.add_claim()
    claim.publication = PublicationState.CORRECTED
    assert build(room, claim).state is PublicationState.CORRECTED


def test_the_slug_is_made_of_the_claim(room: Newsroom) -> None:
    assert build(room, room.add_claim()).slug == "the-bridge-is-safe"
