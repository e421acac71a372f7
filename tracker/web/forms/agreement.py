"""The period that the agreement page is narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wtforms import DateField
from wtforms.validators import Optional

from tracker.web.forms.base import TrackerForm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class PeriodForm(TrackerForm):
    """The first and the last day of a period; they live in the URL, as `from` and `to`."""

    since = DateField("From", [Optional()], name="from")
    until = DateField("To", [Optional()], name="to")

    @property
    def is_narrowing(self) -> bool:
        """Tell whether anything was sent that narrows, good or not."""
        return any(text for field in self for text in field.raw_data or ())

    def validate(self, extra_validators: Mapping[str, Sequence[object]] | None = None) -> bool:
        """Check both days, and that they are in order."""
        if not super().validate(extra_validators):
            return False
        first, last = self.since.data, self.until.data
        if first is not None and last is not None and last < first:
            self.until.errors = ["The last day lies before the first. Swap them, or empty one."]
            return False
        return True
