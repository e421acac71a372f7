"""The claims of an article as W3C Web Annotations: one annotation a claim, anchored by quote and position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.models import limits

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from tracker.export.reading import JsonValue
    from tracker.models import Claim
    from tracker.models.snapshot import ClaimSnapshot

CONTENT_TYPE: Final = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"; charset=utf-8'
_SEPARATOR_LENGTH: Final = len(" … ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One piece of a claim's content in its version; `start` and `end` count code points."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedClaim:
    """What an annotation says of a claim; `address` is where one reads about it."""

    address: str
    text: str
    language: str
    standing: str
    speaker: str
    places: tuple[Place, ...]
    created_at: datetime
    updated_at: datetime


def read_public_claim(snapshot: ClaimSnapshot, *, address: str, standing: str) -> AnnotatedClaim:
    """Return what an edition says about where the claim lies."""
    return AnnotatedClaim(
        address=address,
        text=snapshot.text,
        language=snapshot.language,
        standing=standing,
        speaker=snapshot.speaker.name if snapshot.speaker else "",
        places=_list_public_places(snapshot),
        created_at=snapshot.created_at,
        updated_at=snapshot.updated_at,
    )


def read_desk_claim(claim: Claim, places: Sequence[Place], *, address: str, standing: str) -> AnnotatedClaim:
    """Return what is known of a live claim, with its article and speaker loaded."""
    return AnnotatedClaim(
        address=address,
        text=claim.text,
        language=claim.article.language,
        standing=standing,
        speaker=claim.speaker.name if claim.speaker else "",
        places=tuple(places),
        created_at=claim.created_at,
        updated_at=claim.updated_at,
    )


def build_collection(
    claims: Sequence[AnnotatedClaim], *, address: str, article_address: str, headline: str
) -> dict[str, JsonValue]:
    """Return an AnnotationCollection with its only page in it.

    `address` is where the collection is had, `article_address` what the annotations are about.
    """
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": address,
        "type": "AnnotationCollection",
        "label": headline,
        "total": len(claims),
        "first": {
            "id": f"{address}#page",
            "type": "AnnotationPage",
            "partOf": address,
            "startIndex": 0,
            "items": [_build_annotation(claim, article_address) for claim in claims],
        },
    }


def _build_annotation(claim: AnnotatedClaim, article_address: str) -> dict[str, JsonValue]:
    targets: list[JsonValue] = [_build_target(place, article_address) for place in claim.places]
    return {
        "id": f"{claim.address}#annotation",
        "type": "Annotation",
        "motivation": "assessing",
        "created": claim.created_at.isoformat(timespec="seconds"),
        "modified": claim.updated_at.isoformat(timespec="seconds"),
        "body": [
            _build_body(claim.text, "describing", claim.language),
            _build_body(claim.standing, "assessing", "en"),
            *([_build_body(claim.speaker, "tagging", claim.language)] if claim.speaker else []),
        ],
        # A claim that lies nowhere is about the article as a whole.
        "target": (targets[0] if len(targets) == 1 else targets) if targets else article_address,
    }


def _build_body(value: str, purpose: str, language: str) -> dict[str, JsonValue]:
    return {
        "type": "TextualBody",
        "value": value,
        "purpose": purpose,
        "language": language,
        "format": "text/plain",
    }


def _build_target(place: Place, article_address: str) -> dict[str, JsonValue]:
    words: dict[str, JsonValue] = {"type": "TextQuoteSelector", "exact": place.exact}
    if place.prefix:
        words["prefix"] = place.prefix
    if place.suffix:
        words["suffix"] = place.suffix
    position: dict[str, JsonValue] = {
        "type": "TextPositionSelector",
        "start": place.start,
        "end": place.end,
    }
    return {"type": "SpecificResource", "source": article_address, "selector": [words, position]}


def _list_public_places(snapshot: ClaimSnapshot) -> tuple[Place, ...]:
    """Return the pieces of the content, cut by their lengths, as a piece may itself hold an ellipsis."""
    places, at, last = [], 0, len(snapshot.content_spans) - 1
    for number, (start, end) in enumerate(snapshot.content_spans):
        length = end - start
        places.append(
            Place(
                exact=snapshot.quote[at : at + length],
                prefix=snapshot.context_before[-limits.CONTEXT :] if number == 0 else "",
                suffix=snapshot.context_after[: limits.CONTEXT] if number == last else "",
                start=start,
                end=end,
            )
        )
        at += length + _SEPARATOR_LENGTH
    return tuple(places)
