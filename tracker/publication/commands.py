"""What happens to a claim in public: published, doubted, confirmed, corrected, withdrawn."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from tracker.audit import Change, record_claim
from tracker.errors import InputError, MoveRefusedError
from tracker.models import Correction, Publication, limits
from tracker.models.enums import CorrectionClass, PublicationState, ReviewStatus, WebhookEvent
from tracker.models.loading import get_claim
from tracker.models.phrases import PUBLIC_STATES
from tracker.models.snapshot import SnapshotCorrection, dump_snapshot
from tracker.models.workflow import Move, apply_move
from tracker.permissions import Action, require
from tracker.publication.changes import REVIEWED, list_changes
from tracker.publication.editions import build_edition, list_public_corrections, load_current_edition
from tracker.publication.listing import hide_from_lists, show_in_lists
from tracker.publication.readiness import GUARD, publication_blockers
from tracker.publication.webhooks import announce

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim, User
    from tracker.models.snapshot import ClaimSnapshot, SnapshotChange


def publish_claim(session: Session, public_id: str, *, actor: User, at: datetime) -> Claim:
    """Show an approved claim to the public; published again after a withdrawal it keeps its first date.

    Raises:
        ForbiddenError: the actor is no editor.
        MoveRefusedError: not approved, public already, or guard R3 finds something missing.
        NotFoundError: no such claim.
    """
    require(actor.role, Action.PUBLISH)
    claim = get_claim(session, public_id, is_locking=True)
    if claim.publication in PUBLIC_STATES and claim.review_status is ReviewStatus.APPROVED:
        message = "Readers know an earlier edition; publish a correction that says what changed."
        raise MoveRefusedError(Move.PUBLISH.value, None, (message,))
    before = _describe_state(claim)
    apply_move(claim, Move.PUBLISH, at=at)
    _require_ready(claim, Move.PUBLISH)
    claim.published_at = claim.published_at or at
    claim.publication = PublicationState.CORRECTED if claim.corrections else PublicationState.PUBLISHED
    snapshot = build_edition(session, claim, corrections=list_public_corrections(claim), at=at)
    publication = _store_edition(session, claim, snapshot)
    announce(session, WebhookEvent.PUBLISHED, public_id, edition=publication.number, at=at)
    return _finish(
        session, claim, "claim.published", before, actor=actor, at=at, details=_describe_edition(publication)
    )


def flag_for_attention(session: Session, public_id: str, *, reason: str, actor: User, at: datetime) -> Claim:
    """Say that a published claim has to be looked at again; the public sees no difference.

    Raises:
        InputError: no reason.
        MoveRefusedError, NotFoundError: the claim is not published, or there is none.
    """
    claim = get_claim(session, public_id, is_locking=True)
    before = _describe_state(claim)
    details = {"reason": _require_text("reason", reason)}
    apply_move(claim, Move.FLAG, at=at)
    # What is assessed from here on is a new round: reviews of the old one must not approve a new text.
    claim.round_number += 1
    return _finish(session, claim, "claim.flagged", before, actor=actor, at=at, details=details)


def confirm_claim(session: Session, public_id: str, *, actor: User, at: datetime) -> Claim:
    """Say that a flagged claim is right as the public sees it.

    Raises:
        ForbiddenError: the actor is no editor.
        MoveRefusedError: the claim is not flagged, or it was changed since, so that it does not stand.
        NotFoundError: no such claim.
    """
    require(actor.role, Action.PUBLISH)
    claim = get_claim(session, public_id, is_locking=True)
    before = _describe_state(claim)
    _require_public(claim, Move.CONFIRM)
    apply_move(claim, Move.CONFIRM, at=at)
    old = load_current_edition(claim)
    new = build_edition(session, claim, corrections=old.corrections, at=at)
    # A public note that was added since changes nothing of what was found.
    changed = [change.label for change in list_changes(old, new) if change.field != "notes"]
    if changed:
        fields = ", ".join(changed)
        message = f"It does not stand as published any more ({fields}); start a correction instead."
        raise MoveRefusedError(Move.CONFIRM.value, None, (message,))
    return _finish(session, claim, "claim.confirmed", before, actor=actor, at=at)


def start_correction(session: Session, public_id: str, *, reason: str, actor: User, at: datetime) -> Claim:
    """Open a public claim for correction; the public sees the old edition until the new one is out.

    Raises:
        ForbiddenError: the actor is no editor.
        InputError: no reason.
        MoveRefusedError, NotFoundError: the claim is not published, or there is none.
    """
    require(actor.role, Action.CORRECT)
    claim = get_claim(session, public_id, is_locking=True)
    before = _describe_state(claim)
    details = {"reason": _require_text("reason", reason)}
    apply_move(claim, Move.START_CORRECTION, at=at)
    claim.round_number += 1
    return _finish(session, claim, "claim.correction_started", before, actor=actor, at=at, details=details)


def publish_correction(
    session: Session,
    public_id: str,
    *,
    correction_class: CorrectionClass,
    explanation: str,
    actor: User,
    at: datetime,
) -> Claim:
    """Show a corrected edition with a dated amendment that says what changed and why.

    Raises:
        ForbiddenError, InputError: the actor is no editor, or gives no explanation.
        MoveRefusedError: nothing differs, what was reviewed changed without a new review, or guard R3.
        NotFoundError: no such claim.
    """
    require(actor.role, Action.CORRECT)
    claim = get_claim(session, public_id, is_locking=True)
    before = _describe_state(claim)
    origin = claim.review_status
    amendment = _require_text("explanation", explanation)
    apply_move(claim, Move.PUBLISH_CORRECTION, at=at)
    _require_public(claim, Move.PUBLISH_CORRECTION)
    _require_ready(claim, Move.PUBLISH_CORRECTION)
    claim.publication = PublicationState.CORRECTED
    old = load_current_edition(claim)
    new = build_edition(session, claim, corrections=list_public_corrections(claim), at=at)
    changes = list_changes(old, new)
    _require_worth_publishing(changes, is_reviewed=origin is ReviewStatus.APPROVED)
    correction = SnapshotCorrection(
        correction_class=correction_class.value, explanation=amendment, corrected_at=at, changes=changes
    )
    publication = _store_edition(session, claim, replace(new, corrections=(*new.corrections, correction)))
    claim.corrections.append(_build_correction(claim, publication, correction, actor))
    announce(session, WebhookEvent.CORRECTED, public_id, edition=publication.number, at=at)
    details = {"class": correction_class.value, "explanation": amendment, **_describe_edition(publication)}
    return _finish(
        session, claim, "claim.corrected", before, actor=actor, at=at, details=details, changes=changes
    )


def withdraw_claim(session: Session, public_id: str, *, reason: str, actor: User, at: datetime) -> Claim:
    """Take a claim away from the public; its address stays as a tombstone that shows the reason.

    Raises:
        ForbiddenError: the actor is no editor.
        InputError: no reason.
        MoveRefusedError, NotFoundError: the claim is not public, or there is none.
    """
    require(actor.role, Action.CORRECT)
    claim = get_claim(session, public_id, is_locking=True)
    before = _describe_state(claim)
    details = {"reason": _require_text("reason", reason)}
    _require_public(claim, Move.WITHDRAW)
    apply_move(claim, Move.WITHDRAW, at=at)
    claim.publication = PublicationState.WITHDRAWN
    claim.closing_reason = details["reason"]
    _retire_editions(claim)
    hide_from_lists(session, claim.id or 0)
    announce(session, WebhookEvent.WITHDRAWN, public_id, edition=None, at=at)
    return _finish(session, claim, "claim.withdrawn", before, actor=actor, at=at, details=details)


def _require_public(claim: Claim, move: Move) -> None:
    if claim.publication not in PUBLIC_STATES:
        raise MoveRefusedError(move.value, None, ("The public does not see this claim.",))


def _require_ready(claim: Claim, move: Move) -> None:
    if blockers := publication_blockers(claim):
        raise MoveRefusedError(move.value, GUARD, blockers)


def _require_worth_publishing(changes: Sequence[SnapshotChange], *, is_reviewed: bool) -> None:
    unreviewed = [] if is_reviewed else [each.label for each in changes if each.field in REVIEWED]
    if unreviewed:
        fields = ", ".join(unreviewed)
        message = f"What was reviewed has changed since ({fields}); send the claim to review again."
        raise MoveRefusedError(Move.PUBLISH_CORRECTION.value, None, (message,))
    if not changes:
        message = "Nothing differs from what readers see; change the claim, or confirm it as it stands."
        raise MoveRefusedError(Move.PUBLISH_CORRECTION.value, None, (message,))


def _require_text(field: str, text: str) -> str:
    stripped = text.strip()
    if not stripped:
        raise InputError(field, "Say why: readers and the history keep it.")
    if len(stripped) > limits.SHORT_TEXT:
        raise InputError(field, f"This is too long; {limits.SHORT_TEXT:,} characters are possible.")
    return stripped


def _retire_editions(claim: Claim) -> None:
    for publication in claim.publications:
        publication.is_current = False


def _store_edition(session: Session, claim: Claim, snapshot: ClaimSnapshot) -> Publication:
    _retire_editions(claim)
    publication = Publication(
        claim_id=claim.id or 0,
        article_id=claim.article_id,
        number=max((each.number for each in claim.publications), default=0) + 1,
        is_current=True,
        payload=dump_snapshot(snapshot),
        first_published_at=snapshot.first_published_at,
        published_at=snapshot.published_at,
    )
    claim.publications.append(publication)
    session.flush()
    show_in_lists(session, publication, snapshot)
    return publication


def _build_correction(
    claim: Claim,
    publication: Publication,
    correction: SnapshotCorrection,
    actor: User,
) -> Correction:
    return Correction(
        claim_id=claim.id or 0,
        publication_id=publication.id or 0,
        correction_class=CorrectionClass(correction.correction_class),
        explanation=correction.explanation,
        changes=json.dumps([asdict(change) for change in correction.changes], ensure_ascii=False),
        corrected_by_id=actor.id or 0,
        corrected_at=correction.corrected_at,
    )


def _describe_edition(publication: Publication) -> dict[str, str]:
    """Return what pins down in the history exactly what the public was shown."""
    digest = hashlib.sha256(publication.payload.encode()).hexdigest()
    return {"edition": str(publication.number), "edition_sha256": digest}


def _describe_state(claim: Claim) -> dict[str, str]:
    return {"review_status": claim.review_status.value, "publication": claim.publication.value}


def _finish(
    session: Session,
    claim: Claim,
    action: str,
    before: Mapping[str, str],
    *,
    actor: User,
    at: datetime,
    details: Mapping[str, str] | None = None,
    changes: tuple[SnapshotChange, ...] = (),
) -> Claim:
    after = _describe_state(claim)
    moved = [
        Change(field=name, old=before[name], new=after[name]) for name in after if before[name] != after[name]
    ]
    record_claim(
        session,
        claim,
        action,
        actor=actor,
        at=at,
        details=details,
        changes=(*moved, *(Change(field=each.field, old=each.old, new=each.new) for each in changes)),
    )
    return claim
