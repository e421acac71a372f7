"""What differs for a reader between two editions of a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.enums import ReplyOutcome
from tracker.models.phrases import words_of
from tracker.models.snapshot import SnapshotChange

if TYPE_CHECKING:
    from tracker.models.snapshot import ClaimSnapshot, SnapshotSpeaker

LABELS = {
    "text": "Claim",
    "kind": "Kind",
    "mode": "Attribution",
    "speaker": "Speaker",
    "via": "Reported through",
    "claimed_on": "Said on",
    "quote": "Words in the article",
    "finding": "Did they say it?",
    "rating": "Is it so?",
    "explanation": "Explanation",
    "reply": "The speaker's reply",
    "evidence": "Sources",
    "origins_reason": "Why one origin is enough",
    "primary_reason": "Why there is no primary document",
    "reply_reason": "Why no reply was asked",
    "notes": "Public notes",
}
# What the reviewers assessed: none of it reaches readers changed without another review.
REVIEWED = frozenset({"text", "kind", "mode", "speaker", "quote", "finding", "rating", "explanation"})


def list_changes(old: ClaimSnapshot, new: ClaimSnapshot) -> tuple[SnapshotChange, ...]:
    """Return every field that reads differently, in the order a page shows them; empty if none does."""
    before, after = _describe(old), _describe(new)
    return tuple(
        SnapshotChange(field=field, label=label, old=before[field], new=after[field])
        for field, label in LABELS.items()
        if before[field] != after[field]
    )


def _describe(snapshot: ClaimSnapshot) -> dict[str, str]:
    return {
        "text": snapshot.text,
        "kind": words_of(snapshot.kind),
        "mode": words_of(snapshot.mode),
        "speaker": _describe_speaker(snapshot.speaker),
        "via": snapshot.via,
        "claimed_on": snapshot.claimed_on.isoformat() if snapshot.claimed_on else "",
        "quote": snapshot.quote,
        "finding": words_of(snapshot.finding) if snapshot.finding else "",
        "rating": snapshot.rating.label if snapshot.rating else "",
        "explanation": snapshot.explanation,
        "reply": _describe_reply(snapshot),
        "evidence": _describe_evidence(snapshot),
        "origins_reason": snapshot.origins_reason,
        "primary_reason": snapshot.primary_reason,
        "reply_reason": snapshot.reply_reason,
        "notes": "\n".join(note.body for note in snapshot.notes),
    }


def _describe_reply(snapshot: ClaimSnapshot) -> str:
    """Return the answer in full, and that no other will come where that is known."""
    if snapshot.reply_outcome in (ReplyOutcome.DECLINED, ReplyOutcome.NO_ANSWER):
        return "\n\n".join(part for part in (snapshot.reply_text, words_of(snapshot.reply_outcome)) if part)
    return snapshot.reply_text


def _describe_speaker(speaker: SnapshotSpeaker | None) -> str:
    if speaker is None:
        return "The article's own voice"
    return f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name


def _describe_evidence(snapshot: ClaimSnapshot) -> str:
    """Return one line for each source with all that readers see of it."""
    lines = []
    for item in snapshot.evidence:
        parts = (item.publisher, item.url, item.archived_url, item.locator, item.quoted_passage)
        known = "; ".join(part for part in parts if part)
        stance = f"{item.stance.value}{', primary' if item.is_primary else ''}"
        lines.append(f"{item.title} ({stance}){': ' + known if known else ''}")
    return "\n".join(lines)
