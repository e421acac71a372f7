"""What people fill in to bring an article in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.datastructures import FileStorage
from wtforms import BooleanField, FileField, HiddenField, TextAreaField

from tracker.intake.drafts import ArticleDraft
from tracker.models import limits
from tracker.web.forms.base import TrackerForm, line_field
from tracker.web.forms.fields import address_field, day_field

if TYPE_CHECKING:
    from datetime import date

_RECOGNISED = ("headline", "standfirst", "byline", "publisher", "wire_credit", "language")


class ArticleForm(TrackerForm):
    """A text, pasted or as a file, and its particulars; what stays empty is recognised in the text.

    Between preview and storing, `file_copy` carries the bytes of a file (base64) and `file_name` its
    name, because a browser does not send a file twice. `was_previewed` says that the person has seen
    what was recognised, so that a field left empty then is meant to be empty.
    """

    text = TextAreaField("Text")
    file = FileField("Text file")
    headline = line_field("Headline", limits.LINE, is_required=False)
    standfirst = line_field("Standfirst", limits.SHORT_TEXT, is_required=False)
    byline = line_field("Byline", limits.LINE, is_required=False)
    publisher = line_field("Publisher", limits.NAME, is_required=False)
    wire_credit = line_field("Wire credit", limits.NAME, is_required=False)
    url = address_field("Address", limits.URL)
    published_on = day_field("Published on")
    language = line_field("Language", limits.LANGUAGE, is_required=False)
    is_text_public = BooleanField("Readers may see the whole text")
    is_again = BooleanField("Take the same text in again")
    file_copy = HiddenField()
    file_name = HiddenField()
    was_previewed = HiddenField()

    def chosen_file(self) -> FileStorage | None:
        """Return the file that was sent along, or None."""
        found = self.file.data
        return found if isinstance(found, FileStorage) and found.filename else None

    def fill_empty(self, recognised: ArticleDraft) -> None:
        """Put what was recognised into the fields that nobody has filled in or seen yet."""
        if self.was_previewed.data:
            return
        for name in _RECOGNISED:
            if not self[name].data:
                self[name].data = getattr(recognised, name)
        if self.published_on.data is None:
            self._set_day(recognised.published_on)

    def draft(self) -> ArticleDraft:
        """Return the particulars as they stand in the form."""
        return ArticleDraft(
            headline=self.headline.data or "",
            standfirst=self.standfirst.data or "",
            byline=self.byline.data or "",
            publisher=self.publisher.data or "",
            wire_credit=self.wire_credit.data or "",
            url=self.url.data or "",
            published_on=self.published_on.data,
            language=self.language.data or "",
            is_text_public=bool(self.is_text_public.data),
        )

    def _set_day(self, day: date | None) -> None:
        self.published_on.data = day
        self.published_on.raw_data = []  # or else the field would show what was sent, which was empty
