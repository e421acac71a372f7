"""An article as the workspace shows it: marked passages, its claims, how much is claimed and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker.models.enums import AnchorRole, PassageKind, PublicationState, ReviewStatus
from tracker.models.workflow import EDITABLE
from tracker.text.pieces import Mark, MarkedPassage, build_passages
from tracker.text.spans import Span, format_spans, trim_span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
class Layout:
    """A version as plain values: its text, its passages in order, and the anchors in it by their claim's id.

    Passages are (kind, start, end) and anchors (role, start, end) in code points, anchors in text order.
    """

    body: str
    passages: Sequence[tuple[PassageKind, int, int]]
    anchors: Mapping[int, Sequence[tuple[AnchorRole, int, int]]]

    def of(self, claim: Claim) -> Sequence[tuple[AnchorRole, int, int]]:
        """Return the anchors that a claim has here."""
        return self.anchors.get(claim.id or 0, ())


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


def lay_out(version: ArticleVersion, claims: Sequence[Claim]) -> Layout:
    """Return the layout of a version loaded with its passages and of claims loaded with their anchors."""
    return Layout(
        body=version.body,
        passages=[(each.kind, each.start, each.end) for each in version.passages],
        anchors={
            claim.id or 0: sorted(
                (
                    (anchor.role, anchor.start, anchor.end)
                    for anchor in claim.anchors
                    if anchor.article_version_id == version.id
                ),
                key=lambda anchor: anchor[1:],
            )
            for claim in claims
        },
    )


def mark_passages(layout: Layout, claims: Sequence[Claim]) -> tuple[MarkedPassage, ...]:
    """Return the passages with every claim that is not merged away marked where it lies."""
    marks = [mark for claim in claims for mark in _marks_of(layout, claim)]
    passages = [(kind.value, Span(start, end)) for kind, start, end in layout.passages]
    return build_passages(layout.body, passages, marks)


def _marks_of(layout: Layout, claim: Claim) -> Iterator[Mark]:
    if claim.review_status in HIDDEN:
        return
    public_id, status, kind = claim.public_id, claim.review_status.value, claim.kind.value
    is_closed = progress_of(claim.review_status) == "not_checkable"
    for role, start, end in layout.of(claim):
        yield Mark(
            span=Span(start, end),
            claim_id=public_id,
            role=role.value,
            status=status,
            kind=kind,
            is_closed=is_closed,
        )


def list_cards(layout: Layout, claims: Sequence[Claim]) -> list[Card]:
    """Return the claims of an article, numbered in the order given."""
    return [_card(layout, claim, number) for number, claim in enumerate(claims, start=1)]


def _card(layout: Layout, claim: Claim, number: int) -> Card:
    is_unknown = claim.publication is PublicationState.UNPUBLISHED
    return Card(
        claim=claim,
        number=number,
        content=_list_spans(layout, claim, AnchorRole.CONTENT),
        cue=_list_spans(layout, claim, AnchorRole.CUE),
        speaker=_list_spans(layout, claim, AnchorRole.SPEAKER),
        is_editable=claim.review_status in EDITABLE,
        is_mergeable=claim.review_status in MERGEABLE and is_unknown,
    )


def _list_spans(layout: Layout, claim: Claim, wanted: AnchorRole) -> str:
    return format_spans(Span(start, end) for role, start, end in layout.of(claim) if role is wanted)


def list_sentence_spans(layout: Layout) -> str:
    """Return where the passages lie that have words, for a page on which people go from one to the next."""
    spans = (trim_span(Span(start, end), layout.body) for _, start, end in layout.passages)
    return format_spans(span for span in spans if span is not None)


def measure_coverage(layout: Layout, claims: Sequence[Claim]) -> tuple[CoverageShare, ...]:
    """Count the passages by the furthest that any claim in them has come."""
    return count_states(layout.passages, _list_progress(layout, claims))


def cover_text(layout: Layout, claims: Sequence[Claim]) -> tuple[Stretch, ...]:
    """Return the text from begin to end as stretches of one state each."""
    stretches: list[Stretch] = []
    for state, start, end in _iter_states(layout.passages, _list_progress(layout, claims)):
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


def _list_progress(layout: Layout, claims: Sequence[Claim]) -> list[tuple[int, int, str]]:
    return [
        (start, end, progress_of(claim.review_status))
        for claim in claims
        if claim.review_status not in HIDDEN
        for role, start, end in layout.of(claim)
        if role is AnchorRole.CONTENT
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
