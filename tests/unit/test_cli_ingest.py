"""The command that takes an article in, on both databases."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pytest
from sqlmodel import SQLModel, select

from tests.support.terminal import Terminal, open_terminal
from tracker.models import Article, ArticleVersion, Claim, Submission
from tracker.models.enums import SubmissionMethod

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.db import Database

Row = TypeVar("Row", bound=SQLModel)
STORY = """Ministers meet in the capital

By Jane Doe

May 10, 2024

The ministry said around 231 people had come home on Friday.

With reporting from AFP
"""


@pytest.fixture
def terminal(
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Terminal:
    return open_terminal(tmp_path, database.url, monkeypatch, capsysbinary)


@pytest.fixture
def story(tmp_path: Path) -> str:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.replace("\n", "\r\n").encode())
    return str(path)


def read_all(database: Database, table: type[Row]) -> list[Row]:
    with database.reading() as session:
        return list(session.exec(select(table)))


def test_an_article_is_stored_with_what_its_text_says_about_it(
    terminal: Terminal, database: Database, story: str
) -> None:
    said = terminal.run("ingest", story)
    (article,) = read_all(database, Article)
    assert (said.code, said.err) == (0, "")
    assert (article.headline, article.byline) == ("Ministers meet in the capital", "Jane Doe")
    assert (article.published_on, article.wire_credit) == (date(2024, 5, 10), "AFP")
    assert not article.is_text_public


def test_its_claims_are_proposed_and_shown_with_the_address_of_its_workspace(
    terminal: Terminal, database: Database, story: str
) -> None:
    said = terminal.run("ingest", story)
    (article,), (claim,) = read_all(database, Article), read_all(database, Claim)
    assert claim.text == "around 231 people had come home on Friday [10 May 2024]"
    assert claim.text in " ".join(said.out.split())
    assert f"https://claims.example.org/desk/articles/{article.public_id}\n" in said.out


def test_the_file_is_kept_as_it_was(terminal: Terminal, database: Database, story: str) -> None:
    terminal.run("ingest", story)
    (submission,), (version,) = read_all(database, Submission), read_all(database, ArticleVersion)
    assert (submission.method, submission.filename) == (SubmissionMethod.FILE, "story.txt")
    assert submission.raw == STORY.replace("\n", "\r\n").encode()
    assert version.body == STORY


def test_options_come_before_what_was_recognised(terminal: Terminal, database: Database, story: str) -> None:
    terminal.run(
        "ingest",
        story,
        "--headline=Home again",
        "--standfirst=231 people",
        "--byline=",
        "--publisher=Gazette",
        "--wire-credit=Reuters",
        "--url=https://example.org/story",
        "--published-on=2024-05-11",
        "--language=en-GB",
        "--show-text",
    )
    (article,) = read_all(database, Article)
    assert (article.headline, article.standfirst, article.byline) == ("Home again", "231 people", "")
    assert (article.publisher, article.wire_credit) == ("Gazette", "Reuters")
    assert (article.url, article.language) == ("https://example.org/story", "en-GB")
    assert (article.published_on, article.is_text_public) == (date(2024, 5, 11), True)


def test_the_claims_are_dated_by_the_day_of_publication(
    terminal: Terminal, database: Database, story: str
) -> None:
    terminal.run("ingest", story, "--published-on", "2024-05-11")
    assert [claim.claimed_on for claim in read_all(database, Claim)] == [date(2024, 5, 11)]


def test_an_article_comes_through_standard_input(terminal: Terminal, database: Database) -> None:
    terminal.run("ingest", "-", given=STORY.encode())
    (submission,) = read_all(database, Submission)
    assert (submission.method, submission.filename) == (SubmissionMethod.TEXT, "")


def test_the_same_text_is_refused_with_the_article_that_has_it(
    terminal: Terminal, database: Database, story: str
) -> None:
    terminal.run("ingest", story)
    said = terminal.run("ingest", story)
    (article,) = read_all(database, Article)
    assert (said.code, said.out) == (2, "")
    assert f"/desk/articles/{article.public_id}" in said.err
    assert "--again" in said.err


def test_the_same_text_is_taken_in_once_more_when_asked_for(
    terminal: Terminal, database: Database, story: str
) -> None:
    terminal.run("ingest", story)
    assert terminal.run("ingest", story, "--again").code == 0
    assert len(read_all(database, Article)) == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--url=javascript:alert(1)",), "--url: The address has to start with http:// or https://"),
        (("--published-on=10.5.2024",), "is not a day such as 2024-05-10"),
        (("--published-on=2999-01-01",), "--published-on: The day of publication lies in the future."),
        (("--headline=",), "--headline: Give the article a headline."),
        (("--wire-credit=" + "x" * 201,), "--wire-credit: This has 201 characters; 200 are the most."),
    ],
)
def test_an_option_that_cannot_be_taken_is_named_and_nothing_is_stored(
    terminal: Terminal, database: Database, story: str, options: tuple[str, ...], told: str
) -> None:
    said = terminal.run("ingest", story, *options)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err
    assert read_all(database, Article) == []


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"", "The text is empty."),
        (b"\x89PNG\x00", "NUL"),
        (b"\xff\xfe\xfd", "UTF"),
        (b"\xed\xa0\x80", "UTF-8"),
        (b"word " * 21, "100 characters (TRACKER_MAX_ARTICLE_CHARACTERS)"),
        (b"x" * 500, "100 characters (TRACKER_MAX_ARTICLE_CHARACTERS)"),
    ],
    ids=["empty", "picture", "odd UTF-16", "surrogate", "long", "much too long"],
)
def test_a_text_nobody_can_work_on_is_refused_and_nothing_is_stored(
    terminal: Terminal, database: Database, raw: bytes, told: str
) -> None:
    terminal.monkeypatch.setenv("TRACKER_MAX_ARTICLE_CHARACTERS", "100")
    said = terminal.run("ingest", "-", given=raw)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert told in said.err
    assert read_all(database, Article) == []


def test_a_text_of_too_many_lines_is_refused_and_nothing_is_stored(
    terminal: Terminal, database: Database
) -> None:
    said = terminal.run("ingest", "-", given=b"a\n" * 30_000)
    assert (said.code, said.out) == (2, "")
    assert "30,000 passages" in said.err
    assert read_all(database, Submission) == []
