"""An article as the workspace shows it: marked passages, and how much of it is claimed and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.models.enums import AnchorRole, PassageKind, ReviewStatus
from tracker.text.pieces import Mark, MarkedPassage, build_passages
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import ArticleVersion, Claim

CHECKED = frozenset(
    {
        ReviewStatus.APPROVED,
        ReviewStatus.PUBLISHED,
        ReviewStatus.NEEDS_ATTENTION,
        ReviewStatus.UNDER_CORRECTION,
    }
)
HIDDEN = frozenset({ReviewStatus.MERGED})


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageShare:
    """How many passages are in one state; the states of all passages add up to the article."""

    key: str
    label: str
    count: int


COVERAGE_LABELS = (
    ("checked", "checked"),
    ("claimed", "claimed, not checked yet"),
    ("not_checkable", "dismissed as not worth checking"),
    ("open", "without a claim"),
    ("furniture", "headline, standfirst, furniture"),
)


def mark_version(version: ArticleVersion, claims: Sequence[Claim]) -> tuple[MarkedPassage, ...]:
    """Return the version's passages with every claim that is not merged away marked where it lies."""
    marks = [
        Mark(
            span=Span(anchor.start, anchor.end),
            claim_id=claim.public_id,
            role=anchor.role.value,
            status=claim.review_status.value,
            kind=claim.kind.value,
        )
        for claim in claims
        if claim.review_status not in HIDDEN
        for anchor in claim.anchors
        if anchor.article_version_id == version.id
    ]
    passages = [(each.kind.value, Span(each.start, each.end)) for each in version.passages]
    return build_passages(version.body, passages, marks)


def measure_coverage(version: ArticleVersion, claims: Sequence[Claim]) -> tuple[CoverageShare, ...]:
    """Count the passages by the furthest that any claim in them has come."""
    spans = [
        (anchor.start, anchor.end, progress_of(claim.review_status))
        for claim in claims
        if claim.review_status not in HIDDEN
        for anchor in claim.anchors
        if anchor.role is AnchorRole.CONTENT and anchor.article_version_id == version.id
    ]
    return count_states([(each.kind, each.start, each.end) for each in version.passages], spans)


def count_states(
    passages: Sequence[tuple[PassageKind, int, int]], spans: Sequence[tuple[int, int, str]]
) -> tuple[CoverageShare, ...]:
    """Count passages, (kind, start, end) in text order, by the furthest (start, end, state) in them."""
    counts = dict.fromkeys((key for key, _ in COVERAGE_LABELS), 0)
    ordered = sorted(spans)
    following = 0
    active: list[tuple[int, int, str]] = []
    for kind, start, end in passages:
        while following < len(ordered) and ordered[following][0] < end:
            active.append(ordered[following])
            following += 1
        active = [span for span in active if span[1] > start]
        counts[_passage_state(kind, {state for _, _, state in active})] += 1
    return tuple(CoverageShare(key=key, label=label, count=counts[key]) for key, label in COVERAGE_LABELS)


def count_proposed(claims: Sequence[Claim]) -> int:
    """Count the claims that somebody still has to accept or dismiss."""
    return sum(claim.review_status is ReviewStatus.PROPOSED for claim in claims)


def count_in_work(claims: Sequence[Claim]) -> int:
    """Count the claims that were accepted and are not checked yet."""
    settled = CHECKED | {
        ReviewStatus.PROPOSED,
        ReviewStatus.DISMISSED,
        ReviewStatus.MERGED,
        ReviewStatus.WITHDRAWN,
    }
    return sum(claim.review_status not in settled for claim in claims)


def progress_of(status: ReviewStatus) -> str:
    """Return how far a claim of this status brings the passages it lies in."""
    if status in CHECKED:
        return "checked"
    if status in {ReviewStatus.DISMISSED, ReviewStatus.WITHDRAWN}:
        return "not_checkable"
    return "claimed"


def _passage_state(kind: PassageKind, states: set[str]) -> str:
    for key in ("checked", "claimed", "not_checkable"):
        if key in states:
            return key
    return "open" if kind is PassageKind.SENTENCE else "furniture"
