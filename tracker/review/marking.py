"""How a person makes a claim from words of the article, and moves the edges of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm.attributes import flag_modified
from sqlmodel import col, select

from tracker.audit import Change, record_claim
from tracker.errors import FieldConflict, NewerVersionError, StaleEditError
from tracker.models import Claim
from tracker.models.enums import AnchorRole, ClaimOrigin, ReviewStatus
from tracker.models.loading import get_claim, get_current_version, whole_claim
from tracker.models.workflow import require_editable
from tracker.review.anchoring import (
    PLACE_LABELS,
    check_places,
    join_words,
    read_places,
    store_places,
    word_text,
)
from tracker.review.annotation import find_or_add_speaker, require_sensible
from tracker.review.ordering import find_predecessor, insert_behind, lock_order
from tracker.text.spans import format_spans

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import ArticleVersion, User
    from tracker.review.anchoring import Places, QuantityFinder
    from tracker.review.drafts import ClaimEdit

MARKED: Final = "claim.marked"
SPANS_MOVED: Final = "claim.spans_moved"
CLOSED: Final = frozenset({ReviewStatus.DISMISSED, ReviewStatus.MERGED, ReviewStatus.WITHDRAWN})
# History names the words in each role; the speaker's own name is another field.
PLACE_FIELDS: Final = {
    AnchorRole.CONTENT: "content",
    AnchorRole.CUE: "cue",
    AnchorRole.SPEAKER: "speaker_words",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClaim:
    """A claim that somebody wants to mark: in which version, where, and what it says.

    An empty text of the `draft` takes the words of the content.
    """

    version_number: int
    places: Places
    draft: ClaimEdit
    checkworthiness: float = 0.0


def mark_claim(
    session: Session,
    article_public_id: str,
    *,
    wanted: NewClaim,
    find_quantities: QuantityFinder,
    actor: User,
    at: datetime,
) -> Claim:
    """Make a claim of words in the article's newest version; it is open, as a person has chosen it.

    It gets its place in the order of the text. Marking the same words for the same speaker as the same kind
    twice, as by a double click, makes one claim.

    Raises:
        NotFoundError: no such article.
        NewerVersionError: the person had an older version before their eyes.
        InputError: a place cannot be marked, or mode and speaker contradict each other.
    """
    version = get_current_version(session, article_public_id)
    if version.number != wanted.version_number:
        raise NewerVersionError(article_public_id, version.number)
    draft, places = wanted.draft, check_places(version.body, wanted.places)
    text = draft.text or word_text(version.body, places.content)
    require_sensible(draft, at=at)
    lock_order(session, version.article_id)
    if (known := _find_same(session, version, places, text, draft)) is not None:
        return known
    claim = _build_claim(version, text, wanted, at=at)
    claim.speaker = find_or_add_speaker(session, claim, draft.speaker, at=at)
    claim.speaker_role = draft.speaker.role if draft.speaker else ""
    place_new_claim(session, claim, version, places, find_quantities=find_quantities)
    record_claim(session, claim, MARKED, actor=actor, at=at, details=describe_new(claim, version, places))
    return get_claim(session, claim.public_id)


def place_new_claim(
    session: Session,
    claim: Claim,
    version: ArticleVersion,
    places: Places,
    *,
    find_quantities: QuantityFinder,
    after: str | None = None,
) -> None:
    """Store a claim with its anchors and quantities, behind the claim `after` or where its words stand."""
    before = after or find_predecessor(session, version, places.content[0].start)
    session.add(claim)
    session.flush()
    store_places(session, claim, version, places, find_quantities=find_quantities)
    insert_behind(session, version.article_id, claim.public_id, after=before)


def describe_new(claim: Claim, version: ArticleVersion, places: Places) -> dict[str, str]:
    """Return what history keeps of a claim that a person made."""
    return {
        "article": version.article.public_id,
        "text": claim.text,
        "kind": claim.kind.value,
        "mode": claim.mode.value,
        "speaker": claim.speaker.name if claim.speaker else "",
        **describe_places(version, places, "after"),
    }


def describe_places(version: ArticleVersion, places: Places, when: str) -> dict[str, str]:
    """Return spans as history keeps them, so that they can be put back; `when` is `before` or `after`."""
    spans = {f"{role.value}_{when}": format_spans(places.of(role)) for role in AnchorRole}
    return {"article_version": str(version.number), **spans}


def describe_move(version: ArticleVersion, before: Places, after: Places) -> dict[str, str]:
    """Return what history keeps of places that changed."""
    return {**describe_places(version, before, "before"), **describe_places(version, after, "after")}


def move_spans(
    session: Session,
    public_id: str,
    *,
    places: Places,
    expected_version: int,
    find_quantities: QuantityFinder,
    actor: User,
    at: datetime,
) -> Claim:
    """Say anew where a claim lies in the newest version; its anchors in older versions stay.

    The text follows the words as long as nobody has worded it otherwise.

    Raises:
        NotFoundError: no such claim.
        StaleEditError: somebody changed the claim since `expected_version`; carries both choices of words.
        InputError: a place cannot be marked.
        MoveRefusedError: the claim is in review, public or closed.
    """
    claim = get_claim(session, public_id, is_locking=True)
    version = get_current_version(session, claim.article.public_id)
    present = read_places(claim, version)
    wanted = check_places(version.body, places)
    if claim.version != expected_version:
        raise StaleEditError(public_id, claim.version, list_conflicts(version, present, wanted))
    require_editable(claim)
    if wanted == present:
        return claim
    changes = put_places(session, claim, version, wanted, find_quantities=find_quantities, at=at)
    details = describe_move(version, present, wanted)
    record_claim(session, claim, SPANS_MOVED, actor=actor, at=at, details=details, changes=changes)
    return get_claim(session, public_id)


def put_places(
    session: Session,
    claim: Claim,
    version: ArticleVersion,
    wanted: Places,
    *,
    find_quantities: QuantityFinder,
    at: datetime,
) -> tuple[Change, ...]:
    """Move a loaded claim to other places, its text with them, and return what that changes.

    Raises:
        InputError: the text would become longer than a claim may be.
    """
    present = read_places(claim, version)
    changes = list(tell_places(version, present, wanted))
    if claim.text == join_words(version.body, present.content):
        text = word_text(version.body, wanted.content)
        if text != claim.text:
            changes.append(Change(field="text", old=claim.text, new=text))
            claim.text = text
    claim.updated_at = at
    # Anchors are rows of their own; without this the version of the claim would not count up.
    flag_modified(claim, "updated_at")
    store_places(session, claim, version, wanted, find_quantities=find_quantities)
    return tuple(changes)


def tell_places(version: ArticleVersion, old: Places, new: Places) -> tuple[Change, ...]:
    """Return the words before and after in each role whose spans differ."""
    return tuple(
        Change(
            field=field,
            old=join_words(version.body, old.of(role)),
            new=join_words(version.body, new.of(role)),
        )
        for role, field in PLACE_FIELDS.items()
        if old.of(role) != new.of(role)
    )


def list_conflicts(version: ArticleVersion, present: Places, wanted: Places) -> tuple[FieldConflict, ...]:
    """Return the words as they are marked now and as somebody wanted them, for each role that differs."""
    return tuple(
        FieldConflict(
            field=role.value,
            label=PLACE_LABELS[role.value],
            theirs=join_words(version.body, present.of(role)),
            yours=join_words(version.body, wanted.of(role)),
        )
        for role in AnchorRole
        if present.of(role) != wanted.of(role)
    )


def _find_same(
    session: Session, version: ArticleVersion, places: Places, text: str, draft: ClaimEdit
) -> Claim | None:
    query = (
        select(Claim)
        .where(
            col(Claim.article_id) == version.article_id,
            col(Claim.text) == text,
            col(Claim.kind) == draft.kind,
            col(Claim.review_status).not_in(CLOSED),
        )
        .order_by(col(Claim.id))
        .options(*whole_claim())
    )
    name = draft.speaker.name if draft.speaker else ""
    for claim in session.exec(query):
        speaker = claim.speaker.name if claim.speaker else ""
        if (speaker, read_places(claim, version).content) == (name, places.content):
            return claim
    return None


def _build_claim(version: ArticleVersion, text: str, wanted: NewClaim, *, at: datetime) -> Claim:
    draft = wanted.draft
    return Claim(
        article_id=version.article_id,
        article=version.article,
        position=0,
        text=text,
        kind=draft.kind,
        mode=draft.mode,
        via=draft.via,
        claimed_on=draft.claimed_on,
        checkworthiness=wanted.checkworthiness,
        origin=ClaimOrigin.ADDED,
        review_status=ReviewStatus.OPEN,
        created_at=at,
        updated_at=at,
    )
