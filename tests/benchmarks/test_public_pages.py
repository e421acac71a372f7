"""What a claim's page costs a server in processor time and a reader in bytes, beside a bare Flask answer."""

from __future__ import annotations

import http.client
import os
import re
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tests.support.published import make_ready, publish_another, publish_claim
from tests.support.settings import SECRET_KEY, build_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tracker.db import Database

ROUNDS, REQUESTS, WARM_UP = 3, 300, 20
TICKS = os.sysconf("SC_CLK_TCK")
GOALS = {
    "uncached": 0.45,
    "uncached br": 0.45,
    "kept": 0.60,
    "counted link": 0.60,
    "304": 0.75,
}
# Asks for a page under a name that no request before had.
NEW_NAMES = "*.example"
MOST_BYTES = 60_000
# The same server with the same settings, once before the tracker and once before the least that Flask can do.
SERVER = """
import os, sys
from flask import Flask
from tracker import serving
from tracker.settings import Settings

def make_hello(settings):
    app = Flask("hello")
    app.add_url_rule("/", view_func=lambda: "Hello")
    return app

if sys.argv[1] == "hello":
    serving.create_app = make_hello
serving.serve(Settings.from_environment(os.environ))
"""


class Server:
    """One gunicorn worker, asked over one connection; knows how much processor time it has used."""

    def __init__(self, process: subprocess.Popen[bytes], port: int) -> None:
        """Wait until it answers."""
        self._process = process
        self._names = 0
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        deadline = time.monotonic() + 60
        while True:
            try:
                self.ask("/", {})
            except OSError:
                assert time.monotonic() < deadline, "the server does not answer"
                self._connection.close()
                time.sleep(0.2)
            else:
                break

    def ask(self, path: str, headers: dict[str, str]) -> tuple[int, http.client.HTTPMessage, bytes]:
        """Send one request and read the whole answer."""
        if headers.get("Host") == NEW_NAMES:
            self._names += 1
            headers = {**headers, "Host": f"name{self._names}.example"}
        self._connection.request("GET", path, headers=headers)
        answer = self._connection.getresponse()
        return answer.status, answer.headers, answer.read()

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def measure(self, paths: list[str], headers: dict[str, str]) -> float:
        """Return the microseconds of processor time that one of these requests takes."""
        self._connection.close()  # the server has hung up by now; the next request connects anew
        for path in paths[:WARM_UP]:
            self.ask(path, headers)
        before = self._read_ticks()
        for path in paths:
            self.ask(path, headers)
        return (self._read_ticks() - before) / TICKS / len(paths) * 1e6

    def _read_ticks(self) -> int:
        """Return what the kernel has counted for the worker; its own count is in hundredths of a second."""
        pid = self._process.pid
        (worker,) = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        fields = Path(f"/proc/{worker}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])


@contextmanager
def run(kind: str, folder: Path, url: str, port: int) -> Iterator[Server]:
    """Run one server until the block ends."""
    environment = {
        **os.environ,
        "TRACKER_INSTANCE_DIR": str(folder),
        "TRACKER_DATABASE_URL": url,
        "TRACKER_SECRET_KEY": SECRET_KEY,
        "TRACKER_PORT": str(port),
        "TRACKER_WORKERS": "1",
    }
    process = subprocess.Popen([sys.executable, "-c", SERVER, kind], env=environment)
    server = Server(process, port)
    try:
        yield server
    finally:
        server.close()
        process.terminate()
        process.wait(30)


def test_a_claims_page_beside_a_bare_answer(sqlite_database: Database, tmp_path: Path) -> None:
    path = f"{publish_claim(sqlite_database).address}/the-bridge-is-safe"
    settings = build_settings(tmp_path, sqlite_database.url, TRACKER_PORT="8872")
    make_ready(sqlite_database, settings)
    other = f"{publish_another(sqlite_database).address}/the-bridge-is-safe"
    with ExitStack() as stack:
        hello, tracker = (
            stack.enter_context(run(kind, tmp_path, sqlite_database.url, port))
            for kind, port in (("hello", 8871), ("tracker", 8872))
        )
        _, headers, _ = tracker.ask(path, {})
        # A page is kept in memory for the name it was asked under, so none of these is found there: each is
        # asked of the database, as for the first reader after a publication in each process. One claim has
        # its page ready there (ADR 0022); the other's is put together from its edition by the templates.
        rows: dict[str, tuple[Server, list[str], dict[str, str]]] = {
            "hello": (hello, ["/"] * REQUESTS, {}),
            "uncached": (tracker, [path] * REQUESTS, {"Host": NEW_NAMES}),
            "uncached br": (tracker, [path] * REQUESTS, {"Host": NEW_NAMES, "Accept-Encoding": "br"}),
            "not ready": (tracker, [other] * REQUESTS, {"Host": NEW_NAMES}),
            "kept": (tracker, [path] * REQUESTS, {}),
            "counted link": (tracker, [f"{path}?from={number}" for number in range(REQUESTS)], {}),
            "304": (tracker, [path] * REQUESTS, {"If-None-Match": headers["ETag"]}),
        }
        rounds = [
            {name: server.measure(paths, sent) for name, (server, paths, sent) in rows.items()}
            for _ in range(ROUNDS)
        ]
    print(f"\nProcessor time of the server per request, median of {ROUNDS} rounds of {REQUESTS}")
    print(f"{'':<14}{'microseconds':>14}{'ratio':>8}{'goal':>8}")
    for name in rows:
        ratio = statistics.median(each["hello"] / each[name] for each in rounds)
        taken = statistics.median(each[name] for each in rounds)
        print(f"{name:<14}{taken:>14,.0f}{ratio:>8.2f}{GOALS.get(name, '-'):>8}")


def test_what_a_page_weighs_over_the_wire(sqlite_database: Database, tmp_path: Path) -> None:
    claim = publish_claim(sqlite_database)
    path = f"{claim.address}/the-bridge-is-safe"
    with run("tracker", tmp_path, sqlite_database.url, 8873) as server:
        for encoding in ("br", "gzip"):
            _, _, plain = server.ask(path, {})
            files = re.findall(rb'<(?:link rel="stylesheet" href|script[^>]* src)="([^"]+)"', plain)
            weights = {
                urlsplit(name).path: len(server.ask(name, {"Accept-Encoding": encoding})[2])
                for name in (path, *(each.decode() for each in files))
            }
            print(f"\nA claim's page over the wire, {encoding}, without images")
            for name, weight in weights.items():
                print(f"{name:<48}{weight:>8,}")
            print(f"{'together':<48}{sum(weights.values()):>8,} (limit {MOST_BYTES:,})")
