"""One ZIP of every file of rows with a description of its columns; the same rows make the same bytes."""

from __future__ import annotations

import hashlib
import json
import zipfile
from dataclasses import dataclass
from io import RawIOBase
from typing import TYPE_CHECKING, Final

from tracker.export.metadata import FILENAME, FileDigest, build_metadata
from tracker.export.tables import TABLES
from tracker.export.writing import Chunk, iter_chunks

if TYPE_CHECKING:
    from collections.abc import Generator

    from sqlmodel import Session

    from tracker.export.reading import Reading
    from tracker.export.writing import Layout

CONTENT_TYPE: Final = "application/zip"
NAME: Final = "claims.zip"
# The first day a ZIP can tell: the day of making is nothing the rows say.
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_UNIX: Final = 3
_READABLE: Final = 0o100644 << 16
# Bytes are handed on once there are so many of them; until then the compressor has little to show.
_LEAST_BYTES: Final = 16_384


class _Spout(RawIOBase):
    """A stream that cannot go back, from which what was written is taken piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._count = 0

    def writable(self) -> bool:
        return True

    def write(self, raw: bytes | bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer there
        piece = bytes(raw)
        self._pieces.append(piece)
        self._count += len(piece)
        return len(piece)

    def take(self, least: int = 1) -> bytes:
        """Return what was written since the last time, if that is `least` bytes, and otherwise nothing."""
        if self._count < least:
            return b""
        taken = b"".join(self._pieces)
        self._pieces.clear()
        self._count = 0
        return taken


@dataclass(slots=True)
class _Tally:
    """What is known of a file while it is written."""

    rows_count: int = 0
    bytes_count: int = 0


def iter_bundle(session: Session, reading: Reading, layout: Layout) -> Generator[Chunk]:
    """Yield the ZIP as it comes into being; each chunk carries how many rows went into it."""
    spout = _Spout()
    digests = []
    with zipfile.ZipFile(spout, "w", zipfile.ZIP_DEFLATED) as archive:
        for table in TABLES.values():
            digest, tally = hashlib.sha256(), _Tally()
            with archive.open(_describe_entry(f"{table.name}.csv"), "w", force_zip64=True) as entry:
                for chunk in iter_chunks(session, table, reading, layout):
                    entry.write(chunk.raw)
                    digest.update(chunk.raw)
                    tally.rows_count += chunk.rows_count
                    tally.bytes_count += len(chunk.raw)
                    yield Chunk(raw=spout.take(_LEAST_BYTES), rows_count=chunk.rows_count)
            digests.append(
                FileDigest(
                    table=table,
                    rows_count=tally.rows_count,
                    bytes_count=tally.bytes_count,
                    sha256=digest.hexdigest(),
                )
            )
        metadata = build_metadata(digests, layout, scope=reading.scope, public_url=reading.public_url)
        with archive.open(_describe_entry(FILENAME), "w", force_zip64=True) as entry:
            entry.write(json.dumps(metadata, ensure_ascii=False, indent=2).encode() + b"\n")
    yield Chunk(raw=spout.take(), rows_count=0)


def _describe_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = _UNIX
    entry.external_attr = _READABLE
    return entry
