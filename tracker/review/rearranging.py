"""How the claims of an article are merged, split and put in another order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tracker.audit import Change, record_claim
from tracker.errors import FieldConflict, InputError, MoveRefusedError, NotFoundError, StaleEditError
from tracker.models import Claim, limits
from tracker.models.enums import ClaimOrigin, PublicationState, ReviewStatus
from tracker.models.loading import get_claim, get_current_version
from tracker.models.workflow import Move, apply_move, require_editable
from tracker.review.anchoring import Places, check_places, join_words, read_places, word_text
from tracker.review.marking import CLOSED, describe_move, describe_new, place_new_claim, put_places
from tracker.review.ordering import insert_behind, list_order, lock_order
from tracker.text.spans import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import ArticleVersion, User
    from tracker.review.anchoring import QuantityFinder

# Of two events about one act, that of the claim which the other joins or leaves comes last: what comes after
# it in history came after the act.
MERGED: Final = "claim.merged"
TOOK_IN: Final = "claim.took_in"
SPLIT: Final = "claim.split"
SPLIT_OFF: Final = "claim.split_off"
PLACED: Final = "claim.placed"
MOST_DROPPED_WORDS: Final = 1


def merge_claim(
    session: Session,
    public_id: str,
    *,
    into: str,
    is_taking_words: bool,
    expected_version: int,
    find_quantities: QuantityFinder,
    actor: User,
    at: datetime,
) -> Claim:
    """Close a claim that says what another says, and return that other one.

    What was noted, cited and assessed stays with the closed claim, which points to the other.
    `is_taking_words` marks the closed claim's words as content of the other too.

    Raises:
        NotFoundError: no such claim.
        InputError: `into` is no open claim of the same article, or it would lie in too many pieces.
        StaleEditError: somebody changed the claim since `expected_version`.
        MoveRefusedError: work has gone too far, readers know the claim, or the other cannot be changed.
    """
    claim = get_claim(session, public_id, is_locking=True)
    other = _get_target(session, claim, into)
    _refuse_stale(claim, expected_version, _tell_merge(claim, other))
    closing = _close(claim, other, at=at)
    moved, changes = (
        _take_words(session, claim, other, find_quantities=find_quantities, at=at)
        if is_taking_words
        else ({}, ())
    )
    told = {**moved, "merged": claim.public_id, "reason": _cut(claim.text, limits.SHORT_TEXT)}
    record_claim(session, other, TOOK_IN, actor=actor, at=at, details=told, changes=changes)
    kept = {**moved, "into": other.public_id, "reason": claim.closing_reason}
    record_claim(session, claim, MERGED, actor=actor, at=at, details=kept, changes=(closing,))
    return get_claim(session, other.public_id)


def split_claim(
    session: Session,
    public_id: str,
    *,
    first: Sequence[Span],
    second: Sequence[Span],
    expected_version: int,
    find_quantities: QuantityFinder,
    actor: User,
    at: datetime,
) -> tuple[Claim, Claim]:
    """Make two claims of one: the first keeps its id and what was noted on it, the second follows it.

    Both read as their own words. White space, marks and single words such as `and` may be in neither.

    Raises:
        NotFoundError: no such claim.
        InputError: on `first` or `second`; the two are no cut of the content.
        StaleEditError: somebody changed the claim since `expected_version`.
        MoveRefusedError: the claim is in review, public or closed.
    """
    claim = get_claim(session, public_id, is_locking=True)
    version = get_current_version(session, claim.article.public_id)
    lock_order(session, claim.article_id)
    present = read_places(claim, version)
    one, two = _check_parts(version, present, first, second)
    _refuse_stale(claim, expected_version, _tell_split(version, present, one, two))
    require_editable(claim)
    _require_cut(version.body, present, one, two)
    rest = _split_off(claim, word_text(version.body, two.content), at=at)
    old_text, claim.text = claim.text, join_words(version.body, present.content)
    moved = _without_text(put_places(session, claim, version, one, find_quantities=find_quantities, at=at))
    changes = (*moved, Change(field="text", old=old_text, new=claim.text))
    place_new_claim(session, rest, version, two, find_quantities=find_quantities, after=claim.public_id)
    fresh = {**describe_new(rest, version, two), "from": claim.public_id}
    kept = {**describe_move(version, present, one), "into": rest.public_id}
    record_claim(session, rest, SPLIT_OFF, actor=actor, at=at, details=fresh)
    record_claim(session, claim, SPLIT, actor=actor, at=at, details=kept, changes=changes)
    return get_claim(session, public_id), get_claim(session, rest.public_id)


def place_claim(session: Session, public_id: str, *, after: str, actor: User, at: datetime) -> Claim:
    """Put a claim behind another of its article, or first when `after` is empty; all are numbered anew.

    Nothing is recorded when it stands there already.

    Raises:
        NotFoundError: no such claim.
        InputError: `after` is no other claim of the article.
    """
    claim = get_claim(session, public_id)
    lock_order(session, claim.article_id)
    present = list_order(session, claim.article_id)
    if after and (after == public_id or after not in present):
        raise InputError("after", "Choose another claim of this article, or the first place.")
    old = present.index(public_id)
    insert_behind(session, claim.article_id, public_id, after=after or None)
    new = list_order(session, claim.article_id).index(public_id)
    if new != old:
        details = {"after_before": present[old - 1] if old else "", "after_now": after}
        changes = (Change(field="position", old=str(old + 1), new=str(new + 1)),)
        record_claim(session, claim, PLACED, actor=actor, at=at, details=details, changes=changes)
    return get_claim(session, public_id)


def find_cut(body: str, content: Sequence[Span], place: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the content before and from a place on; one of the two is empty where there is nothing."""
    before = [Span(span.start, min(span.end, place)) for span in content if span.start < place]
    behind = [Span(max(span.start, place), span.end) for span in content if span.end > place]
    return tuple(s for s in before if s.of(body).strip()), tuple(s for s in behind if s.of(body).strip())


def _get_target(session: Session, claim: Claim, into: str) -> Claim:
    try:
        other = get_claim(session, into, is_locking=True)
    except NotFoundError as error:
        raise InputError("into", "Choose the claim that this one says the same as.") from error
    if other.article_id != claim.article_id:
        raise InputError("into", "That claim is of another article. Choose one of this article.")
    if other.public_id == claim.public_id:
        raise InputError("into", "A claim cannot be merged into itself. Choose another.")
    if other.review_status in CLOSED:
        raise InputError("into", f"That claim is {other.review_status.value}. Choose one that is not closed.")
    return other


def _take_words(
    session: Session, claim: Claim, other: Claim, *, find_quantities: QuantityFinder, at: datetime
) -> tuple[dict[str, str], tuple[Change, ...]]:
    """Mark the words of `claim` as words of `other` too; return what history keeps of that."""
    require_editable(other)
    version = get_current_version(session, claim.article.public_id)
    present, wanted = read_places(other, version), _unite(claim, other, version)
    changes = put_places(session, other, version, wanted, find_quantities=find_quantities, at=at)
    return describe_move(version, present, wanted), changes


def _without_text(changes: Sequence[Change]) -> Iterator[Change]:
    return (each for each in changes if each.field != "text")


def _tell_split(version: ArticleVersion, present: Places, one: Places, two: Places) -> FieldConflict:
    theirs = join_words(version.body, present.content)
    yours = " | ".join(join_words(version.body, part.content) for part in (one, two))
    return FieldConflict(field="first", label="Words of the claim", theirs=theirs, yours=yours)


def _tell_merge(claim: Claim, other: Claim) -> FieldConflict:
    return FieldConflict(field="into", label="Claim", theirs=claim.text, yours=f"Merge into: {other.text}")


def _close(claim: Claim, other: Claim, *, at: datetime) -> Change:
    if claim.publication is not PublicationState.UNPUBLISHED:
        gap = "Readers know this claim, so its page has to stay. Merge the other claim into this one instead."
        raise MoveRefusedError(Move.MERGE.value, None, (gap,))
    before = claim.review_status
    apply_move(claim, Move.MERGE, at=at)
    claim.closing_reason = _cut(f"Merged into {other.public_id}: {other.text}", limits.SHORT_TEXT)
    claim.merged_into = other.public_id
    return Change(field="review_status", old=before.value, new=claim.review_status.value)


def _refuse_stale(claim: Claim, expected_version: int, conflict: FieldConflict) -> None:
    if claim.version != expected_version:
        raise StaleEditError(claim.public_id, claim.version, (conflict,))


def _unite(claim: Claim, other: Claim, version: ArticleVersion) -> Places:
    """Return the places of `other` with the words of `claim` as further content; what overlaps is joined."""
    present = read_places(other, version)
    joined: list[Span] = []
    for span in sorted((*present.content, *read_places(claim, version).content)):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    try:
        return check_places(
            version.body, Places(content=tuple(joined), cue=present.cue, speaker=present.speaker)
        )
    except InputError as error:
        raise InputError("into", str(error)) from error


def _check_parts(
    version: ArticleVersion, present: Places, first: Sequence[Span], second: Sequence[Span]
) -> tuple[Places, Places]:
    one = _check_part(version, present, first, "first")
    return one, _check_part(version, present, second, "second")


def _check_part(version: ArticleVersion, present: Places, spans: Sequence[Span], field: str) -> Places:
    try:
        return check_places(
            version.body, Places(content=tuple(spans), cue=present.cue, speaker=present.speaker)
        )
    except InputError as error:
        raise InputError(field, str(error)) from error


def _require_cut(body: str, present: Places, one: Places, two: Places) -> None:
    for field, part in (("first", one), ("second", two)):
        for span in part.content:
            if not any(whole.contains(span) for whole in present.content):
                raise InputError(field, "These words are not all part of the claim. Cut within its words.")
    if any(span.overlaps(other) for span in one.content for other in two.content):
        raise InputError("second", "The two claims share words. Cut the words so that each has its own.")
    taken = sorted((*one.content, *two.content))
    for whole in present.content:
        edges = [whole.start, *(e for s in taken if whole.contains(s) for e in (s.start, s.end)), whole.end]
        gaps = [body[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True)]
        for gap in gaps:
            if len(re.findall(r"\w+", gap)) > MOST_DROPPED_WORDS:
                told = f"“{' '.join(gap.split())}” would be in neither claim. Cut so that no words are lost."
                raise InputError("second", told)


def _split_off(claim: Claim, text: str, *, at: datetime) -> Claim:
    is_proposed = claim.review_status is ReviewStatus.PROPOSED
    return Claim(
        article_id=claim.article_id,
        article=claim.article,
        position=0,
        text=text,
        kind=claim.kind,
        mode=claim.mode,
        speaker_id=claim.speaker_id,
        speaker=claim.speaker,
        speaker_role=claim.speaker_role,
        via=claim.via,
        claimed_on=claim.claimed_on,
        checkworthiness=claim.checkworthiness,
        origin=ClaimOrigin.ADDED,
        review_status=ReviewStatus.PROPOSED if is_proposed else ReviewStatus.OPEN,
        created_at=at,
        updated_at=at,
    )


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
