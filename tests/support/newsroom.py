"""A small newsroom to test in: people, one article, and claims brought as far as a test needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from sqlmodel import select

from tracker.models import (
    Article,
    ArticleVersion,
    Claim,
    ClaimAnchor,
    Passage,
    Speaker,
    Submission,
    User,
)
from tracker.models.enums import (
    AnchorRole,
    AttributionFinding,
    AttributionMode,
    ClaimKind,
    ClaimOrigin,
    EvidenceKind,
    EvidenceStance,
    PassageKind,
    ReplyChannel,
    ReplyEntryKind,
    ReviewStatus,
    Role,
    SpeakerKind,
    SubmissionMethod,
)
from tracker.review import annotation, commands, replying
from tracker.review.drafts import Assessment, Checks, EvidenceDraft, ReplyDraft

if TYPE_CHECKING:
    from sqlmodel import Session

AT = datetime(2026, 3, 3, 9, 5, tzinfo=UTC)
BODY = "Bridge reopens\n\n“The bridge is safe,” mayor Ada Lund said. Repairs took 14 months.\n"
QUOTE = "The bridge is safe"
CONFIRMED = Assessment(
    finding=AttributionFinding.CONFIRMED, rating_id=None, explanation="The recording has the words."
)
DENIED = Assessment(finding=AttributionFinding.DENIED, rating_id=None, explanation="Her office denies it.")
ALL_CHECKS = Checks(
    origins_reason="The recording is the only origin there can be.",
    primary_reason="",
    reply_reason="",
)
ASKED = ReplyDraft(
    kind=ReplyEntryKind.ASKED,
    happened_on=date(2026, 3, 2),
    channel=ReplyChannel.EMAIL,
    contact="press@city.example",
    words="Is the bridge safe for lorries too?",
    answer_by=date(2026, 3, 9),
)
RECORDING = EvidenceDraft(
    title="Recording of the opening",
    url="https://example.org/recording",
    publisher="City archive",
    kind=EvidenceKind.OBSERVATION,
    stance=EvidenceStance.RECORDS,
    is_primary=True,
    origin_group="recording",
    quoted_passage="The bridge is safe",
    locator="00:01:10",
    archived_url="",
    published_on=date(2026, 3, 1),
)


@dataclass(slots=True, kw_only=True)
class Newsroom:
    """Three people, an article and its claims, in one open session."""

    session: Session
    reviewer: User
    second: User
    editor: User
    article: Article
    version: ArticleVersion

    @classmethod
    def open(cls, session: Session) -> Newsroom:
        """Fill an empty database with people and one article."""
        people = [
            make_user("rita", Role.REVIEWER),
            make_user("sam", Role.REVIEWER),
            make_user("eve", Role.EDITOR),
        ]
        article = Article(headline="Bridge reopens", language="en", created_at=AT)
        session.add_all([*people, article])
        session.flush()
        version = add_version(session, article)
        reviewer, second, editor = people
        return cls(
            session=session, reviewer=reviewer, second=second, editor=editor, article=article, version=version
        )

    @classmethod
    def again(cls, session: Session) -> Newsroom:
        """Find in a later session what `open` made."""
        people = {user.name: user for user in session.exec(select(User))}
        article, version = session.exec(select(Article)).one(), session.exec(select(ArticleVersion)).one()
        return cls(
            session=session,
            reviewer=people["rita"],
            second=people["sam"],
            editor=people["eve"],
            article=article,
            version=version,
        )

    def add_claim(
        self,
        *,
        kind: ClaimKind = ClaimKind.STATEMENT,
        mode: AttributionMode = AttributionMode.DIRECT,
        status: ReviewStatus = ReviewStatus.PROPOSED,
    ) -> Claim:
        """Add a claim about the bridge; a narrator's has no speaker."""
        speaker = None
        if mode is not AttributionMode.NARRATOR:
            speaker = Speaker(name="Ada Lund", kind=SpeakerKind.PERSON, created_at=AT)
            self.session.add(speaker)
            self.session.flush()
        claim = Claim(
            article_id=self.article.id or 0,
            position=1,
            text=QUOTE,
            kind=kind,
            mode=mode,
            speaker_id=speaker.id if speaker else None,
            speaker_role="mayor" if speaker else "",
            origin=ClaimOrigin.PROPOSED,
            review_status=status,
            created_at=AT,
            updated_at=AT,
        )
        self.session.add(claim)
        self.session.flush()
        self.session.add(anchor_quote(claim, self.version))
        self.session.flush()
        return claim

    def research(self, claim: Claim) -> Claim:
        """Bring a proposed claim to where a source is cited and every check is answered."""
        session, name = self.session, claim.public_id
        commands.accept_claim(session, name, actor=self.reviewer, at=AT)
        commands.start_research(session, name, actor=self.reviewer, at=AT)
        annotation.add_evidence(session, name, evidence=RECORDING, actor=self.reviewer, at=AT)
        replying.add_reply_entry(session, name, entry=ASKED, actor=self.reviewer, at=AT)
        session.flush()
        return annotation.set_checks(
            session, name, checks=ALL_CHECKS, expected_version=claim.version, actor=self.reviewer, at=AT
        )

    def send_to_review(self, claim: Claim, assessment: Assessment = CONFIRMED) -> Claim:
        """Bring a proposed claim to its second review, assessed once by the reviewer."""
        self.research(claim)
        return self.request_review(claim, assessment)

    def request_review(self, claim: Claim, assessment: Assessment = CONFIRMED) -> Claim:
        """Assess a researched claim as the reviewer and send it to its second review."""
        name = claim.public_id
        commands.save_review(
            self.session, name, assessment=assessment, is_submitted=False, actor=self.reviewer, at=AT
        )
        return commands.request_review(self.session, name, actor=self.reviewer, at=AT)

    def review_again(self, claim: Claim, assessment: Assessment = CONFIRMED) -> Claim:
        """Submit the second review."""
        return commands.save_review(
            self.session, claim.public_id, assessment=assessment, is_submitted=True, actor=self.second, at=AT
        )

    def approve(self, claim: Claim) -> Claim:
        """Bring a proposed claim to approval."""
        self.send_to_review(claim)
        self.review_again(claim)
        return self.decide(claim)

    def decide(self, claim: Claim) -> Claim:
        """Approve a claim whose two reviews agree."""
        return commands.approve_claim(self.session, claim.public_id, explanation="", actor=self.editor, at=AT)


def add_version(session: Session, article: Article) -> ArticleVersion:
    """Store the text of the article as its first version, cut into a headline and two sentences."""
    submission = Submission(
        article_id=article.id or 0, submitted_at=AT, method=SubmissionMethod.TEXT, raw=BODY.encode()
    )
    session.add(submission)
    session.flush()
    version = ArticleVersion(
        article_id=article.id or 0,
        submission_id=submission.id or 0,
        number=1,
        body=BODY,
        sha256=sha256(BODY.encode()).hexdigest(),
        splitter="test 1",
        created_at=AT,
    )
    session.add(version)
    session.flush()
    edges = (0, 16, 52, len(BODY))
    kinds = (PassageKind.HEADLINE, PassageKind.SENTENCE, PassageKind.SENTENCE)
    for position, kind in enumerate(kinds):
        start, end = edges[position], edges[position + 1]
        session.add(
            Passage(article_version_id=version.id or 0, position=position, kind=kind, start=start, end=end)
        )
    return version


def anchor_quote(claim: Claim, version: ArticleVersion) -> ClaimAnchor:
    """Say that the claim lies where the mayor is quoted."""
    start = BODY.index(QUOTE)
    return ClaimAnchor(
        claim_id=claim.id or 0,
        article_version_id=version.id or 0,
        role=AnchorRole.CONTENT,
        position=0,
        start=start,
        end=start + len(QUOTE),
        exact=QUOTE,
        prefix=BODY[max(0, start - 32) : start],
        suffix=BODY[start + len(QUOTE) :][:32],
    )


def make_user(name: str, role: Role) -> User:
    """Make a person who cannot sign in."""
    return User(name=name, display_name=name.capitalize(), role=role, created_at=AT)
