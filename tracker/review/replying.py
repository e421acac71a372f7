"""The right of reply as people keep it: entries that are added, and struck when they were a mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.audit import record_claim
from tracker.errors import InputError, NotFoundError
from tracker.models import ReplyEntry
from tracker.models.days import latest_day
from tracker.models.enums import ReplyChannel, ReplyEntryKind, ReviewStatus
from tracker.models.loading import get_claim
from tracker.models.phrases import words_of
from tracker.models.replies import ASKING, list_standing, read_replies
from tracker.models.workflow import CHECKABLE, require_editable

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlmodel import Session

    from tracker.models import Claim, User
    from tracker.review.drafts import ReplyDraft

# An answer may come on any day; what readers see of it changes only by another edition.
RECORDABLE: Final = frozenset({*CHECKABLE, ReviewStatus.APPROVED, ReviewStatus.PUBLISHED})
_WORDED: Final = {
    ReplyEntryKind.ASKED: "Write what you asked.",
    ReplyEntryKind.ANSWERED: "Write what was answered, in full; readers see it.",
}


def add_reply_entry(
    session: Session, public_id: str, *, entry: ReplyDraft, actor: User, at: datetime
) -> ReplyEntry:
    """Enter what happened on one day; entering the same once more adds nothing.

    The contact stays out of history, which is kept for ever.

    Raises:
        InputError: the day lies ahead, a deadline lies before it, words are missing, or nobody was asked.
        NotFoundError, MoveRefusedError: no such claim, or it is closed.
    """
    claim = get_claim(session, public_id, is_locking=True)
    require_editable(claim, RECORDABLE)
    if (known := _find_known(claim, entry)) is not None:
        return known
    _require_sensible(claim, entry, at=at)
    added = ReplyEntry(
        claim_id=claim.id or 0,
        kind=entry.kind,
        happened_on=entry.happened_on,
        channel=entry.channel,
        contact=entry.contact,
        words=entry.words,
        answer_by=entry.answer_by if entry.kind in ASKING else None,
        entered_by_id=actor.id,
        entered_at=at,
    )
    _record(session, claim, added, told=_tell(entry.happened_on, entry.channel), actor=actor, at=at)
    return added


def strike_reply_entry(
    session: Session, public_id: str, entry_public_id: str, *, reason: str, actor: User, at: datetime
) -> ReplyEntry:
    """Let an entry count no more, with the reason; both stay to be read.

    Raises:
        InputError: no reason.
        NotFoundError, MoveRefusedError: no such entry that stands, or the claim is closed.
    """
    if not reason.strip():
        raise InputError("reason", "Say what is wrong with the entry; both stay to be read.")
    claim = get_claim(session, public_id, is_locking=True)
    require_editable(claim, RECORDABLE)
    standing = {entry.public_id: entry for entry in list_standing(claim.reply_entries)}
    if entry_public_id not in standing:
        raise NotFoundError("entry of the right of reply")
    mistaken = standing[entry_public_id]
    added = ReplyEntry(
        claim_id=claim.id or 0,
        kind=ReplyEntryKind.STRUCK,
        happened_on=at.date(),
        channel=ReplyChannel.OTHER,
        words=reason.strip(),
        strikes_id=mistaken.id,
        entered_by_id=actor.id,
        entered_at=at,
    )
    told = f"{words_of(mistaken.kind)}, {mistaken.happened_on.isoformat()}: {reason.strip()}"
    _record(session, claim, added, told=told, actor=actor, at=at)
    return added


def _record(
    session: Session, claim: Claim, entry: ReplyEntry, *, told: str, actor: User, at: datetime
) -> None:
    session.add(entry)
    claim.updated_at = at
    details = {"entry": entry.public_id, "reason": told}
    record_claim(session, claim, f"reply.{entry.kind.value}", actor=actor, at=at, details=details)


def _tell(day: date, channel: ReplyChannel) -> str:
    return f"{day.isoformat()}, {words_of(channel).lower()}"


def _find_known(claim: Claim, draft: ReplyDraft) -> ReplyEntry | None:
    wanted = (draft.kind, draft.happened_on, draft.channel, draft.contact, draft.words)
    for each in list_standing(claim.reply_entries):
        if (each.kind, each.happened_on, each.channel, each.contact, each.words) == wanted:
            return each
    return None


def _require_sensible(claim: Claim, draft: ReplyDraft, *, at: datetime) -> None:
    if draft.happened_on > latest_day(at):
        raise InputError("happened_on", "This cannot have happened on a day to come.")
    if draft.kind in _WORDED and not draft.words:
        raise InputError("words", _WORDED[draft.kind])
    if draft.kind in ASKING and draft.answer_by is not None and draft.answer_by < draft.happened_on:
        raise InputError("answer_by", "The deadline lies before the day on which you asked.")
    replies = read_replies(claim.reply_entries)
    if draft.kind in (ReplyEntryKind.ASKED, ReplyEntryKind.ANSWERED):
        return  # an answer may come unasked
    if replies.asked_on is None:
        raise InputError("kind", "Nobody was asked yet; enter first whom you asked, and when.")
    if draft.happened_on < replies.asked_on:
        raise InputError("happened_on", "This day lies before the one on which you asked.")
    is_early = replies.answer_by is not None and draft.happened_on <= replies.answer_by
    if draft.kind is ReplyEntryKind.NO_ANSWER and is_early:
        raise InputError("happened_on", f"The deadline is {replies.answer_by}; it has to pass first.")
