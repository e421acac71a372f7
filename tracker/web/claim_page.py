"""The desk's page of one claim: all its forms, the moves on offer, and its history in words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from flask import make_response, render_template

from tracker.audit import list_events
from tracker.export.importing.ratings import list_foreign_ratings
from tracker.models.axes import axes_of
from tracker.models.loading import get_claim, get_current_version
from tracker.models.reading import list_readable_notes
from tracker.models.rounds import list_visible_reviews
from tracker.models.workflow import CHECKABLE, EDITABLE, Move
from tracker.publication.readiness import list_hints, publication_blockers
from tracker.review.comparing import find_comparable_round
from tracker.review.guards import count_origins, current_evidence, find_outcome, groundwork_gaps
from tracker.review.merging import Opened, mark_checks, mark_edit
from tracker.review.offers import list_offers
from tracker.review.origins import propose_origins
from tracker.review.panel import (
    REVIEWABLE,
    find_assessing_refusal,
    find_own_earlier_review,
    find_own_review,
    is_blind,
    list_visible_events,
)
from tracker.review.queries import list_article_speakers, list_neighbours, list_ratings
from tracker.review.similar_queries import find_similar
from tracker.review.telling import tell_history
from tracker.review.wording import describe_wording
from tracker.review.workspace import lay_out, mark_passages
from tracker.web import door
from tracker.web.claim_parts import describe_assignment, describe_notes, describe_replies
from tracker.web.conflicts import list_choices
from tracker.web.forms.notes import NoteForm
from tracker.web.forms.review import (
    ApproveForm,
    ChecksForm,
    CorrectionForm,
    EditForm,
    EvidenceForm,
    ReasonForm,
    ReviewForm,
)

if TYPE_CHECKING:
    from flask import Response

    from tracker.errors import TrackerError
    from tracker.models import Claim, User
    from tracker.text.pieces import MarkedPassage
    from tracker.web.forms.assigning import AssignmentForm
    from tracker.web.forms.notes import ReplyForm
    from tracker.web.forms.replying import ReplyEntryForm, StrikeForm

REASONED = (
    Move.DISMISS,
    Move.REOPEN,
    Move.RETURN_TO_RESEARCH,
    Move.FLAG,
    Move.START_CORRECTION,
    Move.WITHDRAW,
)


@dataclass(slots=True, kw_only=True)
class ClaimForms:
    """The forms of the page; the one that was sent comes with what was typed, the others are filled."""

    edit: EditForm | None = None
    checks: ChecksForm | None = None
    evidence: EvidenceForm | None = None
    note: NoteForm | None = None
    replies: dict[str, ReplyForm] = field(default_factory=dict)
    assignment: AssignmentForm | None = None
    answer: ReplyEntryForm | None = None
    strikes: dict[str, StrikeForm] = field(default_factory=dict)
    review: ReviewForm | None = None
    approve: ApproveForm | None = None
    correction: CorrectionForm | None = None
    reasons: dict[Move, ReasonForm] = field(default_factory=dict)


def read_reason(move: Move, *, is_sent: bool = True) -> ReasonForm:
    """Return the reason form of a move; each has its own prefix, as they stand on one page."""
    return ReasonForm(is_sent=is_sent, prefix=f"{move.name.lower()}-")


def read_review(*, is_sent: bool = True) -> ReviewForm:
    """Return the form of the viewer's own assessment, offering the newest scale."""
    form = ReviewForm(is_sent=is_sent)
    form.offer(list_ratings(door.session()))
    return form


def render_claim(
    public_id: str,
    *,
    sent: ClaimForms | None = None,
    error: TrackerError | None = None,
    opened_on: Opened | None = None,
    status: int = 200,
) -> Response:
    """Show a claim; `sent` is what came back with errors and `error` what a room refused.

    `opened_on` is what the form that came back was opened on, where it is not the present claim.

    After an error nothing of the request is stored: what it changed is rolled back first.

    Raises:
        NotFoundError: no such claim.
    """
    session, actor = door.session(), door.actor()
    if error is not None:
        session.rollback()
    sent_section = _find_section(sent) if sent else ""
    claim = get_claim(session, public_id)
    forms = _fill(sent or ClaimForms(), claim, actor)
    page = render_template(
        "review/claim.html",
        claim=claim,
        forms=forms,
        error=error,
        **_describe_sent(claim, sent_section, opened_on),
        passages=_list_passages(claim),
        neighbours=list_neighbours(session, claim),
        speakers=list_article_speakers(session, claim.article_id),
        ratings=list_ratings(session),
        **_describe_work(claim, actor),
        **describe_notes(list_readable_notes(claim, actor.id, door.policy()), forms.replies),
        **describe_assignment(claim, forms.assignment),
        **describe_replies(claim, forms),
    )
    return make_response(page, status)


def _list_passages(claim: Claim) -> list[MarkedPassage]:
    version = get_current_version(door.session(), claim.article.public_id)
    return [
        passage
        for passage in mark_passages(lay_out(version, [claim]), [claim])
        if any(piece.claim_ids for piece in passage.pieces)
    ]


def _describe_sent(claim: Claim, sent_section: str, opened_on: Opened | None) -> dict[str, object]:
    """Return which part came back, what was chosen in it, and what each form goes on from."""
    opened = {
        "edit": Opened(version=claim.version, mark=mark_edit(claim)),
        "checks": Opened(version=claim.version, mark=mark_checks(claim)),
    }
    if opened_on is not None and sent_section in opened:
        opened[sent_section] = opened_on
    return {"sent_section": sent_section, "taken": list_choices(sent_section), "opened_on": opened}


def _find_section(sent: ClaimForms) -> str:
    """Return the anchor of the part of the page whose form came back."""
    sections = (
        (sent.edit, "edit"),
        (sent.checks, "checks"),
        (sent.answer or sent.strikes or None, "replies"),
        (sent.evidence, "sources"),
        (sent.note or sent.replies or None, "notes"),
        (sent.assignment, "assignment"),
        (sent.review, "review"),
    )
    return next((anchor for form, anchor in sections if form is not None), "moves")


def _describe_work(claim: Claim, actor: User) -> dict[str, object]:
    """Return what of the claim's annotations this person may see, and what they may do next."""
    policy = door.policy()
    events = list_events(door.session(), claim.public_id)
    return {
        "events": tell_history(list_visible_events(events, claim, actor, policy)),
        "offers": list_offers(claim, actor, publish_gaps=publication_blockers(claim), policy=policy),
        "similar": find_similar(door.session(), claim),
        "publication_hints": list_hints(claim),
        "axes": axes_of(claim.kind, claim.mode),
        "evidence": current_evidence(claim),
        "removed_evidence": [item for item in claim.evidence_items if item.removed_at is not None],
        "origin_proposals": propose_origins(current_evidence(claim)),
        "origins_count": count_origins(claim),
        "own_review": find_own_review(claim, actor),
        "foreign_ratings": list_foreign_ratings(door.session(), claim.id or 0),
        "reviews": list_visible_reviews(claim, actor.id, policy),
        "policy": policy,
        "is_blind": is_blind(claim, policy),
        "comparable_round": find_comparable_round(claim, policy),
        "assessing_refusal": find_assessing_refusal(claim, actor, policy),
        "is_editable": claim.review_status in EDITABLE,
        "wording": describe_wording(claim),
        "may_set_checks": claim.review_status in CHECKABLE,
        "groundwork": groundwork_gaps(claim) if claim.review_status in CHECKABLE else (),
        "is_reviewable": claim.review_status in REVIEWABLE,
    }


def _fill(forms: ClaimForms, claim: Claim, actor: User) -> ClaimForms:
    if forms.edit is None:
        forms.edit = EditForm()
        forms.edit.fill(claim)
    if forms.checks is None:
        forms.checks = ChecksForm()
        forms.checks.fill(claim)
    if forms.review is None:
        forms.review = read_review(is_sent=False)
        forms.review.fill(find_own_review(claim, actor) or find_own_earlier_review(claim, actor))
    if forms.approve is None:
        forms.approve = ApproveForm()
        outcome = find_outcome(claim, door.policy())
        forms.approve.explanation.data = outcome.explanation if outcome else ""
    forms.evidence = forms.evidence or EvidenceForm()
    forms.note = forms.note or NoteForm()
    forms.correction = forms.correction or CorrectionForm()
    for move in REASONED:
        forms.reasons.setdefault(move, read_reason(move, is_sent=False))
    return forms
