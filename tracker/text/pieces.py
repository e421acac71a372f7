"""How a text with overlapping marks comes apart into runs that can be shown without nesting."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tracker.text.spans import Span

CONTENT_ROLE = "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the text that belongs to a claim, in one role (content, cue, speaker)."""

    span: Span
    claim_id: str
    role: str
    status: str
    kind: str
    is_closed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text that the same marks cover throughout; content claims come first, closed ones behind.

    `roles` runs parallel to `claim_ids`; where a claim has several, they are joined as in `content+cue`.
    `content_ids` are the claims that have their content here, `fresh_ids` those among them whose content
    begins here. `status` and `kind` are those of the first content claim, empty where no content lies.
    """

    text: str
    claim_ids: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    content_ids: tuple[str, ...] = ()
    fresh_ids: tuple[str, ...] = ()
    status: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPassage:
    """One passage of the text as pieces; joined they are the passage's text exactly."""

    kind: str
    pieces: tuple[Piece, ...]


def build_passages(
    body: str, passages: Sequence[tuple[str, Span]], marks: Sequence[Mark]
) -> tuple[MarkedPassage, ...]:
    """Cut every passage where a mark begins or ends, in one pass over marks sorted by start.

    `passages` are (kind, span) in text order; all pieces of all passages joined are their text.
    """
    waiting = sorted(marks, key=lambda mark: (mark.span.start, mark.span.end))
    active: list[Mark] = []
    seen: set[str] = set()
    following = 0
    result = []
    for kind, span in passages:
        while following < len(waiting) and waiting[following].span.start < span.end:
            active.append(waiting[following])
            following += 1
        active = [mark for mark in active if mark.span.end > span.start]
        result.append(MarkedPassage(kind=kind, pieces=tuple(_cut(body, span, active, seen))))
    return tuple(result)


def _cut(body: str, span: Span, marks: Sequence[Mark], seen: set[str]) -> Iterator[Piece]:
    edges = {span.start, span.end}
    for mark in marks:
        edges.update(edge for edge in (mark.span.start, mark.span.end) if span.start < edge < span.end)
    for start, end in itertools.pairwise(sorted(edges)):
        covering = [mark for mark in marks if mark.span.start <= start and end <= mark.span.end]
        yield _piece(body[start:end], covering, seen) if covering else Piece(text=body[start:end])


def _piece(text: str, covering: Sequence[Mark], seen: set[str]) -> Piece:
    """Return a marked piece; `seen`, the claims whose content has begun, takes in those that begin here."""
    roles: dict[str, list[str]] = {}
    ordered = sorted(covering, key=lambda mark: (mark.role != CONTENT_ROLE, mark.is_closed))
    for mark in ordered:
        own = roles.setdefault(mark.claim_id, [])
        if mark.role not in own:
            own.append(mark.role)
    content_ids = tuple(claim_id for claim_id, own in roles.items() if own[0] == CONTENT_ROLE)
    fresh_ids = tuple(claim_id for claim_id in content_ids if claim_id not in seen)
    seen.update(fresh_ids)
    return Piece(
        text=text,
        claim_ids=tuple(roles),
        roles=tuple("+".join(each) for each in roles.values()),
        content_ids=content_ids,
        fresh_ids=fresh_ids,
        status=ordered[0].status if content_ids else "",
        kind=ordered[0].kind if content_ids else "",
    )
