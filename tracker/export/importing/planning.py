"""What an import would do with each claim: take it in, change it, leave it as it is, or refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.audit import Change
from tracker.export.csv_rows import ELLIPSIS, list_anchors
from tracker.export.importing.values import OWN, RowProblem
from tracker.models import ArticleVersion, Claim, ClaimAnchor, ImportRecord, limits
from tracker.models.bulk import is_among
from tracker.models.enums import AnchorRole, ClaimOrigin, ReviewStatus

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.sql.base import ExecutableOption
    from sqlmodel import Session

    from tracker.export.importing.values import ImportedClaim

_TWICE: Final = "Row {} has the same claim; one file can tell a claim once."
_NATIVE: Final = "This claim was made here, so a file cannot change it. Change it at the desk."
_AT_WORK: Final = "This claim is {} here, so a file cannot change it any more. Change it at the desk."
_ELSEWHERE: Final = "The claim with this id lies in another article here."


class Fate(StrEnum):
    """What becomes of a claim of a file."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One claim of a file and what becomes of it; `stored` is there for a change, `problem` for a refusal."""

    claim: ImportedClaim
    fate: Fate
    stored: Claim | None = None
    record: ImportRecord | None = None
    changes: tuple[Change, ...] = ()
    problem: RowProblem | None = None


def plan_claims(session: Session, claims: Sequence[ImportedClaim]) -> list[Planned]:
    """Return the fate of each claim, in the order given; nothing is changed."""
    records = _map_records(session, claims)
    known = _map_claims(session, claims, records)
    first_rows: dict[tuple[str, str], int] = {}
    planned = []
    for claim in claims:
        key = (claim.origin, claim.external_id)
        first = first_rows.setdefault(key, claim.row)
        if first != claim.row:
            planned.append(_refuse(claim, _TWICE.format(first)))
        else:
            planned.append(_plan(claim, records.get(key), known))
    return planned


def _map_records(session: Session, claims: Sequence[ImportedClaim]) -> dict[tuple[str, str], ImportRecord]:
    query = (
        select(ImportRecord)
        .where(
            # Their index begins with the origin: without it every record would be looked at.
            col(ImportRecord.origin).in_({claim.origin for claim in claims}),
            is_among(session, col(ImportRecord.external_id), {claim.external_id for claim in claims}),
        )
        .order_by(col(ImportRecord.id))
    )
    return {(record.origin, record.external_id): record for record in session.exec(query)}


def _map_claims(
    session: Session, claims: Sequence[ImportedClaim], records: dict[tuple[str, str], ImportRecord]
) -> dict[int | str, Claim]:
    """Return the stored claims that have to be compared, by row id and by public id."""
    ids, public_ids = set(), set()
    for claim in claims:
        record = records.get((claim.origin, claim.external_id))
        if record is None and claim.origin == OWN:
            public_ids.add(claim.external_id)
        elif record is not None and record.row_sha256 != claim.fingerprint:
            ids.add(record.claim_id)
    found: dict[int | str, Claim] = {}
    for wanted, condition in (
        (ids, col(Claim.id).in_(ids)),
        (public_ids, is_among(session, col(Claim.public_id), public_ids)),
    ):
        if wanted:
            query = select(Claim).where(condition).options(*_compared()).order_by(col(Claim.id))
            for stored in session.exec(query):
                found[stored.id or 0] = found[stored.public_id] = stored
    return found


def _compared() -> tuple[ExecutableOption, ...]:
    version = selectinload(Claim.anchors).selectinload(ClaimAnchor.article_version)  # type: ignore[arg-type]
    return (
        selectinload(Claim.speaker),  # type: ignore[arg-type]
        selectinload(Claim.article),  # type: ignore[arg-type]
        version.defer(ArticleVersion.body, raiseload=True),  # type: ignore[arg-type]
    )


def _plan(claim: ImportedClaim, record: ImportRecord | None, known: dict[int | str, Claim]) -> Planned:
    if record is not None and record.row_sha256 == claim.fingerprint:
        return Planned(claim=claim, fate=Fate.UNCHANGED, record=record)
    key: int | str = record.claim_id if record is not None else claim.external_id
    stored = known.get(key) if record is not None or claim.origin == OWN else None
    if stored is None:
        return Planned(claim=claim, fate=Fate.NEW)
    changes = tuple(_list_changes(claim, stored))
    if not changes:
        return Planned(claim=claim, fate=Fate.UNCHANGED, stored=stored, record=record)
    refusal = _find_refusal(claim, record, stored)
    if refusal:
        return _refuse(claim, refusal, changes)
    return Planned(claim=claim, fate=Fate.CHANGED, stored=stored, record=record, changes=changes)


def _find_refusal(claim: ImportedClaim, record: ImportRecord | None, stored: Claim) -> str:
    if stored.origin is not ClaimOrigin.IMPORTED:
        return _NATIVE
    if stored.review_status is not ReviewStatus.PROPOSED:
        return _AT_WORK.format(stored.review_status.value.replace("_", " "))
    is_elsewhere = record is None and stored.article.public_id != claim.article.public_id
    return _ELSEWHERE if is_elsewhere else ""


def _refuse(claim: ImportedClaim, message: str, changes: tuple[Change, ...] = ()) -> Planned:
    # Where a file calls the column otherwise it may have no ids, and its readers know the claim by its words.
    value = claim.external_id if claim.column_names is None else claim.text
    problem = RowProblem(
        row=claim.row, field=claim.name_column("claim_id"), message=message, value=value[: limits.NAME]
    )
    return Planned(claim=claim, fate=Fate.REFUSED, changes=changes, problem=problem)


def _list_changes(claim: ImportedClaim, stored: Claim) -> list[Change]:
    speaker = claim.speaker
    pairs = (
        ("text", stored.text, claim.text),
        ("kind", stored.kind.value, claim.kind.value),
        ("mode", stored.mode.value, claim.mode.value),
        ("speaker", stored.speaker.name if stored.speaker else "", speaker.name if speaker else ""),
        ("speaker_role", stored.speaker_role, speaker.role if speaker else ""),
        ("claimed_on", _tell(stored.claimed_on), _tell(claim.claimed_on)),
        ("checkworthiness", str(stored.checkworthiness), str(claim.checkworthiness)),
        ("content", _join(stored, AnchorRole.CONTENT), claim.place.content),
        ("cue", _join(stored, AnchorRole.CUE), claim.cue),
    )
    told = (pair for pair in pairs if pair[0] not in claim.silent)
    return [Change(field=name, old=old, new=new) for name, old, new in told if old != new]


def _tell(day: object) -> str:
    return "" if day is None else str(day)


def _join(stored: Claim, role: AnchorRole) -> str:
    return ELLIPSIS.join(anchor.exact for anchor in list_anchors(stored, role))
