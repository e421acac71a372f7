"""The command behind `make run`: what a newcomer sees, the first time and every other time."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

import pytest

from tests.support.terminal import Terminal, open_terminal

if TYPE_CHECKING:
    from pathlib import Path

PASSWORD = re.compile(r"^One-time password, shown this once: (\S+)$", re.MULTILINE)


@pytest.fixture
def terminal(
    tmp_path: Path,
    empty_database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Terminal:
    return open_terminal(tmp_path / "instance", empty_database_url, monkeypatch, capsysbinary)


def test_the_first_run_shows_the_claims_the_file_the_address_and_the_password_in_this_order(
    terminal: Terminal,
) -> None:
    said = terminal.run("demo")
    assert (said.code, said.err) == (0, "")
    marks = (
        "Speaker",
        "Kassym-Jomart Tokayev",
        str(terminal.instance_dir / "claims.csv"),
        "https://claims.example.org/desk/articles/",
        "https://claims.example.org/sign-in as admin",
        "One-time password, shown this once: ",
    )
    places = [said.out.find(mark) for mark in marks]
    assert -1 not in places
    assert places == sorted(places)


def test_the_file_holds_every_claim_of_the_sample_with_the_pages_of_the_published(terminal: Terminal) -> None:
    terminal.run("demo")
    with (terminal.instance_dir / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 10
    pages = [row["claim_url"] for row in rows if row["published_at"]]
    assert len(pages) >= 3
    assert all(page.startswith("https://claims.example.org/claims/") for page in pages)


def test_the_second_run_keeps_everything_and_shows_no_password(terminal: Terminal) -> None:
    terminal.run("demo")
    head = terminal.run("verify-history").out
    said = terminal.run("demo")
    assert said.code == 0
    assert PASSWORD.search(said.out) is None
    assert "https://claims.example.org/sign-in as admin" in said.out
    assert terminal.run("verify-history").out == head


def test_every_run_tells_the_address_of_the_sample(terminal: Terminal) -> None:
    first, second = (re.findall(r"https://\S+/desk/articles/\w+", terminal.run("demo").out) for _ in range(2))
    assert len(first) == 1
    assert first == second


def test_removing_takes_the_file_that_was_written_too_and_tells_all_that_went(terminal: Terminal) -> None:
    terminal.run("demo")
    path = terminal.instance_dir / "claims.csv"
    said = terminal.run("demo", "--remove")
    assert not path.exists()
    assert f"Removed the file {path}." in said.out
    assert re.search(r"^Removed the article “.+” with its \d\d claims", said.out, re.MULTILINE)


@pytest.mark.parametrize("work", ["file", "claim"])
def test_a_file_that_is_not_as_it_was_written_stays(terminal: Terminal, work: str) -> None:
    terminal.run("demo")
    path = terminal.instance_dir / "claims.csv"
    if work == "file":
        path.write_bytes(path.read_bytes() + b"mine\r\n")
    else:
        terminal.run("ingest", "-", given=b"Ministers meet\n\nThe ministry said 231 people had come home.\n")
    before = path.read_bytes()
    said = terminal.run("demo", "--remove")
    assert path.read_bytes() == before
    assert f"The file {path} stays" in said.out


def test_a_file_that_is_gone_already_is_not_told_of(terminal: Terminal) -> None:
    terminal.run("demo")
    (terminal.instance_dir / "claims.csv").unlink()
    said = terminal.run("demo", "--remove")
    assert said.code == 0
    assert "claims.csv" not in said.out


def test_a_removed_sample_is_gone_until_it_is_wanted_back(terminal: Terminal) -> None:
    terminal.run("demo")
    assert terminal.run("demo", "--remove").out.endswith("`tracker demo --again` brings the sample back.\n")
    assert terminal.run("demo").out.startswith("The sample article was removed.")
    assert "Speaker" in terminal.run("demo", "--again").out
    assert terminal.run("verify-history").code == 0


def test_removing_without_a_sample_says_so(terminal: Terminal) -> None:
    assert terminal.run("demo", "--remove").out == "There is no sample to remove.\n"


def test_removing_and_bringing_back_exclude_each_other(terminal: Terminal) -> None:
    assert terminal.run("demo", "--remove", "--again").code == 2


def test_the_password_is_stored_nowhere(terminal: Terminal) -> None:
    found = PASSWORD.search(terminal.run("demo").out)
    assert found is not None
    for path in terminal.instance_dir.rglob("*"):
        assert found[1].encode() not in path.read_bytes()


def test_the_instance_folder_is_for_its_owner_alone(terminal: Terminal) -> None:
    terminal.run("demo")
    assert terminal.instance_dir.stat().st_mode & 0o077 == 0
