"""The real server: gunicorn, started as an operator does, on a loopback port."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from sqlmodel import select

from tests.support.newsroom import Newsroom
from tests.support.people import find_token_in
from tests.support.publishing import publish, read_edition
from tests.support.settings import SECRET_KEY
from tracker.errors import SettingError
from tracker.models import Publication
from tracker.models.snapshot import dump_snapshot
from tracker.serving import require_free_address

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tracker.db import Database

PROGRAM = (
    "import os; from tracker.serving import serve; from tracker.settings import Settings; "
    "serve(Settings.from_environment(os.environ))"
)
PATIENCE_SECONDS = 30


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _ask(
    port: int, method: str, address: str, body: bytes | str = b"", headers: dict[str, str] | None = None
) -> tuple[int, http.client.HTTPMessage, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)) as connection:
        connection.request(method, address, body, headers or {})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()


@contextmanager
def _served(folder: Path, url: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    port = _free_port()
    environment = {
        **os.environ,
        "TRACKER_INSTANCE_DIR": str(folder),
        "TRACKER_DATABASE_URL": url,
        "TRACKER_SECRET_KEY": SECRET_KEY,
        "TRACKER_PORT": str(port),
        "TRACKER_MAX_REQUEST_BYTES": "100000",
    }
    process = subprocess.Popen([sys.executable, "-c", PROGRAM], env=environment)
    try:
        _wait(port, process)
        yield port, process
    finally:
        process.terminate()
        process.wait(PATIENCE_SECONDS)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            _ask(port, "GET", "/healthz")
        except ConnectionError:
            assert process.poll() is None, "the server ended"
            assert time.monotonic() < deadline, "the server does not answer"
            time.sleep(0.1)
        else:
            return


@pytest.fixture
def served(tmp_path: Path, sqlite_url: str) -> Iterator[int]:
    """The port of a server with two processes on an empty database."""
    with _served(tmp_path, sqlite_url) as (port, _):
        yield port


def test_it_answers_and_believes_no_forwarded_header(served: int) -> None:
    status, headers, _ = _ask(served, "GET", "/desk", headers={"X-Forwarded-Proto": "https"})

    assert (status, headers["Location"]) == (303, "/sign-in?next=/desk")


def test_a_body_over_the_limit_is_read_so_that_the_answer_arrives(served: int) -> None:
    for headers in ({}, {"Content-Type": "application/x-www-form-urlencoded"}):
        status, _, page = _ask(served, "POST", "/sign-in", b"a" * 900_000, headers)

        assert status in {400, 413}
        assert "TRACKER_MAX_REQUEST_BYTES" in page or not headers


def test_the_throttle_is_shared_by_the_processes(served: int) -> None:
    _, headers, page = _ask(served, "GET", "/sign-in")
    form = f"csrf_token={find_token_in(page)}&name=nobody&password=wrong"
    sent = {
        "Cookie": headers["Set-Cookie"].partition(";")[0],
        "Content-Type": "application/x-www-form-urlencoded",
    }

    codes = [_ask(served, "POST", "/sign-in", form, sent)[0] for _ in range(12)]

    assert codes == [401] * 5 + [429] * 7


def test_a_file_that_breaks_off_half_way_never_looks_whole(tmp_path: Path, sqlite_database: Database) -> None:
    with sqlite_database.transaction() as session:
        room = Newsroom.open(session)
        first, second = (publish(room) for _ in range(2))
        whole = read_edition(room, first)
        many = replace(whole, evidence=whole.evidence * 150)
        for edition in session.exec(select(Publication)):
            edition.payload = dump_snapshot(many) if edition.claim_id == first.id else "{"
    assert second.id != first.id
    with _served(tmp_path, sqlite_database.url) as (port, _):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
        with closing(connection):
            connection.request("GET", "/export/sources.csv")
            answer = connection.getresponse()
            with pytest.raises(http.client.IncompleteRead) as caught:
                answer.read()

    assert (answer.status, answer.headers["Transfer-Encoding"]) == (200, "chunked")
    assert caught.value.partial.count(b"\r\n") == 101  # the header and the rows before the failure


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_it_stops_when_told(
    tmp_path: Path, sqlite_url: str, ending: signal.Signals, capfd: pytest.CaptureFixture[str]
) -> None:
    with _served(tmp_path, sqlite_url) as (port, process):
        process.send_signal(ending)

        assert process.wait(PATIENCE_SECONDS) == 0
        with pytest.raises(ConnectionError):
            _ask(port, "GET", "/healthz")
    # Nor did a worker fail as it ended; gunicorn tells of that alone.
    assert "was sent" not in capfd.readouterr().err


def test_a_port_in_use_is_refused_in_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        with pytest.raises(SettingError, match=f"port {port}: Address already in use"):
            require_free_address("127.0.0.1", port)


def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(SettingError, match="TRACKER_HOST"):
        require_free_address("192.0.2.1", _free_port())


def test_a_free_port_is_fine_even_right_after_its_last_user_left() -> None:
    port = _free_port()

    require_free_address("127.0.0.1", port)
    require_free_address("127.0.0.1", port)
