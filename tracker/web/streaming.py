"""How a file leaves while it is being made: whole, or visibly broken off."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from flask import Response, request

from tracker.errors import InputError
from tracker.export.writing import Layout
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from sqlmodel import Session

    from tracker.export.writing import Chunk, Form


def stream(
    make: Callable[[Session], Generator[Chunk]], *, content_type: str, filename: str, is_public: bool
) -> Response:
    """Answer with a file as it comes into being; HEAD is answered without making any of it."""
    response = Response(content_type=content_type)
    describe_file(response, filename, is_public=is_public)
    if request.method == "HEAD":
        return response
    database = door.database()

    def iter_pieces() -> Iterator[bytes]:
        # The stream outlives the view, so it reads in a session of its own. Whatever fails in it breaks the
        # connection: an error line among the rows would be taken for data.
        # The file is closed before the session: where a reader leaves early, an open COPY would keep the
        # session waiting for ever.
        with database.reading() as session, closing(make(session)) as chunks:
            yield _take_beginning(chunks)
            # An empty piece would end the answer as if the file were whole.
            yield from (chunk.raw for chunk in chunks if chunk.raw)

    pieces = iter_pieces()
    # The header and the first rows are made before the answer begins, so that a database which does not
    # answer is an error page and no broken file.
    response.response = _resume(next(pieces), pieces)
    return response


def describe_file(response: Response, filename: str, *, is_public: bool) -> None:
    """Say that the answer is a file to keep, and who may keep copies on the way."""
    response.headers["Content-Disposition"] = f"attachment; filename={filename}"
    response.headers["Cache-Control"] = "public, no-cache" if is_public else "private, no-store"


def read_layout(form: Form) -> Layout:
    """Return what the address asks for.

    Raises:
        InputError: it asks for what there is not.
    """
    return Layout(form=form, guard=not _read_choice("guard", "none"), bom=_read_choice("for", "excel"))


def _take_beginning(chunks: Iterator[Chunk]) -> bytes:
    """Return everything up to the first rows."""
    beginning = b""
    for chunk in chunks:
        beginning += chunk.raw
        if chunk.rows_count:
            break
    return beginning


def _resume(beginning: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    if beginning:
        yield beginning
    yield from rest


def _read_choice(name: str, value: str) -> bool:
    chosen = request.args.get(name, "")
    if chosen not in {"", value}:
        raise InputError(name, f"The parameter “{name}” can only be “{value}”.")
    return chosen == value
