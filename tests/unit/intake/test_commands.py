"""How an article is taken in, on both databases."""

from __future__ import annotations

import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tracker.audit import list_events, parse_details
from tracker.errors import AlreadyAddedError, InputError, TooLargeError, UnreadableTextError
from tracker.intake import commands
from tracker.intake.commands import IncomingText, add_article, check_length
from tracker.intake.drafts import ArticleDraft
from tracker.intake.queries import find_article_by_sha256
from tracker.models import Article, Submission
from tracker.models.enums import SubmissionMethod
from tracker.models.loading import get_current_version

if TYPE_CHECKING:
    from sqlmodel import Session

    from tracker.db import Database
    from tracker.models import ArticleVersion

AT = datetime(2024, 5, 10, 22, 0, tzinfo=UTC)
RAW = "\ufeffCafe\u0301s reopen\r\nÅll of them 🇰🇿.\r\n".encode()
TEXT = "Cafés reopen\nÅll of them 🇰🇿.\n"
INCOMING = IncomingText(raw=RAW, text=TEXT, method=SubmissionMethod.FILE, filename="cafes.txt")
DRAFT = ArticleDraft(
    headline="Cafés reopen",
    standfirst="All of them",
    byline="Jane Doe",
    publisher="Gazette",
    wire_credit="AFP",
    url="https://example.org/cafes",
    published_on=date(2024, 5, 10),
    language="fr",
    is_text_public=True,
)


def add(
    session: Session,
    *,
    draft: ArticleDraft = DRAFT,
    incoming: IncomingText = INCOMING,
    is_again: bool = False,
) -> ArticleVersion:
    return add_article(
        session, draft=draft, incoming=incoming, splitter="rules 1", actor=None, at=AT, is_again=is_again
    )


def test_an_article_is_stored_with_all_its_particulars(database: Database) -> None:
    with database.transaction() as session:
        public_id = add(session).article.public_id
    with database.reading() as session:
        article = get_current_version(session, public_id).article
    assert {name: getattr(article, name) for name in ArticleDraft.__slots__} == {
        name: getattr(DRAFT, name) for name in ArticleDraft.__slots__
    }


def test_the_first_version_holds_the_canonical_text_and_its_hash(database: Database) -> None:
    with database.transaction() as session:
        public_id = add(session).article.public_id
    with database.reading() as session:
        version = get_current_version(session, public_id)
    assert (version.number, version.body, version.splitter) == (1, TEXT, "rules 1")
    assert version.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_the_raw_input_is_kept_byte_for_byte(database: Database) -> None:
    with database.transaction() as session:
        add(session)
    with database.reading() as session:
        submission = session.exec(select(Submission)).one()
    assert (submission.raw, submission.method) == (RAW, SubmissionMethod.FILE)
    assert (submission.filename, submission.submitted_at) == ("cafes.txt", AT)


def test_taking_an_article_in_is_one_event(database: Database) -> None:
    with database.transaction() as session:
        version = add(session)
    with database.reading() as session:
        (event,) = list_events(session, version.article.public_id)
    assert event.action == "article.added"
    assert parse_details(event)["sha256"] == version.sha256


def test_the_same_text_is_refused_with_the_article_that_holds_it(database: Database) -> None:
    with database.transaction() as session:
        known = add(session).article.public_id
    with database.transaction() as session, pytest.raises(AlreadyAddedError) as caught:
        add(session, draft=replace(DRAFT, headline="Another headline"))
    assert (caught.value.public_id, caught.value.headline) == (known, "Cafés reopen")


def test_of_two_who_add_the_same_text_at_once_one_is_refused(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    both_have_looked = threading.Barrier(2)

    def look_together(session: Session, sha256: str) -> Article | None:
        found = find_article_by_sha256(session, sha256)
        # Whoever looks first gives the other every chance to look before anything is stored.
        with suppress(threading.BrokenBarrierError):
            both_have_looked.wait(timeout=1)
        return found

    monkeypatch.setattr(commands, "find_article_by_sha256", look_together)

    def attempt(_: int) -> str:
        try:
            with database.transaction() as session:
                add(session)
        except AlreadyAddedError:
            return "refused"
        return "added"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(attempt, range(2))) == ["added", "refused"]


def test_the_same_text_is_taken_in_again_when_asked_for(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        first = add(session)
        second = add(session, is_again=True)
        assert first.article.public_id != second.article.public_id


@pytest.mark.parametrize("text", ["", " \n", "a\x00b", "a\ud800b", "\x01\x02\x03"])
def test_a_text_nobody_can_read_is_refused_and_nothing_is_stored(
    sqlite_database: Database, text: str
) -> None:
    with sqlite_database.transaction() as session:
        with pytest.raises(UnreadableTextError):
            add(session, incoming=replace(INCOMING, text=text))
        assert session.exec(select(Article)).all() == []


def test_a_draft_that_cannot_be_taken_names_its_field_and_nothing_is_stored(
    sqlite_database: Database,
) -> None:
    with sqlite_database.transaction() as session:
        with pytest.raises(InputError) as caught:
            add(session, draft=replace(DRAFT, url="javascript:alert(1)"))
        assert caught.value.field == "url"
        assert session.exec(select(Article)).all() == []


def test_tomorrow_has_begun_in_the_east_so_an_article_of_tomorrow_is_taken(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        version = add(session, draft=replace(DRAFT, published_on=date(2024, 5, 11)))
    assert version.article.published_on == date(2024, 5, 11)


def test_an_article_of_the_day_after_tomorrow_is_refused(sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session, pytest.raises(InputError) as caught:
        add(session, draft=replace(DRAFT, published_on=date(2024, 5, 12)))
    assert caught.value.field == "published_on"


def test_a_text_longer_than_the_setting_is_refused_by_its_name() -> None:
    check_length("12345", most_characters=5)
    with pytest.raises(TooLargeError, match=r"6 characters.*5 characters \(TRACKER_MAX_ARTICLE_CHARACTERS\)"):
        check_length("123456", most_characters=5)
