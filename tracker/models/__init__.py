"""What the rooms agree on: every table, under one import path, and the pure rules beside them."""

from tracker.models.articles import Article, ArticleVersion, Passage, Submission
from tracker.models.assessment import EvidenceItem, Note, Rating, RatingScale, ReplyEntry, Review
from tracker.models.claims import Claim, ClaimAnchor, Quantity, Speaker
from tracker.models.history import AuditEvent
from tracker.models.imports import (
    ImportedLabel,
    ImportJob,
    ImportMapping,
    ImportPiece,
    ImportProblem,
    ImportRecord,
)
from tracker.models.listing import (
    PublicArticle,
    PublicCell,
    PublicHit,
    PublicSpeaker,
    PublicSum,
    PublicTally,
    PublicWords,
    PublishedClaim,
)
from tracker.models.notification import Notification
from tracker.models.people import FailedSignIn, User, UserSession
from tracker.models.publication import Correction, Publication, PublicationPage, PublicationRow
from tracker.models.report import ReaderReport
from tracker.models.tokens import ApiToken, StoredAnswer
from tracker.models.webhooks import Webhook, WebhookDelivery

__all__ = [
    "ApiToken",
    "Article",
    "ArticleVersion",
    "AuditEvent",
    "Claim",
    "ClaimAnchor",
    "Correction",
    "EvidenceItem",
    "FailedSignIn",
    "ImportJob",
    "ImportMapping",
    "ImportPiece",
    "ImportProblem",
    "ImportRecord",
    "ImportedLabel",
    "Note",
    "Notification",
    "Passage",
    "PublicArticle",
    "PublicCell",
    "PublicHit",
    "PublicSpeaker",
    "PublicSum",
    "PublicTally",
    "PublicWords",
    "Publication",
    "PublicationPage",
    "PublicationRow",
    "PublishedClaim",
    "Quantity",
    "Rating",
    "RatingScale",
    "ReaderReport",
    "ReplyEntry",
    "Review",
    "Speaker",
    "StoredAnswer",
    "Submission",
    "User",
    "UserSession",
    "Webhook",
    "WebhookDelivery",
]
