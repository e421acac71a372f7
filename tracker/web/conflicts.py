"""What a person chose, field by field, when somebody else had changed the claim they were editing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import request

from tracker.models.loading import get_claim
from tracker.review.merging import (
    CHECK_LABELS,
    EDIT_LABELS,
    Opened,
    describe_checks,
    describe_edit,
    list_merged,
    read_checks,
    read_edit,
    was_shown,
)
from tracker.web import door
from tracker.web.forms.base import read_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.web.forms.review import ChecksForm, EditForm

THEIRS: Final = "theirs"
# A speaker is one choice and three fields.
_SPEAKER: Final = ("speaker_name", "speaker_role", "speaker_kind")
# Far more than the marks of all fields of a form.
_LONGEST_MARK: Final = 1000
_FIELDS: Final = {"edit": tuple(EDIT_LABELS), "checks": tuple(CHECK_LABELS)}


def read_opened() -> Opened:
    """Return what the form of this request was opened on."""
    return Opened(version=read_number("version"), mark=request.form.get("seen", "")[:_LONGEST_MARK])


def list_choices(part: str) -> dict[str, str]:
    """Return the choices this request sends for a part of the claim's page, by field."""
    sent = {name: request.form.get(f"{part}-choice-{name}") for name in _FIELDS.get(part, ())}
    return {name: choice for name, choice in sent.items() if choice is not None}


def read_taken(kind: type[EditForm | ChecksForm], public_id: str) -> Mapping[str, str]:
    """Return the saved values that the person chose over their own, by the form's field names.

    What was changed once more since they chose is not among them: then both texts are shown again.

    Raises:
        NotFoundError: no such claim.
    """
    choices = list_choices(kind.PREFIX.rstrip("-"))
    chosen = [name for name, choice in choices.items() if choice == THEIRS]
    if not chosen:
        return {}
    claim = get_claim(door.session(), public_id, is_locking=True)
    saved = kind()
    saved.fill(claim)
    opened = read_opened()
    present = {**describe_edit(read_edit(claim)), **describe_checks(read_checks(claim))}
    seen = [
        field
        for field in chosen
        if claim.version == opened.version or was_shown(opened.mark, field, present[field])
    ]
    names = [name for field in seen for name in (_SPEAKER if field == "speaker" else (field,))]
    values = {name: saved[name].data for name in names}
    # The article's own voice has no kind of speaker, but the list offers no empty choice.
    return {
        name: "" if value is None else str(value)
        for name, value in values.items()
        if value is not None or name != "speaker_kind"
    }


def tell_saved(told: str, public_id: str, form: EditForm | ChecksForm) -> str:
    """Say that the form is saved, and which fields others had changed meanwhile and now keep."""
    merged = list_merged(get_claim(door.session(), public_id), form.value())
    if not merged:
        return told
    return f"{told} Others had changed {', '.join(merged)} meanwhile; that is kept too."
