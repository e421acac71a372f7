"""The command that brings a spreadsheet in asks for its columns, remembers them, and shows people a bar."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.terminal import Terminal, open_terminal

if TYPE_CHECKING:
    from pathlib import Path

    from tracker.db import Database

SHEET = "Statement,Who,When,Colour\nIt is safe.,Bo,3/4/2026,red\nIt is,,n/a,\n,Ada,,\n"
MAPPED = ("--map", "Statement=claim_text", "--map", "Who=speaker", "--map", "When=claim_date")


@pytest.fixture
def terminal(
    tmp_path: Path,
    sqlite_database: Database,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Terminal:
    (tmp_path / "sheet.csv").write_text(SHEET)
    monkeypatch.chdir(tmp_path)
    return open_terminal(tmp_path, sqlite_database.url, monkeypatch, capsysbinary)


def test_columns_that_nobody_explained_are_listed_with_what_they_probably_are(terminal: Terminal) -> None:
    said = terminal.run("import", "sheet.csv")
    assert said.code == 2
    assert said.err.splitlines()[:4] == [
        "  --map 'Statement=claim_text'",
        "  --map 'Who=speaker'",
        "  --map 'When=claim_date'",
        "  (“Colour” is left out)",
    ]
    assert "Nobody has said yet" in said.err


def test_a_mapping_is_said_once_and_read_again_by_the_columns_or_its_name(terminal: Terminal) -> None:
    dry = terminal.run("import", "sheet.csv", *MAPPED, "--mapping", "City", "--dry-run")
    assert dry.out.startswith("Would be taken in: 1 new, 0 changed, 0 unchanged, 2 refused")
    assert terminal.run("import", "sheet.csv", "--mapping", "City").err.startswith(
        "Error: There is no mapping"
    )
    first = terminal.run("import", "sheet.csv", *MAPPED, "--mapping", "City", "--days", "day-first")
    assert (first.code, first.out[:33]) == (1, "Imported: 2 new, 0 changed, 0 unc")
    assert first.err == "row 4 Statement: This is empty.\n"
    for more in ((), ("--mapping", "City")):
        again = terminal.run("import", "-", *more, given=SHEET.encode())
        assert again.out.startswith("Imported: 0 new, 0 changed, 2 unchanged, 1 refused")


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        (("--map", "Statement"), "is not of the form"),
        (("--map", "Statement=truth"), "none of our columns"),
        (("--map", "Nothing=claim_text"), "no column “Nothing”. The file has the columns “Statement”"),
        (("--map", "Who=speaker"), "No column holds the claim itself"),
    ],
)
def test_a_mapping_that_cannot_be_is_told(terminal: Terminal, pairs: tuple[str, ...], told: str) -> None:
    said = terminal.run("import", "sheet.csv", *pairs)
    assert (said.code, told in said.err) == (2, True)


def test_the_help_shows_an_example_and_every_column(terminal: Terminal) -> None:
    said = terminal.run("import", "--help").out
    assert 'tracker import checks.csv --mapping "City desk" \\\n      --map Statement=claim_text' in said
    assert "\n    claim_id          Id of the claim\n" in said


def test_a_bar_is_shown_at_a_terminal_and_nothing_of_it_in_a_pipe(terminal: Terminal) -> None:
    piped = terminal.run("import", "sheet.csv", *MAPPED)
    terminal.monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True)
    shown = terminal.run("import", "sheet.csv", *MAPPED)
    assert "Importing" not in piped.err + piped.out
    assert "100/100" in shown.err
    assert "Importing" not in shown.out
