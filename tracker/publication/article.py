"""An article as the public sees it: its text with nothing marked but published claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.enums import ReviewStatus
from tracker.text.pieces import CONTENT_ROLE, Mark, MarkedPassage, build_passages
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import ArticleVersion
    from tracker.models.snapshot import ClaimSnapshot


def mark_public_claims(version: ArticleVersion, claims: Sequence[ClaimSnapshot]) -> tuple[MarkedPassage, ...]:
    """Return the version's passages with the content of these claims marked where it lies.

    A claim that was published from another version of the article is not marked.
    """
    marks = [
        Mark(
            span=Span(start, end),
            claim_id=claim.public_id,
            role=CONTENT_ROLE,
            status=ReviewStatus.PUBLISHED.value,
            kind=claim.kind.value,
        )
        for claim in claims
        if claim.article.version_number == version.number
        for start, end in claim.content_spans
    ]
    passages = [(each.kind.value, Span(each.start, each.end)) for each in version.passages]
    return build_passages(version.body, passages, marks)
