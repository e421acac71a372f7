"""Merging, splitting and re-ordering the claims of an article."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.marking import MAYOR, find_months, mark, narrate, span_of
from tests.support.newsroom import AT, BODY, QUOTE, RECORDING
from tracker.audit import list_events, parse_details
from tracker.errors import InputError, MoveRefusedError, NotFoundError, StaleEditError
from tracker.models import Article
from tracker.models.enums import AttributionMode, PublicationState, ReviewStatus
from tracker.models.loading import get_claim
from tracker.review import annotation, commands
from tracker.review.ordering import list_order
from tracker.review.rearranging import find_cut, merge_claim, place_claim, split_claim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.newsroom import Newsroom
    from tracker.models import Claim
    from tracker.text.spans import Span


def merge(
    room: Newsroom, claim: Claim, into: str, *, version: int | None = None, is_taking_words: bool = False
) -> Claim:
    return merge_claim(
        room.session,
        claim.public_id,
        into=into,
        is_taking_words=is_taking_words,
        expected_version=claim.version if version is None else version,
        find_quantities=find_months,
        actor=room.reviewer,
        at=AT,
    )


def split(room: Newsroom, claim: Claim, first: Sequence[Span], second: Sequence[Span]) -> tuple[Claim, Claim]:
    return split_claim(
        room.session,
        claim.public_id,
        first=first,
        second=second,
        expected_version=claim.version,
        find_quantities=find_months,
        actor=room.reviewer,
        at=AT,
    )


def place(room: Newsroom, claim: Claim, after: str) -> Claim:
    return place_claim(room.session, claim.public_id, after=after, actor=room.reviewer, at=AT)


def order(room: Newsroom) -> list[str]:
    return list_order(room.session, room.article.id or 0)


def words(claim: Claim) -> list[str]:
    return [anchor.exact for anchor in claim.anchors]


def test_a_merged_claim_points_to_the_other_and_says_why(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "Repairs took 14 months")
    assert merge(room, claim, other.public_id).public_id == other.public_id
    closed = get_claim(room.session, claim.public_id)
    assert (closed.review_status, closed.merged_into) == (ReviewStatus.MERGED, other.public_id)
    assert closed.closing_reason == f"Merged into {other.public_id}: Repairs took 14 months"


def test_what_was_cited_on_a_merged_claim_stays_with_it(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "Repairs took 14 months")
    annotation.add_evidence(room.session, claim.public_id, evidence=RECORDING, actor=room.reviewer, at=AT)
    kept = merge(room, get_claim(room.session, claim.public_id), other.public_id)
    assert kept.evidence_items == []
    assert len(get_claim(room.session, claim.public_id).evidence_items) == 1


def test_a_merge_takes_the_words_along_when_asked(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "The bridge")
    kept = merge(room, claim, other.public_id, is_taking_words=True)
    assert words(kept) == ["The bridge", "14 months"]
    assert (kept.text, [each.value for each in kept.quantities]) == ("The bridge … 14 months", [Decimal(14)])


def test_words_that_overlap_are_joined_by_a_merge(room: Newsroom) -> None:
    claim, other = mark(room, "took 14 months"), mark(room, "Repairs took")
    assert words(merge(room, claim, other.public_id, is_taking_words=True)) == ["Repairs took 14 months"]


def test_a_merge_leaves_the_words_where_they_are_unless_asked(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "The bridge")
    before = other.version
    kept = merge(room, claim, other.public_id)
    assert (words(kept), kept.version) == (["The bridge"], before)


def test_both_claims_tell_of_the_merge(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "The bridge")
    merge(room, claim, other.public_id)
    assert list_events(room.session, claim.public_id)[0].action == "claim.merged"
    event = list_events(room.session, other.public_id)[0]
    assert (event.action, parse_details(event)["merged"]) == ("claim.took_in", claim.public_id)


@pytest.mark.parametrize("target", ["itself", "nothing", "closed", "elsewhere", ""])
def test_a_claim_is_merged_into_an_open_one_of_its_article_only(room: Newsroom, target: str) -> None:
    claim, other = mark(room, "14 months"), mark(room, "The bridge")
    elsewhere = Article(headline="Ferry sinks", language="en", created_at=AT)
    room.session.add(elsewhere)
    room.session.flush()
    if target == "closed":
        commands.dismiss_claim(room.session, other.public_id, reason="No", actor=room.reviewer, at=AT)
    if target == "elsewhere":
        other.article_id = elsewhere.id or 0
        room.session.flush()
    names = {"itself": claim.public_id, "nothing": "nosuchclaim2", "": ""}
    with pytest.raises(InputError) as caught:
        merge(room, claim, names.get(target, other.public_id))
    assert caught.value.field == "into"
    assert get_claim(room.session, claim.public_id).review_status is ReviewStatus.OPEN


def test_what_readers_know_cannot_be_merged(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "The bridge")
    claim.publication = PublicationState.WITHDRAWN
    room.session.flush()
    with pytest.raises(MoveRefusedError, match="Readers know this claim"):
        merge(room, claim, other.public_id)


def test_a_claim_that_is_researched_cannot_be_merged(room: Newsroom) -> None:
    other, claim = mark(room, "14 months"), room.research(room.add_claim())
    with pytest.raises(MoveRefusedError, match="not possible while the claim is in research"):
        merge(room, claim, other.public_id)


def test_words_are_not_taken_into_a_claim_in_review(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), room.send_to_review(room.add_claim())
    with pytest.raises(MoveRefusedError, match="cannot be changed while it is in review"):
        merge(room, claim, other.public_id, is_taking_words=True)


def test_a_stale_merge_is_refused(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "The bridge")
    with pytest.raises(StaleEditError):
        merge(room, claim, other.public_id, version=claim.version - 1)


def test_a_reopened_claim_points_to_no_other(room: Newsroom) -> None:
    claim, other = mark(room, "14 months"), mark(room, "The bridge")
    merge(room, claim, other.public_id)
    commands.reopen_claim(room.session, claim.public_id, reason="It differs", actor=room.editor, at=AT)
    assert get_claim(room.session, claim.public_id).merged_into == ""


def test_a_split_makes_two_claims_of_the_same_speaker(room: Newsroom) -> None:
    draft = replace(narrate("Worded by hand"), mode=AttributionMode.DIRECT, speaker=MAYOR)
    claim = mark(room, QUOTE, draft=draft)
    first, second = split(room, claim, [span_of("The bridge")], [span_of("is safe")])
    assert (first.public_id, first.text, second.text) == (claim.public_id, "The bridge", "is safe")
    assert second.speaker is not None
    assert (second.speaker.name, second.speaker_role) == ("Ada Lund", "mayor")
    assert (second.kind, second.mode) == (first.kind, first.mode)
    assert order(room) == [first.public_id, second.public_id]


def test_a_split_leaves_evidence_and_divides_the_numbers(room: Newsroom) -> None:
    claim = mark(room, "Repairs took 14 months")
    annotation.add_evidence(room.session, claim.public_id, evidence=RECORDING, actor=room.reviewer, at=AT)
    claim = get_claim(room.session, claim.public_id)
    first, second = split(room, claim, [span_of("Repairs")], [span_of("14 months")])
    assert (len(first.evidence_items), second.evidence_items) == (1, [])
    assert first.quantities == []
    assert [each.value for each in second.quantities] == [14]


def test_the_second_half_of_a_proposed_claim_is_proposed_too(room: Newsroom) -> None:
    claim = get_claim(room.session, room.add_claim().public_id)
    _, second = split(room, claim, [span_of("The bridge")], [span_of("is safe")])
    assert second.review_status is ReviewStatus.PROPOSED


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("Repairs took", "took 14 months", "second"),
        ("Repairs", "months", "second"),
        ("The bridge", "14 months", "first"),
        ("Repairs took", "months.", "second"),
    ],
)
def test_what_is_no_cut_of_the_words_is_refused(room: Newsroom, first: str, second: str, field: str) -> None:
    claim = mark(room, "Repairs took 14 months")
    with pytest.raises(InputError) as caught:
        split(room, claim, [span_of(first)], [span_of(second)])
    assert caught.value.field == field
    assert order(room) == [claim.public_id]


def test_a_split_needs_words_on_both_sides(room: Newsroom) -> None:
    claim = mark(room, "Repairs took 14 months")
    with pytest.raises(InputError) as caught:
        split(room, claim, [span_of("Repairs took 14 months")], [])
    assert caught.value.field == "second"


@given(st.integers(0, len(BODY)))
def test_a_cut_anywhere_keeps_every_word(cut: int) -> None:
    content = (span_of(QUOTE), span_of("Repairs took 14 months"))
    before, behind = find_cut(BODY, content, cut)
    kept = "".join(span.of(BODY) for span in (*before, *behind))
    assert "".join(kept.split()) == "".join("".join(span.of(BODY) for span in content).split())
    assert all(span.end <= cut for span in before)
    assert all(span.start >= cut for span in behind)


def test_a_claim_is_placed_behind_another_and_all_are_numbered_anew(room: Newsroom) -> None:
    one, two, three = (mark(room, words) for words in ("Bridge reopens", "The bridge", "14 months"))
    assert place(room, one, three.public_id).position == 3
    assert order(room) == [two.public_id, three.public_id, one.public_id]
    assert place(room, one, "").position == 1
    assert order(room) == [one.public_id, two.public_id, three.public_id]


def test_placing_leaves_versions_alone(room: Newsroom) -> None:
    one, two = mark(room, "Bridge reopens"), mark(room, "The bridge")
    versions = one.version, two.version
    place(room, one, two.public_id)
    assert (get_claim(room.session, one.public_id).version, two.version) == versions


def test_a_claim_that_stands_there_already_leaves_no_line_in_history(room: Newsroom) -> None:
    one, two = mark(room, "Bridge reopens"), mark(room, "The bridge")
    place(room, two, one.public_id)
    assert len(list_events(room.session, two.public_id)) == 1


@pytest.mark.parametrize("after", ["itself", "nosuchclaim2"])
def test_a_claim_is_placed_behind_another_of_its_article_only(room: Newsroom, after: str) -> None:
    claim = mark(room, "Bridge reopens")
    with pytest.raises(InputError) as caught:
        place(room, claim, claim.public_id if after == "itself" else after)
    assert caught.value.field == "after"


def test_no_claim_can_be_placed_merged_or_split_that_is_not_there(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        place_claim(room.session, "nosuchclaim2", after="", actor=room.reviewer, at=AT)
