"""Marking words of the article as a claim, and moving the edges of one."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.marking import MAYOR, find_months, mark, narrate, places_of
from tests.support.newsroom import AT, BODY, QUOTE
from tracker.audit import list_events, parse_changes, parse_details
from tracker.errors import InputError, MoveRefusedError, NewerVersionError, NotFoundError, StaleEditError
from tracker.models import ArticleVersion, Claim, ClaimAnchor
from tracker.models.enums import AnchorRole, AttributionMode, ClaimOrigin, ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.marking import NewClaim, mark_claim, move_spans
from tracker.review.queries import list_article_claims

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom
    from tracker.review.anchoring import Places


def move(room: Newsroom, claim: Claim, places: Places, version: int | None = None) -> Claim:
    return move_spans(
        room.session,
        claim.public_id,
        places=places,
        expected_version=claim.version if version is None else version,
        find_quantities=find_months,
        actor=room.second,
        at=AT,
    )


def test_marked_words_become_an_open_claim_of_a_persons(room: Newsroom) -> None:
    claim = mark(room, "Repairs took 14 months")
    assert claim.text == "Repairs took 14 months"
    assert (claim.review_status, claim.origin) == (ReviewStatus.OPEN, ClaimOrigin.ADDED)
    (anchor,) = claim.anchors
    assert (anchor.exact, anchor.suffix) == (BODY[anchor.start : anchor.end], ".\n")


def test_the_numbers_in_marked_words_are_kept(room: Newsroom) -> None:
    (quantity,) = mark(room, "Repairs took 14 months").quantities
    assert (quantity.value, quantity.unit, BODY[quantity.start : quantity.end]) == (
        Decimal(14),
        "month",
        "14",
    )


def test_words_in_several_places_are_joined_in_the_text(room: Newsroom) -> None:
    assert mark(room, "The bridge", "Repairs took").text == "The bridge … Repairs took"


def test_speaker_and_cue_are_kept_with_their_words(room: Newsroom) -> None:
    draft = replace(narrate("The bridge is safe."), mode=AttributionMode.DIRECT, speaker=MAYOR)
    wanted = NewClaim(
        version_number=1, places=places_of(QUOTE, cue="said", speaker="mayor Ada Lund"), draft=draft
    )
    claim = mark_claim(
        room.session,
        room.article.public_id,
        wanted=wanted,
        find_quantities=find_months,
        actor=room.reviewer,
        at=AT,
    )
    assert claim.speaker is not None
    assert (claim.text, claim.speaker.name, claim.speaker_role) == (
        "The bridge is safe.",
        "Ada Lund",
        "mayor",
    )
    words = {anchor.role: anchor.exact for anchor in claim.anchors}
    assert words == {
        AnchorRole.CONTENT: QUOTE,
        AnchorRole.CUE: "said",
        AnchorRole.SPEAKER: "mayor Ada Lund",
    }


def test_a_new_claim_stands_where_its_words_do_and_the_order_has_no_gap(room: Newsroom) -> None:
    last = mark(room, "14 months")
    first = mark(room, "Bridge reopens")
    middle = mark(room, "The bridge")
    claims = list_article_claims(room.session, room.article.id or 0)
    assert [claim.public_id for claim in claims] == [each.public_id for each in (first, middle, last)]
    assert [claim.position for claim in claims] == [1, 2, 3]


def test_a_new_claim_does_not_count_the_versions_of_the_others_up(room: Newsroom) -> None:
    last = mark(room, "14 months")
    before = last.version
    mark(room, "Bridge reopens")
    moved = get_claim(room.session, last.public_id)
    assert (moved.position, moved.version) == (2, before)


def test_marking_the_same_twice_makes_one_claim(room: Newsroom) -> None:
    first = mark(room, "14 months")
    assert mark(room, "14 months").public_id == first.public_id
    assert len(list_events(room.session, first.public_id)) == 1


def test_marking_is_told_in_history_with_its_places(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    (event,) = list_events(room.session, claim.public_id)
    start = BODY.index("14 months")
    assert event.action == "claim.marked"
    assert parse_details(event)["content_after"] == f"{start}-{start + 9}"


def test_marking_in_an_older_version_is_refused(room: Newsroom) -> None:
    wanted = NewClaim(version_number=0, places=places_of("14 months"), draft=narrate())
    with pytest.raises(NewerVersionError, match=r"newer version \(1\)"):
        mark_claim(
            room.session,
            room.article.public_id,
            wanted=wanted,
            find_quantities=find_months,
            actor=room.reviewer,
            at=AT,
        )


def test_speech_without_a_speaker_is_refused_at_the_speakers_name(room: Newsroom) -> None:
    with pytest.raises(InputError, match="Name the speaker") as caught:
        mark(room, QUOTE, draft=replace(narrate(), mode=AttributionMode.DIRECT))
    assert caught.value.field == "speaker_name"
    assert room.session.exec(select(Claim)).all() == []


def test_moved_edges_replace_the_anchors_of_this_version_only(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    old = ArticleVersion.model_validate({**room.version.model_dump(), "id": None, "number": 0})
    room.session.add(old)
    room.session.flush()
    kept = ClaimAnchor.model_validate(
        {**claim.anchors[0].model_dump(), "id": None, "article_version_id": old.id}
    )
    room.session.add(kept)
    moved = move(room, claim, places_of("Repairs took 14 months", cue="said"))
    newest = [a.exact for a in moved.anchors if a.article_version_id == room.version.id]
    assert newest == ["Repairs took 14 months", "said"]
    assert [a.exact for a in moved.anchors if a.article_version_id == old.id] == ["14 months"]


def test_the_text_follows_the_words_until_somebody_words_it(room: Newsroom) -> None:
    plain, worded = mark(room, "14 months"), mark(room, "Bridge reopens", draft=narrate("It is open again."))
    assert move(room, plain, places_of("Repairs took 14 months")).text == "Repairs took 14 months"
    assert move(room, worded, places_of("reopens")).text == "It is open again."


def test_moved_edges_count_the_version_up_and_find_the_numbers_anew(room: Newsroom) -> None:
    claim = mark(room, "Repairs took 14 months")
    before = claim.version
    moved = move(room, claim, places_of("Repairs took"))
    assert (moved.version, moved.quantities) == (before + 1, [])


def test_moved_edges_are_told_in_history(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    move(room, claim, places_of("Repairs took 14 months"))
    changes = parse_changes(list_events(room.session, claim.public_id)[0])
    assert [(each.field, each.old) for each in changes] == [("content", "14 months"), ("text", "14 months")]


def test_edges_that_stay_where_they_are_change_nothing(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    before = claim.version
    assert move(room, claim, places_of("14 months")).version == before
    assert len(list_events(room.session, claim.public_id)) == 1


def test_a_stale_move_of_edges_carries_both_choices_of_words(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    version = claim.version
    move(room, claim, places_of("Repairs took"))
    with pytest.raises(StaleEditError) as caught:
        move(room, claim, places_of("Repairs"), version)
    (conflict,) = caught.value.conflicts
    assert (conflict.theirs, conflict.yours) == ("Repairs took", "Repairs")


def test_the_edges_of_a_claim_in_review_stay(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    with pytest.raises(MoveRefusedError):
        move(room, claim, places_of("bridge"))


def test_the_edges_of_no_claim_are_not_found(room: Newsroom) -> None:
    claim = mark(room, "14 months")
    claim.public_id = "nosuchclaim2"
    with pytest.raises(NotFoundError), room.session.no_autoflush:
        move(room, Claim(**{**claim.model_dump(), "public_id": "nosuchclaim3"}), places_of("bridge"))
