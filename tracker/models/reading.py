"""Who of the newsroom may read a note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.models.enums import NoteKind, NoteVisibility, ReviewStatus
from tracker.models.rounds import is_sealed, list_submitted

if TYPE_CHECKING:
    from datetime import datetime

    from tracker.models.assessment import Note
    from tracker.models.claims import Claim
    from tracker.models.rounds import ReviewPolicy

_AT_REST: Final = frozenset(
    {ReviewStatus.PROPOSED, ReviewStatus.DISMISSED, ReviewStatus.MERGED, ReviewStatus.WITHDRAWN}
)


def may_read_note(note: Note, reader_id: int | None) -> bool:
    """Tell whether a person of the newsroom may read a note; a private one is its author's alone.

    Without a reader, as for a file that the operator writes, no private note is read.
    """
    return note.visibility is not NoteVisibility.PRIVATE or note.author_id == reader_id


def list_readable_notes(claim: Claim, reader_id: int | None, policy: ReviewPolicy) -> list[Note]:
    """Return the notes on a claim that somebody may read now, oldest first.

    What those who assess a claim decide would tell the second reviewer what the first one found, so decision
    notes of theirs are their author's alone until the round is complete.
    """
    return [
        note
        for note in claim.notes
        if may_read_note(note, reader_id)
        and (note.author_id == reader_id or not is_note_sealed(note, claim, policy))
    ]


def is_note_sealed(note: Note, claim: Claim, policy: ReviewPolicy) -> bool:
    """Tell whether a note has to wait, for all but its author, until the assessments are shown.

    A reply waits with the note that it answers.
    """
    first = next((each for each in claim.notes if each.id == note.parent_id), note)
    return any(
        each.kind is NoteKind.DECISION
        and is_sealed(claim, claim.round_number, policy)
        and _is_on_the_panel(each.author_id, claim, policy)
        and not _was_shown(each, claim, policy)
        for each in (note, first)
    )


def _is_on_the_panel(author_id: int, claim: Claim, policy: ReviewPolicy) -> bool:
    """Tell whether somebody works on the claim now, or has an assessment of it that others do not see."""
    if claim.assigned_to_id == author_id and claim.review_status not in _AT_REST:
        return True
    return any(
        review.reviewer_id == author_id and is_sealed(claim, review.round_number, policy)
        for review in claim.reviews
    )


def _was_shown(note: Note, claim: Claim, policy: ReviewPolicy) -> bool:
    """Tell whether the note was written before assessments or an edition of the claim were last shown."""
    times: list[datetime] = [each.corrected_at for each in claim.corrections]
    times += [claim.published_at] if claim.published_at else []
    for number in {review.round_number for review in claim.reviews}:
        if not is_sealed(claim, number, policy):
            times += [each.submitted_at for each in list_submitted(claim, number) if each.submitted_at]
    return any(note.created_at <= at for at in times)
