"""What people choose after a file came in: what its columns are, and what the labels in it mean."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final, cast

from wtforms import SelectField

from tracker.errors import InputError
from tracker.export.importing.mapping import MOST_NAME, TARGET_NAMES, DayOrder, Mapping, Target, find_problems
from tracker.web.forms.base import TrackerForm, line_field
from tracker.web.forms.fields import choice

if TYPE_CHECKING:
    from collections.abc import Mapping as AnyMapping
    from collections.abc import Sequence

    from wtforms import Field

    from tracker.export.importing.ratings import FoundLabel, LabelKey
    from tracker.models import Rating

LEFT_OUT: Final = ""
UNRATED: Final = "none"
_COLUMN: Final = "column_{}"
_TARGETS_BY_VALUE: Final = {target.value: target for target in Target}
_TARGETS: Final = [
    choice(LEFT_OUT, "Leave it out"),
    *(choice(target.value, name) for target, name in TARGET_NAMES.items()),
]
_DAY_ORDERS: Final = [
    choice(DayOrder.UNSAID.value, "not said: refuse it where it can be either"),
    choice(DayOrder.DAY_FIRST.value, "3 April (day first)"),
    choice(DayOrder.MONTH_FIRST.value, "March 4 (month first)"),
]


class MappingForm(TrackerForm):
    """What each column of a spreadsheet is; `build_mapping_form` adds a field for each."""

    day_order = SelectField("A day such as 3/4/2026 is", choices=_DAY_ORDERS)
    name = line_field("Name of this mapping", MOST_NAME)

    def list_fields(self) -> list[Field]:
        """Return the fields of the columns, in the order of the file."""
        return [field for field in self if field.name.startswith("column_")]

    def value(self) -> Mapping:
        """Return what was chosen; a column that is left out, or that nobody offered, is not in it."""
        chosen = ((field.label.text, _TARGETS_BY_VALUE.get(field.data)) for field in self.list_fields())
        order = self.day_order.data
        return Mapping(
            name=self.name.data or "",
            columns=tuple((theirs, ours) for theirs, ours in chosen if ours is not None),
            day_order=DayOrder(order) if order in set(DayOrder) else DayOrder.UNSAID,
        )

    def check(self) -> bool:
        """Show what keeps the columns from being read at each of them; tell whether nothing does."""
        names = [field.label.text for field in self.list_fields()]
        problems = find_problems(self.value(), names)
        for problem in problems:
            at = _COLUMN.format(names.index(problem.column)) if problem.column in names else ""
            self.add_error(InputError(at, problem.message))
        return not problems


def build_mapping_form(names: Sequence[str], filled: Mapping | None = None) -> MappingForm:
    """Return the form for a spreadsheet with these columns, as it was sent or filled with a mapping."""
    fields = {
        _COLUMN.format(place): SelectField(name, choices=_TARGETS, default=LEFT_OUT)
        for place, name in enumerate(names)
    }
    form_class = cast("type[MappingForm]", type("ColumnsForm", (MappingForm,), fields))
    if filled is None:
        return form_class.from_request()
    told = {theirs: ours.value for theirs, ours in filled.columns}
    columns = {_COLUMN.format(place): told.get(name, LEFT_OUT) for place, name in enumerate(names)}
    return form_class(data={"name": filled.name, "day_order": filled.day_order.value, **columns})


class LabelsForm(TrackerForm):
    """What each label of others means on our scale; `build_labels_form` adds a field for each."""

    labels: AnyMapping[str, FoundLabel]

    def value(self) -> dict[LabelKey, int | None]:
        """Return the rating of each label that was sent along, None to leave it unrated."""
        return {
            self.labels[field.name].key: None if field.data == UNRATED else int(field.data)
            for field in self
            if field.name in self.labels and field.raw_data
        }


def build_labels_form(
    labels: Sequence[FoundLabel], ratings: Sequence[Rating], *, is_sent: bool = False
) -> LabelsForm:
    """Return the form for these labels, as it was sent or filled with what each probably means."""
    choices = [
        choice(UNRATED, "Leave unrated"),
        *(choice(str(rating.id), rating.label) for rating in ratings),
    ]
    named = {name_label(each): each for each in labels}
    fields = {name: SelectField(each.label, choices=choices, default=UNRATED) for name, each in named.items()}
    form_class = cast("type[LabelsForm]", type("FoundLabelsForm", (LabelsForm,), {**fields, "labels": named}))
    if is_sent:
        return form_class.from_request()
    told = {name: str(each.proposed.id) if each.proposed else UNRATED for name, each in named.items()}
    return form_class(data=told)


def name_label(label: FoundLabel) -> str:
    """Return the name of a label's field, which stays when other labels join it."""
    return f"label_{sha256('/'.join(label.key).encode()).hexdigest()[:16]}"
