"""A published claim as ClaimReview, the markup that search engines, researchers and archives read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from tracker.models.enums import SpeakerKind
from tracker.publication.summary import find_statement
from tracker.text.addresses import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from tracker.models.snapshot import ClaimSnapshot, SnapshotArticle, SnapshotRating, SnapshotSpeaker

Json: TypeAlias = "str | int | Sequence[Json] | Mapping[str, Json]"

CONTEXT: Final = "https://schema.org"
# What readers of the markup show without cutting it.
MOST_WELL_SHOWN: Final = 75


@dataclass(frozen=True, slots=True, kw_only=True)
class Publisher:
    """Who publishes the finding: the name of the newsroom and the address of its site, without a slash."""

    name: str
    url: str


def build_claimreview(claim: ClaimSnapshot, *, url: str, publisher: Publisher) -> dict[str, Json] | None:
    """Return the markup of an edition whose page is at `url`; None when no rating says whether it is so.

    Nothing in it is empty, and equal editions give equal markup with the keys in the same order.
    """
    statement = find_statement(claim).strip()
    if claim.rating is None or not statement:
        return None
    is_corrected = bool(claim.corrections)
    return _without_empty(
        {
            "@context": CONTEXT,
            "@type": "ClaimReview",
            "url": url,
            "claimReviewed": statement,
            "datePublished": claim.first_published_at.isoformat(),
            "dateModified": claim.published_at.isoformat() if is_corrected else "",
            "inLanguage": find_language(claim.language),
            "author": {"@type": "Organization", "name": publisher.name, "url": publisher.url + "/"},
            "reviewRating": _build_rating(claim.rating),
            "itemReviewed": _build_claim(claim),
        }
    )


def list_wording_problems(text: str, label: str | None) -> Iterator[str]:
    """Tell what keeps a claim's words from standing in the markup beside the label of its rating."""
    if not text.strip():
        yield "Write the claim as one sentence."
    if label is not None and holds_words(text, label):
        yield f"The claim contains the words of its rating (“{label}”); word it without."


def list_rating_problems(value: int | None, *, worst: int, best: int) -> Iterator[str]:
    """Tell what keeps the number of a rating from the markup; a label off the scale of truth has none."""
    if value is None:
        return
    if not 1 <= worst < best:
        yield f"The rating scale runs from {worst} to {best}; it has to begin at 1 or above and end higher."
    elif not worst <= value <= best:
        yield f"The rating is {value}, which is not on its scale from {worst} to {best}."


def holds_words(text: str, label: str) -> bool:
    """Tell whether the whole label stands in the text, in whatever case."""
    return re.search(rf"\b{re.escape(label.casefold())}\b", text.casefold()) is not None


def _build_rating(rating: SnapshotRating) -> dict[str, Json]:
    worst, best = rating.worst_value, rating.best_value
    named: dict[str, Json] = {"@type": "Rating", "alternateName": rating.label}
    if rating.value is None or any(list_rating_problems(rating.value, worst=worst, best=best)):
        return named
    return {**named, "ratingValue": rating.value, "worstRating": worst, "bestRating": best}


def _build_claim(claim: ClaimSnapshot) -> dict[str, Json]:
    return _without_empty(
        {
            "@type": "Claim",
            "author": _build_speaker(claim.speaker) if claim.speaker else "",
            "datePublished": _find_claim_date(claim.claimed_on, claim.first_published_at.date()),
            "appearance": _build_article(claim.article),
        }
    )


def _build_speaker(speaker: SnapshotSpeaker) -> Json:
    """Return who made the claim; one who is not named is nobody that the markup could name."""
    if speaker.kind is SpeakerKind.UNNAMED or not speaker.name.strip():
        return ""
    is_person = speaker.kind is SpeakerKind.PERSON
    return _without_empty(
        {
            "@type": "Person" if is_person else "Organization",
            "name": speaker.name.strip(),
            "jobTitle": speaker.role.strip() if is_person else "",
            "sameAs": speaker.same_as if is_web_address(speaker.same_as) else "",
        }
    )


def _build_article(article: SnapshotArticle) -> dict[str, Json]:
    publisher: Json = {"@type": "Organization", "name": article.publisher} if article.publisher else ""
    return _without_empty(
        {
            "@type": "NewsArticle",
            "headline": article.headline.strip(),
            "url": article.url if is_web_address(article.url) else "",
            "datePublished": article.published_on.isoformat() if article.published_on else "",
            "publisher": publisher,
        }
    )


def _find_claim_date(claimed_on: date | None, reviewed_on: date) -> str:
    # East of Greenwich a day begins earlier; nothing is reviewed before it was said.
    return claimed_on.isoformat() if claimed_on is not None and claimed_on <= reviewed_on else ""


def find_language(language: str) -> str:
    """Return a language tag as markup may name it; an undetermined one is left out."""
    return "" if language == "und" else language


def _without_empty(values: dict[str, Json]) -> dict[str, Json]:
    return {name: value for name, value in values.items() if value not in ("", {})}
