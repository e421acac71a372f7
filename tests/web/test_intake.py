"""The page on which an article comes in."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import func
from sqlmodel import SQLModel, select

from tests.support.people import add_user, give_session, post_form
from tests.support.settings import build_settings
from tracker.app import create_app
from tracker.models import Article, ArticleVersion, Claim, Submission
from tracker.models.enums import Role, SubmissionMethod
from tracker.web.door import EXTENSION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient
    from werkzeug.test import TestResponse

    from tracker.db import Database

NEW = "/desk/articles/new"
TEXT = """Ministers meet in the capital

By Jane Doe

May 10, 2024

The ministry said around 231 people had come home on Friday.

With reporting from AFP
"""
EMOJI = "🇰🇿 Қазақстан 👨‍👩‍👧 said 231 people had come home on Friday. 😀\n"
RIGHT_TO_LEFT = "قالت الوزارة إن ٢٣١ شخصا عادوا إلى بلادهم يوم الجمعة.\n"
LETTERS = "a\n" * 100_000


@pytest.fixture
def sqlite_reviewer(sqlite_app: Flask, sqlite_database: Database) -> FlaskClient:
    return give_session(sqlite_app, sqlite_database, add_user(sqlite_database, "rita", Role.REVIEWER))


@pytest.fixture
def small_reviewer(tmp_path: Path, sqlite_database: Database) -> Iterator[FlaskClient]:
    """A reviewer at a desk that takes no text of more than 100 characters."""
    settings = build_settings(tmp_path, sqlite_database.url, TRACKER_MAX_ARTICLE_CHARACTERS="100")
    app = create_app(settings)
    yield give_session(app, sqlite_database, add_user(sqlite_database, "rita", Role.REVIEWER))
    app.extensions[EXTENSION].database.dispose()


def send(client: FlaskClient, step: str, **fields: object) -> TestResponse:
    return post_form(client, NEW, step=step, **fields)


def typed(page: TestResponse, name: str) -> str:
    """Return what a field of the page holds."""
    text = page.text
    if found := re.search(rf"<textarea[^>]* name=\"{name}\"[^>]*>\r?\n?(.*?)</textarea>", text, re.DOTALL):
        return found[1]
    tag = re.search(rf"<input[^>]* name=\"{name}\"[^>]*>", text)
    assert tag is not None
    value = re.search(r' value="([^"]*)"', tag[0])
    return value[1] if value else ""


def complaint(page: TestResponse, name: str) -> str:
    """Return the error that the page shows at a field."""
    found = re.search(
        rf'<p class="field-error" id="{name}-error">.*?<span dir="auto">(.*?)</span>', page.text, re.DOTALL
    )
    assert found is not None, page.text
    return found[1]


def count_rows(database: Database, *tables: type[SQLModel]) -> list[int]:
    with database.reading() as session:
        return [session.exec(select(func.count()).select_from(table)).one() for table in tables]


def test_the_form_is_open_to_reviewers(sqlite_reviewer: FlaskClient) -> None:
    page = sqlite_reviewer.get(NEW)
    assert page.status_code == 200
    assert "<textarea" in page.text
    assert 'type="file"' in page.text


def test_the_preview_fills_in_what_was_recognised(reviewer_client: FlaskClient, database: Database) -> None:
    page = send(reviewer_client, "preview", text=TEXT)
    assert page.status_code == 200
    assert [
        typed(page, name) for name in ("headline", "byline", "published_on", "wire_credit", "language")
    ] == [
        "Ministers meet in the capital",
        "Jane Doe",
        "2024-05-10",
        "AFP",
        "en",
    ]
    assert typed(page, "text") == TEXT
    assert "around 231 people had come home" in page.text
    assert count_rows(database, Article, Submission) == [0, 0]


def test_what_a_person_typed_comes_before_what_was_recognised(sqlite_reviewer: FlaskClient) -> None:
    page = send(sqlite_reviewer, "preview", text=TEXT, headline="My headline")
    assert typed(page, "headline") == "My headline"


def test_a_field_emptied_after_the_preview_stays_empty(sqlite_reviewer: FlaskClient) -> None:
    page = send(sqlite_reviewer, "preview", text=TEXT, headline="Kept", language="en", was_previewed="yes")
    assert (typed(page, "byline"), typed(page, "published_on")) == ("", "")


def test_splitting_stores_the_article_and_opens_its_workspace(
    reviewer_client: FlaskClient, database: Database
) -> None:
    answer = send(reviewer_client, "store", text=TEXT, publisher="Gazette", is_text_public="y")
    with database.reading() as session:
        article = session.exec(select(Article)).one()
        claims = session.exec(select(Claim)).all()
        submission = session.exec(select(Submission)).one()
    assert (answer.status_code, answer.location) == (303, f"/desk/articles/{article.public_id}")
    assert (article.headline, article.publisher) == ("Ministers meet in the capital", "Gazette")
    assert article.is_text_public
    assert {claim.claimed_on for claim in claims} == {article.published_on}
    assert (submission.method, submission.submitted_by_id) == (SubmissionMethod.TEXT, 1)


def test_what_was_corrected_in_the_preview_is_stored(
    sqlite_reviewer: FlaskClient, sqlite_database: Database
) -> None:
    send(
        sqlite_reviewer,
        "store",
        text=TEXT,
        headline="Corrected",
        language="en-GB",
        published_on="2024-05-11",
        was_previewed="yes",
    )
    with sqlite_database.reading() as session:
        article = session.exec(select(Article)).one()
    assert (article.headline, article.byline, article.language) == ("Corrected", "", "en-GB")
    assert str(article.published_on) == "2024-05-11"


def test_a_file_is_kept_byte_for_byte_through_the_preview(
    sqlite_reviewer: FlaskClient, sqlite_database: Database
) -> None:
    raw = b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode()
    page = send(sqlite_reviewer, "preview", file=(io.BytesIO(raw), "story.txt"))
    fields = {name: typed(page, name) for name in ("text", "file_copy", "file_name", "headline", "language")}
    assert fields["text"] == TEXT
    # A browser sends the lines of a text area with CR LF.
    fields["text"] = TEXT.replace("\n", "\r\n")
    send(sqlite_reviewer, "store", was_previewed="yes", **fields)
    with sqlite_database.reading() as session:
        submission = session.exec(select(Submission)).one()
        version = session.exec(select(ArticleVersion)).one()
    assert (submission.raw, submission.filename, submission.method) == (
        raw,
        "story.txt",
        SubmissionMethod.FILE,
    )
    assert version.body == TEXT


def test_a_text_changed_after_the_preview_is_no_longer_the_file(
    sqlite_reviewer: FlaskClient, sqlite_database: Database
) -> None:
    page = send(sqlite_reviewer, "preview", file=(io.BytesIO(TEXT.encode()), "story.txt"))
    copy = typed(page, "file_copy")
    send(sqlite_reviewer, "store", text=TEXT + "More.", file_copy=copy, file_name="story.txt")
    with sqlite_database.reading() as session:
        submission = session.exec(select(Submission)).one()
    assert (submission.raw, submission.method) == ((TEXT + "More.").encode(), SubmissionMethod.TEXT)


def test_a_damaged_copy_of_a_file_is_of_no_account(
    sqlite_reviewer: FlaskClient, sqlite_database: Database
) -> None:
    answer = send(sqlite_reviewer, "store", text=TEXT, file_copy="not base64 ☃", file_name="story.txt")
    assert answer.status_code == 303
    assert count_rows(sqlite_database, Submission) == [1]


def test_the_same_text_is_refused_with_a_link_to_its_article(
    reviewer_client: FlaskClient, database: Database
) -> None:
    where = send(reviewer_client, "store", text=TEXT).location
    page = send(reviewer_client, "store", text=TEXT, headline="Another")
    assert page.status_code == 409
    assert f'href="{where}"' in page.text
    assert typed(page, "headline") == "Another"
    assert count_rows(database, Article) == [1]


def test_the_preview_already_says_that_the_text_is_here(sqlite_reviewer: FlaskClient) -> None:
    where = send(sqlite_reviewer, "store", text=TEXT).location
    assert f'href="{where}"' in send(sqlite_reviewer, "preview", text=TEXT).text


def test_the_same_text_is_taken_in_again_when_the_box_is_ticked(
    sqlite_reviewer: FlaskClient, sqlite_database: Database
) -> None:
    send(sqlite_reviewer, "store", text=TEXT)
    assert send(sqlite_reviewer, "store", text=TEXT, is_again="y").status_code == 303
    assert count_rows(sqlite_database, Article) == [2]


@pytest.mark.parametrize(
    "text", [EMOJI, RIGHT_TO_LEFT, "231", "😀"], ids=["emoji", "rtl", "digits", "one emoji"]
)
def test_any_text_that_can_be_read_is_taken_in_unchanged(
    reviewer_client: FlaskClient, database: Database, text: str
) -> None:
    assert send(reviewer_client, "store", text=text).status_code == 303
    with database.reading() as session:
        assert session.exec(select(ArticleVersion.body)).one() == text


@pytest.mark.parametrize(
    ("text", "status", "said"),
    [
        ("", 422, "Paste the text of an article, or choose a file."),
        (" \n\t ", 422, "The text holds nothing but white space."),
        ("\x01\x02" * 50, 422, "binary"),
        ("one\x00two", 400, "NUL"),
        (LETTERS, 422, "The text falls into 100,000 passages; an article may have at most 20,000."),
    ],
    ids=["empty", "blank", "binary", "NUL", "letters"],
)
def test_a_text_nobody_can_work_on_is_refused_at_its_field_and_kept(
    sqlite_reviewer: FlaskClient, sqlite_database: Database, text: str, status: int, said: str
) -> None:
    page = send(sqlite_reviewer, "store", text=text, headline="Kept")
    assert page.status_code == status
    assert said in complaint(page, "text")
    assert (typed(page, "text"), typed(page, "headline")) == (text, "Kept")
    assert count_rows(sqlite_database, Article, Submission, ArticleVersion, Claim) == [0, 0, 0, 0]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"", "The text is empty."),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "NUL"),
        ("Überall".encode("latin-1"), "UTF-8"),
        (b"lone \xed\xa0\x80 surrogate", "UTF-8"),
        (LETTERS.encode(), "100,000 passages"),
    ],
    ids=["empty", "picture", "latin-1", "surrogate", "letters"],
)
def test_a_file_nobody_can_work_on_is_refused_at_its_field(
    sqlite_reviewer: FlaskClient, sqlite_database: Database, raw: bytes, said: str
) -> None:
    page = send(sqlite_reviewer, "store", file=(io.BytesIO(raw), "story.txt"), headline="Kept")
    assert page.status_code == 422
    assert said in complaint(page, "file")
    assert typed(page, "headline") == "Kept"
    assert count_rows(sqlite_database, Article) == [0]


def test_a_text_and_a_file_at_once_are_refused_and_the_text_is_kept(sqlite_reviewer: FlaskClient) -> None:
    page = send(sqlite_reviewer, "store", text=TEXT, file=(io.BytesIO(b"Other"), "story.txt"))
    assert page.status_code == 422
    assert "not both" in complaint(page, "file")
    assert typed(page, "text") == TEXT


def test_a_text_over_the_limit_is_refused_by_the_setting_s_name_and_kept(
    small_reviewer: FlaskClient, sqlite_database: Database
) -> None:
    text = "word " * 21
    page = send(small_reviewer, "store", text=text)
    assert page.status_code == 413
    assert "100 characters (TRACKER_MAX_ARTICLE_CHARACTERS)" in complaint(page, "text")
    assert typed(page, "text") == text
    assert count_rows(sqlite_database, Article) == [0]


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("url", "javascript:alert(1)", "http"),
        ("published_on", "2999-01-01", "future"),
        ("published_on", "yesterday", "date"),
        ("language", "english", "code"),
        ("headline", "x" * 501, "500"),
        ("headline", "", "headline"),
    ],
)
def test_a_particular_that_cannot_be_taken_is_refused_at_its_field_and_the_text_kept(
    sqlite_reviewer: FlaskClient, sqlite_database: Database, field: str, value: str, said: str
) -> None:
    fields = {"headline": "Kept", "language": "en", "was_previewed": "yes", field: value}
    page = send(sqlite_reviewer, "store", text=TEXT, **fields)
    assert page.status_code == 422
    assert said in complaint(page, field)
    assert (typed(page, field), typed(page, "text")) == (value, TEXT)
    assert count_rows(sqlite_database, Article, Submission) == [0, 0]


def test_every_particular_that_cannot_be_taken_is_told_at_once(sqlite_reviewer: FlaskClient) -> None:
    page = send(sqlite_reviewer, "store", text=TEXT, was_previewed="yes", url="nowhere", language="?")
    assert [bool(complaint(page, name)) for name in ("headline", "url", "language")] == [True, True, True]


def test_a_file_sent_with_a_bad_particular_need_not_be_chosen_again(sqlite_reviewer: FlaskClient) -> None:
    page = send(sqlite_reviewer, "store", file=(io.BytesIO(TEXT.encode()), "story.txt"), url="nowhere")
    assert page.status_code == 422
    assert (typed(page, "text"), typed(page, "file_name")) == (TEXT, "story.txt")


def test_fields_that_nobody_offered_change_nothing(
    sqlite_reviewer: FlaskClient, sqlite_database: Database
) -> None:
    send(sqlite_reviewer, "store", text=TEXT, is_sample="y", public_id="chosen", id="77", method="url")
    with sqlite_database.reading() as session:
        article = session.exec(select(Article)).one()
    assert (article.is_sample, article.id) == (False, 1)
    assert article.public_id != "chosen"


def test_words_of_an_article_are_never_markup(sqlite_reviewer: FlaskClient) -> None:
    page = send(
        sqlite_reviewer, "preview", text=TEXT.replace("Ministers", "<script>alert(1)</script></textarea>")
    )
    assert "<script>alert" not in page.text
