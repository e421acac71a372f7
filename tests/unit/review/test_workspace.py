"""How an article is shown and covered in the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.newsroom import BODY, Newsroom
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_current_version
from tracker.review.queries import find_layout, list_article_claims, list_marked_claims
from tracker.review.workspace import (
    count_in_work,
    count_proposed,
    cover_text,
    lay_out,
    list_cards,
    list_sentence_spans,
    mark_passages,
    measure_coverage,
)

if TYPE_CHECKING:
    from tracker.models import Claim
    from tracker.review.workspace import Layout


def load(room: Newsroom) -> tuple[Layout, list[Claim]]:
    version = get_current_version(room.session, room.article.public_id, has_passages=False)
    return find_layout(room.session, version), list_marked_claims(room.session, version.article_id)


def test_a_layout_read_as_rows_is_that_of_what_is_loaded(room: Newsroom) -> None:
    room.add_claim()
    version = get_current_version(room.session, room.article.public_id)
    claims = list_article_claims(room.session, version.article_id)
    assert lay_out(version, claims) == find_layout(room.session, version)


def test_the_marked_passages_are_the_text(room: Newsroom) -> None:
    room.add_claim()
    passages = mark_passages(*load(room))
    assert "".join(piece.text for passage in passages for piece in passage.pieces) == BODY


def test_a_claim_is_marked_where_it_lies(room: Newsroom) -> None:
    claim = room.add_claim()
    pieces = [piece for passage in mark_passages(*load(room)) for piece in passage.pieces if piece.claim_ids]
    assert [(piece.text, piece.claim_ids) for piece in pieces] == [("The bridge is safe", (claim.public_id,))]


def test_a_merged_claim_is_not_marked(room: Newsroom) -> None:
    room.add_claim(status=ReviewStatus.MERGED)
    assert not any(piece.claim_ids for passage in mark_passages(*load(room)) for piece in passage.pieces)


def test_coverage_adds_up_to_all_passages(room: Newsroom) -> None:
    room.add_claim()
    layout, claims = load(room)
    assert sum(share.count for share in measure_coverage(layout, claims)) == len(layout.passages)


def test_coverage_tells_checked_claimed_and_open_apart(room: Newsroom) -> None:
    room.add_claim()
    room.add_claim(status=ReviewStatus.PUBLISHED)
    counts = {share.key: share.count for share in measure_coverage(*load(room))}
    assert counts == {"checked": 1, "claimed": 0, "not_checkable": 0, "open": 1, "furniture": 1}


def test_what_is_checked_or_closed_is_not_left_to_decide(room: Newsroom) -> None:
    for status in (ReviewStatus.PROPOSED, ReviewStatus.PUBLISHED, ReviewStatus.DISMISSED):
        room.add_claim(status=status)
    claims = load(room)[1]
    assert (count_proposed(claims), count_in_work(claims)) == (1, 0)


def test_the_strip_reaches_from_begin_to_end_of_the_text(room: Newsroom) -> None:
    room.add_claim()
    stretches = cover_text(*load(room))
    assert [(each.key, each.start, each.end) for each in stretches] == [
        ("furniture", 0, 16),
        ("claimed", 16, 52),
        ("open", 52, len(BODY)),
    ]


def test_cards_know_their_places_and_what_is_left_of_them(room: Newsroom) -> None:
    for status in (ReviewStatus.PROPOSED, ReviewStatus.DISMISSED, ReviewStatus.IN_REVIEW):
        room.add_claim(status=status)
    cards = list_cards(*load(room))
    assert [(card.number, card.content) for card in cards] == [(1, "17-35"), (2, "17-35"), (3, "17-35")]
    assert [card.is_left for card in cards] == [True, False, True]
    assert [card.is_folded_away for card in cards] == [False, True, False]
    assert [card.is_editable for card in cards] == [True, False, False]


def test_sentences_are_listed_without_the_space_around_them(room: Newsroom) -> None:
    assert list_sentence_spans(load(room)[0]).startswith("0-14,16-")
