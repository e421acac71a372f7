"""What the API takes and gives, field by field; names are those of the CSV where it has them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Final

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from tracker.models import limits
from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    CorrectionClass,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    NoteVisibility,
    PublicationState,
    ReviewStatus,
    SpeakerKind,
)
from tracker.permissions import MOVE_ACTIONS
from tracker.web.api.operations import Strict

Name = Annotated[str, StringConstraints(max_length=limits.NAME)]
Line = Annotated[str, StringConstraints(max_length=limits.LINE)]
Url = Annotated[str, StringConstraints(max_length=limits.URL)]
Short = Annotated[str, StringConstraints(max_length=limits.SHORT_TEXT)]
Words = Annotated[str, StringConstraints(max_length=limits.CLAIM_TEXT)]
Long = Annotated[str, StringConstraints(max_length=limits.LONG_TEXT)]
# A half-open range of code points in the article's version.
Range = tuple[Annotated[int, Field(ge=0, lt=2**31)], Annotated[int, Field(gt=0, lt=2**31)]]
Ranges = Annotated[list[Range], Field(max_length=100)]


class Shape(BaseModel):
    """What an answer is made of."""

    model_config = ConfigDict(from_attributes=True, frozen=True)


MOVES: Final = {move.name.lower(): move for move in MOVE_ACTIONS}


def _check_move(name: str) -> str:
    if name not in MOVES:
        message = f"there is no such move; the moves are {', '.join(MOVES)}"
        raise ValueError(message)
    return name


class NewArticle(Strict):
    """An article to be taken in; particulars that are left out are recognised in the text."""

    text: Annotated[str, StringConstraints(strip_whitespace=False, min_length=1)]
    headline: Line | None = None
    standfirst: Short | None = None
    byline: Line | None = None
    publisher: Name | None = None
    wire_credit: Name | None = None
    url: Url | None = None
    published_on: date | None = None
    language: Annotated[str, StringConstraints(max_length=limits.LANGUAGE)] | None = None
    is_text_public: bool = False
    again: Annotated[bool, Field(description="Take the text in although an article already has it.")] = False


class NewSpeaker(Strict):
    """Whom a claim is attributed to."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=limits.NAME)]
    kind: SpeakerKind
    role: Name = ""


class NewClaim(Strict):
    """Words of an article that are to be a claim; what is left out is guessed from the words."""

    version_number: Annotated[int, Field(ge=1, lt=2**31)]
    content: Annotated[Ranges, Field(min_length=1)]
    cue: Ranges = Field(default_factory=list)
    speaker_words: Ranges = Field(default_factory=list)
    text: Words = ""
    kind: ClaimKind | None = None
    mode: AttributionMode | None = None
    speaker: NewSpeaker | None = None


class ClaimChange(Strict):
    """The fields of a claim that change; the others stay."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=limits.CLAIM_TEXT)] | None = None
    kind: ClaimKind | None = None
    mode: AttributionMode | None = None
    speaker: NewSpeaker | None = None
    via: Line | None = None
    claimed_on: date | None = None


class NewMove(Strict):
    """A step of the workflow; `reason` and `explanation` where the step asks for them."""

    move: Annotated[str, AfterValidator(_check_move), Field(json_schema_extra={"enum": [*MOVES]})]
    reason: Short = ""
    explanation: Long = ""
    correction_class: CorrectionClass | None = None
    taken_from: Annotated[
        Name,
        Field(description="To take research over: the id of whose it is."),
    ] = ""


class NewReview(Strict):
    """The own assessment of the present round; an axis that the claim's kind has not stays out."""

    attribution_finding: AttributionFinding | None = None
    rating: Annotated[str, Field(description="A label of the scale.", max_length=limits.NAME)] | None = None
    explanation: Long = ""
    submit: Annotated[bool, Field(description="Submitted reviews cannot be changed.")] = False


class NewEvidence(Strict):
    """A source to be cited for a claim."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=limits.LINE)]
    url: Url = ""
    publisher: Name = ""
    kind: EvidenceKind
    stance: EvidenceStance
    is_primary: bool = False
    origin_group: Name = ""
    quoted_passage: Words = ""
    locator: Name = ""
    archived_url: Url = ""
    published_on: date | None = None


class NewNote(Strict):
    """A remark on a claim, in Markdown."""

    body: Annotated[str, StringConstraints(min_length=1, max_length=limits.LONG_TEXT)]
    kind: NoteKind = NoteKind.COMMENT
    visibility: NoteVisibility = NoteVisibility.TEAM


RowId = Annotated[int, Field(ge=1, lt=2**31, description="The cursor of the address `next`.")]


class DeskPageQuery(Strict):
    """Which page of a list."""

    after: RowId | None = None


class DeskClaimQuery(DeskPageQuery):
    """What narrows the list of the desk's claims; what is left out narrows nothing."""

    status: ReviewStatus | None = None
    kind: ClaimKind | None = None
    assignee: Annotated[Name, Field(description="`me`, `nobody` or the id of a person.")] = ""
    article: Annotated[Name, Field(description="An article_id.")] = ""
    q: Annotated[Name, Field(description="Words of the claim, sought as they stand.")] = ""


class Speaker(Shape):
    """Whom a claim is attributed to."""

    speaker_id: str
    name: str
    kind: SpeakerKind
    role: str


class Evidence(Shape):
    """One source cited for a claim."""

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


class Remark(Shape):
    """One note of a claim, in Markdown."""

    note_id: str
    author: str
    kind: NoteKind
    visibility: NoteVisibility
    body: str
    created_at: datetime
    resolved_at: datetime | None


class Step(Shape):
    """A step of the workflow that leads out of the claim's status, with what it still lacks."""

    move: str
    label: str
    is_possible: bool
    guard: str
    missing: list[str]


class DeskClaim(Shape):
    """A claim as the token's person sees it at the desk."""

    claim_id: str
    desk_url: str
    article_id: str
    position: int
    version: int
    text: str
    kind: ClaimKind
    attribution_mode: AttributionMode
    speaker: Speaker | None
    via: str
    claim_date: date | None
    article_version: int | None
    content: list[tuple[int, int]]
    cue: list[tuple[int, int]]
    quote: str
    review_status: ReviewStatus
    publication: PublicationState
    attribution_finding: AttributionFinding | None
    rating: str | None
    explanation: str
    checkworthiness: float
    proposal_reason: str
    sources: list[Evidence]
    notes: list[Remark]
    moves: list[Step]
    created_at: datetime
    updated_at: datetime


class ListedClaim(Shape):
    """A claim of the desk in a list; the rest of it is at its own address."""

    claim_id: str
    desk_url: str
    article_id: str
    article_headline: str
    version: int
    text: str
    kind: ClaimKind
    speaker: Speaker | None
    review_status: ReviewStatus
    publication: PublicationState
    rating: str | None
    assignee: Annotated[str | None, Field(description="The name of the person.")]
    due_on: date | None
    updated_at: datetime


class ListedClaimPage(Shape):
    """One page of claims, newest first; `next` is the address of the following page, null on the last."""

    claims: list[ListedClaim]
    next: str | None


class ListedArticle(Shape):
    """An article of the desk in a list, and how far the work on its claims is."""

    article_id: str
    desk_url: str
    headline: str
    publisher: str
    published_on: date | None
    proposed_count: int
    in_work_count: int
    checked_count: int
    closed_count: int


class ListedArticlePage(Shape):
    """One page of articles, newest first; `next` is the address of the following page, null on the last."""

    articles: list[ListedArticle]
    next: str | None


class DeskArticle(Shape):
    """An article at the desk with the claims that work can go on with."""

    article_id: str
    desk_url: str
    headline: str
    publisher: str
    url: str
    published_on: date | None
    language: str
    version_number: int
    sha256: str
    notice: str = ""
    claims: list[DeskClaim]
