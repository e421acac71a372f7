"""Every public list, filter, facet and search beside the time that one may take, printed as a table."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.databases import make_sqlite_template, sqlite_url_of
from tests.support.listed import fill_lists
from tracker.db import Database
from tracker.publication.counting import Filters, choose, count_cells, count_selection
from tracker.publication.facets import Order, Selection
from tracker.publication.list_queries import find_newest, list_articles, list_ids, list_rows, list_speakers
from tracker.publication.searching import parse_search

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlmodel import Session

MOST_MILLISECONDS = 10.0
ROUNDS = 20
ADDITIONS = 100_000
# A million takes minutes to fill; `TRACKER_BENCH_ROWS=1000000` asks for it, and what is filled is kept for
# the next run in the folder that `TRACKER_BENCH_FOLDER` names.
SIZES = [int(each) for each in os.environ.get("TRACKER_BENCH_ROWS", "10000,100000").split(",")]
# One of the talkative ten, and one of the many.
LOUD, QUIET = "s00000000003", "s00000000015"
NEW, OLD = Order.NEWEST, Order.OLDEST
BEST = Order.RELEVANCE
LISTS: dict[str, tuple[str, Filters, Order]] = {
    "newest": ("", Filters(), NEW),
    "kind": ("", Filters(kind="statement"), NEW),
    "finding, oldest first": ("", Filters(finding="denied"), OLD),
    "rating": ("", Filters(rating="Half true"), NEW),
    "first year": ("", Filters(year="2012"), NEW),
    "finding and rating": ("", Filters(finding="altered", rating="False"), NEW),
    "kind and first year": ("", Filters(kind="appeal", year="2012"), NEW),
    "four facets": ("", Filters(finding="altered", rating="False", kind="statement", year="2014"), NEW),
    "never together": ("", Filters(finding="altered", kind="event"), NEW),
    "speaker of many": ("", Filters(speaker=LOUD), NEW),
    "speaker of many, finding": ("", Filters(speaker=LOUD, finding="altered"), NEW),
    "speaker of few": ("", Filters(speaker=QUIET), NEW),
    "article": ("", Filters(article="a00000000004"), NEW),
    "commonest word": ("ar0", Filters(), BEST),
    "common word, newest": ("tu10", Filters(), NEW),
    "common word": ("tu10", Filters(), BEST),
    "rare word": ("tu2500", Filters(), BEST),
    "no such word": ("zzz", Filters(), BEST),
    "two common words": ("tu10 mo12", Filters(), BEST),
    "five common words": ("ar0 mo0 ne1 so0 tu0", Filters(), BEST),
    "phrase": ('"ar0 mo0"', Filters(), BEST),
    "beginning": ("tu1*", Filters(), BEST),
    "long beginning": ("tu100*", Filters(), BEST),
    "word and kind": ("tu10", Filters(kind="event"), BEST),
    "word, finding, year": ("tu10", Filters(finding="denied", year="2013"), BEST),
    "word and speaker": ("ar0", Filters(speaker=LOUD), BEST),
}


def ask(session: Session, wanted: tuple[str, Filters, Order]) -> None:
    """Do what the page of a list does before it is written out."""
    typed, filters, order = wanted
    chosen = choose(session, filters, parse_search(typed))
    newest = find_newest(session, chosen.selection, order, after=None)
    page = list_ids(session, chosen.selection, order, after=None, newest=newest)
    list_rows(session, page.ids)
    count_selection(session, chosen.selection, newest)


def ask_far_page(session: Session) -> None:
    """Read a page in the middle of everything."""
    page = list_ids(session, Selection(), Order.NEWEST, after=str(1_540_000_000_000))
    list_rows(session, page.ids)


@pytest.mark.parametrize("size", SIZES)
def test_public_lists(size: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = find_filled(tmp_path, size)
    database = Database(sqlite_url_of(path))
    works: dict[str, Callable[[Session], object]] = {
        name: lambda session, wanted=wanted: ask(session, wanted)  # type: ignore[misc]
        for name, wanted in LISTS.items()
    }
    works["far page"] = ask_far_page
    works["speakers"] = lambda session: list_speakers(session, beginning="speaker 9", after=None)
    works["articles"] = lambda session: list_articles(session, after=None)
    works["years of a speaker"] = lambda session: count_cells(session, 3)
    additions: list[float] = []
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            times[name].append(_milliseconds(database, work))
        additions.append(_add())
    database.dispose()
    with capsys.disabled():
        print(f"\n{size:,} claims, {path.stat().st_size / 2**20:,.0f} MiB")
        print(f"{ADDITIONS:,} additions in the same rounds: {sorted(additions)[ROUNDS // 2]:.2f} ms")
        print(f"{'':28}{'least':>8}{'median':>8}{'p95':>8}  of {MOST_MILLISECONDS:.0f} ms of processor time")
        for name, found in times.items():
            found.sort()
            median, high = found[len(found) // 2], found[int(len(found) * 0.95) - 1]
            print(f"{name:28}{found[0]:8.2f}{median:8.2f}{high:8.2f}  {high / MOST_MILLISECONDS:5.2f}")


def find_filled(folder: Path, size: int) -> Path:
    """Return a file with this many claims, filled now or by an earlier run."""
    kept = Path(os.environ.get("TRACKER_BENCH_FOLDER", folder)) / f"{size}.sqlite3"
    if not kept.exists():
        path = make_sqlite_template(folder)
        fill_lists(path, size)
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(path, kept)
    return kept


def _add() -> float:
    """Return how long plain work takes, so that a table from a busy machine can be read."""
    began = time.process_time()
    total = 0
    for number in range(ADDITIONS):
        total += number
    return (time.process_time() - began) * 1000


def _milliseconds(database: Database, work: Callable[[Session], object]) -> float:
    began = time.process_time()
    with database.reading() as session:
        work(session)
    return (time.process_time() - began) * 1000
