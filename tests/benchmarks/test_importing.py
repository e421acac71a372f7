"""An import of claims.csv beside the sqlite3 program's `.import` with indexes, printed as a table."""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from tests.support.many_claims import fill
from tests.support.settings import SECRET_KEY
from tracker.db import Database, migrate

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import pytest

SIZES = tuple(int(size) for size in os.environ.get("BENCH_CLAIMS", "10000,40000").split(","))
ROUNDS = 3
LEAST = 0.5
INDEXES = ("claim_id", "article_id", "article_url", "speaker", "review_status", "article_sha256")


def run_tracker(folder: Path, url: str, *arguments: str) -> None:
    told = {
        "TRACKER_INSTANCE_DIR": str(folder),
        "TRACKER_DATABASE_URL": url,
        "TRACKER_SECRET_KEY": SECRET_KEY,
    }
    command = [sys.executable, "-m", "tracker", *arguments]
    subprocess.run(command, env={**os.environ, **told}, check=True, stdout=subprocess.DEVNULL)


def measure(work: Callable[[], None]) -> tuple[float, float]:
    """Return the seconds by the clock and of processor time that child processes took."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    work()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.perf_counter() - began, cpu


def import_ours(folder: Path, file: Path) -> None:
    path = folder / "ours.sqlite3"
    for each in folder.glob("ours.sqlite3*"):
        each.unlink()
    migrate(f"sqlite:///{path}")
    run_tracker(folder, f"sqlite:///{path}", "import", str(file))


def import_theirs(program: str, folder: Path, file: Path) -> None:
    path = folder / "peer.sqlite3"
    for each in folder.glob("peer.sqlite3*"):
        each.unlink()
    indexes = "".join(f"CREATE INDEX i_{column} ON claims({column});\n" for column in INDEXES)
    script = f"PRAGMA journal_mode=WAL;\n.import --csv {file} claims\n{indexes}"
    subprocess.run([program, str(path)], input=script.encode(), check=True, stdout=subprocess.DEVNULL)


def test_claims_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = shutil.which("sqlite3")
    with capsys.disabled():
        print()
        for count in SIZES:
            url = f"sqlite:///{tmp_path / f'{count}.sqlite3'}"
            migrate(url)
            database = Database(url)
            fill(database, count)
            database.dispose()
            file = tmp_path / f"{count}.csv"
            run_tracker(tmp_path, url, "export", "claims", "--scope", "desk", "--out", str(file))
            ours, theirs = [], []
            for _ in range(ROUNDS):
                ours.append(measure(lambda file=file: import_ours(tmp_path, file)))  # type: ignore[misc]
                if program:
                    theirs.append(measure(lambda file=file: import_theirs(program, tmp_path, file)))  # type: ignore[misc]
            wall, cpu = (statistics.median(run[kind] for run in ours) for kind in (0, 1))
            print(
                f"{count:>9,} claims, ours         {count / wall:>9,.0f} rows/s, {count / cpu:>9,.0f} by CPU"
            )
            if theirs:
                peer_wall, peer_cpu = (statistics.median(run[kind] for run in theirs) for kind in (0, 1))
                print(f"{'':>9}         sqlite3 .import {count / peer_wall:>6,.0f} rows/s", end="")
                by_clock, by_cpu = peer_wall / wall, peer_cpu / cpu
                print(f"  ours is {by_clock:.3f} by the clock, {by_cpu:.3f} by CPU (least {LEAST})")
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{'':>9}         most memory of any process so far {peak:.0f} MiB")
