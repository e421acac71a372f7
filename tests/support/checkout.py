"""The files of this checkout, as git sees them."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@cache
def list_files() -> tuple[str, ...]:
    """Return the paths git tracks or would track, relative to the root, in order."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(sorted(path for path in set(listed.stdout.split("\0")) if path and (ROOT / path).is_file()))


def list_matching(*patterns: str) -> tuple[str, ...]:
    """Return the paths that match any of the glob patterns, such as `tracker/**/*.py`."""
    wanted = {path for pattern in patterns for path in ROOT.glob(pattern)}
    return tuple(path for path in list_files() if ROOT / path in wanted)


@cache
def read(path: str) -> str:
    """Return the text of a file; bytes that are no UTF-8 come out as replacement characters."""
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def report(complaints: list[str]) -> None:
    """Fail with every complaint on a line of its own, or pass when there is none."""
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)
