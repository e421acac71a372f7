"""The sample is alive, says only what its article shows, and leaves without a trace but in history."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from sqlmodel import SQLModel, col, select

from tracker.audit import list_events, verify_history
from tracker.demo.loading import (
    ADMINISTRATOR,
    is_sample_wanted,
    load_sample,
    make_first_administrator,
)
from tracker.demo.queries import list_sample_users
from tracker.demo.removal import remove_sample
from tracker.demo.story import PARTS, TOTAL
from tracker.extraction.commands import propose_claims
from tracker.extraction.splitter import split_article
from tracker.intake.commands import IncomingText, add_article
from tracker.intake.drafts import ArticleDraft
from tracker.models import (
    Article,
    AuditEvent,
    Claim,
    Publication,
    Rating,
    RatingScale,
    Speaker,
    User,
)
from tracker.models.enums import (
    NoteKind,
    NoteVisibility,
    PublicationState,
    ReviewStatus,
    Role,
    SubmissionMethod,
)
from tracker.models.snapshot import ClaimSnapshot, load_snapshot
from tracker.paths import sample_article_path
from tracker.review.drafts import NoteDraft
from tracker.review.notes import add_note

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.db import Database

AT = datetime(2026, 3, 4, 5, 6, tzinfo=UTC)
# What migrations put there, and what is meant to outlive everything.
PERMANENT = {"rating", "rating_scale", "audit_event"}


@pytest.fixture
def sample_database(sqlite_database: Database) -> Database:
    """SQLite with the sample loaded."""
    with sqlite_database.transaction() as session:
        load_sample(session, at=AT)
    return sqlite_database


def list_editions(session: Session) -> list[ClaimSnapshot]:
    query = select(Publication.payload).where(col(Publication.is_current)).order_by(col(Publication.id))
    return [load_snapshot(payload) for payload in session.exec(query)]


def list_filled_tables(session: Session) -> set[str]:
    return {
        table.name
        for table in SQLModel.metadata.sorted_tables
        if session.execute(sa.select(table).limit(1)).first() is not None
    }


def add_real_article(session: Session, text: str) -> list[Claim]:
    splitting = split_article(text)
    version = add_article(
        session,
        draft=ArticleDraft(headline="A real one"),
        incoming=IncomingText(raw=text.encode(), text=text, method=SubmissionMethod.TEXT, filename=""),
        splitter="rules 1",
        actor=None,
        at=AT,
    )
    return propose_claims(session, version, splitting, claimed_on=None, actor=None, at=AT)


def test_at_least_three_claims_of_the_sample_are_public_with_sources_and_notes(database: Database) -> None:
    with database.transaction() as session:
        load_sample(session, at=AT)
    with database.reading() as session:
        editions = list_editions(session)
    assert len(editions) >= 3
    assert all(edition.evidence and edition.notes and edition.explanation for edition in editions)
    assert all(edition.article.is_sample for edition in editions)


def test_one_of_them_was_corrected(sample_database: Database) -> None:
    with sample_database.reading() as session:
        editions = list_editions(session)
    corrected = [edition for edition in editions if edition.state is PublicationState.CORRECTED]
    assert [len(edition.corrections) for edition in corrected] == [1]
    assert corrected[0].corrections[0].changes


def test_the_other_claims_wait_for_reviewers(sample_database: Database) -> None:
    with sample_database.reading() as session:
        statuses = set(session.exec(select(Claim.review_status)))
    assert statuses == {ReviewStatus.PROPOSED, ReviewStatus.PUBLISHED}


def test_every_source_is_a_sentence_of_the_sample_itself(sample_database: Database) -> None:
    text = sample_article_path().read_text()
    with sample_database.reading() as session:
        cited = [item for edition in list_editions(session) for item in edition.evidence]
    assert all(item.quoted_passage in text for item in cited)
    assert {(item.publisher, item.url, item.is_primary) for item in cited} == {("Sample Gazette", "", False)}


def test_the_arithmetic_of_the_sample_holds() -> None:
    assert sum(PARTS) == TOTAL


def test_the_words_in_quotation_marks_stand_in_the_article_as_tokayev_s(sample_database: Database) -> None:
    with sample_database.reading() as session:
        (spoken,) = [each for each in list_editions(session) if each.mode.value == "direct"]
    assert f"“{spoken.quote},” he said" in sample_article_path().read_text()
    assert spoken.speaker is not None
    assert spoken.speaker.name == "Kassym-Jomart Tokayev"


def test_nobody_of_the_sample_can_sign_in(sample_database: Database) -> None:
    with sample_database.reading() as session:
        users = session.exec(select(User)).all()
    assert [(user.is_sample, user.password_hash) for user in users] == [(True, None)] * 2


def test_the_sample_leaves_nothing_but_its_history(database: Database) -> None:
    with database.transaction() as session:
        public_id = load_sample(session, at=AT).article_public_id
    with database.transaction() as session:
        assert remove_sample(session, at=AT)
    with database.reading() as session:
        assert list_filled_tables(session) == PERMANENT
        assert [event.action for event in list_events(session, public_id)] == [
            "article.sample_removed",
            "article.added",
        ]
        assert verify_history(session) == len(session.exec(select(AuditEvent.id)).all())


def test_a_sample_that_is_not_there_cannot_be_removed(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        assert not remove_sample(session, at=AT)
        assert session.exec(select(AuditEvent)).all() == []


def test_real_articles_and_their_speakers_stay_when_the_sample_leaves(sample_database: Database) -> None:
    with sample_database.transaction() as session:
        claims = add_real_article(session, "The U.S. says each country should take back its own nationals.\n")
        speakers = {claim.speaker_id for claim in claims}
    with sample_database.transaction() as session:
        remove_sample(session, at=AT)
    with sample_database.reading() as session:
        assert session.exec(select(Article.headline)).all() == ["A real one"]
        assert set(session.exec(select(Speaker.id))) == speakers
        assert {claim.id for claim in session.exec(select(Claim))} == {claim.id for claim in claims}


def test_a_sample_user_whom_something_else_mentions_is_kept_and_disabled(sample_database: Database) -> None:
    with sample_database.transaction() as session:
        (claim, *_) = add_real_article(
            session, "The U.S. says each country should take back its nationals.\n"
        )
        reviewer = list_sample_users(session)[0]
        note = NoteDraft(kind=NoteKind.COMMENT, visibility=NoteVisibility.TEAM, body="Mine.")
        add_note(session, claim.public_id, note=note, actor=reviewer, at=AT)
    with sample_database.transaction() as session:
        remove_sample(session, at=AT)
    with sample_database.reading() as session:
        (kept,) = session.exec(select(User)).all()
        assert (kept.name, kept.disabled_at) == (reviewer.name, AT)


def test_a_removed_sample_stays_away_unless_it_is_wanted_back(sample_database: Database) -> None:
    with sample_database.transaction() as session:
        remove_sample(session, at=AT)
        assert not is_sample_wanted(session, again=False)
        assert is_sample_wanted(session, again=True)
        load_sample(session, at=AT)
        assert not is_sample_wanted(session, again=True)


def test_a_removed_sample_comes_back_whole(sample_database: Database) -> None:
    with sample_database.transaction() as session:
        remove_sample(session, at=AT)
        load_sample(session, at=AT)
    with sample_database.reading() as session:
        assert len(list_editions(session)) >= 3
        assert verify_history(session)


def test_the_first_administrator_is_made_once_and_has_to_choose_a_password(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        password = make_first_administrator(session, at=AT)
        again = make_first_administrator(session, at=AT)
        user = session.exec(select(User)).one()
    assert password is not None
    assert again is None
    assert (user.name, user.role, user.must_change_password) == (ADMINISTRATOR, Role.ADMIN, True)


def test_no_administrator_is_made_where_somebody_can_sign_in(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        session.add(User(name="rita", display_name="Rita", role=Role.ADMIN, password_hash="x", created_at=AT))
        session.flush()
        assert make_first_administrator(session, at=AT) is None


def test_tables_that_are_kept_are_filled_by_the_migrations(sqlite_database: Database) -> None:
    with sqlite_database.reading() as session:
        assert list_filled_tables(session) == {Rating.__tablename__, RatingScale.__tablename__}
