"""How the four axes of a claim read as one short phrase, on pages and in the CSV alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.models.enums import AttributionFinding, PublicationState, ReviewStatus

if TYPE_CHECKING:
    from enum import StrEnum

PUBLIC_STATES = frozenset({PublicationState.PUBLISHED, PublicationState.CORRECTED})


def words_of(member: StrEnum) -> str:
    """Return an enum member as words, the first with a capital: `in_review` reads "In review"."""
    return member.value.replace("_", " ").capitalize()


def status_phrase(
    *,
    review_status: ReviewStatus,
    publication: PublicationState,
    finding: AttributionFinding | None,
    rating_label: str | None,
) -> str:
    """Return the phrase for people, such as "In review" or "Published: Mostly true".

    A public claim that is worked on again says both: "Under correction; published: False".
    """
    if publication not in PUBLIC_STATES:
        return words_of(review_status)
    outcome = rating_label or (words_of(finding) if finding else "")
    public = f"{publication.value}: {outcome}" if outcome else publication.value
    if review_status is ReviewStatus.PUBLISHED:
        return public[0].upper() + public[1:]
    return f"{words_of(review_status)}; {public}"
