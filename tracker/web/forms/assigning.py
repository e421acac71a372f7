"""What people choose to give a claim, or many, to somebody by a day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from wtforms import HiddenField, SelectField

from tracker.review.assigning import NOBODY, Assignment, BulkChange
from tracker.web.forms.base import TrackerForm
from tracker.web.forms.fields import choice, day_field
from tracker.web.forms.review import ClaimPageForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.models import User

AS_IT_IS: Final = ""
NOBODY_CHOICE: Final = "nobody"


class AssignmentForm(ClaimPageForm):
    """Whose the claim is and by when; `seen` carries what the person had before their eyes."""

    PREFIX = "assign-"

    person = SelectField("Assigned to", choices=[], validate_choice=False)
    due_on = day_field("Due")
    seen = HiddenField()

    def offer(self, people: Sequence[User]) -> None:
        """Offer nobody and everybody at work."""
        self.person.choices = [
            choice(NOBODY, "Nobody"),
            *(choice(each.public_id, each.display_name) for each in people),
        ]

    def fill(self, present: Assignment) -> None:
        """Show how the claim is assigned."""
        self.person.data, self.due_on.data = present.person, present.due_on
        self.renew(present)

    def renew(self, present: Assignment) -> None:
        """Say that the person now sees how the claim is assigned, beside what they chose."""
        self.seen.data = present.mark
        self.seen.raw_data = []

    def value(self) -> Assignment:
        """Return the assignment."""
        return Assignment(person=self.person.data or NOBODY, due_on=self.due_on.data)


class BulkForm(TrackerForm):
    """What to change on the claims chosen in the inbox; what is left out stays as it is on each."""

    person = SelectField("Assign to", choices=[], validate_choice=False)
    due_on = day_field("Due")

    def offer(self, people: Sequence[User]) -> None:
        """Offer to leave it, nobody, and everybody at work."""
        self.person.choices = [
            choice(AS_IT_IS, "Leave as it is"),
            choice(NOBODY_CHOICE, "Nobody"),
            *(choice(each.public_id, each.display_name) for each in people),
        ]

    def value(self) -> BulkChange:
        """Return what is to change."""
        chosen = self.person.data or AS_IT_IS
        person = {AS_IT_IS: None, NOBODY_CHOICE: NOBODY}.get(chosen, chosen)
        return BulkChange(person=person, due_on=self.due_on.data)
