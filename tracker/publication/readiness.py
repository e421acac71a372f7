"""Guard R3: what a claim still lacks before the public may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.axes import axes_of, list_axes_problems
from tracker.models.days import latest_day
from tracker.publication.claimreview import MOST_WELL_SHOWN, list_rating_problems, list_wording_problems
from tracker.text.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tracker.models import Claim, EvidenceItem

GUARD = "R3"


def publication_blockers(claim: Claim) -> tuple[str, ...]:
    """Return everything that keeps the claim, loaded whole, from readers, in checklist order.

    The workflow says from which status it may get there.
    """
    return (
        *_statement_blockers(claim),
        *_outcome_blockers(claim),
        *_evidence_blockers(item for item in claim.evidence_items if item.removed_at is None),
    )


def list_hints(claim: Claim) -> tuple[str, ...]:
    """Return what would read better where the finding is shown, and keeps nothing back."""
    length = len(claim.text.strip())
    if claim.rating is None or length <= MOST_WELL_SHOWN:
        return ()
    return (
        f"The claim has {length} characters; places that show fact checks cut it after {MOST_WELL_SHOWN}.",
    )


def _statement_blockers(claim: Claim) -> Iterable[str]:
    yield from list_wording_problems(claim.text, claim.rating.label if claim.rating else None)
    # Every change and every move sets `updated_at`, so no clock is needed to tell a date that lies ahead.
    latest = latest_day(claim.updated_at)
    if claim.claimed_on is not None and claim.claimed_on > latest:
        yield "The day the claim was made lies ahead; correct the date."
    if claim.rating is not None:
        scale = claim.rating.scale
        yield from list_rating_problems(claim.rating.value, worst=scale.worst_value, best=scale.best_value)


def _outcome_blockers(claim: Claim) -> Iterable[str]:
    if not axes_of(claim.kind, claim.mode).is_checkable:
        yield "Such a claim cannot be checked, so there is nothing to publish; dismiss it."
    for problem in list_axes_problems(
        claim.kind,
        claim.mode,
        finding=claim.attribution_finding,
        has_rating=claim.rating_id is not None,
    ):
        yield problem.message
    if not claim.explanation.strip():
        yield "Write an explanation."


def _evidence_blockers(items: Iterable[EvidenceItem]) -> Iterable[str]:
    listed = list(items)
    if not listed:
        yield "Cite at least one source."
    for item in listed:
        addresses = [address for address in (item.url, item.archived_url) if address]
        if not all(is_web_address(address) for address in addresses):
            yield f"The address of the source “{item.title}” is not one that readers can open."
