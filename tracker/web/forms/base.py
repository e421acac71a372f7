"""What all forms share: how they are read from a request, and what no field of any form may hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from flask import request
from flask_babel import gettext
from werkzeug.datastructures import CombinedMultiDict
from wtforms import Form, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional, ValidationError

from tracker.web.languages import mark_phrase, number_text, translated_phrase
from tracker.web.reading import is_readable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from wtforms.form import BaseForm

    from tracker.errors import InputError

UNREADABLE = mark_phrase("This holds a character that no text has (NUL or half of a pair). Remove it.")
GREATEST_INTEGER = 2**31 - 1


class TrackerForm(Form):
    """A form whose texts can all be stored; its token is checked for every request before the view.

    Fields that are not declared are ignored, whatever a request sends along.
    """

    @classmethod
    def from_request(cls, **initial: object) -> Self:
        """Read the form from an unsafe request, or fill it with `initial` to be shown first."""
        if request.method == "POST":
            return cls(CombinedMultiDict([request.files, request.form]))
        return cls(data=initial)

    def validate(self, extra_validators: Mapping[str, Sequence[object]] | None = None) -> bool:
        """Check every field, first of all for characters that cannot be stored; errors stay in the fields."""
        is_valid = super().validate(extra_validators)
        for field in self:
            texts = field.raw_data or ()
            if not all(is_readable(text) for text in texts if isinstance(text, str)):
                field.errors = [translated_phrase(UNREADABLE)]
                is_valid = False
        return is_valid

    def add_error(self, error: InputError) -> None:
        """Show what a room refused at the field that it names, or on top when the form has no such field."""
        if error.field in self:
            field = self[error.field]
            field.errors = [*field.errors, str(error)]
        else:
            self.form_errors.append(str(error))


def read_number(name: str) -> int:
    """Return a number that a form carries along, such as a version; a missing or odd one is 0."""
    return parse_number(request.form.get(name, ""))


def parse_number(raw: str) -> int:
    """Return a number that came with a request; an odd one is 0."""
    return int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= len(str(GREATEST_INTEGER)) else 0


def line_field(label: str, most: int, *, is_required: bool = True) -> StringField:
    """Return a field for one line of at most `most` code points, stripped of outer white space."""
    return StringField(label, [_presence(is_required=is_required), LengthLimit(most)], filters=[_strip])


def text_field(label: str, most: int, *, is_required: bool = True) -> TextAreaField:
    """Return a field for several lines of at most `most` code points, line ends as a newline."""
    return TextAreaField(
        label, [_presence(is_required=is_required), LengthLimit(most)], filters=[_join_lines, _strip]
    )


def _presence(*, is_required: bool) -> DataRequired | Optional:
    return DataRequired(mark_phrase("Fill this in.")) if is_required else Optional()


class LengthLimit(Length):
    """At most so many code points; says so in the reader's language."""

    def __init__(self, most: int) -> None:
        """Keep the limit."""
        super().__init__(max=most)

    def __call__(self, _form: BaseForm, field: StringField) -> None:
        """Refuse what is longer."""
        if len(field.data or "") > self.max:
            raise ValidationError(
                gettext("This is too long; the limit is %(most)s characters.", most=number_text(self.max))
            )


def _strip(text: str | None) -> str:
    return (text or "").strip()


def _join_lines(text: str | None) -> str:
    # Browsers send CR LF whatever the person typed.
    return (text or "").replace("\r\n", "\n").replace("\r", "\n")
