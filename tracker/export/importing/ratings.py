"""What labels of others mean here: found with their counts, confirmed by a person, told beside each claim."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import sqlalchemy as sa
from sqlalchemy.orm import selectinload
from sqlmodel import col, select

from tracker.audit import Change, Subject, record
from tracker.errors import InputError
from tracker.export.importing.labels import propose_rating
from tracker.models import ImportedLabel, ImportRecord, Rating, RatingScale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from sqlmodel import Session

    from tracker.export.reading import JsonValue
    from tracker.models import ImportJob, User

CONFIRMED: Final = "label.confirmed"
MOST_LABELS: Final = 200
UNRATED: Final = "left unrated"
UNSAID: Final = "not confirmed"
_NOT_OURS: Final = "This rating is not on the present scale. Choose again."
_EXPLAINED_BY: Final = ("explanation", "reviewRating.ratingExplanation", "reviewBody")
LabelKey = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLabel:
    """A label of others with how many claims of an import have it; `proposed` counts only once confirmed."""

    origin: str
    label: str
    claims_count: int
    proposed: Rating | None
    confirmed: ImportedLabel | None = None

    @property
    def key(self) -> LabelKey:
        """Return what the label is known by."""
        return self.origin, self.label


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignRating:
    """How others rated a claim, in their words, and what somebody here confirmed that these mean."""

    origin: str
    label: str
    explanation: str
    url: str
    meaning: ImportedLabel | None


def list_present_ratings(session: Session) -> list[Rating]:
    """Return the ratings of the newest scale, in its order."""
    newest = select(RatingScale.id).order_by(col(RatingScale.id).desc()).limit(1)
    query = select(Rating).where(col(Rating.scale_id).in_(newest)).order_by(col(Rating.position))
    return list(session.exec(query))


def list_labels(session: Session, job: ImportJob) -> list[FoundLabel]:
    """Return the labels of an import's claims, the commonest first, each with what it means here."""
    count = sa.func.count()
    query = (
        select(ImportRecord.origin, ImportRecord.rating_label, count)
        .where(col(ImportRecord.job_id) == job.id, col(ImportRecord.rating_label) != "")
        .group_by(col(ImportRecord.origin), col(ImportRecord.rating_label))
        .order_by(count.desc(), col(ImportRecord.origin), col(ImportRecord.rating_label))
        .limit(MOST_LABELS)
    )
    return describe_labels(session, {(origin, label): found for origin, label, found in session.exec(query)})


def describe_labels(session: Session, counts: Mapping[LabelKey, int]) -> list[FoundLabel]:
    """Return labels with what each was confirmed to mean, or what it probably means, in the order given."""
    known = _map_confirmed(session, counts)
    ratings = list_present_ratings(session)
    found = []
    for (origin, label), count in counts.items():
        confirmed = known.get((origin, label))
        told = confirmed.rating.label if confirmed and confirmed.rating else label
        # A rating of an older scale is proposed as the one of that name on the present scale.
        proposed = None if confirmed and confirmed.rating is None else propose_rating(told, ratings)
        found.append(
            FoundLabel(origin=origin, label=label, claims_count=count, proposed=proposed, confirmed=confirmed)
        )
    return found


def _map_confirmed(session: Session, keys: Mapping[LabelKey, int]) -> dict[LabelKey, ImportedLabel]:
    query = (
        select(ImportedLabel)
        .where(
            col(ImportedLabel.origin).in_({origin for origin, _ in keys}),
            col(ImportedLabel.label).in_({label for _, label in keys}),
        )
        .order_by(col(ImportedLabel.id))
        .options(
            selectinload(ImportedLabel.rating),  # type: ignore[arg-type]
            selectinload(ImportedLabel.confirmed_by),  # type: ignore[arg-type]
        )
    )
    return {(each.origin, each.label): each for each in session.exec(query)}


def confirm_labels(
    session: Session, chosen: Mapping[LabelKey, int | None], *, actor: User, at: datetime
) -> int:
    """Keep what labels of others mean on our scale, None to leave them unrated; return how many changed.

    Nothing happens to any claim: its own rating comes from its reviews.

    Raises:
        InputError: a rating is not on the present scale.
    """
    ratings = {rating.id: rating for rating in list_present_ratings(session)}
    known = _map_confirmed(session, dict.fromkeys(chosen, 0))
    changes: list[Change] = []
    for (origin, label), rating_id in chosen.items():
        saved = known.get((origin, label))
        if saved is not None and saved.rating_id == rating_id:
            continue
        if rating_id is not None and rating_id not in ratings:
            raise InputError("rating", _NOT_OURS)
        old = _tell(saved.rating) if saved else UNSAID
        new = _tell(ratings[rating_id] if rating_id is not None else None)
        changes.append(Change(field=f"{origin}: {label}", old=old, new=new))
        saved = saved or ImportedLabel(origin=origin, label=label, confirmed_by_id=0, confirmed_at=at)
        saved.rating_id, saved.confirmed_by_id, saved.confirmed_at = rating_id, actor.id or 0, at
        session.add(saved)
    if changes:
        record(
            session,
            actor=actor,
            action=CONFIRMED,
            subject=Subject.USER,
            public_id=actor.public_id,
            at=at,
            changes=tuple(changes),
        )
    return len(changes)


def _tell(rating: Rating | None) -> str:
    return rating.label if rating else UNRATED


def list_foreign_ratings(session: Session, claim_id: int) -> list[ForeignRating]:
    """Return how others rated a claim that came in from files, oldest import first."""
    query = (
        select(ImportRecord)
        .where(col(ImportRecord.claim_id) == claim_id, col(ImportRecord.rating_label) != "")
        .order_by(col(ImportRecord.id))
        .limit(MOST_LABELS)
    )
    records = session.exec(query).all()
    known = _map_confirmed(session, {(each.origin, each.rating_label): 0 for each in records})
    return [
        ForeignRating(
            origin=each.origin,
            label=each.rating_label,
            explanation=_find_kept(each.kept, _EXPLAINED_BY),
            url=_find_kept(each.kept, ("url",)),
            meaning=known.get((each.origin, each.rating_label)),
        )
        for each in records
    ]


def _find_kept(kept: str, names: Sequence[str]) -> str:
    told: JsonValue = json.loads(kept) if kept else {}
    found = (told.get(name) for name in names) if isinstance(told, dict) else iter(())
    return next((each for each in found if isinstance(each, str) and each), "")
