"""Notes on a claim as threads: who may read them, how they are answered and settled, whom they mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm.attributes import set_committed_value

from tracker.audit import record_claim
from tracker.errors import InputError, NotFoundError
from tracker.models import Claim, Note
from tracker.models.enums import NoteKind, NoteVisibility, NotificationKind
from tracker.models.loading import get_claim
from tracker.models.reading import is_note_sealed, may_read_note
from tracker.models.rounds import STANDARD_POLICY
from tracker.review.notifying import notify
from tracker.review.people import list_mentioned
from tracker.text.sanitize import find_mentions

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import User
    from tracker.models.rounds import ReviewPolicy
    from tracker.review.drafts import NoteDraft

# From the fewest readers to the most; a reply is never read by more people than what it answers.
REACH: Final = (NoteVisibility.PRIVATE, NoteVisibility.TEAM, NoteVisibility.PUBLIC)
# A question or a to-do is settled on its own, so it begins a thread.
REPLY_KINDS: Final = (NoteKind.COMMENT, NoteKind.DECISION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """A note with its replies, oldest first; the thread is settled when its first note is."""

    first: Note
    replies: tuple[Note, ...]

    @property
    def is_resolved(self) -> bool:
        """Tell whether the thread is settled."""
        return self.first.resolved_at is not None


def build_threads(notes: Sequence[Note]) -> tuple[Thread, ...]:
    """Put the notes that somebody may read into threads: the open ones first, then oldest first.

    A reply whose first note is not among them stays out, as it would give that note away.
    """
    replies: dict[int, list[Note]] = {}
    for note in notes:
        if note.parent_id is not None:
            replies.setdefault(note.parent_id, []).append(note)
    firsts = [note for note in notes if note.parent_id is None]
    ordered = sorted(firsts, key=lambda note: note.resolved_at is not None)
    return tuple(Thread(first=note, replies=tuple(replies.get(note.id or 0, ()))) for note in ordered)


def list_allowed_reach(answered: Note) -> tuple[NoteVisibility, ...]:
    """Return who may read a reply to this note, in the order of `REACH`: at most whoever reads the note."""
    return REACH[: REACH.index(answered.visibility) + 1]


def find_mentioned_names(session: Session, notes: Iterable[Note]) -> frozenset[str]:
    """Return the folded names that the notes mention and that belong to somebody; one query for all."""
    names = {name for note in notes for name in find_mentions(note.body)}
    return frozenset(person.name for person in list_mentioned(session, names))


def add_note(
    session: Session,
    public_id: str,
    *,
    note: NoteDraft,
    actor: User,
    at: datetime,
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Note:
    """Remark on a claim; the same remark sent twice in a row, as by a double click, is kept once.

    A remark that was settled meanwhile may be made again. Whoever is mentioned and may read it is told.

    Raises:
        NotFoundError: no such claim.
    """
    claim = get_claim(session, public_id, is_locking=True)
    firsts = [each for each in claim.notes if each.parent_id is None]
    last = _find_last(firsts, actor)
    if last is not None and last.resolved_at is None and _says(last, note, actor):
        return last
    return _store(session, claim, note, None, actor=actor, at=at, policy=policy)


def reply_to_note(
    session: Session,
    public_id: str,
    note_public_id: str,
    *,
    note: NoteDraft,
    actor: User,
    at: datetime,
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Note:
    """Answer a note; the answer to a reply joins its thread, and a double click makes one reply.

    Raises:
        InputError: more people would read the reply than what it answers, or it asks what needs a thread.
        NotFoundError: no such note on the claim that this person may read.
    """
    claim = get_claim(session, public_id, is_locking=True)
    answered = _get_readable(claim, note_public_id, actor, policy)
    first = _find_first(claim, answered)
    if any(note.visibility not in list_allowed_reach(each) for each in (answered, first)):
        raise InputError("visibility", "A reply cannot be read by more people than the note it answers.")
    if note.kind not in REPLY_KINDS:
        raise InputError("kind", "A question or a to-do begins a thread of its own; write it as a new note.")
    last = _find_last([each for each in claim.notes if each.parent_id == first.id], actor)
    if last is not None and _says(last, note, actor):
        return last
    return _store(session, claim, note, first, actor=actor, at=at, policy=policy)


def resolve_note(
    session: Session,
    public_id: str,
    note_public_id: str,
    *,
    actor: User,
    at: datetime,
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Note:
    """Settle the thread that a note is in, and return its first note; doing it twice keeps the first time.

    Raises:
        NotFoundError: no such note on the claim that this person may read.
    """
    claim, first = _find_thread(session, public_id, note_public_id, actor, policy)
    if first.resolved_at is None:
        first.resolved_at = at
        _record(session, claim, first, "note.resolved", actor=actor, at=at, policy=policy)
    return first


def reopen_note(
    session: Session,
    public_id: str,
    note_public_id: str,
    *,
    actor: User,
    at: datetime,
    policy: ReviewPolicy = STANDARD_POLICY,
) -> Note:
    """Open a settled thread again, and return its first note.

    Raises:
        NotFoundError: no such note on the claim that this person may read.
    """
    claim, first = _find_thread(session, public_id, note_public_id, actor, policy)
    if first.resolved_at is not None:
        first.resolved_at = None
        _record(session, claim, first, "note.reopened", actor=actor, at=at, policy=policy)
    return first


def _find_thread(
    session: Session, public_id: str, note_public_id: str, reader: User, policy: ReviewPolicy
) -> tuple[Claim, Note]:
    """Lock a claim, and return it with the first note of the thread that the reader means."""
    claim = get_claim(session, public_id, is_locking=True)
    return claim, _find_first(claim, _get_readable(claim, note_public_id, reader, policy))


def _store(
    session: Session,
    claim: Claim,
    note: NoteDraft,
    first: Note | None,
    *,
    actor: User,
    at: datetime,
    policy: ReviewPolicy,
) -> Note:
    row = Note(
        claim_id=claim.id or 0,
        parent_id=first.id if first else None,
        author_id=actor.id or 0,
        kind=note.kind,
        visibility=note.visibility,
        body=note.body,
        created_at=at,
    )
    session.add(row)
    action = "note.replied" if first else "note.added"
    _record(session, claim, row, action, actor=actor, at=at, policy=policy)
    # Until the assessments are shown, nobody is called to what they cannot read.
    if row.visibility is not NoteVisibility.PRIVATE and not is_note_sealed(row, claim, policy):
        mentioned = list_mentioned(session, find_mentions(row.body))
        notify(session, claim, NotificationKind.MENTIONED, mentioned, actor=actor, at=at)
    return row


def _record(
    session: Session,
    claim: Claim,
    note: Note,
    action: str,
    *,
    actor: User,
    at: datetime,
    policy: ReviewPolicy,
) -> None:
    """Write to history that a note was written or settled, never its words.

    A private note is nobody else's business: it leaves no line and no new time of change. A decision that
    has to wait for the assessments leaves a line that waits with it.
    """
    session.add(note)
    session.flush()
    if note.visibility is NoteVisibility.PRIVATE:
        return
    if not is_note_sealed(note, claim, policy):
        _touch(session, claim, at=at)
    details = {"note": note.public_id, "kind": note.kind.value, "visibility": note.visibility.value}
    record_claim(session, claim, action, actor=actor, at=at, details=details)


def _touch(session: Session, claim: Claim, *, at: datetime) -> None:
    """Keep when the claim was last worked on, without counting its version up: a note changes no field."""
    table = Claim.metadata.tables["claim"]
    session.execute(sa.update(table).where(table.c.id == claim.id).values(updated_at=at))
    set_committed_value(claim, "updated_at", at)


def _get_readable(claim: Claim, note_public_id: str, reader: User, policy: ReviewPolicy) -> Note:
    for note in claim.notes:
        if note.public_id == note_public_id and may_read_note(note, reader.id):
            if note.author_id == reader.id or not is_note_sealed(note, claim, policy):
                return note
            break
    raise NotFoundError("note")


def _find_first(claim: Claim, note: Note) -> Note:
    return next((each for each in claim.notes if each.id == note.parent_id), note)


def _find_last(notes: Sequence[Note], reader: User) -> Note | None:
    """Return the newest note that this person can know of."""
    known = [each for each in notes if may_read_note(each, reader.id)]
    return max(known, key=lambda each: each.id or 0, default=None)


def _says(last: Note, note: NoteDraft, author: User) -> bool:
    said = (last.author_id, last.body, last.visibility, last.kind)
    return said == (author.id, note.body, note.visibility, note.kind)
