"""What a splitter hands over: passages and proposed claims, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from tracker.models.enums import AttributionMode, ClaimKind, PassageKind, SpeakerKind
    from tracker.text.spans import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedPassage:
    """A piece of the text; all passages together partition it, in order, trailing white space included."""

    kind: PassageKind
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSpeaker:
    """The person or body a claim is attributed to, by its fullest name in the article."""

    name: str
    kind: SpeakerKind
    role: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedQuantity:
    """A number in a claim (schema.org QuantitativeValue); `upper` is set for a range only.

    `as_of` is the article's own words for when the number holds, from the same sentence.
    """

    value: Decimal
    upper: Decimal | None
    qualifier: str | None
    unit: str | None
    noun: str | None
    span: Span
    as_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedClaim:
    """One checkable statement with its attribution; spans are ordered and never overlap within a role.

    `text` is a wording that stands alone; the verbatim words lie in `content_spans`. `speaker` is None for
    the article's own voice (mode narrator) and for speech whose speaker the splitter could not name. `via`
    names who reports that the speaker said it, and their spans stand beside the speaker's. `checkworthiness`
    lies in 0..1 and is the sum of the numbers in `worth`. `reason` says why the claim was proposed.
    """

    text: str
    kind: ClaimKind
    mode: AttributionMode
    speaker: ProposedSpeaker | None
    via: str | None = None
    speaker_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    quantities: tuple[ProposedQuantity, ...] = ()
    checkworthiness: float = 0.0
    worth: tuple[str, ...] = ()
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Splitting:
    """An article taken apart: the same text and splitter version always give the same value.

    `notice` tells people when less was looked for than usual; it is empty otherwise.
    """

    splitter_name: str
    splitter_version: str
    passages: tuple[ProposedPassage, ...]
    claims: tuple[ProposedClaim, ...]
    notice: str = ""
