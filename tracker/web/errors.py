"""What each failure answers: one table of status codes, a page for people, problem+json for programs."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from flask import Response, jsonify, make_response, redirect, render_template, request, url_for
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DataError
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, RequestEntityTooLarge
from werkzeug.http import HTTP_STATUS_CODES

from tracker import errors as known
from tracker.web import door
from tracker.web.languages import DEFAULT, asked_language, translated_phrase
from tracker.web.reading import drain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flask import Flask
    from jinja2 import Template
    from werkzeug.wrappers import Response as AnyResponse

_log = logging.getLogger(__name__)

STATUS_CODES: Final[dict[type[known.TrackerError], int]] = {
    known.TrackerError: 500,
    known.NotFoundError: 404,
    known.GoneError: 410,
    known.NotSignedInError: 401,
    known.SignInFailedError: 401,
    known.PasswordChangeNeededError: 403,
    known.ForbiddenError: 403,
    known.CrossSiteError: 403,
    known.InputError: 422,
    known.UnreadableTextError: 400,
    known.TooLargeError: 413,
    known.TooManyTriesError: 429,
    known.StaleEditError: 409,
    known.NewerVersionError: 409,
    known.ConflictError: 409,
    known.AlreadyAddedError: 409,
    known.MoveRefusedError: 409,
    known.BadBodyError: 422,
    known.RepeatedKeyError: 422,
    known.PreconditionMissingError: 428,
    known.PreconditionError: 412,
    known.AddressRefusedError: 422,
    known.DatabaseUnavailableError: 503,
}
NOT_FOUND: Final = 404
FIRST_ERROR: Final = 400
UNAUTHORIZED: Final = 401
FIRST_SERVER_ERROR: Final = 500
_PAGE_METHODS: Final = frozenset({"GET", "HEAD"})
JSON_TYPES: Final = ("application/problem+json", "application/json")


def handle_errors(app: Flask) -> None:
    """Answer every failure by the table."""
    app.register_error_handler(known.TrackerError, answer_tracker_error)
    app.register_error_handler(HTTPException, answer_http_error)
    app.register_error_handler(DataError, answer_refused_value)
    app.register_error_handler(OverflowError, answer_refused_value)


def status_of(error: known.TrackerError) -> int:
    """Return the status code of a failure; a type that is not in the table has its parent's."""
    return next(STATUS_CODES[kind] for kind in type(error).__mro__ if kind in STATUS_CODES)


def answer_tracker_error(error: known.TrackerError) -> AnyResponse:
    """Answer an expected failure; whoever has to sign in or choose a password is led there."""
    if isinstance(error, known.PasswordChangeNeededError) and not _wants_json():
        return redirect(url_for("accounts.change_password", next=_find_wanted()), 303)
    if isinstance(error, known.NotSignedInError) and request.method in _PAGE_METHODS and not _wants_json():
        return redirect(url_for("accounts.sign_in", next=_find_wanted()), 303)
    status = status_of(error)
    if status >= FIRST_SERVER_ERROR:
        _log.error("%s: %s", type(error).__name__, error)
    retry = error.retry_after_seconds if isinstance(error, known.TooManyTriesError) else None
    response = render_error(status, str(error), retry_after_seconds=retry, members=_members_of(error))
    if status == UNAUTHORIZED and is_api():
        response.headers["WWW-Authenticate"] = 'Bearer realm="claim tracker"'
    return response


def is_api() -> bool:
    """Tell whether the request is a program's, to the API, whatever it says that it accepts."""
    return request.path.startswith("/api/")


def _members_of(error: known.TrackerError) -> dict[str, object]:
    """Return what a program needs beside the sentence, as members of its own (RFC 9457)."""
    if isinstance(error, known.MoveRefusedError):
        return {"guard": error.guard, "missing": list(error.missing)}
    if isinstance(error, known.BadBodyError):
        return {"errors": [{"field": path, "message": told} for path, told in error.problems]}
    if isinstance(error, known.InputError):
        return {"errors": [{"field": error.field, "message": str(error)}]}
    if isinstance(error, known.GoneError):
        return {"claim_id": error.public_id, "reason": error.reason}
    if isinstance(error, known.AlreadyAddedError):
        return {"article_id": error.public_id}
    return {}


def answer_http_error(error: HTTPException) -> AnyResponse:
    """Answer what Flask and Werkzeug refuse; a redirect among them passes as it is."""
    status = error.code or FIRST_SERVER_ERROR
    if error.response is not None or status < FIRST_ERROR:
        return error.get_response()
    response = render_error(status, _explain(error))
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    return response


def answer_refused_value(error: Exception) -> AnyResponse:
    """Answer a value that passed its form and that the database cannot hold."""
    _log.error("a value was refused by the database only: %s", error)
    return render_error(400, "One of the values is longer or larger than can be stored. Nothing was saved.")


def render_error(
    status: int,
    message: str = "",
    *,
    retry_after_seconds: int | None = None,
    members: Mapping[str, object] | None = None,
) -> Response:
    """Return the answer for a failure, as problem+json (RFC 9457) or as a page.

    A 404 is the same to the byte whatever was asked for and whoever asked, so that it never tells
    whether something unpublished is there; what a server error says is for the operator's log. The
    page is made without the database.
    """
    told = "" if status == NOT_FOUND or status >= FIRST_SERVER_ERROR else message
    title = HTTP_STATUS_CODES.get(status, "Error")
    if _wants_json():
        problem = {"type": "about:blank", "title": title, "status": status}
        more = members if members and is_api() else {}
        response = jsonify({**problem, **more, "detail": told} if told else problem)
        response.mimetype = JSON_TYPES[0]
        response.status_code = status
    else:
        templates: list[str | Template] = [f"errors/{status}.html", "errors/error.html"]
        page = render_template(
            templates,
            status=status,
            title=title,
            message=_translate(told),
            retry_after_seconds=retry_after_seconds or 0,
            path_in_languages="/",
        )
        response = make_response(page, status)
    response.vary.add("Accept")
    if retry_after_seconds is not None:
        response.headers["Retry-After"] = str(retry_after_seconds)
    return response


def _translate(message: str) -> str:
    """Return a message in the page's language; for one that no catalogue has the page has its own."""
    if asked_language() == DEFAULT:
        return message
    translated = translated_phrase(message)
    return "" if translated == message else translated


def _find_wanted() -> str | None:
    """Return the address to come back to; None for a form, whose text a redirect would lose anyway."""
    if request.method not in _PAGE_METHODS:
        return None
    return request.full_path if request.query_string else request.path


def _explain(error: HTTPException) -> str:
    if isinstance(error, RequestEntityTooLarge):
        limit = door.settings().max_request_bytes
        drain(limit)
        return f"The request is too large; the limit is {limit:,} bytes (TRACKER_MAX_REQUEST_BYTES)."
    if isinstance(error, CSRFError):
        return "The form was too old, or it did not come from this site. Nothing was saved."
    is_explained = isinstance(error, BadRequest) and error.description != BadRequest.description
    return error.description or "" if is_explained else ""


def _wants_json() -> bool:
    if is_api():
        return True
    best = request.accept_mimetypes.best_match(["text/html", *JSON_TYPES], default="text/html")
    return best in JSON_TYPES
