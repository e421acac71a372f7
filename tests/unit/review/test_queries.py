"""What the desk reads."""

from __future__ import annotations

import pytest

from tests.support.newsroom import DENIED, Newsroom
from tracker.errors import NotFoundError
from tracker.models.loading import get_current_version
from tracker.review.queries import (
    list_article_claims,
    list_neighbours,
    list_ratings,
    list_waiting,
)


def test_the_workspace_of_an_unknown_article_is_not_found(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        get_current_version(room.session, "nosucharticl")


def test_neighbours_stop_at_both_ends(room: Newsroom) -> None:
    first, last = room.add_claim(), room.add_claim()
    assert list_neighbours(room.session, first) == (None, last.public_id)
    assert list_neighbours(room.session, last) == (first.public_id, None)


def test_the_claims_of_an_article_come_whole(room: Newsroom) -> None:
    room.add_claim()
    (claim,) = list_article_claims(room.session, room.article.id or 0)
    assert (claim.article.headline, claim.anchors[0].exact) == ("Bridge reopens", "The bridge is safe")


def test_only_labels_on_the_truth_scale_have_a_value(room: Newsroom) -> None:
    values = {rating.label: rating.value for rating in list_ratings(room.session)}
    assert values["True"] == 5
    assert values["Unproven"] is None
    assert next(iter(values)) == "True"


def test_research_of_their_own_waits_for_a_person(room: Newsroom) -> None:
    claim = room.research(room.add_claim())
    assert list_waiting(room.session, room.reviewer) == [claim]
    assert list_waiting(room.session, room.second) == []


def test_a_second_review_waits_for_everybody_but_the_first_reviewer(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    assert list_waiting(room.session, room.reviewer) == []
    assert list_waiting(room.session, room.second) == list_waiting(room.session, room.editor) == [claim]


def test_what_two_reviewed_waits_for_an_editor_alone(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim)
    assert list_waiting(room.session, room.second) == []
    assert list_waiting(room.session, room.editor) == [claim]


def test_a_dispute_waits_for_a_third_person(room: Newsroom) -> None:
    claim = room.send_to_review(room.add_claim())
    room.review_again(claim, DENIED)
    assert list_waiting(room.session, room.reviewer) == list_waiting(room.session, room.second) == []
    assert list_waiting(room.session, room.editor) == [claim]


def test_an_approved_claim_waits_to_be_published_by_an_editor(room: Newsroom) -> None:
    claim = room.approve(room.add_claim())
    assert list_waiting(room.session, room.editor) == [claim]
    assert list_waiting(room.session, room.reviewer) == []
