"""How cells of our own claims.csv that belong together become a value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tracker.export.importing.cells import (
    CellError,
    read_address,
    read_day,
    read_member,
    read_share,
    read_text,
    read_time,
    read_whole,
)
from tracker.export.importing.values import ImportedArticle, ImportedPlace, ImportedSpeaker
from tracker.models import limits
from tracker.models.enums import AttributionMode, ClaimKind, SpeakerKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

# What reviewers elsewhere, or we at another time, found: shown beside the claim, never taken for a review.
KEPT: Final = (
    *("claim_url", "status", "review_status", "attribution_finding"),
    *("rating", "rating_value", "rating_worst", "rating_best", "explanation", "reviewers", "agreement"),
    *("corrections_count", "last_correction_on", "published_at"),
)
MOST_KEPT: Final = 100_000
_HALF: Final = "A place needs both start and end, with the end behind the start."


def read_kind(cells: Mapping[str, str]) -> ClaimKind:
    """Return the kind of claim; a statement where it is not told."""
    return read_member("kind", cells["kind"], ClaimKind, ClaimKind.STATEMENT)


def read_mode(cells: Mapping[str, str]) -> AttributionMode:
    """Return how it is attributed; where it is not told, whether somebody is named does."""
    without = AttributionMode.INDIRECT if cells["speaker"] else AttributionMode.NARRATOR
    return read_member("attribution_mode", cells["attribution_mode"], AttributionMode, without)


def read_claim_date(cells: Mapping[str, str]) -> date | None:
    """Return when the claim was made."""
    return read_day("claim_date", cells["claim_date"])


def read_checkworthiness(cells: Mapping[str, str]) -> float:
    """Return how much the claim deserves checking."""
    return read_share("checkworthiness", cells["checkworthiness"])


def read_created(cells: Mapping[str, str]) -> datetime | None:
    """Return when the claim came into being."""
    return read_time("created_at", cells["created_at"])


def read_updated(cells: Mapping[str, str]) -> datetime | None:
    """Return when the claim was last changed."""
    return read_time("updated_at", cells["updated_at"])


def read_speaker(cells: Mapping[str, str]) -> ImportedSpeaker | None:
    """Return who said it; None for nobody."""
    if not cells["speaker"]:
        return None
    return ImportedSpeaker(
        name=read_text("speaker", cells["speaker"], limits.NAME, is_required=True),
        kind=read_member("speaker_kind", cells["speaker_kind"], SpeakerKind, SpeakerKind.PERSON),
        role=read_text("speaker_role", cells["speaker_role"], limits.NAME),
        same_as=read_address("speaker_same_as", cells["speaker_same_as"], limits.URL),
    )


def read_article(cells: Mapping[str, str]) -> ImportedArticle:
    """Return the article as the cells tell it."""
    return ImportedArticle(
        public_id=read_text("article_id", cells["article_id"], limits.NAME),
        headline=read_text("article_headline", cells["article_headline"], limits.LINE),
        url=read_address("article_url", cells["article_url"], limits.URL),
        language=read_text("language", cells["language"], limits.LANGUAGE),
        version=read_whole("article_version", cells["article_version"]),
        sha256=read_text("article_sha256", cells["article_sha256"], 64),
    )


def read_place(cells: Mapping[str, str]) -> ImportedPlace:
    """Return where the content lies."""
    start, end = read_whole("start", cells["start"]), read_whole("end", cells["end"])
    if (start is None) != (end is None) or (start is not None and end is not None and start >= end):
        raise CellError("end", _HALF, cells["end"])
    return ImportedPlace(
        content=read_text("quote", cells["quote"], limits.LONG_TEXT),
        passage=read_whole("passage", cells["passage"]),
        start=start,
        end=end,
    )
