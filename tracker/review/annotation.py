"""What people add to a claim: corrected fields, checks and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker.audit import Change, record_claim
from tracker.errors import InputError, NotFoundError
from tracker.models import EvidenceItem, Speaker
from tracker.models.days import latest_day
from tracker.models.enums import AttributionMode
from tracker.models.loading import get_claim
from tracker.models.speakers import find_known_speakers
from tracker.models.workflow import CHECKABLE, require_editable
from tracker.review.merging import (
    Opened,
    describe_checks,
    describe_edit,
    merge_checks,
    merge_edit,
    read_checks,
    read_edit,
)
from tracker.review.origins import find_shared_origin, name_group

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim, User
    from tracker.review.drafts import Checks, ClaimEdit, EvidenceDraft, SpeakerDraft


def edit_claim(
    session: Session,
    public_id: str,
    *,
    edit: ClaimEdit,
    expected_version: int,
    seen_mark: str = "",
    actor: User,
    at: datetime,
) -> Claim:
    """Change the text, kind, mode, speaker, chain or date of a claim that somebody works on.

    `seen_mark` is `merging.mark_edit` of the claim as the person saw it: what they left alone keeps what
    others have saved there since.

    Raises:
        StaleEditError: somebody changed the same field since `expected_version`; carries both texts.
        InputError: the mode and the speaker contradict each other, or the date lies ahead.
        MoveRefusedError: the claim is in review, public or closed.
    """
    claim = get_claim(session, public_id, is_locking=True)
    edit = merge_edit(claim, edit, Opened(version=expected_version, mark=seen_mark))
    present, wanted = describe_edit(read_edit(claim)), describe_edit(edit)
    require_editable(claim)
    require_sensible(edit, at=at)
    # The line of a speaker in history cannot be read back, so undoing needs the id and the role.
    details = {
        "speaker_before": claim.speaker.public_id if claim.speaker else "",
        "role_before": claim.speaker_role,
    }
    claim.text, claim.kind, claim.mode = edit.text, edit.kind, edit.mode
    claim.via, claim.claimed_on = edit.via, edit.claimed_on
    claim.speaker = find_or_add_speaker(session, claim, edit.speaker, at=at)
    claim.speaker_role = edit.speaker.role if edit.speaker else ""
    return _record_changes(
        session, claim, "claim.edited", present, wanted, details=details, actor=actor, at=at
    )


def set_checks(
    session: Session,
    public_id: str,
    *,
    checks: Checks,
    expected_version: int,
    seen_mark: str = "",
    actor: User,
    at: datetime,
) -> Claim:
    """Set the reasons that guard R2 asks for where a rule is not met.

    `seen_mark` is `merging.mark_checks` of the claim as the person saw it: what they left alone keeps what
    others have saved there since.

    Raises:
        StaleEditError: somebody changed the same field since `expected_version`; carries both texts.
        MoveRefusedError: the claim is approved, public or closed; while it is in review it may be done.
    """
    claim = get_claim(session, public_id, is_locking=True)
    checks = merge_checks(claim, checks, Opened(version=expected_version, mark=seen_mark))
    present, wanted = describe_checks(read_checks(claim)), describe_checks(checks)
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
