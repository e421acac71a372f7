"""What everybody may read over the API, field by field; names are the columns of the CSV files."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from pydantic import Field, StringConstraints

from tracker.models import limits
from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    CorrectionClass,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    PublicationState,
    SpeakerKind,
)
from tracker.publication.amendments import WITHDRAWAL
from tracker.publication.facets import Order
from tracker.publication.searching import LONGEST_SEARCH
from tracker.web.api.operations import Strict
from tracker.web.api.shapes import Shape

MOST_PER_PAGE = 100
USUAL_PER_PAGE = 20

Id = Annotated[str, StringConstraints(max_length=limits.NAME)]
After = Annotated[str, Field(description="The cursor of the address `next`.", max_length=limits.NAME)]
Limit = Annotated[int, Field(ge=1, le=MOST_PER_PAGE, description="How many a page has.")]


class ClaimQuery(Strict):
    """What narrows and orders the list of published claims; what is left out narrows nothing."""

    q: Annotated[
        str,
        Field(description='Words, "phrases" and begin*', max_length=LONGEST_SEARCH),
    ] = ""
    finding: AttributionFinding | None = None
    rating: Annotated[str, Field(description="A label of the scale.", max_length=limits.NAME)] = ""
    kind: ClaimKind | None = None
    speaker: Annotated[Id, Field(description="A speaker_id.")] = ""
    article: Annotated[Id, Field(description="An article_id.")] = ""
    year: Annotated[int, Field(ge=1, le=9999)] | None = None
    sort: Annotated[
        Order | None, Field(description="Newest first, but a search by its best match if this is left out.")
    ] = None
    after: After | None = None
    limit: Limit = USUAL_PER_PAGE


class PageQuery(Strict):
    """Which page of a list."""

    after: After | None = None
    limit: Limit = USUAL_PER_PAGE


class SpeakerQuery(PageQuery):
    """Which page of the speakers by name."""

    name: Annotated[str, Field(description="How the name begins.", max_length=limits.NAME)] = ""


class CorrectionQuery(PageQuery):
    """Which page of corrections and withdrawals, newest first."""

    kind: Annotated[
        str | None, Field(json_schema_extra={"enum": [*(each.value for each in CorrectionClass), WITHDRAWAL]})
    ] = None


class PublicClaim(Shape):
    """A published claim as its row in claims.csv; null where nothing is known."""

    claim_id: str
    claim_url: str
    article_id: str
    article_headline: str
    article_url: str
    article_version: int
    article_sha256: str
    passage: int | None
    start: int | None
    end: int | None
    quote: str
    claim_text: str
    kind: ClaimKind
    speaker_id: str | None
    speaker: str | None
    speaker_kind: SpeakerKind | None
    speaker_role: str | None
    speaker_same_as: str | None
    attribution_mode: AttributionMode
    cue: str
    claim_date: date | None
    status: str
    publication: PublicationState
    attribution_finding: AttributionFinding | None
    rating: str | None
    rating_value: int | None
    rating_worst: int | None
    rating_best: int | None
    explanation: str
    checkworthiness: float
    reviewers: list[str]
    agreement: bool | None
    sources_count: int
    origins_count: int
    corrections_count: int
    last_correction_on: date | None
    language: str
    created_at: datetime
    updated_at: datetime
    published_at: datetime


class PublicEvidence(Shape):
    """One cited source."""

    source_id: str
    title: str
    url: str
    publisher: str
    kind: EvidenceKind
    stance: EvidenceStance
    is_primary: bool
    origin_group: str
    quoted_passage: str
    locator: str
    archived_url: str
    published_on: date | None
    accessed_at: datetime


class PublicNote(Shape):
    """One public note, in Markdown."""

    note_id: str
    author: str
    kind: NoteKind
    body: str
    created_at: datetime


class PublicQuantity(Shape):
    """One number of the claim, digit for digit."""

    value: str
    upper: str
    qualifier: str
    unit: str
    counted: str
    place: str
    as_of: str
    start: int
    end: int


class FieldChange(Shape):
    """One field that a correction changed, as readers saw it before and see it now."""

    field: str
    label: str
    old: str
    new: str


class PublicCorrection(Shape):
    """One dated amendment of a claim."""

    correction_class: str
    explanation: str
    corrected_at: datetime
    changes: list[FieldChange]


class WholeClaim(PublicClaim):
    """A published claim with everything its page shows."""

    via: str
    content: list[tuple[int, int]]
    context_before: str
    context_after: str
    rating_definition: str | None
    edition: int
    quantities: list[PublicQuantity]
    sources: list[PublicEvidence]
    notes: list[PublicNote]
    corrections: list[PublicCorrection]


class ClaimPage(Shape):
    """One page of published claims; `next` is the address of the following page, null on the last."""

    claims: list[PublicClaim]
    next: str | None


class PublicArticle(Shape):
    """An article with published claims."""

    article_id: str
    article_url: str
    headline: str
    publisher: str
    published_on: date | None
    claims_count: int


class ArticlePage(Shape):
    """One page of articles, that with the newest finding first."""

    articles: list[PublicArticle]
    next: str | None


class WholeArticle(Shape):
    """An article with its published claims in the order of the text; its text is only named, not given."""

    article_id: str
    article_url: str
    headline: str
    publisher: str
    url: str
    published_on: date | None
    language: str
    claims: list[PublicClaim]


class PublicSpeaker(Shape):
    """A speaker with published claims; what they said is at `claims`."""

    speaker_id: str
    speaker_url: str
    name: str
    claims_count: int
    claims: str


class SpeakerPage(Shape):
    """One page of speakers by name."""

    speakers: list[PublicSpeaker]
    next: str | None


class Amendment(Shape):
    """One correction or withdrawal; of a withdrawn claim nothing is told but its id and the reason."""

    kind: str
    claim_id: str
    at: datetime
    explanation: str
    claim_text: str | None
    changes: list[FieldChange]


class CorrectionPage(Shape):
    """One page of corrections and withdrawals, newest first."""

    corrections: list[Amendment]
    next: str | None
