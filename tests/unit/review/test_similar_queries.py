"""Which claims are found to say nearly the same, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from tests.support.newsroom import AT
from tracker.models import Article, Claim
from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.similar_queries import find_similar

if TYPE_CHECKING:
    from tests.support.newsroom import Newsroom

HOSTILE = '"safe" OR bridge* NEAR(a b) -- \'; ${x} AND ( NOT text: ^bridge & ! | <-> \\ :* safe\x1f ²½ ﬁ'


def add(
    room: Newsroom, text: str, status: ReviewStatus = ReviewStatus.OPEN, *, elsewhere: bool = True
) -> Claim:
    """Add a claim with this text, in an article of its own or in the newsroom's."""
    claim = room.add_claim(status=status)
    if elsewhere:
        article = Article(headline="Elsewhere", language="en", created_at=AT)
        room.session.add(article)
        room.session.flush()
        claim.article_id = article.id or 0
    claim.text = text
    room.session.flush()
    return claim


def find_texts(room: Newsroom, claim: Claim) -> list[str]:
    room.session.flush()
    return [each.claim.text for each in find_similar(room.session, get_claim(room.session, claim.public_id))]


def test_the_index_follows_each_change_of_a_claim(room: Newsroom) -> None:
    own = add(room, "Repairs of the bridge took 14 months", elsewhere=False)
    other = add(room, "The bridge repairs took 15 months")
    assert find_texts(room, own) == ["The bridge repairs took 15 months"]
    other.text = "Taxes on sugar rise"
    assert find_texts(room, own) == []
    other.text = "Bridge repairs took 14 months"
    assert find_texts(room, own) == ["Bridge repairs took 14 months"]


def test_only_claims_in_work_or_public_and_no_twin_of_the_same_article_are_shown(room: Newsroom) -> None:
    own = add(room, "Repairs of the bridge took 14 months", elsewhere=False)
    add(room, "Bridge repairs took 14 months", ReviewStatus.PROPOSED)
    add(room, "Bridge repairs took 14 months", ReviewStatus.DISMISSED)
    add(room, "Bridge repairs took 14 months", elsewhere=False)
    add(room, "Bridge repairs took 20 months", elsewhere=False)
    assert find_texts(room, own) == ["Bridge repairs took 20 months"]


def test_any_signs_in_a_claim_are_sought_literally(room: Newsroom) -> None:
    own = add(room, HOSTILE, elsewhere=False)
    add(room, "The bridge is safe")
    assert isinstance(find_texts(room, own), list)
    assert room.session.exec(select(Claim.text).where(col(Claim.id) == own.id)).one() == HOSTILE
