"""What people send to mark a claim and to move, merge, split and place one: spans, or words to look for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar, cast

from wtforms import BooleanField, RadioField, SelectField, StringField
from wtforms.validators import Length, Optional, StopValidation

from tracker.errors import InputError
from tracker.models import limits
from tracker.models.enums import AttributionMode, ClaimKind, SpeakerKind
from tracker.models.phrases import words_of
from tracker.review.anchoring import Places
from tracker.review.locating import find_words, show_occurrence
from tracker.text.normalize import canonicalise
from tracker.text.spans import format_spans, parse_spans
from tracker.web.forms.base import TrackerForm, line_field, text_field
from tracker.web.forms.fields import choice, suggested_field
from tracker.web.guessing import Said

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from enum import StrEnum

    from wtforms import Field, Form

    from tracker.models import Claim
    from tracker.models.enums import AnchorRole
    from tracker.text.spans import Span

AnyForm = TypeVar("AnyForm", bound=TrackerForm)
LONGEST_LIST: Final = 1000
NOT_SPANS: Final = "These are no places in the article. Choose the words again."
AS_THE_WORDS_SUGGEST: Final = "As the words suggest"


def spans_field(label: str) -> StringField:
    """Return a field for a list of spans such as `120-180,200-230`."""
    return StringField(label, [Optional(), Length(max=LONGEST_LIST, message=NOT_SPANS), _check_spans])


def _check_spans(_form: Form, field: Field) -> None:
    try:
        parse_spans(field.data)
    except ValueError as error:
        raise StopValidation(NOT_SPANS) from error


def read_spans(field: Field) -> tuple[Span, ...]:
    """Return the spans of a field that was validated."""
    return parse_spans(field.data or "")


def _open_list(label: str, members: Iterable[StrEnum]) -> SelectField:
    """Return a choice from a closed list that may be left out or left to guess."""
    choices = [choice(member.value, words_of(member)) for member in members]
    return SelectField(label, choices=[choice("", AS_THE_WORDS_SUGGEST), *choices], default="")


class DetailsForm(TrackerForm):
    """What a person says of a claim they mark; whatever is left empty is read from the words."""

    text = text_field("Claim", limits.CLAIM_TEXT, is_required=False)
    speaker_name = suggested_field("Speaker", limits.NAME, list_id="known-speakers")
    speaker_role = line_field("Role", limits.NAME, is_required=False)
    speaker_kind = _open_list("The speaker is a", SpeakerKind)
    mode = _open_list("Attribution mode", AttributionMode)
    kind = _open_list("Kind", ClaimKind)

    def said(self) -> Said:
        """Return what was said of the claim."""
        return Said(
            kind=ClaimKind(self.kind.data) if self.kind.data else None,
            mode=AttributionMode(self.mode.data) if self.mode.data else None,
            speaker_name=canonicalise(self.speaker_name.data or ""),
            speaker_kind=SpeakerKind(self.speaker_kind.data) if self.speaker_kind.data else None,
            speaker_role=canonicalise(self.speaker_role.data or ""),
        )


class PlacesForm(TrackerForm):
    """Where a claim lies, as a page that knows the places sends it."""

    content = spans_field("Words of the claim")
    cue = spans_field("Cue")
    speaker = spans_field("Words for the speaker")

    def places(self) -> Places:
        """Return the places."""
        return Places(
            content=read_spans(self.content), cue=read_spans(self.cue), speaker=read_spans(self.speaker)
        )


class MarkForm(PlacesForm, DetailsForm):
    """A claim to be marked at known places."""


class MergeForm(TrackerForm):
    """Into which claim another goes."""

    into = SelectField("Merge it into", validate_choice=False)
    words = BooleanField("Mark its words as words of the other claim too")

    def offer(self, claims: Sequence[tuple[int, Claim]]) -> None:
        """Offer the claims, each with its number in the list."""
        options = [choice(claim.public_id, name_claim(number, claim)) for number, claim in claims]
        self.into.choices = [choice("", "Choose a claim"), *options]


class SplitForm(TrackerForm):
    """Where a claim is cut: known places, or words with which the second one begins."""

    begins = line_field("The second claim begins with", limits.CLAIM_TEXT, is_required=False)
    begins_at = RadioField("Which place", validate_choice=False, choices=[])
    first = spans_field("First claim")
    second = spans_field("Second claim")


class PlaceForm(TrackerForm):
    """Behind which claim another goes."""

    after = SelectField("Put it behind", validate_choice=False)

    def offer(self, claims: Sequence[tuple[int, Claim]]) -> None:
        """Offer the claims, each with its number in the list, and the first place."""
        options = [choice(claim.public_id, name_claim(number, claim)) for number, claim in claims]
        self.after.choices = [choice("", "No other: it comes first"), *options]


def name_claim(number: int, claim: Claim) -> str:
    """Return a claim as a choice: its number in the list, who says it, and how it begins."""
    text = claim.text if len(claim.text) <= limits.NAME // 2 else claim.text[: limits.NAME // 2 - 1] + "…"
    return f"{number}. {claim.speaker.name + ': ' if claim.speaker else ''}{text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One field for words of the article, and where they are looked for.

    Of the areas, the first that have the words count. `sentence` tells the next request which sentence that
    is; `present` is the place the words have now.
    """

    name: str
    role: AnchorRole
    label: str
    areas: tuple[tuple[Span, ...], ...]
    words: str = ""
    sentence: str = ""
    present: Span | None = None


def build_words_form(base: type[AnyForm], slots: Sequence[Slot]) -> type[AnyForm]:
    """Return a form with a field for each slot, and one for which of several places is meant."""
    fields: dict[str, object] = {}
    for slot in slots:
        fields[slot.name] = text_field(slot.label, limits.CLAIM_TEXT, is_required=False)
        fields[f"{slot.name}_at"] = RadioField("Which place", validate_choice=False, choices=[], default="")
    return cast("type[AnyForm]", type("WordsForm", (base,), fields))


def fill_slots(form: TrackerForm, slots: Sequence[Slot]) -> None:
    """Show the words that the slots have now."""
    for slot in slots:
        form[slot.name].data = slot.words


def locate_slots(form: TrackerForm, slots: Sequence[Slot], body: str) -> dict[AnchorRole, list[Span]] | None:
    """Return the places of the words by role; None when a field asks something, which stands at it then."""
    found: dict[AnchorRole, list[Span]] = {}
    is_clear = True
    for slot in slots:
        if not form[slot.name].data:
            continue
        span = locate(form, slot, body)
        if span is None:
            is_clear = False
        else:
            found.setdefault(slot.role, []).append(span)
    return found if is_clear else None


def locate(form: TrackerForm, slot: Slot, body: str) -> Span | None:
    """Return the place of a slot's words; None when there is none or it is not clear which."""
    words = form[slot.name].data
    places = next((each for area in slot.areas if (each := find_words(body, words, area))), ())
    if slot.present is not None:
        near = [place for place in places if place.overlaps(slot.present)]
        places = tuple(near) if len(near) == 1 else places
    if not places:
        told = "These words do not stand there. Copy them from the article as they are."
        form.add_error(InputError(slot.name, told))
        return None
    if len(places) == 1:
        return places[0]
    which = cast("RadioField", form[f"{slot.name}_at"])
    which.choices = [choice(format_spans((place,)), _tell_place(body, place)) for place in places]
    chosen = next((place for place in places if format_spans((place,)) == which.data), None)
    if chosen is None:
        told = f"These words stand there {len(places)} times. Choose which of them you mean."
        form.add_error(InputError(which.name, told))
    return chosen


def _tell_place(body: str, place: Span) -> str:
    shown = show_occurrence(body, place)
    return f"{shown.before}[{shown.words}]{shown.after}"
