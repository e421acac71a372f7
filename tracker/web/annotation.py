"""What reviewers send from a claim's page: corrected fields, checks, evidence, assessments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, request

from tracker.models.enums import ReviewStatus
from tracker.models.loading import get_claim
from tracker.models.rounds import list_submitted
from tracker.review import annotation as room
from tracker.review.commands import save_review
from tracker.web import door
from tracker.web.claim_page import ClaimForms, read_review
from tracker.web.conflicts import read_opened, read_taken, tell_saved
from tracker.web.forms.review import ChecksForm, EditForm, EvidenceForm
from tracker.web.saving import save_part

if TYPE_CHECKING:
    from werkzeug.wrappers import Response

blueprint = Blueprint("annotation", __name__, url_prefix="/desk/claims/<public_id>")


@blueprint.post("/edit")
def edit_claim(public_id: str) -> Response:
    """Save the corrected fields of a claim, or show both texts when somebody was quicker."""
    form = EditForm(is_sent=True, taken=read_taken(EditForm, public_id))
    return save_part(
        public_id,
        form,
        ClaimForms(edit=form),
        lambda: room.edit_claim(
            door.session(),
            public_id,
            edit=form.value(),
            expected_version=read_opened().version,
            seen_mark=read_opened().mark,
            actor=door.actor(),
            at=door.now(),
        ),
        told=lambda: tell_saved("The claim is saved.", public_id, form),
        fragment="edit",
    )


@blueprint.post("/checks")
def set_checks(public_id: str) -> Response:
    """Save the reasons, or show both texts when somebody was quicker."""
    form = ChecksForm(is_sent=True, taken=read_taken(ChecksForm, public_id))
    return save_part(
        public_id,
        form,
        ClaimForms(checks=form),
        lambda: room.set_checks(
            door.session(),
            public_id,
            checks=form.value(),
            expected_version=read_opened().version,
            seen_mark=read_opened().mark,
            actor=door.actor(),
            at=door.now(),
        ),
        told=lambda: tell_saved("The checks are saved.", public_id, form),
        fragment="checks",
    )


@blueprint.post("/evidence")
def add_evidence(public_id: str) -> Response:
    """Cite a source."""
    form = EvidenceForm(is_sent=True)
    return save_part(
        public_id,
        form,
        ClaimForms(evidence=form),
        lambda: room.add_evidence(
            door.session(), public_id, evidence=form.value(), actor=door.actor(), at=door.now()
        ),
        told="The source is cited.",
        fragment="sources",
    )


@blueprint.post("/evidence/<evidence_id>/remove")
def remove_evidence(public_id: str, evidence_id: str) -> Response:
    """Take a source off the claim; it can be put back."""
    return save_part(
        public_id,
        None,
        ClaimForms(),
        lambda: room.remove_evidence(
            door.session(), public_id, evidence_id, actor=door.actor(), at=door.now()
        ),
        told="The source is removed. You can put it back below the list.",
        fragment="sources",
    )


@blueprint.post("/evidence/<evidence_id>/restore")
def restore_evidence(public_id: str, evidence_id: str) -> Response:
    """Put a removed source back."""
    return save_part(
        public_id,
        None,
        ClaimForms(),
        lambda: room.restore_evidence(
            door.session(), public_id, evidence_id, actor=door.actor(), at=door.now()
        ),
        told="The source is back.",
        fragment="sources",
    )


@blueprint.post("/origins")
def share_origin(public_id: str) -> Response:
    """Count two sources as one origin, as the page proposed."""
    return save_part(
        public_id,
        None,
        ClaimForms(),
        lambda: room.share_origin(
            door.session(),
            public_id,
            request.form.get("first", ""),
            request.form.get("second", ""),
            actor=door.actor(),
            at=door.now(),
        ),
        told="The two sources count as one origin now.",
        fragment="sources",
    )


@blueprint.post("/review")
def save_own_review(public_id: str) -> Response:
    """Save the viewer's own assessment, or submit it when that button was pressed."""
    form = read_review()
    is_submitted = request.form.get("submit") == "yes"
    return save_part(
        public_id,
        form,
        ClaimForms(review=form),
        lambda: save_review(
            door.session(),
            public_id,
            assessment=form.value(),
            is_submitted=is_submitted,
            actor=door.actor(),
            at=door.now(),
            policy=door.policy(),
        ),
        told=lambda: _tell_review(public_id, is_submitted=is_submitted),
        fragment="review",
    )


def _tell_review(public_id: str, *, is_submitted: bool) -> str:
    """Say what an assessment led to and who is needed next."""
    if not is_submitted:
        return "Your assessment is saved; only you see it."
    claim = get_claim(door.session(), public_id)
    if claim.review_status is ReviewStatus.DISPUTED:
        return "Your review is submitted. The reviews differ, so a third person has to decide."
    if len(list_submitted(claim, claim.round_number)) < door.policy().reviewers_needed:
        return "Your review is submitted. Somebody else has to assess the claim now."
    return "Your review is submitted. An editor can approve the claim now."
