"""The number desk of an article: its figures, and what can be worked out from them, without rating."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.models import Article, Claim, Quantity
from tracker.models.enums import AnchorRole, PassageKind, ReviewStatus
from tracker.review.arithmetic import find_sums
from tracker.review.counts import compare_earlier, compare_headline, find_elsewhere
from tracker.review.figures import Check, EarlierCount, Figure, Finding, Outcome, Place
from tracker.review.nouns import head_of
from tracker.review.shares import find_changes, find_shares
from tracker.review.weekdays import check_weekdays
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlmodel import Session

    from tracker.models import ArticleVersion, ClaimAnchor

PLACES: Final = {
    PassageKind.HEADLINE: Place.HEADLINE,
    PassageKind.STANDFIRST: Place.STANDFIRST,
    PassageKind.SENTENCE: Place.BODY,
}
_HIDDEN: Final = frozenset({ReviewStatus.MERGED})
_MOST_EARLIER: Final = 500
_MOST_NOUNS: Final = 100
_CONTEXT: Final = 90
_FOUND_BY: Final = 6
_ORDER: Final = tuple(Outcome)
_CHECKS: Final = tuple(Check)
_MISFITS: Final = frozenset({Outcome.FAILS, Outcome.DIFFERS})


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """A claim by its public id and its number in the workspace, from 1."""

    public_id: str
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words of one passage: stretches of text, every second one a span that is meant, and who holds them."""

    stretches: tuple[str, ...]
    place: Place
    spans: tuple[Span, ...]
    claims: tuple[ClaimLink, ...]

    @property
    def opening(self) -> str:
        """Return the words from the first span on, as a browser can find them on a page."""
        return " ".join("".join(self.stretches[1:]).removesuffix(" …").split()[:_FOUND_BY])


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFigure:
    """A figure of the table, in words and in its place."""

    figure: Figure
    excerpt: Excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownFinding:
    """A finding with the words its numbers stand in."""

    finding: Finding
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberDesk:
    """Everything the page shows: figures in text order, findings with what does not fit on top."""

    figures: tuple[ShownFigure, ...]
    findings: tuple[ShownFinding, ...]

    @property
    def misfits(self) -> tuple[ShownFinding, ...]:
        """Return the findings that do not fit, for somebody to look at."""
        return tuple(each for each in self.findings if each.finding.outcome in _MISFITS)

    @property
    def fits(self) -> tuple[ShownFinding, ...]:
        """Return the findings that hold or were only worked out."""
        return tuple(each for each in self.findings if each.finding.outcome not in _MISFITS)


def build_number_desk(
    session: Session, version: ArticleVersion, claims: Sequence[Claim], found: Sequence[Figure]
) -> NumberDesk:
    """Put together the numbers of a version and of its claims; what does not fit comes first.

    The version comes with its article and passages, the claims whole and in their order; `found` are the
    figures that the door read off the passages. What a claim holds as its quantity takes their place.
    """
    figures = merge_figures(version, _list_stored(version, claims), found)
    body, article = version.body, version.article
    findings = (
        *find_sums(body, figures),
        *find_shares(body, figures),
        *find_changes(body, figures),
        *compare_headline(figures),
        *find_elsewhere(body, figures),
        *check_weekdays(body, article.published_on),
        *compare_earlier(figures, list_earlier_counts(session, article, figures)),
    )
    reader = _Reader(version, claims)
    return NumberDesk(
        figures=tuple(ShownFigure(figure=each, excerpt=reader.show(each.span)) for each in figures),
        findings=tuple(
            ShownFinding(finding=each, excerpts=reader.list_excerpts(each.spans))
            for each in sorted(
                findings, key=lambda one: (_ORDER.index(one.outcome), _CHECKS.index(one.check))
            )
        ),
    )


def merge_figures(
    version: ArticleVersion, stored: Iterable[Figure], found: Iterable[Figure]
) -> tuple[Figure, ...]:
    """Return all figures in text order, each with its passage; a stored one displaces what it overlaps."""
    merged: list[Figure] = []
    for figure in sorted(stored, key=lambda each: each.span):
        if not merged or merged[-1].span.end <= figure.span.start:
            merged.append(figure)
    taken = [figure.span for figure in merged]
    for figure in found:
        number = bisect_right(taken, figure.span)
        beside = taken[max(0, number - 1) : number + 1]
        if not any(each.start < figure.span.end and figure.span.start < each.end for each in beside):
            merged.append(figure)
    starts = [passage.start for passage in version.passages]
    placed = (_placed(version, starts, figure) for figure in merged)
    return tuple(sorted(placed, key=lambda each: each.span))


def list_earlier_counts(
    session: Session, article: Article, figures: Sequence[Figure]
) -> tuple[EarlierCount, ...]:
    """Return what claims of articles added before this one count by the same nouns, the newest article first.

    At most 500 numbers are looked through, and 100 nouns asked for.
    """
    heads = {head_of(figure.noun) for figure in figures if figure.noun}
    words = sorted({figure.noun.split()[-1].casefold() for figure in figures if figure.noun})[:_MOST_NOUNS]
    if not words:
        return ()
    noun = sa.func.lower(col(Quantity.noun))
    query = (
        select(Quantity, Claim, Article.headline)
        .join(Claim, col(Quantity.claim_id) == col(Claim.id))
        .join(Article, col(Claim.article_id) == col(Article.id))
        .where(col(Article.id) < article.id, col(Claim.review_status).not_in(_HIDDEN))
        .where(sa.or_(*(noun.endswith(word, autoescape=True) for word in words)))
        .order_by(col(Article.id).desc(), col(Claim.position), col(Quantity.position))
        .limit(_MOST_EARLIER)
    )
    return tuple(
        EarlierCount(
            value=quantity.value,
            qualifier=quantity.qualifier,
            unit=quantity.unit,
            noun=quantity.noun,
            as_of=quantity.as_of,
            claim_id=claim.public_id,
            claim_text=claim.text,
            headline=headline,
        )
        for quantity, claim, headline in session.exec(query)
        if head_of(quantity.noun) in heads and quantity.upper is None
    )


def _list_stored(version: ArticleVersion, claims: Sequence[Claim]) -> Iterable[Figure]:
    for claim in claims:
        is_here = any(anchor.article_version_id == version.id for anchor in claim.anchors)
        if claim.review_status in _HIDDEN or not is_here:
            continue
        for row in claim.quantities:
            if not 0 <= row.start < row.end <= len(version.body):
                continue
            span = Span(row.start, row.end)
            yield Figure(
                value=row.value,
                upper=row.upper,
                qualifier=row.qualifier,
                unit=row.unit,
                noun=row.noun,
                as_of=row.as_of,
                span=span,
                passage=span,
            )


def _placed(version: ArticleVersion, starts: Sequence[int], figure: Figure) -> Figure:
    """Return the figure with the passage it stands in."""
    number = bisect_right(starts, figure.span.start) - 1
    if number < 0:
        return figure
    passage = version.passages[number]
    place = PLACES.get(passage.kind, Place.BODY)
    return replace(figure, passage=Span(passage.start, passage.end), place=place)


class _Reader:
    """Shows the words around spans of a version, with the claims that hold them."""

    def __init__(self, version: ArticleVersion, claims: Sequence[Claim]) -> None:
        self._version = version
        self._starts = [passage.start for passage in version.passages]
        self._contents: dict[int, list[tuple[ClaimAnchor, ClaimLink]]] = {}
        for number, claim in enumerate(claims, start=1):
            if claim.review_status in _HIDDEN:
                continue
            link = ClaimLink(public_id=claim.public_id, ordinal=number)
            for anchor in claim.anchors:
                if anchor.role is AnchorRole.CONTENT and anchor.article_version_id == version.id:
                    self._enter(anchor, link)

    def _enter(self, anchor: ClaimAnchor, link: ClaimLink) -> None:
        """Note a claim in every passage that its content touches."""
        first, last = self._passage_number(anchor.start), self._passage_number(anchor.end - 1)
        for number in range(first, last + 1):
            self._contents.setdefault(number, []).append((anchor, link))

    def list_excerpts(self, spans: Sequence[Span]) -> tuple[Excerpt, ...]:
        """Return one excerpt for each passage the spans lie in, in text order."""
        return tuple(
            self.show(*group)
            for _, group in groupby(sorted(spans), key=lambda span: self._passage_number(span.start))
        )

    def show(self, *spans: Span) -> Excerpt:
        """Return spans of one passage, in order, with what stands around them cut to whole words."""
        body = self._version.body
        first, last = spans[0], spans[-1]
        number = self._passage_number(first.start)
        passage = self._version.passages[number]
        lead = body[min(passage.start, first.start) : first.start].lstrip()
        tail = body[last.end : max(passage.end, last.end)].rstrip()
        stretches = [_cut_lead(lead)]
        for place, span in enumerate(spans):
            following = spans[place + 1].start if span is not last else None
            stretches += [span.of(body), _cut_tail(tail) if following is None else body[span.end : following]]
        holders = {
            link.public_id: link
            for anchor, link in self._contents.get(number, ())
            if any(anchor.start < span.end and span.start < anchor.end for span in spans)
        }
        return Excerpt(
            stretches=tuple(stretches),
            place=PLACES.get(passage.kind, Place.BODY),
            spans=spans,
            claims=tuple(holders.values()),
        )

    def _passage_number(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)


def _cut_lead(lead: str) -> str:
    return lead if len(lead) <= _CONTEXT else f"… {lead[-_CONTEXT:].partition(' ')[2]}"


def _cut_tail(tail: str) -> str:
    return tail if len(tail) <= _CONTEXT else f"{tail[:_CONTEXT].rpartition(' ')[0]} …"
