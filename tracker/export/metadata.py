"""What csv-metadata.json says of the files of a bundle (W3C CSV on the Web)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tracker.export.guard import APOSTROPHE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tracker.export.reading import JsonValue, Scope
    from tracker.export.tables import Table
    from tracker.export.writing import Layout

FILENAME: Final = "csv-metadata.json"
_GUARDED: Final = (
    "A text cell that a spreadsheet could run as a formula, because its first character apart from "
    "apostrophes is one of = + - @, a tab, a line end or a full-width form of those, has one apostrophe "
    "in front that is not part of the text. Take it away to read the text; import does. Other columns are"
    " never guarded."
)
_UNGUARDED: Final = "Texts stand as they are; a spreadsheet may run one that begins like a formula."


@dataclass(frozen=True, slots=True, kw_only=True)
class FileDigest:
    """What a finished file holds; the header is not among its rows."""

    table: Table
    rows_count: int
    bytes_count: int
    sha256: str


def build_metadata(
    digests: Sequence[FileDigest], layout: Layout, *, scope: Scope, public_url: str
) -> dict[str, JsonValue]:
    """Return the description of all files, in the order in which they were written."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:title": "Claims and what was found about them",
        "dc:publisher": {"@id": public_url},
        "rdfs:comment": _GUARDED if layout.guard else _UNGUARDED,
        "schema:conditionsOfAccess": scope.value,
        "notes": [{"type": "FormulaGuard", "prefix": APOSTROPHE if layout.guard else None}],
        "dialect": {
            "encoding": "utf-8",
            "header": True,
            "delimiter": ",",
            "quoteChar": '"',
            "doubleQuote": True,
            "lineTerminators": ["\r\n"],
        },
        "tables": [_describe(digest) for digest in digests],
    }


def _describe(digest: FileDigest) -> dict[str, JsonValue]:
    table = digest.table
    return {
        "url": f"{table.name}.csv",
        "dc:description": f"One row is {table.row_is}.",
        "schema:numberOfItems": digest.rows_count,
        "dcat:byteSize": digest.bytes_count,
        "schema:sha256": digest.sha256,
        "tableSchema": {"columns": [_describe_column(table, column) for column in table.columns]},
    }


def _describe_column(table: Table, column: str) -> dict[str, JsonValue]:
    # Names of columns are templates of addresses in this standard, where a dot and an at sign have no place.
    name = column.replace("@", "").replace(".", "_")
    return {"name": name, "titles": column, "datatype": table.datatype_of(column).value}
