"""The downloads: claims.csv for everybody, and the desk's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, Response, request

from tracker.errors import InputError
from tracker.export.csv_file import CONTENT_TYPE, FILENAME, iter_csv_chunks
from tracker.export.queries import iter_desk_rows, iter_public_rows
from tracker.publication.addresses import build_claim_path
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlmodel import Session

    from tracker.export.columns import ClaimRow

blueprint = Blueprint("export", __name__)


@blueprint.get("/export/claims.csv")
def download_public_claims() -> Response:
    """Send every published claim with its public notes; `?for=excel` and `?guard=none` change the form."""
    claim_url = _make_claim_url()
    return _stream(lambda session: iter_public_rows(session, claim_url=claim_url), caching="public, no-cache")


@blueprint.get("/desk/export/claims.csv")
def download_desk_claims() -> Response:
    """Send every claim as the viewer may see it."""
    claim_url, viewer_id, policy = _make_claim_url(), door.actor().id, door.policy()
    return _stream(
        lambda session: iter_desk_rows(session, viewer_id=viewer_id, policy=policy, claim_url=claim_url),
        caching="private, no-store",
    )


def _make_claim_url() -> Callable[[str, str], str]:
    public_url = door.settings().public_url
    return lambda public_id, slug: public_url + build_claim_path(public_id, slug)


def _stream(list_rows: Callable[[Session], Iterator[ClaimRow]], *, caching: str) -> Response:
    bom = _read_choice("for", "excel")
    guard = not _read_choice("guard", "none")
    response = Response(content_type=CONTENT_TYPE)
    response.headers["Content-Disposition"] = f"attachment; filename={FILENAME}"
    response.headers["Cache-Control"] = caching
    if request.method == "HEAD":
        return response
    database = door.database()

    def iter_chunks() -> Iterator[bytes]:
        # The stream outlives the view, so it reads in a session of its own. Whatever fails in it breaks the
        # connection: an error line among the rows would be taken for data.
        with database.reading() as session:
            yield from iter_csv_chunks(list_rows(session), guard=guard, bom=bom)

    chunks = iter_chunks()
    # The header and the first rows are made before the answer begins, so that a database which does not
    # answer is an error page and no broken file.
    response.response = _resume(next(chunks), next(chunks, b""), chunks)
    return response


def _resume(header: bytes, first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield header + first
    yield from rest


def _read_choice(name: str, value: str) -> bool:
    chosen = request.args.get(name, "")
    if chosen not in {"", value}:
        raise InputError(name, f"The parameter “{name}” can only be “{value}”.")
    return chosen == value
