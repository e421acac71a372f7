"""Which assessments can be compared to measure agreement: all submitted ones, put together claim by claim."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.orm import defer
from sqlmodel import col

from tracker.audit import find_rounds_in_view
from tracker.models import Article, Claim, Rating, Review, User
from tracker.review.agreement import Assessed, list_claim_pairs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlmodel import Session

    from tracker.review.agreement import BlindPair


def list_blind_pairs(
    session: Session, *, since: date | None = None, until: date | None = None
) -> list[BlindPair]:
    """Return all pairs of assessments that could not see each other, by claim, then by round; no limit.

    `since` and `until` are the first and last day, in UTC, on which the later of the two was submitted. The
    sample is left out, because what its people found is made up.
    """
    query = (
        sa.select(col(Claim.public_id), col(Claim.kind), Review, col(User.display_name), col(Rating.value))
        .join(Claim, col(Review.claim_id) == col(Claim.id))
        .join(Article, col(Claim.article_id) == col(Article.id))
        .join(User, col(Review.reviewer_id) == col(User.id))
        .outerjoin(Rating, col(Review.rating_id) == col(Rating.id))
        .where(col(Review.submitted_at).is_not(None), ~col(Article.is_sample))
        .options(defer(Review.explanation))  # type: ignore[arg-type]  # SQLModel types columns as values
        .order_by(col(Claim.id), col(Review.round_number), col(Review.submitted_at), col(Review.id))
    )
    in_view = find_rounds_in_view(session)
    pairs: list[BlindPair] = []
    for (public_id, kind), rows in groupby(session.execute(query), key=lambda row: (row[0], row[1])):
        rounds = _split_rounds([(review, name, value) for _, _, review, name, value in rows])
        hidden = in_view.get(public_id, frozenset())
        pairs += list_claim_pairs(kind, rounds, rounds_in_view=hidden)
    return [
        pair
        for pair in pairs
        if (since is None or since <= pair.completed_on) and (until is None or pair.completed_on <= until)
    ]


def _split_rounds(rows: Sequence[tuple[Review, str, int | None]]) -> dict[int, list[Assessed]]:
    """Return what was submitted in each round by its number, from the first round on."""
    rounds: dict[int, list[Assessed]] = {}
    for review, name, value in rows:
        if review.submitted_at is None:
            continue
        assessed = Assessed(
            reviewer_id=review.reviewer_id,
            reviewer_name=name,
            finding=review.attribution_finding,
            rating_id=review.rating_id,
            rating_value=value,
            is_adjudication=review.is_adjudication,
            submitted_on=review.submitted_at.date(),
        )
        rounds.setdefault(review.round_number, []).append(assessed)
    return rounds
