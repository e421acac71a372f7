"""How the history of a claim reads: each event as a clause with its reason and its changed fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.audit import parse_changes, parse_details
from tracker.models.phrases import words_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tracker.models import AuditEvent

CLAUSES: Final[dict[str, str]] = {
    "claim.proposed": "proposed the claim",
    "claim.imported": "imported the claim from a file",
    "claim.import_changed": "changed the claim by importing a file again",
    "claim.marked": "marked the claim in the article",
    "claim.spans_moved": "moved the edges of the claim",
    "claim.merged": "merged the claim into another",
    "claim.took_in": "merged another claim into this one",
    "claim.split": "split the claim in two",
    "claim.split_off": "split the claim off another",
    "claim.placed": "moved the claim in the order",
    "claim.undone": "undid their last step",
    "claim.accepted": "accepted the claim",
    "claim.dismissed": "dismissed the claim",
    "claim.reopened": "reopened the claim",
    "claim.dismissal_undone": "took the dismissal back",
    "claim.research_started": "started research",
    "claim.research_resumed": "resumed research",
    "claim.reply_awaited": "set the claim aside until the speaker answers",
    "claim.put_back": "put the claim back",
    "claim.assigned": "changed whose the claim is",
    "claim.edited": "edited the claim",
    "claim.wording_accepted": "acknowledged the wording hints",
    "claim.checks_set": "set the checks before approval",
    "claim.review_requested": "sent the claim to its second review",
    "claim.sent_to_approval": "assessed the claim and sent it to approval",
    "claim.returned": "returned the claim to research",
    "claim.disputed": "submitted a review that differs from the other",
    "claim.approved": "approved the claim",
    "claim.published": "published the claim",
    "claim.flagged": "flagged the claim for attention",
    "claim.confirmed": "confirmed the claim as it stands",
    "claim.correction_started": "started a correction",
    "claim.corrected": "published a correction",
    "claim.withdrawn": "withdrew the claim",
    "review.saved": "saved their assessment",
    "review.submitted": "submitted their review",
    "review.submitted_in_view": "submitted their review, with the other’s in view",
    "evidence.added": "cited a source",
    "evidence.removed": "removed a source",
    "evidence.restored": "put a source back",
    "evidence.origin_shared": "counted two sources as one origin",
    "reply.asked": "asked for a reply",
    "reply.reminded": "reminded of the reply",
    "reply.answered": "entered an answer",
    "reply.declined": "entered that the answer was declined",
    "reply.no_answer": "entered that no answer came by the deadline",
    "reply.struck": "struck an entry of the right of reply",
    "report.handled": "handled what a reader had reported",
    "note.added": "wrote a note",
    "note.replied": "replied to a note",
    "note.resolved": "resolved a note",
    "note.reopened": "reopened a note",
}
FIELD_LABELS: Final[dict[str, str]] = {
    "review_status": "Status",
    "publication": "Publication",
    "text": "Claim",
    "content": "Words in the article",
    "cue": "Cue",
    "speaker_words": "Words for the speaker",
    "position": "Place in the order",
    "kind": "Kind",
    "mode": "Attribution mode",
    "speaker": "Speaker",
    "via": "Via",
    "claimed_on": "Claimed on",
    "attribution_finding": "Attribution finding",
    "rating": "Rating",
    "explanation": "Explanation",
    "origins_reason": "Why one origin is enough",
    "primary_reason": "Why there is no primary document",
    "reply_asked_on": "Reply asked on",
    "reply_text": "The speaker's reply",
    "reply_reason": "Why no reply was asked",
    "assigned_to": "Assigned to",
    "due_on": "Due",
    "origin_group": "Origin group",
}
# Codes are stored so that history never changes; people read words.
CODED: Final = frozenset({"review_status", "publication", "kind", "mode", "attribution_finding"})
SPLITTER: Final = "The splitter"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldChange:
    """One field, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldEvent:
    """One event as a line: `actor_name` `clause`, when, why, and what changed."""

    at: datetime
    actor_name: str
    clause: str
    reason: str
    changes: tuple[ToldChange, ...]


def tell_history(events: Sequence[AuditEvent]) -> tuple[ToldEvent, ...]:
    """Put each event in words, in the order given."""
    return tuple(_tell(event) for event in events)


def _tell(event: AuditEvent) -> ToldEvent:
    details = parse_details(event)
    return ToldEvent(
        at=event.at,
        actor_name=event.actor_name or SPLITTER,
        clause=CLAUSES.get(event.action, event.action.replace(".", ": ").replace("_", " ")),
        reason=details.get("reason") or details.get("title") or details.get("explanation") or "",
        changes=tuple(
            ToldChange(
                label=FIELD_LABELS.get(each.field, each.field.replace("_", " ").capitalize()),
                before=tell_value(each.field, each.old),
                after=tell_value(each.field, each.new),
            )
            for each in parse_changes(event)
        ),
    )


def tell_value(field: str, value: str) -> str:
    """Return the stored value of a field in words."""
    return words_of(value).lower() if field in CODED and value else value
