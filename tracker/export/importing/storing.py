"""How planned claims are stored: always as proposed, whatever the file says of reviews made elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from tracker.audit import Subject, record_claim, record_many
from tracker.export.importing.finding import (
    keep_public_id,
    key_article,
    key_speaker,
    take_articles,
    take_speakers,
)
from tracker.export.importing.placing import Placed, place_claims
from tracker.export.importing.planning import Fate, Planned
from tracker.export.importing.values import OWN
from tracker.models import Claim, ClaimAnchor, ImportRecord
from tracker.models.base import new_public_id
from tracker.models.enums import ClaimOrigin, PublicationState, ReviewStatus

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.importing.finding import ArticleKey, SpeakerKey
    from tracker.export.importing.values import ImportedClaim, RowProblem
    from tracker.models import Article, ImportJob, Speaker, User

IMPORTED: Final = "claim.imported"
CHANGED: Final = "claim.import_changed"
ARTICLE_IMPORTED: Final = "article.imported"


def store_claims(
    session: Session, planned: Sequence[Planned], *, job: ImportJob, actor: User | None, at: datetime
) -> list[RowProblem]:
    """Take in what is new and change what changed; return what had to be left out, as notices."""
    fresh = [each.claim for each in planned if each.fate is Fate.NEW]
    problems: list[RowProblem] = []
    if fresh:
        problems += _store_new(session, fresh, job=job, actor=actor, at=at)
    for each in planned:
        if each.fate is Fate.CHANGED:
            problems += _change(session, each, job=job, actor=actor, at=at)
        elif each.fate is Fate.UNCHANGED and each.record is not None:
            _renew(each.record, each.claim)
    return problems


def _store_new(
    session: Session, claims: Sequence[ImportedClaim], *, job: ImportJob, actor: User | None, at: datetime
) -> list[RowProblem]:
    articles, made = take_articles(session, claims, at=at)
    _record_articles(session, made, job=job, actor=actor, at=at)
    speakers = take_speakers(session, claims, at=at)
    public_ids = [
        keep_public_id(claim.external_id) if claim.origin == OWN else new_public_id() for claim in claims
    ]
    positions = _find_positions(session, articles)
    rows = []
    for claim, public_id in zip(claims, public_ids, strict=True):
        article_id = articles[key_article(claim)].id or 0
        positions[article_id] = positions.get(article_id, 0) + 1
        speaker = _speaker_id(claim, speakers)
        rows.append(_build_row(claim, public_id, article_id, positions[article_id], speaker, job, at))
    session.execute(sa.insert(SQLModel.metadata.tables["claim"]), rows)
    ids = _map_ids(session, public_ids)
    placed = [
        Placed(claim=claim, claim_id=ids[public_id], article=articles[key_article(claim)])
        for claim, public_id in zip(claims, public_ids, strict=True)
    ]
    records = [_build_record(each, job) for each in placed]
    session.execute(sa.insert(SQLModel.metadata.tables["import_record"]), records)
    _record_claims(session, placed, public_ids, job=job, actor=actor, at=at)
    return place_claims(session, placed, filename=job.filename, actor_id=actor.id if actor else None, at=at)


def _find_positions(session: Session, articles: Mapping[ArticleKey, Article]) -> dict[int, int]:
    query = (
        select(Claim.article_id, sa.func.max(col(Claim.position)))
        .where(col(Claim.article_id).in_({article.id for article in articles.values()}))
        .group_by(col(Claim.article_id))
    )
    return dict(session.exec(query).all())


def _speaker_id(claim: ImportedClaim, speakers: Mapping[SpeakerKey, Speaker]) -> int | None:
    key = key_speaker(claim)
    return speakers[key].id if key is not None else None


def _build_row(
    claim: ImportedClaim,
    public_id: str,
    article_id: int,
    position: int,
    speaker_id: int | None,
    job: ImportJob,
    at: datetime,
) -> dict[str, object]:
    return {
        "public_id": public_id,
        "version": 1,
        "article_id": article_id,
        "position": position,
        "text": claim.text,
        "kind": claim.kind,
        "mode": claim.mode,
        "speaker_id": speaker_id,
        "speaker_role": claim.speaker.role if claim.speaker else "",
        "via": "",
        "claimed_on": claim.claimed_on,
        "checkworthiness": claim.checkworthiness,
        "origin": ClaimOrigin.IMPORTED,
        "proposed_by": f"import {job.public_id}",
        "proposal_reason": f"Imported from {claim.origin}.",
        "review_status": ReviewStatus.PROPOSED,
        "round_number": 1,
        "closing_reason": "",
        "merged_into": "",
        "wording_accepted": "",
        "explanation": "",
        "origins_reason": "",
        "primary_reason": "",
        "reply_reason": "",
        "publication": PublicationState.UNPUBLISHED,
        "created_at": claim.created_at or at,
        "updated_at": claim.updated_at or claim.created_at or at,
    }


def _map_ids(session: Session, public_ids: Sequence[str]) -> dict[str, int]:
    query = select(Claim.public_id, Claim.id).where(col(Claim.public_id).in_(public_ids))
    return {public_id: claim_id or 0 for public_id, claim_id in session.exec(query)}


def _build_record(placed: Placed, job: ImportJob) -> dict[str, object]:
    claim = placed.claim
    return {
        "origin": claim.origin,
        "external_id": claim.external_id,
        "claim_id": placed.claim_id,
        "job_id": job.id,
        "row_sha256": claim.fingerprint,
        "rating_label": claim.rating_label,
        "kept": json.dumps(dict(claim.kept), ensure_ascii=False) if claim.kept else "",
    }


def _record_articles(
    session: Session, made: Sequence[Article], *, job: ImportJob, actor: User | None, at: datetime
) -> None:
    told = [(article.public_id, {"headline": article.headline, "import": job.public_id}) for article in made]
    record_many(session, told, actor=actor, action=ARTICLE_IMPORTED, subject=Subject.ARTICLE, at=at)


def _record_claims(
    session: Session,
    placed: Sequence[Placed],
    public_ids: Sequence[str],
    *,
    job: ImportJob,
    actor: User | None,
    at: datetime,
) -> None:
    told = [
        (
            public_id,
            {
                "article": each.article.public_id,
                "text": each.claim.text,
                "speaker": each.claim.speaker.name if each.claim.speaker else "",
                "origin": each.claim.origin,
                "import": job.public_id,
            },
        )
        for each, public_id in zip(placed, public_ids, strict=True)
    ]
    record_many(session, told, actor=actor, action=IMPORTED, subject=Subject.CLAIM, at=at)


def _change(
    session: Session, planned: Planned, *, job: ImportJob, actor: User | None, at: datetime
) -> list[RowProblem]:
    """Bring a claim that nobody has begun to work on to what the file says now."""
    claim, stored = planned.claim, planned.stored
    if stored is None:
        return []
    stored.text = claim.text
    stored.speaker_id = _speaker_id(claim, take_speakers(session, [claim], at=at))
    told = {
        "kind": claim.kind,
        "mode": claim.mode,
        "speaker_role": claim.speaker.role if claim.speaker else "",
        "claimed_on": claim.claimed_on,
        "checkworthiness": claim.checkworthiness,
    }
    for name in told.keys() - claim.silent:
        setattr(stored, name, told[name])
    stored.updated_at = claim.updated_at or at
    record_claim(
        session,
        stored,
        CHANGED,
        actor=actor,
        at=at,
        details={"import": job.public_id},
        changes=planned.changes,
    )
    _keep_record(session, planned, stored, job)
    if not {"content", "cue"} & {change.field for change in planned.changes}:
        return []
    session.execute(sa.delete(ClaimAnchor).where(col(ClaimAnchor.claim_id) == stored.id))
    placed = Placed(claim=claim, claim_id=stored.id or 0, article=stored.article)
    actor_id = actor.id if actor else None
    return place_claims(session, [placed], filename=job.filename, actor_id=actor_id, at=at)


def _keep_record(session: Session, planned: Planned, stored: Claim, job: ImportJob) -> None:
    claim = planned.claim
    record = planned.record or ImportRecord(
        origin=claim.origin,
        external_id=claim.external_id,
        claim_id=stored.id or 0,
        job_id=job.id or 0,
        row_sha256="",
    )
    _renew(record, claim)
    session.add(record)


def _renew(record: ImportRecord, claim: ImportedClaim) -> None:
    """Keep what the file says now; what is the same stays untouched, and so costs no statement."""
    if record.row_sha256 == claim.fingerprint:
        return
    record.row_sha256 = claim.fingerprint
    if "rating" not in claim.silent:
        record.rating_label = claim.rating_label
        record.kept = json.dumps(dict(claim.kept), ensure_ascii=False) if claim.kept else ""
