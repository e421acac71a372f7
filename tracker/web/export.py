"""The downloads: claims.csv for everybody, and the desk's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint

from tracker.export.csv_file import CONTENT_TYPE, FILENAME, iter_csv_chunks
from tracker.export.queries import iter_desk_rows, iter_public_rows
from tracker.web import door
from tracker.web.streaming import make_claim_url, read_choice, stream_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Response
    from sqlmodel import Session

    from tracker.export.columns import ClaimRow

blueprint = Blueprint("export", __name__)


@blueprint.get("/export/claims.csv")
def download_public_claims() -> Response:
    """Send every published claim with its public notes; `?for=excel` and `?guard=none` change the form."""
    claim_url = make_claim_url()
    return _stream(lambda session: iter_public_rows(session, claim_url=claim_url), caching="public, no-cache")


@blueprint.get("/desk/export/claims.csv")
def download_desk_claims() -> Response:
    """Send every claim as the viewer may see it."""
    claim_url, viewer_id, policy = make_claim_url(), door.actor().id, door.policy()
    return _stream(
        lambda session: iter_desk_rows(session, viewer_id=viewer_id, policy=policy, claim_url=claim_url),
        caching="private, no-store",
    )


def _stream(list_rows: Callable[[Session], Iterator[ClaimRow]], *, caching: str) -> Response:
    bom = read_choice("for", "excel")
    guard = not read_choice("guard", "none")
    return stream_file(
        lambda session: iter_csv_chunks(list_rows(session), guard=guard, bom=bom),
        content_type=CONTENT_TYPE,
        filename=FILENAME,
        caching=caching,
    )
