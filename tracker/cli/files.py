"""How a command writes a file that is whole or not there at all."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from tracker.cli.reading import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def opened_for_writing(name: str) -> Iterator[IO[bytes]]:
    """Lend a stream of bytes; `-` is standard output.

    A file gets its name only when the block ends well: until then its bytes lie beside it under
    another name, which an error removes. A file of that name is replaced in one step.
    """
    if name == STANDARD:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    target = Path(name)
    partial = target.with_name(f".{target.name}.{secrets.token_hex(6)}.partial")
    try:
        with partial.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
