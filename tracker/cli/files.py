"""How a command writes a file that is whole or not there at all."""

from __future__ import annotations

import os
import secrets
import sys
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tracker.cli.reading import STANDARD

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def opened_for_writing(name: str) -> Iterator[TextIO]:
    """Lend a UTF-8 stream that writes line ends as they are; `-` is standard output.

    A file gets its name only when the block ends well: until then the text lies beside it under
    another name, which an error removes. A file of that name is replaced in one step.
    """
    if name == STANDARD:
        stream = TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=True)
        try:
            yield stream
        finally:
            stream.detach()  # or else the wrapper would close standard output when it is collected
        return
    target = Path(name)
    partial = target.with_name(f".{target.name}.{secrets.token_hex(6)}.partial")
    try:
        with partial.open("x", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
