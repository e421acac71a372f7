"""An article with room for several claims, and words of it as places, for tests of the workspace."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from tests.support.newsroom import AT, BODY, Newsroom
from tracker.models.enums import AttributionMode, ClaimKind, SpeakerKind
from tracker.models.loading import get_claim
from tracker.review.anchoring import Places
from tracker.review.drafts import ClaimEdit, SpeakerDraft
from tracker.review.marking import NewClaim, mark_claim
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import Claim, User

MAYOR = SpeakerDraft(name="Ada Lund", kind=SpeakerKind.PERSON, role="mayor")


@dataclass(frozen=True, slots=True, kw_only=True)
class Months:
    """A number of months, as a finder of quantities gives it."""

    value: Decimal
    span: Span
    upper: Decimal | None = None
    qualifier: str | None = None
    unit: str | None = "month"
    noun: str | None = None
    as_of: str | None = None


def find_months(body: str, span: Span) -> Sequence[Months]:
    """Find the number 14, which is the only one in the article."""
    at = body.find("14", span.start, span.end)
    return [] if at < 0 else [Months(value=Decimal(14), span=Span(at, at + 2))]


def span_of(words: str) -> Span:
    """Return where words stand first in the article."""
    start = BODY.index(words)
    return Span(start, start + len(words))


def places_of(*content: str, cue: str = "", speaker: str = "") -> Places:
    """Return the places of words of the article."""
    return Places(
        content=tuple(span_of(words) for words in content),
        cue=(span_of(cue),) if cue else (),
        speaker=(span_of(speaker),) if speaker else (),
    )


def narrate(text: str = "") -> ClaimEdit:
    """Return what an event in the article's own voice says."""
    return ClaimEdit(
        text=text,
        kind=ClaimKind.EVENT,
        mode=AttributionMode.NARRATOR,
        speaker=None,
        via="",
        claimed_on=None,
    )


def mark(room: Newsroom, *content: str, draft: ClaimEdit | None = None, actor: User | None = None) -> Claim:
    """Mark words of the article as a claim of the reviewer's making."""
    wanted = NewClaim(version_number=1, places=places_of(*content), draft=draft or narrate())
    claim = mark_claim(
        room.session,
        room.article.public_id,
        wanted=wanted,
        find_quantities=find_months,
        actor=actor or room.reviewer,
        at=AT,
    )
    return get_claim(room.session, claim.public_id)
