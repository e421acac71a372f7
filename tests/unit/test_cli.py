"""The command line as an operator meets it: help, exit codes, one-sentence errors, splitting."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.terminal import Terminal, open_terminal
from tracker.cli import COMMANDS
from tracker.extraction.jsonl import build_line
from tracker.extraction.splitter import FALLBACK_NOTICE, split_article

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
STORY = "Ministers meet in the capital\n\nThe ministry said around 231 people had come home on Friday. 🇰🇿\n"


@pytest.fixture
def terminal(
    tmp_path: Path,
    sqlite_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> Terminal:
    return open_terminal(tmp_path, sqlite_url, monkeypatch, capsysbinary)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY)
    return path


def call_python(*arguments: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """Run Python in a process of its own, with the tracker on its path."""
    environment: Mapping[str, str] = {**os.environ, "PYTHONPATH": str(ROOT), **variables}
    return subprocess.run([sys.executable, *arguments], env=environment, capture_output=True, check=False)


@pytest.mark.parametrize("arguments", [(), ("--help",)], ids=["nothing", "--help"])
def test_the_tracker_lists_its_commands_with_what_they_do(
    terminal: Terminal, arguments: tuple[str, ...]
) -> None:
    said = terminal.run(*arguments)
    assert said.code == 0
    listed = said.out.partition("Commands:\n")[2].splitlines()
    assert [line.split()[0] for line in listed] == list(COMMANDS)
    assert all(line.endswith(".") and not line.endswith("...") for line in listed)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(terminal: Terminal, name: str) -> None:
    said = terminal.run(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert f"Usage: tracker {name}" in said.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("nonsense",), "No such command 'nonsense'. (`tracker --help` lists what is possible.)"),
        (("split",), "Missing argument 'FILE...'. (`tracker split --help` lists what is possible.)"),
        (("ingest", "/no/such/file"), "/no/such/file: No such file or directory."),
        (("reset-password", "nobody"), "There is no such user: nobody."),
        (("disable-user", "nobody"), "There is no such user: nobody."),
        (("export",), "Missing command. (`tracker export --help` lists what is possible.)"),
    ],
)
def test_an_expected_error_is_one_sentence_and_exit_code_2(
    terminal: Terminal, arguments: tuple[str, ...], sentence: str
) -> None:
    said = terminal.run(*arguments)
    assert (said.code, said.out, said.err) == (2, "", f"Error: {sentence}\n")


def test_a_database_that_was_never_migrated_says_what_to_do(
    terminal: Terminal, story: Path, empty_database_url: str
) -> None:
    terminal.monkeypatch.setenv("TRACKER_DATABASE_URL", empty_database_url)
    said = terminal.run("ingest", str(story))
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.endswith("; run `tracker migrate`.\n")


def test_a_history_that_was_never_migrated_says_what_to_do(
    terminal: Terminal, empty_database_url: str
) -> None:
    terminal.monkeypatch.setenv("TRACKER_DATABASE_URL", empty_database_url)
    said = terminal.run("verify-history")
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith("; run `tracker migrate`.\n")


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
@pytest.mark.parametrize("command", ["verify-history", "migrate"])
def test_a_database_that_does_not_answer_is_one_sentence(terminal: Terminal, command: str, host: str) -> None:
    terminal.monkeypatch.setenv("TRACKER_DATABASE_URL", f"postgresql://nobody@{host}:1/nothing")
    said = terminal.run(command)
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith("Error: The database ")
    assert said.err.endswith("(Is TRACKER_DATABASE_URL right?)\n")


def test_an_address_that_is_taken_is_refused_before_anything_is_said(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        terminal.monkeypatch.setenv("TRACKER_PORT", port)
        said = terminal.run("serve")
    assert (said.code, said.out) == (2, "")
    assert f"Cannot listen on 127.0.0.1 port {port}" in said.err


def test_a_setting_that_cannot_be_used_is_named(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("TRACKER_PORT", "many")
    said = terminal.run("migrate")
    assert (said.code, said.err) == (2, "Error: TRACKER_PORT must be a whole number from 1 to 65535.\n")


def test_a_variable_that_no_setting_reads_is_warned_of(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("TRACKER_PROT", "8000")
    said = terminal.run("migrate")
    assert said.code == 0
    assert (
        said.err == "Warning: TRACKER_PROT is not a setting and was ignored (did you mean TRACKER_PORT?).\n"
    )


def test_a_host_that_no_name_server_can_be_asked_for_is_refused(terminal: Terminal) -> None:
    terminal.monkeypatch.setenv("TRACKER_HOST", "a" * 70)
    said = terminal.run("serve")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(f"Error: Cannot listen on {'a' * 70} port 8000: ")


def test_a_key_that_cannot_be_used_is_told_before_anything_is_served(terminal: Terminal) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    terminal.monkeypatch.setenv("TRACKER_PORT", port)
    terminal.monkeypatch.delenv("TRACKER_SECRET_KEY")
    (terminal.instance_dir / "secret_key").write_text("short")
    said = terminal.run("serve")
    assert (said.code, said.out) == (2, "")
    assert "secret_key cannot be used" in said.err


def test_migrating_twice_changes_nothing(terminal: Terminal) -> None:
    assert terminal.run("migrate").out == terminal.run("migrate").out == "The database is up to date.\n"


def test_the_history_is_checked_and_its_head_told(terminal: Terminal, story: Path) -> None:
    terminal.run("ingest", str(story))
    said = terminal.run("verify-history")
    assert said.code == 0
    assert said.out.startswith("The history holds: 2 events, head ")


def test_splitting_prints_a_table(terminal: Terminal, story: Path) -> None:
    said = terminal.run("split", str(story))
    assert (said.code, said.err) == (0, "")
    assert said.out.split()[:4] == ["Speaker", "Kind", "Mode", "Claim"]
    assert "231 people had come home" in said.out


def test_splitting_as_jsonl_prints_one_line_an_article_named_by_its_stem(
    terminal: Terminal, story: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.v2.txt"
    other.write_text("Nothing.\n")
    said = terminal.run("split", "--format", "jsonl", str(story), str(other))
    lines = said.out.splitlines()
    assert lines[0] == build_line("story", split_article(STORY))
    assert [json.loads(line)["id"] for line in lines] == ["story", "other.v2"]


def test_splitting_dates_the_claims_of_a_text_whose_day_of_publication_it_is_told(
    terminal: Terminal, story: Path
) -> None:
    said = terminal.run("split", "--format", "jsonl", "--published-on", "2024-05-10", str(story))
    assert (said.code, said.err) == (0, "")
    assert said.out == build_line("story", split_article(STORY, published_on=date(2024, 5, 10))) + "\n"
    (claim,) = json.loads(said.out)["claims"]
    assert claim["text"] == "around 231 people had come home on Friday [10 May 2024]"


def test_splitting_leaves_days_open_without_a_day_of_publication(terminal: Terminal, story: Path) -> None:
    (claim,) = json.loads(terminal.run("split", "--format", "jsonl", str(story)).out)["claims"]
    assert claim["text"] == "around 231 people had come home on Friday"


def test_a_day_of_publication_that_is_no_day_is_refused(terminal: Terminal, story: Path) -> None:
    said = terminal.run("split", "--published-on", "10.5.2024", str(story))
    assert (said.code, said.out) == (2, "")
    assert "“10.5.2024” is not a day such as 2024-05-10." in said.err


def test_two_threads_print_what_one_prints(terminal: Terminal, tmp_path: Path) -> None:
    article = tmp_path / "long.txt"
    article.write_text("\n\n".join([STORY] * 40), encoding="utf-8")
    one = terminal.run("split", "--format", "jsonl", str(article))
    two = terminal.run("split", "--format", "jsonl", "--threads", "2", str(article))
    assert (two.code, two.err) == (0, "")
    assert two.out == one.out


def test_no_threads_at_all_are_refused(terminal: Terminal, story: Path) -> None:
    said = terminal.run("split", "--threads", "0", str(story))
    assert (said.code, said.out) == (2, "")
    assert "--threads" in said.err


def test_the_table_of_a_text_that_is_not_in_english_ends_with_the_notice(terminal: Terminal) -> None:
    text = "Der Minister sprach am Montag in Bonn. „Wir werden das Gesetz heute ändern“, sagte er danach.\n"
    said = terminal.run("split", "-", given=text.encode())
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1] == FALLBACK_NOTICE


def test_the_table_of_an_english_text_has_no_notice(terminal: Terminal, story: Path) -> None:
    assert FALLBACK_NOTICE not in terminal.run("split", str(story)).out


def test_splitting_reads_standard_input(terminal: Terminal) -> None:
    said = terminal.run("split", "--format", "jsonl", "-", given=STORY.encode())
    assert json.loads(said.out)["id"] == "-"


def test_offsets_are_those_of_the_canonical_text(terminal: Terminal) -> None:
    raw = "\ufeff" + STORY.replace("Ministers", "Cafe\u0301s").replace("\n", "\r\n")
    said = terminal.run("split", "--format", "jsonl", "-", given=raw.encode())
    assert json.loads(said.out) == json.loads(
        build_line("-", split_article(STORY.replace("Ministers", "Cafés")))
    )


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_split(
    terminal: Terminal, story: Path, tmp_path: Path
) -> None:
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\x00")
    said = terminal.run(
        "split", "--format", "jsonl", str(tmp_path / "picture.png"), str(tmp_path / "gone.txt"), str(story)
    )
    assert said.code == 2
    assert [json.loads(line)["id"] for line in said.out.splitlines()] == ["story"]
    told = said.err.splitlines()
    assert told[0].startswith(f"Error: {tmp_path / 'picture.png'}: The text contains a NUL")
    assert told[1] == f"Error: {tmp_path / 'gone.txt'}: No such file or directory."


def test_jsonl_is_utf_8_whatever_the_locale(story: Path) -> None:
    done = call_python("-m", "tracker", "split", "--format", "jsonl", str(story), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == build_line("story", split_article(STORY)).encode() + b"\n"


def test_the_table_reaches_a_terminal_that_cannot_show_its_letters(story: Path) -> None:
    done = call_python("-m", "tracker", "split", str(story), PYTHONIOENCODING="ascii")
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"231 people" in done.stdout


def test_splitting_imports_neither_the_web_nor_the_settings_nor_the_database_drivers() -> None:
    code = "import sys, tracker.cli.splitting; print(*sys.modules)"
    modules = set(call_python("-c", code).stdout.decode().split())
    assert "tracker.extraction.splitter" in modules
    assert not modules & {
        "flask",
        "werkzeug",
        "alembic",
        "pysqlite3",
        "psycopg",
        "tracker.db",
        "tracker.settings",
        "tracker.intake.commands",
    }


@pytest.mark.parametrize("shape", ["text", "jsonl"])
def test_a_reader_that_had_enough_brings_no_complaint(story: Path, shape: str) -> None:
    files = " ".join([str(story)] * 400)
    command = f"{sys.executable} -m tracker split --format {shape} {files} | head -n 1"
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert (len(done.stdout.splitlines()), done.stderr) == (1, b"")


@pytest.mark.parametrize("shape", ["text", "jsonl"])
def test_a_file_name_that_is_no_text_is_printed_all_the_same(tmp_path: Path, shape: str) -> None:
    path = os.fsencode(tmp_path) + b"/bad\xff.txt"
    with open(path, "wb") as file:  # noqa: PTH123 -- a path of bytes
        file.write(b"Bo Strand said it rained.\n")
    done = call_python("-m", "tracker", "split", os.fsdecode(path), "--format", shape)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("closed", ["<&-", ">&-"])
def test_a_closed_stream_ends_without_a_traceback(closed: str) -> None:
    command = f'exec "$0" -m tracker split - {closed}'
    done = subprocess.run(
        ["/bin/sh", "-c", command, sys.executable],
        cwd=ROOT,
        input=b"x" if closed == ">&-" else None,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
