"""Who is to work on a claim, and by which day: on one claim, and on many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from tracker.audit import Change, record_claim
from tracker.errors import FieldConflict, InputError, MoveRefusedError, StaleEditError
from tracker.models import Claim
from tracker.models.days import earliest_day
from tracker.models.enums import NotificationKind, ReviewStatus
from tracker.models.loading import get_claim
from tracker.review.notifying import notify
from tracker.review.people import find_person, name_people

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date, datetime

    from sqlmodel import Session

    from tracker.models import User

NOBODY: Final = ""
MOST_AT_ONCE: Final = 200
CLOSED: Final = frozenset({ReviewStatus.DISMISSED, ReviewStatus.MERGED, ReviewStatus.WITHDRAWN})
LABELS: Final = {"assigned_to": "Assigned to", "due_on": "Due"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Whose a claim is and by when; `person` is a public id, empty for nobody."""

    person: str
    due_on: date | None

    @property
    def mark(self) -> str:
        """Return the assignment as a form carries it along, to tell later what the person saw."""
        return f"{self.person}|{self.due_on or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChange:
    """What to change on many claims at once; None leaves it as it is on each."""

    person: str | None
    due_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkOutcome:
    """How many claims changed, were so already, or are closed or gone and stayed as they were."""

    changed_count: int
    same_count: int
    refused_count: int


def read_assignment(claim: Claim, people: dict[int, User]) -> Assignment:
    """Return how a claim is assigned; `people` holds its assignee by row id."""
    assignee = people.get(claim.assigned_to_id or 0)
    return Assignment(person=assignee.public_id if assignee else NOBODY, due_on=claim.due_on)


def assign_claim(
    session: Session, public_id: str, *, wanted: Assignment, seen_mark: str, actor: User, at: datetime
) -> Claim:
    """Give a claim to somebody, or to nobody, with the day it is due; the new assignee is told.

    `seen_mark` is the mark of the assignment that the person had before their eyes.

    Raises:
        StaleEditError: somebody assigned the claim meanwhile; carries both.
        InputError: nobody at work has this id, or the day is past.
        MoveRefusedError: the claim is closed.
        NotFoundError: no such claim.
    """
    claim = get_claim(session, public_id, is_locking=True)
    people = name_people(session, [claim.assigned_to_id])
    present, old = read_assignment(claim, people), people.get(claim.assigned_to_id or 0)
    person = _find_assignee(session, wanted.person, old)
    if (seen_mark or "|") != present.mark and present != wanted:
        raise StaleEditError(claim.public_id, claim.version, _list_conflicts(present, wanted, old, person))
    if claim.review_status in CLOSED:
        status = claim.review_status.value
        raise MoveRefusedError("Assign", None, (f"The claim is {status}; reopen it before you assign it.",))
    _require_ahead(wanted.due_on, claim.due_on, at=at)
    _assign(session, claim, old, person, wanted.due_on, actor=actor, at=at)
    return claim


def assign_claims(
    session: Session, public_ids: Collection[str], *, wanted: BulkChange, actor: User, at: datetime
) -> BulkOutcome:
    """Give many claims to somebody, or set the day they are due; closed claims stay as they are.

    Raises:
        InputError: no claim is chosen, too many are, nothing is to change, nobody at work has this id, or
            the day is past.
    """
    chosen = set(public_ids)
    if not chosen:
        raise InputError("claim", "Choose at least one claim, then press the button again.")
    if len(chosen) > MOST_AT_ONCE:
        raise InputError("claim", f"Choose at most {MOST_AT_ONCE} claims at once.")
    if wanted.person is None and wanted.due_on is None:
        raise InputError("person", "Choose a person, a day, or both.")
    person = _find_assignee(session, wanted.person or NOBODY, None)
    _require_ahead(wanted.due_on, None, at=at)
    claims = _list_open(session, chosen)
    people = name_people(session, [claim.assigned_to_id for claim in claims])
    changed = 0
    for claim in claims:
        old = people.get(claim.assigned_to_id or 0)
        new = old if wanted.person is None else person
        changed += _assign(session, claim, old, new, wanted.due_on or claim.due_on, actor=actor, at=at)
    return BulkOutcome(
        changed_count=changed, same_count=len(claims) - changed, refused_count=len(chosen) - len(claims)
    )


def find_holder(session: Session, claim: Claim) -> User | None:
    """Return whose the claim is; None when it is nobody's."""
    return name_people(session, [claim.assigned_to_id]).get(claim.assigned_to_id or 0)


def hand_over(claim: Claim, old: User | None, new: User | None) -> tuple[Change, ...]:
    """Make the claim somebody's, or nobody's, and return what that changes for history."""
    claim.assigned_to_id = new.id if new else None
    if (old and old.id) == (new and new.id):
        return ()
    return (Change(field="assigned_to", old=_name(old), new=_name(new)),)


def _list_open(session: Session, public_ids: Collection[str]) -> list[Claim]:
    """Return those of the claims that are not closed, in one order for all who lock them."""
    query = (
        select(Claim)
        .where(col(Claim.public_id).in_(public_ids), col(Claim.review_status).not_in(CLOSED))
        .order_by(col(Claim.id))
        .with_for_update(of=Claim)
    )
    return list(session.exec(query.execution_options(populate_existing=True)))


def _find_assignee(session: Session, public_id: str, old: User | None) -> User | None:
    """Return whom a public id names; whoever has the claim may keep it, at work or not."""
    if public_id == NOBODY:
        return None
    person = find_person(session, public_id)
    if person is None and old is not None and old.public_id == public_id:
        return old
    if person is None:
        raise InputError("person", "Nobody with this name works here now. Choose somebody from the list.")
    return person


def _require_ahead(day: date | None, present: date | None, *, at: datetime) -> None:
    # A claim that is overdue can be given to another person without a new day.
    if day is not None and day != present and day < earliest_day(at):
        raise InputError("due_on", "This day is past. Choose today or a later day.")


def _list_conflicts(
    present: Assignment, wanted: Assignment, old: User | None, new: User | None
) -> tuple[FieldConflict, ...]:
    theirs = {"assigned_to": _name(old), "due_on": _day(present.due_on)}
    yours = {"assigned_to": _name(new), "due_on": _day(wanted.due_on)}
    return tuple(
        FieldConflict(field=field, label=label, theirs=theirs[field], yours=yours[field])
        for field, label in LABELS.items()
        if theirs[field] != yours[field]
    )


def _assign(
    session: Session,
    claim: Claim,
    old: User | None,
    new: User | None,
    due_on: date | None,
    *,
    actor: User,
    at: datetime,
) -> bool:
    """Change what is to change, tell history and the new assignee, and say whether anything did."""
    changes = tuple(
        Change(field=field, old=before, new=after)
        for field, before, after in (
            ("assigned_to", _name(old), _name(new)),
            ("due_on", _day(claim.due_on), _day(due_on)),
        )
        if before != after
    )
    is_new_person = claim.assigned_to_id != (new.id if new else None)
    if not changes and not is_new_person:
        return False
    claim.assigned_to_id = new.id if new else None
    claim.due_on = due_on
    claim.updated_at = at
    record_claim(session, claim, "claim.assigned", actor=actor, at=at, changes=changes)
    if new is not None and is_new_person:
        notify(session, claim, NotificationKind.ASSIGNED, [new], actor=actor, at=at)
    return True


def _name(person: User | None) -> str:
    return person.display_name if person else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
