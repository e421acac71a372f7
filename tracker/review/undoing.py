"""What a person can undo on an article: the newest of their own acts, as long as nobody built on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from tracker.audit import Change, parse_details, record_claim
from tracker.errors import MoveRefusedError
from tracker.models import Article, AuditEvent, Claim
from tracker.models.enums import NoteKind, ReviewStatus
from tracker.models.loading import get_claim, get_current_version
from tracker.review.rearranging import MERGED, PLACED, SPLIT
from tracker.review.reversals import REVERSALS, Act, Tools, find_made, list_touched, put_back
from tracker.review.telling import CLAUSES, SPLITTER

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import User
    from tracker.review.anchoring import QuantityFinder

UNDONE: Final = "claim.undone"
# A button of its own puts these back; what it put back needs no undoing any more.
CANCELS: Final = {
    "claim.dismissal_undone": "claim.dismissed",
    "claim.put_back": "claim.research_started",
}
# How far back somebody's acts are sought; whoever undoes a hundred in a row can undo no more.
MOST_EVENTS: Final = 200
LONGEST_NAME: Final = 60
WORKED_ON: Final = "The new claim has been worked on since then. Dismiss it with a reason instead."


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoable:
    """Somebody's newest act on an article: `told` reads `merged “...”`; `refusal` says why it has to stay."""

    event_id: int
    claim_public_id: str
    told: str
    at: datetime
    refusal: str

    @property
    def is_possible(self) -> bool:
        """Tell whether it can be undone now."""
        return not self.refusal


def find_undoable(session: Session, article: Article, actor: User) -> Undoable | None:
    """Return the actor's newest act on the article that is not undone yet; None when there is none."""
    act = _find_act(session, article, actor, is_locking=False)
    return _describe(session, act, actor) if act else None


def undo(
    session: Session,
    article: Article,
    *,
    expected_event: int | None,
    find_quantities: QuantityFinder,
    actor: User,
    at: datetime,
) -> Undoable:
    """Put back what the actor's newest act on the article changed, and record that; return what it was.

    `expected_event` is the act whose button was pressed, so that a double click undoes one.

    Raises:
        MoveRefusedError: there is nothing to undo, it is not that act, or somebody built on it.
    """
    act = _find_act(session, article, actor, is_locking=True)
    found = _describe(session, act, actor) if act else None
    if act is None or found is None:
        raise MoveRefusedError("Undo", None, ("There is nothing of yours to undo in this article.",))
    if expected_event is not None and expected_event != found.event_id:
        gap = "That is undone already, or you have done something else since. Look at what Undo says now."
        raise MoveRefusedError("Undo", None, (gap,))
    if found.refusal:
        raise MoveRefusedError("Undo", None, (found.refusal,))
    changes = [(claim, _list_changes(act, claim)) for claim in list_touched(act)]
    put_back(Tools(session=session, find_quantities=find_quantities, at=at), act)
    details = {"event": str(found.event_id), "undone": act.event.action, "reason": found.told}
    for claim, changed in changes:
        record_claim(session, claim, UNDONE, actor=actor, at=at, details=details, changes=changed)
    return found


def _find_act(session: Session, article: Article, actor: User, *, is_locking: bool) -> Act | None:
    event = _find_event(session, article, actor)
    if event is None:
        return None
    into = parse_details(event).get("into") if event.action in {MERGED, SPLIT} else None
    return Act(
        event=event,
        claim=get_claim(session, event.subject_public_id, is_locking=is_locking),
        other=get_claim(session, into, is_locking=is_locking) if into else None,
        version=get_current_version(session, article.public_id),
    )


def _find_event(session: Session, article: Article, actor: User) -> AuditEvent | None:
    claims = select(Claim.public_id).where(col(Claim.article_id) == article.id)
    query = (
        select(AuditEvent)
        .where(
            col(AuditEvent.subject_public_id).in_(claims),
            col(AuditEvent.actor_public_id) == actor.public_id,
            col(AuditEvent.action).in_((*REVERSALS, *CANCELS, UNDONE)),
        )
        .order_by(col(AuditEvent.id).desc())
        .limit(MOST_EVENTS)
    )
    undone: set[int] = set()
    cancelled: Counter[tuple[str, str]] = Counter()
    for event in session.exec(query):
        key = (event.subject_public_id, event.action)
        if event.action == UNDONE:
            undone.add(int(parse_details(event)["event"]))
        elif event.action in CANCELS:
            cancelled[event.subject_public_id, CANCELS[event.action]] += 1
        elif event.id in undone:
            continue
        elif cancelled[key]:
            cancelled[key] -= 1
        else:
            return event
    return None


def _describe(session: Session, act: Act, actor: User) -> Undoable:
    reversal = REVERSALS[act.event.action]
    refusal = _find_builder(session, act, actor) or reversal.find_obstacle(act) or ""
    text = act.claim.text
    name = text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1].rstrip() + "…"
    return Undoable(
        event_id=act.event.id or 0,
        claim_public_id=act.claim.public_id,
        told=f"{reversal.told} “{name}”",
        at=act.event.at,
        refusal=refusal,
    )


def _find_builder(session: Session, act: Act, actor: User) -> str | None:
    """Say what was done since then that the act must not be taken from under; None if there is nothing."""
    made = find_made(act)
    for event in _list_later(session, act):
        is_own = event.actor_public_id == actor.public_id
        if made is not None and event.subject_public_id == made.public_id and _is_work(event, is_own=is_own):
            return WORKED_ON
        if not is_own and _is_change(event, act):
            clause = CLAUSES.get(event.action, "changed the claim")
            name = event.actor_name or SPLITTER
            return f"{name} {clause} since then. Change the claim on its own page."
    return None


def _list_later(session: Session, act: Act) -> list[AuditEvent]:
    """Return what happened to the claims of an act after it, oldest first, without what was undone again."""
    query = (
        select(AuditEvent)
        .where(
            col(AuditEvent.subject_public_id).in_([claim.public_id for claim in list_touched(act)]),
            col(AuditEvent.id) > act.event.id,
        )
        .order_by(col(AuditEvent.id))
    )
    later = list(session.exec(query))
    known = {event.id for event in later}
    undone = {
        number
        for event in later
        if event.action == UNDONE and (number := int(parse_details(event)["event"])) in known
    }
    return [
        event
        for event in later
        if event.id not in undone
        and not (event.action == UNDONE and int(parse_details(event)["event"]) in undone)
    ]


def _is_change(event: AuditEvent, act: Act) -> bool:
    """Tell what changes a claim from what is said about it, or where in the list it stands."""
    if event.action == PLACED:
        return act.event.action == PLACED
    return event.action.startswith(("claim.", "evidence."))


def _is_work(event: AuditEvent, *, is_own: bool) -> bool:
    """Tell whether somebody has done anything with a new claim that others may know of.

    Assessments, and decisions of those who assess, are hidden while review is blind.
    """
    if event.action == PLACED or event.action.startswith("review."):
        return False
    is_decision = parse_details(event).get("kind") == NoteKind.DECISION
    return is_own or not (event.action.startswith("note.") and is_decision)


def _list_changes(act: Act, claim: Claim) -> tuple[Change, ...]:
    """Return what putting the act back changes of a claim that still is as the act left it."""
    if claim is find_made(act):
        old, new = claim.review_status.value, ReviewStatus.DISMISSED.value
        return (Change(field="review_status", old=old, new=new),)
    if act.event.action == PLACED or claim is not act.claim:
        return ()
    return tuple(Change(field=each.field, old=each.new, new=each.old) for each in act.changes)
