"""How a command reads a text from a file or from standard input."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final, TextIO, cast

import click

from tracker.errors import TooLargeError

STANDARD: Final = "-"
MOST_BYTES_A_CHARACTER: Final = 4


def read_bytes(name: str, *, most_characters: int | None = None) -> bytes:
    """Return what a file holds, or standard input for `-`; reads no further than a text could be long.

    Raises:
        TooLargeError: there are more bytes than `most_characters` characters can have.
        OSError: the file cannot be read.
        ClickException: standard input is closed.
    """
    most = -1 if most_characters is None else most_characters * MOST_BYTES_A_CHARACTER
    limit = most if most < 0 else most + 1
    if name == STANDARD:
        # Python has no stream where the shell closed it; the stubs do not know.
        stream = cast("TextIO | None", sys.stdin)
        if stream is None:
            raise click.ClickException("There is no standard input to read.")
        raw = stream.buffer.read(limit)
    else:
        with Path(name).open("rb") as file:
            raw = file.read(limit)
    if most_characters is not None and len(raw) > most:
        raise TooLargeError(
            actual_count=None,
            limit_count=most_characters,
            unit="characters",
            setting="TRACKER_MAX_ARTICLE_CHARACTERS",
        )
    return raw


def name_of(file: str) -> str:
    """Return a file's own name as text that can be printed and stored; odd bytes in it become U+FFFD."""
    return os.fsencode(Path(file).name).decode(errors="replace")
