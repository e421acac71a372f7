"""How strictly a request is read: valid UTF-8, well-formed forms, no character that no text has."""

from __future__ import annotations

import io
import re
from typing import IO, TYPE_CHECKING, Final
from urllib.parse import unquote_to_bytes

from flask import Request, request
from werkzeug.exceptions import BadRequest
from werkzeug.formparser import FormDataParser
from werkzeug.wsgi import get_input_stream

from tracker.errors import UnreadableTextError
from tracker.web.languages import mark_phrase

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage, MultiDict

    type_of_parts = tuple[IO[bytes], MultiDict[str, str], MultiDict[str, FileStorage]]

URLENCODED: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
_DRAINED_LIMITS: Final = 10
_DRAINED_AT_ONCE: Final = 2**16
_UNREADABLE = re.compile("[\x00\ud800-\udfff]")


def is_readable(text: str) -> bool:
    """Tell whether a text can be stored: it holds no NUL and no half of a character pair."""
    return _UNREADABLE.search(text) is None


def check_address() -> None:
    """Refuse a request whose path or query is not text.

    Raises:
        UnreadableTextError: it is not UTF-8 or holds a NUL.
    """
    # WSGI hands both over as Latin-1; the path is unquoted already, the query is not.
    path = request.environ["PATH_INFO"].encode("latin-1")
    query = unquote_to_bytes(request.environ["QUERY_STRING"].encode("latin-1"))
    if not (_is_text(path) and _is_text(query)):
        message = mark_phrase("The address holds characters that no text has.")
        raise UnreadableTextError(message)


def find_unreadable_field() -> str | None:
    """Return the name of the first form field whose value, or whose file's name, cannot be stored."""
    for name, value in request.form.items(multi=True):
        if not (is_readable(name) and is_readable(value)):
            return _UNREADABLE.sub("\ufffd", name)
    for name, file in request.files.items(multi=True):
        if not (is_readable(name) and is_readable(file.filename or "")):
            return _UNREADABLE.sub("\ufffd", name)
    return None


def drain(limit_bytes: int) -> None:
    """Read and drop the body of a request that was refused for its size, up to some times the limit.

    Most clients send everything before they look at the answer; closing on them loses it.
    """
    length = request.content_length
    if length is not None and length <= limit_bytes:
        return  # the form was read to its end; a server may block on reading more
    stream = get_input_stream(request.environ)
    left = _DRAINED_LIMITS * limit_bytes
    while left > 0 and (read := stream.read(_DRAINED_AT_ONCE)):
        left -= len(read)


def _is_text(raw: bytes) -> bool:
    try:
        return is_readable(raw.decode())
    except UnicodeDecodeError:
        return False


class StrictFormParser(FormDataParser):
    """Reads forms as browsers send them; what is malformed is refused, where Werkzeug makes it empty."""

    def parse(
        self,
        stream: IO[bytes],
        mimetype: str,
        content_length: int | None,
        options: dict[str, str] | None = None,
    ) -> type_of_parts:
        """Return the rest of the stream, the fields and the files.

        Raises:
            BadRequest: the form is malformed or not UTF-8.
            RequestEntityTooLarge: it is longer or has more parts than the limits allow.
        """
        self.silent = False
        if mimetype not in {URLENCODED, MULTIPART}:
            return super().parse(stream, mimetype, content_length, options)
        raw = stream.read()
        if content_length is None:
            stream.read(1)  # of a body without a length `read` returns what fits; only this tells of more
        try:
            rest, form, files = super().parse(io.BytesIO(raw), mimetype, len(raw), options)
        except ValueError as error:
            message = "The form arrived incomplete or malformed."
            raise BadRequest(message) from error
        if not _is_utf8(raw, mimetype, form):
            message = "The form is not in UTF-8."
            raise BadRequest(message)
        return rest, form, files


def _is_utf8(raw: bytes, mimetype: str, form: MultiDict[str, str]) -> bool:
    if mimetype == URLENCODED:
        try:
            unquote_to_bytes(raw).decode()
        except UnicodeDecodeError:
            return False
        return True
    # Werkzeug puts U+FFFD where a part is not UTF-8; one that was sent stands in the body as it is.
    return all("\ufffd" not in value or value.encode() in raw for value in form.values())


class StrictRequest(Request):
    """A request whose forms are read strictly."""

    form_data_parser_class = StrictFormParser
