"""The closed lists of the domain; members are stored by value and read the same in code, columns and CSV."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a signed-in person may do; `tracker.permissions` holds the table."""

    REVIEWER = "reviewer"
    EDITOR = "editor"
    ADMIN = "admin"


class SubmissionMethod(StrEnum):
    """How a text was brought in."""

    TEXT = "text"
    FILE = "file"
    URL = "url"


class PassageKind(StrEnum):
    """What a piece of an article is; passages partition the text."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SENTENCE = "sentence"
    FURNITURE = "furniture"


class SpeakerKind(StrEnum):
    """What sort of person or body a speaker is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"
    UNNAMED = "unnamed"


class ClaimKind(StrEnum):
    """What a claim does; the kind decides which axes may be set (docs/glossary.md)."""

    STATEMENT = "statement"
    APPEAL = "appeal"
    POSITION = "position"
    ESTIMATE = "estimate"
    EVENT = "event"
    PREDICTION = "prediction"
    OPINION = "opinion"


class AttributionMode(StrEnum):
    """How the words reach the reader: quoted, reported, both, or in the article's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATOR = "narrator"


class ClaimOrigin(StrEnum):
    """Who put the claim forward first."""

    PROPOSED = "proposed"
    ADDED = "added"
    IMPORTED = "imported"


class AnchorRole(StrEnum):
    """Which part of an attribution an anchor marks (PARC / PolNeAR)."""

    CONTENT = "content"
    CUE = "cue"
    SPEAKER = "speaker"


class AnchorState(StrEnum):
    """How an anchor fared when it was last sought in a version."""

    UNCHANGED = "unchanged"
    MOVED = "moved"
    REWORDED = "reworded"
    NUMBERS_CHANGED = "numbers_changed"
    GONE = "gone"


class ReviewStatus(StrEnum):
    """Where the work on a claim stands; `tracker.models.workflow` holds the moves."""

    PROPOSED = "proposed"
    OPEN = "open"
    IN_RESEARCH = "in_research"
    AWAITING_REPLY = "awaiting_reply"
    IN_REVIEW = "in_review"
    DISPUTED = "disputed"
    APPROVED = "approved"
    PUBLISHED = "published"
    NEEDS_ATTENTION = "needs_attention"
    UNDER_CORRECTION = "under_correction"
    WITHDRAWN = "withdrawn"
    DISMISSED = "dismissed"
    MERGED = "merged"


class AttributionFinding(StrEnum):
    """Did they say it?"""

    CONFIRMED = "confirmed"
    CONFIRMED_PARAPHRASE = "confirmed_paraphrase"
    OUT_OF_CONTEXT = "out_of_context"
    ALTERED = "altered"
    NOT_FOUND = "not_found"
    DENIED = "denied"
    NOT_APPLICABLE = "not_applicable"


class PublicationState(StrEnum):
    """What the public sees."""

    UNPUBLISHED = "unpublished"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class EvidenceStance(StrEnum):
    """How an evidence item bears on a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    QUALIFIES = "qualifies"
    NEUTRAL = "neutral"
    RECORDS = "records"


class EvidenceKind(StrEnum):
    """What sort of document an evidence item is."""

    OFFICIAL = "official"
    DATA = "data"
    STUDY = "study"
    MEDIA = "media"
    EXPERT = "expert"
    DOCUMENT = "document"
    INTERVIEW = "interview"
    OBSERVATION = "observation"


class NoteVisibility(StrEnum):
    """Who may read a note."""

    PRIVATE = "private"
    TEAM = "team"
    PUBLIC = "public"


class NoteKind(StrEnum):
    """What a note asks of its readers; an open question holds approval back."""

    COMMENT = "comment"
    QUESTION = "question"
    TO_DO = "to_do"
    DECISION = "decision"


class NotificationKind(StrEnum):
    """What somebody is told about a claim."""

    ASSIGNED = "assigned"
    MENTIONED = "mentioned"
    REVIEW_ASKED = "review_asked"
    SENT_BACK = "sent_back"
    TAKEN_OVER = "taken_over"
    PUT_BACK = "put_back"
    REPORTED = "reported"


class ReplyEntryKind(StrEnum):
    """What happened on one day of the right of reply; a struck entry stands for one made by mistake."""

    ASKED = "asked"
    REMINDED = "reminded"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    STRUCK = "struck"


class ReplyOutcome(StrEnum):
    """How the right of reply ended, as far as it has; for readers too."""

    OPEN = "open"
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"


class ReplyChannel(StrEnum):
    """How somebody was asked, or answered."""

    EMAIL = "email"
    TELEPHONE = "telephone"
    LETTER = "letter"
    IN_PERSON = "in_person"
    OTHER = "other"


class ReportState(StrEnum):
    """What became of what a reader reported."""

    OPEN = "open"
    HANDLED = "handled"


class CorrectionClass(StrEnum):
    """How much a correction changes for the reader."""

    MINOR = "minor"
    UPDATE = "update"
    SUBSTANTIVE = "substantive"
    RETRACTION = "retraction"


class WebhookEvent(StrEnum):
    """What an address can be told of."""

    PUBLISHED = "claim.published"
    CORRECTED = "claim.corrected"
    WITHDRAWN = "claim.withdrawn"
    TEST = "test"


class ImportFormat(StrEnum):
    """What an imported file is written in."""

    CLAIMS_CSV = "claims_csv"
    BUNDLE = "bundle"
    CLAIM_REVIEW = "claim_review"
    CHECK_TOOLS = "check_tools"
    DOTTED_CSV = "dotted_csv"
    ANNOTATIONS = "annotations"
    SPREADSHEET = "spreadsheet"


class ImportState(StrEnum):
    """How far an import has come; a proposed one waits until somebody has seen what it would do."""

    PROPOSED = "proposed"
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
