"""The form on which a person makes a token for a program."""

from __future__ import annotations

from wtforms import IntegerField, SelectMultipleField
from wtforms.validators import InputRequired, NumberRange
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.accounts.tokens import MOST_DAYS
from tracker.models import limits
from tracker.permissions import Scope
from tracker.web.forms.base import TrackerForm, line_field
from tracker.web.forms.fields import choice

SCOPE_LABELS = {
    Scope.READ: "Read the desk",
    Scope.INGEST: "Bring articles in",
    Scope.ANNOTATE: "Mark, edit and accept claims, cite sources, write notes",
    Scope.REVIEW: "Review claims as you",
    Scope.PUBLISH: "Approve, publish and correct, if your role may",
}


class TokenForm(TrackerForm):
    """What a token is called, what it is for and how long it lasts."""

    name = line_field("Name", limits.NAME)
    scopes = SelectMultipleField(
        "What it is for",
        choices=[choice(scope.value, label) for scope, label in SCOPE_LABELS.items()],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    days = IntegerField(
        "Days it lasts",
        [InputRequired("Fill this in."), NumberRange(1, MOST_DAYS, f"Choose 1 to {MOST_DAYS} days.")],
        default=90,
    )
