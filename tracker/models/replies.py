"""What the entries of a claim's right of reply come to: asked when, answered what, awaited until when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.models.enums import ReplyEntryKind, ReplyOutcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from tracker.models.assessment import ReplyEntry

# These ask for something; each other kind but a struck one ends the waiting.
ASKING: Final = (ReplyEntryKind.ASKED, ReplyEntryKind.REMINDED)
_PARAGRAPHS: Final = "\n\n"
_ENDINGS: Final = {
    ReplyEntryKind.ANSWERED: ReplyOutcome.ANSWERED,
    ReplyEntryKind.DECLINED: ReplyOutcome.DECLINED,
    ReplyEntryKind.NO_ANSWER: ReplyOutcome.NO_ANSWER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Replies:
    """What stands: the first day of asking, every answer in full, and how long an awaited one may take.

    None of it holds a contact, so that all of it may be published.
    """

    asked_on: date | None
    answer: str
    outcome: ReplyOutcome
    answer_by: date | None

    @property
    def is_awaited(self) -> bool:
        """Tell whether somebody was asked and nothing has ended the waiting."""
        return self.asked_on is not None and self.outcome is ReplyOutcome.OPEN

    def is_overdue(self, today: date) -> bool:
        """Tell whether the deadline of an awaited answer has passed."""
        return self.is_awaited and self.answer_by is not None and self.answer_by < today


def list_standing(entries: Sequence[ReplyEntry]) -> list[ReplyEntry]:
    """Return the entries that nobody struck, by day, then as they were entered."""
    struck = {entry.strikes_id for entry in entries if entry.strikes_id is not None}
    standing = [
        entry for entry in entries if entry.kind is not ReplyEntryKind.STRUCK and entry.id not in struck
    ]
    return sorted(standing, key=lambda entry: (entry.happened_on, entry.id or 0))


def read_replies(entries: Sequence[ReplyEntry]) -> Replies:
    """Return what the entries of one claim come to; asking again after an answer opens the waiting again.

    An answer that came stays the outcome when no answer to a further question does.
    """
    asked_on: date | None = None
    answers: list[str] = []
    outcome, answer_by = ReplyOutcome.OPEN, None
    for entry in list_standing(entries):
        if entry.kind in ASKING:
            asked_on = asked_on or (entry.happened_on if entry.kind is ReplyEntryKind.ASKED else None)
            outcome, answer_by = ReplyOutcome.OPEN, entry.answer_by or answer_by
            continue
        if entry.kind is ReplyEntryKind.ANSWERED:
            answers.append(entry.words)
        outcome, answer_by = (ReplyOutcome.ANSWERED if answers else _ENDINGS[entry.kind]), None
    return Replies(asked_on=asked_on, answer=_PARAGRAPHS.join(answers), outcome=outcome, answer_by=answer_by)
