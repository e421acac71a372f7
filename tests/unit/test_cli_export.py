"""The commands that write claims and corrections to a file, and what they never leave behind."""

from __future__ import annotations

import csv
import io
import sys
from typing import IO, TYPE_CHECKING

import pytest

from tests.support.newsroom import BODY, QUOTE, Newsroom
from tests.support.terminal import Terminal, open_terminal
from tracker.cli.files import opened_for_writing
from tracker.export.columns import CLAIM_COLUMNS
from tracker.extraction.training.corrections import load_corrections
from tracker.models.enums import AttributionMode, ReviewStatus

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.db import Database

STORY = "Ministers meet\n\n“=1+1 is two, and 231 people have come home,” the minister said.\n"


@pytest.fixture
def terminal(
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Terminal:
    opened = open_terminal(tmp_path, database.url, monkeypatch, capsysbinary)
    opened.run("ingest", "-", given=STORY.encode())
    return opened


@pytest.fixture
def desk(
    tmp_path: Path,
    database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Terminal:
    """A terminal of a newsroom that decided about its only article."""
    with database.transaction() as session:
        Newsroom.open(session).add_claim(mode=AttributionMode.NARRATOR, status=ReviewStatus.OPEN)
    return open_terminal(tmp_path, database.url, monkeypatch, capsysbinary)


def propose_another_claim(database: Database) -> None:
    with database.transaction() as session:
        Newsroom.again(session).add_claim()


def read_rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def write_half(target: str) -> None:
    def write(stream: IO[bytes]) -> None:
        stream.write(b"half")
        raise RuntimeError(target)

    with pytest.raises(RuntimeError), opened_for_writing(target) as stream:
        write(stream)


def test_the_desk_s_claims_go_to_a_file(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    said = terminal.run("export", "claims", "--scope", "desk", "--out", str(target))
    (row,) = read_rows(target.read_bytes().decode())
    assert (said.code, said.out) == (0, "")
    assert tuple(row) == CLAIM_COLUMNS
    assert (row["article_headline"], row["review_status"]) == ("Ministers meet", "proposed")


def test_the_public_sees_nothing_that_is_not_published(terminal: Terminal) -> None:
    assert read_rows(terminal.run("export", "claims", "--out", "-").out) == []


def test_standard_output_gets_the_lines_as_they_are(terminal: Terminal) -> None:
    said = terminal.run("export", "claims", "--scope", "desk", "--out", "-")
    assert said.out.count("\r\n") == 2
    assert len(read_rows(said.out)) == 1


@pytest.mark.parametrize(("option", "start"), [("--guard", "'="), ("--no-guard", "=")])
def test_the_guard_against_formulas_can_be_left_off(terminal: Terminal, option: str, start: str) -> None:
    said = terminal.run("export", "claims", "--scope", "desk", option, "--out", "-")
    assert read_rows(said.out)[0]["claim_text"].startswith(start)


def test_excel_gets_a_byte_order_mark_and_nobody_else(terminal: Terminal) -> None:
    assert terminal.run("export", "claims", "--excel", "--out", "-").out[0] == "\ufeff"
    assert terminal.run("export", "claims", "--out", "-").out[0] == "c"


def test_a_folder_that_is_not_there_is_named(terminal: Terminal, tmp_path: Path) -> None:
    target = tmp_path / "gone" / "out.csv"
    said = terminal.run("export", "claims", "--out", str(target))
    assert (said.code, said.err) == (2, f"Error: {target}: No such file or directory.\n")


@pytest.mark.parametrize("name", ["", "..", "/", "taken/"])
def test_a_name_that_no_file_can_have_is_refused(terminal: Terminal, tmp_path: Path, name: str) -> None:
    (tmp_path / "taken").mkdir()
    terminal.monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    said = terminal.run("export", "claims", "--out", name)
    assert (said.code, said.err) == (2, f"Error: “{name}” cannot be the name of a file.\n")
    assert sorted(tmp_path.iterdir()) == before


def test_a_folder_in_the_way_is_named_as_it_was_typed(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "taken").mkdir()
    terminal.monkeypatch.chdir(tmp_path)
    said = terminal.run("export", "claims", "--out", "taken")
    assert (said.code, said.err) == (2, "Error: taken: Is a directory.\n")


def test_a_file_that_breaks_off_never_gets_its_name(tmp_path: Path) -> None:
    write_half(str(tmp_path / "out.csv"))
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_that_name_stays_when_the_new_one_breaks_off(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_text("whole")
    write_half(str(target))
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("out.csv", "whole")]


def test_an_article_that_people_decided_about_goes_to_a_file_for_training(
    desk: Terminal, tmp_path: Path
) -> None:
    target = tmp_path / "corrections.jsonl"
    said = desk.run("export", "corrections", "--out", str(target))
    (article,), labels = load_corrections([target])
    ((start, end, _),) = labels[article.name].claims
    assert (said.code, said.out, said.err) == (0, "", "")
    assert (article.text, article.text[start:end]) == (BODY, QUOTE)


def test_corrections_go_to_standard_output_too(desk: Terminal) -> None:
    said = desk.run("export", "corrections", "--out", "-")
    assert (said.code, said.out[:7], said.out.count("\n"), said.err) == (0, '{"id": ', 1, "")


def test_an_article_that_waits_for_decisions_is_not_written(desk: Terminal, database: Database) -> None:
    propose_another_claim(database)
    said = desk.run("export", "corrections", "--out", "-")
    assert (said.code, said.out) == (0, "")


@pytest.mark.parametrize(("is_waiting", "counts"), [(False, (1, 0)), (True, (0, 1))])
def test_a_person_is_told_how_many_articles_were_written_and_how_many_wait(
    desk: Terminal, database: Database, tmp_path: Path, *, is_waiting: bool, counts: tuple[int, int]
) -> None:
    if is_waiting:
        propose_another_claim(database)
    desk.monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    target = tmp_path / "corrections.jsonl"
    said = desk.run("export", "corrections", "--out", str(target))
    written, waiting = counts
    assert said.err == f"Articles written to {target}: {written}; waiting for decisions: {waiting}.\n"


def test_the_help_says_what_corrections_are_for_and_that_they_are_not_for_publishing(desk: Terminal) -> None:
    said = " ".join(desk.run("export", "corrections", "--help").out.split())
    assert "`make train`" in said
    assert "`python -m tracker.extraction.train DIR --corrections FILE`" in said
    assert "full texts of articles, so it is not for publishing" in said
