"""How a file is sent while it is still read from the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Response, request

from tracker.errors import InputError
from tracker.publication.addresses import build_claim_path
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlmodel import Session


def stream_file(
    iter_chunks: Callable[[Session], Iterator[bytes]], *, content_type: str, filename: str, caching: str
) -> Response:
    """Answer with a file to keep, whose first two chunks are made before the answer begins."""
    response = Response(content_type=content_type)
    response.headers["Content-Disposition"] = f"attachment; filename={filename}"
    response.headers["Cache-Control"] = caching
    if request.method == "HEAD":
        return response
    database = door.database()

    def iter_read() -> Iterator[bytes]:
        # The stream outlives the view, so it reads in a session of its own. Whatever fails in it breaks the
        # connection: an error line among the rows would be taken for data.
        with database.reading() as session:
            yield from iter_chunks(session)

    chunks = iter_read()
    # The header and the first rows are made before the answer begins, so that a database which does not
    # answer is an error page and no broken file.
    response.response = _resume(next(chunks), next(chunks, b""), chunks)
    return response


def make_claim_url() -> Callable[[str, str], str]:
    """Return what makes the absolute address of a claim's page from its public id and slug."""
    public_url = door.settings().public_url
    return lambda public_id, slug: public_url + build_claim_path(public_id, slug)


def read_choice(name: str, value: str) -> bool:
    """Tell whether a parameter that can only have this value has it.

    Raises:
        InputError: it has another.
    """
    chosen = request.args.get(name, "")
    if chosen not in {"", value}:
        raise InputError(name, f"The parameter “{name}” can only be “{value}”.")
    return chosen == value


def _resume(header: bytes, first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield header + first
    yield from rest
