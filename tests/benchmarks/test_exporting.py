"""The public claims.csv over HTTP beside what databases' own programs write, printed as a table."""

from __future__ import annotations

import http.client
import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.many_claims import fill
from tests.support.postgres import find_free_port
from tests.support.settings import SECRET_KEY
from tracker.db import Database, migrate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.support.databases import PostgresTemplate

# The goal asks for 1,000,000 too; that takes ten gigabytes, and half an hour to fill.
SIZES = tuple(int(size) for size in os.environ.get("BENCH_CLAIMS", "10000,100000").split(","))
# Where filled databases are kept and used again; without it they are made anew and dropped.
FOLDER = os.environ.get("BENCH_FOLDER", "")
# The program, where it is not on the path: it is better kept out of the environment of the tracker.
DATASETTE = os.environ.get("BENCH_DATASETTE", "datasette")
ROUNDS = 3
LEAST_OF_SQLITE, LEAST_OF_PSQL = 0.70, 0.80
MOST_GROWTH_MIB, MOST_FIRST_BYTE_SECONDS = 5.0, 0.050
TICKS = os.sysconf("SC_CLK_TCK")
PIECE = 1 << 16

# 20 columns of seven tables, and no lists: less than a row of ours holds, so the harder peer.
JOINED = """
SELECT c.public_id, a.public_id, a.headline, a.url, v.number, v.sha256, n."start", n."end", n.exact, c.text,
       c.kind, s.name, s.kind, c.speaker_role, c.mode, c.claimed_on, c.attribution_finding, r.label, r.value,
       c.explanation, c.checkworthiness, a.language, c.created_at, c.updated_at, c.published_at{lists}
FROM claim AS c
JOIN article AS a ON a.id = c.article_id
LEFT JOIN speaker AS s ON s.id = c.speaker_id
LEFT JOIN rating AS r ON r.id = c.rating_id
LEFT JOIN claim_anchor AS n ON n.claim_id = c.id AND n.role = 'content'
LEFT JOIN article_version AS v ON v.id = n.article_version_id
WHERE c.publication IN ('published', 'corrected')
ORDER BY c.id
"""
# With what ours has in its lists: reviewers, sources by stance, notes.
LISTS = """,
       (SELECT {concat}(u.display_name, ' | ') FROM review AS w JOIN "user" AS u ON u.id = w.reviewer_id
        WHERE w.claim_id = c.id),
       (SELECT {concat}(e.title || ' <' || e.url || '>', ' | ') FROM evidence_item AS e
        WHERE e.claim_id = c.id AND e.stance = 'supports'),
       (SELECT {concat}(e.title || ' <' || e.url || '>', ' | ') FROM evidence_item AS e
        WHERE e.claim_id = c.id AND e.stance = 'refutes'),
       (SELECT {concat}(o.body, ' | ') FROM note AS o WHERE o.claim_id = c.id AND o.visibility = 'public')
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one writing of all rows took."""

    wall_seconds: float
    cpu_seconds: float
    first_byte_seconds: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A server of one process, and where it has all rows."""

    port: int
    worker: int
    address: str = "/export/claims.csv"

    def download(self) -> Run:
        """Fetch all rows and drop them."""
        cpu, began = read_cpu(self.worker), time.perf_counter()
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=600)) as connection:
            connection.request("GET", self.address)
            answer = connection.getresponse()
            answer.read1(1)
            first = time.perf_counter() - began
            while answer.read1(PIECE):
                pass
        wall = time.perf_counter() - began
        return Run(wall_seconds=wall, cpu_seconds=read_cpu(self.worker) - cpu, first_byte_seconds=first)

    def peak_mib(self) -> float:
        """Return the most memory the worker ever had."""
        status = Path(f"/proc/{self.worker}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


def read_cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


@contextmanager
def served(folder: Path, url: str) -> Iterator[Served]:
    port = find_free_port()
    told = {
        "TRACKER_INSTANCE_DIR": str(folder),
        "TRACKER_DATABASE_URL": url,
        "TRACKER_SECRET_KEY": SECRET_KEY,
        "TRACKER_PORT": str(port),
        "TRACKER_WORKERS": "1",
    }
    process = subprocess.Popen([sys.executable, "-m", "tracker", "serve"], env={**os.environ, **told})
    try:
        wait_for(port)
        worker = int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()[0])
        yield Served(port=port, worker=worker)
    finally:
        process.terminate()
        process.wait(60)


def wait_for(port: int) -> None:
    for _ in range(1500):
        try:
            with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
                connection.request("GET", "/healthz")
                connection.getresponse().read()
                return
        except ConnectionError:
            time.sleep(0.2)
    pytest.fail("the server does not answer")


def run_program(arguments: list[str], given: str, environment: dict[str, str]) -> Run:
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(
        arguments,
        input=given.encode(),
        stdout=subprocess.DEVNULL,
        env={**os.environ, **environment},
        check=True,
    )
    wall, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(wall_seconds=wall, cpu_seconds=cpu)


def compare(count: int, ours: Callable[[], Run], peers: dict[str, tuple[Callable[[], Run], float]]) -> Run:
    """Run everything in turn, some times, and print each peer beside ours; return our median run."""
    runs: dict[str, list[Run]] = {}
    for _ in range(ROUNDS):
        runs.setdefault("ours", []).append(ours())
        for name, (peer, _) in peers.items():
            runs.setdefault(name, []).append(peer())
    median = {
        name: Run(
            wall_seconds=statistics.median(run.wall_seconds for run in told),
            cpu_seconds=statistics.median(run.cpu_seconds for run in told),
            first_byte_seconds=statistics.median(run.first_byte_seconds for run in told),
        )
        for name, told in runs.items()
    }
    own = median["ours"]
    print(f"{count:>9,} claims, ours over HTTP        {count / own.wall_seconds:>9,.0f} rows/s", end="")
    print(f", first byte {own.first_byte_seconds * 1000:.1f} ms (most {MOST_FIRST_BYTE_SECONDS * 1000:.0f})")
    for name, (_, least) in peers.items():
        run = median[name]
        wall, cpu = run.wall_seconds / own.wall_seconds, run.cpu_seconds / max(own.cpu_seconds, 1 / TICKS)
        print(f"{'':>9}         {name:<28} {count / run.wall_seconds:>9,.0f} rows/s", end="")
        print(f"  ours is {wall:.2f} by the clock, {cpu:.2f} by processor time (least {least})")
    return own


def build_query(*, has_lists: bool, concat: str) -> str:
    return JOINED.format(lists=LISTS.format(concat=concat) if has_lists else "")


def fill_sqlite(folder: Path, count: int) -> Path:
    """Return a database with so many published claims, made now unless it is kept."""
    path = (Path(FOLDER) if FOLDER else folder) / f"{count}.sqlite3"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        migrate(f"sqlite:///{path}")
        database = Database(f"sqlite:///{path}")
        fill(database, count)
        database.dispose()
    return path


def test_sqlite(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = shutil.which("sqlite3")
    peaks = []
    with capsys.disabled():
        print()
        for count in SIZES:
            path = fill_sqlite(tmp_path, count)
            peers = {} if program is None else list_sqlite_peers(program, path)
            with served(tmp_path, f"sqlite:///{path}") as server:
                server.download()
                compare(count, server.download, peers)
                peaks.append(server.peak_mib())
            print(f"{'':>9}         most memory of the worker {peaks[-1]:.1f} MiB")
        growth = max(peaks) - peaks[0]
        print(
            f"memory of the worker grew by {growth:.1f} MiB from {SIZES[0]:,} to {SIZES[-1]:,} claims", end=""
        )
        print(f" (most {MOST_GROWTH_MIB})")
        if program is None:
            print("no sqlite3 program is installed, so nothing stands beside ours; apt has one")


def list_sqlite_peers(program: str, path: Path) -> dict[str, tuple[Callable[[], Run], float]]:
    def write(*, has_lists: bool) -> Run:
        query = build_query(has_lists=has_lists, concat="group_concat")
        return run_program([program, "-readonly", "-csv", "-header", str(path)], f"{query};", {})

    return {
        "sqlite3 -csv, joins": (lambda: write(has_lists=False), LEAST_OF_SQLITE),
        "sqlite3 -csv, joins and lists": (lambda: write(has_lists=True), LEAST_OF_SQLITE),
    }


def test_datasette(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, count = shutil.which(DATASETTE), SIZES[0]
    with capsys.disabled():
        print()
        if program is None:
            print(
                "no datasette is installed, so nothing of it stands beside ours; pip has one: BENCH_DATASETTE"
            )
            return
        path = tmp_path / "peer.sqlite3"
        url = f"sqlite:///{path}"
        shutil.copy(fill_sqlite(tmp_path, count), path)
        database = Database(url)
        with database.engine.begin() as connection:
            query = build_query(has_lists=False, concat="").replace(
                ", a.public_id,", ", a.public_id AS article,"
            )
            connection.exec_driver_sql(f"CREATE TABLE peer AS {query}")
        database.dispose()
        port = find_free_port()
        process = subprocess.Popen(
            [program, "serve", str(path), "--port", str(port), "--setting", "max_csv_mb", "0"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(port)
            with served(tmp_path, url) as server:
                server.download()
                stream = Served(port=port, worker=process.pid, address="/peer/peer.csv?_stream=on&_size=max")
                compare(count, server.download, {"datasette, stream of a table": (stream.download, 1.0)})
        finally:
            process.terminate()
            process.wait(60)


def test_postgresql(
    tmp_path: Path,
    postgres_template: PostgresTemplate,
    capsys: pytest.CaptureFixture[str],
) -> None:
    count = min(SIZES[-1], 100_000)
    url = next(lent := postgres_template.lend_copy())
    database = Database(url)
    fill(database, count)
    database.dispose()
    program = shutil.which("psql")
    address = url.replace("postgresql+psycopg://", "postgresql://")

    def write(*, has_lists: bool) -> Run:
        query = " ".join(build_query(has_lists=has_lists, concat="string_agg").split())
        copy = f"\\copy ({query}) TO STDOUT WITH (FORMAT csv, HEADER)\n"
        return run_program([program or "", "-q", address], copy, {})

    with capsys.disabled(), served(tmp_path, url) as server:
        print()
        server.download()
        peers = {
            "psql COPY, joins": (lambda: write(has_lists=False), LEAST_OF_PSQL),
            "psql COPY, joins and lists": (lambda: write(has_lists=True), LEAST_OF_PSQL),
        }
        # Processor time of the database server counts for neither side; the clock compares them.
        compare(count, server.download, peers if program else {})
        if program is None:
            print("no psql program is installed, so nothing stands beside ours")
    next(lent, None)
