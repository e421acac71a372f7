"""What people enter in a claim's right of reply, and why they strike an entry."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from wtforms import DateField
from wtforms.validators import InputRequired

from tracker.models import limits
from tracker.models.enums import ReplyChannel, ReplyEntryKind
from tracker.review.drafts import ReplyDraft
from tracker.web.forms.base import line_field, text_field
from tracker.web.forms.fields import day_field, list_field
from tracker.web.forms.review import ClaimPageForm

if TYPE_CHECKING:
    from tracker.models.replies import Replies

ENTERED: Final = tuple(kind for kind in ReplyEntryKind if kind is not ReplyEntryKind.STRUCK)


class ReplyEntryForm(ClaimPageForm):
    """What happened on one day."""

    PREFIX = "answer-"

    kind = list_field("What happened", ENTERED)
    happened_on = DateField("On", [InputRequired("Give the day.")])
    channel = list_field("By", ReplyChannel)
    contact = line_field("Contact", limits.LINE, is_required=False)
    words = text_field("What was asked, or answered", limits.LONG_TEXT, is_required=False)
    answer_by = day_field("Answer by")

    def suggest(self, replies: Replies, today: date) -> None:
        """Start with today, and with what comes next: an answer where one is awaited."""
        self.happened_on.data = today
        kind = ReplyEntryKind.ANSWERED if replies.is_awaited else ReplyEntryKind.ASKED
        if replies.is_overdue(today):
            kind = ReplyEntryKind.NO_ANSWER
        self.kind.data = kind.value

    def value(self) -> ReplyDraft:
        """Return the entry."""
        return ReplyDraft(
            kind=ReplyEntryKind(self.kind.data),
            happened_on=self.happened_on.data or date.min,
            channel=ReplyChannel(self.channel.data),
            contact=self.contact.data or "",
            words=self.words.data or "",
            answer_by=self.answer_by.data,
        )


class StrikeForm(ClaimPageForm):
    """Why an entry counts no more; every entry of the page has one, with a prefix of its own."""

    PREFIX = "strike-"

    reason = line_field("What is wrong with it", limits.SHORT_TEXT)
