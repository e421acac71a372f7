"""What two sample users make of a few claims of the sample: only what the article itself shows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from tracker.errors import NotFoundError
from tracker.models.enums import (
    AttributionFinding,
    AttributionMode,
    CorrectionClass,
    EvidenceKind,
    EvidenceStance,
    NoteKind,
    NoteVisibility,
    PassageKind,
)
from tracker.models.loading import get_claim
from tracker.publication.commands import publish_claim, publish_correction, start_correction
from tracker.review.annotation import add_evidence, set_checks
from tracker.review.commands import (
    accept_claim,
    approve_claim,
    request_review,
    save_review,
    start_research,
)
from tracker.review.drafts import Assessment, Checks, EvidenceDraft, NoteDraft
from tracker.review.notes import add_note
from tracker.review.queries import list_article_claims, list_ratings

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import ArticleVersion, Claim, User

TOTAL: Final = Decimal(231)
PARTS: Final = (Decimal(156), Decimal(75))
_ORIGIN: Final = "The sample article"
_CHECKS: Final = Checks(
    origins_reason="This is a sample: it rests on one article and says no more than that article shows.",
    primary_reason="This is a sample: nothing but the article was read.",
    reply_reason="This is a sample: nobody was asked.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A sentence of the sample article, found by words in it, and how it bears on the claim."""

    words: str
    stance: EvidenceStance


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One claim's way through review: which claim, what is cited, found, noted, and added later."""

    picks: Callable[[Claim], bool]
    cited: tuple[Cited, ...]
    finding: AttributionFinding
    rating_label: str | None
    explanation: str
    note: str
    added_later: Cited | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cast:
    """The two sample users, and the time at which they act."""

    reviewer: User
    editor: User
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A scene with its claim and the sources it cites."""

    scene: Scene
    public_id: str
    evidence: tuple[EvidenceDraft, ...]
    added_later: EvidenceDraft | None


def _is_the_total(claim: Claim) -> bool:
    return claim.speaker_id is not None and TOTAL in {each.value for each in claim.quantities}


def _are_the_parts(claim: Claim) -> bool:
    return claim.speaker_id is not None and set(PARTS) <= {each.value for each in claim.quantities}


def _are_words_in_quotation_marks(claim: Claim) -> bool:
    return claim.mode is AttributionMode.DIRECT


SCENES: Final = (
    Scene(
        picks=_is_the_total,
        cited=(Cited(words="231", stance=EvidenceStance.RECORDS),),
        finding=AttributionFinding.CONFIRMED_PARAPHRASE,
        rating_label="Unproven",
        explanation=(
            "The article reports this as Kazakhstan's statement. Its own numbers agree: 156 children and "
            "75 adults make 231 people, and 156 of 231 are most of them. That the numbers agree does not "
            "show that they are right, and nothing outside the article was checked."
        ),
        note="The parts add up to the total: 156 + 75 = 231. This says something about the article's "
        "arithmetic and nothing about the operation.",
        added_later=Cited(words="156", stance=EvidenceStance.SUPPORTS),
    ),
    Scene(
        picks=_are_the_parts,
        cited=(
            Cited(words="156", stance=EvidenceStance.RECORDS),
            Cited(words="231", stance=EvidenceStance.SUPPORTS),
        ),
        finding=AttributionFinding.CONFIRMED_PARAPHRASE,
        rating_label=None,
        explanation=(
            "The article attributes these figures to the presidency and does not put them in quotation "
            "marks. The statement itself was not looked up."
        ),
        note="156 and 75 make 231, the number the article gives for all who came.",
    ),
    Scene(
        picks=_are_words_in_quotation_marks,
        cited=(Cited(words="radical past", stance=EvidenceStance.RECORDS),),
        finding=AttributionFinding.CONFIRMED,
        rating_label=None,
        explanation=(
            "The article prints these words in quotation marks and names Tokayev as their speaker. That "
            "is all this finding rests on: the statement itself was not looked up, and whether the words "
            "are true was not checked."
        ),
        note="The speaker of a quotation that ends in “he said” is the last person named before it, here "
        "Tokayev.",
    ),
)


def play_story(session: Session, version: ArticleVersion, cast: Cast) -> None:
    """Bring the claims of the story from proposed to published, through the desk's own commands.

    The version comes with its article and its passages.

    Raises:
        NotFoundError: the sample article lost a claim or a sentence that the story is about.
    """
    claims = list_article_claims(session, version.article_id)
    parts = [_prepare(scene, version, claims) for scene in SCENES]
    ratings = {rating.label: rating.id for rating in list_ratings(session)}
    for part in parts:
        _research(session, part, cast)
        rating_id = ratings[part.scene.rating_label] if part.scene.rating_label else None
        _assess_and_publish(session, part, rating_id, cast)
        if part.added_later is not None:
            _correct(session, part.public_id, part.added_later, cast)


def _prepare(scene: Scene, version: ArticleVersion, claims: list[Claim]) -> _Part:
    public_id = next((claim.public_id for claim in claims if scene.picks(claim)), None)
    if public_id is None:
        raise NotFoundError("claim in the sample article")
    return _Part(
        scene=scene,
        public_id=public_id,
        evidence=tuple(_cite(version, cited) for cited in scene.cited),
        added_later=_cite(version, scene.added_later) if scene.added_later else None,
    )


def _research(session: Session, part: _Part, cast: Cast) -> None:
    reviewer, at, public_id = cast.reviewer, cast.at, part.public_id
    accept_claim(session, public_id, actor=reviewer, at=at)
    start_research(session, public_id, actor=reviewer, at=at)
    for evidence in part.evidence:
        add_evidence(session, public_id, evidence=evidence, actor=reviewer, at=at)
    session.flush()
    expected = get_claim(session, public_id).version
    set_checks(session, public_id, checks=_CHECKS, expected_version=expected, actor=reviewer, at=at)
    note = NoteDraft(kind=NoteKind.COMMENT, visibility=NoteVisibility.PUBLIC, body=part.scene.note)
    add_note(session, public_id, note=note, actor=reviewer, at=at)


def _assess_and_publish(session: Session, part: _Part, rating_id: int | None, cast: Cast) -> None:
    scene, public_id = part.scene, part.public_id
    assessment = Assessment(finding=scene.finding, rating_id=rating_id, explanation=scene.explanation)
    reviewer, editor, at = cast.reviewer, cast.editor, cast.at
    save_review(session, public_id, assessment=assessment, is_submitted=False, actor=reviewer, at=at)
    request_review(session, public_id, actor=reviewer, at=at)
    save_review(session, public_id, assessment=assessment, is_submitted=True, actor=editor, at=at)
    approve_claim(session, public_id, explanation="", actor=editor, at=at)
    publish_claim(session, public_id, actor=editor, at=at)


def _correct(session: Session, public_id: str, evidence: EvidenceDraft, cast: Cast) -> None:
    editor, at = cast.editor, cast.at
    reason = "The sentence that gives the two parts of the total is missing among the sources."
    start_correction(session, public_id, reason=reason, actor=editor, at=at)
    add_evidence(session, public_id, evidence=evidence, actor=editor, at=at)
    publish_correction(
        session,
        public_id,
        correction_class=CorrectionClass.UPDATE,
        explanation="Added as a source: the sentence that gives the two parts of the total.",
        actor=editor,
        at=at,
    )


def _cite(version: ArticleVersion, cited: Cited) -> EvidenceDraft:
    number, sentence = _find_sentence(version, cited.words)
    return EvidenceDraft(
        title=version.article.headline,
        url="",
        publisher=version.article.publisher,
        kind=EvidenceKind.DOCUMENT,
        stance=cited.stance,
        is_primary=False,
        origin_group=_ORIGIN,
        quoted_passage=sentence,
        locator=f"passage {number}",
        archived_url="",
        published_on=version.article.published_on,
    )


def _find_sentence(version: ArticleVersion, words: str) -> tuple[int, str]:
    for passage in version.passages:
        text = version.body[passage.start : passage.end].strip()
        if passage.kind is PassageKind.SENTENCE and words in text:
            return passage.position, text
    raise NotFoundError("sentence in the sample article")
