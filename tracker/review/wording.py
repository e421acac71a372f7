"""The wording hints of a claim: which are open, and that somebody has acknowledged them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from tracker.audit import record_claim
from tracker.errors import MoveRefusedError
from tracker.models.enums import AnchorRole, AttributionMode
from tracker.models.loading import get_claim
from tracker.models.workflow import EDITABLE, require_editable
from tracker.review.wording_hints import Hint, Wording, find_hints

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim, ClaimAnchor, User

_SENTENCE_ENDS: Final = re.compile(r"[.!?…]['\"”’)]*\s|\n")
_FARTHEST: Final = 600


def list_open_hints(claim: Claim) -> tuple[Hint, ...]:
    """Return the hints on the claim's text that nobody has acknowledged; the claim comes whole."""
    return () if claim.wording_accepted == hash_wording(claim.text) else list_hints(claim)


def list_hints(claim: Claim) -> tuple[Hint, ...]:
    """Return all hints on the claim's text; the claim comes whole."""
    anchors = _newest(claim.anchors)
    contents = [anchor for anchor in anchors if anchor.role is AnchorRole.CONTENT]
    body = contents[0].article_version.body if contents else ""
    return find_hints(
        Wording(
            text=claim.text,
            content=" … ".join(anchor.exact for anchor in contents),
            nearby=" ".join(_sentence_of(body, anchor) for anchor in anchors) if contents else "",
            article=body,
            speaker=f"{claim.speaker.name if claim.speaker else ''} {claim.speaker_role} {claim.via}",
            is_spoken=claim.mode is AttributionMode.DIRECT,
        )
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingState:
    """What the claim's page shows of its wording: open hints, or that they were acknowledged."""

    hints: tuple[Hint, ...]
    is_acknowledged: bool
    sha256: str


def describe_wording(claim: Claim) -> WordingState:
    """Return the hints while somebody works on the claim; afterwards its wording is settled."""
    is_open = claim.review_status in EDITABLE
    present = hash_wording(claim.text)
    hints = list_hints(claim) if is_open else ()
    is_acknowledged = bool(hints) and claim.wording_accepted == present
    return WordingState(hints=hints, is_acknowledged=is_acknowledged, sha256=present)


def wording_gaps(claim: Claim) -> tuple[str, ...]:
    """Say for each open hint what guard R1 waits for."""
    return tuple(
        f"Wording, “{hint.words}”: {hint.told} Acknowledge or fix it before the second review."
        for hint in list_open_hints(claim)
    )


def hash_wording(text: str) -> str:
    """Return SHA-256 of a claim's text in UTF-8, as 64 hex digits."""
    return sha256(text.encode()).hexdigest()


def accept_wording(session: Session, public_id: str, *, seen_sha256: str, actor: User, at: datetime) -> Claim:
    """Acknowledge the hints on a claim's text as it stands; any other text brings its hints back.

    `seen_sha256` is the hash of the text that the person saw. Nothing is recorded when nothing is open.

    Raises:
        NotFoundError: no such claim.
        MoveRefusedError: nobody works on the claim, or its text is not what the person saw.
    """
    claim = get_claim(session, public_id, is_locking=True)
    require_editable(claim)
    present = hash_wording(claim.text)
    if seen_sha256 != present:
        gap = "The text of the claim was changed meanwhile. Look at the hints on the new text."
        raise MoveRefusedError("Acknowledge the wording", None, (gap,))
    hints = list_open_hints(claim)
    if not hints:
        return claim
    claim.wording_accepted = present
    claim.updated_at = at
    told = "; ".join(f"{hint.kind.value}: {hint.words}" for hint in hints)
    details = {"reason": told, "sha256": present}
    record_claim(session, claim, "claim.wording_accepted", actor=actor, at=at, details=details)
    return claim


def _newest(anchors: Sequence[ClaimAnchor]) -> list[ClaimAnchor]:
    newest = max((anchor.article_version.number for anchor in anchors), default=0)
    return [anchor for anchor in anchors if anchor.article_version.number == newest]


def _sentence_of(body: str, anchor: ClaimAnchor) -> str:
    """Return the words around an anchor as far as its sentences go."""
    opening = max(0, anchor.start - _FARTHEST)
    ends = [found.end() for found in _SENTENCE_ENDS.finditer(body, opening, anchor.start)]
    closing = _SENTENCE_ENDS.search(body, max(anchor.start, anchor.end - 1), anchor.end + _FARTHEST)
    end = closing.end() if closing else min(len(body), anchor.end + _FARTHEST)
    return body[ends[-1] if ends else opening : end]
