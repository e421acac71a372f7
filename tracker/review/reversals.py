"""What each act on a claim changed, whether that still stands, and how it is put back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col, select

from tracker.audit import Change, parse_changes, parse_details
from tracker.models import Speaker, User
from tracker.models.enums import AttributionMode, ClaimKind, ReviewStatus
from tracker.models.workflow import CHECKABLE, EDITABLE
from tracker.review.anchoring import Places, read_places
from tracker.review.marking import MARKED, SPANS_MOVED, put_places
from tracker.review.merging import CHECK_LABELS, describe_speaker
from tracker.review.ordering import insert_behind, lock_order
from tracker.review.queries import TAKEN_BACK
from tracker.review.rearranging import MERGED, PLACED, SPLIT
from tracker.text.spans import parse_spans

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import ArticleVersion, AuditEvent, Claim
    from tracker.review.anchoring import QuantityFinder

GONE_ON: Final = "The claim is no longer as this left it. Change it on its own page."
SETTLED: Final = "Nobody can change the claim in its present status. Return it to research first."
NEWER: Final = "The article has a newer version since then. Mark the words there again."
NOT_KEPT: Final = "The speaker before was not kept. Set the speaker on the claim’s own page."


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An event of the history with the claims it was about, loaded whole; `other` for a merge or a split."""

    event: AuditEvent
    claim: Claim
    other: Claim | None
    version: ArticleVersion

    @property
    def changes(self) -> tuple[Change, ...]:
        """Return the fields that it changed."""
        return parse_changes(self.event)

    @property
    def details(self) -> dict[str, str]:
        """Return the facts that history keeps of it."""
        return parse_details(self.event)

    @property
    def has_places(self) -> bool:
        """Tell whether it moved words."""
        return "content_before" in self.details

    def places(self, when: str) -> Places:
        """Return where the words lay `before` or `after` it."""
        content, cue, speaker = (
            parse_spans(self.details[f"{role}_{when}"]) for role in ("content", "cue", "speaker")
        )
        return Places(content=content, cue=cue, speaker=speaker)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What putting back needs beside the act."""

    session: Session
    find_quantities: QuantityFinder
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """How one kind of act reads (`merged`), what hinders putting it back now, and how that is done."""

    told: str
    find_obstacle: Callable[[Act], str | None]
    put_back: Callable[[Tools, Act], None]


def list_touched(act: Act) -> tuple[Claim, ...]:
    """Return the claims that putting an act back changes."""
    if act.other is not None and (act.event.action == SPLIT or act.has_places):
        return act.claim, act.other
    return (act.claim,)


def find_made(act: Act) -> Claim | None:
    """Return the claim that an act made, if it did; it has to be untouched to be taken back."""
    return {MARKED: act.claim, SPLIT: act.other}.get(act.event.action)


def _status_obstacle(act: Act) -> str | None:
    stands = any(
        each.field == "review_status" and each.new == act.claim.review_status for each in act.changes
    )
    return None if stands else GONE_ON


def _put_status_back(_tools: Tools, act: Act) -> None:
    old = next(each.old for each in act.changes if each.field == "review_status")
    act.claim.review_status = ReviewStatus(old)
    act.claim.closing_reason, act.claim.merged_into = "", ""


def _put_research_back(tools: Tools, act: Act) -> None:
    _put_status_back(tools, act)
    # Whose it was before; history names people, and a name is no key.
    holder = select(User.id).where(col(User.public_id) == act.details.get("assigned_before", ""))
    act.claim.assigned_to_id = tools.session.exec(holder).first()


def _edit_obstacle(act: Act) -> str | None:
    if act.claim.review_status not in EDITABLE:
        return SETTLED
    if any(each.field == "speaker" for each in act.changes) and "speaker_before" not in act.details:
        return NOT_KEPT
    return _fields_obstacle(act)


def _checks_obstacle(act: Act) -> str | None:
    if any(each.field not in CHECK_LABELS for each in act.changes):
        return GONE_ON  # an older release kept the right of reply in fields
    return _fields_obstacle(act) if act.claim.review_status in CHECKABLE else SETTLED


def _fields_obstacle(act: Act) -> str | None:
    stands = all(_read_field(act.claim, each.field) == each.new for each in act.changes)
    return None if stands else GONE_ON


def _read_field(claim: Claim, field: str) -> str:
    if field == "speaker":
        return describe_speaker(claim.speaker, claim.speaker_role)
    value = getattr(claim, field)
    return "" if value is None else str(value)


def _put_fields_back(tools: Tools, act: Act) -> None:
    claim = act.claim
    for each in act.changes:
        if each.field == "speaker":
            known = select(Speaker).where(col(Speaker.public_id) == act.details["speaker_before"])
            claim.speaker, claim.speaker_role = tools.session.exec(known).first(), act.details["role_before"]
        elif each.field == "kind":
            claim.kind = ClaimKind(each.old)
        elif each.field == "mode":
            claim.mode = AttributionMode(each.old)
        elif each.field == "claimed_on":
            claim.claimed_on = date.fromisoformat(each.old) if each.old else None
        else:
            setattr(claim, each.field, each.old)


def _places_obstacle(act: Act, claim: Claim) -> str | None:
    if claim.review_status not in EDITABLE:
        return SETTLED
    if act.details["article_version"] != str(act.version.number):
        return NEWER
    return None if read_places(claim, act.version) == act.places("after") else GONE_ON


def _moved_obstacle(act: Act) -> str | None:
    worded = next((each.new for each in act.changes if each.field == "text"), act.claim.text)
    return _places_obstacle(act, act.claim) or (None if worded == act.claim.text else GONE_ON)


def _put_words_back(tools: Tools, act: Act, claim: Claim) -> None:
    put_places(
        tools.session,
        claim,
        act.version,
        act.places("before"),
        find_quantities=tools.find_quantities,
        at=tools.at,
    )


def _put_spans_back(tools: Tools, act: Act) -> None:
    _put_words_back(tools, act, act.claim)
    for each in act.changes:
        if each.field == "text":
            act.claim.text = each.old


def _merge_obstacle(act: Act) -> str | None:
    if act.claim.merged_into != act.details["into"] or act.other is None:
        return GONE_ON
    return _places_obstacle(act, act.other) if act.has_places else None


def _put_merge_back(tools: Tools, act: Act) -> None:
    _put_status_back(tools, act)
    if act.has_places and act.other is not None:
        _put_words_back(tools, act, act.other)


def _mark_obstacle(act: Act) -> str | None:
    return None if act.claim.review_status is ReviewStatus.OPEN else GONE_ON


def _take_back(claim: Claim | None) -> None:
    if claim is not None:
        claim.review_status, claim.closing_reason = ReviewStatus.DISMISSED, TAKEN_BACK


def _put_split_back(tools: Tools, act: Act) -> None:
    _put_spans_back(tools, act)
    _take_back(act.other)


def _put_place_back(tools: Tools, act: Act) -> None:
    lock_order(tools.session, act.claim.article_id)
    after = act.details["after_before"] or None
    insert_behind(tools.session, act.claim.article_id, act.claim.public_id, after=after)


def put_back(tools: Tools, act: Act) -> None:
    """Undo what an act changed; history is not touched."""
    REVERSALS[act.event.action].put_back(tools, act)
    if act.event.action != PLACED:
        for claim in list_touched(act):
            claim.updated_at = tools.at
            flag_modified(claim, "updated_at")


REVERSALS: Final[dict[str, Reversal]] = {
    "claim.accepted": Reversal(told="accepted", find_obstacle=_status_obstacle, put_back=_put_status_back),
    "claim.dismissed": Reversal(told="dismissed", find_obstacle=_status_obstacle, put_back=_put_status_back),
    "claim.research_started": Reversal(
        told="started research on", find_obstacle=_status_obstacle, put_back=_put_research_back
    ),
    "claim.edited": Reversal(told="edited", find_obstacle=_edit_obstacle, put_back=_put_fields_back),
    "claim.checks_set": Reversal(
        told="set the checks of", find_obstacle=_checks_obstacle, put_back=_put_fields_back
    ),
    MARKED: Reversal(
        told="marked", find_obstacle=_mark_obstacle, put_back=lambda _, act: _take_back(act.claim)
    ),
    SPANS_MOVED: Reversal(told="moved the words of", find_obstacle=_moved_obstacle, put_back=_put_spans_back),
    MERGED: Reversal(told="merged", find_obstacle=_merge_obstacle, put_back=_put_merge_back),
    SPLIT: Reversal(told="split", find_obstacle=_moved_obstacle, put_back=_put_split_back),
    PLACED: Reversal(told="moved in the order", find_obstacle=lambda _: None, put_back=_put_place_back),
}
