"""Sources that look like one origin, and counting them as one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, RECORDING, Newsroom
from tracker.audit import list_events, parse_changes
from tracker.errors import InputError, NotFoundError
from tracker.models.loading import get_claim
from tracker.review import annotation, commands
from tracker.review.guards import count_origins, current_evidence
from tracker.review.origins import propose_origins

if TYPE_CHECKING:
    from tracker.models import Claim, EvidenceItem
    from tracker.review.drafts import EvidenceDraft

RELEASE = "The city council said on Monday that the bridge is safe for all traffic after fourteen months."
FIRST = replace(
    RECORDING, title="Bridge safe", url="https://one.example/a", origin_group="", quoted_passage=RELEASE
)
SECOND = replace(FIRST, title="All clear for bridge", url="https://two.example/b")
OTHER = replace(
    FIRST, title="Traffic count", url="https://three.example/c", quoted_passage="Cars crossed it again."
)


def cite(room: Newsroom, *drafts: EvidenceDraft) -> Claim:
    claim = room.add_claim()
    commands.accept_claim(room.session, claim.public_id, actor=room.reviewer, at=AT)
    commands.start_research(room.session, claim.public_id, actor=room.reviewer, at=AT)
    for draft in drafts:
        annotation.add_evidence(room.session, claim.public_id, evidence=draft, actor=room.reviewer, at=AT)
        room.session.flush()
    return get_claim(room.session, claim.public_id)


def share(room: Newsroom, claim: Claim, first: EvidenceItem, second: EvidenceItem) -> str:
    group = annotation.share_origin(
        room.session, claim.public_id, first.public_id, second.public_id, actor=room.reviewer, at=AT
    )
    room.session.flush()
    return group


def test_two_reports_of_one_release_are_proposed_and_another_source_is_not(room: Newsroom) -> None:
    claim = cite(room, FIRST, SECOND, OTHER)
    (one,) = propose_origins(current_evidence(claim))
    assert {one.first.title, one.second.title} == {"Bridge safe", "All clear for bridge"}
    assert "in a row" in one.reason


def test_two_pages_of_one_site_are_proposed_with_its_name(room: Newsroom) -> None:
    claim = cite(room, replace(FIRST, quoted_passage=""), replace(OTHER, url="https://www.one.example/z"))
    (one,) = propose_origins(current_evidence(claim))
    assert (one.reason, one.group) == ("Both are on one.example.", "one.example")


def test_sources_whose_groups_people_chose_are_left_alone(room: Newsroom) -> None:
    claim = cite(room, replace(FIRST, origin_group="a"), replace(SECOND, origin_group="b"))
    assert propose_origins(current_evidence(claim)) == ()


def test_sharing_makes_one_origin_and_tells_it_in_history(room: Newsroom) -> None:
    claim = cite(room, FIRST, replace(SECOND, origin_group="release"))
    first, second = current_evidence(claim)
    assert share(room, claim, first, second) == "release"
    assert count_origins(claim) == 1
    event = list_events(room.session, claim.public_id)[0]
    assert event.action == "evidence.origin_shared"
    assert [(each.old, each.new) for each in parse_changes(event)] == [("", "release")]


def test_sources_that_have_nothing_in_common_cannot_be_shared(room: Newsroom) -> None:
    claim = cite(room, FIRST, OTHER)
    first, second = current_evidence(claim)
    with pytest.raises(InputError):
        share(room, claim, first, second)


def test_a_source_cannot_be_shared_with_itself(room: Newsroom) -> None:
    claim = cite(room, FIRST)
    (first,) = current_evidence(claim)
    with pytest.raises(NotFoundError):
        share(room, claim, first, first)
