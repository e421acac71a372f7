"""The command line inside the test process: its variables, its input, and what it said."""

from __future__ import annotations

import io
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.support.settings import SECRET_KEY
from tracker.cli import run

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminal:
    """Runs commands against one database, in one instance folder."""

    instance_dir: Path
    monkeypatch: pytest.MonkeyPatch
    capture: pytest.CaptureFixture[bytes]

    def run(self, *arguments: str, given: bytes = b"") -> Said:
        """Run a command that reads `given` from standard input."""
        stdin = io.TextIOWrapper(io.BytesIO(given))
        self.monkeypatch.setattr(sys, "stdin", stdin)
        self.capture.readouterr()
        code = run(arguments)
        out, err = self.capture.readouterr()
        return Said(code=code, out=out.decode(), err=err.decode())


def open_terminal(
    instance_dir: Path,
    database_url: str,
    monkeypatch: pytest.MonkeyPatch,
    capture: pytest.CaptureFixture[bytes],
) -> Terminal:
    """Return a terminal whose commands find this folder and this database in their variables."""
    monkeypatch.setenv("TRACKER_INSTANCE_DIR", str(instance_dir))
    monkeypatch.setenv("TRACKER_DATABASE_URL", database_url)
    monkeypatch.setenv("TRACKER_SECRET_KEY", SECRET_KEY)
    monkeypatch.setenv("TRACKER_PUBLIC_URL", "https://claims.example.org")
    return Terminal(instance_dir=instance_dir, monkeypatch=monkeypatch, capture=capture)
