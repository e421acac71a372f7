"""What people add to a claim: corrected fields, checks and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.audit import Change, record_claim
from tracker.errors import FieldConflict, InputError, NotFoundError, StaleEditError
from tracker.models import EvidenceItem, Speaker
from tracker.models.days import latest_day
from tracker.models.enums import AttributionMode
from tracker.models.loading import get_claim
from tracker.models.phrases import NARRATOR_NAME
from tracker.models.speakers import find_known_speakers
from tracker.models.workflow import CHECKABLE, require_editable
from tracker.review.meanwhile import find_replaced
from tracker.review.origins import find_shared_origin, name_group
from tracker.review.telling import tell_value

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim, User
    from tracker.review.drafts import Checks, ClaimEdit, EvidenceDraft, SpeakerDraft

EDIT_LABELS = {
    "text": "Claim",
    "kind": "Kind",
    "mode": "Attribution mode",
    "speaker": "Speaker",
    "via": "Via",
    "claimed_on": "Claimed on",
}
CHECK_LABELS = {
    "origins_reason": "Why one origin is enough",
    "primary_reason": "Why there is no primary document",
    "reply_reason": "Why no reply was asked",
}


def describe_speaker(speaker: Speaker | SpeakerDraft | None, role: str) -> str:
    """Return a speaker as one line: name, kind, and the role they had."""
    if speaker is None:
        return NARRATOR_NAME
    return f"{speaker.name} ({speaker.kind.value}{', ' + role if role else ''})"


def edit_claim(
    session: Session,
    public_id: str,
    *,
    edit: ClaimEdit,
    expected_version: int,
    actor: User,
    at: datetime,
) -> Claim:
    """Change the text, kind, mode, speaker, chain or date of a claim that somebody works on.

    Raises:
        StaleEditError: somebody changed the claim since `expected_version`; carries both texts.
        InputError: the mode and the speaker contradict each other, or the date lies ahead.
        MoveRefusedError: the claim is in review, public or closed.
    """
    claim = get_claim(session, public_id, is_locking=True)
    wanted, present = _describe_edit(edit), _describe_claim(claim)
    _refuse_stale(session, claim, expected_version, present, wanted, EDIT_LABELS)
    require_editable(claim)
    require_sensible(edit, at=at)
    # The line of a speaker in history cannot be read back, so undoing needs the id and the role.
    kept = {
        "speaker_before": claim.speaker.public_id if claim.speaker else "",
        "role_before": claim.speaker_role,
    }
    claim.text, claim.kind, claim.mode = edit.text, edit.kind, edit.mode
    claim.via, claim.claimed_on = edit.via, edit.claimed_on
    claim.speaker = find_or_add_speaker(session, claim, edit.speaker, at=at)
    claim.speaker_role = edit.speaker.role if edit.speaker else ""
    return _record_changes(session, claim, "claim.edited", present, wanted, details=kept, actor=actor, at=at)


def set_checks(
    session: Session,
    public_id: str,
    *,
    checks: Checks,
    expected_version: int,
    actor: User,
    at: datetime,
) -> Claim:
    """Set the reasons that guard R2 asks for where a rule is not met.

    Raises:
        StaleEditError: somebody changed the claim since `expected_version`; carries both texts.
        MoveRefusedError: the claim is approved, public or closed; while it is in review it may be done.
    """
    claim = get_claim(session, public_id, is_locking=True)
    wanted = {name: _as_text(getattr(checks, name)) for name in CHECK_LABELS}
    present = {name: _as_text(getattr(claim, name)) for name in CHECK_LABELS}
    _refuse_stale(session, claim, expected_version, present, wanted, CHECK_LABELS)
    require_editable(claim, CHECKABLE)
    claim.origins_reason, claim.primary_reason = checks.origins_reason, checks.primary_reason
    claim.reply_reason = checks.reply_reason
    return _record_changes(session, claim, "claim.checks_set", present, wanted, actor=actor, at=at)


def add_evidence(
    session: Session, public_id: str, *, evidence: EvidenceDraft, actor: User, at: datetime
) -> EvidenceItem:
    """Cite a source for a claim; citing the same title, address and passage twice adds nothing.

    Raises:
        NotFoundError, MoveRefusedError: no such claim, or nobody works on it.
    """
    claim = get_claim(session, public_id, is_locking=True)
    require_editable(claim)
    if (cited := _find_cited(claim, evidence)) is not None:
        return cited
    item = EvidenceItem(
        claim_id=claim.id or 0,
        title=evidence.title,
        url=evidence.url,
        publisher=evidence.publisher,
        kind=evidence.kind,
        stance=evidence.stance,
        is_primary=evidence.is_primary,
        origin_group=evidence.origin_group,
        quoted_passage=evidence.quoted_passage,
        locator=evidence.locator,
        archived_url=evidence.archived_url,
        published_on=evidence.published_on,
        accessed_at=at,
        created_by_id=actor.id or 0,
        created_at=at,
    )
    session.add(item)
    claim.updated_at = at
    details = {"evidence": item.public_id, "title": item.title, "url": item.url, "stance": item.stance.value}
    record_claim(session, claim, "evidence.added", actor=actor, at=at, details=details)
    return item


def remove_evidence(
    session: Session, public_id: str, evidence_public_id: str, *, actor: User, at: datetime
) -> EvidenceItem:
    """Take a source off a claim; the row and its history stay.

    Raises:
        NotFoundError, MoveRefusedError: no such source on the claim, or nobody works on the claim.
    """
    claim = get_claim(session, public_id, is_locking=True)
    require_editable(claim)
    for item in claim.evidence_items:
        if item.public_id == evidence_public_id and item.removed_at is None:
            item.removed_at = at
            claim.updated_at = at
            details = {"evidence": item.public_id, "title": item.title}
            record_claim(session, claim, "evidence.removed", actor=actor, at=at, details=details)
            return item
    raise NotFoundError("source")


def restore_evidence(
    session: Session, public_id: str, evidence_public_id: str, *, actor: User, at: datetime
) -> EvidenceItem:
    """Put a removed source back.

    Raises:
        NotFoundError, MoveRefusedError: no such removed source, or nobody works on the claim.
    """
    claim = get_claim(session, public_id, is_locking=True)
    require_editable(claim)
    for item in claim.evidence_items:
        if item.public_id == evidence_public_id and item.removed_at is not None:
            item.removed_at = None
            claim.updated_at = at
            details = {"evidence": item.public_id, "title": item.title}
            record_claim(session, claim, "evidence.restored", actor=actor, at=at, details=details)
            return item
    raise NotFoundError("removed source")


def share_origin(
    session: Session, public_id: str, first_id: str, second_id: str, *, actor: User, at: datetime
) -> str:
    """Count two sources as one origin, as proposed from their wording; return the group both now carry.

    Raises:
        NotFoundError, MoveRefusedError: not both are sources of the claim, or nobody works on it.
        InputError: each has a group already, or nothing speaks for one origin.
    """
    claim = get_claim(session, public_id, is_locking=True)
    require_editable(claim)
    items = {item.public_id: item for item in claim.evidence_items if item.removed_at is None}
    if first_id == second_id or not {first_id, second_id} <= items.keys():
        raise NotFoundError("source")
    first, second = items[first_id], items[second_id]
    if first.origin_group and second.origin_group:
        raise InputError("origin_group", "Both sources have an origin group by now.")
    if not find_shared_origin(first, second):
        raise InputError("origin_group", "Nothing in their words or addresses speaks for one origin.")
    group = name_group(first, second)
    changes = tuple(
        Change(field="origin_group", old=item.origin_group, new=group)
        for item in (first, second)
        if item.origin_group != group
    )
    first.origin_group = second.origin_group = group
    claim.updated_at = at
    details = {"evidence": first.public_id, "title": f"{first.title}; {second.title}"}
    record_claim(
        session, claim, "evidence.origin_shared", actor=actor, at=at, details=details, changes=changes
    )
    return group


def _find_cited(claim: Claim, evidence: EvidenceDraft) -> EvidenceItem | None:
    wanted = (evidence.title, evidence.url, evidence.quoted_passage, evidence.stance)
    for item in claim.evidence_items:
        if item.removed_at is None and (item.title, item.url, item.quoted_passage, item.stance) == wanted:
            return item
    return None


def _describe_edit(edit: ClaimEdit) -> dict[str, str]:
    return {
        "text": edit.text,
        "kind": edit.kind.value,
        "mode": edit.mode.value,
        "speaker": describe_speaker(edit.speaker, edit.speaker.role if edit.speaker else ""),
        "via": edit.via,
        "claimed_on": _as_text(edit.claimed_on),
    }


def _describe_claim(claim: Claim) -> dict[str, str]:
    return {
        "text": claim.text,
        "kind": claim.kind.value,
        "mode": claim.mode.value,
        "speaker": describe_speaker(claim.speaker, claim.speaker_role),
        "via": claim.via,
        "claimed_on": _as_text(claim.claimed_on),
    }


def require_sensible(edit: ClaimEdit, *, at: datetime) -> None:
    """Let an edit pass whose mode and speaker go together and whose date has come.

    Raises:
        InputError: on the field that has to change.
    """
    if edit.mode is AttributionMode.NARRATOR and edit.speaker is not None:
        raise InputError(
            "speaker_name", "The article's own voice has no speaker; clear the name or choose another mode."
        )
    if edit.mode is not AttributionMode.NARRATOR and edit.speaker is None:
        raise InputError(
            "speaker_name", "Name the speaker, or choose “narrator” for the article's own voice."
        )
    if edit.claimed_on is not None and edit.claimed_on > latest_day(at):
        raise InputError("claimed_on", "The claim cannot have been made on a day to come.")


def find_or_add_speaker(
    session: Session, claim: Claim, draft: SpeakerDraft | None, *, at: datetime
) -> Speaker | None:
    """Return the speaker a draft names: the claim's own, one known by that name and kind, or a new one."""
    if draft is None:
        return None
    if claim.speaker is not None and (claim.speaker.name, claim.speaker.kind) == (draft.name, draft.kind):
        return claim.speaker
    known = find_known_speakers(session, [(draft.name, draft.kind)])
    speaker = known.get((draft.name.casefold(), draft.kind))
    if speaker is None:
        speaker = Speaker(
            name=draft.name,
            kind=draft.kind,
            created_at=at,
            is_sample=claim.article.is_sample,
        )
        session.add(speaker)
    return speaker


def _refuse_stale(
    session: Session,
    claim: Claim,
    expected_version: int,
    present: dict[str, str],
    wanted: dict[str, str],
    labels: dict[str, str],
) -> None:
    if claim.version == expected_version:
        return
    replaced = find_replaced(session, claim, expected_version)
    conflicts = tuple(
        FieldConflict(
            field=name,
            label=label,
            theirs=tell_value(name, present[name]),
            yours=tell_value(name, wanted[name]),
            is_yours_replaced=(name, wanted[name]) in replaced,
        )
        for name, label in labels.items()
        if present[name] != wanted[name]
    )
    # Two people who saved the same thing have nothing to decide.
    if not conflicts:
        return
    raise StaleEditError(claim.public_id, claim.version, conflicts)


def _record_changes(
    session: Session,
    claim: Claim,
    action: str,
    present: dict[str, str],
    wanted: dict[str, str],
    *,
    details: dict[str, str] | None = None,
    actor: User,
    at: datetime,
) -> Claim:
    changes = tuple(
        Change(field=name, old=present[name], new=wanted[name])
        for name in wanted
        if present[name] != wanted[name]
    )
    if changes:
        claim.updated_at = at
        record_claim(session, claim, action, actor=actor, at=at, details=details, changes=changes)
    return claim


def _as_text(value: object) -> str:
    return "" if value is None else str(value)
