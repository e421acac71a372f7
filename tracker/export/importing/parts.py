"""How the sources, notes and numbers of imported claims are stored, each once."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from tracker.export.importing.finding import keep_or_derive
from tracker.export.importing.values import (
    OWN,
    ImportedEvidence,
    ImportedNote,
    ImportedPart,
    ImportedQuantity,
    RowProblem,
)
from tracker.models import Claim, EvidenceItem, ImportRecord, Note, Quantity, User
from tracker.models.enums import NoteVisibility, ReviewStatus, Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

FILES: Final[dict[type[ImportedPart], tuple[str, str]]] = {
    ImportedEvidence: ("sources.csv", "source_id"),
    ImportedNote: ("notes.csv", "note_id"),
    ImportedQuantity: ("quantities.csv", "position"),
}
IMPORTER: Final = "Import"
_NO_CLAIM: Final = "The claim it belongs to was not imported."
_AT_WORK: Final = "Its claim is being worked on here, so a file cannot add to it any more."
_ID_TAKEN: Final = "Something else has this id here."
_PRIVATE: Final = "A private note is its author's own, so it is left out."
_NO_PARENT: Final = "The note it answers is not here, so it stands by itself."


def store_parts(
    session: Session, parts: Sequence[ImportedPart], *, actor: User | None, at: datetime
) -> list[RowProblem]:
    """Store what is not there yet, in the order given; return why rows were refused, and notices."""
    # One file holds the ids of one origin.
    claims = _map_claims(session, parts[0].origin, {part.claim for part in parts})
    problems: list[RowProblem] = []
    kept: list[tuple[ImportedPart, int]] = []
    for part in parts:
        found = claims.get(part.claim)
        if found is None:
            problems.append(_problem(part, _NO_CLAIM))
        else:
            kept.append((part, found[0]))
    open_ids = {claim_id for claim_id, is_open in claims.values() if is_open}
    by_kind: dict[type[ImportedPart], list[tuple[ImportedPart, int]]] = {}
    for part, claim_id in kept:
        by_kind.setdefault(type(part), []).append((part, claim_id))
    for pairs in by_kind.values():
        problems += _store(session, pairs, open_ids, actor=actor, at=at)
    return problems


def _map_claims(session: Session, origin: str, external_ids: set[str]) -> dict[str, tuple[int, bool]]:
    """Return for each id of an origin the claim's row id, and whether nobody has begun to work on it."""
    found: dict[str, tuple[int, bool]] = {}
    if origin == OWN:
        local = select(Claim.public_id, Claim.id).where(col(Claim.public_id).in_(external_ids))
        found = {public_id: (claim_id or 0, False) for public_id, claim_id in session.exec(local)}
    query = (
        select(ImportRecord.external_id, Claim.id, Claim.review_status)
        .join(Claim)
        .where(col(ImportRecord.origin) == origin, col(ImportRecord.external_id).in_(external_ids))
    )
    for external_id, claim_id, status in session.exec(query):
        found[external_id] = (claim_id or 0, status is ReviewStatus.PROPOSED)
    return found


def _store(
    session: Session,
    pairs: Sequence[tuple[ImportedPart, int]],
    open_ids: set[int],
    *,
    actor: User | None,
    at: datetime,
) -> list[RowProblem]:
    known = _map_known(session, [part for part, _ in pairs], {claim_id for _, claim_id in pairs})
    people = _take_people(session, [part for part, _ in pairs], actor=actor, at=at)
    problems, made = [], []
    for part, claim_id in pairs:
        key = _key(part, claim_id)
        if key in known:
            if known[key] != claim_id:
                problems.append(_problem(part, _ID_TAKEN))
        elif claim_id not in open_ids:
            problems.append(_problem(part, _AT_WORK))
        elif isinstance(part, ImportedNote) and part.visibility is NoteVisibility.PRIVATE:
            problems.append(_problem(part, _PRIVATE, is_notice=True))
        else:
            known[key] = claim_id
            made.append((part, _build(part, claim_id, people, at)))
    session.add_all(row for _, row in made)
    session.flush()
    return problems + _join_threads(session, made)


def _key(part: ImportedPart, claim_id: int) -> str:
    return f"{claim_id}/{part.position}" if isinstance(part, ImportedQuantity) else _stored_id(part)


def _stored_id(part: ImportedEvidence | ImportedNote) -> str:
    """Return the id that a part has here; one in another form than ours gets the same one each time."""
    return keep_or_derive(part.public_id, part.origin, part.claim)


def _map_known(session: Session, parts: Sequence[ImportedPart], claim_ids: set[int]) -> dict[str, int]:
    if isinstance(parts[0], ImportedQuantity):
        query = select(Quantity.claim_id, Quantity.position).where(col(Quantity.claim_id).in_(claim_ids))
        return {f"{claim_id}/{position}": claim_id for claim_id, position in session.exec(query)}
    ids = [_stored_id(part) for part in parts if not isinstance(part, ImportedQuantity)]
    table = EvidenceItem if isinstance(parts[0], ImportedEvidence) else Note
    named = select(table.public_id, table.claim_id).where(col(table.public_id).in_(ids))
    return dict(session.exec(named).all())


def _take_people(
    session: Session, parts: Sequence[ImportedPart], *, actor: User | None, at: datetime
) -> dict[str, User]:
    """Return whom to name as the author, by the name in the file.

    A file could put words into the mouth of anybody here, so its authors are people of their own, who cannot
    sign in; but for whoever imports it.
    """
    names = {part.author for part in parts if isinstance(part, ImportedNote)} or {IMPORTER}
    if actor is not None:
        names.discard(actor.display_name)
    keys = {f"imported-{sha256(name.encode()).hexdigest()[:16]}": name for name in names}
    query = select(User).where(col(User.name).in_(keys)).order_by(col(User.id))
    found = {user.name: user for user in session.exec(query)}
    for key, name in keys.items():
        if key not in found:
            found[key] = User(name=key, display_name=name, role=Role.REVIEWER, created_at=at, disabled_at=at)
            session.add(found[key])
    session.flush()
    people = {keys[key]: user for key, user in found.items()}
    return people if actor is None else {**people, actor.display_name: actor, IMPORTER: actor}


def _build(
    part: ImportedPart, claim_id: int, people: Mapping[str, User], at: datetime
) -> EvidenceItem | Note | Quantity:
    if isinstance(part, ImportedEvidence):
        return _build_evidence(part, claim_id, people, at)
    if isinstance(part, ImportedNote):
        return Note(
            public_id=_stored_id(part),
            claim_id=claim_id,
            author_id=people[part.author].id or 0,
            kind=part.kind,
            visibility=part.visibility,
            body=part.body,
            created_at=part.created_at or at,
            resolved_at=part.resolved_at,
        )
    return Quantity(
        claim_id=claim_id,
        position=part.position,
        value=part.value,
        upper=part.upper,
        qualifier=part.qualifier,
        unit=part.unit,
        noun=part.noun,
        place=part.place,
        as_of=part.as_of,
        start=part.start,
        end=part.end,
    )


def _build_evidence(
    part: ImportedEvidence, claim_id: int, people: Mapping[str, User], at: datetime
) -> EvidenceItem:
    return EvidenceItem(
        public_id=_stored_id(part),
        claim_id=claim_id,
        title=part.title,
        url=part.url,
        publisher=part.publisher,
        kind=part.kind,
        stance=part.stance,
        is_primary=part.is_primary,
        origin_group=part.origin_group,
        quoted_passage=part.quoted_passage,
        locator=part.locator,
        archived_url=part.archived_url,
        published_on=part.published_on,
        accessed_at=part.accessed_at or at,
        created_by_id=people[IMPORTER].id or 0,
        created_at=at,
    )


def _join_threads(
    session: Session, made: Sequence[tuple[ImportedPart, EvidenceItem | Note | Quantity]]
) -> list[RowProblem]:
    """Let each note answer the one that its row names."""
    answers = [
        (part, row)
        for part, row in made
        if isinstance(part, ImportedNote) and isinstance(row, Note) and part.reply_to
    ]
    wanted = {part.reply_to for part, _ in answers}
    query = select(Note).where(col(Note.public_id).in_(wanted)).order_by(col(Note.id))
    found = {note.public_id: note for note in session.exec(query)} if wanted else {}
    problems = []
    for part, row in answers:
        parent = found.get(part.reply_to)
        if parent is not None and parent.claim_id == row.claim_id:
            row.parent_id = parent.id
        else:
            problems.append(_problem(part, _NO_PARENT, is_notice=True))
    return problems


def _problem(part: ImportedPart, message: str, *, is_notice: bool = False) -> RowProblem:
    file, column = ("", part.column) if part.column else FILES[type(part)]
    value = "" if part.column else _tell_id(part)
    return RowProblem(
        row=part.row, field=column, message=message, value=value, file=file, is_notice=is_notice
    )


def _tell_id(part: ImportedPart) -> str:
    return str(part.position) if isinstance(part, ImportedQuantity) else part.public_id
