"""The same request sent twice is done once: the first answer is kept under the program's own key."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from flask import Response, request

from tracker.accounts.tokens import find_stored_answer, store_answer
from tracker.db import lock
from tracker.errors import BadBodyError, RepeatedKeyError
from tracker.models import StoredAnswer, limits
from tracker.web import door

if TYPE_CHECKING:
    from collections.abc import Callable

HEADER: Final = "Idempotency-Key"
REPEATED: Final = "Idempotent-Replayed"
JSON: Final = "application/json"


def answer_once(run: Callable[[], Response]) -> Response:
    """Run an operation, or give the answer again that the same request had before.

    Raises:
        BadBodyError: the key is too long.
        RepeatedKeyError: the key belongs to another request.
    """
    key = request.headers.get(HEADER, "")
    if not key:
        return run()
    if len(key) > limits.NAME:
        raise BadBodyError(((HEADER, f"A key has at most {limits.NAME} characters."),))
    token_id, digest, session = door.token_id(), _digest(), door.session()
    lock(session, f"answer {token_id} {key}")
    known = find_stored_answer(session, token_id, key)
    if known is not None:
        if known.request_sha256 != digest:
            raise RepeatedKeyError
        return _repeat(known)
    response = run()
    answer = StoredAnswer(
        token_id=token_id,
        key=key,
        request_sha256=digest,
        status=response.status_code,
        location=response.headers.get("Location", ""),
        version_tag=response.get_etag()[0] or "",
        body=response.get_data(as_text=True),
        created_at=door.now(),
    )
    store_answer(session, answer, at=door.now())
    return response


def _digest() -> str:
    told = f"{request.method} {request.full_path}\n".encode()
    return hashlib.sha256(told + request.get_data(cache=True)).hexdigest()


def _repeat(known: StoredAnswer) -> Response:
    response = Response(known.body, status=known.status, mimetype=JSON)
    response.headers[REPEATED] = "true"
    if known.location:
        response.headers["Location"] = known.location
    if known.version_tag:
        response.set_etag(known.version_tag)
    return response
