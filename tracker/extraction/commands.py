"""How a splitting is stored: passages, speakers, proposed claims, their anchors and quantities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa

from tracker.audit import record_claim
from tracker.errors import InputError, NotFoundError
from tracker.models import Article, Claim, ClaimAnchor, Passage, Quantity, Speaker, limits
from tracker.models.base import DECIMAL_LENGTH
from tracker.models.enums import AnchorRole, AnchorState, ClaimOrigin, ReviewStatus, SpeakerKind
from tracker.models.speakers import find_known_speakers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime

    from sqlmodel import Session

    from tracker.extraction.proposal import ProposedClaim, ProposedQuantity, ProposedSpeaker, Splitting
    from tracker.models import ArticleVersion, User
    from tracker.text.spans import Span

# Far above any article; a text beyond them is a list or a table, which nobody could review claim by claim.
MOST_CLAIMS: Final = 5_000
MOST_PASSAGES: Final = 20_000
PROPOSED: Final = "claim.proposed"

SpeakerKey = tuple[str, SpeakerKind]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Circumstances:
    """What all claims of one splitting have in common."""

    article_id: int
    proposed_by: str
    claimed_on: date | None
    at: datetime


def check_splitting(splitting: Splitting) -> None:
    """Let a splitting pass that people can review.

    Raises:
        InputError: on the field `text`; the text falls into too many passages or claims.
    """
    for count, most, what in (
        (len(splitting.passages), MOST_PASSAGES, "passages"),
        (len(splitting.claims), MOST_CLAIMS, "claims"),
    ):
        if count > most:
            message = f"The text falls into {count:,} {what}; an article may have at most {most:,}."
            raise InputError("text", message)


def propose_claims(
    session: Session,
    version: ArticleVersion,
    splitting: Splitting,
    *,
    claimed_on: date | None,
    actor: User | None,
    at: datetime,
) -> list[Claim]:
    """Store a splitting of the version's body as proposed claims, in the order of the text.

    A speaker with the name and kind of a known one, whatever the case, is that one; an unnamed
    speaker is never taken for one of another article. Each claim gets a `claim.proposed` event.

    Raises:
        InputError: the text falls into too many passages or claims; nothing was stored.
    """
    check_splitting(splitting)
    article = session.get(Article, version.article_id)
    if article is None or version.id is None:
        raise NotFoundError("article")
    speakers = _store_speakers(session, splitting, is_sample=article.is_sample, at=at)
    proposed_by = _cut(f"{splitting.splitter_name} {splitting.splitter_version}", limits.NAME)
    circumstances = _Circumstances(
        article_id=version.article_id, proposed_by=proposed_by, claimed_on=claimed_on, at=at
    )
    claims = _store_claims(session, splitting, speakers, circumstances)
    _store_passages(session, splitting, version.id)
    _store_anchors(session, splitting, claims, version)
    _store_quantities(session, splitting, claims)
    names = {speaker.id: speaker.name for speaker in speakers.values()}
    for claim in claims:
        details = _describe(claim, article, version, names)
        record_claim(session, claim, PROPOSED, actor=actor, at=at, details=details)
    return claims


def _describe(
    claim: Claim, article: Article, version: ArticleVersion, names: Mapping[int | None, str]
) -> dict[str, str]:
    return {
        "article": article.public_id,
        "article_version": str(version.number),
        "text": claim.text,
        "kind": claim.kind.value,
        "mode": claim.mode.value,
        "speaker": names.get(claim.speaker_id, ""),
        "proposed_by": claim.proposed_by,
    }


def _store_speakers(
    session: Session, splitting: Splitting, *, is_sample: bool, at: datetime
) -> dict[SpeakerKey, Speaker]:
    proposed = {_key(claim.speaker): claim.speaker for claim in splitting.claims if claim.speaker}
    named = [(each.name, each.kind) for each in proposed.values() if each.kind is not SpeakerKind.UNNAMED]
    known = find_known_speakers(session, [(_cut(name, limits.NAME), kind) for name, kind in named])
    fresh = {
        key: Speaker(
            name=_cut(each.name, limits.NAME),
            kind=each.kind,
            is_sample=is_sample,
            created_at=at,
        )
        for key, each in proposed.items()
        if key not in known
    }
    session.add_all(fresh.values())
    session.flush()
    return {**known, **fresh}


def _key(speaker: ProposedSpeaker) -> SpeakerKey:
    return _cut(speaker.name, limits.NAME).casefold(), speaker.kind


def _store_claims(
    session: Session,
    splitting: Splitting,
    speakers: Mapping[SpeakerKey, Speaker],
    circumstances: _Circumstances,
) -> list[Claim]:
    claims = [
        _build_claim(position, proposed, speakers, circumstances)
        for position, proposed in enumerate(splitting.claims, start=1)
    ]
    session.add_all(claims)
    session.flush()
    return claims


def _build_claim(
    position: int,
    proposed: ProposedClaim,
    speakers: Mapping[SpeakerKey, Speaker],
    circumstances: _Circumstances,
) -> Claim:
    return Claim(
        article_id=circumstances.article_id,
        position=position,
        text=_cut(proposed.text, limits.CLAIM_TEXT),
        kind=proposed.kind,
        mode=proposed.mode,
        speaker_id=speakers[_key(proposed.speaker)].id if proposed.speaker else None,
        speaker_role=_cut(proposed.speaker.role or "", limits.NAME) if proposed.speaker else "",
        via=_cut(proposed.via or "", limits.LINE),
        claimed_on=circumstances.claimed_on,
        checkworthiness=proposed.checkworthiness,
        origin=ClaimOrigin.PROPOSED,
        proposed_by=circumstances.proposed_by,
        proposal_reason=_cut(_explain(proposed), limits.SHORT_TEXT),
        review_status=ReviewStatus.PROPOSED,
        created_at=circumstances.at,
        updated_at=circumstances.at,
    )


def _explain(proposed: ProposedClaim) -> str:
    """Return why the claim was proposed and what its checkworthiness is the sum of, for the reviewer."""
    worth = f" Worth checking: {', '.join(proposed.worth)}." if proposed.worth else ""
    return f"{proposed.reason}.{worth}"


def _store_passages(session: Session, splitting: Splitting, version_id: int) -> None:
    _insert(
        session,
        Passage,
        (
            {
                "article_version_id": version_id,
                "position": position,
                "kind": passage.kind,
                "start": passage.span.start,
                "end": passage.span.end,
                "reason": _cut(passage.reason, limits.LINE),
            }
            for position, passage in enumerate(splitting.passages, start=1)
        ),
    )


def _store_anchors(
    session: Session, splitting: Splitting, claims: list[Claim], version: ArticleVersion
) -> None:
    _insert(
        session,
        ClaimAnchor,
        (
            {
                "claim_id": claim.id,
                "article_version_id": version.id,
                "role": role,
                "position": position,
                "start": span.start,
                "end": span.end,
                "exact": span.of(version.body),
                "prefix": version.body[max(0, span.start - limits.CONTEXT) : span.start],
                "suffix": version.body[span.end : span.end + limits.CONTEXT],
                "state": AnchorState.UNCHANGED,
            }
            for claim, proposed in zip(claims, splitting.claims, strict=True)
            for role, spans in _list_roles(proposed)
            for position, span in enumerate(spans, start=1)
        ),
    )


def _list_roles(proposed: ProposedClaim) -> tuple[tuple[AnchorRole, tuple[Span, ...]], ...]:
    return (
        (AnchorRole.CONTENT, proposed.content_spans),
        (AnchorRole.CUE, proposed.cue_spans),
        (AnchorRole.SPEAKER, proposed.speaker_spans),
    )


def _store_quantities(session: Session, splitting: Splitting, claims: list[Claim]) -> None:
    _insert(
        session,
        Quantity,
        (
            {
                "claim_id": claim.id,
                "position": position,
                "value": quantity.value,
                "upper": quantity.upper,
                "qualifier": _cut(quantity.qualifier or "", limits.NAME),
                "unit": _cut(quantity.unit or "", limits.NAME),
                "noun": _cut(quantity.noun or "", limits.NAME),
                "place": "",
                "as_of": _cut(quantity.as_of or "", limits.NAME),
                "start": quantity.span.start,
                "end": quantity.span.end,
            }
            for claim, proposed in zip(claims, splitting.claims, strict=True)
            for position, quantity in enumerate(filter(_can_be_kept, proposed.quantities), start=1)
        ),
    )


def _can_be_kept(quantity: ProposedQuantity) -> bool:
    """Tell whether the digits fit their column; a number of more digits counts nothing."""
    numbers = (quantity.value, quantity.upper or quantity.value)
    return all(each.is_finite() and len(format(each, "f")) <= DECIMAL_LENGTH for each in numbers)


def _insert(
    session: Session,
    table: type[Passage | ClaimAnchor | Quantity],
    rows: Iterable[Mapping[str, object]],
) -> None:
    # In bulk, past the unit of work: an article has thousands of these and nobody needs them as objects here.
    if listed := list(rows):
        session.execute(sa.insert(table), listed)


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"
