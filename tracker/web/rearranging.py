"""What reviewers do with a claim among the others: move its edges, split it, merge it, put it elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, flash, redirect, request, url_for

from tracker.errors import InputError, MoveRefusedError, StaleEditError
from tracker.extraction.quantities.finding import find_quantities
from tracker.models.enums import AnchorRole
from tracker.models.loading import get_claim, get_current_version
from tracker.review import marking, rearranging
from tracker.review.anchoring import read_places
from tracker.web import door
from tracker.web.errors import status_of
from tracker.web.forms.base import TrackerForm, read_number
from tracker.web.forms.marking import (
    MergeForm,
    PlaceForm,
    PlacesForm,
    Slot,
    SplitForm,
    build_words_form,
    fill_slots,
    locate,
    locate_slots,
    read_spans,
)
from tracker.web.marking_pages import SpansForms, render_spans
from tracker.web.marking_slots import build_places, slots_of_claim

if TYPE_CHECKING:
    from collections.abc import Callable

    from werkzeug.wrappers import Response

    from tracker.models import ArticleVersion, Claim
    from tracker.review.anchoring import Places
    from tracker.text.spans import Span

blueprint = Blueprint("rearranging", __name__, url_prefix="/desk/claims/<public_id>")
UNPROCESSABLE: Final = 422


@blueprint.get("/spans")
def show_spans(public_id: str) -> Response:
    """Show where a claim lies, with the forms that change that."""
    return render_spans(public_id)


@blueprint.post("/words")
def move_words(public_id: str) -> Response:
    """Look for the words that were typed and move the claim there, or ask which place is meant."""
    version, claim = _load(public_id)
    slots = slots_of_claim(version, read_places(claim, version))
    form = build_words_form(TrackerForm, slots)(request.form)
    sent = SpansForms(words=form, slots=slots)
    found = locate_slots(form, slots, version.body) if form.validate() else None
    if found is None:
        return render_spans(public_id, sent=sent, status=UNPROCESSABLE)
    return _move(public_id, build_places(version, found), sent)


@blueprint.post("/spans")
def move_spans(public_id: str) -> Response:
    """Move a claim to places that a page has chosen; what is refused comes back as words in fields."""
    version, claim = _load(public_id)
    form = PlacesForm(request.form)
    if not form.validate():
        message = " ".join(str(each) for errors in form.errors.values() for each in errors)
        slots = slots_of_claim(version, read_places(claim, version))
        sent = _show_words(slots)
        _add_error(sent, InputError("content", message))
        return render_spans(public_id, sent=sent, status=UNPROCESSABLE)
    places = form.places()
    return _move(public_id, places, _show_words(slots_of_claim(version, _within(version, places))))


@blueprint.post("/split")
def split_claim(public_id: str) -> Response:
    """Cut a claim in two, at known places or where the typed words begin."""
    version, claim = _load(public_id)
    form = SplitForm(request.form)
    sent = SpansForms(split=form)
    parts = _read_parts(form, version, claim) if form.validate() else None
    if parts is None:
        return render_spans(public_id, sent=sent, status=UNPROCESSABLE)
    first, second = parts
    return _run(
        public_id,
        sent,
        lambda: rearranging.split_claim(
            door.session(),
            public_id,
            first=first,
            second=second,
            expected_version=read_number("version"),
            find_quantities=find_quantities,
            actor=door.actor(),
            at=door.now(),
        )[1],
        told="The claim is split in two. Check how each of them is worded.",
    )


@blueprint.post("/merge")
def merge_claim(public_id: str) -> Response:
    """Close a claim that says what another says."""
    form = MergeForm(request.form)
    sent = SpansForms(merge=form)
    if not form.validate():
        return render_spans(public_id, sent=sent, status=UNPROCESSABLE)
    return _run(
        public_id,
        sent,
        lambda: rearranging.merge_claim(
            door.session(),
            public_id,
            into=form.into.data or "",
            is_taking_words=bool(form.words.data),
            expected_version=read_number("version"),
            find_quantities=find_quantities,
            actor=door.actor(),
            at=door.now(),
        ),
        told="The claim is merged into this one; you can undo that.",
    )


@blueprint.post("/place")
def place_claim(public_id: str) -> Response:
    """Put a claim behind another in the list."""
    form = PlaceForm(request.form)
    sent = SpansForms(place=form)
    if not form.validate():
        return render_spans(public_id, sent=sent, status=UNPROCESSABLE)
    return _run(
        public_id,
        sent,
        lambda: rearranging.place_claim(
            door.session(), public_id, after=form.after.data or "", actor=door.actor(), at=door.now()
        ),
        told="The claim has its new place in the list.",
    )


def _load(public_id: str) -> tuple[ArticleVersion, Claim]:
    session = door.session()
    claim = get_claim(session, public_id)
    return get_current_version(session, claim.article.public_id), claim


def _move(public_id: str, places: Places, sent: SpansForms) -> Response:
    return _run(
        public_id,
        sent,
        lambda: marking.move_spans(
            door.session(),
            public_id,
            places=places,
            expected_version=read_number("version"),
            find_quantities=find_quantities,
            actor=door.actor(),
            at=door.now(),
        ),
        told="The claim lies there now.",
    )


def _run(public_id: str, sent: SpansForms, run: Callable[[], Claim], *, told: str) -> Response:
    """Run the command and go to the claim it returns; whatever is refused, the page has what was typed."""
    try:
        claim = run()
    except InputError as error:
        _add_error(sent, error)
        return render_spans(public_id, sent=sent, error=error, status=status_of(error))
    except (StaleEditError, MoveRefusedError) as error:
        return render_spans(public_id, sent=sent, error=error, status=status_of(error))
    flash(told, "success")
    if request.form.get("return_to") == "claim":
        return redirect(url_for("desk.show_claim", public_id=claim.public_id), 303)
    anchor = f"claim-{claim.public_id}"
    return redirect(url_for("desk.show_workspace", public_id=claim.article.public_id, _anchor=anchor), 303)


def _add_error(sent: SpansForms, error: InputError) -> None:
    form = sent.words or sent.split or sent.merge or sent.place
    if form is None:
        return
    names = {"content": ("content_0", "content_new"), "first": ("begins",), "second": ("begins",)}
    candidates = (error.field, *names.get(error.field, (f"{error.field}_0", f"{error.field}_new")))
    name = next((each for each in candidates if each in form), error.field)
    form.add_error(InputError(name, str(error)))


def _show_words(slots: list[Slot]) -> SpansForms:
    form = build_words_form(TrackerForm, slots)()
    fill_slots(form, slots)
    return SpansForms(words=form, slots=slots)


def _within(version: ArticleVersion, places: Places) -> Places:
    """Return those of the places that lie in the text, so that their words can be shown."""
    found = {role: [s for s in places.of(role) if s.end <= len(version.body)] for role in AnchorRole}
    return build_places(version, found)


def _read_parts(
    form: SplitForm, version: ArticleVersion, claim: Claim
) -> tuple[tuple[Span, ...], tuple[Span, ...]] | None:
    """Return the two parts, or None when the form asks something."""
    if form.first.data or form.second.data:
        return read_spans(form.first), read_spans(form.second)
    content = read_places(claim, version).content
    slot = Slot(name="begins", role=AnchorRole.CONTENT, label="", areas=(content,))
    if not form.begins.data:
        form.add_error(InputError("begins", "Give the words with which the second claim begins."))
        return None
    place = locate(form, slot, version.body)
    return None if place is None else rearranging.find_cut(version.body, content, place.start)
