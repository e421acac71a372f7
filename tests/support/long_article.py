"""A long article with many claims, stored as rows: what the workspace has to stay fluid with."""

from __future__ import annotations

from hashlib import sha256
from itertools import cycle
from typing import TYPE_CHECKING, Final

from tests.support.newsroom import AT
from tracker.models import Article, ArticleVersion, Claim, ClaimAnchor, Passage, Speaker, Submission
from tracker.models.enums import (
    AttributionMode,
    ClaimKind,
    ClaimOrigin,
    PassageKind,
    ReviewStatus,
    SpeakerKind,
    SubmissionMethod,
)
from tracker.review.anchoring import Places, build_anchors
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlmodel import Session

HEADLINE: Final = "The long inquiry\n\n"
SENTENCE: Final = (
    "Ada Lund said that repair number {number} had taken {number} months and cost "
    "the city more than it had planned, “a sum that nobody had seen coming”. "
)
WORDS_OF_SENTENCE: Final = 26
SENTENCES_OF_PARAGRAPH: Final = 4
STATUSES: Final = (
    ReviewStatus.PROPOSED,
    ReviewStatus.PROPOSED,
    ReviewStatus.OPEN,
    ReviewStatus.IN_RESEARCH,
    ReviewStatus.PUBLISHED,
    ReviewStatus.DISMISSED,
)


def store_long_article(session: Session, *, words: int = 10_000, claims: int = 300) -> str:
    """Store an article of about so many words with so many claims; return its public id."""
    sentences = [_sentence(number) for number in range(words // WORDS_OF_SENTENCE)]
    body = HEADLINE + "".join(sentences)
    article = Article(headline=HEADLINE.strip(), language="en", created_at=AT)
    session.add(article)
    session.flush()
    version = _add_version(session, article, body)
    edges = list(_edges(sentences))
    kinds = [PassageKind.HEADLINE, *(PassageKind.SENTENCE for _ in sentences)]
    for position, ((start, end), kind) in enumerate(zip(edges, kinds, strict=True)):
        passage = Passage(
            article_version_id=version.id or 0, position=position, kind=kind, start=start, end=end
        )
        session.add(passage)
    _add_claims(session, version, [start for start, _ in edges[1:]][:claims])
    return article.public_id


def _sentence(number: int) -> str:
    is_last = number % SENTENCES_OF_PARAGRAPH == SENTENCES_OF_PARAGRAPH - 1
    text = SENTENCE.format(number=number)
    return text.rstrip() + "\n\n" if is_last else text


def _edges(sentences: Sequence[str]) -> Iterator[tuple[int, int]]:
    at = 0
    for text in (HEADLINE, *sentences):
        yield at, at + len(text)
        at += len(text)


def _add_version(session: Session, article: Article, body: str) -> ArticleVersion:
    submission = Submission(
        article_id=article.id or 0, submitted_at=AT, method=SubmissionMethod.TEXT, raw=body.encode()
    )
    session.add(submission)
    session.flush()
    version = ArticleVersion(
        article_id=article.id or 0,
        submission_id=submission.id or 0,
        number=1,
        body=body,
        sha256=sha256(body.encode()).hexdigest(),
        splitter="test 1",
        created_at=AT,
    )
    session.add(version)
    session.flush()
    return version


def _add_claims(session: Session, version: ArticleVersion, starts: Sequence[int]) -> None:
    speaker = Speaker(name="Ada Lund", kind=SpeakerKind.PERSON, created_at=AT)
    session.add(speaker)
    session.flush()
    for position, (start, status) in enumerate(zip(starts, cycle(STATUSES), strict=False), start=1):
        places = _places(version.body, start, position)
        claim = Claim(
            article_id=version.article_id,
            position=position,
            text=places.content[0].of(version.body),
            kind=ClaimKind.STATEMENT,
            mode=AttributionMode.INDIRECT,
            speaker_id=speaker.id,
            origin=ClaimOrigin.PROPOSED,
            review_status=status,
            created_at=AT,
            updated_at=AT,
        )
        session.add(claim)
        session.flush()
        session.add_all(_anchors(claim, version, places))


def _places(body: str, start: int, number: int) -> Places:
    """Return the places in one sentence; every third claim is in two pieces, every fifth reaches further."""
    comma = body.index(",", start)
    end = body.index("”", comma) + 1
    whole = Span(body.index("repair", start), comma)
    content = (whole, Span(comma + 2, end)) if number % 3 == 0 else (whole,)
    if number % 5 == 0:
        content = (Span(whole.start, min(end + 40, len(body.rstrip()))),)
    said = body.index("said", start)
    return Places(content=content, cue=(Span(said, said + 4),), speaker=(Span(start, said - 1),))


def _anchors(claim: Claim, version: ArticleVersion, places: Places) -> Iterator[ClaimAnchor]:
    for anchor in build_anchors(version.body, places):
        anchor.claim_id, anchor.article_version_id = claim.id or 0, version.id or 0
        yield anchor
