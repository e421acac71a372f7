"""How reviewers make claims of words of an article, given by place or typed, and undo what they did."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from flask import Blueprint, flash, redirect, request, url_for

from tracker.errors import InputError, MoveRefusedError, NewerVersionError
from tracker.extraction.quantities.finding import find_quantities
from tracker.models.loading import get_current_version
from tracker.review import marking as room
from tracker.review.anchoring import check_places
from tracker.review.drafts import ClaimEdit
from tracker.review.marking import NewClaim
from tracker.review.queries import find_version, list_article_claims
from tracker.review.undoing import undo
from tracker.text.normalize import canonicalise
from tracker.web import door
from tracker.web.errors import status_of
from tracker.web.forms.base import read_number
from tracker.web.forms.marking import DetailsForm, MarkForm, build_words_form, fill_slots, locate_slots
from tracker.web.guessing import guess_claim
from tracker.web.marking_pages import render_new, render_sentences
from tracker.web.marking_slots import (
    ANYWHERE,
    build_places,
    list_content_slots,
    slots_of_choice,
    slots_of_sentences,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from werkzeug.wrappers import Response

    from tracker.models import ArticleVersion, Claim
    from tracker.review.anchoring import Places
    from tracker.web.forms.marking import Slot

blueprint = Blueprint("marking", __name__, url_prefix="/desk/articles/<public_id>")
UNPROCESSABLE: Final = 422
CHOOSE: Final = "Choose at least one sentence, then go on."


@blueprint.get("/claims/new")
def show_new(public_id: str) -> Response:
    """Show the sentences to choose from, or the fields for the words of those that were chosen."""
    chosen = request.args.getlist("sentence")
    if not chosen:
        problem = CHOOSE if "choose" in request.args else ""
        return render_sentences(public_id, problem=problem)
    version = get_current_version(door.session(), public_id)
    slots = slots_of_sentences(version, chosen)
    if not list_content_slots(slots):
        return render_sentences(public_id, problem=CHOOSE)
    return render_new(version, slots)


@blueprint.post("/claims/new")
def mark_words(public_id: str) -> Response:
    """Look for the words that were typed and mark them, or ask which of several places is meant."""
    version = get_current_version(door.session(), public_id)
    is_newer = read_number("version_number") != version.number
    sent = request.form.getlist("sentence")
    slots = slots_of_sentences(version, [ANYWHERE] * len(sent) if is_newer else sent)
    if not list_content_slots(slots):
        return render_sentences(public_id, problem=CHOOSE, status=UNPROCESSABLE)
    form = build_words_form(DetailsForm, slots)(request.form)
    if is_newer:
        return _refuse_old(version, slots, form)
    found = locate_slots(form, slots, version.body) if form.validate() else None
    if found is None:
        return render_new(version, slots, form=form, status=UNPROCESSABLE)
    return _mark(version, slots, form, build_places(version, found))


@blueprint.post("/claims")
def mark_claim(public_id: str) -> Response:
    """Mark the places that a page has chosen; what is refused comes back as words in fields."""
    version = get_current_version(door.session(), public_id)
    form = MarkForm(request.form)
    is_valid = form.validate()
    has_places = not (form.content.errors or form.cue.errors or form.speaker.errors)
    if not (has_places and form.content.data):
        return render_sentences(public_id, problem=CHOOSE, status=UNPROCESSABLE)
    places, number = form.places(), read_number("version_number")
    old = find_version(door.session(), public_id, number) if number != version.number else None
    slots = slots_of_choice(version, places, old.body if old else None)
    words = build_words_form(DetailsForm, slots)(request.form)
    fill_slots(words, slots)
    words.validate()
    if number != version.number:
        return _refuse_old(version, slots, words)
    if not is_valid:
        return render_new(version, slots, form=words, status=UNPROCESSABLE)
    return _mark(version, slots, words, places)


@blueprint.post("/undo")
def undo_newest(public_id: str) -> Response:
    """Undo the viewer's newest act on the article, or say why it has to stay."""
    session = door.session()
    article = get_current_version(session, public_id).article
    event = read_number("event") if "event" in request.form else None
    anchor = None
    try:
        done = undo(
            session,
            article,
            expected_event=event,
            find_quantities=find_quantities,
            actor=door.actor(),
            at=door.now(),
        )
    except MoveRefusedError as error:
        session.rollback()
        flash(f"Nothing was undone. {' '.join(error.missing)}", "warning")
    else:
        anchor = f"claim-{done.claim_public_id}"
        flash(f"Undone: you had {done.told}.", "success")
    return redirect(url_for("desk.show_workspace", public_id=public_id, _anchor=anchor), 303)


def _mark(version: ArticleVersion, slots: Sequence[Slot], form: DetailsForm, places: Places) -> Response:
    public_id = version.article.public_id
    try:
        claim = _store(version, form, places)
    except InputError as error:
        door.session().rollback()
        _show(error, form)
        fresh = get_current_version(door.session(), public_id)
        return render_new(fresh, slots, form=form, status=status_of(error))
    except NewerVersionError as error:
        door.session().rollback()
        fresh = get_current_version(door.session(), public_id)
        return render_new(fresh, slots, form=form, error=error, status=status_of(error))
    is_new = claim.created_at == door.now()
    flash("The claim is marked; it is open." if is_new else "There is such a claim already.", "success")
    if request.form.get("return_to") == "claim":
        return redirect(url_for("desk.show_claim", public_id=claim.public_id), 303)
    anchor = f"claim-{claim.public_id}"
    return redirect(url_for("desk.show_workspace", public_id=public_id, _anchor=anchor), 303)


def _store(version: ArticleVersion, form: DetailsForm, places: Places) -> Claim:
    session = door.session()
    places = check_places(version.body, places)
    guess = guess_claim(
        version, places, form.said(), lambda: list_article_claims(session, version.article_id)
    )
    draft = ClaimEdit(
        text=canonicalise(form.text.data or ""),
        kind=guess.kind,
        mode=guess.mode,
        speaker=guess.speaker,
        via="",
        claimed_on=version.article.published_on,
    )
    wanted = NewClaim(
        version_number=version.number, places=places, draft=draft, checkworthiness=guess.checkworthiness
    )
    return room.mark_claim(
        session,
        version.article.public_id,
        wanted=wanted,
        find_quantities=find_quantities,
        actor=door.actor(),
        at=door.now(),
    )


def _show(error: InputError, form: DetailsForm) -> None:
    """Show what the room refused at the first field for that role."""
    name = next((each for each in (error.field, f"{error.field}_0") if each in form), error.field)
    form.add_error(InputError(name, str(error)))


def _refuse_old(version: ArticleVersion, slots: Sequence[Slot], form: DetailsForm) -> Response:
    error = NewerVersionError(version.article.public_id, version.number)
    return render_new(version, slots, form=form, error=error, status=status_of(error))
