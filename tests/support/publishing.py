"""Claims of the small newsroom brought before the public."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, select

from tests.support.newsroom import AT, CONFIRMED, RECORDING
from tracker.models import Rating
from tracker.models.enums import CorrectionClass, NoteKind, NoteVisibility, SpeakerKind
from tracker.models.loading import get_claim
from tracker.publication import commands
from tracker.publication.queries import get_current_edition
from tracker.review import annotation, notes
from tracker.review import commands as review
from tracker.review.drafts import Assessment, ClaimEdit, NoteDraft, SpeakerDraft

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tests.support.newsroom import Newsroom
    from tracker.models import Claim, User
    from tracker.models.snapshot import ClaimSnapshot

LATER = AT + timedelta(days=3)


def find_rating_id(session: Session, label: str) -> int:
    """Return the row id of a rating of the scale that migrations make."""
    found = session.exec(select(Rating.id).where(col(Rating.label) == label)).one()
    assert found is not None
    return found


def approve(room: Newsroom, claim: Claim, assessment: Assessment = CONFIRMED) -> Claim:
    """Bring a proposed claim to approval with this assessment by both reviewers."""
    room.send_to_review(claim, assessment)
    room.review_again(claim, assessment)
    return review.approve_claim(room.session, claim.public_id, explanation="", actor=room.editor, at=AT)


def publish(
    room: Newsroom, claim: Claim | None = None, assessment: Assessment = CONFIRMED, *, at: datetime = AT
) -> Claim:
    """Bring a proposed claim before the public; without one, add it first."""
    claim = approve(room, claim or room.add_claim(), assessment)
    return commands.publish_claim(room.session, claim.public_id, actor=room.editor, at=at)


def reword(room: Newsroom, claim: Claim, text: str, *, at: datetime = LATER) -> Claim:
    """Change nothing but the text of a claim by Ada Lund that somebody works on."""
    room.session.flush()
    current = get_claim(room.session, claim.public_id)
    edit = ClaimEdit(
        text=text,
        kind=current.kind,
        mode=current.mode,
        speaker=SpeakerDraft(name="Ada Lund", kind=SpeakerKind.PERSON, role="mayor"),
        via=current.via,
        claimed_on=current.claimed_on,
    )
    return annotation.edit_claim(
        room.session, claim.public_id, edit=edit, expected_version=current.version, actor=room.editor, at=at
    )


def reassess(room: Newsroom, claim: Claim, assessment: Assessment = CONFIRMED) -> Claim:
    """Bring a claim under correction through another review by both, to approval."""
    room.session.flush()
    room.request_review(claim, assessment)
    room.review_again(claim, assessment)
    return room.decide(claim)


def cite_more(room: Newsroom, claim: Claim) -> None:
    """Cite one more source, which no reviewer has to assess."""
    draft = replace(RECORDING, title="Minutes of the council", url="https://example.org/minutes")
    annotation.add_evidence(room.session, claim.public_id, evidence=draft, actor=room.editor, at=LATER)
    room.session.flush()


def add_note(
    room: Newsroom, claim: Claim, body: str, visibility: NoteVisibility, *, author: User | None = None
) -> None:
    """Write a note on a claim, as the reviewer unless another author is given."""
    draft = NoteDraft(kind=NoteKind.COMMENT, visibility=visibility, body=body)
    notes.add_note(room.session, claim.public_id, note=draft, actor=author or room.reviewer, at=AT)
    room.session.flush()


def read_edition(room: Newsroom, claim: Claim) -> ClaimSnapshot:
    """Return what the public sees."""
    return get_current_edition(room.session, claim.public_id).load()


def correct(
    room: Newsroom, claim: Claim, correction_class: CorrectionClass = CorrectionClass.SUBSTANTIVE
) -> Claim:
    """Publish the correction of a claim that is ready for it."""
    return commands.publish_correction(
        room.session,
        claim.public_id,
        correction_class=correction_class,
        explanation="A word was missing.",
        actor=room.editor,
        at=LATER,
    )


def start_correction(room: Newsroom, claim: Claim) -> Claim:
    """Open a published claim for correction."""
    return commands.start_correction(
        room.session, claim.public_id, reason="A reader wrote.", actor=room.editor, at=LATER
    )


def withdraw(room: Newsroom, claim: Claim) -> Claim:
    """Take a published claim away from the public."""
    return commands.withdraw_claim(
        room.session, claim.public_id, reason="It was another bridge.", actor=room.editor, at=LATER
    )
