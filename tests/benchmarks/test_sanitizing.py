"""Hostile remarks beside the time that a remark may take, printed as a table."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING

from tests.unit.text.test_sanitize import HOSTILE
from tracker.text import sanitize
from tracker.text.sanitize import LONGEST_MARKDOWN, render_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

MOST_SECONDS = 0.2
ROUNDS = 3
OPENINGS = ("<a ", "<a b", "</a ")
TAG_PARTS = ('"', "'", "\"'", "b=", 'b="', "b='\"", "/", "=", "b ", "b\t")


def test_hostile_remarks(capsys: pytest.CaptureFixture[str]) -> None:
    rendered = max(
        _seconds(partial(render_markdown, (part * LONGEST_MARKDOWN)[:LONGEST_MARKDOWN])) for part in HOSTILE
    )
    told = max(
        _seconds(partial(sanitize._is_bounded, opening + part * 50_000))
        for opening in OPENINGS
        for part in TAG_PARTS
    )
    with capsys.disabled():
        print(f"\nslowest of {len(HOSTILE)} hostile remarks   {rendered:.3f} s (limit {MOST_SECONDS} s)")
        print(f"slowest tag told beforehand    {told:.3f} s (limit {MOST_SECONDS} s)")


def _seconds(work: Callable[[], object]) -> float:
    """Return the shortest of some runs in seconds of processor time."""
    taken = []
    for _ in range(ROUNDS):
        began = time.process_time()
        work()
        taken.append(time.process_time() - began)
    return min(taken)
