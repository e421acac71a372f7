"""The reviews of one round side by side: where they agree, and until they may be seen, what is awaited."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.models.axes import axes_of
from tracker.models.enums import ReviewStatus
from tracker.models.rounds import LEAST_REVIEWERS, is_sealed, list_submitted
from tracker.review.panel import REVIEWABLE, find_own_review

if TYPE_CHECKING:
    from tracker.models import Claim, Rating, Review, User
    from tracker.models.rounds import ReviewPolicy

_NOT_SENT: Final = "The claim has not been sent to its second review yet."
_AT_REST: Final[dict[ReviewStatus, str]] = {
    ReviewStatus.PROPOSED: "Accept the claim first: it is only proposed so far.",
    ReviewStatus.DISMISSED: "The claim is dismissed; nobody assesses it.",
    ReviewStatus.MERGED: "The claim is merged into another; nobody assesses it.",
    ReviewStatus.WITHDRAWN: "The claim is withdrawn; nobody assesses it.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedAxis:
    """What two reviewers answered to one question; `verdict` says in words how far apart they are."""

    does_agree: bool
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A round whose reviews everybody may see: the two, the deciding one if there is any, and their axes.

    An axis that such a claim does not have, and that neither reviewer set, is None.
    """

    round_number: int
    pair: tuple[Review, Review]
    decision: Review | None
    finding: ComparedAxis | None
    rating: ComparedAxis | None

    @property
    def reviews(self) -> tuple[Review, ...]:
        """Return the columns of the comparison: the two reviews, then the decision."""
        return (*self.pair, self.decision) if self.decision else self.pair

    @property
    def does_agree(self) -> bool:
        """Tell whether the two came to one result."""
        return all(axis is None or axis.does_agree for axis in (self.finding, self.rating))


def find_comparison(claim: Claim, round_number: int, policy: ReviewPolicy) -> Comparison | None:
    """Return the reviews of a round side by side; None while they are hidden or there are no two."""
    done = list_submitted(claim, round_number)
    pair = [review for review in done if not review.is_adjudication][:LEAST_REVIEWERS]
    if len(pair) < LEAST_REVIEWERS or is_sealed(claim, round_number, policy):
        return None
    first, second = pair
    axes = axes_of(claim.kind, claim.mode)
    findings = (first.attribution_finding, second.attribution_finding)
    return Comparison(
        round_number=round_number,
        pair=(first, second),
        decision=next((review for review in done if review.is_adjudication), None),
        finding=_compare(*findings) if axes.finding_allowed or any(findings) else None,
        rating=_compare_ratings(first, second)
        if axes.rating_allowed or first.rating_id or second.rating_id
        else None,
    )


def list_rounds(claim: Claim) -> list[int]:
    """Return the numbers of all rounds, newest first."""
    return list(range(claim.round_number, 0, -1))


def find_comparable_round(claim: Claim, policy: ReviewPolicy) -> int | None:
    """Return the newest round whose reviews can be compared; None when none can."""
    return next(
        (number for number in list_rounds(claim) if find_comparison(claim, number, policy) is not None), None
    )


def choose_round(claim: Claim, policy: ReviewPolicy) -> int:
    """Return the round to show unasked: the present one while it is reviewed, else the newest to compare."""
    if claim.review_status in REVIEWABLE:
        return claim.round_number
    return find_comparable_round(claim, policy) or claim.round_number


def describe_awaited(claim: Claim, round_number: int, reader: User, policy: ReviewPolicy) -> str:
    """Say why the reviews of a round cannot be compared and what has to happen; tells of no assessment."""
    if round_number < claim.round_number:
        return f"Round {round_number} ended before two reviews were in. There is nothing to compare in it."
    if not policy.has_second_review:
        return "One person assesses a claim here, so there are no two reviews to compare."
    if claim.review_status is ReviewStatus.IN_REVIEW:
        own = find_own_review(claim, reader)
        if own is not None and own.submitted_at is not None:
            return "Your review is in. Somebody else has to submit theirs; then both are shown here."
        return "The second review is awaited. Anybody but the first reviewer can write it."
    return _AT_REST.get(claim.review_status, _NOT_SENT)


def _compare(first: object, second: object) -> ComparedAxis:
    if first == second:
        return ComparedAxis(does_agree=True, verdict="The same" if first is not None else "Neither set it")
    is_half = first is None or second is None
    return ComparedAxis(does_agree=False, verdict="Only one set it" if is_half else "They differ")


def _compare_ratings(first: Review, second: Review) -> ComparedAxis:
    compared = _compare(first.rating_id, second.rating_id)
    steps = _count_steps(first.rating, second.rating)
    if compared.does_agree or not steps:
        return compared
    apart = "one step" if steps == 1 else f"{steps} steps"
    return ComparedAxis(does_agree=False, verdict=f"They differ by {apart} of the scale")


def _count_steps(first: Rating | None, second: Rating | None) -> int | None:
    """Return how far apart two ratings are on one truth scale; None when one is not on it."""
    if first is None or second is None or first.value is None or second.value is None:
        return None
    return abs(first.value - second.value) if first.scale_id == second.scale_id else None
