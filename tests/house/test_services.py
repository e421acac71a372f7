"""The services of the tests: a missing one fails with words that help, and none outlives the tests."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.browser import find_chromium
from tests.support.checkout import ROOT
from tests.support.postgres import MissingServiceError, PostgresServer, find_server_programs

PATIENCE_SECONDS = 20
START_AND_WAIT = """
import sys
from tests.support.postgres import PostgresServer
print(PostgresServer.start().folder, flush=True)
sys.stdin.read()
"""


def test_a_missing_postgresql_fails_and_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(MissingServiceError, match="make services"):
        find_server_programs(tmp_path)


def test_a_missing_chromium_fails_and_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(MissingServiceError, match="make services"):
        find_chromium(tmp_path / "chromium")


def test_the_newest_postgresql_is_taken(tmp_path: Path) -> None:
    for version in ("9", "15"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin" / "initdb").touch()
    assert find_server_programs(tmp_path) == tmp_path / "15" / "bin"


def test_a_stopped_server_leaves_nothing_behind() -> None:
    server = PostgresServer.start()
    server.stop()
    assert server.process.returncode == 0
    assert not server.folder.exists()


def test_a_server_does_not_outlive_tests_that_were_killed() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", START_AND_WAIT],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        folder = Path(process.stdout.readline().strip())
        assert (folder / "data").is_dir()
        process.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not folder.exists()
