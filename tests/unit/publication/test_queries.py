"""What the public can ask for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.support.newsroom import AT, Newsroom
from tests.support.publishing import LATER, publish
from tracker.errors import GoneError, NotFoundError
from tracker.publication import commands
from tracker.publication.article import mark_public_claims
from tracker.publication.queries import (
    find_version,
    get_current_edition,
    get_public_article,
    get_tombstone,
    list_article_editions,
    list_newest_editions,
)
from tracker.review import commands as review

if TYPE_CHECKING:
    from tracker.models import Claim


def withdraw(room: Newsroom, claim: Claim, reason: str = "It was another bridge.") -> None:
    commands.withdraw_claim(room.session, claim.public_id, reason=reason, actor=room.editor, at=LATER)
    room.session.flush()


def test_a_published_claim_has_a_current_edition(room: Newsroom) -> None:
    claim = publish(room)
    edition = get_current_edition(room.session, claim.public_id)
    assert (edition.public_id, edition.number, edition.load().text) == (claim.public_id, 1, claim.text)


def test_a_claim_that_was_never_published_looks_like_none(room: Newsroom) -> None:
    claim = room.approve(room.add_claim())
    with pytest.raises(NotFoundError) as unpublished:
        get_current_edition(room.session, claim.public_id)
    with pytest.raises(NotFoundError) as unknown:
        get_current_edition(room.session, "nosuchclaim2")
    assert str(unpublished.value) == str(unknown.value)


def test_a_withdrawn_claim_is_gone_and_says_why(room: Newsroom) -> None:
    claim = publish(room)
    withdraw(room, claim)
    with pytest.raises(GoneError):
        get_current_edition(room.session, claim.public_id)
    tombstone = get_tombstone(room.session, claim.public_id)
    assert (tombstone.reason, tombstone.withdrawn_at) == ("It was another bridge.", LATER)


def test_a_withdrawn_claim_stays_a_tombstone_while_it_is_worked_on_again(room: Newsroom) -> None:
    claim = publish(room)
    withdraw(room, claim)
    review.reopen_claim(room.session, claim.public_id, reason="Look again.", actor=room.editor, at=LATER)
    room.session.flush()
    with pytest.raises(GoneError):
        get_current_edition(room.session, claim.public_id)
    assert get_tombstone(room.session, claim.public_id).reason == "It was another bridge."


def test_a_claim_that_was_not_withdrawn_has_no_tombstone(room: Newsroom) -> None:
    with pytest.raises(NotFoundError):
        get_tombstone(room.session, publish(room).public_id)


def test_findings_are_listed_newest_first(room: Newsroom) -> None:
    claims = [publish(room, at=AT + timedelta(days=day)) for day in (1, 3, 2)]
    listed = list_newest_editions(room.session, limit=2)
    assert [edition.public_id for edition in listed] == [claims[1].public_id, claims[2].public_id]


def test_a_withdrawn_claim_leaves_every_list(room: Newsroom) -> None:
    claim = publish(room)
    withdraw(room, claim)
    assert list_newest_editions(room.session, limit=9) == []


def test_an_article_without_published_claims_looks_like_none(room: Newsroom) -> None:
    room.add_claim()
    for public_id in (room.article.public_id, "nosucharticl"):
        with pytest.raises(NotFoundError, match="There is no such article"):
            get_public_article(room.session, public_id)


def test_an_article_whose_claims_were_all_withdrawn_looks_like_none(room: Newsroom) -> None:
    withdraw(room, publish(room))
    with pytest.raises(NotFoundError):
        get_public_article(room.session, room.article.public_id)


def test_an_article_with_a_published_claim_is_public(room: Newsroom) -> None:
    claim = publish(room)
    article = get_public_article(room.session, room.article.public_id)
    assert [edition.public_id for edition in list_article_editions(room.session, article)] == [
        claim.public_id
    ]


def test_only_published_claims_are_marked_in_the_text(room: Newsroom) -> None:
    claim = publish(room)
    room.add_claim()
    article = get_public_article(room.session, room.article.public_id)
    version = find_version(room.session, article, 1)
    assert version is not None
    shown = [edition.load() for edition in list_article_editions(room.session, article)]
    pieces = [piece for passage in mark_public_claims(version, shown) for piece in passage.pieces]
    assert "".join(piece.text for piece in pieces) == version.body
    assert [(piece.text, piece.claim_ids) for piece in pieces if piece.claim_ids] == [
        ("The bridge is safe", (claim.public_id,))
    ]
