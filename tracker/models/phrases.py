"""How the four axes of a claim read as one short phrase, on pages and in the CSV alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.models.enums import AttributionFinding, PublicationState, ReviewStatus

if TYPE_CHECKING:
    from enum import StrEnum

NARRATOR_NAME: Final = "the article’s own voice"
PUBLIC_STATES: Final = frozenset({PublicationState.PUBLISHED, PublicationState.CORRECTED})

# Members whose words are not their value with spaces.
WORDS: Final[dict[str, str]] = {
    "confirmed_paraphrase": "Confirmed, in other words",
    "declined": "Declined to answer",
    "email": "E-mail",
    "narrator": "The article’s own voice",
    "no_answer": "No answer by the deadline",
    "to_do": "To-do",
    "unnamed": "Not named",
}

FINDING_DEFINITIONS: Final[dict[AttributionFinding, str]] = {
    AttributionFinding.CONFIRMED: "The speaker said it in these words.",
    AttributionFinding.CONFIRMED_PARAPHRASE: "The speaker said it in other words that mean the same.",
    AttributionFinding.OUT_OF_CONTEXT: "The speaker said it, but it meant something else where it was said.",
    AttributionFinding.ALTERED: "The speaker said something like it; the words were changed.",
    AttributionFinding.NOT_FOUND: "No record was found of the speaker saying it.",
    AttributionFinding.DENIED: "The speaker denies having said it.",
    AttributionFinding.NOT_APPLICABLE: "Nobody but the article itself says it.",
}


def words_of(member: StrEnum | str) -> str:
    """Return a member of a closed list, or its value, as words: `in_review` reads "In review"."""
    value = str(member)
    return WORDS.get(value, value.replace("_", " ").capitalize())


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
