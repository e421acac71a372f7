"""The command that writes claims to a file, and what it never leaves behind."""

from __future__ import annotations

import csv
import io
from typing import IO, TYPE_CHECKING

import pytest

from tests.support.terminal import Terminal, open_terminal
from tracker.cli.files import opened_for_writing
from tracker.export.columns import CLAIM_COLUMNS

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
