"""What people write to each other about a claim: notes, and replies to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import SelectField

from tracker.models import limits
from tracker.models.enums import NoteKind, NoteVisibility
from tracker.models.phrases import words_of
from tracker.review.drafts import NoteDraft
from tracker.review.notes import REACH, REPLY_KINDS
from tracker.web.forms.base import text_field
from tracker.web.forms.fields import choice, list_field
from tracker.web.forms.review import ClaimPageForm

if TYPE_CHECKING:
    from collections.abc import Sequence


class NoteForm(ClaimPageForm):
    """A remark on the claim."""

    PREFIX = "note-"

    body = text_field("Note", limits.LONG_TEXT)
    kind = list_field("Kind of note", NoteKind)
    visibility = list_field(
        "Who may read it", (NoteVisibility.TEAM, NoteVisibility.PRIVATE, NoteVisibility.PUBLIC)
    )

    def value(self) -> NoteDraft:
        """Return the note."""
        return NoteDraft(
            kind=NoteKind(self.kind.data),
            visibility=NoteVisibility(self.visibility.data),
            body=self.body.data or "",
        )


class ReplyForm(ClaimPageForm):
    """An answer to a note; every thread of the page has one, with a prefix of its own."""

    PREFIX = "reply-"

    body = text_field("Reply", limits.LONG_TEXT)
    kind = list_field("Kind of reply", REPLY_KINDS)
    visibility = SelectField(
        "Who may read it", choices=[choice(each.value, words_of(each)) for each in REACH]
    )

    def offer(self, reach: Sequence[NoteVisibility]) -> None:
        """Offer who may read the reply: the team first, where that is allowed."""
        ordered = sorted(reach, key=lambda each: (each is not NoteVisibility.TEAM, -REACH.index(each)))
        self.visibility.choices = [choice(each.value, words_of(each)) for each in ordered]
        if self.visibility.data not in set(ordered):
            self.visibility.data = ordered[0].value

    def value(self) -> NoteDraft:
        """Return the reply."""
        return NoteDraft(
            kind=NoteKind(self.kind.data),
            visibility=NoteVisibility(self.visibility.data),
            body=self.body.data or "",
        )
