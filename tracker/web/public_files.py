"""Every public list of claims as a file: the same claims in the same order as on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from tracker.export.columns import iter_cells
from tracker.export.csv_file import build_header
from tracker.export.csv_rows import build_public_row
from tracker.export.tables import CLAIMS
from tracker.export.writing import CONTENT_TYPES, Chunk, Form, iter_one_object, iter_written
from tracker.models.snapshot import load_snapshot
from tracker.publication.addresses import build_claim_path
from tracker.publication.counting import choose
from tracker.publication.list_queries import iter_payloads
from tracker.web import door
from tracker.web.listing import read_address
from tracker.web.streaming import read_layout, stream

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from flask import Response
    from sqlmodel import Session

    from tracker.export.tables import Row

blueprint = Blueprint("public_files", __name__)

JSON_TYPE = "application/json"


@blueprint.get("/claims.csv")
def download_csv() -> Response:
    """Send the list of the address as CSV."""
    layout, list_rows = read_layout(Form.CSV), _make_rows()

    def iter_file(session: Session) -> Generator[Chunk]:
        yield Chunk(raw=build_header(CLAIMS.columns, bom=layout.bom), rows_count=0)
        yield from iter_written(CLAIMS, list_rows(session), layout)

    return stream(iter_file, content_type=CONTENT_TYPES[Form.CSV], filename="claims.csv", is_public=True)


@blueprint.get("/claims.json")
def download_json() -> Response:
    """Send the list of the address as JSON."""
    list_rows = _make_rows()
    return stream(
        lambda session: iter_one_object(CLAIMS, list_rows(session)),
        content_type=JSON_TYPE,
        filename="claims.json",
        is_public=True,
    )


def _make_rows() -> Callable[[Session], Iterator[Row]]:
    address, public_url = read_address(), door.settings().public_url

    def claim_url(public_id: str, slug: str) -> str:
        return public_url + build_claim_path(public_id, slug)

    def list_rows(session: Session) -> Iterator[Row]:
        selection = choose(session, address.filters, address.search).selection
        for payload in iter_payloads(session, selection, address.order):
            yield tuple(iter_cells(build_public_row(load_snapshot(payload), claim_url=claim_url)))

    return list_rows
