"""Which format a file is in, and the stream of values that its reader makes of it."""

from __future__ import annotations

import re
from contextlib import contextmanager
from itertools import chain
from typing import IO, TYPE_CHECKING, Final, Protocol

from tracker.errors import UnreadableTextError
from tracker.export.importing.annotated_claims import iter_annotations
from tracker.export.importing.archive import find_guard, has_entry, opened_archive, opened_entry
from tracker.export.importing.claim_reviews import iter_check_tools, iter_claim_reviews, iter_dotted
from tracker.export.importing.csv_reading import glance_for_guard, is_guarded
from tracker.export.importing.mapped_claims import iter_mapped
from tracker.export.importing.mapping import load_mapping
from tracker.export.importing.own_claims import iter_claims
from tracker.export.importing.own_parts import PARTS, iter_parts
from tracker.export.importing.spreadsheet import is_table
from tracker.export.tables import CLAIMS
from tracker.models.enums import ImportFormat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from zipfile import ZipFile

    from tracker.export.importing.values import Imported

HEAD_BYTES: Final = 65_536
_ZIP: Final = b"PK\x03\x04"
_API: Final = re.compile(r'"claimReview"\s*:\s*\[')
# The name of its first file stands behind the 30 bytes of a ZIP's first head.
_WORKBOOK: Final = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"xl/", b"mimetypeapplication/vnd.oasis")
_NAME_AT: Final = 30
_IS_WORKBOOK: Final = "This is a workbook. Save its sheet as “CSV UTF-8”, or paste its cells here."
_ANNOTATED: Final = re.compile(r'"http://www\.w3\.org/ns/anno\.jsonld"|"(?:@type|type)"\s*:\s*"Annotation')
_UNMAPPED: Final = "Nobody has said yet what the columns of this spreadsheet are."
_UNKNOWN: Final = "This is none of the formats that can be imported: {}."
FORMAT_NAMES: Final[dict[ImportFormat, str]] = {
    ImportFormat.CLAIMS_CSV: "claims.csv of a claim tracker",
    ImportFormat.BUNDLE: "ZIP of a claim tracker",
    ImportFormat.CLAIM_REVIEW: "ClaimReview in JSON-LD or in a page",
    ImportFormat.CHECK_TOOLS: "answer of the Fact Check Tools API",
    ImportFormat.DOTTED_CSV: "CSV with the columns of a ClaimReview",
    ImportFormat.ANNOTATIONS: "Web Annotations in JSON-LD",
    ImportFormat.SPREADSHEET: "spreadsheet with columns of its own",
}
READABLE: Final = tuple(FORMAT_NAMES)


def recognise(head: bytes) -> ImportFormat:
    """Return the format of a file from its first bytes, whatever its name says.

    Raises:
        UnreadableTextError: it looks like none.
    """
    if head.startswith(_ZIP):
        if head.startswith(_WORKBOOK, _NAME_AT):
            raise UnreadableTextError(_IS_WORKBOOK)
        return ImportFormat.BUNDLE
    text = head.decode("utf-8-sig", errors="replace").lstrip()
    if text[:1] in {"{", "[", "<"}:
        if _ANNOTATED.search(text) and text[0] != "<":
            return ImportFormat.ANNOTATIONS
        is_api = text[0] == "{" and _API.search(text) is not None
        return ImportFormat.CHECK_TOOLS if is_api else ImportFormat.CLAIM_REVIEW
    names = {name.strip().strip('"') for name in text.partition("\n")[0].split(",")}
    if {"claim_id", "claim_text"} <= names:
        return ImportFormat.CLAIMS_CSV
    if "claimReviewed" in names:
        return ImportFormat.DOTTED_CSV
    if is_table(head):
        return ImportFormat.SPREADSHEET
    raise UnreadableTextError(_UNKNOWN.format("; ".join(FORMAT_NAMES.values())))


@contextmanager
def opened_reader(
    stream: IO[bytes], form: ImportFormat, *, guard: bool | None = None, mapping: str = ""
) -> Iterator[Iterator[Imported]]:
    """Lend what a seekable file holds, in its order; `guard` None finds out whether texts are guarded.

    `mapping` says how a spreadsheet is read.

    Raises:
        UnreadableTextError: the file is not in this format; also while values are taken.
    """
    if form is ImportFormat.BUNDLE:
        with opened_archive(stream) as archive:
            yield _iter_archive(archive, guard=guard)
    elif form is ImportFormat.SPREADSHEET:
        if not mapping:
            raise UnreadableTextError(_UNMAPPED)
        yield iter_mapped(stream, load_mapping(mapping), guard=guard)
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
    ImportFormat.ANNOTATIONS: iter_annotations,
}
_OF_CSV: Final[dict[ImportFormat, _CsvReader]] = {
    ImportFormat.CLAIMS_CSV: iter_claims,
    ImportFormat.DOTTED_CSV: iter_dotted,
}
# The others are read whole before their first row.
READ_PIECEWISE: Final = frozenset({ImportFormat.BUNDLE, ImportFormat.SPREADSHEET, *_OF_CSV})
