"""Fields that end in a value of the domain: members of closed lists, days, web addresses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

import wtforms
from flask_babel import gettext
from wtforms import DateField, SelectField, StringField
from wtforms.validators import Length, Optional, StopValidation

from tracker.models.phrases import words_of
from tracker.text.addresses import is_web_address
from tracker.web.forms.base import LengthLimit

if TYPE_CHECKING:
    from collections.abc import Iterable
    from enum import StrEnum

    from wtforms import Field, Form

BARE_ADDRESS: Final = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:/|$)")


def address_field(label: str, most: int) -> StringField:
    """Return an optional field for the address of a page, of at most `most` code points."""
    return StringField(
        label,
        [Optional(), LengthLimit(most), _web_address],
        filters=[_complete_address],
    )


def day_field(label: str) -> DateField:
    """Return an optional field for a day, as the browser's own date picker gives it."""
    return DateField(label, [Optional()])


def suggested_field(label: str, most: int, *, list_id: str) -> StringField:
    """Return an optional one-line field that the browser completes from the page's datalist `list_id`."""
    return StringField(
        label,
        [Optional(), Length(max=most, message=f"This is too long; the limit is {most:,}.")],
        filters=[lambda text: " ".join((text or "").split())],
        render_kw={"list": list_id},
    )


def choice(value: str, label: str) -> tuple[str, str]:
    """Return one option of a select or radio field."""
    # The stubs know neither this class nor that the library warns about plain pairs.
    return cast("tuple[str, str]", wtforms.SelectChoice(value, label))  # type: ignore[attr-defined]


def list_field(label: str, members: Iterable[StrEnum], *, empty: str = "") -> SelectField:
    """Return a choice from a closed list; `empty` names the choice of none."""
    choices = [choice(member.value, words_of(member)) for member in members]
    return SelectField(label, choices=[choice("", empty), *choices] if empty else choices)


def _complete_address(text: str | None) -> str:
    """Return the address trimmed, with the scheme that people leave out: `example.org/a` is on the web."""
    trimmed = (text or "").strip()
    return f"https://{trimmed}" if BARE_ADDRESS.match(trimmed) else trimmed


def _web_address(_form: Form, field: Field) -> None:
    if not is_web_address(field.data):
        raise StopValidation(gettext("The address has to start with http:// or https:// and name a site."))
