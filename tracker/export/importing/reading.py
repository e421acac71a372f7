"""Which format a file is in, and the stream of values that its reader makes of it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import chain
from typing import IO, TYPE_CHECKING, Final, Protocol

from tracker.errors import UnreadableTextError
from tracker.export.importing.archive import find_guard, has_entry, opened_archive, opened_entry
from tracker.export.importing.claim_reviews import iter_check_tools, iter_claim_reviews, iter_dotted
from tracker.export.importing.csv_reading import glance_for_guard, is_guarded
from tracker.export.importing.own_claims import iter_claims
from tracker.export.importing.own_parts import PARTS, iter_parts
from tracker.export.tables import CLAIMS
from tracker.models.enums import ImportFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipFile

    from tracker.export.importing.values import Imported

HEAD_BYTES: Final = 65_536
_ZIP: Final = b"PK\x03\x04"
_API: Final = re.compile(r'"claimReview"\s*:\s*\[')
_UNKNOWN: Final = "This is none of the formats that can be imported: {}."
FORMAT_NAMES: Final[dict[ImportFormat, str]] = {
    ImportFormat.CLAIMS_CSV: "claims.csv of a claim tracker",
    ImportFormat.BUNDLE: "ZIP of a claim tracker",
    ImportFormat.CLAIM_REVIEW: "ClaimReview in JSON-LD or in a page",
    ImportFormat.CHECK_TOOLS: "answer of the Fact Check Tools API",
    ImportFormat.DOTTED_CSV: "CSV with the columns of a ClaimReview",
}
READABLE: Final = tuple(FORMAT_NAMES)


def recognise(head: bytes) -> ImportFormat:
    """Return the format of a file from its first bytes, whatever its name says.

    Raises:
        UnreadableTextError: it looks like none.
    """
    if head.startswith(_ZIP):
        return ImportFormat.BUNDLE
    text = head.decode("utf-8-sig", errors="replace").lstrip()
    if text[:1] in {"{", "[", "<"}:
        is_api = text[0] == "{" and _API.search(text) is not None
        return ImportFormat.CHECK_TOOLS if is_api else ImportFormat.CLAIM_REVIEW
    names = {name.strip().strip('"') for name in text.partition("\n")[0].split(",")}
    if {"claim_id", "claim_text"} <= names:
        return ImportFormat.CLAIMS_CSV
    if "claimReviewed" in names:
        return ImportFormat.DOTTED_CSV
    raise UnreadableTextError(_UNKNOWN.format("; ".join(FORMAT_NAMES.values())))


@contextmanager
def opened_reader(
    stream: IO[bytes], form: ImportFormat, *, guard: bool | None = None
) -> Iterator[Iterator[Imported]]:
    """Lend what a seekable file holds, in its order; `guard` None finds out whether texts are guarded.

    Raises:
        UnreadableTextError: the file is not in this format; also while values are taken.
    """
    if form is ImportFormat.BUNDLE:
        with opened_archive(stream) as archive:
            yield _iter_archive(archive, guard=guard)
    elif form in _OF_JSON:
        yield _OF_JSON[form](stream)
    elif form in _OF_CSV:
        is_on = guard
        if is_on is None:
            is_on = glance_for_guard(stream)
            stream.seek(0)
        if is_on is None:
            is_on = is_guarded(stream)
            stream.seek(0)
        yield _OF_CSV[form](stream, guard=is_on)
    else:
        raise UnreadableTextError(_UNKNOWN.format("; ".join(FORMAT_NAMES.values())))


def _iter_archive(archive: ZipFile, *, guard: bool | None) -> Iterator[Imported]:
    is_on = find_guard(archive) if guard is None else guard
    if is_on is None:
        # Claims are what has most texts; a bundle is written in one piece.
        with opened_entry(archive, f"{CLAIMS.name}.csv") as stream:
            is_on = is_guarded(stream)
    yield from chain(_iter_claims(archive, guard=is_on), _iter_parts(archive, guard=is_on))


def _iter_claims(archive: ZipFile, *, guard: bool) -> Iterator[Imported]:
    with opened_entry(archive, f"{CLAIMS.name}.csv") as stream:
        yield from iter_claims(stream, guard=guard)


def _iter_parts(archive: ZipFile, *, guard: bool) -> Iterator[Imported]:
    for name in PARTS:
        if has_entry(archive, f"{name}.csv"):
            with opened_entry(archive, f"{name}.csv") as stream:
                yield from iter_parts(name, stream, guard=guard)


class _CsvReader(Protocol):
    def __call__(self, stream: IO[bytes], /, *, guard: bool) -> Iterator[Imported]: ...


_OF_JSON: Final[dict[ImportFormat, Callable[[IO[bytes]], Iterator[Imported]]]] = {
    ImportFormat.CLAIM_REVIEW: iter_claim_reviews,
    ImportFormat.CHECK_TOOLS: iter_check_tools,
}
_OF_CSV: Final[dict[ImportFormat, _CsvReader]] = {
    ImportFormat.CLAIMS_CSV: iter_claims,
    ImportFormat.DOTTED_CSV: iter_dotted,
}
