"""How a ZIP bundle is opened without trusting it: known names only, and no more bytes than it may hold."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Final

from tracker.errors import UnreadableTextError
from tracker.export.metadata import FILENAME

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_ENTRIES: Final = 100
MOST_BYTES: Final = 20_000_000_000
# Text packs to a tenth of its size; much that packs to less than a two-hundredth was made to waste time.
MOST_PACKED: Final = 200
ALWAYS_ALLOWED_BYTES: Final = 100_000_000
MOST_METADATA_BYTES: Final = 1_000_000
_NO_ZIP: Final = "The file is no ZIP that can be read: {}."
_LACKS: Final = "The ZIP holds no {}."
_BOMB: Final = "The ZIP unpacks to far more than such a file can hold, so it was left alone."


class _Capped(io.RawIOBase):
    """A stream that fails once more comes out of it than was announced and allowed."""

    def __init__(self, stream: IO[bytes], most: int) -> None:
        self._stream, self._left = stream, most

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # any buffer there
        try:
            raw = self._stream.read(len(buffer))
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise UnreadableTextError(_NO_ZIP.format(error)) from error
        self._left -= len(raw)
        if self._left < 0:
            raise UnreadableTextError(_BOMB)
        buffer[: len(raw)] = raw
        return len(raw)


@contextmanager
def opened_archive(stream: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """Lend the archive; nothing in it is ever written to the disk under a name of its own.

    Raises:
        UnreadableTextError: it is no ZIP, is encrypted, or unpacks to far too much.
    """
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise UnreadableTextError(_NO_ZIP.format(error)) from error
    with archive:
        entries = archive.infolist()
        whole = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        most = min(MOST_BYTES, max(packed * MOST_PACKED, ALWAYS_ALLOWED_BYTES))
        if len(entries) > MOST_ENTRIES or whole > most:
            raise UnreadableTextError(_BOMB)
        yield archive


def has_entry(archive: zipfile.ZipFile, name: str) -> bool:
    """Tell whether the archive holds a file of exactly this name."""
    return name in archive.namelist()


@contextmanager
def opened_entry(archive: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    """Lend one file of the archive, which cannot yield more than its header says.

    Raises:
        UnreadableTextError: there is no such file, or it cannot be unpacked.
    """
    try:
        entry = archive.getinfo(name)
        raw = archive.open(entry)
    except KeyError as error:
        raise UnreadableTextError(_LACKS.format(name)) from error
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise UnreadableTextError(_NO_ZIP.format(error)) from error
    with raw, io.BufferedReader(_Capped(raw, entry.file_size), 1 << 18) as stream:
        yield stream


def find_guard(archive: zipfile.ZipFile) -> bool | None:
    """Return what the metadata say of the formula guard; None when they do not say."""
    if not has_entry(archive, FILENAME):
        return None
    with opened_entry(archive, FILENAME) as stream:
        raw = stream.read(MOST_METADATA_BYTES)
    try:
        told: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    notes = told.get("notes") if isinstance(told, dict) else None
    for note in notes if isinstance(notes, list) else ():
        if isinstance(note, dict) and note.get("type") == "FormulaGuard":
            return note.get("prefix") is not None
    return None
