"""How a command writes a file that is whole or not there at all."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from tracker.cli.reading import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def opened_for_writing(name: str) -> Iterator[IO[bytes]]:
    """Lend a stream of bytes; `-` is standard output.

    A file gets its name only when the block ends well: until then its bytes lie beside it under
    another name, which an error removes. A file of that name is replaced in one step.

    Raises:
        ClickException: no file can have this name.
        OSError: the file cannot be written; names it as it was asked for.
    """
    if name == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(name)
    if target.name in {"", ".."} or name.endswith("/"):
        message = f"“{name}” cannot be the name of a file."
        raise click.ClickException(message)
    partial = target.with_name(f".{target.name}.{secrets.token_hex(6)}.partial")
    with _errors_naming(name):
        stream = partial.open("xb")
    try:
        with stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        with _errors_naming(name):
            partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)


@contextmanager
def _errors_naming(name: str) -> Iterator[None]:
    """Let errors name the file that the person asked for, not the one beside it."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, name) from error
