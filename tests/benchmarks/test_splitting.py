"""How fast articles are taken apart and in how much memory, beside a bare pass of the same encoder."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tracker.extraction.reading.encoder import shipped_model
from tracker.extraction.reading.encoding import encode_text
from tracker.extraction.reading.windows import build_windows, find_units
from tracker.extraction.splitter import split_article
from tracker.extraction.structure.parts import read_structure
from tracker.paths import model_dir

if TYPE_CHECKING:
    from collections.abc import Callable

    from tracker.extraction.reading.windows import Window

ROUNDS = 5
WORD = re.compile(r"\w+")
GOLD = Path(__file__).parents[1] / "gold"
MOST_MIB, MOST_FILES_MIB, MOST_READY_SECONDS = 200, 25, 1.0
# What a fresh process does: load all, split an article, tell when it was ready and what it took at most. The
# kernel's `VmHWM` is this program's own peak; `ru_maxrss` would be that of whoever started it, if larger.
FRESH = """
import sys, time
from pathlib import Path
begun = time.perf_counter()
from tracker.extraction.reading.encoder import shipped_model
shipped_model()
ready = time.perf_counter() - begun
from tracker.extraction.splitter import split_article
split_article(sys.stdin.read())
status = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text().splitlines())
print(ready, int(status["VmHWM"].split()[0]) / 1024)
"""


def read_articles() -> list[str]:
    """Return the gold articles."""
    return [path.read_text(encoding="utf-8") for path in sorted(GOLD.glob("*.txt"))]


def windows_of(text: str) -> list[Window]:
    """Return the encoder's input for a text."""
    structure = read_structure(text)
    encoded = encode_text(text, structure.blocks, structure.quotations, shipped_model().tokenizer)
    return build_windows(encoded, find_units(encoded))


def cpu_seconds(work: Callable[[], object]) -> float:
    """Return the CPU seconds that `work` takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def wall_seconds(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_one_thread_beside_a_bare_pass_of_the_encoder() -> None:
    articles = read_articles()
    model = shipped_model()

    def bare(windows: list[Window]) -> None:
        for window in windows:
            model.answer(window)

    limit = taken = 0.0
    for article in articles:
        # By turns and the least of each, so that what else the machine does falls on neither of the two. Each
        # round has a text of its own, so that nothing is remembered from the one before.
        rounds = [
            (cpu_seconds(partial(bare, windows_of(text))), cpu_seconds(partial(split_article, text)))
            for text in (f"{article}\n\nEnd {number}" for number in range(ROUNDS))
        ]
        one, other = (min(column) for column in zip(*rounds, strict=True))
        limit += one
        taken += other
    words = sum(len(WORD.findall(article)) for article in articles)
    print(f"\n{len(articles)} articles, {words:,} words, CPU time of one thread, least of {ROUNDS}")
    print(f"{'':<28}{'words a second':>16}{'ratio':>8}{'goal':>8}")
    print(f"{'bare pass of the encoder':<28}{words / limit:>16,.0f}{1:>8.2f}{'':>8}")
    print(f"{'splitting':<28}{words / taken:>16,.0f}{limit / taken:>8.2f}{0.8:>8.2f}")


def test_a_second_thread() -> None:
    article = "\n\n".join(read_articles())
    rounds = [
        (
            wall_seconds(lambda: split_article(article)),
            wall_seconds(lambda: split_article(article, threads=2)),
        )
        for _ in range(ROUNDS)
    ]
    alone, together = (statistics.median(column) for column in zip(*rounds, strict=True))
    gain = statistics.median(one / other for one, other in rounds)
    print(f"\nOne article of {len(WORD.findall(article)):,} words, by the clock, median of {ROUNDS}")
    print(f"one thread {alone:.2f} s, two threads {together:.2f} s: {gain:.2f} times as fast (goal 1.60)")


def test_a_fresh_process() -> None:
    article = "\n\n".join(read_articles())
    runs = []
    for _ in range(ROUNDS):
        done = subprocess.run(
            [sys.executable, "-c", FRESH], input=article, capture_output=True, text=True, check=True
        )
        runs.append(tuple(float(part) for part in done.stdout.split()))
    ready, peak = (statistics.median(column) for column in zip(*runs, strict=True))
    size = sum(path.stat().st_size for path in model_dir().iterdir() if path.suffix != ".py") / 2**20
    print(f"\nA fresh process, median of {ROUNDS}")
    print(f"ready after {ready:.2f} s (goal {MOST_READY_SECONDS:.0f}), peak {peak:.0f} MiB (goal {MOST_MIB})")
    print(f"model files {size:.1f} MiB (goal {MOST_FILES_MIB})")


def test_time_grows_with_length_and_no_faster() -> None:
    print("\nTexts that are no articles: CPU seconds for 50,000 and for 100,000 characters")
    for name, unit in (
        ("one paragraph", "the bridge was closed and nobody said why "),
        ("capitals", "THE BRIDGE WAS CLOSED. "),
        ("unclosed quotation marks", "“we will not go "),
        ("no spaces", "x"),
        ("emoji", "🇰🇿👩‍👩‍👧 "),
        ("Cyrillic", "Мост закрыли, сказал мэр. "),
        ("Arabic", "قال الوزير إن الجسر مغلق. "),
        ("digits", "1234567890 "),
        ("commas", "a, "),
    ):
        whole = unit * (100_000 // len(unit))
        half = whole[: len(whole) // 2]
        short, long = (cpu_seconds(partial(split_article, text)) for text in (half, whole))
        print(f"{name:<28}{short:>8.2f}{long:>8.2f}")
