"""What a reader types to report an error, and what the newsroom types when it has seen to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext
from wtforms.validators import StopValidation

from tracker.models import limits
from tracker.publication.reports import ReportDraft
from tracker.text.addresses import is_mail_address
from tracker.web.forms.base import TrackerForm, line_field, text_field
from tracker.web.forms.fields import address_field
from tracker.web.languages import mark_phrase

if TYPE_CHECKING:
    from wtforms import Field


class ReportForm(TrackerForm):
    """An error in a published claim, as a reader sees it."""

    body = text_field(mark_phrase("What is wrong?"), limits.SHORT_TEXT)
    evidence_url = address_field(mark_phrase("Where can we see that?"), limits.URL)
    contact = line_field(mark_phrase("Your e-mail address"), limits.LINE, is_required=False)

    def validate_contact(self, field: Field) -> None:
        """Take an e-mail address or nothing."""
        if field.data and not is_mail_address(field.data):
            raise StopValidation(gettext("This is no e-mail address. Correct it, or leave the field empty."))

    def value(self) -> ReportDraft:
        """Return the report."""
        return ReportDraft(
            body=self.body.data or "",
            evidence_url=self.evidence_url.data or "",
            contact=self.contact.data or "",
        )


class HandledForm(TrackerForm):
    """What was done about a report."""

    answer = text_field("What was done", limits.SHORT_TEXT, is_required=False)
