"""Guards R1 and R2: what is missing before a second review, and before approval."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.axes import axes_of, list_axes_problems
from tracker.models.enums import AttributionMode, NoteKind, NoteVisibility
from tracker.models.replies import read_replies
from tracker.models.rounds import STANDARD_POLICY, list_submitted
from tracker.review.wording import wording_gaps

if TYPE_CHECKING:
    from tracker.models import Claim, EvidenceItem, Note, Review
    from tracker.models.rounds import ReviewPolicy

ORIGINS_NEEDED = 2


def current_evidence(claim: Claim) -> list[EvidenceItem]:
    """Return the evidence that was not removed, oldest first."""
    return [item for item in claim.evidence_items if item.removed_at is None]


def count_origins(claim: Claim) -> int:
    """Count independent origins: a shared origin group is one, an item without a group is its own."""
    evidence = current_evidence(claim)
    groups = {item.origin_group.casefold() for item in evidence if item.origin_group}
    return len(groups) + sum(not item.origin_group for item in evidence)


def submitted_reviews(claim: Claim) -> list[Review]:
    """Return the submitted reviews of the current round, oldest first."""
    return list_submitted(claim, claim.round_number)


def do_reviews_agree(reviews: list[Review]) -> bool:
    """Tell whether all reviews give the same finding and the same rating."""
    return len({(review.attribution_finding, review.rating_id) for review in reviews}) == 1


def find_outcome(claim: Claim, policy: ReviewPolicy = STANDARD_POLICY) -> Review | None:
    """Return the review that stands for the round: the adjudication, else the first of two that agree.

    In a newsroom of one it is the only one.
    """
    reviews = submitted_reviews(claim)
    for review in reviews:
        if review.is_adjudication:
            return review
    return reviews[0] if len(reviews) >= policy.reviewers_needed and do_reviews_agree(reviews) else None


def review_request_gaps(claim: Claim) -> tuple[str, ...]:
    """Guard R1: say what is missing before a claim can go to its second review."""
    gaps = []
    if not axes_of(claim.kind, claim.mode).is_checkable:
        gaps.append("Nothing about such a claim can be checked; dismiss it, or correct its kind.")
    if not current_evidence(claim):
        gaps.append("Cite at least one source.")
    if claim.speaker_id is None and claim.mode is not AttributionMode.NARRATOR:
        gaps.append("Name the speaker, or mark the claim as the article's own voice.")
    return (*gaps, *wording_gaps(claim))


def assessment_gaps(claim: Claim, review: Review | None) -> tuple[str, ...]:
    """Say what a reviewer's own assessment still lacks before it can be submitted."""
    if review is None:
        return ("Save your assessment first.",)
    problems = list_axes_problems(
        claim.kind,
        claim.mode,
        finding=review.attribution_finding,
        has_rating=review.rating_id is not None,
    )
    gaps = [problem.message for problem in problems]
    if not review.explanation:
        gaps.append("Write an explanation.")
    return tuple(gaps)


def approval_gaps(claim: Claim, policy: ReviewPolicy = STANDARD_POLICY) -> tuple[str, ...]:
    """Guard R2: say what is missing before a claim can be approved, in the order of the checklist.

    With a second review nobody approves only their own work; in a newsroom of one there is no other.
    """
    gaps = []
    reviewers = {review.reviewer_id for review in submitted_reviews(claim)}
    outcome = find_outcome(claim, policy)
    if len(reviewers) < policy.reviewers_needed:
        who = "A second person" if policy.has_second_review else "Somebody"
        gaps.append(f"{who} has to submit a review.")
    elif outcome is None:
        gaps.append("The reviews differ; a third person has to decide.")
    if outcome is not None and not outcome.explanation:
        gaps.append("Write an explanation.")
    return (*gaps, *groundwork_gaps(claim))


def groundwork_gaps(claim: Claim) -> tuple[str, ...]:
    """Say what guard R2 will ask for beside the reviews, so that it can be done before they begin."""
    gaps = []
    evidence = current_evidence(claim)
    if count_origins(claim) < ORIGINS_NEEDED and not claim.origins_reason:
        gaps.append("Cite two independent origins, or say why one is enough.")
    if not any(item.is_primary for item in evidence) and not claim.primary_reason:
        gaps.append("Cite a primary document, or say why there is none.")
    if read_replies(claim.reply_entries).asked_on is None and not claim.reply_reason:
        gaps.append("Ask the speaker for a reply, or say why not.")
    if any(is_open_question(note) for note in claim.notes):
        gaps.append("Resolve the open question notes.")
    return tuple(gaps)


def waiting_gaps(claim: Claim) -> tuple[str, ...]:
    """Say what is missing before a claim can be set aside for an answer."""
    if read_replies(claim.reply_entries).is_awaited:
        return ()
    return ("Enter in the right of reply whom you asked, and when.",)


def is_open_question(note: Note) -> bool:
    """Tell whether a note asks something that holds approval back; a private one is asked of nobody."""
    is_asked = note.kind is NoteKind.QUESTION and note.visibility is not NoteVisibility.PRIVATE
    return is_asked and note.resolved_at is None
