"""A desk that has been busy for weeks: claims accepted, assessed, disputed, published, given to an editor."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from sqlmodel import col, select

from tests.support.newsroom import CONFIRMED, RECORDING, Newsroom, add_version, make_user
from tests.support.publishing import find_rating_id
from tracker.models import Article, Speaker
from tracker.models.enums import AttributionFinding, ClaimKind, NotificationKind, Role, SpeakerKind
from tracker.publication.commands import publish_claim
from tracker.review import annotation, assigning, commands
from tracker.review.drafts import Assessment, Checks
from tracker.review.notifying import notify

if TYPE_CHECKING:
    from datetime import datetime

    from sqlmodel import Session

    from tracker.models import Claim, User

WEEKS: Final = 9
RATINGS: Final = ("True", "Mostly true", "Half true", "False", "Unproven")
SPEAKERS: Final = ("Ada Lund", "Bo Strand", "The Regional Authority for Bridges, Ferries and Coastal Roads")


def fill_weeks(session: Session, *, editor: User, at: datetime) -> Claim:
    """Fill the weeks before `at`, two claims a week; return one whose two reviews differ."""
    people = [make_user("rita", Role.REVIEWER), make_user("sam", Role.REVIEWER)]
    article = Article(headline="Bridge reopens after fourteen months", language="en", created_at=at)
    session.add_all([*people, article])
    session.flush()
    version = add_version(session, article)
    room = Newsroom(
        session=session,
        reviewer=people[0],
        second=people[1],
        editor=editor,
        article=article,
        version=version,
    )
    for number in range(2 * WEEKS):
        begun = at - timedelta(days=4 + 3.5 * (2 * WEEKS - number))
        _publish(room, number, at=begun)
    waiting = _assess(room, 1, at=at - timedelta(days=2))
    assigning.assign_claims(
        session,
        [waiting.public_id],
        wanted=assigning.BulkChange(person=editor.public_id, due_on=(at + timedelta(days=2)).date()),
        actor=room.reviewer,
        at=at - timedelta(days=1),
    )
    notify(session, waiting, NotificationKind.TAKEN_OVER, [editor], actor=room.second, at=at)
    disputed = _assess(room, 3, at=at - timedelta(days=1))
    other = Assessment(
        finding=AttributionFinding.OUT_OF_CONTEXT,
        rating_id=find_rating_id(session, "False"),
        explanation="The sentence before it names another bridge, and the count is of one direction only.",
    )
    _second(room, disputed, other, at=at)
    return disputed


def _assess(room: Newsroom, number: int, *, at: datetime) -> Claim:
    claim = room.add_claim(kind=(ClaimKind.STATEMENT, ClaimKind.ESTIMATE, ClaimKind.APPEAL)[number % 3])
    session, name, who = room.session, claim.public_id, room.reviewer
    claim.speaker_id = _find_speaker(session, SPEAKERS[number % len(SPEAKERS)], at=at)
    commands.accept_claim(session, name, actor=who, at=at)
    commands.start_research(session, name, actor=who, at=at)
    annotation.add_evidence(session, name, evidence=RECORDING, actor=who, at=at)
    checks = Checks(
        origins_reason="One tape.",
        primary_reason="",
        reply_reason="They do not answer the press.",
    )
    session.flush()
    annotation.set_checks(session, name, checks=checks, expected_version=claim.version, actor=who, at=at)
    commands.save_review(
        session, name, assessment=_opinion(room, claim, number), is_submitted=False, actor=who, at=at
    )
    return commands.request_review(session, name, actor=who, at=at + timedelta(hours=3))


def _find_speaker(session: Session, name: str, *, at: datetime) -> int | None:
    known = session.exec(select(Speaker).where(col(Speaker.name) == name).order_by(col(Speaker.id))).first()
    speaker = known or Speaker(name=name, kind=SpeakerKind.PERSON, created_at=at)
    session.add(speaker)
    session.flush()
    return speaker.id


def _opinion(room: Newsroom, claim: Claim, number: int) -> Assessment:
    rating = find_rating_id(room.session, RATINGS[number % len(RATINGS)])
    return Assessment(
        finding=None if claim.kind is ClaimKind.ESTIMATE else CONFIRMED.finding,
        rating_id=rating if claim.kind in {ClaimKind.ESTIMATE, ClaimKind.STATEMENT} else None,
        explanation=CONFIRMED.explanation,
    )


def _second(room: Newsroom, claim: Claim, opinion: Assessment, *, at: datetime) -> None:
    commands.save_review(
        room.session, claim.public_id, assessment=opinion, is_submitted=True, actor=room.second, at=at
    )


def _publish(room: Newsroom, number: int, *, at: datetime) -> None:
    claim = _assess(room, number, at=at)
    later = at + timedelta(hours=9 + 5 * (number % 7))
    _second(room, claim, _opinion(room, claim, number), at=later)
    commands.approve_claim(room.session, claim.public_id, explanation="", actor=room.editor, at=later)
    publish_claim(room.session, claim.public_id, actor=room.editor, at=later)
