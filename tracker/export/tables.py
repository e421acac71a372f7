"""Every file of rows: its name, what one row is, and its columns with their datatypes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final

from tracker.export.columns import CLAIM_COLUMNS

Cell = str | int | float | bool | date | datetime | Decimal | None
Row = tuple[Cell, ...]


class Datatype(StrEnum):
    """What a column holds (XML Schema, as CSV on the Web names it); only text can be taken for a formula."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "decimal"
    YES_NO = "boolean"
    DAY = "date"
    TIME = "dateTime"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One file of rows; columns that the mapping does not name hold text, and new ones go to the end."""

    name: str
    row_is: str
    columns: tuple[str, ...]
    datatypes: dict[str, Datatype]

    def datatype_of(self, column: str) -> Datatype:
        """Return what a column holds."""
        return self.datatypes.get(column, Datatype.TEXT)


def _typed(**columns: str) -> dict[str, Datatype]:
    """Return the datatypes by column; each argument is named for a datatype and lists its columns."""
    return {name: Datatype[kind.upper()] for kind, names in columns.items() for name in names.split()}


CLAIMS: Final = Table(
    name="claims",
    row_is="a claim",
    columns=CLAIM_COLUMNS,
    datatypes=_typed(
        whole="article_version passage start end rating_value rating_worst rating_best sources_count "
        "origins_count corrections_count",
        number="checkworthiness",
        yes_no="agreement",
        day="claim_date last_correction_on",
        time="created_at updated_at published_at",
    ),
)
EVIDENCE: Final = Table(
    name="sources",
    row_is="a source cited for a claim",
    columns=(
        *("claim_id", "source_id", "title", "url", "publisher", "kind", "stance", "is_primary"),
        *("origin_group", "quoted_passage", "locator", "archived_url", "published_on", "accessed_at"),
    ),
    datatypes=_typed(yes_no="is_primary", day="published_on", time="accessed_at"),
)
NOTES: Final = Table(
    name="notes",
    row_is="a note on a claim",
    columns=(
        *("claim_id", "note_id", "reply_to", "author", "kind", "visibility", "body"),
        *("created_at", "resolved_at"),
    ),
    datatypes=_typed(time="created_at resolved_at"),
)
REVIEWS: Final = Table(
    name="reviews",
    row_is="one reviewer's assessment of a claim in one round",
    columns=(
        *("claim_id", "review_id", "round", "reviewer", "attribution_finding", "rating", "rating_value"),
        *("explanation", "is_adjudication", "submitted_at"),
    ),
    datatypes=_typed(whole="round rating_value", yes_no="is_adjudication", time="submitted_at"),
)
QUANTITIES: Final = Table(
    name="quantities",
    row_is="a number in a claim",
    columns=(
        *("claim_id", "position", "value", "upper", "qualifier", "unit", "counted", "place", "as_of"),
        *("start", "end"),
    ),
    datatypes=_typed(whole="position start end", number="value upper"),
)
HISTORY: Final = Table(
    name="history",
    row_is="an event of the hash-chained history",
    columns=(
        *("event_id", "at", "actor_id", "actor", "action", "subject_kind", "subject_id", "details"),
        *("previous_sha256", "sha256"),
    ),
    datatypes=_typed(whole="event_id", time="at"),
)
MARKUP: Final = Table(
    name="claimreview",
    row_is="the ClaimReview of a published claim, its properties as dotted columns",
    columns=(
        *("id", "@context", "@type", "author.@type", "author.name", "author.url", "claimReviewed"),
        *("datePublished", "itemReviewed.@type", "itemReviewed.author.@type", "itemReviewed.author.name"),
        *("itemReviewed.author.sameAs", "itemReviewed.author.jobTitle", "itemReviewed.datePublished"),
        *("itemReviewed.name", "itemReviewed.appearance.@type", "itemReviewed.appearance.url"),
        *("itemReviewed.appearance.headline", "reviewRating.@type", "reviewRating.alternateName"),
        *("reviewRating.ratingValue", "reviewRating.bestRating", "reviewRating.worstRating"),
        *("reviewRating.ratingExplanation", "url", "dateModified", "inLanguage"),
    ),
    datatypes=_typed(whole="reviewRating.ratingValue reviewRating.bestRating reviewRating.worstRating"),
)
TABLES: Final[dict[str, Table]] = {
    table.name: table for table in (CLAIMS, EVIDENCE, NOTES, REVIEWS, QUANTITIES, HISTORY, MARKUP)
}
