"""What people fill in to bring claims in from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from werkzeug.datastructures import FileStorage
from wtforms import FileField, SelectField, TextAreaField

from tracker.export.importing.reading import FORMAT_NAMES
from tracker.models.enums import ImportFormat
from tracker.web.forms.base import TrackerForm
from tracker.web.forms.fields import choice

if TYPE_CHECKING:
    from tracker.models.enums import ImportFormat as Format

_FORMATS = [choice("", "Recognise it"), *(choice(form.value, name) for form, name in FORMAT_NAMES.items())]
NOTHING_SENT = "Choose a file, or paste what it holds."


class ImportForm(TrackerForm):
    """A file or pasted text, and what it is written in."""

    file = FileField("File")
    text = TextAreaField("Or paste it")
    format = SelectField("Written in", choices=_FORMATS)

    def chosen_file(self) -> FileStorage | None:
        """Return the file that was sent along, or None."""
        found = self.file.data
        return found if isinstance(found, FileStorage) and found.filename else None

    def chosen_format(self) -> Format | None:
        """Return the format somebody chose, or None for one to be recognised."""
        return ImportFormat(self.format.data) if self.format.data else None
