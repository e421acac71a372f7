"""What the rooms agree on: every table, under one import path, and the pure rules beside them."""

from tracker.models.articles import Article, ArticleVersion, Passage, Submission
from tracker.models.assessment import EvidenceItem, Note, Rating, RatingScale, Review
from tracker.models.claims import Claim, ClaimAnchor, Quantity, Speaker
from tracker.models.history import AuditEvent
from tracker.models.notification import Notification
from tracker.models.people import FailedSignIn, User, UserSession
from tracker.models.publication import Correction, Publication, PublicationRow

__all__ = [
    "Article",
    "ArticleVersion",
    "AuditEvent",
    "Claim",
    "ClaimAnchor",
    "Correction",
    "EvidenceItem",
    "FailedSignIn",
    "Note",
    "Notification",
    "Passage",
    "Publication",
    "PublicationRow",
    "Quantity",
    "Rating",
    "RatingScale",
    "Review",
    "Speaker",
    "Submission",
    "User",
    "UserSession",
]
