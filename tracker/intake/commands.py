"""How an article is taken in: its particulars, the raw input, and its first immutable version."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.audit import Subject, record
from tracker.db import lock
from tracker.errors import AlreadyAddedError, InputError, TooLargeError
from tracker.intake.drafts import find_draft_problems
from tracker.intake.queries import find_article_by_sha256
from tracker.models import Article, ArticleVersion, Submission, limits
from tracker.models.days import latest_day
from tracker.text.normalize import check_text

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.intake.drafts import ArticleDraft
    from tracker.models import User
    from tracker.models.enums import SubmissionMethod

ADDED: Final = "article.added"


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingText:
    """A text as it came in: `raw` byte for byte, `text` canonical, `filename` empty when it was pasted."""

    raw: bytes
    text: str
    method: SubmissionMethod
    filename: str


def check_length(text: str, *, most_characters: int) -> None:
    """Let a text pass that is no longer than the setting allows, in code points.

    Raises:
        TooLargeError: names the setting.
    """
    if len(text) > most_characters:
        raise TooLargeError(
            actual_count=len(text),
            limit_count=most_characters,
            unit="characters",
            setting="TRACKER_MAX_ARTICLE_CHARACTERS",
        )


def add_article(
    session: Session,
    *,
    draft: ArticleDraft,
    incoming: IncomingText,
    splitter: str,
    actor: User | None,
    at: datetime,
    is_again: bool = False,
) -> ArticleVersion:
    """Store an article with its first version, which comes with both loaded.

    `is_again` lets a text in that an article already has.

    Raises:
        UnreadableTextError: the text is empty, binary or cannot be stored.
        AlreadyAddedError: names the article that already holds exactly this text.
        InputError: names the first field of the draft that cannot be taken.
    """
    check_text(incoming.text)
    if not is_again:
        _require_new(session, hash_text(incoming.text))
    for field, message in find_draft_problems(draft, latest=latest_day(at)).items():
        raise InputError(field, message)
    article = _store_article(session, draft, at)
    submission = _store_submission(session, article, incoming, actor, at)
    version = _store_version(session, article, submission, incoming.text, splitter)
    _record_added(session, article, version, incoming, actor)
    return version


def hash_text(text: str) -> str:
    """Return SHA-256 of a canonical text in UTF-8, as 64 hex digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def _require_new(session: Session, sha256: str) -> None:
    # Of two who bring in the same text at once, the second looks when the first has stored it.
    lock(session, f"text {sha256}")
    known = find_article_by_sha256(session, sha256)
    if known is not None:
        raise AlreadyAddedError(known.public_id, known.headline)


def _store_article(session: Session, draft: ArticleDraft, at: datetime) -> Article:
    article = Article(
        headline=draft.headline,
        standfirst=draft.standfirst,
        byline=draft.byline,
        publisher=draft.publisher,
        wire_credit=draft.wire_credit,
        url=draft.url,
        published_on=draft.published_on,
        language=draft.language,
        is_text_public=draft.is_text_public,
        is_sample=draft.is_sample,
        created_at=at,
    )
    session.add(article)
    session.flush()
    return article


def _store_submission(
    session: Session, article: Article, incoming: IncomingText, actor: User | None, at: datetime
) -> Submission:
    submission = Submission(
        article_id=article.id or 0,
        submitted_by_id=actor.id if actor else None,
        submitted_at=at,
        method=incoming.method,
        filename=incoming.filename[-limits.LINE :],
        raw=incoming.raw,
    )
    session.add(submission)
    session.flush()
    return submission


def _store_version(
    session: Session, article: Article, submission: Submission, text: str, splitter: str
) -> ArticleVersion:
    version = ArticleVersion(
        article_id=article.id or 0,
        article=article,
        submission_id=submission.id or 0,
        submission=submission,
        number=1,
        body=text,
        sha256=hash_text(text),
        splitter=splitter,
        created_at=submission.submitted_at,
    )
    session.add(version)
    session.flush()
    return version


def _record_added(
    session: Session, article: Article, version: ArticleVersion, incoming: IncomingText, actor: User | None
) -> None:
    record(
        session,
        actor=actor,
        action=ADDED,
        subject=Subject.ARTICLE,
        public_id=article.public_id,
        at=version.created_at,
        details={
            "headline": article.headline,
            "version": str(version.number),
            "sha256": version.sha256,
            "method": incoming.method.value,
            "splitter": version.splitter,
        },
    )
