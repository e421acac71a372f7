"""The form on which an admin names an address that is told of events."""

from __future__ import annotations

from wtforms import SelectMultipleField
from wtforms.widgets import CheckboxInput, ListWidget

from tracker.models import limits
from tracker.models.enums import WebhookEvent
from tracker.publication.webhooks import EVENTS
from tracker.web.forms.base import TrackerForm, line_field
from tracker.web.forms.fields import choice

EVENT_LABELS = {
    WebhookEvent.PUBLISHED: "A claim is published",
    WebhookEvent.CORRECTED: "A published claim is corrected",
    WebhookEvent.WITHDRAWN: "A published claim is withdrawn",
    WebhookEvent.TEST: "Test",
}


class WebhookForm(TrackerForm):
    """Where messages go and what they tell of."""

    url = line_field("Address", limits.URL)
    events = SelectMultipleField(
        "What it is told of",
        choices=[choice(event.value, EVENT_LABELS[event]) for event in EVENTS],
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
