"""An article as the workspace shows it: marked passages, its claims, how much is claimed and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.models.enums import AnchorRole, PassageKind, PublicationState, ReviewStatus
from tracker.models.workflow import EDITABLE
from tracker.review.anchoring import read_places
from tracker.text.pieces import Mark, MarkedPassage, build_passages
from tracker.text.spans import Span, format_spans, trim_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
FOLDED_AWAY = frozenset({ReviewStatus.DISMISSED, ReviewStatus.MERGED})
MERGEABLE = frozenset({ReviewStatus.PROPOSED, ReviewStatus.OPEN})


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageShare:
    """How many passages are in one state; the states of all passages add up to the article."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Neighbouring passages in one state, in code points of the body."""

    key: str
    start: int
    end: int

    @property
    def length(self) -> int:
        """Return how many code points it has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A claim beside its article: its number in the list, its places as spans, and what the keys may do."""

    claim: Claim
    number: int
    content: str
    cue: str
    speaker: str
    is_editable: bool
    is_mergeable: bool

    @property
    def is_folded_away(self) -> bool:
        """Tell whether it is no work any more and only kept."""
        return self.claim.review_status in FOLDED_AWAY

    @property
    def is_left(self) -> bool:
        """Tell whether somebody still has to decide or to check it."""
        status = self.claim.review_status
        return status not in {*CHECKED, *FOLDED_AWAY, ReviewStatus.WITHDRAWN}


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
            is_closed=progress_of(claim.review_status) == "not_checkable",
        )
        for claim in claims
        if claim.review_status not in HIDDEN
        for anchor in claim.anchors
        if anchor.article_version_id == version.id
    ]
    passages = [(each.kind.value, Span(each.start, each.end)) for each in version.passages]
    return build_passages(version.body, passages, marks)


def list_cards(version: ArticleVersion, claims: Sequence[Claim]) -> list[Card]:
    """Return the claims of an article, numbered in the order given."""
    return [_card(version, claim, number) for number, claim in enumerate(claims, start=1)]


def _card(version: ArticleVersion, claim: Claim, number: int) -> Card:
    places = read_places(claim, version)
    is_unknown = claim.publication is PublicationState.UNPUBLISHED
    return Card(
        claim=claim,
        number=number,
        content=format_spans(places.content),
        cue=format_spans(places.cue),
        speaker=format_spans(places.speaker),
        is_editable=claim.review_status in EDITABLE,
        is_mergeable=claim.review_status in MERGEABLE and is_unknown,
    )


def list_sentence_spans(version: ArticleVersion) -> str:
    """Return where the passages lie that have words, for a page on which people go from one to the next."""
    spans = (trim_span(Span(each.start, each.end), version.body) for each in version.passages)
    return format_spans(span for span in spans if span is not None)


def measure_coverage(version: ArticleVersion, claims: Sequence[Claim]) -> tuple[CoverageShare, ...]:
    """Count the passages by the furthest that any claim in them has come."""
    return count_states(_list_passages(version), _list_progress(version, claims))


def cover_text(version: ArticleVersion, claims: Sequence[Claim]) -> tuple[Stretch, ...]:
    """Return the text from begin to end as stretches of one state each."""
    stretches: list[Stretch] = []
    for state, start, end in _iter_states(_list_passages(version), _list_progress(version, claims)):
        if stretches and stretches[-1].key == state:
            stretches[-1] = Stretch(key=state, start=stretches[-1].start, end=end)
        else:
            stretches.append(Stretch(key=state, start=start, end=end))
    return tuple(stretches)


def count_states(
    passages: Sequence[tuple[PassageKind, int, int]], spans: Sequence[tuple[int, int, str]]
) -> tuple[CoverageShare, ...]:
    """Count passages, (kind, start, end) in text order, by the furthest (start, end, state) in them."""
    counts = dict.fromkeys((key for key, _ in COVERAGE_LABELS), 0)
    for state, _, _ in _iter_states(passages, spans):
        counts[state] += 1
    return tuple(CoverageShare(key=key, label=label, count=counts[key]) for key, label in COVERAGE_LABELS)


def _iter_states(
    passages: Sequence[tuple[PassageKind, int, int]], spans: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[str, int, int]]:
    ordered = sorted(spans)
    following = 0
    active: list[tuple[int, int, str]] = []
    for kind, start, end in passages:
        while following < len(ordered) and ordered[following][0] < end:
            active.append(ordered[following])
            following += 1
        active = [span for span in active if span[1] > start]
        yield _passage_state(kind, {state for _, _, state in active}), start, end


def _list_passages(version: ArticleVersion) -> list[tuple[PassageKind, int, int]]:
    return [(each.kind, each.start, each.end) for each in version.passages]


def _list_progress(version: ArticleVersion, claims: Sequence[Claim]) -> list[tuple[int, int, str]]:
    return [
        (anchor.start, anchor.end, progress_of(claim.review_status))
        for claim in claims
        if claim.review_status not in HIDDEN
        for anchor in claim.anchors
        if anchor.role is AnchorRole.CONTENT and anchor.article_version_id == version.id
    ]


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
