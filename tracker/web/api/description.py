"""What the API says of itself: an OpenAPI 3.1 document, made from the table of operations."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from tracker import __version__
from tracker.permissions import scope_of
from tracker.web.api.operations import JSON, PREFIX
from tracker.web.api.repeats import HEADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tracker.web.api.operations import Operation

PROBLEM_JSON: Final = "application/problem+json"
_SCHEMAS: Final = "#/components/schemas/{model}"
_PATH_PART: Final = re.compile(r"<(\w+)>")
_TOKEN_PROBLEMS: Final = (401, 403)
_UNPROCESSABLE: Final = 422


class FieldProblem(BaseModel):
    """What is wrong with one field."""

    field: str
    message: str


class Problem(BaseModel):
    """What went wrong (RFC 9457); the members after `detail` come with the failures that have them."""

    type: str
    title: str
    status: int
    detail: str | None = None
    errors: list[FieldProblem] | None = None
    guard: str | None = None
    missing: list[str] | None = None
    article_id: str | None = None
    claim_id: str | None = None
    reason: str | None = None


def build_description(operations: Iterable[Operation], *, server: str) -> dict[str, object]:
    """Return the API as an OpenAPI 3.1 document; the same operations give the same one."""
    listed = tuple(operations)
    paths: dict[str, dict[str, object]] = {}
    for operation in listed:
        path = _PATH_PART.sub(r"{\1}", operation.path)
        paths.setdefault(path, {})[operation.method.lower()] = _describe(operation)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Claim tracker",
            "version": __version__,
            "description": "Articles, their claims, and what was found about them.",
        },
        "servers": [{"url": f"{server}{PREFIX}"}],
        "paths": paths,
        "components": {
            "schemas": _schemas(listed),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _describe(operation: Operation) -> dict[str, object]:
    told: dict[str, object] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "parameters": [*_path_parameters(operation), *_query_parameters(operation), *_headers(operation)],
        "responses": _responses(operation),
    }
    if operation.takes is not None:
        told["requestBody"] = {"required": True, "content": {JSON: {"schema": _ref(operation.takes)}}}
    if operation.action is not None:
        told["security"] = [{"token": []}]
        told["description"] = f"Needs a token with the scope `{scope_of(operation.action).value}`."
    return told


def _path_parameters(operation: Operation) -> list[dict[str, object]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string", "minLength": 1}}
        for name in _PATH_PART.findall(operation.path)
    ]


def _query_parameters(operation: Operation) -> list[dict[str, object]]:
    if operation.query is None:
        return []
    schema = operation.query.model_json_schema(ref_template=_SCHEMAS)
    properties: Mapping[str, object] = schema.get("properties", {})
    return [{"name": name, "in": "query", "schema": each} for name, each in properties.items()]


def _headers(operation: Operation) -> list[dict[str, object]]:
    if operation.needs_version:
        told = "The ETag of the claim as it was read."
        return [_header("If-Match", told, is_required=True, pattern=r'^"v[0-9]{1,9}"$')]
    if operation.method == "POST":
        return [_header(HEADER, "A request with the same key is done once.", is_required=False)]
    return []


def _header(name: str, told: str, *, is_required: bool, pattern: str | None = None) -> dict[str, object]:
    schema: dict[str, object] = {"type": "string", "maxLength": 200}
    if pattern:
        schema["pattern"] = pattern
    return {"name": name, "in": "header", "required": is_required, "description": told, "schema": schema}


def _responses(operation: Operation) -> dict[str, object]:
    done: dict[str, object] = {
        "description": HTTPStatus(operation.status).phrase,
        "content": {JSON: {"schema": _ref(operation.gives)}},
    }
    codes = set(operation.problems) | (set(_TOKEN_PROBLEMS) if operation.action else set())
    if operation.query is not None:
        codes.add(_UNPROCESSABLE)
    if operation.takes is not None:
        codes |= {400, 413, _UNPROCESSABLE}
    if operation.action is None:
        done["headers"] = {"ETag": {"schema": {"type": "string"}, "description": "What If-None-Match names."}}
    problems = {
        str(code): {
            "description": HTTPStatus(code).phrase,
            "content": {PROBLEM_JSON: {"schema": _ref(Problem)}},
        }
        for code in sorted(codes | {400})
    }
    unchanged = {"304": {"description": "Nothing has changed since."}} if operation.action is None else {}
    return {str(operation.status): done, **unchanged, **problems}


def _schemas(operations: Iterable[Operation]) -> dict[str, object]:
    listed = tuple(operations)
    given: dict[type[BaseModel], None] = dict.fromkeys([Problem, *(each.gives for each in listed)])
    taken = dict.fromkeys(model for each in listed for model in (each.takes, each.query) if model is not None)
    pairs: list[tuple[type[BaseModel], Literal["validation", "serialization"]]] = [
        *((model, "serialization") for model in given),
        *((model, "validation") for model in taken),
    ]
    _, defined = models_json_schema(pairs, ref_template=_SCHEMAS)
    found: dict[str, object] = defined.get("$defs", {})
    return found


def _ref(model: type[BaseModel]) -> dict[str, object]:
    return {"$ref": _SCHEMAS.format(model=model.__name__)}
