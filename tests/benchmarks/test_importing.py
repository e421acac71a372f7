"""An import of claims.csv beside the sqlite3 program's `.import` with indexes, printed as a table."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.many_claims import fill
from tests.support.settings import SECRET_KEY
from tracker.db import Database, migrate

if TYPE_CHECKING:
    import pytest

SIZES = tuple(int(size) for size in os.environ.get("BENCH_CLAIMS", "10000,100000").split(","))
# Where files of claims are kept and used again; without it they are made anew and dropped.
FOLDER = os.environ.get("BENCH_FOLDER", "")
ROUNDS = 3
LEAST = 0.5
MOST_GROWTH_MIB = 5.0
FEW_INDEXES = ("claim_id", "article_id", "article_url", "speaker", "review_status", "article_sha256")
# What an imported claim has an entry in here: six indexes of claims, four of import records, two of anchors
# and two of the history, over the columns that are most like theirs.
SAME_INDEXES = (
    *("claim_id", "article_id", "reviewers", "status", "review_status", "speaker"),
    *("language, claim_id", "claim_id", "language", "rating"),
    *("claim_id, article_version, kind, start", "article_version", "article_sha256, claim_id", "claim_id"),
)
WORDS = (
    "CREATE VIRTUAL TABLE words USING fts5(claim_text, content='claims', columnsize=0, "
    "tokenize='porter unicode61 remove_diacritics 2');\nINSERT INTO words(words) VALUES ('rebuild');\n"
)
PEERS = {
    ".import, six indexes": (FEW_INDEXES, ""),
    ".import, indexes as here": (SAME_INDEXES, ""),
    ".import, and the index of words": (SAME_INDEXES, WORDS),
}


def tell(folder: Path, url: str) -> dict[str, str]:
    return {
        "TRACKER_INSTANCE_DIR": str(folder),
        "TRACKER_DATABASE_URL": url,
        "TRACKER_SECRET_KEY": SECRET_KEY,
    }


def run_tracker(folder: Path, url: str, *arguments: str) -> None:
    command = [sys.executable, "-m", "tracker", *arguments]
    subprocess.run(command, env={**os.environ, **tell(folder, url)}, check=True, stdout=subprocess.DEVNULL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one import took."""

    wall_seconds: float
    cpu_seconds: float
    peak_mib: float


def measure(command: list[str], given: str, environment: dict[str, str]) -> Run:
    """Run a program and return what it took; its own peak of memory, not that of those before it."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env={**os.environ, **environment}
    )
    if process.stdin is not None:
        process.stdin.write(given.encode())
        process.stdin.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, command
    return Run(
        wall_seconds=time.perf_counter() - began,
        cpu_seconds=used.ru_utime + used.ru_stime,
        peak_mib=used.ru_maxrss / 1024,
    )


def import_ours(folder: Path, file: Path) -> Run:
    path = folder / "ours.sqlite3"
    for each in folder.glob("ours.sqlite3*"):
        each.unlink()
    migrate(f"sqlite:///{path}")
    command = [sys.executable, "-m", "tracker", "import", str(file)]
    return measure(command, "", tell(folder, f"sqlite:///{path}"))


def import_theirs(program: str, folder: Path, file: Path, indexes: tuple[str, ...], more: str) -> Run:
    path = folder / "peer.sqlite3"
    for each in folder.glob("peer.sqlite3*"):
        each.unlink()
    made = "".join(f"CREATE INDEX i_{n} ON claims({columns});\n" for n, columns in enumerate(indexes))
    script = f"PRAGMA journal_mode=WAL;\n.import --csv {file} claims\n{made}{more}"
    return measure([program, str(path)], script, {})


def write_file(folder: Path, count: int) -> Path:
    """Return a claims.csv of so many claims, made now unless it is kept."""
    kept = Path(FOLDER) if FOLDER else folder
    kept.mkdir(parents=True, exist_ok=True)
    path, file = kept / f"{count}.sqlite3", kept / f"{count}.csv"
    if not path.exists():
        migrate(f"sqlite:///{path}")
        database = Database(f"sqlite:///{path}")
        fill(database, count)
        database.dispose()
    if not file.exists():
        run_tracker(folder, f"sqlite:///{path}", "export", "claims", "--out", str(file))
    return file


def compare(folder: Path, count: int, file: Path) -> float:
    """Import in turn, some times, print each peer beside ours, and return our peak of memory in MiB."""
    program = shutil.which("sqlite3")
    runs: dict[str, list[Run]] = {}
    for _ in range(ROUNDS):
        runs.setdefault("", []).append(import_ours(folder, file))
        for name, (indexes, more) in PEERS.items() if program else ():
            assert program is not None
            runs.setdefault(name, []).append(import_theirs(program, folder, file, indexes, more))
    ours = runs.pop("")
    wall = statistics.median(run.wall_seconds for run in ours)
    cpu = min(run.cpu_seconds for run in ours)
    peak = max(run.peak_mib for run in ours)
    print(
        f"{count:>9,} claims, ours {count / wall:>22,.0f} rows/s, {count / cpu:>9,.0f} by processor time",
        end="",
    )
    print(f", most memory {peak:.0f} MiB")
    for name, told in runs.items():
        by_clock = statistics.median(run.wall_seconds for run in told) / wall
        by_cpu = min(run.cpu_seconds for run in told) / cpu
        print(f"{'':>9} {name:<32} {count / (by_clock * wall):>9,.0f} rows/s", end="")
        print(f"  ours is {by_clock:.3f} by the clock, {by_cpu:.3f} by processor time (least {LEAST})")
    return peak


def test_claims_csv(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print()
        peaks = [compare(tmp_path, count, write_file(tmp_path, count)) for count in SIZES]
        growth = max(peaks) - peaks[0]
        print(f"memory grew by {growth:.1f} MiB from {SIZES[0]:,} claims (most {MOST_GROWTH_MIB})")
