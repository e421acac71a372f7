"""Every public list of claims as a file: the same claims in the same order as on its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from tracker.export.csv_file import CONTENT_TYPE, FILENAME, iter_csv_chunks
from tracker.export.csv_rows import build_public_row
from tracker.export.json_file import JSON_TYPE, iter_json_chunks
from tracker.models.snapshot import load_snapshot
from tracker.publication.counting import choose
from tracker.publication.list_queries import iter_payloads
from tracker.web.caching import CACHING
from tracker.web.listing import read_address
from tracker.web.streaming import make_claim_url, read_choice, stream_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Response
    from sqlmodel import Session

    from tracker.export.columns import ClaimRow

blueprint = Blueprint("public_files", __name__)


@blueprint.get("/claims.csv")
def download_csv() -> Response:
    """Send the list of the address as CSV; `?for=excel` and `?guard=none` change the form."""
    bom, guard, list_rows = read_choice("for", "excel"), not read_choice("guard", "none"), _make_rows()
    return stream_file(
        lambda session: iter_csv_chunks(list_rows(session), guard=guard, bom=bom),
        content_type=CONTENT_TYPE,
        filename=FILENAME,
        caching=CACHING,
    )


@blueprint.get("/claims.json")
def download_json() -> Response:
    """Send the list of the address as JSON."""
    list_rows = _make_rows()
    return stream_file(
        lambda session: iter_json_chunks(list_rows(session)),
        content_type=JSON_TYPE,
        filename="claims.json",
        caching=CACHING,
    )


def _make_rows() -> Callable[[Session], Iterator[ClaimRow]]:
    address, claim_url = read_address(), make_claim_url()

    def list_rows(session: Session) -> Iterator[ClaimRow]:
        selection = choose(session, address.filters, address.search).selection
        for payload in iter_payloads(session, selection, address.order):
            yield build_public_row(load_snapshot(payload), claim_url=claim_url)

    return list_rows
