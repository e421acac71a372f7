"""How planned claims are stored: always as proposed, whatever the file says of reviews made elsewhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlmodel import col, select

from tracker.audit import Subject, record_claim, record_many
from tracker.export.importing.finding import (
    KnownArticle,
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
from tracker.models.bulk import insert_many, take_ids
from tracker.models.enums import ClaimOrigin, PublicationState, ReviewStatus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.importing.values import ImportedClaim, RowProblem
    from tracker.models import ImportJob, User

IMPORTED: Final = "claim.imported"
CHANGED: Final = "claim.import_changed"
ARTICLE_IMPORTED: Final = "article.imported"
_CLAIM_COLUMNS: Final = (
    *("id", "public_id", "article_id", "position", "text", "kind", "mode", "speaker_id", "speaker_role"),
    *("claimed_on", "checkworthiness", "proposal_reason", "created_at", "updated_at"),
)
_RECORD_COLUMNS: Final = ("origin", "external_id", "claim_id", "row_sha256", "rating_label", "kept")
_encode: Final = json.JSONEncoder(ensure_ascii=False).encode


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
    keys = [key_article(claim) for claim in claims]
    articles, made = take_articles(session, claims, keys, at=at)
    _record_articles(session, made, job=job, actor=actor, at=at)
    ids = take_ids(session, "claim", len(claims))
    placed = [
        Placed(claim=claim, claim_id=claim_id, article=articles[key])
        for claim, claim_id, key in zip(claims, ids, keys, strict=True)
    ]
    public_ids = [
        keep_public_id(claim.external_id) if claim.origin == OWN else new_public_id() for claim in claims
    ]
    _insert_claims(session, placed, public_ids, job=job, at=at)
    records = [
        (
            *(claim.origin, claim.external_id, claim_id, claim.fingerprint, claim.rating_label),
            _tell_kept(claim),
        )
        for claim, claim_id in zip(claims, ids, strict=True)
    ]
    insert_many(session, "import_record", _RECORD_COLUMNS, records, {"job_id": job.id})
    _record_claims(session, placed, public_ids, job=job, actor=actor, at=at)
    return place_claims(session, placed, filename=job.filename, actor_id=actor.id if actor else None, at=at)


def _insert_claims(
    session: Session, placed: Sequence[Placed], public_ids: Sequence[str], *, job: ImportJob, at: datetime
) -> None:
    claims = [each.claim for each in placed]
    keys = [key_speaker(claim) for claim in claims]
    speakers = take_speakers(session, claims, keys, at=at)
    positions = _find_positions(session, {each.article.id for each in placed})
    rows = []
    for each, public_id, key in zip(placed, public_ids, keys, strict=True):
        claim, article_id = each.claim, each.article.id
        position = positions[article_id] = positions.get(article_id, 0) + 1
        created_at = claim.created_at or at
        rows.append(
            (
                *(each.claim_id, public_id, article_id, position, claim.text, claim.kind, claim.mode),
                *(
                    speakers[key] if key else None,
                    claim.speaker.role if claim.speaker else "",
                    claim.claimed_on,
                ),
                *(claim.checkworthiness, f"Imported from {claim.origin}."),
                *(created_at, claim.updated_at or created_at),
            )
        )
    common = {
        "version": 1,
        "origin": ClaimOrigin.IMPORTED,
        "proposed_by": f"import {job.public_id}",
        "review_status": ReviewStatus.PROPOSED,
        "publication": PublicationState.UNPUBLISHED,
    }
    insert_many(session, "claim", _CLAIM_COLUMNS, rows, common)


def _find_positions(session: Session, article_ids: set[int]) -> dict[int, int]:
    query = (
        select(Claim.article_id, sa.func.max(col(Claim.position)))
        .where(col(Claim.article_id).in_(article_ids))
        .group_by(col(Claim.article_id))
    )
    return dict(session.exec(query).all())


def _tell_kept(claim: ImportedClaim) -> str:
    return _encode(dict(claim.kept)) if claim.kept else ""


def _record_articles(
    session: Session, made: Sequence[KnownArticle], *, job: ImportJob, actor: User | None, at: datetime
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
    key = key_speaker(claim)
    stored.speaker_id = take_speakers(session, [claim], [key], at=at)[key] if key else None
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
    article = KnownArticle(
        id=stored.article_id, public_id=stored.article.public_id, headline=stored.article.headline
    )
    placed = Placed(claim=claim, claim_id=stored.id or 0, article=article)
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
        record.kept = _tell_kept(claim)
