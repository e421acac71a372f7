"""What a program can do with a claim of the desk; the rules are those that people meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.errors import BadBodyError, InputError, PreconditionError
from tracker.extraction.quantities.finding import find_quantities
from tracker.models.enums import AttributionMode
from tracker.models.loading import get_claim, get_current_version
from tracker.models.workflow import Move
from tracker.permissions import MOVE_ACTIONS
from tracker.publication import commands as publication
from tracker.review import annotation, commands, marking, notes
from tracker.review.anchoring import Places, check_places
from tracker.review.drafts import Assessment, ClaimEdit, EvidenceDraft, NoteDraft, SpeakerDraft
from tracker.review.queries import list_article_claims, list_ratings
from tracker.text.addresses import is_web_address
from tracker.text.normalize import canonicalise
from tracker.text.spans import Span
from tracker.web import door
from tracker.web.access import require_program
from tracker.web.api.operations import CREATED, Answer
from tracker.web.api.shapes import MOVES
from tracker.web.api.telling import answer_claim, claim_path, tell_evidence, tell_note
from tracker.web.guessing import Said, guess_claim
from tracker.web.moves import PLAIN, WITH_REASON
from tracker.web.ready_pages import keep_ready

if TYPE_CHECKING:
    from tracker.models import ArticleVersion, Claim
    from tracker.web.api.shapes import (
        ClaimChange,
        NewClaim,
        NewEvidence,
        NewMove,
        NewNote,
        NewReview,
        NewSpeaker,
        Range,
    )


def show_claim(claim_id: str) -> Answer:
    """Return a claim of the desk.

    Raises:
        NotFoundError: there is none.
    """
    return answer_claim(get_claim(door.session(), claim_id))


def mark_claim(article_id: str, body: NewClaim) -> Answer:
    """Make a claim of words of an article's newest version.

    Raises:
        NewerVersionError, InputError, NotFoundError: as at the desk.
    """
    session = door.session()
    version = get_current_version(session, article_id)
    places = check_places(
        version.body,
        Places(
            content=_spans(body.content, "content"),
            cue=_spans(body.cue, "cue"),
            speaker=_spans(body.speaker_words, "speaker_words"),
        ),
    )
    claim = marking.mark_claim(
        session,
        article_id,
        wanted=_guess(version, places, body),
        find_quantities=find_quantities,
        actor=door.actor(),
        at=door.now(),
    )
    return answer_claim(_again(claim), status=CREATED)


def edit_claim(claim_id: str, body: ClaimChange, version: int) -> Answer:
    """Change fields of the version that If-Match names; fields that are left out stay.

    Raises:
        PreconditionError: the claim is in another version.
        InputError, MoveRefusedError, NotFoundError: as at the desk.
    """
    session = door.session()
    claim = get_claim(session, claim_id, is_locking=True)
    if claim.version != version:
        raise PreconditionError
    changed = annotation.edit_claim(
        session,
        claim_id,
        edit=_complete(claim, body),
        expected_version=version,
        actor=door.actor(),
        at=door.now(),
    )
    return answer_claim(_again(changed))


def move_claim(claim_id: str, body: NewMove) -> Answer:
    """Make a step of the workflow.

    Raises:
        ForbiddenError: the token's scopes or the person's role do not allow it.
        InputError, MoveRefusedError, NotFoundError: as at the desk.
    """
    move = MOVES[body.move]
    require_program(MOVE_ACTIONS[move])
    _make(move, claim_id, body)
    if move in {Move.PUBLISH, Move.PUBLISH_CORRECTION}:
        keep_ready(claim_id)
    return answer_claim(_load(claim_id))


def assess_claim(claim_id: str, body: NewReview) -> Answer:
    """Keep or submit the person's own assessment of the claim's present round.

    Raises:
        InputError, MoveRefusedError, NotFoundError: as at the desk.
    """
    session = door.session()
    assessment = Assessment(
        finding=body.attribution_finding,
        rating_id=None if body.rating is None else _rating_id(body.rating),
        explanation=canonicalise(body.explanation),
    )
    claim = commands.save_review(
        session,
        claim_id,
        assessment=assessment,
        is_submitted=body.submit,
        actor=door.actor(),
        at=door.now(),
        policy=door.policy(),
    )
    return answer_claim(_again(claim))


def cite_evidence(claim_id: str, body: NewEvidence) -> Answer:
    """Cite a source for a claim; citing the same twice gives the first one.

    Raises:
        InputError, MoveRefusedError, NotFoundError: as at the desk.
    """
    draft = EvidenceDraft(
        title=canonicalise(body.title),
        url=_web_address(body.url, "url"),
        publisher=canonicalise(body.publisher),
        kind=body.kind,
        stance=body.stance,
        is_primary=body.is_primary,
        origin_group=canonicalise(body.origin_group),
        quoted_passage=canonicalise(body.quoted_passage),
        locator=canonicalise(body.locator),
        archived_url=_web_address(body.archived_url, "archived_url"),
        published_on=body.published_on,
    )
    item = annotation.add_evidence(
        door.session(), claim_id, evidence=draft, actor=door.actor(), at=door.now()
    )
    return Answer(body=tell_evidence(item), status=CREATED, location=claim_path(_load(claim_id)))


def write_note(claim_id: str, body: NewNote) -> Answer:
    """Write a note on a claim.

    Raises:
        InputError, NotFoundError: as at the desk.
    """
    draft = NoteDraft(kind=body.kind, visibility=body.visibility, body=canonicalise(body.body))
    note = notes.add_note(
        door.session(), claim_id, note=draft, actor=door.actor(), at=door.now(), policy=door.policy()
    )
    door.session().flush()
    return Answer(body=tell_note(note), status=CREATED, location=claim_path(_load(claim_id)))


def _guess(version: ArticleVersion, places: Places, body: NewClaim) -> marking.NewClaim:
    """Return the claim that is wanted; what the body leaves out is guessed from the words."""
    session, speaker = door.session(), body.speaker
    said = Said(
        kind=body.kind,
        mode=body.mode,
        speaker_name=canonicalise(speaker.name) if speaker else "",
        speaker_kind=speaker.kind if speaker else None,
        speaker_role=canonicalise(speaker.role) if speaker else "",
    )
    guess = guess_claim(version, places, said, lambda: list_article_claims(session, version.article_id))
    draft = ClaimEdit(
        text=canonicalise(body.text),
        kind=guess.kind,
        mode=guess.mode,
        speaker=guess.speaker,
        via="",
        claimed_on=version.article.published_on,
    )
    return marking.NewClaim(
        version_number=body.version_number,
        places=places,
        draft=draft,
        checkworthiness=guess.checkworthiness,
    )


def _make(move: Move, claim_id: str, body: NewMove) -> None:
    session, actor, at = door.session(), door.actor(), door.now()
    if move in PLAIN:
        PLAIN[move](session, claim_id, actor=actor, at=at)
    elif move in WITH_REASON:
        WITH_REASON[move](session, claim_id, reason=body.reason, actor=actor, at=at)
    elif move is Move.START_RESEARCH:
        commands.start_research(session, claim_id, taken_from=body.taken_from, actor=actor, at=at)
    elif move is Move.SEND_TO_REVIEW:
        commands.request_review(session, claim_id, actor=actor, at=at, policy=door.policy())
    elif move is Move.APPROVE:
        commands.approve_claim(
            session,
            claim_id,
            explanation=canonicalise(body.explanation),
            actor=actor,
            at=at,
            policy=door.policy(),
        )
    elif body.correction_class is None:
        raise InputError("correction_class", "Say which class of correction it is.")
    else:
        publication.publish_correction(
            session,
            claim_id,
            correction_class=body.correction_class,
            explanation=canonicalise(body.explanation),
            actor=actor,
            at=at,
        )


def _complete(claim: Claim, body: ClaimChange) -> ClaimEdit:
    """Return the edit that a form would send: what is left out as it is; narrator takes the speaker away."""
    mode = body.mode or claim.mode
    old = claim.speaker
    kept = SpeakerDraft(name=old.name, kind=old.kind, role=claim.speaker_role) if old else None
    speaker = _speaker(body.speaker) if body.speaker else kept
    if body.mode is AttributionMode.NARRATOR and body.speaker is None:
        speaker = None
    dated = "claimed_on" in body.model_fields_set
    return ClaimEdit(
        text=canonicalise(body.text) if body.text is not None else claim.text,
        kind=body.kind or claim.kind,
        mode=mode,
        speaker=speaker,
        via=canonicalise(body.via) if body.via is not None else claim.via,
        claimed_on=body.claimed_on if dated else claim.claimed_on,
    )


def _speaker(body: NewSpeaker) -> SpeakerDraft:
    return SpeakerDraft(name=canonicalise(body.name), kind=body.kind, role=canonicalise(body.role))


def _spans(ranges: list[Range], field: str) -> tuple[Span, ...]:
    for start, end in ranges:
        if start >= end:
            raise BadBodyError(((field, f"A range ends behind its start, and {start} to {end} does not."),))
    return tuple(Span(start, end) for start, end in ranges)


def _rating_id(label: str) -> int:
    ratings = list_ratings(door.session())
    for rating in ratings:
        if rating.label.casefold() == label.casefold() and rating.id is not None:
            return rating.id
    names = ", ".join(rating.label for rating in ratings)
    raise InputError("rating", f"The scale has no such label; it has {names}.")


def _web_address(url: str, field: str) -> str:
    if url and not is_web_address(url):
        raise InputError(field, "The address has to start with http:// or https:// and name a site.")
    return url


def _again(claim: Claim) -> Claim:
    return _load(claim.public_id)


def _load(claim_id: str) -> Claim:
    """Return a claim whole, as it stands after what this request did."""
    session = door.session()
    session.flush()
    session.expire_all()
    return get_claim(session, claim_id)
