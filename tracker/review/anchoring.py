"""Where a claim lies in a version: which places can be marked, and how they are kept as anchors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import sqlalchemy as sa
from sqlmodel import col

from tracker.errors import InputError
from tracker.models import ClaimAnchor, Quantity, limits
from tracker.models.base import DECIMAL_LENGTH
from tracker.models.enums import AnchorRole
from tracker.text.spans import Span, trim_span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from sqlmodel import Session

    from tracker.models import ArticleVersion, Claim

MOST_SPANS: Final = 20
JOIN: Final = " … "
PLACE_LABELS: Final = {"content": "Words of the claim", "cue": "Cue", "speaker": "Words for the speaker"}


class FoundQuantity(Protocol):
    """A number that was found in a text, with the words it was read from."""

    @property
    def value(self) -> Decimal:
        """Return the number, or the lower end of a range."""

    @property
    def upper(self) -> Decimal | None:
        """Return the upper end of a range."""

    @property
    def qualifier(self) -> str | None:
        """Return how exact it is meant to be."""

    @property
    def unit(self) -> str | None:
        """Return what it is measured in."""

    @property
    def noun(self) -> str | None:
        """Return what is counted."""

    @property
    def as_of(self) -> str | None:
        """Return when it holds, in the article's words."""

    @property
    def span(self) -> Span:
        """Return where it stands."""


if TYPE_CHECKING:
    QuantityFinder = Callable[[str, Span], Sequence[FoundQuantity]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Where a claim lies in a version: what is said, the words that signal that it is, and who says it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...] = ()
    speaker: tuple[Span, ...] = ()

    def of(self, role: AnchorRole) -> tuple[Span, ...]:
        """Return the spans in one role."""
        return {
            AnchorRole.CONTENT: self.content,
            AnchorRole.CUE: self.cue,
            AnchorRole.SPEAKER: self.speaker,
        }[role]


def check_places(body: str, places: Places) -> Places:
    """Return the places as they can be kept, without white space at the edges of a span.

    Raises:
        InputError: on the role's own field; there is no content, a role has too many spans, or a span lies
            outside the body, out of order, over another of its role, or on white space alone.
    """
    if not places.content:
        raise InputError("content", "Choose the words of the claim in the article.")
    content, cue, speaker = (_check_role(body, role.value, places.of(role)) for role in AnchorRole)
    return Places(content=content, cue=cue, speaker=speaker)


def _check_role(body: str, field: str, spans: Sequence[Span]) -> tuple[Span, ...]:
    if len(spans) > MOST_SPANS:
        raise InputError(field, f"This is in {len(spans)} pieces; mark at most {MOST_SPANS}.")
    checked: list[Span] = []
    for span in spans:
        trimmed = trim_span(span, body) if span.end <= len(body) else None
        if span.end > len(body):
            raise InputError(field, "This reaches beyond the end of the article. Choose the words again.")
        if trimmed is None:
            raise InputError(field, "There are no words here. Choose the words again.")
        if checked and trimmed.start < checked[-1].end:
            told = "The pieces overlap, or are not in the order of the article. Choose the words again."
            raise InputError(field, told)
        checked.append(trimmed)
    return tuple(checked)


def join_words(body: str, spans: Sequence[Span]) -> str:
    """Return the words of the spans on one line, the gaps between them shown by an ellipsis."""
    return JOIN.join(" ".join(span.of(body).split()) for span in spans)


def word_text(body: str, content: Sequence[Span]) -> str:
    """Return the text that a claim has until somebody words it: that of its content.

    Raises:
        InputError: it is longer than a claim may be.
    """
    text = join_words(body, content)
    if len(text) > limits.CLAIM_TEXT:
        told = f"These words are longer than a claim may be ({limits.CLAIM_TEXT:,} characters). Mark fewer."
        raise InputError("content", told)
    return text


def read_places(claim: Claim, version: ArticleVersion) -> Places:
    """Return where a claim lies in a version, in the order of the text."""
    spans = {
        role: tuple(
            sorted(
                Span(anchor.start, anchor.end)
                for anchor in claim.anchors
                if anchor.role is role and anchor.article_version_id == version.id
            )
        )
        for role in AnchorRole
    }
    return Places(
        content=spans[AnchorRole.CONTENT], cue=spans[AnchorRole.CUE], speaker=spans[AnchorRole.SPEAKER]
    )


def build_anchors(body: str, places: Places) -> tuple[ClaimAnchor, ...]:
    """Return the anchors of checked places, not yet tied to a claim and a version."""
    return tuple(
        ClaimAnchor(
            claim_id=0,
            article_version_id=0,
            role=role,
            position=position,
            start=span.start,
            end=span.end,
            exact=span.of(body),
            prefix=body[max(0, span.start - limits.CONTEXT) : span.start],
            suffix=body[span.end : span.end + limits.CONTEXT],
        )
        for role in AnchorRole
        for position, span in enumerate(places.of(role), start=1)
    )


def store_places(
    session: Session,
    claim: Claim,
    version: ArticleVersion,
    places: Places,
    *,
    find_quantities: QuantityFinder,
) -> None:
    """Put a stored claim where `places` say in this version, and nowhere else in it, with the numbers there.

    Its anchors and quantities can be read again once it has been loaded again.
    """
    claim_id = claim.id or 0
    session.execute(
        sa.delete(ClaimAnchor).where(
            col(ClaimAnchor.claim_id) == claim_id, col(ClaimAnchor.article_version_id) == version.id
        )
    )
    session.execute(sa.delete(Quantity).where(col(Quantity.claim_id) == claim_id))
    for anchor in build_anchors(version.body, places):
        anchor.claim_id, anchor.article_version_id = claim_id, version.id or 0
        session.add(anchor)
    found = [each for span in places.content for each in find_quantities(version.body, span)]
    for position, each in enumerate(filter(_can_be_kept, found), start=1):
        session.add(_build_quantity(claim_id, position, each))
    session.flush()
    session.expire(claim, ["anchors", "quantities"])


def _build_quantity(claim_id: int, position: int, found: FoundQuantity) -> Quantity:
    return Quantity(
        claim_id=claim_id,
        position=position,
        value=found.value,
        upper=found.upper,
        qualifier=(found.qualifier or "")[: limits.NAME],
        unit=(found.unit or "")[: limits.NAME],
        noun=(found.noun or "")[: limits.NAME],
        as_of=(found.as_of or "")[: limits.NAME],
        start=found.span.start,
        end=found.span.end,
    )


def _can_be_kept(found: FoundQuantity) -> bool:
    """Tell whether the digits fit their column; a number of more digits counts nothing."""
    numbers = (found.value, found.upper or found.value)
    return all(each.is_finite() and len(format(each, "f")) <= DECIMAL_LENGTH for each in numbers)
