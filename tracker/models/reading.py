"""Who of the newsroom may read a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.enums import NoteVisibility

if TYPE_CHECKING:
    from tracker.models.assessment import Note


def may_read_note(note: Note, reader_id: int | None) -> bool:
    """Tell whether a person of the newsroom may read a note; a private one is its author's alone.

    Without a reader, as for a file that the operator writes, no private note is read.
    """
    return note.visibility is not NoteVisibility.PRIVATE or note.author_id == reader_id
