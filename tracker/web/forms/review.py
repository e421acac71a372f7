"""What reviewers type about a claim; each form ends in the plain value its command takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from flask import request
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField

from tracker.models import limits
from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    CorrectionClass,
    EvidenceKind,
    EvidenceStance,
    SpeakerKind,
)
from tracker.models.phrases import words_of
from tracker.review.drafts import Assessment, Checks, ClaimEdit, EvidenceDraft, SpeakerDraft
from tracker.web.forms.base import TrackerForm, line_field, text_field
from tracker.web.forms.fields import address_field, choice, day_field, list_field, suggested_field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tracker.models import Claim, Rating, Review

NOT_SET = ""


class ClaimPageForm(TrackerForm):
    """One of several forms on a claim's page; the prefix keeps their fields apart."""

    PREFIX: ClassVar[str]

    def __init__(
        self, *, is_sent: bool = False, prefix: str = "", taken: Mapping[str, str] | None = None
    ) -> None:
        """Read the form from this request when it is the one that was sent, else start empty.

        `taken` holds the values of fields that stand instead of what was typed there.
        """
        prefix = prefix or self.PREFIX
        sent = MultiDict(request.form) if is_sent else None
        for name, value in (taken or {}).items():
            if sent is not None:
                sent[f"{prefix}{name}"] = value
        super().__init__(sent, prefix=prefix)


class EditForm(ClaimPageForm):
    """Text, kind, attribution and date of a claim."""

    PREFIX = "edit-"

    text = text_field("Claim", limits.CLAIM_TEXT)
    kind = list_field("Kind", ClaimKind)
    mode = list_field("Attribution mode", AttributionMode)
    speaker_name = suggested_field("Speaker", limits.NAME, list_id="known-speakers")
    speaker_kind = list_field("The speaker is a", SpeakerKind)
    speaker_role = line_field("Role", limits.NAME, is_required=False)
    via = line_field("Via", limits.LINE, is_required=False)
    claimed_on = day_field("Claimed on")

    def fill(self, claim: Claim) -> None:
        """Show what the claim holds now."""
        self.text.data, self.via.data, self.claimed_on.data = claim.text, claim.via, claim.claimed_on
        self.kind.data, self.mode.data = claim.kind.value, claim.mode.value
        if claim.speaker is not None:
            self.speaker_name.data, self.speaker_role.data = claim.speaker.name, claim.speaker_role
            self.speaker_kind.data = claim.speaker.kind.value

    def value(self) -> ClaimEdit:
        """Return the edit; without a name the claim is in the article's own voice."""
        name = self.speaker_name.data or ""
        speaker = SpeakerDraft(
            name=name, kind=SpeakerKind(self.speaker_kind.data), role=self.speaker_role.data or ""
        )
        return ClaimEdit(
            text=self.text.data or "",
            kind=ClaimKind(self.kind.data),
            mode=AttributionMode(self.mode.data) if name else AttributionMode.NARRATOR,
            speaker=speaker if name else None,
            via=self.via.data or "",
            claimed_on=self.claimed_on.data,
        )


class ChecksForm(ClaimPageForm):
    """What guard R2 asks beyond the reviews."""

    PREFIX = "checks-"

    origins_reason = line_field("Why one origin is enough", limits.SHORT_TEXT, is_required=False)
    primary_reason = line_field("Why there is no primary document", limits.SHORT_TEXT, is_required=False)
    reply_reason = line_field("Why no reply was asked", limits.SHORT_TEXT, is_required=False)

    def fill(self, claim: Claim) -> None:
        """Show what the claim holds now."""
        self.origins_reason.data, self.primary_reason.data = claim.origins_reason, claim.primary_reason
        self.reply_reason.data = claim.reply_reason

    def value(self) -> Checks:
        """Return the checks."""
        return Checks(
            origins_reason=self.origins_reason.data or "",
            primary_reason=self.primary_reason.data or "",
            reply_reason=self.reply_reason.data or "",
        )


class EvidenceForm(ClaimPageForm):
    """One source document to cite."""

    PREFIX = "evidence-"

    title = line_field("Title", limits.LINE)
    url = address_field("Address", limits.URL)
    publisher = line_field("Publisher", limits.NAME, is_required=False)
    kind = list_field("Kind of source", EvidenceKind)
    stance = list_field("Stance", EvidenceStance)
    is_primary = BooleanField("Primary document")
    origin_group = line_field("Origin group", limits.NAME, is_required=False)
    quoted_passage = text_field("Passage", limits.CLAIM_TEXT, is_required=False)
    locator = line_field("Where in it", limits.NAME, is_required=False)
    archived_url = address_field("Archived copy", limits.URL)
    published_on = day_field("Published on")

    def value(self) -> EvidenceDraft:
        """Return the source."""
        return EvidenceDraft(
            title=self.title.data or "",
            url=self.url.data or "",
            publisher=self.publisher.data or "",
            kind=EvidenceKind(self.kind.data),
            stance=EvidenceStance(self.stance.data),
            is_primary=bool(self.is_primary.data),
            origin_group=self.origin_group.data or "",
            quoted_passage=self.quoted_passage.data or "",
            locator=self.locator.data or "",
            archived_url=self.archived_url.data or "",
            published_on=self.published_on.data,
        )


class ReviewForm(ClaimPageForm):
    """A reviewer's own assessment."""

    PREFIX = "review-"

    finding = RadioField("Did they say it?", validate_choice=True)
    rating = RadioField("Is it so?", validate_choice=True)
    explanation = text_field("Explanation", limits.LONG_TEXT, is_required=False)

    def offer(self, ratings: Sequence[Rating]) -> None:
        """Offer the findings and the ratings of a scale, and none of either."""
        self.finding.choices = [
            choice(NOT_SET, "Not set"),
            *(choice(each.value, words_of(each)) for each in AttributionFinding),
        ]
        self.rating.choices = [
            choice(NOT_SET, "Not set"),
            *(choice(str(each.id), each.label) for each in ratings),
        ]
        if self.finding.data is None:
            self.finding.data = NOT_SET
        if self.rating.data is None:
            self.rating.data = NOT_SET

    def fill(self, review: Review | None) -> None:
        """Show what the reviewer saved before."""
        if review is not None:
            finding = review.attribution_finding
            self.finding.data = finding.value if finding else NOT_SET
            self.rating.data = str(review.rating_id) if review.rating_id else NOT_SET
            self.explanation.data = review.explanation

    def value(self) -> Assessment:
        """Return the assessment."""
        finding, rating = self.finding.data, self.rating.data
        return Assessment(
            finding=AttributionFinding(finding) if finding else None,
            rating_id=int(rating) if rating else None,
            explanation=self.explanation.data or "",
        )


class ReasonForm(ClaimPageForm):
    """Why a claim is dismissed, reopened, returned, flagged, opened for correction or withdrawn."""

    PREFIX = "reason-"

    reason = text_field("Reason", limits.SHORT_TEXT)


class ApproveForm(ClaimPageForm):
    """The explanation that readers will see."""

    PREFIX = "approve-"

    explanation = text_field("Explanation for readers", limits.LONG_TEXT, is_required=False)


class CorrectionForm(ClaimPageForm):
    """A dated public amendment."""

    PREFIX = "correction-"

    correction_class = list_field(
        "How much it changes", (CorrectionClass.MINOR, CorrectionClass.UPDATE, CorrectionClass.SUBSTANTIVE)
    )
    explanation = text_field("What was wrong, and what is right", limits.SHORT_TEXT)
