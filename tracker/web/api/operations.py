"""What the API can do, one row an operation: from it come the routes, the checks and the description."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeVar

from flask import Response, request
from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.errors import BadBodyError, PreconditionError, PreconditionMissingError
from tracker.web import caching
from tracker.web.api.repeats import answer_once
from tracker.web.reading import is_readable

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Blueprint

    from tracker.permissions import Action

PREFIX: Final = "/api/v1"
JSON: Final = "application/json"
CREATED: Final = 201
OK: Final = 200
MOST_DEPTH: Final = 20


class Strict(BaseModel):
    """A body or query in which every field is known; what is not declared is refused by name."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True, frozen=True)


Shape = TypeVar("Shape", bound=Strict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an operation gives back; `version` becomes the ETag that an edit names in If-Match."""

    body: BaseModel
    status: int = OK
    location: str = ""
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One thing the API can do.

    `action` is what the person's role and the token's scopes have to allow; None lets everybody, with a
    name for exactly this answer (ETag) and 304 to whoever has it.
    `takes` is the body, `query` the parameters, `gives` the answer; `needs_version` asks for If-Match.
    """

    name: str
    method: str
    path: str
    summary: str
    run: Callable[..., Answer]
    gives: type[BaseModel]
    action: Action | None = None
    takes: type[Strict] | None = None
    query: type[Strict] | None = None
    status: int = OK
    needs_version: bool = False
    problems: tuple[int, ...] = field(default=())


def add_operation(blueprint: Blueprint, operation: Operation) -> None:
    """Give an operation its route on the blueprint of the API."""

    def view(**path: str) -> Response:
        given: dict[str, object] = {**path}
        if operation.query is not None:
            given["query"] = _parse(operation.query, _read_query())
        if operation.takes is not None:
            given["body"] = _parse(operation.takes, _read_body())
        if operation.needs_version:
            given["version"] = _read_version()
        if operation.method == "POST":
            return answer_once(lambda: _respond(operation.run(**given)))
        if operation.action is None:
            return _respond_to_all(operation.run(**given))
        return _respond(operation.run(**given))

    blueprint.add_url_rule(
        operation.path, endpoint=operation.name, view_func=view, methods=[operation.method]
    )


def name_version(number: int) -> str:
    """Return the ETag of a claim's version, without quotation marks."""
    return f"v{number}"


def _read_query() -> dict[str, object]:
    args = request.args
    return {name: values[0] if len(values) == 1 else values for name, values in args.lists()}


def _read_body() -> object:
    if request.mimetype != JSON:
        raise BadBodyError((("", f"Send the body as {JSON}."),))
    try:
        body: object = json.loads(request.get_data(cache=True))
    except (ValueError, RecursionError) as error:
        raise BadBodyError((("", "The body is not JSON in UTF-8."),)) from error
    if not isinstance(body, dict):
        raise BadBodyError((("", "The body is not one JSON object."),))
    if not _is_storable(body, MOST_DEPTH):
        raise BadBodyError((("", "The body is nested too deep, or holds a character that no text has."),))
    return body


def _is_storable(value: object, depth: int) -> bool:
    if isinstance(value, str):
        return is_readable(value)
    if isinstance(value, dict):
        inside: list[object] = [*value, *value.values()]
    elif isinstance(value, list):
        inside = value
    else:
        return True
    return depth > 0 and all(_is_storable(each, depth - 1) for each in inside)


def _parse(shape: type[Shape], raw: object) -> Shape:
    try:
        return shape.model_validate(raw)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=False, include_input=False)
        problems = tuple((".".join(str(part) for part in each["loc"]), each["msg"]) for each in found)
        raise BadBodyError(problems) from error


def _read_version() -> int:
    if not request.if_match:
        raise PreconditionMissingError
    tags = request.if_match.as_set()
    if len(tags) != 1 or not (number := tags.pop().removeprefix("v")).isdecimal() or not number.isascii():
        raise PreconditionError
    return int(number[:10])


def _respond_to_all(answer: Answer) -> Response:
    """Answer what everybody may read, or with 304 to whoever has exactly this."""
    body = answer.body.model_dump_json(by_alias=True)
    return caching.answer((body,), lambda: Response(body, mimetype=JSON))


def _respond(answer: Answer) -> Response:
    body = answer.body.model_dump_json(by_alias=True)
    response = Response(body, status=answer.status, mimetype=JSON)
    if answer.location:
        response.headers["Location"] = answer.location
    if answer.version:
        response.set_etag(answer.version)
    return response
